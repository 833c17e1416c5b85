/** Public holidays of the Länder whose law is here. Easter is computed (Gauss/Butcher), everything else follows from it or is fixed. */
import type { Land } from './regelwerk.ts'

const DAY = 86_400_000

function easterSunday(jahr: number): number {
  const a = jahr % 19
  const b = Math.floor(jahr / 100)
  const c = jahr % 100
  const d = Math.floor(b / 4)
  const e = b % 4
  const f = Math.floor((b + 8) / 25)
  const g = Math.floor((b - f + 1) / 3)
  const h = (19 * a + b - d - g + 15) % 30
  const i = Math.floor(c / 4)
  const k = c % 4
  const l = (32 + 2 * e + 2 * i - h - k) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const month = Math.floor((h + l - 7 * m + 114) / 31)
  const day = ((h + l - 7 * m + 114) % 31) + 1
  return Date.UTC(jahr, month - 1, day)
}

interface Feiertag {
  name: string
  /** Days after Easter Sunday, or `MM-DD`. */
  tag: number | string
  laender?: readonly Land[]
  /** First year in these Länder. */
  ab?: number
  /** Only in this year. */
  nur?: number
}

const FEIERTAGE: readonly Feiertag[] = [
  { name: 'Neujahr', tag: '01-01' },
  { name: 'Heilige Drei Könige', tag: '01-06', laender: ['LSA'] },
  { name: 'Karfreitag', tag: -2 },
  { name: 'Ostermontag', tag: 1 },
  { name: 'Tag der Arbeit', tag: '05-01' },
  { name: 'Christi Himmelfahrt', tag: 39 },
  { name: 'Pfingstmontag', tag: 50 },
  { name: 'Fronleichnam', tag: 60, laender: ['NRW'] },
  { name: 'Tag der Deutschen Einheit', tag: '10-03' },
  { name: 'Reformationstag', tag: '10-31', laender: ['LSA'] },
  { name: 'Reformationstag', tag: '10-31', laender: ['SH'], ab: 2018 },
  { name: 'Reformationstag', tag: '10-31', laender: ['SH', 'NRW'], nur: 2017 },
  { name: 'Allerheiligen', tag: '11-01', laender: ['NRW'] },
  { name: '1. Weihnachtstag', tag: '12-25' },
  { name: '2. Weihnachtstag', tag: '12-26' },
]

/** Local date → name. */
export function feiertage(jahr: number, land: Land): ReadonlyMap<string, string> {
  const easter = easterSunday(jahr)
  const valid = FEIERTAGE.filter(
    ({ laender, ab, nur }) =>
      (laender === undefined || laender.includes(land)) && (ab === undefined || jahr >= ab) && (nur === undefined || jahr === nur),
  )
  return new Map(
    valid.map(({ name, tag }) => [
      typeof tag === 'string' ? `${jahr}-${tag}` : new Date(easter + tag * DAY).toISOString().slice(0, 10),
      name,
    ]),
  )
}
