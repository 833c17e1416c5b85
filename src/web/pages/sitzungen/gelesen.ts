/** One session as a page needs it: its head at one revision, texts resolved, its body, and who is looking. */
import type { Response } from 'express'
import type { Part, Parts, Payload, Ref } from '../../../../workflows/aggregate.ts'
import { inVerwaltung, type Akteur, type Rechtsrolle } from '../../../../workflows/akteur.ts'
import { gremiumId, type GremiumContext } from '../../../../workflows/gremium/machine.ts'
import type { Profil } from '../../../../workflows/profile/index.ts'
import { localDate } from '../../../../workflows/recht/kalender.ts'
import type { Grund } from '../../../../workflows/rule.ts'
import { sitzungStand, type SitzungStand } from '../../../../workflows/sitzung/stand.ts'
import { RatslaufError } from '../../../engine/errors.ts'
import type { Head } from '../../../engine/ports.ts'
import { textReferences, withTexts } from '../../../engine/seal.ts'
import { currentActor, profilOf, type PageDeps } from '../../deps.ts'
import { currentAccount } from '../../security/account.ts'

export interface Gelesen {
  head: Head
  parts: Parts
  /** Text references replaced by their texts. */
  stand: SitzungStand
  /** Null while the body has no record of its own. */
  gremium: GremiumContext | null
  profil: Profil
  akteur: Akteur
  /** Local date. */
  heute: string
  /** Administration and seats of the body: they read the non-public part. */
  isEingeweiht: boolean
}

const ID = /^[a-zA-Z0-9_.-]{1,80}$/

const sitzungFehlt = (): RatslaufError =>
  new RatslaufError('NOT_FOUND', 'Diese Sitzung gibt es hier nicht. Bitte wählen Sie sie in der Liste der Sitzungen aus.')

/** @throws RatslaufError NOT_FOUND for what does not exist or belongs to another municipality */
export async function gelesen(deps: PageDeps, res: Response, id: unknown): Promise<Gelesen> {
  const account = currentAccount(res)
  if (typeof id !== 'string' || !ID.test(id)) throw sitzungFehlt()
  const [read, akteur] = await Promise.all([deps.engine.read({ art: 'sitzung', id }), currentActor(deps, account)])
  if (read === null) throw sitzungFehlt()
  const unresolved = sitzungStand(read.parts)
  const { profil, gremium } = unresolved.context
  if (profil !== account.profil) throw sitzungFehlt()
  const [texte, body] = await Promise.all([
    deps.store.getTexts([...textReferences(unresolved)]),
    deps.engine.read({ art: 'gremium', id: gremiumId(profil, gremium) }),
  ])
  return {
    ...read,
    stand: withTexts(unresolved, texte),
    gremium: (body?.parts['gremium'] as Part<GremiumContext> | undefined)?.context ?? null,
    profil: profilOf(account),
    akteur,
    heute: localDate(deps.clock.now()),
    isEingeweiht: inVerwaltung(akteur) || akteur.sitze.some((sitz) => sitz.gremium === gremium),
  }
}

export const refOf = ({ head }: Pick<Gelesen, 'head'>): Ref => head.ref

/** The role by which this person may send the event; rules may still refuse it. */
export const darf = (deps: Pick<PageDeps, 'engine'>, sitzung: Gelesen, event: Payload): Rechtsrolle | null =>
  deps.engine.roleOf(sitzung, event, sitzung.akteur)

/** Null when the role may never, else what the state of the session lacks. */
export const gruende = (deps: Pick<PageDeps, 'engine'>, sitzung: Gelesen, type: string): Promise<Grund[] | null> =>
  deps.engine.inquire(sitzung, { type }, sitzung.akteur, { nurStand: true })

/** Whoever records in the hall: chair, deputy, secretary, and the clerk in their place. */
export const isLeitung = (deps: Pick<PageDeps, 'engine'>, sitzung: Gelesen): boolean =>
  darf(deps, sitzung, { type: 'TOP_ERLEDIGEN' }) !== null

/** Members as the law counts them. */
export const gesetzlicheZahl = ({ gremium, profil, stand }: Pick<Gelesen, 'gremium' | 'profil' | 'stand'>): number =>
  gremium?.gesetzlicheZahl ?? profil.gremien.find(({ id }) => id === stand.context.gremium)?.gesetzlicheZahl ?? 0
