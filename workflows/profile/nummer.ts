/** Numbers of papers: pattern of the body, series per kind where the profile says so, one per calendar year. */
import { ARTEN, type Art } from '../begriffe.ts'
import type { Profil } from './profil.ts'

const pad = (lfd: number, stellen: number): string => String(lfd).padStart(stellen, '0')

/** "0746/2019", "2024/0207", "I0322/11" */
export function nummer(profil: Profil, art: Art, jahr: number, lfd: number): string {
  return profil.nummernkreis.muster
    .replace('{art}', profil.arten[art]?.praefix ?? '')
    .replace(/\{lfd:(\d)\}/, (_, stellen: string) => pad(lfd, Number(stellen)))
    .replace('{jjjj}', String(jahr))
    .replace('{jj}', pad(jahr % 100, 2))
}

/** Key of the counter. */
export const nummernkreis = (profil: Profil, art: Art, jahr: number): string =>
  profil.nummernkreis.jeArt ? `${profil.id}:${art}:${jahr}` : `${profil.id}:${jahr}`

/** A two-digit year means the one of the last hundred years up to the next: the pattern decides, no guess-work beyond that. */
const fullYear = (jahr: number): number => (jahr >= 100 ? jahr : jahr >= 90 ? 1900 + jahr : 2000 + jahr)

/** Reads a number as people type it: "746/19", "ds 231/19", "I 0322-11", "2024 207". Several kinds may fit where no prefix is given. */
export function parseNummer(profil: Profil, text: string): string[] {
  const match = /^([a-zäöü]{0,4})\s*0*(\d{1,6})\s*[/\-. ]\s*0*(\d{1,6})$/i.exec(text.trim())
  if (match === null) return []
  const [, praefix = '', first = '', second = ''] = match
  const yearFirst = profil.nummernkreis.muster.indexOf('{jj') < profil.nummernkreis.muster.indexOf('{lfd')
  const [jahr, lfd] = yearFirst ? [Number(first), Number(second)] : [Number(second), Number(first)]
  const arten = ARTEN.filter(
    (art) => profil.arten[art] !== undefined && (praefix === '' || profil.arten[art].praefix.toLowerCase() === praefix.toLowerCase()),
  )
  return [...new Set(arten.map((art) => nummer(profil, art, fullYear(jahr), lfd)))]
}

/** "Entwurf 2026-153", "2026-153": the id of a draft, null for anything else. */
export function parseEntwurfsnummer(text: string): string | null {
  const match = /^(?:entwurf\s*)?(\d{4})\s*-\s*0*(\d{1,6})$/i.exec(text.trim())
  return match === null ? null : `${match[1]}-${match[2]}`
}
