import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { beschlussfaehigkeit, nachUnfaehigkeit, type Abstimmungslage, type Beschlussfaehigkeit } from '../../workflows/recht/abstimmung.ts'
import { regelwerk, regelwerke, type Organ, type Rechtsbereich } from '../../workflows/recht/regelwerk.ts'

const am = (
  bereich: Rechtsbereich,
  gesetzlicheZahl: number,
  anwesend: number,
  ausgeschlossen = 0,
  organ: Organ = 'vertretung',
): Beschlussfaehigkeit => beschlussfaehigkeit({ gesetzlicheZahl, anwesend, ausgeschlossen }, regelwerk(bereich, '2026-06-18'), organ)

describe('quorum', () => {
  test.each<[Rechtsbereich, number, number, number, boolean, number, string]>([
    ['SH-GO', 49, 25, 0, true, 25, '§ 38 Abs. 1 GO SH'],
    ['SH-GO', 49, 24, 0, false, 25, '§ 38 Abs. 1 GO SH'],
    ['SH-GO', 60, 30, 0, false, 31, '§ 38 Abs. 1 GO SH'],
    ['SH-GO', 60, 31, 0, true, 31, '§ 38 Abs. 1 GO SH'],
    ['NRW-KRO', 73, 37, 0, true, 37, '§ 34 Abs. 1 KrO NRW'],
    ['NRW-KRO', 73, 36, 0, false, 37, '§ 34 Abs. 1 KrO NRW'],
    ['NRW-GO', 44, 23, 0, true, 23, '§ 49 Abs. 1 GO NRW'],
    ['NRW-GO', 44, 22, 0, false, 23, '§ 49 Abs. 1 GO NRW'],
    ['LSA-KVG', 41, 21, 0, true, 21, '§ 55 Abs. 1 KVG LSA'],
    ['LSA-KVG', 41, 20, 0, false, 21, '§ 55 Abs. 1 KVG LSA'],
  ])(
    '%s, %s members, %s present, %s excluded: quorate %s (needs %s)',
    (bereich, gesetzlich, anwesend, ausgeschlossen, beschlussfaehig, mindestens, norm) => {
      expect(am(bereich, gesetzlich, anwesend, ausgeschlossen)).toMatchObject({ beschlussfaehig, mindestens, norm, bestaetigung: null })
    },
  )

  test('in Schleswig-Holstein is denied ex officio below a third or below three, not before', () => {
    expect(am('SH-GO', 49, 24).vonAmtsWegen).toBe(false)
    expect(am('SH-GO', 49, 17).vonAmtsWegen).toBe(false)
    expect(am('SH-GO', 49, 16).vonAmtsWegen).toBe(true)
    expect(am('SH-GO', 51, 17).vonAmtsWegen).toBe(false)
    expect(am('SH-GO', 5, 2).vonAmtsWegen).toBe(true)
    expect(am('SH-GO', 7, 3).vonAmtsWegen).toBe(false)
  })

  test('in Sachsen-Anhalt is deemed until a member claims the contrary', () => {
    expect(am('LSA-KVG', 41, 1)).toMatchObject({ beschlussfaehig: false, vonAmtsWegen: false })
  })

  test('of the Städteregionsausschuss is not deemed, that of the Städteregionstag is', () => {
    expect(am('NRW-KRO', 17, 8, 0, 'ausschuss')).toMatchObject({ beschlussfaehig: false, vonAmtsWegen: true, norm: '§ 52 Abs. 2 KrO NRW' })
    expect(am('NRW-KRO', 17, 9, 0, 'ausschuss')).toMatchObject({ beschlussfaehig: true, vonAmtsWegen: false })
    expect(am('NRW-KRO', 17, 8, 0, 'vertretung')).toMatchObject({ beschlussfaehig: false, vonAmtsWegen: false })
  })

  test('is taken of a number that excluded members lower in Schleswig-Holstein and Sachsen-Anhalt, not in Nordrhein-Westfalen', () => {
    expect(am('SH-GO', 49, 29, 5)).toMatchObject({ beschlussfaehig: true, mindestens: 23 })
    expect(am('LSA-KVG', 49, 29, 5)).toMatchObject({ beschlussfaehig: true, mindestens: 23 })
    expect(am('NRW-GO', 49, 29, 5)).toMatchObject({ beschlussfaehig: false, mindestens: 25 })
  })
})

