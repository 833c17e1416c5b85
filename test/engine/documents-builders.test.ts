import { describe, expect, test } from '@jest/globals'
import { beschlussauszug } from '../../src/documents/beschlussauszug.ts'
import { einladung } from '../../src/documents/einladung.ts'
import { niederschrift } from '../../src/documents/niederschrift.ts'
import { formatAmount, formatDate, formatWeekday, withFixedSpaces } from '../../src/documents/format.ts'
import { documentSchema } from '../../src/documents/model.ts'
import { vorlage } from '../../src/documents/vorlage.ts'
import { absatz, auszuege, briefkopf, einladungen, niederschriften, vorlagen } from '../setup/document-inputs.ts'

const { maximal: papier } = vorlagen
const { maximal: auszug } = auszuege
const nbsp = '\u00a0'

describe('German typography', () => {
  test('holds numbers, signs and units together and leaves letters alone', () => {
    const text = 'Nach § 58 Abs. 1 GO werden 25.000 Euro am 3. Dezember 2026 um 17 Uhr fällig, z. B. 5 % für 2 Haushalte.'
    const fixed = withFixedSpaces(text)
    expect(fixed).toBe(
      `Nach §${nbsp}58 Abs.${nbsp}1 GO werden 25.000${nbsp}Euro am 3.${nbsp}Dezember 2026 um 17${nbsp}Uhr fällig, z.${nbsp}B. 5${nbsp}% für 2 Haushalte.`,
    )
    expect(fixed.replaceAll(nbsp, ' ')).toBe(text)
  })

  test('writes amounts and dates', () => {
    expect([formatAmount(1_500_000), formatAmount(1_050), formatDate('2026-12-03'), formatWeekday('2026-12-03')]).toEqual([
      `15.000${nbsp}€`,
      `10,50${nbsp}€`,
      '03.12.2026',
      `Donnerstag, 3.${nbsp}Dezember${nbsp}2026`,
    ])
  })
})

describe('a Vorlage', () => {
  test('without a number, a date or a session says so and invents nothing', () => {
    const model = vorlage({
      ...vorlagen.minimal,
      beratungsfolge: [{ gremium: 'Stadtrat', datum: null, rolle: 'Entscheidung', oeffentlich: true, ergebnis: null }],
    })
    expect(model.kopf.bezeichnung).toBe('Mitteilung, Nummer folgt')
    expect(model.kopf.angaben.map((zeile) => zeile.label)).toEqual(['Federführung'])
    expect(JSON.stringify(model.bausteine)).toContain('Termin offen')
    expect(JSON.stringify(model.bausteine)).not.toContain('Ergebnis')
  })

  test('for the public holds no non-public attachment and no non-public result', () => {
    const oeffentlich = JSON.stringify(vorlage(papier, 'oeffentlich'))
    for (const geheim of ['Kalkulation', 'Genehmigt']) {
      expect(JSON.stringify(vorlage(papier))).toContain(geheim)
      expect(oeffentlich).not.toContain(geheim)
    }
    expect(oeffentlich).toContain('nichtöffentlich beraten')
  })

  test.each(['noch_nicht_veroeffentlicht', 'nichtoeffentlich'] as const)('that is %s has no public document', (publizitaet) => {
    expect(() => vorlage({ ...papier, publizitaet }, 'oeffentlich')).toThrow('only a public Vorlage')
  })

  test('says "Keine" for financial effects that were answered with none', () => {
    expect(JSON.stringify(vorlage({ ...papier, finanziell: 'keine' }))).toContain('"Keine."')
  })

  test('does not number a single point', () => {
    const points = (count: number): unknown =>
      vorlage({ ...papier, beschlusspunkte: papier.beschlusspunkte.slice(0, count) }).bausteine.flatMap((b) =>
        b.art === 'beschlusspunkte' ? b.punkte.map((p) => p.nr) : [],
      )
    expect([points(1), points(2)]).toEqual([[null], [1, 2]])
  })
})

describe('a Niederschrift', () => {
  const worte = (variante: 'voll' | 'oeffentlich'): string =>
    JSON.stringify(niederschrift(niederschriften.maximal, variante)).replaceAll(nbsp, ' ')

  test('for the public tells neither subject nor number nor count of the non-public points', () => {
    for (const geheim of ['Hafenstraße', 'DS0999', 'N 1']) {
      expect(worte('voll')).toContain(geheim)
      expect(worte('oeffentlich')).not.toContain(geheim)
    }
    expect(worte('oeffentlich')).toContain('nichtöffentlicher Teil')
  })

  test('holds motion, resolution and vote with its norm, and quorum with its own', () => {
    for (const wort of ['Vorgelegter Wortlaut.', 'Beschlossen wurde:', '§ 38 Abs. 1 GO SH', 'Mehrheit nach'])
      expect(worte('voll')).toContain(wort)
  })

  test('is a draft with lines to sign on until it is signed', () => {
    expect(JSON.stringify(niederschrift(niederschriften.minimal))).toMatch(/Niederschrift \(Entwurf\).*eigenhaendig/)
    expect(worte('voll')).not.toMatch(/Entwurf|eigenhaendig/)
  })

  test('tells the public what it tells the members where nothing was non-public', () => {
    expect(JSON.stringify(niederschrift(niederschriften.minimal, 'oeffentlich'))).not.toContain('ichtöffentlich')
  })
})

