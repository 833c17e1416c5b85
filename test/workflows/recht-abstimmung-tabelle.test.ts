/** Votes with their outcome written down by a person: figures of real sizes, then every majority in every Land at every edge. */
import { describe, expect, test } from '@jest/globals'
import type { Mehrheit } from '../../workflows/begriffe.ts'
import {
  abstimmungsartVerboten,
  abstimmungsergebnis,
  auszaehlen,
  noetigeMehrheiten,
  unstimmigkeiten,
  type Abstimmung,
  type Abstimmungslage,
} from '../../workflows/recht/abstimmung.ts'
import { regelwerk, type Rechtsbereich } from '../../workflows/recht/regelwerk.ts'
import { ABSTIMMUNGEN } from './abstimmungen.ts'

const SH = regelwerk('SH-GO', '2026-06-18')

describe('a vote with its outcome written by hand', () => {
  test('is there at least 150 times', () => {
    expect(ABSTIMMUNGEN.length).toBeGreaterThanOrEqual(150)
    expect(new Set(ABSTIMMUNGEN.map((row) => JSON.stringify(row))).size).toBe(ABSTIMMUNGEN.length)
  })

  test.each(ABSTIMMUNGEN)(
    '%s of %s (%s present, %s excluded): %s Ja, %s Nein, %s Enthaltungen → adopted %s',
    (mehrheit, gesetzlicheZahl, anwesend, ausgeschlossen, ja, nein, enthaltung, angenommen) => {
      const lage = { gesetzlicheZahl, anwesend, ausgeschlossen }
      const stimmen: Abstimmung = { ja, nein, enthaltung, ungueltig: 0, modus: 'offen' }
      expect(unstimmigkeiten(stimmen, lage)).toEqual([])
      expect(abstimmungsergebnis(stimmen, lage, mehrheit, SH).angenommen).toBe(angenommen)
    },
  )
})

/** The norm of a majority and of a tie, as domain and law reference give them. */
const NORMEN: readonly [Rechtsbereich, string, string, string][] = [
  ['SH-GO', '2024-06-13', '§ 39 Abs. 1 GO SH', '§ 39 Abs. 1 Satz 3 GO SH'],
  ['SH-GO', '2026-06-18', '§ 39 Abs. 1 GO SH', '§ 39 Abs. 1 Satz 3 GO SH'],
  ['NRW-KRO', '2024-06-13', '§ 35 Abs. 1 KrO NRW', '§ 35 Abs. 1 KrO NRW'],
  ['NRW-KRO', '2026-06-18', '§ 35 Abs. 1 KrO NRW', '§ 35 Abs. 1 KrO NRW'],
  ['NRW-GO', '2024-06-13', '§ 50 Abs. 1 GO NRW', '§ 50 Abs. 1 Satz 2 GO NRW'],
  ['NRW-GO', '2026-06-18', '§ 50 Abs. 1 GO NRW', '§ 50 Abs. 1 Satz 2 GO NRW'],
  ['LSA-KVG', '2012-02-16', 'GO LSA', 'GO LSA'],
  ['LSA-KVG', '2026-06-18', '§ 56 Abs. 2 KVG LSA', '§ 56 Abs. 2 KVG LSA'],
  ['GESELLSCHAFT', '2024-11-21', 'Gesellschaftsvertrag', 'Gesellschaftsvertrag'],
  ['VEREIN', '2017-01-18', 'Vereinssatzung', 'Vereinssatzung'],
]

const MEHRHEITEN: readonly Mehrheit[] = [
  'einfach',
  'absolut_anwesend',
  'absolut_gesetzlich',
  'zweidrittel_anwesend',
  'zweidrittel_gesetzlich',
  'dreiviertel_gesetzlich',
  'ohne_widerspruch',
]

/**
 * One edge per row in a body of 12 with 9 present and 1 excluded, hence 8 entitled: Ja, Nein, Enthaltung, ungültig, and one sign per majority
 * in the order above. Half of 8 is 4, of 12 is 6; two thirds of 8 are 6, of 12 are 8; three quarters of 12 are 9 and out of reach.
 */
const KANTEN: readonly [string, number, number, number, number, string][] = [
  ['a tie', 4, 4, 0, 0, '-------'],
  ['a tie of few', 1, 1, 6, 0, '-------'],
  ['only abstentions', 0, 0, 8, 0, '-------'],
  ['only invalid votes', 0, 0, 0, 8, '-------'],
  ['one Ja among abstentions', 1, 0, 7, 0, '+-----+'],
  ['one Ja among invalid votes', 1, 0, 0, 7, '+-----+'],
  ['one Nein among abstentions', 0, 1, 7, 0, '-------'],
  ['all against', 0, 8, 0, 0, '-------'],
  ['the bare simple majority', 3, 2, 2, 1, '+------'],
  ['half of those present', 4, 0, 4, 0, '+-----+'],
  ['one more than half of those present', 5, 3, 0, 0, '++-----'],
  ['two thirds of those present, half of all', 6, 2, 0, 0, '++-+---'],
  ['one more than half of all', 7, 1, 0, 0, '++++---'],
  ['everybody: two thirds of all', 8, 0, 0, 0, '+++++-+'],
]

