/** A body that is heard has its say by a day: in a session of its own, in writing, or later all the same. */
import type { Ergebnis } from '../begriffe.ts'
import type { Stationsergebnis } from './ergebnis.ts'

/** What was written; texts are references. */
export interface SchriftlicheStellungnahme {
  /** Local date-time. */
  am: string
  text: string | null
  /** Name of the letter or attachment. */
  schreiben: string | null
  /** As stated by whoever answered by link. */
  angabe: { name: string; funktion: string } | null
}

export interface Anhoerung {
  /** Last local day. */
  bis: string
  schriftlich: SchriftlicheStellungnahme | null
  nachgereicht: { ergebnis: Ergebnis; text: string | null; am: string } | null
}

export type Anhoerungsereignis =
  | { type: 'ANHOEREN'; bis: string }
  | { type: 'STELLUNGNAHME_ABGEBEN'; ergebnis: Stationsergebnis; schriftlich: SchriftlicheStellungnahme }
  | { type: 'NACHREICHEN'; ergebnis: Ergebnis; text: string | null; am: string }

interface Angehoert {
  anhoerung: Anhoerung | null
  ergebnis: Stationsergebnis | null
}

/** What an event of the hearing leaves behind at the station. */
export function angehoert({ anhoerung }: Angehoert, event: Anhoerungsereignis | { type: string }): Partial<Angehoert> {
  if (event.type === 'ANHOEREN' && 'bis' in event) return { anhoerung: { bis: event.bis, schriftlich: null, nachgereicht: null } }
  if (anhoerung === null) return {}
  if ('schriftlich' in event) return { ergebnis: event.ergebnis, anhoerung: { ...anhoerung, schriftlich: event.schriftlich } }
  if (event.type !== 'NACHREICHEN' || !('text' in event)) return {}
  const { type: _type, ...nachgereicht } = event
  return { anhoerung: { ...anhoerung, nachgereicht } }
}

/** In both states in which a body can still speak outside a session. */
export const SCHRIFTLICH_ANHOERBAR = {
  STELLUNGNAHME_ABGEBEN: { target: 'abgeschlossen', actions: ['anhoerungMerken', 'terminVergessen'] },
  FRIST_ABGELAUFEN: { target: 'fristablauf', actions: 'terminVergessen' },
} as const
