import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { abstimmungsergebnis, unstimmigkeiten, type Abstimmung, type Abstimmungslage } from '../../workflows/recht/abstimmung.ts'
import { MEHRHEITEN, type Mehrheit } from '../../workflows/begriffe.ts'
import { regelwerk, regelwerke } from '../../workflows/recht/regelwerk.ts'

const SH = regelwerk('SH-GO', '2026-06-18')

const stimmen = (ja: number, nein: number, enthaltung = 0, ungueltig = 0): Abstimmung => ({
  ja,
  nein,
  enthaltung,
  ungueltig,
  modus: 'offen',
})
const lageVon = (gesetzlicheZahl: number, anwesend = gesetzlicheZahl, ausgeschlossen = 0): Abstimmungslage => ({
  gesetzlicheZahl,
  anwesend,
  ausgeschlossen,
})

describe('the line that shows how it was reckoned', () => {
  test.each<[string, Abstimmung, Mehrheit, string]>([
    ['a tie', stimmen(24, 24, 1), 'einfach', '24 Ja gegen 24 Nein: Stimmengleichheit, abgelehnt.'],
    ['a majority', stimmen(25, 24), 'einfach', '25 Ja gegen 24 Nein: angenommen.'],
    ['a minority', stimmen(8, 9), 'einfach', '8 Ja gegen 9 Nein: abgelehnt.'],
    ['only abstentions', stimmen(0, 0, 7), 'einfach', 'Weder Ja- noch Nein-Stimmen: nicht angenommen.'],
    [
      'only abstentions where an objection would count',
      stimmen(0, 0, 7),
      'ohne_widerspruch',
      'Weder Ja- noch Nein-Stimmen: nicht angenommen.',
    ],
    ['no objection', stimmen(30, 0, 7), 'ohne_widerspruch', 'Kein Widerspruch: angenommen.'],
    ['an objection', stimmen(30, 1), 'ohne_widerspruch', '1 Nein: Widerspruch, nicht angenommen.'],
    [
      'a missed qualified majority',
      stimmen(24, 3),
      'absolut_gesetzlich',
      '24 Ja, nötig sind 25 (mehr als die Hälfte der gesetzlichen Mitgliederzahl 49): nicht angenommen.',
    ],
    [
      'a reached qualified majority',
      stimmen(33, 3),
      'zweidrittel_gesetzlich',
      '33 Ja, nötig sind 33 (zwei Drittel der gesetzlichen Mitgliederzahl 49): angenommen.',
    ],
    [
      'more than half of those present',
      stimmen(25, 3),
      'absolut_anwesend',
      '25 Ja, nötig sind 25 (mehr als die Hälfte von 49 Anwesenden): angenommen.',
    ],
    [
      'two thirds of those present',
      stimmen(32, 3),
      'zweidrittel_anwesend',
      '32 Ja, nötig sind 33 (zwei Drittel von 49 Anwesenden): nicht angenommen.',
    ],
    [
      'three quarters of all members',
      stimmen(37, 3),
      'dreiviertel_gesetzlich',
      '37 Ja, nötig sind 37 (drei Viertel der gesetzlichen Mitgliederzahl 49): angenommen.',
    ],
  ])('tells %s', (_, abstimmung, mehrheit, rechnung) => {
    expect(abstimmungsergebnis(abstimmung, lageVon(49), mehrheit, SH).rechnung).toBe(rechnung)
  })

  test('quotes the norm of the Land, for a tie the sentence about ties', () => {
    expect(abstimmungsergebnis(stimmen(24, 24), lageVon(49), 'einfach', SH).norm).toBe('§ 39 Abs. 1 Satz 3 GO SH')
    expect(abstimmungsergebnis(stimmen(25, 24), lageVon(49), 'einfach', SH).norm).toBe('§ 39 Abs. 1 GO SH')
    const lsa = regelwerk('LSA-KVG', '2026-06-18')
    expect(abstimmungsergebnis(stimmen(25, 24), lageVon(49), 'einfach', lsa).norm).toBe('§ 56 Abs. 2 KVG LSA')
  })

  test('is not reckoned where only "einstimmig" or "mehrheitlich" was minuted', () => {
    const ohne = (ohneZahlen: 'einstimmig' | 'mehrheitlich'): Abstimmung => ({ ...stimmen(0, 0), ohneZahlen })
    expect(abstimmungsergebnis(ohne('einstimmig'), lageVon(49), 'einfach', SH)).toMatchObject({
      angenommen: null,
      einstimmig: true,
      stimmengleichheit: false,
      rechnung: 'Als „einstimmig“ festgestellt, ohne Zählung.',
    })
    expect(abstimmungsergebnis(ohne('mehrheitlich'), lageVon(49), 'zweidrittel_gesetzlich', SH)).toMatchObject({
      angenommen: null,
      einstimmig: false,
    })
  })

  test('calls unanimous only what had no other votes', () => {
    const einstimmig = (abstimmung: Abstimmung): boolean => abstimmungsergebnis(abstimmung, lageVon(49), 'einfach', SH).einstimmig
    expect(einstimmig(stimmen(10, 0))).toBe(true)
    expect(einstimmig(stimmen(0, 10))).toBe(true)
    expect(einstimmig(stimmen(10, 0, 1))).toBe(false)
    expect(einstimmig(stimmen(10, 0, 0, 1))).toBe(false)
    expect(einstimmig(stimmen(10, 1))).toBe(false)
    expect(einstimmig(stimmen(0, 0, 5))).toBe(false)
  })
})

