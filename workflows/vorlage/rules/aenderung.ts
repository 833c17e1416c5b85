/** Amendments: AENDERUNGSANTRAG_EINBRINGEN, and what they mean for the vote on their paper. */
import { ARTEN_VON_AUSSEN, GEAENDERT, type Ergebnis } from '../../begriffe.ts'
import { nummernkreis } from '../../profile/nummer.ts'
import type { Grund, Rule, Rules } from '../../rule.ts'
import { isAngenommen, isOffen, neuePunkte, type Aenderung } from '../aenderung.ts'
import type { Aenderungsbefund } from '../befund.ts'
import type { VorlageEvent } from '../events.ts'
import { merkmale, type Wortlaut } from '../inhalt.ts'
import { VOR_DER_ABSTIMMUNG } from '../stand.ts'
import {
  inDerBeratungsfolge,
  normVon,
  rechtDerSitzung,
  stationGibtEs,
  stationImZustand,
  stationOf,
  type Lage,
  type LageWith,
} from './common.ts'

type Einbringen = LageWith<VorlageEvent<'AENDERUNGSANTRAG_EINBRINGEN'>>

/** The body knows amendments. */
const artVorgesehen: Rule<Lage> = ({ profil }) =>
  profil.arten.aenderungsantrag === undefined
    ? { code: 'ART_UNBEKANNT', satz: 'Änderungsanträge sind in den Regeln dieses Hauses nicht vorgesehen.' }
    : null

/** There is a vote that the amendment could go before. */
const wirdAbgestimmt: Rule<Einbringen> = (lage) =>
  ['vorberatung', 'entscheidung'].includes(stationOf(lage).context.rolle)
    ? null
    : {
        code: 'KEINE_ABSTIMMUNG',
        satz: 'Hier wird nicht über einen Text abgestimmt. Ein Änderungsantrag ist nur möglich, wo beraten oder entschieden wird.',
      }

const ersetzte = (punkte: readonly (number | null)[]): number[] => punkte.filter((nr) => nr !== null)

/** It names the points that it replaces. */
const punkteGibtEs: Rule<Einbringen> = ({ stand, event }) =>
  ersetzte(event.punkte).every((nr) => stand.context.merkmale.punkte.some((punkt) => punkt.nr === nr))
    ? null
    : {
        code: 'PUNKT_UNBEKANNT',
        satz: 'Diesen Punkt hat die Vorlage nicht. Bitte wählen Sie den Punkt, der geändert werden soll.',
        abhilfe: { feld: 'punkte' },
      }

/** A point has one new wording. */
const punkteNurEinmal: Rule<Einbringen> = ({ event }) =>
  new Set(ersetzte(event.punkte)).size < ersetzte(event.punkte).length
    ? {
        code: 'PUNKT_DOPPELT',
        satz: 'Ein Punkt kommt in dem Änderungsantrag zweimal vor. Bitte geben Sie ihm einen Wortlaut.',
        abhilfe: { feld: 'punkte' },
      }
    : null

/** A new point belongs to the paper, not to an amendment of it. */
const neuerPunktZurVorlage: Rule<Einbringen> = ({ stand, event }) =>
  stand.context.aendert !== null && event.punkte.includes(null)
    ? {
        code: 'NEUER_PUNKT_IM_AENDERUNGSANTRAG',
        satz: `Ein neuer Punkt wird zur Vorlage ${stand.context.aendert.nummer} eingebracht, nicht zu einem Änderungsantrag.`,
        abhilfe: { feld: 'punkte' },
      }
    : null

/** Only what was fixed in writing before is voted on. */
const schriftlich: Rule<Einbringen> = (lage) =>
  lage.event.antrag.beschlusspunkte.length === lage.event.punkte.length
    ? null
    : {
        code: 'TEXT_FEHLT',
        satz: 'Abgestimmt wird nur über Anträge, die vorher schriftlich festgelegt sind. Bitte tragen Sie den Wortlaut ein.',
        ...normVon(rechtDerSitzung(lage).antraegeSchriftlich),
        abhilfe: { feld: 'text' },
      }

