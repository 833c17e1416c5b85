/** The Vorlage as a document: head, Beratungsfolge, points, sections in the order of the profile. */
import type { VorlageInput, Variante } from './inputs.ts'
import { abschnitt, documentModel, punkte, PUBLIZITAET, textBaustein } from './build.ts'
import { formatAmount, formatDate } from './format.ts'
import type { Baustein, DocumentModel } from './model.ts'

/** The public variant leaves out non-public attachments and what non-public stations decided. Throws for a Vorlage that is not public. */
export function vorlage(input: VorlageInput, variante: Variante = 'voll'): DocumentModel {
  if (variante === 'oeffentlich' && input.publizitaet !== 'oeffentlich') throw new Error('only a public Vorlage has a public document')
  const bezeichnung = input.nummer === null ? `${input.art}, Nummer folgt` : `${input.art} ${input.nummer}`
  const publizitaet = PUBLIZITAET[input.publizitaet]
  return documentModel(input.briefkopf, {
    art: 'vorlage',
    titel: `${bezeichnung}: ${input.betreff}`,
    fusszeile: `${bezeichnung} · ${publizitaet}`,
    kopf: {
      bezeichnung,
      publizitaet,
      betreff: input.betreff,
      angaben: [
        { label: 'Federführung', wert: input.federfuehrung },
        ...input.angaben,
        ...(input.datum === null ? [] : [{ label: 'Datum', wert: formatDate(input.datum) }]),
        ...(input.fassung > 1 ? [{ label: 'Fassung', wert: String(input.fassung) }] : []),
      ],
    },
    bausteine: [
      ...abschnitt('Beratungsfolge', beratungsfolge(input, variante)),
      ...(input.beschlusspunkte.length === 0 ? [] : abschnitt(input.titelBeschluss, beschlussvorschlag(input))),
      ...input.abschnitte.flatMap(({ titel, text }) => abschnitt(titel, textBaustein(text))),
      ...finanziell(input),
      ...abschnitt('Anlagen', anlagen(input, variante)),
      ...(input.freigabe === null
        ? []
        : [
            {
              art: 'unterschrift' as const,
              vermerk: null,
              ortDatum: formatDate(input.freigabe.am),
              form: input.freigabe.form,
              funktion: input.freigabe.funktion,
            },
          ]),
    ],
  })
}

/** Column Ergebnis only when a station has one; dates that nobody knows stay open. */
function beratungsfolge({ beratungsfolge: stationen, behandlungJeStation }: VorlageInput, variante: Variante): Baustein | null {
  if (stationen.length === 0) return null
  const shown = stationen.map((station) => ({
    ...station,
    ergebnis:
      variante === 'oeffentlich' && !station.oeffentlich && station.ergebnis !== null ? 'nichtöffentlich beraten' : station.ergebnis,
  }))
  const mitErgebnis = shown.some((station) => station.ergebnis !== null)
  const gemischt = behandlungJeStation || shown.some((station) => station.oeffentlich !== shown[0]?.oeffentlich)
  return {
    art: 'beratungsfolge',
    spalten: ['Nr.', 'Gremium', 'Sitzung', ...(gemischt ? ['Behandlung'] : []), 'Zuständigkeit', ...(mitErgebnis ? ['Ergebnis'] : [])],
    zeilen: shown.map((station, index) => [
      String(index + 1),
      station.gremium,
      station.datum === null ? 'Termin offen' : formatDate(station.datum),
      ...(gemischt ? [station.oeffentlich ? 'öffentlich' : 'nichtöffentlich'] : []),
      station.rolle,
      ...(mitErgebnis ? [station.ergebnis ?? '–'] : []),
    ]),
  }
}

const beschlussvorschlag = (input: VorlageInput): Baustein =>
  punkte(
    input.beschlusspunkte.map(({ text, termin }, index) => ({
      nr: index + 1,
      text,
      zusatz: termin === null ? null : `Termin: ${formatDate(termin)}`,
    })),
    input.einleitung,
  )

function finanziell({ finanziell: wert, titelJahr }: VorlageInput): Baustein[] {
  const titel = 'Finanzielle Auswirkungen'
  if (wert === null) return []
  if (wert === 'keine') return abschnitt(titel, textBaustein([{ art: 'absatz', text: [{ text: 'Keine.' }] }]))
  const angaben: Baustein = {
    art: 'angaben',
    zeilen: [
      { label: 'Betrag', wert: formatAmount(wert.betrag) },
      { label: titelJahr, wert: String(wert.jahr) },
    ],
  }
  return abschnitt(titel, angaben, textBaustein(wert.text))
}

function anlagen({ anlagen: alle }: VorlageInput, variante: Variante): Baustein | null {
  const liste = alle.filter((anlage) => variante === 'voll' || anlage.oeffentlich)
  const gemischt = liste.some((anlage) => !anlage.oeffentlich)
  return textBaustein([
    {
      art: 'liste',
      geordnet: true,
      punkte: liste.map(({ name, oeffentlich }) => [
        { art: 'absatz', text: [{ text: gemischt ? `${name} (${oeffentlich ? 'öffentlich' : 'nichtöffentlich'})` : name }] },
      ]),
    },
  ])
}