describe('counts that cannot be', () => {
  test.each<[string, Abstimmung, Abstimmungslage, RegExp]>([
    ['more votes than present', stimmen(30, 20), lageVon(59, 49), /50 Stimmen eingetragen, stimmberechtigt anwesend sind aber nur 49/],
    ['votes of excluded members', stimmen(9, 0), lageVon(11, 10, 2), /9 Stimmen eingetragen, stimmberechtigt anwesend sind aber nur 8/],
    ['invalid votes beyond those present', stimmen(8, 1, 1, 1), lageVon(11, 10), /11 Stimmen/],
    ['no votes', stimmen(0, 0), lageVon(11, 10), /keine Stimmen eingetragen/],
    ['negative votes', stimmen(12, -2), lageVon(11, 10), /ganze Zahlen ab 0/],
    ['half votes', stimmen(1.5, 0), lageVon(11, 10), /ganze Zahlen ab 0/],
    ['no number at all', stimmen(Number.NaN, 1), lageVon(11, 10), /ganze Zahlen ab 0/],
    ['nobody entitled', stimmen(1, 0), lageVon(11, 3, 3), /niemand stimmberechtigt/],
    ['more excluded than present', stimmen(1, 0), lageVon(11, 3, 4), /niemand stimmberechtigt/],
    ['a body of unknown size', stimmen(1, 0), lageVon(0, 3), /keine gesetzliche Mitgliederzahl/],
    ['counts beside "einstimmig"', { ...stimmen(3, 0), ohneZahlen: 'einstimmig' }, lageVon(11, 10), /nicht beides/],
    ['"einstimmig" of nobody', { ...stimmen(0, 0), ohneZahlen: 'einstimmig' }, lageVon(11, 0), /niemand stimmberechtigt/],
  ])('%s: one German sentence', (_, abstimmung, lage, satz) => {
    expect(unstimmigkeiten(abstimmung, lage)).toEqual([expect.stringMatching(satz)])
  })

  test('are not seen in fewer votes than present: members need not take part', () => {
    expect(unstimmigkeiten(stimmen(3, 2), lageVon(59, 49))).toEqual([])
    expect(unstimmigkeiten({ ...stimmen(0, 0), ohneZahlen: 'mehrheitlich' }, lageVon(59, 49))).toEqual([])
  })
})

const mehrheitArbitrary = fc.constantFrom(...MEHRHEITEN)
const werkArbitrary = fc.constantFrom(...regelwerke)

/** A body, who is there and how they vote: always consistent. */
const voteArbitrary = fc
  .record({ gesetzlich: fc.integer({ min: 1, max: 120 }), anteile: fc.array(fc.nat({ max: 1_000 }), { minLength: 7, maxLength: 7 }) })
  .map(({ gesetzlich, anteile }) => {
    const von = (index: number, hoechstens: number): number => (anteile[index] ?? 0) % (hoechstens + 1)
    const anwesend = 1 + von(0, gesetzlich - 1)
    const ausgeschlossen = von(1, anwesend - 1)
    const berechtigt = anwesend - ausgeschlossen
    const ja = von(2, berechtigt)
    const nein = von(3, berechtigt - ja)
    const enthaltung = von(4, berechtigt - ja - nein)
    const ungueltig = von(5, berechtigt - ja - nein - enthaltung)
    return { lage: lageVon(gesetzlich, anwesend, ausgeschlossen), abstimmung: stimmen(ja, nein, enthaltung, ungueltig) }
  })

