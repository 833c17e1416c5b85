/** The Beschlussauszug: what one body decided on one point, in the adopted wording. */
import type { Rolle } from '../../workflows/begriffe.ts'
import { paragraphs, type Block } from '../../workflows/text/blocks.ts'
import { abschnitt, documentModel, punkte, textBaustein } from './build.ts'
import { formatDate, formatWeekday } from './format.ts'
import type { BeschlussauszugInput, Variante } from './inputs.ts'
import type { Baustein, DocumentModel } from './model.ts'

const UEBERSCHRIFT: Record<Rolle, string> = {
  genehmigung: 'Freigabe',
  anhoerung: 'Stellungnahme',
  kenntnisnahme: 'Kenntnisnahme',
  vorberatung: 'Beschlussempfehlung',
  entscheidung: 'Beschluss',
  genehmigung_nachtraeglich: 'Nachträgliche Genehmigung',
}

const VORLAEUFIG = 'Vorläufiger Auszug: Die Niederschrift ist noch nicht unterzeichnet. Maßgebend ist die Niederschrift.'
const KORRIGIERT = 'Korrigierte Ausfertigung: Sie ersetzt den früheren Auszug.'
const NICHT_OEFFENTLICH = 'Der Punkt wurde in nichtöffentlicher Sitzung behandelt.'

/** The public variant of a non-public point says only that the body met on that day. */
export function beschlussauszug(input: BeschlussauszugInput, variante: Variante = 'voll'): DocumentModel {
  const datum = formatDate(input.sitzung.datum)
  const verdeckt = variante === 'oeffentlich' && !(input.top.oeffentlich && input.sitzung.oeffentlich)
  const publizitaet = input.top.oeffentlich && input.sitzung.oeffentlich ? 'öffentlich' : 'nichtöffentlich'
  const bezeichnung = input.vorlaeufig ? 'Beschlussauszug (vorläufig)' : 'Beschlussauszug'
  const sitzung = `${formatWeekday(input.sitzung.datum)}${input.sitzung.nr === null ? '' : ` (Nr. ${input.sitzung.nr})`}`
  if (verdeckt) {
    return documentModel(input.briefkopf, {
      art: 'beschlussauszug',
      titel: `Beschlussauszug: ${input.gremium}, ${datum}`,
      fusszeile: `Beschlussauszug · ${input.gremium}, ${datum}`,
      kopf: {
        bezeichnung: 'Beschlussauszug',
        publizitaet,
        betreff: 'Nichtöffentlich beraten',
        angaben: [
          { label: 'Gremium', wert: input.gremium },
          { label: 'Sitzung', wert: formatWeekday(input.sitzung.datum) },
        ],
      },
      bausteine: [{ art: 'hinweis', text: NICHT_OEFFENTLICH }],
    })
  }
  return documentModel(input.briefkopf, {
    art: 'beschlussauszug',
    titel: `${bezeichnung}: ${input.betreff} (${input.gremium}, ${datum})`,
    fusszeile: `${bezeichnung} · ${input.gremium}, ${datum}, TOP ${input.top.nr} · ${publizitaet}`,
    kopf: {
      bezeichnung,
      publizitaet,
      betreff: input.betreff,
      angaben: [
        { label: 'Gremium', wert: input.gremium },
        { label: 'Sitzung', wert: sitzung },
        { label: 'Tagesordnungspunkt', wert: input.top.nr },
        ...(input.vorlage === null ? [] : [{ label: 'Vorlage', wert: vorlageZeile(input.vorlage) }]),
      ],
    },
    bausteine: [
      ...(input.korrigiert ? [{ art: 'hinweis' as const, text: KORRIGIERT }] : []),
      ...(input.vorlaeufig ? [{ art: 'hinweis' as const, text: VORLAEUFIG }] : []),
      ...wortlaut(input),
      ...aenderungen(input),
      ...abschnitt('Ergebnis', abstimmung(input)),
      ...beglaubigung(input),
    ],
  })
}

const vorlageZeile = ({ art, nummer, fassung }: { art: string; nummer: string | null; fassung: number }): string =>
  `${art}${nummer === null ? ', Nummer folgt' : ` ${nummer}`}, Fassung ${fassung}`

function wortlaut({ rolle, ergebnis, einleitung, wortlaut: liste }: BeschlussauszugInput): Baustein[] {
  if (liste.length === 0) return []
  if (ergebnis.ausgang !== 'abgelehnt') return abschnitt(rolle === null ? 'Beschluss' : UEBERSCHRIFT[rolle], punkte(liste, einleitung))
  return abschnitt(
    'Abgelehnter Vorschlag',
    { art: 'hinweis', text: 'Der folgende Vorschlag wurde abgelehnt. Er ist nicht Inhalt eines Beschlusses.' },
    punkte(liste, einleitung),
  )
}

/** Counts where the body counted; a tie was computed before and arrives as a rejection. */
export function abstimmung({ ergebnis, abstimmung: stimmen, norm, verbunden, punktergebnisse }: BeschlussauszugInput): Baustein {
  const art = stimmen === null || stimmen.art === 'gezaehlt' ? '' : `, ${stimmen.art}`
  const zaehlung = stimmen?.stimmen ?? null
  return {
    art: 'abstimmung',
    ergebnis: `${ergebnis.wort}${art}`,
    stimmen:
      zaehlung === null
        ? []
        : [
            { label: 'Ja', wert: String(zaehlung.ja) },
            { label: 'Nein', wert: String(zaehlung.nein) },
            { label: 'Enthaltung', wert: String(zaehlung.enthaltung) },
          ],
    zusatz: [
      ...punktergebnisse,
      ...verbunden,
      ...(stimmen?.umlauf === true ? ['Beschlossen im Umlaufverfahren, ohne Sitzung.'] : []),
      ...(stimmen !== null && stimmen.befangen > 0
        ? [
            stimmen.befangen === 1
              ? 'Ein Mitglied wirkte wegen Befangenheit nicht mit.'
              : `${stimmen.befangen} Mitglieder wirkten wegen Befangenheit nicht mit.`,
          ]
        : []),
      ...(stimmen?.abweichend === true ? ['Die Sitzungsleitung hat das Ergebnis abweichend von den Stimmen festgestellt.'] : []),
      ...(norm === null ? [] : [norm.zweifel === null ? norm.text : `${norm.text} (${norm.zweifel})`]),
    ],
  }
}

function beglaubigung({ beglaubigung: angaben }: BeschlussauszugInput): Baustein[] {
  if (angaben === null) return []
  const ortDatum = angaben.ort === null ? formatDate(angaben.am) : `${angaben.ort}, ${formatDate(angaben.am)}`
  return [{ art: 'unterschrift', vermerk: 'Für die Richtigkeit', ortDatum, form: 'gez', funktion: angaben.funktion }]
}

/** Amendments were voted on before: what became of each. */
function aenderungen({ aenderungen: zeilen }: BeschlussauszugInput): Baustein[] {
  if (zeilen.length === 0) return []
  const liste: Block = { art: 'liste', geordnet: false, punkte: zeilen.map((zeile) => paragraphs(zeile)) }
  return abschnitt('Änderungsanträge', textBaustein([liste]))
}
