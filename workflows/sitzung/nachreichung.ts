/** What was handed in after the Ladung of a session: one mail to each member, for everything that came within the same half hour. */
import type { Effect } from '../aggregate.ts'
import type { Profil } from '../profile/profil.ts'
import type { Situation } from '../aggregate.ts'

export interface Nachgereicht {
  vorlage: string
  station: string
  /** Position among what this paper has got late, from 1. */
  nr: number
  /** Names the mail that tells it. */
  welle: string
}

const HALBE_STUNDE = 1_800_000

const bisWann = (jetzt: string): string => new Date((Math.floor(Date.parse(jetzt) / HALBE_STUNDE) + 1) * HALBE_STUNDE).toISOString()

const gesammelt = ({ schalter }: Profil): boolean => schalter.ergebnispost.wert === 'je_sitzung'

/** Collected where mails about a session are collected; else each by itself. */
export const nachreichungsbefund = ({ profil, jetzt, rev }: Situation): { welle: string } => ({
  welle: gesammelt(profil) ? bisWann(jetzt) : `r${rev + 1}`,
})

/** At the end of this wave: the Einladung with what is late, and the mail that tells it. */
export function nachreichungsfolgen(sitzung: string, welle: string): Effect[] {
  const spaeter = (was: string): { spaeter?: { id: string; faelligAb: string } } =>
    welle.startsWith('r') ? {} : { spaeter: { id: `${was}:${sitzung}:${welle}`, faelligAb: welle } }
  return [
    ...[false, true].map((oeffentlich): Effect => ({
      art: 'auftrag',
      auftrag: 'dokument',
      daten: { dokumentart: 'einladung', oeffentlich, anlass: 'nachtrag' },
      ...spaeter(oeffentlich ? 'nachtrag-oeffentlich' : 'nachtrag'),
    })),
    { art: 'auftrag', auftrag: 'mail', daten: { mailart: 'nachreichung', welle }, ...spaeter('nachreichung') },
  ]
}
