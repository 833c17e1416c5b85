/** The Niederschrift of a session: place and time, presence, agenda, wording of motions and resolutions, votes with their norms. */
import type { Block } from '../../workflows/text/blocks.ts'
import { abstimmung } from './beschlussauszug.ts'
import { abschnitt, documentModel, punkte, textBaustein } from './build.ts'
import { formatDate, formatTime, formatWeekday } from './format.ts'
import type { NiederschriftInput, Variante } from './inputs.ts'
import type { Baustein, DocumentModel } from './model.ts'

const absatz = (text: string): Block => ({ art: 'absatz', text: [{ text }] })

const ENTWURF = 'Entwurf: Die Niederschrift ist noch nicht unterzeichnet. Ergebnisse können sich noch ändern.'
const NICHT_OEFFENTLICH = 'Im Anschluss an den öffentlichen Teil folgte ein nichtöffentlicher Teil.'

/** The public variant holds neither subject nor number nor count of the non-public points. */
export function niederschrift(input: NiederschriftInput, variante: Variante = 'voll'): DocumentModel {
  const oeffentlich = variante === 'oeffentlich'
  const datum = formatDate(input.datum)
  const bezeichnung = input.unterzeichnetAm === null ? 'Niederschrift (Entwurf)' : 'Niederschrift'
  const publizitaet = oeffentlich ? 'öffentlicher Teil' : 'für die Mitglieder'
  const sitzung = input.sitzungNr === null ? 'Sitzung' : `${input.sitzungNr}${/\d$/.test(input.sitzungNr) ? '.' : ''} Sitzung`
  const geheim = input.tops.filter((top) => !top.oeffentlich)
  return documentModel(input.briefkopf, {
    art: 'niederschrift',
    titel: `${bezeichnung}: ${input.gremium}, ${datum}`,
    fusszeile: `${bezeichnung} · ${input.gremium}, ${datum} · ${publizitaet}`,
    kopf: {
      bezeichnung,
      publizitaet,
      betreff: `${sitzung}: ${input.gremium}`,
      angaben: [
        { label: 'Tag', wert: formatWeekday(input.datum) },
        { label: 'Beginn', wert: formatTime(input.beginn) },
        { label: 'Ort', wert: input.ort },
        ...input.angaben,
      ],
    },
    bausteine: [
      ...(input.unterzeichnetAm === null ? [{ art: 'hinweis' as const, text: ENTWURF }] : []),
      ...abschnitt('Anwesenheit und Beschlussfähigkeit', textBaustein(input.beschlussfaehigkeit.map(absatz))),
      ...abschnitt(
        'Beschlüsse zur Tagesordnung',
        textBaustein(input.zurTagesordnung.filter((beschluss) => beschluss.oeffentlich || !oeffentlich).map(({ text }) => absatz(text))),
      ),
      ...abschnitt('Tagesordnung: öffentlicher Teil', tagesordnung(input.tops.filter((top) => top.oeffentlich))),
      ...(geheim.length === 0
        ? []
        : oeffentlich
          ? abschnitt('Nichtöffentlicher Teil', textBaustein([absatz(NICHT_OEFFENTLICH)]))
          : abschnitt('Tagesordnung: nichtöffentlicher Teil', tagesordnung(geheim))),
      ...input.tops.filter((top) => top.oeffentlich || !oeffentlich).flatMap(verhandelt),
      ...abschnitt('Unterschriften', ...input.unterschriften.map((funktion) => unterschrift(input, funktion))),
    ],
  })
}

function tagesordnung(tops: NiederschriftInput['tops']): Baustein | null {
  if (tops.length === 0) return null
  return {
    art: 'tagesordnung',
    spalten: ['TOP', 'Gegenstand', 'Vorlage'],
    punkte: tops.map(({ nr, betreff, vorlage }) => ({ nr, gegenstand: betreff, zusatz: null, vorlage: vorlage ?? '–' })),
  }
}

/** One item: the motion where the body changed it, what it resolved, and the vote. */
function verhandelt({ nr, betreff, antrag, ergebnis, bericht }: NiederschriftInput['tops'][number]): Baustein[] {
  const saetze = textBaustein(bericht.map(absatz))
  return abschnitt(
    `TOP ${nr}: ${betreff}`,
    saetze,
    ...(antrag.length === 0 ? [] : [{ art: 'hinweis' as const, text: 'Vorgelegt war:' }, punkte(antrag, null)]),
    ...(ergebnis === null
      ? []
      : [
          ...(antrag.length === 0 ? [] : [{ art: 'hinweis' as const, text: 'Beschlossen wurde:' }]),
          ...(ergebnis.wortlaut.length === 0 ? [] : [punkte(ergebnis.wortlaut, ergebnis.einleitung)]),
          abstimmung(ergebnis),
        ]),
  )
}

const unterschrift = ({ unterzeichnetAm }: NiederschriftInput, funktion: string): Baustein => ({
  art: 'unterschrift',
  vermerk: null,
  ortDatum: unterzeichnetAm === null ? null : formatDate(unterzeichnetAm),
  form: unterzeichnetAm === null ? 'eigenhaendig' : 'gez',
  funktion,
})
