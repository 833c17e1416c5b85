/** What a Sitzung still lacks, and of whom. */
import type { Parts } from '../aggregate.ts'
import type { Aufgabe } from '../aufgabe.ts'
import { sitzungStand } from './stand.ts'

const aufgabe = (ereignis: string, fuer: string[], frist: string | null): Aufgabe => ({ fuer, ereignis, gegenstand: null, frist })

export function aufgaben(parts: Parts): Aufgabe[] {
  const { zustand, context } = sitzungStand(parts)
  const tag = context.am.slice(0, 10)
  const leitung = [`vorsitz:${context.gremium}`]
  switch (zustand) {
    case 'terminiert':
      return [aufgabe('LADUNG_VERSENDEN', ['sitzungsdienst'], tag)]
    case 'eingeladen':
      return [aufgabe('SITZUNG_EROEFFNEN', leitung, tag)]
    case 'laeuft':
      return [aufgabe('SITZUNG_SCHLIESSEN', leitung, tag)]
    case 'geschlossen': {
      if (context.ergebnisseVersandt !== null || !context.tops.some((top) => top.vorlage !== null && top.ausgang !== 'abgesetzt')) return []
      const unbestaetigt = context.tops.some((top) => top.zustand === 'erfasst')
      return unbestaetigt
        ? [aufgabe('ERGEBNIS_BESTAETIGEN', [`schriftfuehrung:${context.gremium}`, 'sitzungsdienst'], tag)]
        : [aufgabe('ERGEBNISSE_VERSENDEN', ['sitzungsdienst'], tag)]
    }
    default:
      return []
  }
}