describe('a quorum of another share', () => {
  const { beschlussfaehigkeit: haelfte, ...uebrige } = regelwerk('SH-GO', '2026-06-18')
  const zweiDrittel = { zaehler: 2, nenner: 3 }
  const werk = {
    ...uebrige,
    beschlussfaehigkeit: {
      ...haelfte,
      wert: { ...haelfte.wert, mehrAls: zweiDrittel, vonAmtsWegen: { unterAnteil: zweiDrittel, unterZahl: 0 } },
    },
  }

  test.each([
    [7, true, false],
    [6, false, false],
    [5, false, true],
  ])('of more than two thirds of nine: with %s present quorate %s, denied ex officio %s', (anwesend, beschlussfaehig, vonAmtsWegen) => {
    const stand = beschlussfaehigkeit({ gesetzlicheZahl: 9, anwesend, ausgeschlossen: 0 }, werk, 'vertretung')
    expect(stand).toMatchObject({ beschlussfaehig, mindestens: 7, vonAmtsWegen })
  })
})

describe('more than half excluded for bias', () => {
  test('three suffice in Schleswig-Holstein (30 of 49 befangen)', () => {
    expect(am('SH-GO', 49, 33, 30)).toMatchObject({ beschlussfaehig: true, mindestens: 3, bestaetigung: null, norm: '§ 38 Abs. 2 GO SH' })
    expect(am('SH-GO', 49, 32, 30)).toMatchObject({ beschlussfaehig: false, vonAmtsWegen: true })
  })

  test('any number suffices in Sachsen-Anhalt, but somebody must confirm', () => {
    expect(am('LSA-KVG', 49, 31, 30)).toMatchObject({ beschlussfaehig: true, bestaetigung: 'aufsicht', norm: '§ 55 Abs. 3 KVG LSA' })
    expect(am('LSA-KVG', 11, 7, 6, 'ausschuss')).toMatchObject({ beschlussfaehig: true, bestaetigung: 'vertretung' })
    expect(am('LSA-KVG', 49, 30, 30)).toMatchObject({ beschlussfaehig: false })
  })

  test('nobody can decide in Nordrhein-Westfalen, where no rule was read, unless the body lets those who remain', () => {
    const lage = { gesetzlicheZahl: 73, anwesend: 70, ausgeschlossen: 37 }
    const [werk, kreistag] = [regelwerk('NRW-KRO', '2026-06-18'), 'vertretung'] as const
    expect(beschlussfaehigkeit(lage, werk, kreistag)).toMatchObject({ beschlussfaehig: false, vonAmtsWegen: true, mindestens: 37 })
    expect(beschlussfaehigkeit({ ...lage, ausgeschlossen: 36 }, werk, kreistag)).toMatchObject({ vonAmtsWegen: false, mindestens: 37 })
    const uebrige = beschlussfaehigkeit(lage, werk, kreistag, 'uebrige_entscheiden')
    expect(uebrige).toEqual({ beschlussfaehig: true, vonAmtsWegen: false, mindestens: 1, bestaetigung: null, norm: '§ 34 Abs. 1 KrO NRW' })
    expect(beschlussfaehigkeit({ ...lage, anwesend: 37 }, werk, kreistag, 'uebrige_entscheiden')).toMatchObject({ vonAmtsWegen: true })
    expect(nachUnfaehigkeit(lage, werk, kreistag)).toMatchObject({ beschlussfaehig: true, norm: '§ 34 Abs. 2 KrO NRW' })
  })

  test('the setting touches no law that has a rule of its own', () => {
    for (const bereich of ['SH-GO', 'LSA-KVG'] as const)
      for (const ueberzahl of ['beschlussunfaehig', 'uebrige_entscheiden'] as const) {
        const werk = regelwerk(bereich, '2026-06-18')
        const lage = { gesetzlicheZahl: 49, anwesend: 32, ausgeschlossen: 30 }
        expect(beschlussfaehigkeit(lage, werk, 'vertretung', ueberzahl)).toEqual(beschlussfaehigkeit(lage, werk, 'vertretung'))
      }
  })

  test('exactly half is not more than half', () => {
    expect(am('SH-GO', 10, 8, 5)).toMatchObject({ mindestens: 3, norm: '§ 38 Abs. 1 GO SH' })
    expect(am('LSA-KVG', 10, 8, 5).bestaetigung).toBeNull()
  })
})

