/**
 * Sections by kind (reference: domain 1.3), as the rules ask for them: M refuses a paper without, X refuses one with it, O takes both.
 * Asked when the paper leaves its author or comes in, never of a draft.
 */
import { describe, expect, test } from '@jest/globals'
import type { Parts, Payload, Situation } from '../../workflows/aggregate.ts'
import type { Art } from '../../workflows/begriffe.ts'
import { profil } from '../../workflows/profile/index.ts'
import type { ArtRegel, Profil } from '../../workflows/profile/profil.ts'
import { paragraphs } from '../../workflows/text/blocks.ts'
import { definition } from '../../workflows/vorlage/definition.ts'
import { merkmale, type Inhalt } from '../../workflows/vorlage/inhalt.ts'
import { apply } from '../../src/engine/automat.ts'
import { hashOf } from '../../src/engine/canonical.ts'

type Bereich = 'beratungsfolge' | 'beschlussvorschlag' | 'text' | 'rechtslage' | 'finanziell' | 'anlagen'
type Pflicht = 'M' | 'O' | 'X' | '-'

const SPALTEN = ['beratungsfolge', 'beschlussvorschlag', 'text', 'rechtslage', 'finanziell', 'anlagen'] as const

/** "-": not a section of this kind. Of an Eilentscheidung the station for report or approval is added where it is missing. */
const TABELLE: [Art, ...Pflicht[]][] = [
  ['beschlussvorlage', 'M', 'M', 'M', 'O', 'M', 'O'],
  ['mitteilung', 'M', 'X', 'M', 'O', 'O', 'O'],
  ['antrag', 'M', 'M', 'M', '-', 'O', 'O'],
  ['anfrage', 'O', 'X', 'M', '-', 'O', 'O'],
  ['stellungnahme', 'M', 'X', 'M', '-', 'O', 'O'],
  ['ergaenzung', 'M', 'M', 'M', 'O', 'M', 'O'],
  ['neufassung', 'M', 'M', 'M', 'O', 'M', 'O'],
  ['eilentscheidung', 'O', 'M', 'M', 'M', 'M', 'O'],
  ['wahl', 'M', 'M', 'M', 'O', 'O', 'O'],
]

/** The section that holds the reasons: Sachverhalt, Sachlage, Begründung, the questions. */
const TEXTE = ['sachverhalt', 'begruendung']

interface Papier {
  inhalt: Inhalt
  beratungsfolge: ArtRegel['beratungsfolge']
  anlagen: number
}

function vollstaendig(body: Profil, art: Art): Papier {
  const regel = body.arten[art]
  if (regel === undefined) throw new Error(`NO_KIND ${art}`)
  return {
    inhalt: {
      betreff: 'Ein Betreff',
      beschlusspunkte: regel.beschlussvorschlag.pflicht === 'pflicht' ? [{ text: paragraphs('Es wird gebaut.'), art: 'auftrag' }] : [],
      abschnitte: Object.fromEntries(regel.abschnitte.map(({ id }) => [id, paragraphs('Text')])),
      finanziell: 'keine',
    },
    beratungsfolge: regel.beratungsfolge,
    anlagen: 1,
  }
}

/** The same paper without a section, or with one that it should not have. */
function anders(papier: Papier, bereich: Bereich, pflicht: Pflicht): Papier {
  const { inhalt } = papier
  const ohne = (ids: readonly string[]): Inhalt['abschnitte'] =>
    Object.fromEntries(Object.entries(inhalt.abschnitte).filter(([id]) => !ids.includes(id)))
  switch (bereich) {
    case 'beratungsfolge':
      return { ...papier, beratungsfolge: [] }
    case 'beschlussvorschlag':
      return {
        ...papier,
        inhalt: { ...inhalt, beschlusspunkte: pflicht === 'X' ? [{ text: paragraphs('Es wird gebaut.'), art: 'auftrag' }] : [] },
      }
    case 'text':
      return { ...papier, inhalt: { ...inhalt, abschnitte: ohne(TEXTE) } }
    case 'rechtslage':
      return { ...papier, inhalt: { ...inhalt, abschnitte: ohne(['rechtslage']) } }
    case 'finanziell':
      return { ...papier, inhalt: { ...inhalt, finanziell: null } }
    case 'anlagen':
      return { ...papier, anlagen: 0 }
  }
}

