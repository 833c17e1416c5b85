/** Search first, then what is coming and what was decided. Pure: rows in, plain data out; every list is bounded. */
import type { Art } from '../../../../workflows/begriffe.ts'
import { parseNummer } from '../../../../workflows/profile/nummer.ts'
import type { Profil } from '../../../../workflows/profile/profil.ts'
import { artName } from '../../../../workflows/woerter.ts'
import type { OeffentlicheVorlage } from '../../../engine/projections/oeffentlich.ts'
import { entscheidung, naechsteStation, standSatz } from './stand-satz.ts'
import { pfad } from './vorlage-view.ts'

const LIST = 20
const HITS = 50

const fold = (text: string): string => text.toLowerCase().normalize('NFC')

/** All words in number or Betreff, or one number in any spelling. */
export function treffer(profil: Profil, rows: readonly OeffentlicheVorlage[], suche: string): OeffentlicheVorlage[] {
  const nummern = new Set(parseNummer(profil, suche))
  const worte = fold(suche).split(/\s+/).filter(Boolean).slice(0, 10)
  return rows.filter((row) => {
    const text = fold(`${row.nummer} ${row.betreff}`)
    return nummern.has(row.nummer) || worte.every((wort) => text.includes(wort))
  })
}

const SPALTEN = [{ text: 'Vorlage' }, { text: 'Stand' }]

const table = (profil: Profil, rows: readonly OeffentlicheVorlage[], heute: string, caption: string, leer: string): object => ({
  caption,
  leer,
  spalten: SPALTEN,
  zeilen: rows.map((row) => ({
    haupt: { text: row.betreff, href: pfad(row), nummer: row.nummer, zusatz: artName(profil, row.art as Art) },
    zellen: [{ spalte: 'Stand', text: standSatz(profil, row, heute) }],
  })),
})

const byDate =
  (am: (row: OeffentlicheVorlage) => string | null | undefined, richtung: 1 | -1) => (a: OeffentlicheVorlage, b: OeffentlicheVorlage) =>
    richtung * (am(a) ?? '').localeCompare(am(b) ?? '')

export function listeView(profil: Profil, rows: readonly OeffentlicheVorlage[], suche: string, heute: string): object {
  const basis = { action: `/oeffentlich/${profil.id}`, koerperschaft: profil.koerperschaft, suche }
  if (suche !== '') {
    const alle = treffer(profil, rows, suche)
    const satz =
      alle.length === 0
        ? ''
        : alle.length > HITS
          ? `Mehr als ${String(HITS)} Treffer; die ersten ${String(HITS)} werden gezeigt.`
          : `${String(alle.length)} Treffer`
    const leer = 'Keine veröffentlichte Vorlage enthält diese Wörter. Versuchen Sie es mit weniger Wörtern oder mit der Nummer.'
    return {
      ...basis,
      listen: [{ titel: `Treffer für „${suche}“`, satz, tabelle: table(profil, alle.slice(0, HITS), heute, 'Treffer', leer) }],
    }
  }
  const entschieden = rows.filter((row) => entscheidung(row) !== undefined).toSorted(byDate((row) => entscheidung(row)?.am, -1))
  const offen = rows.filter((row) => entscheidung(row) === undefined)
  const kommt = offen
    .filter((row) => (naechsteStation(row, heute)?.am ?? '') >= heute)
    .toSorted(byDate((row) => naechsteStation(row, heute)?.am, 1))
  const weitere = offen.filter((row) => !kommt.includes(row))
  return {
    ...basis,
    listen: [
      {
        titel: 'Was kommt?',
        satz: '',
        tabelle: table(profil, kommt.slice(0, LIST), heute, 'Kommende Beratungen', 'Zurzeit steht keine öffentliche Beratung fest.'),
      },
      {
        titel: 'Was wurde entschieden?',
        satz: '',
        tabelle: table(profil, entschieden.slice(0, LIST), heute, 'Zuletzt entschieden', 'Es ist noch nichts entschieden.'),
      },
      ...(weitere.length === 0
        ? []
        : [
            {
              titel: 'Weitere veröffentlichte Vorlagen',
              satz: '',
              tabelle: table(profil, weitere.slice(0, LIST), heute, 'Weitere veröffentlichte Vorlagen', ''),
            },
          ]),
    ],
  }
}
