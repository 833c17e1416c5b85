import { describe, expect, test } from '@jest/globals'
import { ARTEN, ARTEN_VON_AUSSEN, HVB, type Art } from '../../workflows/begriffe.ts'
import { profil, profile } from '../../workflows/profile/index.ts'
import { istMitteilung, type Einstellung, type Profil } from '../../workflows/profile/profil.ts'
import { regelwerk } from '../../workflows/recht/regelwerk.ts'
import { localDateSchema } from '../../workflows/schemas.ts'
import { wort } from '../../workflows/woerter.ts'

const ALLE = Object.values(profile)
const artenOf = (body: Profil): Art[] => Object.keys(body.arten) as Art[]
const einstellungen = (body: Profil): [string, Einstellung<unknown>][] => [
  ...Object.entries(body.schalter),
  ...Object.entries(body.fristen).flatMap(([name, wert]): [string, Einstellung<unknown>][] =>
    typeof wert === 'number' ? [] : [[name, wert]],
  ),
]

test('four municipalities, a company and an association are set up, found by their id and by nothing else', () => {
  expect(Object.keys(profile)).toEqual(['kiel', 'staedteregion-aachen', 'magdeburg', 'musterstadt', 'kielregion', 'diwish'])
  for (const [id, body] of Object.entries(profile)) expect(profil(id)).toBe(body)
  for (const id of ['bonn', '', 'toString', '__proto__', 'constructor']) expect(() => profil(id)).toThrow(/UNKNOWN_PROFIL/)
})

