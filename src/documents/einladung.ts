/** Einladung mit Tagesordnung for the members, and the Tagesordnung for the public. */
import type { Block } from '../../workflows/text/blocks.ts'
import { abschnitt, documentModel, textBaustein } from './build.ts'
import { formatDate, formatTime, formatWeekday } from './format.ts'
import type { EinladungInput, Variante } from './inputs.ts'
import type { Baustein, DocumentModel } from './model.ts'

const NICHT_OEFFENTLICH = 'Im Anschluss an den öffentlichen Teil folgt ein nichtöffentlicher Teil.'
const absatz = (text: string): Block => ({ art: 'absatz', text: [{ text }] })

/** The public variant holds neither subject nor number nor count of the non-public points. */
export function einladung(input: EinladungInput, variante: Variante = 'voll'): DocumentModel {
  const oeffentlich = variante === 'oeffentlich'
  const sitzung = input.sitzungNr === null ? 'Sitzung' : `${input.sitzungNr}${/\d$/.test(input.sitzungNr) ? '.' : ''} Sitzung`
  const bezeichnung = oeffentlich ? 'Tagesordnung' : 'Einladung mit Tagesordnung'
  const publizitaet = oeffentlich ? 'öffentlich' : 'für die Mitglieder'
  const betreff = `${sitzung}: ${input.gremium}`
  const geheim = input.tops.filter((top) => !top.oeffentlich)
  return documentModel(input.briefkopf, {
    art: 'einladung',
    titel: `${bezeichnung}: ${input.gremium}, ${formatDate(input.datum)}`,
    fusszeile: `${bezeichnung} · ${input.gremium}, ${formatDate(input.datum)} · ${publizitaet}`,
    kopf: {
      bezeichnung,
      publizitaet,
      betreff,
      angaben: [
        { label: 'Tag', wert: formatWeekday(input.datum) },
        { label: 'Beginn', wert: formatTime(input.beginn) },
        { label: 'Ort', wert: input.ort },
      ],
    },
    bausteine: [
      ...(oeffentlich ? [] : [textBaustein(input.text ?? formel(input))].filter((baustein) => baustein !== null)),
      ...abschnitt('Öffentlicher Teil', tagesordnung(input.tops.filter((top) => top.oeffentlich))),
      ...(geheim.length === 0
        ? []
        : oeffentlich
          ? abschnitt('Nichtöffentlicher Teil', textBaustein([absatz(NICHT_OEFFENTLICH)]))
          : abschnitt('Nichtöffentlicher Teil', tagesordnung(geheim))),
      ...abschnitt('Hinweise', textBaustein([...input.hinweise, ...(oeffentlich ? [] : input.hinweiseIntern)].map(absatz))),
      {
        art: 'unterschrift',
        vermerk: null,
        ortDatum: formatDate(input.briefkopf.ausgegebenAm),
        form: 'gez',
        funktion: input.unterzeichnet,
      },
    ],
  })
}

const formel = (input: EinladungInput): Block[] => [
  absatz('Sehr geehrte Damen und Herren,'),
  absatz(
    `zu der Sitzung am ${formatWeekday(input.datum)} um ${formatTime(input.beginn)} lade ich Sie ein. Die Tagesordnung finden Sie nachstehend.`,
  ),
]

function tagesordnung(tops: EinladungInput['tops']): Baustein | null {
  if (tops.length === 0) return null
  return {
    art: 'tagesordnung',
    spalten: ['TOP', 'Gegenstand', 'Vorlage'],
    punkte: tops.map(({ nr, betreff, vorlage, zusatz }) => ({ nr, gegenstand: betreff, zusatz, vorlage: vorlage ?? '–' })),
  }
}
