/** The commands that are measured: a paper goes to the head of administration and comes back with a reason, over and over. */
import type { Payload, Ref } from '../../../workflows/aggregate.ts'
import type { Akteur } from '../../../workflows/akteur.ts'
import type { Engine } from '../../../src/engine/engine.ts'
import type { Command } from '../../../src/engine/ports.ts'
import { anlegen } from '../../setup/paper.ts'

/** Account of the bench: writes papers and gives them back. */
export const BENCH_AKTEUR: Akteur = {
  id: 'konto-bench',
  profil: 'musterstadt',
  aemter: [{ amt: 'sachbearbeitung', stelle: 'stadtplanung' }, { amt: 'hvb' }],
  sitze: [],
}

/** As long as a sentence or two that people write there. */
const grund = (count: number): string =>
  `Bitte die Folgekosten der Pflege für die ersten fünf Jahre ergänzen und mit der Kämmerei abstimmen (${count}).`

export const stepOf = (count: number): Payload => (count % 2 === 0 ? { type: 'EINREICHEN' } : { type: 'ZURUECKGEBEN', grund: grund(count) })

export interface Paper {
  ref: Ref
  /** Steps so far. */
  count: number
  rev: number
}

export async function createPaper(engine: Engine, id: string): Promise<Paper> {
  const ref: Ref = { art: 'vorlage', id }
  await engine.execute({ commandId: `0.create-${id}`, ref, event: anlegen(`Bäume für den Marktplatz ${id}`) }, BENCH_AKTEUR)
  const read = await engine.read(ref)
  if (read === null) throw new Error(`NOT_CREATED ${id}`)
  return { ref, count: 0, rev: read.head.rev }
}

/** Ids as our pages make them: they begin with the revision that was shown. */
export const nextCommand = (paper: Paper): Command => ({
  commandId: `${paper.rev}.${String(paper.count).padStart(32, '0')}`,
  ref: paper.ref,
  event: stepOf(paper.count),
})

export const stepDone = (paper: Paper): void => {
  paper.count += 1
  paper.rev += 1
}
