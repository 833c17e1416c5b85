/** Plays one case in a world of its own in memory; afterwards its record is checked, whatever the case expects. */
import { refKey } from '../../../workflows/aggregate.ts'
import { brokenInvariants } from '../../../workflows/invariants.ts'
import { vorlageStand } from '../../../workflows/vorlage/stand.ts'
import { readHistory, verify } from '../../engine/history.ts'
import type { Fall } from './format.ts'
import { createMemoryProgram, type MemoryProgram } from './memory-program.ts'
import { spielen, type Schrittmeldung } from './spielen.ts'

export interface Ausgang {
  ok: boolean
  schritte: Schrittmeldung[]
  /** `schritt` null: found after the last step. */
  abweichungen: { schritt: number | null; erwartet: unknown; gefunden: unknown }[]
  program: MemoryProgram
}

/** Replay gives the stored state, nothing waits to be copied out, no invariant is broken, the program logged no error. */
async function afterwards({ store, engine, errors }: MemoryProgram): Promise<Ausgang['abweichungen']> {
  const found: Ausgang['abweichungen'] = errors.map((gefunden) => ({ schritt: null, erwartet: 'kein Fehler im Protokoll', gefunden }))
  for (const head of store.heads()) {
    const { fehler } = verify(engine.definitions[head.ref.art], head, await readHistory(store.events, head))
    if (fehler !== null) found.push({ schritt: null, erwartet: `${refKey(head.ref)}: die Ereignisse ergeben den Stand`, gefunden: fehler })
    if (head.pending.length > 0)
      found.push({ schritt: null, erwartet: `${refKey(head.ref)}: nichts steht aus`, gefunden: head.pending.length })
  }
  const papers = store.heads().filter(({ ref }) => ref.art === 'vorlage')
  const stands = papers.map((head) => ({ id: head.ref.id, stand: vorlageStand(engine.partsOf(head)) }))
  return [
    ...found,
    ...brokenInvariants(stands).map((gefunden) => ({ schritt: null, erwartet: 'keine verletzte Regel des Verfahrens', gefunden })),
  ]
}

export async function playInMemory(fall: Fall): Promise<Ausgang> {
  const program = createMemoryProgram()
  const { engine, worker, uhr, store, records } = program
  const schritte: Schrittmeldung[] = []
  const deps = { engine, worker, uhr, nextDue: () => store.jobs.nextDue(), store: store.events, records }
  await spielen(deps, fall, (meldung) => schritte.push(meldung))
  const abweichungen = [
    ...schritte.flatMap(({ nr, abweichungen: found }) => found.map((one) => ({ schritt: nr, ...one }))),
    ...(await afterwards(program)),
  ]
  return { ok: abweichungen.length === 0, schritte, abweichungen, program }
}
