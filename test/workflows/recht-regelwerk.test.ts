import { describe, expect, test } from '@jest/globals'
import {
  kenntRecht,
  regelwerk,
  regelwerkById,
  regelwerke,
  type Rechtsbereich,
  type Rechtswert,
  type Regelwerk,
} from '../../workflows/recht/regelwerk.ts'

const isRechtswert = (value: unknown): value is Rechtswert<unknown> => typeof value === 'object' && value !== null && 'sicherheit' in value

const werteOf = (werk: Regelwerk): [string, Rechtswert<unknown>][] =>
  Object.entries(werk).flatMap(([name, wert]) =>
    isRechtswert(wert) ? [[`${werk.id} ${name}`, wert] as [string, Rechtswert<unknown>]] : [],
  )

const ALLE_WERTE = regelwerke.flatMap(werteOf)

describe('the rule set in force', () => {
  test.each<[Rechtsbereich, string, string]>([
    ['LSA-KVG', '2011-12-20', 'LSA-GO'],
    ['LSA-KVG', '2012-02-16', 'LSA-GO'],
    ['LSA-KVG', '2014-06-30', 'LSA-GO'],
    ['LSA-KVG', '2014-07-01', 'LSA-KVG-2014'],
    ['LSA-KVG', '2024-06-30', 'LSA-KVG-2014'],
    ['LSA-KVG', '2024-07-01', 'LSA-KVG-2024'],
    ['LSA-KVG', '2031-01-01', 'LSA-KVG-2024'],
    ['SH-GO', '2003-04-01', 'SH-GO-2003'],
    ['SH-GO', '2019-08-28', 'SH-GO-2003'],
    ['SH-GO', '2025-08-14', 'SH-GO-2003'],
    ['SH-GO', '2025-08-15', 'SH-GO-2025'],
    ['NRW-KRO', '2024-06-13', 'NRW-KRO-1994'],
    ['NRW-KRO', '2025-07-09', 'NRW-KRO-1994'],
    ['NRW-KRO', '2025-07-10', 'NRW-KRO-2025'],
    ['NRW-GO', '2025-07-09', 'NRW-GO-1994'],
    ['NRW-GO', '2025-07-10', 'NRW-GO-2025'],
    ['GESELLSCHAFT', '2024-11-21', 'GESELLSCHAFT-1'],
    ['VEREIN', '2017-01-18', 'VEREIN-1'],
  ])('for %s on %s is %s', (bereich, tag, id) => {
    expect(regelwerk(bereich, tag).id).toBe(id)
  })

  test.each<[Rechtsbereich, string]>([
    ['SH-GO', '2003-03-31'],
    ['NRW-KRO', '1994-10-16'],
    ['NRW-GO', '1994-10-16'],
    ['LSA-KVG', '1994-06-30'],
  ])('for %s before %s does not exist', (bereich, tag) => {
    expect(() => regelwerk(bereich, tag)).toThrow(/NO_RULE_SET/)
  })

  test('is known from its first day on, in each Land for itself', () => {
    expect(kenntRecht('SH-GO', '2003-03-31')).toBe(false)
    expect(kenntRecht('SH-GO', '2003-04-01')).toBe(true)
    expect(kenntRecht('SH-GO', '2003-04-02')).toBe(true)
  })

  test('is found again by the id that a result has stored, for ever', () => {
    expect(regelwerke.map(({ id, gueltigAb }) => `${id} ${gueltigAb}`).sort()).toEqual([
      'GESELLSCHAFT-1 2000-01-01',
      'LSA-GO 1994-07-01',
      'LSA-KVG-2014 2014-07-01',
      'LSA-KVG-2024 2024-07-01',
      'NRW-GO-1994 1994-10-17',
      'NRW-GO-2025 2025-07-10',
      'NRW-KRO-1994 1994-10-17',
      'NRW-KRO-2025 2025-07-10',
      'SH-GO-2003 2003-04-01',
      'SH-GO-2025 2025-08-15',
      'VEREIN-1 2000-01-01',
    ])
    for (const werk of regelwerke) expect(regelwerkById(werk.id)).toBe(werk)
    expect(() => regelwerkById('SH-GO-1950')).toThrow(/NO_RULE_SET/)
  })
})

