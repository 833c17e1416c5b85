/** Numbers, dates and typography of documents, de-DE, formatted once in the builder so that PDF, page and mail agree. */

/** Local date `2026-11-25`. */
export type LocalDate = string

const NBSP = '\u00a0'
const MONATE = ['Januar', 'Februar', 'März', 'April', 'Mai', 'Juni', 'Juli', 'August', 'September', 'Oktober', 'November', 'Dezember']
const TAGE = ['Sonntag', 'Montag', 'Dienstag', 'Mittwoch', 'Donnerstag', 'Freitag', 'Samstag']

/** `25.11.2026` */
export const formatDate = (date: LocalDate): string => date.split('-').toReversed().join('.')

/** `25. November 2026`, held together. */
function formatLongDate(date: LocalDate): string {
  const [year = '', month = '', day = ''] = date.split('-')
  return `${Number(day)}.${NBSP}${MONATE[Number(month) - 1] ?? ''}${NBSP}${year}`
}

/** `Mittwoch, 25. November 2026` */
export function formatWeekday(date: LocalDate): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number)
  return `${TAGE[new Date(Date.UTC(year, month - 1, day)).getUTCDay()] ?? ''}, ${formatLongDate(date)}`
}

/** `17:00 Uhr` from `17:00`. */
export const formatTime = (time: string): string => `${time}${NBSP}Uhr`

/** Cents as `15.000 €` or `15.000,50 €`. */
export function formatAmount(cents: number): string {
  const digits = cents % 100 === 0 ? 0 : 2
  return `${new Intl.NumberFormat('de-DE', { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(cents / 100)}${NBSP}€`
}

/**
 * Non-breaking spaces where German typography wants them: `§ 58`, `Abs. 1`, `15.000 €`, `25. November`, `z. B.`. Changes spaces only, never a
 * letter, so that an adopted wording stays the wording.
 */
export function withFixedSpaces(text: string): string {
  return text
    .replace(/(§§?|\b(?:Abs|Art|Nr|Satz|S|Ziff|Buchst|TOP|Seite|Bd|Tz|Rn)\.?) (?=\d)/g, `$1${NBSP}`)
    .replace(/(\d) (?=(?:€|Euro|EUR|%|Prozent|Uhr|km|ha|m²|qm|Mio\.|Mrd\.|Tsd\.|ff?\.)(?![\p{L}\p{N}]))/gu, `$1${NBSP}`)
    .replace(/(\d\.) (?=(?:Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember)\b)/g, `$1${NBSP}`)
    .replace(/\b([a-zA-Z]\.) (?=[a-zA-Z]\.)/g, `$1${NBSP}`)
}
