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

/** Key of the counter: kinds that share a prefix share it too. */
export const nummernkreis = (profil: Profil, art: Art, jahr: number): string =>
  profil.nummernkreis.jeArt ? `${profil.id}:${profil.arten[art]?.praefix ?? ''}:${jahr}` : `${profil.id}:${jahr}`

/** Two digits mean 1990 to 2089; anything that is no year of ours is null. */
function yearOf(ziffern: string): number | null {
  if (/^\d{2}$/.test(ziffern)) return Number(ziffern) >= 90 ? 1900 + Number(ziffern) : 2000 + Number(ziffern)
  return /^(?:19[5-9]|20\d)\d$/.test(ziffern) ? Number(ziffern) : null
}

const ALLGEMEINE_WOERTER = new Set(['', 'nr', 'nummer', 'drs', 'drucksache', 'drucksachennummer', 'vorlage', 'vorlagennummer'])

const bare = (text: string): string => text.replaceAll(/[\s.:/–-]/g, '').toLowerCase()

/** The kinds that the words before a number can mean: its prefix, its name ("Information"), or nothing in particular ("Nr."). */
function artenOf(profil: Profil, davor: string): Art[] {
  const arten = ARTEN.filter((art) => profil.arten[art] !== undefined)
  const wort = bare(davor).replace(/(?<=.)(?:nr|nummer)$/, '')
  const treffer =
    wort === ''
      ? []
      : arten.filter((art) => [profil.arten[art]?.praefix, profil.arten[art]?.name].some((name) => bare(name ?? '') === wort))
  return treffer.length === 0 && ALLGEMEINE_WOERTER.has(wort) ? arten : treffer
}

/** A number taken apart. */
export interface Nummer {
  nummer: string
  art: Art
  jahr: number
  lfd: number
}

/**
 * Reads a number as people type it: "746/19", "ds 231/19", "I 0322-11", "2024 207", "Drucksache 231/19", the likeliest reading first.
 * Several fit where no kind is named, and where the order is not the one of the body but a four-digit year gives it away.
 */
export const parseNummer = (profil: Profil, text: string): string[] => [...new Set(readings(profil, text).map(({ nummer }) => nummer))]

/** The readings of a typed number for one kind of paper; without the number of an amendment behind it. */
export const leseNummer = (profil: Profil, art: Art, text: string): Nummer[] =>
  readings(profil, text).filter((gelesen) => gelesen.art === art && gelesen.nummer === nummer(profil, art, gelesen.jahr, gelesen.lfd))

function readings(profil: Profil, text: string): Nummer[] {
  const typed = text.trim()
  const match = typed.length > 80 ? null : /^([\p{L}.:/\s–-]*)(\d{1,6})\s*[/\s.–-]\s*(\d{1,6})(?:\s*\/\s*0*(\d{1,3}))?$/u.exec(typed)
  if (match === null) return []
  const [, davor = '', first = '', second = '', anhang] = match
  // An amendment of Magdeburg is "DS0322/16/1"; elsewhere a third number is no number of a paper.
  if (anhang !== undefined && profil.nummernkreis.aenderungen.wert === 'eigene') return []
  const arten = artenOf(profil, davor)
  const read = (jahr: string, lfd: string): Nummer[] => {
    const year = yearOf(jahr)
    const hinten = anhang === undefined ? '' : `/${anhang}`
    if (year === null || Number(lfd) === 0) return []
    return arten.map((art) => ({ nummer: `${nummer(profil, art, year, Number(lfd))}${hinten}`, art, jahr: year, lfd: Number(lfd) }))
  }
  const { muster } = profil.nummernkreis
  const yearFirst = muster.indexOf('{jj') < muster.indexOf('{lfd')
  const [jahr, lfd] = yearFirst ? [first, second] : [second, first]
  const usual = read(jahr, lfd)
  // Where the year comes first, people still say "12/26" for the twelfth paper of 2026.
  const isCertain = usual.some((gelesen) => gelesen.nummer === typed) || jahr.length === 4 || (!yearFirst && lfd.length !== 4)
  return [...usual, ...(usual.length > 0 && isCertain ? [] : read(lfd, jahr))]
}

/** "Entwurf 2026-153", "2026-153": the id of a draft, null for anything else. */
export function parseEntwurfsnummer(text: string): string | null {
  const match = /^(?:entwurf\s*)?(\d{4})\s*-\s*0*(\d{1,6})$/i.exec(text.trim())
  return match === null ? null : `${match[1]}-${match[2]}`
}
