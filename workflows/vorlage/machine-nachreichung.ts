/** A paper on its way gets a late attachment, or another version of its text; the old one stays known. */
import type { VorlageContext, VorlageMachineEvent } from './context.ts'

export const nachgereicht = (context: VorlageContext, event: VorlageMachineEvent): Partial<VorlageContext> => {
  if (event.type === 'ANLAGE_NACHREICHEN')
    return { anlagen: [...context.anlagen, event.anlage], nachreichungen: [...context.nachreichungen, event.nachreichung] }
  if (event.type !== 'AUSTAUSCHEN') return {}
  return {
    fassung: { nr: event.nachreichung.fassung, hash: event.fassung },
    fruehereFassungen: [...context.fruehereFassungen, context.fassung.hash],
    merkmale: event.merkmale,
    bearbeitetVon: event.von,
    nachreichungen: [...context.nachreichungen, event.nachreichung],
  }
}

/** While bodies deliberate. */
export const NACHREICHBAR = {
  ANLAGE_NACHREICHEN: { actions: 'nachreichungMerken' },
  AUSTAUSCHEN: { actions: 'nachreichungMerken' },
} as const
