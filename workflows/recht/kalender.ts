/** Civil dates of Europe/Berlin as strings: `2026-11-25`, `2026-11-25T17:00`. Instants are ISO strings in UTC. No clock here. */
import { feiertage } from './feiertage.ts'
import type { Land } from './regelwerk.ts'

const DAY = 86_400_000

const toUtc = (datum: string): number => Date.parse(`${datum}T00:00:00Z`)
const fromUtc = (milliseconds: number): string => new Date(milliseconds).toISOString().slice(0, 10)

/** "25.11.2026" of a local date or date-time. */
export const printDate = (datum: string): string => `${datum.slice(8, 10)}.${datum.slice(5, 7)}.${datum.slice(0, 4)}`

export const addDays = (datum: string, tage: number): string => fromUtc(toUtc(datum) + tage * DAY)

/** The same day so many months later, or the last one of that month. */
export function addMonths(datum: string, monate: number): string {
  const month = Number(datum.slice(5, 7)) - 1 + monate
  const ziel = (tag: number): string => fromUtc(Date.UTC(Number(datum.slice(0, 4)), month, tag))
  const gleicherTag = ziel(Number(datum.slice(8, 10)))
  return gleicherTag.slice(0, 7) === ziel(1).slice(0, 7) ? gleicherTag : fromUtc(Date.UTC(Number(datum.slice(0, 4)), month + 1, 0))
}

/** 1 = Monday … 7 = Sunday. */
export const weekday = (datum: string): number => new Date(toUtc(datum)).getUTCDay() || 7

export const daysBetween = (von: string, bis: string): number => Math.round((toUtc(bis) - toUtc(von)) / DAY)

/** Monday to Friday, no holiday of the Land. */
export const isWorkday = (datum: string, land: Land): boolean =>
  weekday(datum) <= 5 && !feiertage(Number(datum.slice(0, 4)), land).has(datum)

/** Back in time for a negative number. */
export function addWorkdays(datum: string, werktage: number, land: Land): string {
  let day = datum
  for (let left = Math.abs(werktage); left > 0;) {
    day = addDays(day, Math.sign(werktage))
    if (isWorkday(day, land)) left -= 1
  }
  return day
}

const berlin = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Berlin',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})

/** Local date-time of an instant. */
export const localDateTime = (instant: string): string => berlin.format(Date.parse(instant)).replace(' ', 'T')
export const localDate = (instant: string): string => localDateTime(instant).slice(0, 10)
export const localTime = (instant: string): string => localDateTime(instant).slice(11)

const AN_HOUR = 3_600_000

/**
 * Instant of a local date-time; in the hour that occurs twice the first, in the one that is skipped as long after midnight as it says.
 * Two hours earlier than the guess in UTC no change of the clocks lies between.
 */
export function instantOf(local: string): string {
  const guess = Date.parse(`${local}:00Z`)
  const before = guess - 2 * AN_HOUR
  const offset = Date.parse(`${localDateTime(new Date(before).toISOString())}:00Z`) - before
  return new Date(guess - offset).toISOString()
}

/** The first instant after a local day: when a deadline that ends with it has passed. */
export const endOfDay = (datum: string): string => instantOf(`${addDays(datum, 1)}T00:00`)
