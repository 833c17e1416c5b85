/** What is late goes into a new issue of the document, and to each session that has been invited to deliberate on it. */
import type { Effect } from '../../aggregate.ts'
import { publizitaet, stationById, type VorlageStand } from '../stand.ts'
import { dokument } from './auftraege.ts'

export function nachreichungEffects(stand: VorlageStand, vorlage: string): Effect[] {
  const { context } = stand
  const neu = context.nachreichungen.at(-1)
  const fassung = context.fassung.hash
  return [
    dokument('vorlage', { fassung, oeffentlich: false }),
    ...(publizitaet(stand) === 'oeffentlich' ? [dokument('vorlage', { fassung, oeffentlich: true })] : []),
    ...(neu?.stationen ?? []).flatMap((station): Effect[] => {
      const sitzung = stationById(stand, station)?.context.sitzung ?? null
      if (sitzung === null) return []
      const event = { type: 'NACHREICHUNG', vorlage, station, nr: context.nachreichungen.length }
      return [{ art: 'befehl', an: { art: 'sitzung', id: sitzung }, event }]
    }),
  ]
}
