/** Dates and amounts as people read and type them. Local dates are `2026-11-25`, local date-times `2026-11-25T17:00`, amounts cents. */
import { addDays, daysBetween, localDateTime, printDate, weekday } from '../../../../workflows/recht/kalender.ts'

const TAGE = ['Mo', 'Di', 'Mi', 'Do', 'Fr', 'Sa', 'So']

export { printDate }

/** "Mi, 25.11.2026" */
const printDay = (datum: string): string => `${TAGE[weekday(datum.slice(0, 10)) - 1] ?? ''}, ${printDate(datum)}`

/** "Mi, 25.11.2026, 17:00 Uhr" of a local date-time; a day alone where nobody knows the time. */
export const printMeeting = (local: string): string => `${printDay(local)}${local.length > 10 ? `, ${local.slice(11, 16)} Uhr` : ''}`

const WOCHENTAGE = ['Montag', 'Dienstag', 'Mittwoch', 'Donnerstag', 'Freitag', 'Samstag', 'Sonntag']
const MONATE = ['Januar', 'Februar', 'März', 'April', 'Mai', 'Juni', 'Juli', 'August', 'September', 'Oktober', 'November', 'Dezember']

/** "24. Juni" of a local date or date-time. */
export const printDayMonth = (local: string): string =>
  `${String(Number(local.slice(8, 10)))}. ${MONATE[Number(local.slice(5, 7)) - 1] ?? ''}`

/** "Donnerstag, 4. Juni", with the year where it is wanted. */
export const printDayLong = (local: string, mitJahr = false): string =>
  `${WOCHENTAGE[weekday(local.slice(0, 10)) - 1] ?? ''}, ${printDayMonth(local)}${mitJahr ? ` ${local.slice(0, 4)}` : ''}`

/** "25.11.2026, 18:20 Uhr" of an instant. */
export function printInstant(instant: string): string {
  const local = localDateTime(instant)
  return `${printDate(local)}, ${local.slice(11, 16)} Uhr`
}

/** How far away a deadline is, in words. */
export function dueWords(heute: string, frist: string): string {
  const tage = daysBetween(heute, frist)
  if (tage === 0) return 'heute'
  if (tage === 1) return `morgen, ${printDate(frist)}`
  if (tage > 1) return printDay(frist)
  return tage === -1 ? 'überfällig seit gestern' : `überfällig seit ${String(-tage)} Tagen`
}

export type DueGroup = 'ueberfaellig' | 'heute' | 'woche' | 'spaeter'

/** The week ends on Sunday. */
export function dueGroup(heute: string, frist: string | null): DueGroup {
  if (frist === null) return 'spaeter'
  if (frist < heute) return 'ueberfaellig'
  if (frist === heute) return 'heute'
  return frist <= addDays(heute, 7 - weekday(heute)) ? 'woche' : 'spaeter'
}

/** A date field or a date typed by hand: "2026-11-25", "25.11.2026", "25.11.26"; null for anything else. */
export function parseDate(text: string): string | null {
  const typed = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{2}|\d{4})$/.exec(text.trim())
  const [jahr, monat, tag] =
    typed === null ? (/^(\d{4})-(\d{2})-(\d{2})$/.exec(text.trim())?.slice(1) ?? []) : [typed[3], typed[2], typed[1]]
  if (jahr === undefined || monat === undefined || tag === undefined) return null
  const datum = `${jahr.length === 2 ? `20${jahr}` : jahr}-${monat.padStart(2, '0')}-${tag.padStart(2, '0')}`
  const milliseconds = Date.parse(`${datum}T00:00:00Z`)
  // 31.02. would silently become a day in March.
  return !Number.isNaN(milliseconds) && addDays(datum, 0) === datum ? datum : null
}

const euro = new Intl.NumberFormat('de-DE', { style: 'currency', currency: 'EUR' })

export const printEuro = (cents: number): string => euro.format(cents / 100)

/** "25.000,50", "25000", "25.000 €" as cents; null for anything else. */
export function parseEuro(text: string): number | null {
  const match = /^(\d{1,3}(?:\.\d{3})+|\d{1,10})(?:,(\d{1,2}))?\s*(?:€|Euro|EUR)?$/i.exec(text.trim())
  if (match === null) return null
  const [, ganze = '0', bruch = ''] = match
  return Number(ganze.replaceAll('.', '')) * 100 + Number(bruch.padEnd(2, '0'))
}

/** Cents as one types them: "25.000,50". */
export const typedEuro = (cents: number): string => new Intl.NumberFormat('de-DE', { minimumFractionDigits: 2 }).format(cents / 100)

/** "2,4 MB" */
export function printBytes(bytes: number): string {
  if (bytes < 1_000) return `${String(bytes)} Byte`
  if (bytes < 1_000_000) return `${String(Math.round(bytes / 1_000))} kB`
  return `${(bytes / 1_000_000).toLocaleString('de-DE', { maximumFractionDigits: 1 })} MB`
}