describe.each(ALLE.map((body) => [body.id, body] as const))('%s', (id, body) => {
  const gremien = new Set(body.gremien.map((gremium) => gremium.id))
  const stellen = new Set(body.stellen.map((stelle) => stelle.id))

  test('is set up in itself: every reference leads somewhere', () => {
    expect(body.id).toBe(id)
    expect(gremien.size).toBe(body.gremien.length)
    expect(stellen.size).toBe(body.stellen.length)
    expect(body.gremien.filter(({ art }) => art === 'vertretung').map((gremium) => gremium.id)).toEqual([body.vertretung])
    expect(stellen).toContain(body.sitzungsdienst)
    for (const stelle of Object.values(body.vorzimmer ?? {})) expect(stellen).toContain(stelle)
    for (const { stelle } of body.mitzeichnung) expect(stellen).toContain(stelle)
    for (const regel of Object.values(body.arten))
      for (const { gremium } of regel.beratungsfolge) expect([...gremien, HVB]).toContain(gremium)
  })

  test('has a law for today and for the papers it brought', () => {
    expect(regelwerk(body.rechtsbereich, '2011-12-14').land).toBe(body.land)
    expect(regelwerk(body.rechtsbereich, '2026-11-25').land).toBe(body.land)
  })

  test('proposes for each kind a Beratungsfolge that the rules accept', () => {
    for (const art of artenOf(body)) {
      const regel = body.arten[art]
      if (regel === undefined) continue
      const rollen = regel.beratungsfolge.map(({ rolle }) => rolle)
      // An urgent decision is taken already: it is reported, or approved afterwards where the Land says so.
      const eilt = art === 'eilentscheidung'
      const letzte =
        eilt && body.land === 'NRW' ? 'genehmigung_nachtraeglich' : eilt || istMitteilung(body, art) ? 'kenntnisnahme' : 'entscheidung'
      expect([art, rollen.filter((rolle) => rolle === 'entscheidung').length]).toEqual([art, letzte === 'entscheidung' ? 1 : 0])
      expect([art, rollen.at(-1)]).toEqual([art, letzte])
      for (const { gremium, rolle } of regel.beratungsfolge) expect(gremium === HVB).toBe(rolle === 'genehmigung')
      expect(regel.beratungsfolge.filter(({ gremium, oeffentlich }) => gremium === HVB && oeffentlich)).toEqual([])
    }
  })

  test('takes note of a Mitteilung, and lets only kinds from outside skip the administration', () => {
    expect(istMitteilung(body, 'mitteilung')).toBe(true)
    expect(istMitteilung(body, 'beschlussvorlage')).toBe(false)
    for (const art of artenOf(body)) expect([art, body.arten[art]?.interneBearbeitung]).toEqual([art, !ARTEN_VON_AUSSEN.has(art)])
  })

  test('asks for a text of every kind that the administration writes', () => {
    for (const art of artenOf(body)) {
      const abschnitte = body.arten[art]?.abschnitte ?? []
      expect(new Set(abschnitte.map((abschnitt) => abschnitt.id)).size).toBe(abschnitte.length)
      expect(ARTEN_VON_AUSSEN.has(art) || abschnitte.some(({ pflicht }) => pflicht === 'pflicht')).toBe(true)
    }
  })

  test('says of each local setting how sure it is, and why not where it is not', () => {
    const stumm = einstellungen(body).filter(([, { sicherheit, hinweis }]) => sicherheit !== 'belegt' && (hinweis ?? '').length < 10)
    expect(stumm.map(([name]) => name)).toEqual([])
  })

  test('holds functions and reserved addresses, so that no real mailbox gets a mail', () => {
    for (const { email } of body.stellen) expect(email).toMatch(/^[a-z0-9-]+@[a-z0-9-]+\.example$/)
    expect(body.farbe).toMatch(/^#[0-9a-f]{6}$/)
  })

  test('replaces only words that exist', () => {
    for (const key of Object.keys(body.woerter)) {
      const [gruppe = '', name = ''] = key.split('.')
      expect(() => wort({ ...body, woerter: {} }, gruppe, name)).not.toThrow()
      expect(wort(body, gruppe, name)).not.toBe(wort({ ...body, woerter: {} }, gruppe, name))
    }
  })

  test('opens each session of each body with the standard items', () => {
    for (const { standardTagesordnung, gesetzlicheZahl, beginn } of body.gremien) {
      expect(standardTagesordnung[0]?.titel).toMatch(/Eröffnung/)
      expect(gesetzlicheZahl).toBeGreaterThan(2)
      expect(beginn).toMatch(/^\d\d:\d\d$/)
    }
  })
})

describe('what the papers show', () => {
  test('only Magdeburg prints the release as a station', () => {
    const druckt = ALLE.filter((body) => body.arten.beschlussvorlage?.beratungsfolge.some(({ gremium }) => gremium === HVB))
    expect(druckt.map((body) => body.id)).toEqual(['magdeburg'])
  })

  test('each body has its own names', () => {
    const namen = (id: string): (string | undefined)[] => {
      const body = profil(id)
      return [
        body.arten.beschlussvorlage?.name,
        body.arten.mitteilung?.name,
        body.arten.beschlussvorlage?.beschlussvorschlag.titel,
        body.hvb.titel,
      ]
    }
    expect(namen('kiel')).toEqual(['Beschlussvorlage', 'Geschäftliche Mitteilung', 'Antrag', 'Oberbürgermeister'])
    expect(namen('staedteregion-aachen')).toEqual(['Beschlussvorlage', 'Mitteilungsvorlage', 'Beschlussvorschlag', 'Städteregionsrat'])
    expect(namen('magdeburg')).toEqual(['Drucksache', 'Information', 'Beschlussvorschlag', 'Oberbürgermeister'])
  })

  test('the three real bodies know every kind of paper', () => {
    for (const id of ['kiel', 'staedteregion-aachen', 'magdeburg'])
      expect(artenOf(profil(id)).toSorted()).toEqual(ARTEN.filter((art) => art !== 'massnahmenblatt').toSorted())
  })

  test('a Maßnahmenblatt asks what the workshop asked, and its schedule is text', () => {
    const blatt = profil('kielregion').arten.massnahmenblatt
    expect(blatt?.abschnitte.map(({ titel }) => titel)).toEqual([
      'Beschreibung',
      'Was muss passieren?',
      'Wer muss beteiligt werden?',
      'Welche Ressourcen werden benötigt?',
      'Nächste Schritte',
      'Offene Fragen',
      'Zeitplan',
      'Priorität',
    ])
    expect(blatt?.beschlussvorschlag.pflicht).toBe('verboten')
    expect(localDateSchema.safeParse('ASAP').success).toBe(false)
  })

  test('sections are mandatory, optional or forbidden as the forms of the kinds say', () => {
    for (const id of ['kiel', 'staedteregion-aachen', 'magdeburg']) {
      const pflichten = (art: Art): [string, string, string[]] => {
        const regel = profil(id).arten[art]
        const pflicht = (regel?.abschnitte ?? []).filter((abschnitt) => abschnitt.pflicht === 'pflicht').map((abschnitt) => abschnitt.id)
        return [regel?.beschlussvorschlag.pflicht ?? '', regel?.finanziell ?? '', pflicht]
      }
      expect(pflichten('beschlussvorlage')).toEqual(['pflicht', 'pflicht', ['sachverhalt']])
      expect(pflichten('mitteilung')).toEqual(['verboten', 'frei', ['sachverhalt']])
      expect(pflichten('antrag')).toEqual(['pflicht', 'frei', ['begruendung']])
      expect(pflichten('aenderungsantrag')).toEqual(['pflicht', 'frei', []])
      expect(pflichten('anfrage')).toEqual(['verboten', 'frei', ['sachverhalt']])
      expect(pflichten('eilentscheidung')).toEqual(['pflicht', 'pflicht', ['sachverhalt', 'rechtslage']])
    }
  })

  test('each body prints publicity, signature and number of an amendment in its own way', () => {
    const druck = (id: string): unknown[] => {
      const { behandlungJeStation, unterschrift, nummernkreis } = profil(id)
      return [behandlungJeStation, unterschrift.form, nummernkreis.aenderungen.wert]
    }
    expect(druck('kiel')).toEqual([false, 'funktion', 'eigene'])
    expect(druck('staedteregion-aachen')).toEqual([false, 'gez', 'eigene'])
    expect(druck('magdeburg')).toEqual([true, 'funktion', 'anhang'])
  })

  test('each body calls the tasks of its bodies and the end of a paper by its own words', () => {
    const worte = (id: string): string[] =>
      ['genehmigung', 'vorberatung', 'entscheidung']
        .map((rolle) => wort(profil(id), 'rolle', rolle))
        .concat(wort(profil(id), 'zustand', 'abgeschlossen'))
    expect(worte('kiel')).toEqual(['Freigabe', 'Vorberatung', 'Entscheidung', 'Drucksache abgeschlossen'])
    expect(worte('staedteregion-aachen')).toEqual(['Freigabe', 'Vorberatung', 'Entscheidung', 'Vorlage abgeschlossen'])
    expect(worte('magdeburg')).toEqual(['Genehmigung OB', 'Beratung', 'Beschlussfassung', 'Abgeschlossen'])
  })

  test('the bodies that the stories name exist', () => {
    const gremien = (id: string): string[] => profil(id).gremien.map((gremium) => gremium.id)
    expect(gremien('kiel')).toEqual(
      expect.arrayContaining(['wirtschaftsausschuss', 'bauausschuss', 'finanzausschuss', 'hauptausschuss', 'ratsversammlung']),
    )
    expect(gremien('staedteregion-aachen')).toEqual(expect.arrayContaining(['staedteregionsausschuss', 'staedteregionstag']))
    expect(gremien('magdeburg')).toEqual(expect.arrayContaining(['rwb', 'verwaltungsausschuss', 'stadtrat']))
  })

  test('the three real bodies check in the office first; the real ones demand no co-signature by themselves', () => {
    expect(ALLE.map((body) => [body.id, body.schalter.amtspruefung.wert, body.mitzeichnung.length > 0, body.demo])).toEqual([
      ['kiel', true, false, false],
      ['staedteregion-aachen', true, false, false],
      ['magdeburg', true, false, false],
      ['musterstadt', false, true, true],
      ['kielregion', false, false, false],
      ['diwish', false, false, false],
    ])
  })
})
