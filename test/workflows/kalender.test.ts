import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import {
  addDays,
  addWorkdays,
  daysBetween,
  endOfDay,
  instantOf,
  isWorkday,
  localDate,
  localDateTime,
  localTime,
  weekday,
} from '../../workflows/recht/kalender.ts'

const MINUTE = 60_000
const dayArbitrary = fc.integer({ min: 0, max: 43_829 }).map((tage) => addDays('1990-01-01', tage))
const instantArbitrary = fc
  .integer({ min: Date.parse('1990-01-01T00:00:00Z') / MINUTE, max: Date.parse('2099-12-31T00:00:00Z') / MINUTE })
  .map((minute) => new Date(minute * MINUTE).toISOString())

describe('a local date', () => {
  test('knows its weekday', () => {
    expect(['2011-12-14', '2012-01-26', '2019-08-28', '2026-11-23', '2026-11-29'].map(weekday)).toEqual([3, 4, 3, 1, 7])
  })

  test('moves over months, leap days and the turn of the year', () => {
    expect(addDays('2026-01-31', 1)).toBe('2026-02-01')
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29')
    expect(addDays('2023-02-28', 1)).toBe('2023-03-01')
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01')
    expect(addDays('2026-03-01', -1)).toBe('2026-02-28')
  })

  test('does not lose a day when the clocks change', () => {
    expect(addDays('2026-03-28', 2)).toBe('2026-03-30')
    expect(addDays('2026-10-24', 2)).toBe('2026-10-26')
    expect(daysBetween('2026-03-01', '2026-11-01')).toBe(245)
  })

  test('comes back after as many days forth as back', () => {
    fc.assert(
      fc.property(dayArbitrary, fc.integer({ min: -4_000, max: 4_000 }), (tag, tage) => {
        expect(addDays(addDays(tag, tage), -tage)).toBe(tag)
        expect(daysBetween(tag, addDays(tag, tage))).toBe(tage)
        expect((weekday(addDays(tag, 1)) - weekday(tag) + 7) % 7).toBe(1)
      }),
    )
  })
})

describe('a working day', () => {
  test('is no Saturday, no Sunday and no holiday of the Land', () => {
    expect(isWorkday('2026-11-25', 'SH')).toBe(true)
    expect(isWorkday('2026-11-28', 'SH')).toBe(false)
    expect(isWorkday('2026-11-29', 'SH')).toBe(false)
    expect(isWorkday('2026-06-04', 'NRW')).toBe(false)
    expect(isWorkday('2026-06-04', 'LSA')).toBe(true)
  })

  test('is what counting working days ends on, with as many in between as asked for', () => {
    fc.assert(
      fc.property(
        dayArbitrary,
        fc.integer({ min: 1, max: 40 }),
        fc.constantFrom('SH' as const, 'NRW' as const, 'LSA' as const),
        (tag, werktage, land) => {
          const ende = addWorkdays(tag, werktage, land)
          const gezaehlt = Array.from({ length: daysBetween(tag, ende) }, (_, index) => addDays(tag, index + 1)).filter((day) =>
            isWorkday(day, land),
          )
          expect(isWorkday(ende, land)).toBe(true)
          expect(gezaehlt).toHaveLength(werktage)
        },
      ),
    )
  })
})

describe('local time in Berlin', () => {
  test.each([
    ['2026-11-25T17:00', '2026-11-25T16:00:00.000Z'],
    ['2026-06-18T16:00', '2026-06-18T14:00:00.000Z'],
    ['2026-03-29T01:59', '2026-03-29T00:59:00.000Z'],
    ['2026-03-29T03:00', '2026-03-29T01:00:00.000Z'],
    ['2026-10-25T01:59', '2026-10-24T23:59:00.000Z'],
    ['2026-10-25T03:00', '2026-10-25T02:00:00.000Z'],
    ['2019-12-31T23:30', '2019-12-31T22:30:00.000Z'],
  ])('%s is %s', (local, instant) => {
    expect(instantOf(local)).toBe(instant)
    expect(localDateTime(instant)).toBe(local)
  })

  test('that occurs twice means the first, that is skipped the moment after', () => {
    expect(instantOf('2026-10-25T02:30')).toBe('2026-10-25T00:30:00.000Z')
    expect(localDateTime(instantOf('2026-03-29T02:30'))).toBe('2026-03-29T03:30')
  })

  test('gives the civil year, not the one of UTC', () => {
    expect(localDate('2019-12-31T23:30:00.000Z')).toBe('2020-01-01')
    expect(localDate('2026-06-30T22:00:00.000Z')).toBe('2026-07-01')
    expect(localTime('2026-06-30T22:00:00.000Z')).toBe('00:00')
  })

  test('survives the way to an instant and back, in the hour that occurs twice as well', () => {
    fc.assert(
      fc.property(instantArbitrary, (instant) => {
        const local = localDateTime(instant)
        expect(localDateTime(instantOf(local))).toBe(local)
        expect(instantOf(local) <= instant).toBe(true)
      }),
      { numRuns: 2_000 },
    )
  })

  test('ends a day with the first instant of the next, on days of 23 and 25 hours too', () => {
    expect(endOfDay('2026-07-02')).toBe('2026-07-02T22:00:00.000Z')
    const hours = (tag: string): number => (Date.parse(endOfDay(tag)) - Date.parse(endOfDay(addDays(tag, -1)))) / 3_600_000
    expect(['2026-03-29', '2026-10-25', '2026-11-25'].map(hours)).toEqual([23, 25, 24])
  })
})
