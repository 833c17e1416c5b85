/** What a Sitzung still lacks, and of whom. */
import type { Parts } from '../aggregate.ts'
import type { Aufgabe } from '../aufgabe.ts'
import type { SitzungContext } from './machine.ts'
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
    case 'unterbrochen':
      return context.fortsetzung === null ? [aufgabe('SITZUNG_FORTSETZEN', [...leitung, 'sitzungsdienst'], null)] : []
    case 'entfallen':
      return []
    default:
      return [...ergebnisse(context), ...niederschrift(context)]
  }
}

function ergebnisse({ ergebnisseVersandt, tops, gremium, am }: SitzungContext): Aufgabe[] {
  if (ergebnisseVersandt !== null || !tops.some((top) => top.vorlage !== null && !ANDERSWO.has(top.ausgang ?? ''))) return []
  const tag = am.slice(0, 10)
  return tops.some((top) => top.zustand === 'erfasst')
    ? [aufgabe('ERGEBNIS_BESTAETIGEN', [`schriftfuehrung:${gremium}`, 'sitzungsdienst'], tag)]
    : [aufgabe('ERGEBNISSE_VERSENDEN', ['sitzungsdienst'], tag)]
}

/** Outcomes after which a paper has nothing to await from this session. */
const ANDERSWO: ReadonlySet<string> = new Set(['abgesetzt', 'fortgesetzt'])

/** Signed by its day, then brought before the body. */
function niederschrift({ niederschrift: stand, gremium }: SitzungContext): Aufgabe[] {
  if (stand === null || stand.genehmigt !== null) return []
  return stand.unterzeichnet === null
    ? [aufgabe('NIEDERSCHRIFT_UNTERZEICHNEN', [`schriftfuehrung:${gremium}`, 'sitzungsdienst'], stand.bis)]
    : [aufgabe('NIEDERSCHRIFT_GENEHMIGEN', ['sitzungsdienst'], null)]
}