describe('every legal value', () => {
  test('has its norm and its confidence', () => {
    expect(ALLE_WERTE.length).toBeGreaterThan(120)
    for (const [name, { norm, sicherheit }] of ALLE_WERTE) {
      expect([name, norm]).toEqual([name, expect.stringMatching(/^(?:§ \d|GO LSA$|Gesellschaftsvertrag$|Vereinssatzung$)/)])
      expect([name, sicherheit]).toEqual([name, expect.stringMatching(/^(?:belegt|parallel|sekundaer|ungeprueft|zweifelhaft|satzung)$/)])
    }
  })

  test('that is not proved by its wording says what is doubtful', () => {
    const ohneHinweis = ALLE_WERTE.filter(([, { sicherheit, hinweis }]) => sicherheit !== 'belegt' && (hinweis ?? '').length < 10)
    expect(ohneHinweis.map(([name]) => name)).toEqual([])
  })

  test('cites the law of its own Land and time', () => {
    const gesetze: Record<Rechtsbereich, RegExp> = {
      'SH-GO': / (?:GO|LVwG) SH$/,
      'NRW-KRO': /KrO NRW$/,
      'NRW-GO': / GO NRW$/,
      'LSA-KVG': / KVG LSA$/,
      GESELLSCHAFT: /^Gesellschaftsvertrag$/,
      VEREIN: /^Vereinssatzung$/,
    }
    for (const werk of regelwerke) {
      const erwartet = werk.id === 'LSA-GO' ? /GO LSA$/ : gesetze[werk.bereich]
      for (const [name, { norm }] of werteOf(werk)) expect([name, norm]).toEqual([name, expect.stringMatching(erwartet)])
    }
  })

  test('that nobody has read is not called proved', () => {
    const sicherheit = (id: string, name: keyof Regelwerk): string => (regelwerkById(id)[name] as Rechtswert<unknown>).sicherheit
    expect(sicherheit('LSA-KVG-2024', 'mehrheit')).toBe('ungeprueft')
    expect(sicherheit('LSA-KVG-2024', 'stimmengleichheit')).toBe('ungeprueft')
    expect(sicherheit('LSA-KVG-2024', 'ladungsfrist')).toBe('ungeprueft')
    expect(sicherheit('LSA-KVG-2024', 'tagesordnungErweitern')).toBe('zweifelhaft')
    expect(sicherheit('SH-GO-2003', 'widerspruchsfrist')).toBe('parallel')
    expect(sicherheit('NRW-KRO-1994', 'stimmengleichheit')).toBe('sekundaer')
    expect(sicherheit('NRW-KRO-2025', 'stimmengleichheit')).toBe('ungeprueft')
    const gelesen: Readonly<Record<string, string>> = { 'LSA-GO oeffentlichkeitAusschliessen': 'belegt', 'LSA-GO anhoerung': 'sekundaer' }
    for (const [name, wert] of werteOf(regelwerkById('LSA-GO'))) {
      expect([name, wert.sicherheit]).toEqual([name, gelesen[name] ?? 'ungeprueft'])
    }
  })
})

describe('statutes instead of municipal law', () => {
  const SATZUNGEN = regelwerke.filter(({ bereich }) => bereich === 'GESELLSCHAFT' || bereich === 'VEREIN')

  test('cite the statutes as a whole, never a paragraph, and call every value a setting to be looked up', () => {
    expect(SATZUNGEN).toHaveLength(2)
    for (const [name, { norm, sicherheit, hinweis }] of SATZUNGEN.flatMap(werteOf)) {
      expect([name, norm.includes('§'), sicherheit]).toEqual([name, false, 'satzung'])
      expect(hinweis).toContain(norm)
    }
  })

  test('know no objection of the administration, no urgent decision and no exclusion of the public', () => {
    for (const werk of SATZUNGEN) {
      const { widerspruchsfrist, widerspruchsfristAusschuss, beanstandungsfrist, eilentscheidung, oeffentlichkeitAusschliessen } = werk
      const werte = [widerspruchsfrist, widerspruchsfristAusschuss, beanstandungsfrist, eilentscheidung, oeffentlichkeitAusschliessen]
      expect(werte.map(({ wert }) => wert)).toEqual([null, null, null, null, null])
    }
  })
})

describe('what differs from Land to Land', () => {
  const heute = (bereich: Rechtsbereich): Regelwerk => regelwerk(bereich, '2026-06-18')

  test('the Hauptsatzung needs the majority of all members, in Schleswig-Holstein the simple one', () => {
    expect(heute('SH-GO').mehrheitHauptsatzung.wert).toBe('einfach')
    expect((['NRW-KRO', 'NRW-GO', 'LSA-KVG'] as const).map((bereich) => heute(bereich).mehrheitHauptsatzung.wert)).toEqual(
      Array.from({ length: 3 }, () => 'absolut_gesetzlich'),
    )
  })

  test('one objection makes an election secret in Nordrhein-Westfalen until July 2025, a fifth of the members since', () => {
    for (const bereich of ['NRW-KRO', 'NRW-GO'] as const) {
      expect(regelwerk(bereich, '2025-07-09').geheimeWahl.wert).toEqual({ art: 'ein_widerspruch' })
      expect(regelwerk(bereich, '2025-07-10').geheimeWahl.wert).toEqual({ art: 'auf_antrag', anteil: { zaehler: 1, nenner: 5 } })
    }
  })

  test('a decision without a meeting is for simple matters in Sachsen-Anhalt, unless somebody objects', () => {
    const ohne = (['SH-GO', 'NRW-KRO', 'NRW-GO', 'LSA-KVG'] as const).map((bereich) => heute(bereich).umlaufbeschluss.wert)
    expect(ohne.slice(0, 3)).toEqual(Array.from({ length: 3 }, () => ({ art: 'nicht_vorgesehen' })))
    expect(ohne[3]).toEqual({ art: 'zulaessig', mehrheit: 'ohne_widerspruch' })
  })

  test('the head of administration votes in the Vertretung, but not in Schleswig-Holstein', () => {
    expect((['SH-GO', 'NRW-KRO', 'LSA-KVG'] as const).map((bereich) => heute(bereich).hvbInVertretung.wert)).toEqual([
      'ohne_stimme',
      'mit_stimme',
      'mit_stimme',
    ])
  })
})

describe('the duty to hear a local body', () => {
  test.each<[Rechtsbereich, string, string | undefined]>([
    ['LSA-KVG', '1994-07-01', '§ 87 Abs. 1 GO LSA'],
    ['LSA-KVG', '2014-06-30', '§ 87 Abs. 1 GO LSA'],
    ['LSA-KVG', '2014-07-01', '§ 84 Abs. 2 KVG LSA'],
    ['SH-GO', '2026-06-18', undefined],
  ])('in %s on %s rests on %s', (bereich, datum, norm) => {
    expect(regelwerk(bereich, datum).anhoerung?.norm).toBe(norm)
  })
})
