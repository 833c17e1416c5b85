/** What is late goes into a new issue of the document, and to each session that has been invited to deliberate on it. */
import type { Effect } from '../../aggregate.ts'
import { publizitaet, type VorlageStand } from '../stand.ts'
import { anSitzung } from './an-sitzung.ts'
import { fassungen } from './auftraege.ts'

export function nachreichungEffects(stand: VorlageStand, vorlage: string): Effect[] {
  const { nachreichungen } = stand.context
  const stationen = nachreichungen.at(-1)?.stationen ?? []
  return [
    ...fassungen(stand, publizitaet(stand) === 'oeffentlich'),
    ...stationen.flatMap((station) => anSitzung(stand, station, { type: 'NACHREICHUNG', nr: nachreichungen.length }, vorlage)),
  ]
}
