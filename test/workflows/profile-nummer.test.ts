import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Art } from '../../workflows/begriffe.ts'
import { profil, profile } from '../../workflows/profile/index.ts'
import { nummer, nummernkreis, parseEntwurfsnummer, parseNummer } from '../../workflows/profile/nummer.ts'

const KREISE = Object.values(profile).flatMap((body) => (Object.keys(body.arten) as Art[]).map((art) => [body.id, art] as const))
const kreisArbitrary = fc.constantFrom(...KREISE)
const jahrArbitrary = fc.integer({ min: 1995, max: 2080 })
const lfdArbitrary = fc.integer({ min: 1, max: 12_000 })

describe('the number of a paper', () => {
  test.each<[string, Art, number, number, string]>([
    ['kiel', 'mitteilung', 2019, 746, '0746/2019'],
    ['kiel', 'beschlussvorlage', 2019, 801, '0801/2019'],
    ['staedteregion-aachen', 'beschlussvorlage', 2024, 207, '2024/0207'],
    ['magdeburg', 'mitteilung', 2011, 322, 'I0322/11'],
    ['magdeburg', 'beschlussvorlage', 2019, 231, 'DS0231/19'],
    ['magdeburg', 'antrag', 2009, 152, 'A0152/09'],
    ['musterstadt', 'beschlussvorlage', 2026, 12, 'BV/2026/0012'],
    ['kiel', 'antrag', 2026, 12_345, '12345/2026'],
  ])('%s %s %s no. %s is %s', (id, art, jahr, lfd, erwartet) => {
    expect(nummer(profil(id), art, jahr, lfd)).toBe(erwartet)
  })

  test('is counted per year, and per kind only where the kind is part of it', () => {
    expect(nummernkreis(profil('magdeburg'), 'mitteilung', 2011)).toBe('magdeburg:I:2011')
    expect(nummernkreis(profil('kiel'), 'mitteilung', 2019)).toBe(nummernkreis(profil('kiel'), 'beschlussvorlage', 2019))
    expect(nummernkreis(profil('kiel'), 'mitteilung', 2019)).not.toBe(nummernkreis(profil('kiel'), 'mitteilung', 2020))
    expect(nummernkreis(profil('kiel'), 'mitteilung', 2019)).not.toBe(nummernkreis(profil('staedteregion-aachen'), 'mitteilung', 2019))
  })

  test('is never given twice within a body', () => {
    fc.assert(
      fc.property(
        kreisArbitrary,
        kreisArbitrary,
        jahrArbitrary,
        jahrArbitrary,
        lfdArbitrary,
        lfdArbitrary,
        (eins, zwei, jahr, jahr2, lfd, lfd2) => {
          const body = profil(eins[0])
          const andere = zwei[0] === eins[0] ? zwei[1] : eins[1]
          const derselbeKreis = nummernkreis(body, eins[1], jahr) === nummernkreis(body, andere, jahr2)
          const dieselbe = nummer(body, eins[1], jahr, lfd) === nummer(body, andere, jahr2, lfd2)
          expect(dieselbe).toBe(derselbeKreis && lfd === lfd2)
        },
      ),
      { numRuns: 2_000 },
    )
  })
})

describe('a typed number', () => {
  test('is found again as it is printed, and only as that', () => {
    fc.assert(
      fc.property(kreisArbitrary, jahrArbitrary, lfdArbitrary, ([id, art], jahr, lfd) => {
        const printed = nummer(profil(id), art, jahr, lfd)
        expect(parseNummer(profil(id), printed)).toEqual([printed])
      }),
      { numRuns: 2_000 },
    )
  })

  test('is found in small letters, with spaces, with a hyphen', () => {
    fc.assert(
      fc.property(kreisArbitrary, jahrArbitrary, lfdArbitrary, ([id, art], jahr, lfd) => {
        const printed = nummer(profil(id), art, jahr, lfd)
        const schreibweisen = [printed.toLowerCase(), ` ${printed} `, printed.replaceAll('/', '-'), printed.replaceAll('/', ' / ')]
        for (const typed of schreibweisen) expect(parseNummer(profil(id), typed)).toContain(printed)
      }),
    )
  })

  test.each<[string, string, string[]]>([
    ['kiel', '746/19', ['0746/2019']],
    ['kiel', '0746-2019', ['0746/2019']],
    ['kiel', 'Nr. 746/19', ['0746/2019']],
    ['kiel', 'Drucksache 0746/2019', ['0746/2019']],
    ['kiel', 'Geschäftliche Mitteilung - 0746/2019', ['0746/2019']],
    ['kiel', '2019/746', ['0746/2019']],
    ['kiel', '12/2026', ['0012/2026']],
    ['kiel', '98/97', ['0098/1997']],
    ['kiel', '2019/21', ['2019/2021', '0021/2019']],
    ['staedteregion-aachen', '2024-207', ['2024/0207']],
    ['staedteregion-aachen', '2024 207', ['2024/0207']],
    ['staedteregion-aachen', '0207/2024', ['2024/0207']],
    ['staedteregion-aachen', '207/24', ['2024/0207']],
    ['magdeburg', 'ds 231/19', ['DS0231/19']],
    ['magdeburg', 'DS0231/2019', ['DS0231/19']],
    ['magdeburg', 'I 0322/11', ['I0322/11']],
    ['magdeburg', 'Information 322/11', ['I0322/11']],
    ['magdeburg', 'Drucksache 231/19', ['DS0231/19']],
    ['magdeburg', '322/11', ['DS0322/11', 'I0322/11', 'A0322/11', 'F0322/11', 'S0322/11', 'E0322/11']],
    ['magdeburg', 'DS0322/16/1', ['DS0322/16/1']],
    ['magdeburg', 'ds 322/16/01', ['DS0322/16/1']],
    ['kiel', '0235/2016/1', []],
    ['musterstadt', 'bv/2026/12', ['BV/2026/0012']],
    ['musterstadt', 'BV 12/2026', ['BV/2012/2026', 'BV/2026/0012']],
    ['musterstadt', 'IV 2026-0003', ['IV/2026/0003']],
  ])('%s: "%s" means %j', (id, typed, gefunden) => {
    const gelesen = parseNummer(profil(id), typed)
    expect([...gelesen].sort()).toEqual([...gefunden].sort())
    expect(gelesen[0]).toBe(gefunden[0])
  })

  test.each([
    '',
    'Hallenbad',
    '746',
    '746/',
    '/19',
    '0/2019',
    '746/2219',
    '17.06.2026',
    'XY 231/19',
    '1234567/2019',
    `${'a '.repeat(200)}1/19`,
    '746/19; drop',
  ])('"%s" is none', (typed) => {
    expect(parseNummer(profil('kiel'), typed)).toEqual([])
  })

  test('of a draft is read apart from that of a paper', () => {
    expect(parseEntwurfsnummer('Entwurf 2026-153')).toBe('2026-153')
    expect(parseEntwurfsnummer('2026-0153')).toBe('2026-153')
    expect(parseEntwurfsnummer('0746/2019')).toBeNull()
    expect(parseEntwurfsnummer('Hallenbad')).toBeNull()
  })
})