describe('in the second session after inability', () => {
  test.each<[Rechtsbereich, number, number, boolean, number, string]>([
    ['SH-GO', 49, 3, true, 3, '§ 38 Abs. 3 GO SH'],
    ['SH-GO', 49, 2, false, 3, '§ 38 Abs. 3 GO SH'],
    ['SH-GO', 49, 25, true, 25, '§ 38 Abs. 1 GO SH'],
    ['SH-GO', 3, 2, true, 2, '§ 38 Abs. 1 GO SH'],
    ['NRW-KRO', 73, 1, true, 1, '§ 34 Abs. 2 KrO NRW'],
    ['NRW-GO', 44, 9, true, 1, '§ 49 Abs. 2 GO NRW'],
    ['LSA-KVG', 57, 9, true, 1, '§ 55 Abs. 2 KVG LSA'],
    ['LSA-KVG', 57, 0, false, 1, '§ 55 Abs. 2 KVG LSA'],
  ])('%s, %s members, %s present: quorate %s (needs %s)', (bereich, gesetzlicheZahl, anwesend, beschlussfaehig, mindestens, norm) => {
    const stand = nachUnfaehigkeit({ gesetzlicheZahl, anwesend, ausgeschlossen: 0 }, regelwerk(bereich, '2026-06-18'), 'vertretung')
    expect(stand).toMatchObject({ beschlussfaehig, mindestens, norm })
  })

  test.each([
    [3, false],
    [2, true],
  ])('with %s present is denied ex officio: %s', (anwesend, vonAmtsWegen) => {
    const stand = nachUnfaehigkeit({ gesetzlicheZahl: 49, anwesend, ausgeschlossen: 0 }, regelwerk('SH-GO', '2026-06-18'), 'vertretung')
    expect(stand.vonAmtsWegen).toBe(vonAmtsWegen)
  })

  test('excluded members do not count towards the fixed number', () => {
    const lage = { gesetzlicheZahl: 49, anwesend: 5, ausgeschlossen: 3 }
    expect(nachUnfaehigkeit(lage, regelwerk('SH-GO', '2026-06-18'), 'vertretung').beschlussfaehig).toBe(false)
  })
})

describe('every quorum', () => {
  const lageArbitrary: fc.Arbitrary<Abstimmungslage> = fc.record({
    gesetzlicheZahl: fc.integer({ min: 1, max: 120 }),
    anwesend: fc.nat({ max: 120 }),
    ausgeschlossen: fc.nat({ max: 120 }),
  })
  const organArbitrary = fc.constantFrom<Organ>('vertretung', 'ausschuss')

  test('once reached is not lost by one more present, and always needs somebody', () => {
    fc.assert(
      fc.property(lageArbitrary, organArbitrary, fc.constantFrom(...regelwerke), (lage, organ, werk) => {
        const vorher = beschlussfaehigkeit(lage, werk, organ)
        const nachher = beschlussfaehigkeit({ ...lage, anwesend: lage.anwesend + 1 }, werk, organ)
        expect(vorher.beschlussfaehig && !nachher.beschlussfaehig).toBe(false)
        expect(!vorher.vonAmtsWegen && nachher.vonAmtsWegen).toBe(false)
        expect(beschlussfaehigkeit({ ...lage, anwesend: 0 }, werk, organ).beschlussfaehig).toBe(false)
        expect(vorher.mindestens).toBeGreaterThan(0)
      }),
    )
  })

  test('that holds is never denied ex officio, where the body is not tiny', () => {
    fc.assert(
      fc.property(lageArbitrary, organArbitrary, fc.constantFrom(...regelwerke), (lage, organ, werk) => {
        const stand = beschlussfaehigkeit(lage, werk, organ)
        const isKlein = lage.gesetzlicheZahl - lage.ausgeschlossen < 5
        expect(!isKlein && stand.beschlussfaehig && stand.vonAmtsWegen).toBe(false)
      }),
    )
  })
})
