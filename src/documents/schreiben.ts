/** A letter or record about one decision: what it is about, its sections, the wording, who signs. */
import { abschnitt, documentModel, punkte, PUBLIZITAET, textBaustein } from './build.ts'
import { formatDate } from './format.ts'
import type { SchreibenInput } from './inputs.ts'
import type { DocumentModel } from './model.ts'

export function schreiben({ briefkopf, art, bezeichnung, betreff, publizitaet, ...input }: SchreibenInput): DocumentModel {
  return documentModel(briefkopf, {
    art,
    titel: `${bezeichnung}: ${betreff}`,
    fusszeile: `${bezeichnung} · ${PUBLIZITAET[publizitaet]}`,
    kopf: { bezeichnung, publizitaet: PUBLIZITAET[publizitaet], betreff, angaben: input.angaben },
    bausteine: [
      ...input.abschnitte.flatMap(({ titel, text }) => abschnitt(titel, textBaustein(text))),
      ...(input.wortlaut.punkte.length === 0
        ? []
        : abschnitt(input.wortlaut.titel, punkte(input.wortlaut.punkte, input.wortlaut.einleitung))),
      {
        art: 'unterschrift',
        vermerk: null,
        ortDatum: formatDate(input.unterschrift.am),
        form: input.unterschrift.form,
        funktion: input.unterschrift.funktion,
      },
    ],
  })
}
