/** Plays one case in a world of its own; afterwards its record is checked, whatever the case expects. */
import { AGGREGATARTEN, refKey } from '../../../workflows/aggregate.ts'
import { brokenInvariants } from '../../../workflows/invariants.ts'
import { vorlageStand, type VorlageStand } from '../../../workflows/vorlage/stand.ts'
import { readHistory, verify } from '../../engine/history.ts'
import type { Fall } from './format.ts'
import { createMemoryProgram, type Fallprogramm, type MemoryProgram } from './fallprogramm.ts'
import { spielen, type Schrittmeldung } from './spielen.ts'

export interface Ausgang {
  ok: boolean
  schritte: Schrittmeldung[]
  /** `schritt` null: found after the last step. */
  abweichungen: { schritt: number | null; erwartet: unknown; gefunden: unknown }[]
}

/** Replay gives the stored state, nothing waits to be copied out, no invariant is broken, the program logged no error. */
async function afterwards({ events, records, engine, errors }: Fallprogramm): Promise<Ausgang['abweichungen']> {
  const found: Ausgang['abweichungen'] = errors.map((gefunden) => ({ schritt: null, erwartet: 'kein Fehler im Protokoll', gefunden }))
  const stands: { id: string; stand: VorlageStand }[] = []
  for (const art of AGGREGATARTEN)
    for await (const head of records.readers.eachHead(art)) {
      const { fehler } = verify(engine.definitions[art], head, await readHistory(events, head))
      if (fehler !== null)
        found.push({ schritt: null, erwartet: `${refKey(head.ref)}: die Ereignisse ergeben den Stand`, gefunden: fehler })
      if (head.pending.length > 0)
        found.push({ schritt: null, erwartet: `${refKey(head.ref)}: nichts steht aus`, gefunden: head.pending.length })
      if (art === 'vorlage') stands.push({ id: head.ref.id, stand: vorlageStand(engine.partsOf(head)) })
    }
  return [
    ...found,
    ...brokenInvariants(stands).map((gefunden) => ({ schritt: null, erwartet: 'keine verletzte Regel des Verfahrens', gefunden })),
  ]
}

export async function play(program: Fallprogramm, fall: Fall): Promise<Ausgang> {
  const { engine, worker, uhr, events, jobs, records, links } = program
  const schritte: Schrittmeldung[] = []
  const deps = { engine, worker, uhr, nextDue: () => jobs.nextDue(), store: events, records, links }
  await spielen(deps, fall, (meldung) => schritte.push(meldung))
  const abweichungen = [
    ...schritte.flatMap(({ nr, abweichungen: found }) => found.map((one) => ({ schritt: nr, ...one }))),
    ...(await afterwards(program)),
  ]
  return { ok: abweichungen.length === 0, schritte, abweichungen }
}

export async function playInMemory(fall: Fall): Promise<Ausgang & { program: MemoryProgram }> {
  const program = createMemoryProgram(fall.gremien)
  return { ...(await play(program, fall)), program }
}