function einbringungsbefund(lage: Einbringen): Omit<Aenderungsbefund, 'von' | 'heute'> {
  const { ref, stand, profil, heute, event, hash, als, akteur } = lage
  const { nummer, aenderungen } = stand.context
  const lfd = aenderungen.length + 1
  const jahr = Number(heute.slice(0, 4))
  const { sitzungAm, sitzungRev } = stationOf(lage).context
  return {
    vorlage: `${ref.id}-ae${String(lfd)}`,
    nummer: profil.nummernkreis.aenderungen.wert === 'anhang' ? `${nummer ?? ''}/${String(lfd)}` : null,
    nummernkreis: nummernkreis(profil, 'aenderungsantrag', jahr),
    jahr,
    sitzungAm: sitzungAm ?? '',
    sitzungRev,
    merkmale: merkmale(event.antrag, hash),
    // Who acts for a group moves in its name alone.
    antragsteller: (als === 'antragsteller' ? akteur.aemter.find(({ amt }) => amt === als)?.stelle : event.antragsteller) ?? null,
  }
}

export const aenderungsantragEinbringen: Rules<Lage, VorlageEvent<'AENDERUNGSANTRAG_EINBRINGEN'>, ReturnType<typeof einbringungsbefund>> = {
  voraussetzungen: [inDerBeratungsfolge, artVorgesehen],
  angaben: [
    stationGibtEs,
    stationImZustand(
      VOR_DER_ABSTIMMUNG,
      'Ein Änderungsantrag ist möglich, solange die Vorlage auf der Tagesordnung steht und über sie noch nicht abgestimmt ist.',
    ),
    wirdAbgestimmt,
    punkteGibtEs,
    punkteNurEinmal,
    neuerPunktZurVorlage,
    schriftlich,
  ],
  befund: einbringungsbefund,
}

/** Steps that an amendment takes by itself. Agenda, call-up and everything after the vote are those of its paper. */
const EIGENE_SCHRITTE: ReadonlySet<string> = new Set([
  'AENDERUNGSANTRAG_EINBRINGEN',
  'ERGEBNIS_ERFASSEN',
  'ERGEBNIS_KORRIGIEREN',
  'ERGEBNIS_BESTAETIGEN',
  'BERICHTIGEN',
  'BERICHTIGUNG_ABLEHNEN',
  'BEFANGENHEIT_FESTSTELLEN',
  'AENDERUNG_UEBERNEHMEN',
  'ZURUECKZIEHEN',
  'VEROEFFENTLICHEN',
  'DEPUBLIZIEREN',
  'ABSCHLIESSEN',
  'TEXTE_LOESCHEN',
  'MIGRIEREN',
])

/** An amendment goes with its paper. `vonInnen`: the event comes from another aggregate and is no step of a person. */
export function folgtDerVorlage({ stand }: Lage, type: string, vonInnen: boolean): Grund[] {
  const { aendert } = stand.context
  if (aendert === null || vonInnen || EIGENE_SCHRITTE.has(type)) return []
  const satz = `Ein Änderungsantrag geht mit seiner Vorlage ${aendert.nummer}. Bitte führen Sie diesen Schritt dort aus.`
  return [{ code: 'FOLGT_DER_VORLAGE', satz }]
}

/** The administration withdraws its own papers, not what comes from outside. */
export const antragstellerZiehtZurueck: Rule<Lage> = ({ stand, als }) => {
  const { art } = stand.context
  return ARTEN_VON_AUSSEN.has(art) && (als === 'hvb' || als === 'dezernat')
    ? {
        code: 'NICHT_ANTRAGSTELLER',
        satz: art === 'anfrage' ? 'Eine Anfrage zieht zurück, wer sie gestellt hat.' : 'Einen Antrag zieht zurück, wer ihn gestellt hat.',
      }
    : null
}

