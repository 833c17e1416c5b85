/** The helpers of all templates. Each refuses a missing value: strict mode catches only direct output. */
import Handlebars from 'handlebars'
import { blocksToHtml } from '../../workflows/text/html.ts'
import type { Block } from '../../workflows/text/blocks.ts'

type Options = { hash: Record<string, unknown> }

const TAGE = ['Montag', 'Dienstag', 'Mittwoch', 'Donnerstag', 'Freitag', 'Samstag', 'Sonntag']

function need<Value>(helper: string, value: Value): NonNullable<Value> {
  // A field with the name of a helper calls the helper without arguments: Handlebars then passes its options first.
  if (value === undefined || value === null || isOptions(value)) throw new Error(`MISSING_VALUE {{${helper}}}`)
  return value
}

const isOptions = (value: unknown): boolean => typeof value === 'object' && value !== null && 'hash' in value

/** "2026-11-25" (or a local date-time) as "25.11.2026". */
function localDate(value: string): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})/.exec(value)
  if (match === null) throw new Error(`NOT_A_DATE ${value}`)
  return `${match[3]}.${match[2]}.${match[1]}`
}

const weekdayName = (value: string): string => TAGE[(new Date(`${value.slice(0, 10)}T00:00:00Z`).getUTCDay() + 6) % 7] ?? ''

const berlin = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat('de-DE', { timeZone: 'Europe/Berlin', ...options })
const instantDate = berlin({ day: '2-digit', month: '2-digit', year: 'numeric' })
const instantTime = berlin({ hour: '2-digit', minute: '2-digit' })
const isInstant = (value: string): boolean => value.endsWith('Z')

const date = (value: string): string => (isInstant(value) ? instantDate.format(Date.parse(value)) : localDate(value))
const time = (value: string): string => (isInstant(value) ? instantTime.format(Date.parse(value)) : value.slice(11, 16))

const euro = new Intl.NumberFormat('de-DE', { style: 'currency', currency: 'EUR' })

/** Own paths, http(s) and mailto; anything else could run code. */
function safeUrl(value: string): string {
  if (/^\/(?!\/)/.test(value) || /^#[\w-]*$/.test(value) || value.startsWith('?')) return value
  const url = URL.parse(value)
  if (url === null || !['http:', 'https:', 'mailto:'].includes(url.protocol)) throw new Error('UNSAFE_URL')
  return value
}

const values = (all: readonly unknown[]): unknown[] => all.filter((value) => !isOptions(value))

export const helpers = {
  datum: (value: string, options: Options): string => {
    const given = need('datum', value)
    return options.hash['wochentag'] === true ? `${weekdayName(given)}, ${date(given)}` : date(given)
  },
  zeit: (value: string): string => time(need('zeit', value)),
  datumzeit: (value: string): string => `${date(need('datumzeit', value))}, ${time(value)} Uhr`,
  /** Cents. */
  euro: (value: number): string => euro.format(need('euro', value) / 100),
  url: (value: string): string => safeUrl(need('url', value)),
  blocks: (value: readonly Block[], options: Options): Handlebars.SafeString => {
    const headingBase = options.hash['headingBase']
    return new Handlebars.SafeString(blocksToHtml(need('blocks', value), typeof headingBase === 'number' ? { headingBase } : {}))
  },
  eq: (a: unknown, b: unknown): boolean => need('eq', a) === need('eq', b),
  and: (...all: unknown[]): boolean => values(all).every(Boolean),
  or: (...all: unknown[]): boolean => values(all).some(Boolean),
  not: (value: unknown): boolean => !value,
  /** {{anzahl 3 "Vorlage" "Vorlagen"}} → "3 Vorlagen" */
  anzahl: (zahl: number, einzahl: string, mehrzahl: string): string => `${need('anzahl', zahl)} ${zahl === 1 ? einzahl : mehrzahl}`,
  /** For data-* attributes; escaped like any text. */
  json: (value: unknown): string => JSON.stringify(need('json', value)),
}