describe('an Einladung', () => {
  test('for the public tells neither subject nor number nor count of the non-public points, nor the letter to the members', () => {
    const text = JSON.stringify(einladung(einladungen.maximal, 'oeffentlich'))
    for (const geheim of ['Hafenstraße', 'DS0999', 'N 1', 'Sehr geehrte']) {
      expect(JSON.stringify(einladung(einladungen.maximal)).replaceAll(nbsp, ' ')).toContain(geheim)
      expect(text.replaceAll(nbsp, ' ')).not.toContain(geheim)
    }
    expect(text).toContain('nichtöffentlicher Teil')
  })

  test('without non-public points does not speak of them', () => {
    expect(JSON.stringify(einladung(einladungen.minimal, 'oeffentlich'))).not.toContain('ichtöffentlich')
  })
})

describe('a Beschlussauszug', () => {
  test('gives body, session, point, version, wording, votes, norm with its doubt, and that it is provisional', () => {
    const text = JSON.stringify(beschlussauszug(auszug)).replaceAll(nbsp, ' ')
    for (const words of [
      'Donnerstag, 3. Dezember 2026 (Nr. 23)',
      'Ö 5.3',
      'DS0101/26, Fassung 2',
      'Geändert beschlossen, mehrheitlich',
      '"Ja","wert":"19"',
      '§ 56 Abs. 2 KVG LSA (Norm noch nicht',
      'Vorläufiger Auszug',
      'Korrigierte Ausfertigung',
      'Für die Richtigkeit',
      '40.000 Euro',
    ]) {
      expect(text).toContain(words)
    }
  })

  test('after the signed Niederschrift is no longer provisional', () => {
    expect(JSON.stringify(beschlussauszug({ ...auszug, vorlaeufig: false }))).not.toMatch(/vorläufig/i)
  })

  test('of a rejection says that the wording is no decision', () => {
    const model = beschlussauszug({ ...auszug, ergebnis: { wort: 'Abgelehnt', ausgang: 'abgelehnt' } })
    const titel = model.bausteine.flatMap((b) => (b.art === 'abschnitt' ? [b.titel] : []))
    expect(titel).toEqual(['Abgelehnter Vorschlag', 'Änderungsanträge', 'Ergebnis'])
    expect(JSON.stringify(model)).toContain('wurde abgelehnt')
  })

  test('of a preparing body calls its wording a recommendation', () => {
    expect(JSON.stringify(beschlussauszug({ ...auszug, rolle: 'vorberatung' }))).toContain('Beschlussempfehlung')
  })

  test.each([
    ['a non-public point', { top: { nr: 'N 2', oeffentlich: false } }],
    ['a non-public session', { sitzung: { ...auszug.sitzung, oeffentlich: false } }],
  ])('for the public of %s says only that the body dealt with it', (_name, change) => {
    const text = JSON.stringify(beschlussauszug({ ...auszug, ...change }, 'oeffentlich'))
    for (const geheim of ['Kooperationen', 'DS0101', '19', 'Geändert', 'N 2', '5.3', 'Nr.']) expect(text).not.toContain(geheim)
    expect(text).toContain('in nichtöffentlicher Sitzung')
  })
})

describe('the document model', () => {
  test('refuses an accent colour that cannot be read on white', () => {
    expect(() => vorlage({ ...papier, briefkopf: { ...briefkopf, farbe: '#ffcc00' } })).toThrow('contrast')
  })

  test('refuses a heading above the first section, which would break the order of the page', () => {
    const model = vorlage(vorlagen.minimal)
    const text = [{ art: 'ueberschrift' as const, ebene: 1 as const, text: [{ text: 'x' }] }]
    expect(documentSchema.safeParse({ ...model, bausteine: [{ art: 'text', bloecke: text }] }).success).toBe(false)
    expect(
      documentSchema.safeParse({
        ...model,
        bausteine: [
          { art: 'abschnitt', titel: 'S' },
          { art: 'text', bloecke: text },
        ],
      }).success,
    ).toBe(true)
  })

  test('shortens a footer that would not fit', () => {
    expect(einladung({ ...einladungen.minimal, gremium: 'Ausschuss '.repeat(40) }).fusszeile).toMatch(/^.{100,179}…$/)
  })

  test('survives storage as JSON', () => {
    const model = beschlussauszug({ ...auszug, wortlaut: [{ nr: 1, text: [absatz('Text')] }] })
    expect(documentSchema.parse(JSON.parse(JSON.stringify(model)))).toEqual(model)
  })
})