/** The same law in other words: fractions crosswise, no rounding anywhere. */
function orakel({ ja, nein }: Abstimmung, { gesetzlicheZahl, anwesend, ausgeschlossen }: Abstimmungslage, mehrheit: Mehrheit): boolean {
  const berechtigt = anwesend - ausgeschlossen
  const erreicht: Record<Mehrheit, boolean> = {
    einfach: true,
    absolut_anwesend: ja * 2 > berechtigt,
    absolut_gesetzlich: ja * 2 > gesetzlicheZahl,
    zweidrittel_anwesend: ja * 3 >= berechtigt * 2,
    zweidrittel_gesetzlich: ja * 3 >= gesetzlicheZahl * 2,
    dreiviertel_gesetzlich: ja * 4 >= gesetzlicheZahl * 3,
    ohne_widerspruch: nein === 0,
  }
  return ja > nein && erreicht[mehrheit]
}

describe('every vote', () => {
  const angenommen = (abstimmung: Abstimmung, lage: Abstimmungslage, mehrheit: Mehrheit, werk = SH): boolean | null =>
    abstimmungsergebnis(abstimmung, lage, mehrheit, werk).angenommen

  test('comes out as fractions without rounding say, in each Land', () => {
    fc.assert(
      fc.property(voteArbitrary, mehrheitArbitrary, werkArbitrary, ({ abstimmung, lage }, mehrheit, werk) => {
        expect(angenommen(abstimmung, lage, mehrheit, werk)).toBe(orakel(abstimmung, lage, mehrheit))
      }),
      { numRuns: 5_000 },
    )
  })

  test('is never adopted by a tie or by abstentions alone', () => {
    fc.assert(
      fc.property(voteArbitrary, mehrheitArbitrary, werkArbitrary, ({ abstimmung, lage }, mehrheit, werk) => {
        const gleich = Math.min(abstimmung.ja, abstimmung.nein)
        const ergebnis = abstimmungsergebnis({ ...abstimmung, ja: gleich, nein: gleich }, lage, mehrheit, werk)
        expect(ergebnis.angenommen).toBe(false)
        expect(ergebnis.stimmengleichheit).toBe(gleich > 0)
        expect(angenommen({ ...abstimmung, ja: 0, nein: 0 }, lage, mehrheit, werk)).toBe(false)
      }),
    )
  })

  test('never loses by one more Ja and never wins by one more Nein', () => {
    fc.assert(
      fc.property(voteArbitrary, mehrheitArbitrary, ({ abstimmung, lage }, mehrheit) => {
        const vorher = angenommen(abstimmung, lage, mehrheit)
        const mehrJa = angenommen({ ...abstimmung, ja: abstimmung.ja + 1 }, lage, mehrheit)
        const mehrNein = angenommen({ ...abstimmung, nein: abstimmung.nein + 1 }, lage, mehrheit)
        expect([vorher && !mehrJa, !vorher && mehrNein]).toEqual([false, false])
      }),
    )
  })

  test('comes out the same however many abstain or vote invalidly', () => {
    fc.assert(
      fc.property(voteArbitrary, mehrheitArbitrary, ({ abstimmung, lage }, mehrheit) => {
        const entschieden = { ...abstimmung, enthaltung: 0, ungueltig: 0 }
        expect(angenommen(entschieden, lage, mehrheit)).toBe(angenommen(abstimmung, lage, mehrheit))
      }),
    )
  })

  test('that reaches a qualified majority reaches the simple one', () => {
    fc.assert(
      fc.property(voteArbitrary, mehrheitArbitrary, ({ abstimmung, lage }, mehrheit) => {
        const qualifiziert = angenommen(abstimmung, lage, mehrheit)
        expect(qualifiziert && !angenommen(abstimmung, lage, 'einfach')).toBe(false)
      }),
    )
  })

  test('that is consistent is not complained about, and one vote too many is', () => {
    fc.assert(
      fc.property(voteArbitrary, ({ abstimmung, lage }) => {
        const abgegeben = abstimmung.ja + abstimmung.nein + abstimmung.enthaltung + abstimmung.ungueltig
        expect(unstimmigkeiten(abstimmung, lage)).toHaveLength(abgegeben === 0 ? 1 : 0)
        const frei = lage.anwesend - lage.ausgeschlossen - abgegeben
        expect(unstimmigkeiten({ ...abstimmung, nein: abstimmung.nein + frei + 1 }, lage)).toHaveLength(1)
      }),
    )
  })
})
