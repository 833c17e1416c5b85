import { describe, expect, test } from '@jest/globals'
import { profil, type Profil } from '../../workflows/profile/index.ts'
import { ladungsfrist, mitzeichnungsfrist, widerspruchsfrist } from '../../workflows/recht/fristen.ts'
import { endOfDay } from '../../workflows/recht/kalender.ts'
import { regelwerk, type Land, type Organ, type Rechtsbereich } from '../../workflows/recht/regelwerk.ts'

const bis = (bereich: Rechtsbereich, beschlussAm: string, organ: Organ = 'vertretung', kenntnisAm?: string): string =>
  widerspruchsfrist({ regelwerk: regelwerk(bereich, beschlussAm), beschlussAm, organ, ...(kenntnisAm !== undefined && { kenntnisAm }) })
    ?.bis ?? 'none'

describe('the period to object', () => {
  test('in Schleswig-Holstein ends two weeks after the vote, whenever the head of administration learned of it', () => {
    expect(bis('SH-GO', '2026-06-18')).toBe('2026-07-02')
    expect(bis('SH-GO', '2026-06-18', 'vertretung', '2026-06-25')).toBe('2026-07-02')
    expect(bis('SH-GO', '2026-05-21')).toBe('2026-06-04')
  })

  test('includes its fourteenth day and not the fifteenth', () => {
    const ende = endOfDay(bis('SH-GO', '2026-06-18'))
    expect('2026-07-02T21:59:59.999Z' < ende).toBe(true)
    expect('2026-07-02T22:00:00.000Z' < ende).toBe(false)
  })

  test('in Sachsen-Anhalt ends two weeks after the head of administration learned of it', () => {
    expect(bis('LSA-KVG', '2026-06-18')).toBe('2026-07-02')
    expect(bis('LSA-KVG', '2026-06-18', 'vertretung', '2026-06-22')).toBe('2026-07-06')
  })

  test('in Nordrhein-Westfalen ends on the third day', () => {
    expect(bis('NRW-KRO', '2024-06-13', 'ausschuss')).toBe('2024-06-16')
    expect(bis('NRW-GO', '2026-12-30')).toBe('2027-01-02')
  })

  test('does not exist under statutes', () => {
    expect(bis('GESELLSCHAFT', '2024-11-21')).toBe('none')
    expect(bis('VEREIN', '2017-01-18', 'ausschuss')).toBe('none')
  })

  test('moves from a weekend or holiday to the next working day only where the profile says so', () => {
    const ende = (beschlussAm: string, verschieben: boolean): string | undefined =>
      widerspruchsfrist({ regelwerk: regelwerk('SH-GO', beschlussAm), beschlussAm, organ: 'vertretung', verschieben })?.bis
    expect([ende('2026-06-20', false), ende('2026-06-20', true)]).toEqual(['2026-07-04', '2026-07-06'])
    expect([ende('2026-03-20', false), ende('2026-03-20', true)]).toEqual(['2026-04-03', '2026-04-07'])
    expect([ende('2026-06-18', false), ende('2026-06-18', true)]).toEqual(['2026-07-02', '2026-07-02'])
  })

  test('crosses month, year and leap day', () => {
    expect(bis('SH-GO', '2024-02-20')).toBe('2024-03-05')
    expect(bis('SH-GO', '2026-12-18')).toBe('2027-01-01')
  })

  test.each<[Rechtsbereich, Organ, string, string]>([
    ['SH-GO', 'vertretung', '2026-06-18', '§ 43 GO SH'],
    ['SH-GO', 'ausschuss', '2026-06-18', '§ 47 GO SH'],
    ['NRW-KRO', 'vertretung', '2026-06-18', '§ 39 Abs. 1 KrO NRW'],
    ['LSA-KVG', 'ausschuss', '2026-06-18', '§ 65 Abs. 3 KVG LSA'],
    ['LSA-KVG', 'vertretung', '2012-02-16', 'GO LSA'],
  ])('%s, %s, %s: %s', (bereich, organ, tag, norm) => {
    expect(widerspruchsfrist({ regelwerk: regelwerk(bereich, tag), beschlussAm: tag, organ })?.norm).toBe(norm)
  })
})