type Angabe = { station: string; ergebnis: Ergebnis; wortlaut?: Wortlaut | undefined }

const amPunkt = ({ stand, event }: LageWith<Angabe>): Aenderung[] =>
  stand.context.aenderungen.filter(({ station }) => station === event.station)

const namen = (aenderungen: readonly Aenderung[]): string => aenderungen.map(({ nummer }) => nummer ?? 'noch ohne Nummer').join(', ')

/** Amendments are voted on before their paper. */
export const aenderungenAbgestimmt: Rule<LageWith<Angabe>> = (lage) => {
  const offen = amPunkt(lage).filter(isOffen)
  return offen.length === 0
    ? null
    : {
        code: 'AENDERUNGSANTRAG_OFFEN',
        satz: `Zuerst wird über die Änderungsanträge abgestimmt. Es fehlt das Ergebnis von: ${namen(offen)}.`,
        abhilfe: { ereignis: 'ERGEBNIS_ERFASSEN' },
      }
}

const UNVERAENDERT: ReadonlySet<Ergebnis> = new Set<Ergebnis>(['beschlossen', 'empfohlen'])

/** Once an amendment is adopted, the text to vote on is no longer the one on the agenda. */
export const textAufDemTisch: Rule<LageWith<Angabe>> = (lage) => {
  const angenommen = amPunkt(lage).filter(isAngenommen)
  return angenommen.length === 0 || !UNVERAENDERT.has(lage.event.ergebnis)
    ? null
    : {
        code: 'TEXT_GEAENDERT',
        satz: `Zur Abstimmung steht nicht mehr der Text der Tagesordnung, sondern der nach ${namen(angenommen)} geänderte. Bitte wählen Sie „geändert …“ mit diesem Wortlaut.`,
        abhilfe: { feld: 'wortlaut' },
      }
}

/** Numbers of the points whose adopted wording is another than that of the agenda. */
export const geaendertePunkte = ({ event, stand, hash }: LageWith<Angabe>): number[] =>
  (event.wortlaut ?? [])
    .filter(({ nr, text }) => stand.context.merkmale.punkte.find((punkt) => punkt.nr === nr)?.text !== hash(text))
    .map(({ nr }) => nr)

/** What is adopted as changed differs from the agenda text. */
export const wortlautWeichtAb: Rule<LageWith<Angabe>> = (lage) =>
  GEAENDERT.has(lage.event.ergebnis) && geaendertePunkte(lage).length === 0
    ? {
        code: 'WORTLAUT_UNVERAENDERT',
        satz: 'Der Wortlaut ist der der Tagesordnung. Bitte tragen Sie die Änderung ein oder wählen Sie das unveränderte Ergebnis.',
        abhilfe: { feld: 'wortlaut' },
      }
    : null

/** A point that an adopted amendment adds stands in the wording that is adopted, unless it was voted down by itself. */
export const neuePunkteImWortlaut: Rule<LageWith<Angabe & { punkte?: { nr: number; ergebnis: Ergebnis }[] | undefined }>> = ({
  stand,
  event,
}) => {
  if (!GEAENDERT.has(event.ergebnis) && event.ergebnis !== 'teilweise_beschlossen') return null
  const abgelehnt = (event.punkte ?? []).filter(({ ergebnis }) => ergebnis === 'abgelehnt').map(({ nr }) => nr)
  const fehlt = neuePunkte(stand.context, event.station).find(
    ({ nr }) => !abgelehnt.includes(nr) && !(event.wortlaut ?? []).some((punkt) => punkt.nr === nr),
  )
  return fehlt === undefined
    ? null
    : {
        code: 'NEUER_PUNKT_FEHLT',
        satz: `Ein angenommener Änderungsantrag fügt Punkt ${String(fehlt.nr)} hinzu. Bitte nehmen Sie ihn in den Wortlaut auf.`,
        abhilfe: { feld: 'wortlaut' },
      }
}
