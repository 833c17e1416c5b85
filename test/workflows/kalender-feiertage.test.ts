import { describe, expect, test } from '@jest/globals'
import { feiertage } from '../../workflows/recht/feiertage.ts'
import { addDays, weekday } from '../../workflows/recht/kalender.ts'
import type { Land } from '../../workflows/recht/regelwerk.ts'
import { FEIERTAGSLISTEN } from './feiertagslisten.ts'

const LAENDER: readonly Land[] = ['SH', 'NRW', 'LSA']
const years = (von: number, bis: number): number[] => Array.from({ length: bis - von + 1 }, (_, index) => von + index)

/** Easter Sundays as printed in calendars. */
const OSTERN = [
  '2011-04-24',
  '2012-04-08',
  '2013-03-31',
  '2014-04-20',
  '2015-04-05',
  '2016-03-27',
  '2017-04-16',
  '2018-04-01',
  '2019-04-21',
  '2020-04-12',
  '2021-04-04',
  '2022-04-17',
  '2023-04-09',
  '2024-03-31',
  '2025-04-20',
  '2026-04-05',
  '2027-03-28',
  '2028-04-16',
  '2029-04-01',
  '2030-04-21',
]

const dayOf = (jahr: number, land: Land, name: string): string | undefined =>
  [...feiertage(jahr, land)].find(([, candidate]) => candidate === name)?.[0]

/** Gauss's rule as Lichtenberg completed it: another way to Easter than the one in the program. */
function osternNachLichtenberg(jahr: number): string {
  const div = (a: number, b: number): number => Math.floor(a / b)
  const k = div(jahr, 100)
  const m = 15 + div(3 * k + 3, 4) - div(8 * k + 13, 25)
  const s = 2 - div(3 * k + 3, 4)
  const a = jahr % 19
  const d = (19 * a + m) % 30
  const r = div(d + div(a, 11), 29)
  const og = 21 + d - r
  const sz = 7 - ((((jahr + div(jahr, 4) + s) % 7) + 7) % 7)
  const oe = 7 - ((((og - sz) % 7) + 7) % 7)
  return addDays(`${jahr}-02-28`, og + oe + (jahr % 4 === 0 && (jahr % 100 !== 0 || jahr % 400 === 0) ? 1 : 0))
}

describe('Easter', () => {
  test.each(OSTERN)('is on %s', (ostern) => {
    const jahr = Number(ostern.slice(0, 4))
    expect(weekday(ostern)).toBe(7)
    expect(osternNachLichtenberg(jahr)).toBe(ostern)
    for (const land of LAENDER) {
      expect(dayOf(jahr, land, 'Karfreitag')).toBe(addDays(ostern, -2))
      expect(dayOf(jahr, land, 'Ostermontag')).toBe(addDays(ostern, 1))
      expect(dayOf(jahr, land, 'Christi Himmelfahrt')).toBe(addDays(ostern, 39))
      expect(dayOf(jahr, land, 'Pfingstmontag')).toBe(addDays(ostern, 50))
    }
  })

  test('agrees with another way of reckoning for two centuries', () => {
    for (const jahr of years(1900, 2199)) expect(dayOf(jahr, 'SH', 'Ostermontag')).toBe(addDays(osternNachLichtenberg(jahr), 1))
  })
})

const GEMEINSAM_2026 = [
  '2026-01-01',
  '2026-04-03',
  '2026-04-06',
  '2026-05-01',
  '2026-05-14',
  '2026-05-25',
  '2026-10-03',
  '2026-12-25',
  '2026-12-26',
]

describe('public holidays', () => {
  test.each(LAENDER.flatMap((land) => years(2011, 2030).map((jahr) => [land, jahr] as const)))(
    'of %s in %s are those of the published list',
    (land, jahr) => {
      expect([...feiertage(jahr, land).keys()].sort().map((tag) => tag.slice(5))).toEqual(FEIERTAGSLISTEN[land][jahr]?.split(' '))
    },
  )

  test.each<[Land, string[]]>([
    ['SH', ['2026-10-31']],
    ['NRW', ['2026-06-04', '2026-11-01']],
    ['LSA', ['2026-01-06', '2026-10-31']],
  ])('of %s in 2026 are the nine of all Länder and %s', (land, eigene) => {
    expect([...feiertage(2026, land).keys()].sort()).toEqual([...GEMEINSAM_2026, ...eigene].sort())
  })

  test.each<[Land, number, number]>([
    ['SH', 2011, 9],
    ['SH', 2016, 9],
    ['SH', 2017, 10],
    ['SH', 2018, 10],
    ['SH', 2030, 10],
    ['NRW', 2011, 11],
    ['NRW', 2016, 11],
    ['NRW', 2017, 12],
    ['NRW', 2018, 11],
    ['LSA', 2011, 11],
    ['LSA', 2017, 11],
    ['LSA', 2030, 11],
  ])('of %s in %s are %s', (land, jahr, anzahl) => {
    expect(feiertage(jahr, land).size).toBe(anzahl)
  })

  test('know the Reformationstag everywhere in 2017, in Schleswig-Holstein since 2018, in Sachsen-Anhalt always', () => {
    const laender = (jahr: number): Land[] => LAENDER.filter((land) => feiertage(jahr, land).has(`${jahr}-10-31`))
    expect(laender(2016)).toEqual(['LSA'])
    expect(laender(2017)).toEqual(['SH', 'NRW', 'LSA'])
    for (const jahr of years(2018, 2030)) expect(laender(jahr)).toEqual(['SH', 'LSA'])
  })

  test('know Fronleichnam and Allerheiligen in Nordrhein-Westfalen only, Heilige Drei Könige in Sachsen-Anhalt only', () => {
    const fronleichnam = ['2011-06-23', '2014-06-19', '2019-06-20', '2024-05-30', '2025-06-19', '2026-06-04', '2030-06-20']
    for (const tag of fronleichnam) expect(LAENDER.filter((land) => feiertage(Number(tag.slice(0, 4)), land).has(tag))).toEqual(['NRW'])
    for (const jahr of years(2011, 2030)) {
      expect(LAENDER.filter((land) => feiertage(jahr, land).has(`${jahr}-11-01`))).toEqual(['NRW'])
      expect(LAENDER.filter((land) => feiertage(jahr, land).has(`${jahr}-01-06`))).toEqual(['LSA'])
    }
  })

  test('leave Christmas Eve, New Year’s Eve and the Buß- und Bettag to work', () => {
    for (const land of LAENDER) {
      for (const tag of ['2026-12-24', '2026-12-31', '2026-11-18']) expect(feiertage(2026, land).has(tag)).toBe(false)
    }
  })
})
