/** A press notice as a draft: what was decided, in the adopted wording, and why. A person reads and releases it; nothing sends it. */
import type { Block } from '../../workflows/text/blocks.ts'
import { abschnitt, documentModel, punkte, textBaustein } from './build.ts'
import { formatDate } from './format.ts'
import type { BeschlussauszugInput } from './inputs.ts'
import type { DocumentModel } from './model.ts'

const ENTWURF = 'Entwurf, aus dem Beschluss erzeugt. Bitte vor der Weitergabe lesen, ergänzen und freigeben.'

const absatz = (text: string): Block[] => [{ art: 'absatz', text: [{ text }] }]

export interface Pressenotiz {
  beschluss: BeschlussauszugInput
  abschnitte: { titel: string; text: Block[] }[]
  kontakt: { name: string; email: string; telefon: string }
}

export function pressemitteilung({ beschluss, abschnitte, kontakt }: Pressenotiz): DocumentModel {
  const { briefkopf, gremium, sitzung, betreff, abstimmung, einleitung, wortlaut } = beschluss
  const einstimmig = abstimmung?.art === 'einstimmig' ? ' einstimmig' : ''
  const datum = formatDate(sitzung.datum)
  return documentModel(briefkopf, {
    art: 'pressemitteilung',
    titel: `Pressemitteilung (Entwurf): ${betreff}`,
    fusszeile: `Pressemitteilung (Entwurf) · ${briefkopf.koerperschaft}`,
    kopf: {
      bezeichnung: 'Pressemitteilung (Entwurf)',
      publizitaet: 'noch nicht veröffentlicht',
      betreff,
      angaben: [{ label: 'Beschluss vom', wert: datum }],
    },
    bausteine: [
      { art: 'hinweis', text: ENTWURF },
      ...abschnitt(
        'Was beschlossen wurde',
        textBaustein(absatz(`${gremium}: am ${datum}${einstimmig} beschlossen.`)),
        punkte(wortlaut, einleitung),
      ),
      ...abschnitte.flatMap(({ titel, text }) => abschnitt(titel, textBaustein(text))),
      ...abschnitt('Kontakt', textBaustein(absatz(`${kontakt.name}, ${kontakt.email}, Telefon ${kontakt.telefon}`))),
    ],
  })
}
