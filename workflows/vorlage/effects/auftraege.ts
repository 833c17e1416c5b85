/** Jobs that events of a Vorlage cause: mails, documents, deadlines. */
import type { Effect } from '../../aggregate.ts'
import { endOfDay } from '../../recht/kalender.ts'
import type { Frist } from '../context.ts'

export const mail = (mailart: string, daten: Record<string, unknown> = {}): Effect => ({
  art: 'auftrag',
  auftrag: 'mail',
  daten: { mailart, ...daten },
})

export const dokument = (dokumentart: string, daten: Record<string, unknown>): Effect => ({
  art: 'auftrag',
  auftrag: 'dokument',
  daten: { dokumentart, ...daten },
})

/** Arms the deadline of a decision; it fires when its last day is over. */
export const fristSetzen = (frist: Frist | null): Effect[] =>
  frist === null
    ? []
    : [
        {
          art: 'frist',
          frist: frist.art,
          stand: frist.stand,
          faelligAb: endOfDay(frist.bis),
          event: { type: 'FRIST_ABGELAUFEN', frist: frist.art, stand: frist.stand },
        },
      ]

export const fristAufheben = (frist: Frist | null): Effect[] =>
  frist === null ? [] : [{ art: 'frist_aufheben', frist: frist.art, stand: frist.stand }]