describe('the notice period', () => {
  const kiel = profil('kiel')

  test('counts neither the day of dispatch nor that of the session', () => {
    expect(ladungsfrist({ profil: kiel, sitzungAm: '2026-06-18', versandAm: '2026-06-01' })).toEqual({
      spaetestens: '2026-06-10',
      tage: 7,
      norm: '§ 34 Abs. 4 GO SH',
    })
  })

  test('follows the law of the day of dispatch, not that of the session', () => {
    const norm = (versandAm: string): string => ladungsfrist({ profil: kiel, sitzungAm: '2025-09-18', versandAm }).norm
    expect(norm('2025-08-14')).toBe('§ 34 Abs. 3 GO SH')
    expect(norm('2025-08-15')).toBe('§ 34 Abs. 4 GO SH')
  })

  test('is the one of the Geschäftsordnung where the law leaves it to her', () => {
    const region = profil('staedteregion-aachen')
    expect(ladungsfrist({ profil: region, sitzungAm: '2024-06-13', versandAm: '2024-05-30' })).toEqual({
      spaetestens: '2024-06-05',
      tage: 7,
      norm: 'Geschäftsordnung, § 32 Abs. 2 KrO NRW',
    })
    const kurz = { ...region, fristen: { ...region.fristen, ladungTage: { wert: 3, sicherheit: 'belegt' as const } } }
    expect(ladungsfrist({ profil: kurz, sitzungAm: '2024-06-13', versandAm: '2024-05-30' }).spaetestens).toBe('2024-06-09')
  })

  test('counts the day of the session, or working days only, where the profile says so', () => {
    const spaetestens = (fristen: Partial<Profil['fristen']>): string =>
      ladungsfrist({ profil: { ...kiel, fristen: { ...kiel.fristen, ...fristen } }, sitzungAm: '2026-06-18', versandAm: '2026-06-01' })
        .spaetestens
    const ja = { wert: true, sicherheit: 'belegt' } as const
    const werktage = { wert: 'werktage', sicherheit: 'belegt' } as const
    expect(spaetestens({ sitzungstagZaehlt: ja })).toBe('2026-06-11')
    expect(spaetestens({ ladungZaehlung: werktage })).toBe('2026-06-08')
    expect(spaetestens({ ladungZaehlung: werktage, sitzungstagZaehlt: ja })).toBe('2026-06-09')
  })

  test('of an electronic Ladung begins on the fourth day in Schleswig-Holstein since 2025, where the Geschäftsordnung is silent', () => {
    const schweigt = (id: string): Profil => {
      const body = profil(id)
      return { ...body, fristen: { ...body.fristen, zustellungGeregelt: { wert: false, sicherheit: 'belegt' } } }
    }
    const frist = (id: string, versandAm: string): string =>
      ladungsfrist({ profil: schweigt(id), sitzungAm: '2026-06-18', versandAm }).spaetestens
    expect(frist('kiel', '2026-06-01')).toBe('2026-06-06')
    expect(frist('kiel', '2025-08-01')).toBe('2026-06-10')
    expect(frist('magdeburg', '2026-06-01')).toBe('2026-06-10')
  })

  test('of the law is not shortened by a profile', () => {
    const eilig = { ...kiel, fristen: { ...kiel.fristen, ladungTage: { wert: 1, sicherheit: 'belegt' as const } } }
    expect(ladungsfrist({ profil: eilig, sitzungAm: '2026-06-18', versandAm: '2026-06-01' }).tage).toBe(7)
  })
})

describe('the time to co-sign', () => {
  test.each<[string, number, Land, string]>([
    ['2026-11-25', 5, 'LSA', '2026-12-02'],
    ['2026-12-22', 5, 'LSA', '2026-12-30'],
    ['2026-06-02', 3, 'NRW', '2026-06-08'],
    ['2026-06-02', 3, 'SH', '2026-06-05'],
    ['2026-01-05', 1, 'LSA', '2026-01-07'],
    ['2026-01-05', 1, 'NRW', '2026-01-06'],
    ['2026-11-28', 1, 'SH', '2026-11-30'],
    ['2026-04-02', 1, 'SH', '2026-04-07'],
    ['2026-11-25', 0, 'SH', '2026-11-25'],
  ])('from %s, %s working days in %s, ends on %s', (von, werktage, land, ende) => {
    expect(mitzeichnungsfrist({ von, werktage, land })).toBe(ende)
  })
})
