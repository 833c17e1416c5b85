/** Reads papers and sessions for documents, mails and pages: heads, texts and versions, resolved to plain values. */
import type { Ref } from '../../workflows/aggregate.ts'
import { profil, type Profil } from '../../workflows/profile/index.ts'
import type { SitzungContext } from '../../workflows/sitzung/machine.ts'
import { sitzungStand } from '../../workflows/sitzung/stand.ts'
import type { Inhalt } from '../../workflows/vorlage/inhalt.ts'
import { vorlageStand, type VorlageStand } from '../../workflows/vorlage/stand.ts'
import type { Engine } from './engine.ts'
import type { EventStore } from './ports.ts'
import { textReferences, withTexts } from './seal.ts'

export interface ReadingDeps {
  engine: Engine
  store: EventStore
  /** Profiles by their id, where they are not as they are set up: a case may change bodies. */
  profilOf?: (id: string) => Profil
}

export interface ReadVorlage {
  id: string
  rev: number
  profil: Profil
  stand: VorlageStand
  inhalt: Inhalt
}

export interface ReadSitzung {
  id: string
  rev: number
  profil: Profil
  context: SitzungContext
}

async function resolved<Value>(store: EventStore, value: Value): Promise<Value> {
  return withTexts(value, await store.getTexts([...textReferences(value)]))
}

/** @throws when the paper or its version is missing: the job is tried again */
export async function readVorlage({ engine, store, profilOf = profil }: ReadingDeps, ref: Ref): Promise<ReadVorlage> {
  const read = await engine.read(ref)
  if (read === null) throw new Error(`NO_HEAD ${ref.id}`)
  const stand = await resolved(store, vorlageStand(read.parts))
  const { hash } = stand.context.fassung
  const inhalt = (await store.getInhalte([hash])).get(hash)
  if (inhalt === undefined) throw new Error(`NO_CONTENT ${hash}`)
  return { id: ref.id, rev: read.head.rev, profil: profilOf(stand.context.profil), stand, inhalt: inhalt as Inhalt }
}

/** @throws when the session is missing */
export async function readSitzung({ engine, store, profilOf = profil }: ReadingDeps, ref: Ref): Promise<ReadSitzung> {
  const read = await engine.read(ref)
  if (read === null) throw new Error(`NO_HEAD ${ref.id}`)
  const { context } = await resolved(store, sitzungStand(read.parts))
  return { id: ref.id, rev: read.head.rev, profil: profilOf(context.profil), context }
}
