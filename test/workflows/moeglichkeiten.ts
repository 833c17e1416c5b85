/** Which step is possible in which state and why not the others: docs/moeglichkeiten.md, written by `npm run moeglichkeiten`. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Ref } from '../../workflows/aggregate.ts'
import type { Moeglichkeit } from '../../src/engine/can.ts'
import { S, Stage, V } from './stage.ts'
import { ALLE_ROLLEN, ZUSTAENDE, type Zustand } from './zustaende.ts'

export const MOEGLICHKEITEN = 'docs/moeglichkeiten.md'

/** An event, and what it would be about where the paper has several of its kind. */
const nameOf = ({ ereignis, gegenstand }: Moeglichkeit): string =>
  gegenstand === null || ['s1', 't1', 1].includes(gegenstand.wert) ? ereignis : `${ereignis} ${gegenstand.wert}`

async function asked(stage: Stage, titel: string, ref: Ref): Promise<string[]> {
  const read = await stage.world.engine.read(ref)
  if (read === null) return []
  const alle = await stage.world.engine.canAll(read, ALLE_ROLLEN)
  const gruende = Map.groupBy(
    alle.filter(({ moeglich }) => !moeglich),
    (frage) => frage.gruende.map(({ code }) => code).join(' und '),
  )
  return [
    `**${titel}**: ${
      alle
        .filter(({ moeglich }) => moeglich)
        .map(nameOf)
        .join(', ') || 'nichts'
    }.`,
    [...gruende]
      .toSorted(([a], [b]) => a.localeCompare(b))
      .map(([codes, fragen]) => `- ${codes}: ${fragen.map(nameOf).join(', ')}`)
      .join('\n'),
  ]
}

/** The section of one state. */
export async function abschnitt({ name, prepare, known }: Zustand): Promise<string> {
  const stage = new Stage(known)
  await prepare(stage)
  return [`## ${name}`, ...(await asked(stage, 'Vorlage', V)), ...(await asked(stage, 'Sitzung', S))].join('\n\n')
}

export const moeglichkeitenSeite = (abschnitte: readonly string[]): string =>
  [
    '# Was wann möglich ist',
    'Je Zustand: welche Schritte jemand mit allen Rollen tun könnte, und aus welchem Grund die übrigen nicht. Ein noch leeres Formular zählt nicht als Hindernis; was die Kennungen sagen, steht in [ablehnungen.md](ablehnungen.md). Profil Musterstadt, am Ende auch nach dem Recht anderer Länder und nach Satzung. Erzeugt mit `npm run moeglichkeiten`; nicht von Hand ändern.',
    ...abschnitte,
    '',
  ].join('\n\n')

if (import.meta.main) {
  const abschnitte: string[] = []
  for (const zustand of ZUSTAENDE) abschnitte.push(await abschnitt(zustand))
  writeFileSync(join(import.meta.dirname, '..', '..', MOEGLICHKEITEN), moeglichkeitenSeite(abschnitte))
}