describe.each(NORMEN)('under %s on %s', (bereich, tag, norm, normGleichheit) => {
  const recht = regelwerk(bereich, tag)
  const lage: Abstimmungslage = { gesetzlicheZahl: 12, anwesend: 9, ausgeschlossen: 1 }
  const zeilen = KANTEN.flatMap(([kante, ja, nein, enthaltung, ungueltig, zeichen]) =>
    MEHRHEITEN.map((mehrheit, index) => [kante, mehrheit, zeichen[index] === '+', { ja, nein, enthaltung, ungueltig }] as const),
  )

  test.each(zeilen)('%s, %s: adopted %s', (_, mehrheit, angenommen, stimmen) => {
    for (const modus of ['offen', 'namentlich', 'geheim'] as const) {
      const ergebnis = abstimmungsergebnis({ ...stimmen, modus }, lage, mehrheit, recht)
      expect([modus, ergebnis.angenommen]).toEqual([modus, angenommen])
      const gleichheit = stimmen.ja === stimmen.nein && stimmen.ja > 0 && mehrheit !== 'ohne_widerspruch'
      expect(ergebnis.norm).toBe(gleichheit ? normGleichheit : norm)
    }
  })

  test('nobody voting, or more voting than are entitled, is no result', () => {
    const stimmen = (ja: number, ungueltig: number): Abstimmung => ({ ja, nein: 0, enthaltung: 0, ungueltig, modus: 'offen' })
    expect(unstimmigkeiten(stimmen(0, 0), lage)).toHaveLength(1)
    expect(unstimmigkeiten(stimmen(8, 1), lage)).toHaveLength(1)
    expect(unstimmigkeiten(stimmen(8, 0), lage)).toEqual([])
  })
})

describe('the way of voting', () => {
  const erlaubt = (bereich: Rechtsbereich, modus: Abstimmung['modus'], wahl = false): string =>
    abstimmungsartVerboten(modus, regelwerk(bereich, '2026-06-18'), wahl)?.norm ?? 'ja'

  test.each<[Rechtsbereich, string, string]>([
    ['SH-GO', '§ 39 Abs. 2 GO SH', '§ 39 GO SH'],
    ['NRW-KRO', 'ja', '§ 35 KrO NRW'],
    ['NRW-GO', 'ja', '§ 50 GO NRW'],
    ['LSA-KVG', 'ja', 'ja'],
    ['GESELLSCHAFT', 'ja', 'ja'],
    ['VEREIN', 'ja', 'ja'],
  ])('under %s: secret on a matter %s, without a meeting %s', (bereich, geheim, umlauf) => {
    expect(erlaubt(bereich, 'geheim')).toBe(geheim)
    expect(erlaubt(bereich, 'umlauf')).toBe(umlauf)
    expect(erlaubt(bereich, 'geheim', true)).toBe('ja')
    expect([erlaubt(bereich, 'offen'), erlaubt(bereich, 'namentlich')]).toEqual(['ja', 'ja'])
  })

  test('by circulation needs the majority of the circulation beside that of the subject', () => {
    const noetig = (bereich: Rechtsbereich, mehrheit: Mehrheit, modus: Abstimmung['modus'] = 'umlauf'): Mehrheit[] =>
      noetigeMehrheiten(modus, mehrheit, regelwerk(bereich, '2026-06-18'))
    expect(noetig('GESELLSCHAFT', 'einfach')).toEqual(['absolut_gesetzlich'])
    expect(noetig('VEREIN', 'einfach')).toEqual(['ohne_widerspruch'])
    expect(noetig('VEREIN', 'zweidrittel_gesetzlich')).toEqual(['zweidrittel_gesetzlich', 'ohne_widerspruch'])
    expect(noetig('VEREIN', 'ohne_widerspruch')).toEqual(['ohne_widerspruch'])
    expect(noetig('VEREIN', 'einfach', 'offen')).toEqual(['einfach'])
    expect(noetig('SH-GO', 'einfach')).toEqual(['einfach'])
    expect(noetig('SH-GO', 'zweidrittel_gesetzlich')).toEqual(['zweidrittel_gesetzlich'])
  })

  test('that is refused says what to do instead', () => {
    const satz = (modus: Abstimmung['modus']): string => abstimmungsartVerboten(modus, SH, false)?.satz ?? ''
    expect(satz('geheim')).toMatch(/nur gewählt\. Bitte wählen Sie eine andere Abstimmungsart\.$/)
    expect(satz('umlauf')).toMatch(/nicht vorgesehen\. Bitte lassen Sie in einer Sitzung abstimmen\.$/)
  })

  test('secret is not refused by a rule that allows it, however sure it is', () => {
    const zulaessig = { ...SH.geheimeAbstimmung, wert: { art: 'ein_widerspruch' as const } }
    expect(zulaessig.sicherheit).toBe('belegt')
    expect(abstimmungsartVerboten('geheim', { ...SH, geheimeAbstimmung: zulaessig }, false)).toBeNull()
  })

  test('by circulation fails by the first majority that it misses, and else is told by that of its subject', () => {
    const verein = regelwerk('VEREIN', '2026-06-18')
    const lage = { gesetzlicheZahl: 9, anwesend: 9, ausgeschlossen: 0 }
    const gezaehlt = (ja: number, nein: number) => {
      const { angenommen, mehrheit } = auszaehlen(
        { ja, nein, enthaltung: 0, ungueltig: 0, modus: 'umlauf' },
        lage,
        'zweidrittel_gesetzlich',
        verein,
      )
      return [angenommen, mehrheit]
    }
    expect(gezaehlt(9, 0)).toEqual([true, 'zweidrittel_gesetzlich'])
    expect(gezaehlt(8, 1)).toEqual([false, 'ohne_widerspruch'])
    expect(gezaehlt(5, 0)).toEqual([false, 'zweidrittel_gesetzlich'])
  })
})
