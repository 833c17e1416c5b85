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

/** A view may have a field `hash` of its own: the options of a helper have a place in the source as well. */
const isOptions = (value: unknown): boolean => typeof value === 'object' && value !== null && 'hash' in value && 'loc' in value

/** "2026-11-25" (or a local date-time) as "25.11.2026". */
function localDate(value: string): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})(?:T\d{2}:\d{2}|$)/.exec(value)
  if (match === null) throw new Error(`NOT_A_DATE ${value}`)
  return `${match[3]}.${match[2]}.${match[1]}`
}

/** "25.11.2026" as "Mittwoch". */
const weekdayName = (printed: string): string => {
  const [day, month, year] = printed.split('.').map(Number)
  return TAGE[(new Date(Date.UTC(year ?? 0, (month ?? 1) - 1, day)).getUTCDay() + 6) % 7] ?? ''
}

const berlin = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat('de-DE', { timeZone: 'Europe/Berlin', ...options })
const instantDate = berlin({ day: '2-digit', month: '2-digit', year: 'numeric' })
const instantTime = berlin({ hour: '2-digit', minute: '2-digit' })
const isInstant = (value: string): boolean => value.endsWith('Z')

const date = (value: string): string => (isInstant(value) ? instantDate.format(Date.parse(value)) : localDate(value))

function time(value: string): string {
  if (isInstant(value)) return instantTime.format(Date.parse(value))
  const match = /^\d{4}-\d{2}-\d{2}T(\d{2}:\d{2})/.exec(value)
  if (match === null) throw new Error(`NOT_A_TIME ${value}`)
  return match[1] ?? ''
}

const euro = new Intl.NumberFormat('de-DE', { style: 'currency', currency: 'EUR' })

/** Own paths, http(s) and mailto; anything else could run code. */
function safeUrl(value: string): string {
  // Browsers read "/\host" like "//host" and overlook tabs and line breaks.
  if (/[\\\p{Cc}]/u.test(value)) throw new Error('UNSAFE_URL')
  if (/^\/(?!\/)/.test(value) || /^#[\w-]*$/.test(value) || value.startsWith('?')) return value
  const url = URL.parse(value)
  if (url === null || !['http:', 'https:', 'mailto:'].includes(url.protocol)) throw new Error('UNSAFE_URL')
  return value
}

const values = (helper: string, all: readonly unknown[]): unknown[] =>
  all.filter((value) => !isOptions(value)).map((value) => given(helper, value))

/** Null says that there is nothing and may be asked about; undefined is a mistake of the view. */
function given(helper: string, value: unknown): unknown {
  if (value === undefined || isOptions(value)) throw new Error(`MISSING_VALUE {{${helper}}}`)
  return value
}

export const helpers = {
  datum: (value: string, options: Options): string => {
    const printed = date(need('datum', value))
    return options.hash['wochentag'] === true ? `${weekdayName(printed)}, ${printed}` : printed
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
  and: (...all: unknown[]): boolean => values('and', all).every(Boolean),
  or: (...all: unknown[]): boolean => values('or', all).some(Boolean),
  not: (value: unknown): boolean => !given('not', value),
  /** {{anzahl 3 "Vorlage" "Vorlagen"}} → "3 Vorlagen" */
  anzahl: (zahl: number, einzahl: string, mehrzahl: string): string => `${need('anzahl', zahl)} ${zahl === 1 ? einzahl : mehrzahl}`,
  /** For data-* attributes; escaped like any text. */
  json: (value: unknown): string => JSON.stringify(need('json', value)),
}
