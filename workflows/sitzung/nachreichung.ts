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

/** The mail of this wave, at its end. */
export const nachreichungsmail = (sitzung: string, welle: string): Effect => ({
  art: 'auftrag',
  auftrag: 'mail',
  daten: { mailart: 'nachreichung', welle },
  ...(!welle.startsWith('r') && { spaeter: { id: `nachreichung:${sitzung}:${welle}`, faelligAb: welle } }),
})