const befund = { von: 'a', heute: '2026-03-02', berichtetUeber: null, stellungnahmeZu: null }

/** Codes by which the rules refuse the paper when it leaves its author, comes in, or is decided in a hurry. */
function refused(body: Profil, art: Art, { inhalt, beratungsfolge, anlagen }: Papier): string[] {
  const anlegen = {
    type: 'ANLEGEN',
    profil: body.id,
    art,
    federfuehrung: body.stellen[0]?.id ?? '',
    inhalt: hashOf(inhalt),
    beratungsfolge,
    oeffentlich: true,
    dringlich: false,
    mehrheit: 'einfach',
    mitzeichnung: [],
    befund: { ...befund, merkmale: merkmale(inhalt, hashOf) },
  }
  let parts: Parts = apply(definition, {}, definition.route({}, anlegen), () => [])
  for (let n = 1; n <= anlagen; n += 1) {
    const anlage = {
      type: 'ANLAGE_HINZUFUEGEN',
      anlage: `a${n}`,
      hash: hashOf(n),
      name: 't:1',
      typ: 'application/pdf',
      bytes: 1,
      oeffentlich: true,
    }
    parts = apply(definition, parts, definition.route(parts, { ...anlage, befund }), () => [])
  }
  const event: Payload = {
    type: art === 'eilentscheidung' ? 'EILENTSCHEIDEN' : body.arten[art]?.interneBearbeitung === false ? 'EINGANG_ERFASSEN' : 'EINREICHEN',
  }
  const situation: Situation = {
    ref: { art: 'vorlage', id: 'v' },
    rev: 1,
    parts,
    akteur: { id: 'a', profil: body.id, aemter: [], sitze: [] },
    als: 'system',
    vertritt: null,
    profil: body,
    jetzt: '2026-03-02T08:00:00.000Z',
    heute: '2026-03-02',
    zeugen: {},
    hash: hashOf,
  }
  return definition.grounds(situation, event, true).map(({ code }) => code)
}

const CODES: Record<Bereich, RegExp> = {
  beratungsfolge: /^(BERATUNGSFOLGE_FEHLT|ENTSCHEIDUNG_FEHLT)$/,
  beschlussvorschlag: /^BESCHLUSSVORSCHLAG_(FEHLT|UNZULAESSIG)$/,
  text: /^ABSCHNITT_FEHLT$/,
  rechtslage: /^ABSCHNITT_FEHLT$/,
  finanziell: /^FINANZIELLES_FEHLT$/,
  anlagen: /^$/,
}

describe.each(['kiel', 'staedteregion-aachen', 'magdeburg'])('%s', (id) => {
  const body = profil(id)
  const rows = TABELLE.flatMap(([art, ...pflichten]) => SPALTEN.map((bereich, index) => [art, bereich, pflichten[index] ?? '-'] as const))

  test.each(TABELLE.map(([art]) => art))('%s leaves its author when it is complete', (art) => {
    expect(refused(body, art, vollstaendig(body, art))).toEqual([])
  })

  test.each(rows.filter(([, , pflicht]) => pflicht !== '-'))('%s: %s is %s', (art, bereich, pflicht) => {
    const codes = refused(body, art, anders(vollstaendig(body, art), bereich, pflicht))
    expect(codes.length > 0).toBe(pflicht !== 'O')
    expect(codes.filter((code) => !CODES[bereich].test(code))).toEqual([])
  })

  test('an amendment needs no reasons, and no section is asked for that the kind does not have', () => {
    expect(body.arten.aenderungsantrag?.abschnitte.filter(({ pflicht }) => pflicht === 'pflicht')).toEqual([])
    for (const [art, ...pflichten] of TABELLE)
      expect([art, body.arten[art]?.abschnitte.some((abschnitt) => abschnitt.id === 'rechtslage' && pflichten[3] === '-')]).toEqual([
        art,
        false,
      ])
  })
})
