/** What a corrected result means: whether the outcome is another one, and what of the decision stays. */
import { ANGENOMMEN, NICHT_ANGENOMMEN, type Ergebnis } from '../begriffe.ts'
import type { Stationsergebnis } from '../station/ergebnis.ts'
import type { StationContext } from '../station/context.ts'
import type { VorlageStand, Teil } from './stand.ts'

type Klasse = 'angenommen' | 'nicht_angenommen' | Ergebnis

/** Outcomes of one class lead to the same place. */
export const klasse = (ergebnis: Ergebnis): Klasse =>
  ANGENOMMEN.has(ergebnis) || ergebnis === 'teilweise_beschlossen'
    ? 'angenommen'
    : NICHT_ANGENOMMEN.has(ergebnis)
      ? 'nicht_angenommen'
      : ergebnis

const angenommeneNummern = ({ punkte = [] }: Stationsergebnis): string =>
  punkte
    .filter(({ ergebnis }) => ergebnis !== 'abgelehnt')
    .map(({ nr }) => nr)
    .toSorted((a, b) => a - b)
    .join()

/** The decision is another one: other outcome, or other points adopted. */
export const istAnderer = (alt: Stationsergebnis, neu: Stationsergebnis): boolean =>
  klasse(alt.ergebnis) !== klasse(neu.ergebnis) ||
  ((alt.ergebnis === 'teilweise_beschlossen' || neu.ergebnis === 'teilweise_beschlossen') &&
    angenommeneNummern(alt) !== angenommeneNummern(neu))

/** Later bodies that have said something on the basis of this result. */
export function spaetereErgebnisse(stand: VorlageStand, station: string): Teil<StationContext>[] {
  const position = stand.stationen.findIndex(({ context }) => context.id === station)
  return stand.stationen.slice(position + 1).filter(({ context }) => context.ergebnis !== null)
}

/** Whether others would read something else: outcome or wording, not the counts alone. */
export const liestSichAnders = (alt: Stationsergebnis | null, neu: { ergebnis: Ergebnis; wortlaut?: string | undefined }): boolean =>
  alt !== null && (alt.ergebnis !== neu.ergebnis || alt.wortlaut !== neu.wortlaut)
