/** The session as a calendar entry (RFC 5545). Times in UTC: no zone tables to get wrong. */
import { instantOf } from '../../workflows/recht/kalender.ts'

export interface CalendarEntry {
  uid: string
  /** Grows with each change. */
  sequence: number
  /** ISO instant of issue. */
  stamp: string
  /** Local date-time. */
  beginn: string
  /** Minutes. */
  dauer: number
  titel: string
  ort: string
  url: string
}

const utc = (instant: string): string => `${instant.slice(0, 19).replaceAll(/[-:]/g, '')}Z`
const escape = (text: string): string => text.replaceAll(/[\\;,]/g, String.raw`\$&`).replaceAll('\n', String.raw`\n`)

/** Lines longer than 75 bytes are folded. */
function fold(line: string): string {
  const bytes = Buffer.from(line)
  if (bytes.length <= 74) return line
  let cut = 74
  while (cut > 0 && ((bytes[cut] ?? 0) & 0xc0) === 0x80) cut -= 1
  return `${bytes.subarray(0, cut).toString()}\r\n ${fold(bytes.subarray(cut).toString())}`
}

export function calendarEntry({ uid, sequence, stamp, beginn, dauer, titel, ort, url }: CalendarEntry): string {
  const start = instantOf(beginn)
  const end = new Date(Date.parse(start) + dauer * 60_000).toISOString()
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Ratslauf//DE',
    'METHOD:PUBLISH',
    'BEGIN:VEVENT',
    `UID:${uid}`,
    `SEQUENCE:${sequence}`,
    `DTSTAMP:${utc(stamp)}`,
    `DTSTART:${utc(start)}`,
    `DTEND:${utc(end)}`,
    `SUMMARY:${escape(titel)}`,
    `LOCATION:${escape(ort)}`,
    `URL:${url}`,
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ]
    .map(fold)
    .join('\r\n')
}
