/** The internal phase after submission: PRUEFEN, MITZEICHNEN, MITZEICHNUNG_ABSCHLIESSEN, ZURUECKGEBEN, FREIGEBEN_DEZERNAT, FREIGEBEN_HVB, VERWERFEN. */
import { nummernkreis } from '../../profile/nummer.ts'
import type { Rule, Rules } from '../../rule.ts'
import type { BefundOf } from '../befund.ts'
import type { VorlageEvent, VorlageEventType } from '../events.ts'
import { formpruefung, mitzeichnungsbedarf } from './einreichen.ts'
import { anhoerungBis } from './anhoerung.ts'
import { imZustand, type Lage, type LageWith } from './common.ts'
import { angabenBeiLink } from './per-link.ts'

type Besonders<Type extends VorlageEventType> = Omit<BefundOf<Type>, 'von' | 'heute'>

/** Whoever wrote the text last does not check or release it (four eyes; a profile may switch it off). */
const vierAugen: Rule<Lage> = ({ stand, akteur, profil }) =>
  profil.schalter.vierAugenFreigabe.wert && akteur.id === stand.context.bearbeitetVon
    ? {
        code: 'VIER_AUGEN',
        satz: 'Wer die Vorlage zuletzt bearbeitet hat, kann sie nicht selbst freigeben. Bitte lassen Sie eine zweite Person prüfen.',
      }
    : null

export const pruefen: Rules<Lage, object, Besonders<'PRUEFEN'>> = {
  voraussetzungen: [imZustand(['amtspruefung'], 'Geprüft wird sie nach dem Einreichen.'), vierAugen],
  angaben: [],
  befund: (lage) => ({ mitzeichnungen: mitzeichnungsbedarf(lage) }),
}

/** The office was asked to co-sign. */
const stelleIstGefragt: Rule<LageWith<VorlageEvent<'MITZEICHNEN'>>> = ({ stand, event }) =>
  stand.mitzeichnungen.some((part) => part.context.stelle === event.stelle)
    ? null
    : {
        code: 'STELLE_NICHT_GEFRAGT',
        satz: 'Diese Stelle ist bei der Vorlage nicht zur Mitzeichnung vorgesehen.',
        abhilfe: { feld: 'stelle' },
      }

/** One answer per round: an answered co-signature is reopened only by a new version. */
const nochNichtBeantwortet: Rule<LageWith<VorlageEvent<'MITZEICHNEN'>>> = ({ stand, event }) => {
  const part = stand.mitzeichnungen.find((candidate) => candidate.context.stelle === event.stelle)
  return part === undefined || part.zustand === 'offen' || part.zustand === 'frist_abgelaufen'
    ? null
    : {
        code: 'SCHON_BEANTWORTET',
        satz: 'Ihre Stelle hat zu dieser Fassung bereits geantwortet. Eine neue Antwort ist erst zu einer neuen Fassung möglich.',
      }
}

/** A refusal or a remark says why. */
const hinweisBeiEinwand: Rule<LageWith<VorlageEvent<'MITZEICHNEN'>>> = ({ event }) =>
  (event.votum === 'abgelehnt' || event.votum === 'mit_hinweis') && event.hinweis === undefined
    ? {
        code: 'HINWEIS_FEHLT',
        satz: 'Bitte schreiben Sie, was gegen die Vorlage spricht oder was zu beachten ist.',
        abhilfe: { feld: 'hinweis' },
      }
    : null

export const mitzeichnen: Rules<Lage, VorlageEvent<'MITZEICHNEN'>, object> = {
  voraussetzungen: [imZustand(['mitzeichnung'], 'Mitgezeichnet wird nur, solange die Mitzeichnung läuft.')],
  angaben: [stelleIstGefragt, nochNichtBeantwortet, hinweisBeiEinwand, angabenBeiLink],
}

/** Every office has answered; silence is never consent. */
const alleBeantwortet: Rule<Lage> = ({ stand, profil }) => {
  const offen = stand.mitzeichnungen.filter((part) => part.zustand === 'offen' || part.zustand === 'frist_abgelaufen')
  if (offen.length === 0) return null
  const namen = offen
    .map((part) => profil.stellen.find((stelle) => stelle.id === part.context.stelle)?.name ?? part.context.stelle)
    .join(', ')
  return { code: 'MITZEICHNUNG_OFFEN', satz: `Es fehlt noch die Antwort von: ${namen}. Schweigen gilt nicht als Zustimmung.` }
}

/** A refusal by a mandatory office is overridden only with a reason, which stays visible. */
const ablehnungBegruendetUebergangen: Rule<LageWith<VorlageEvent<'MITZEICHNUNG_ABSCHLIESSEN'>>> = ({ stand, event }) =>
  stand.mitzeichnungen.some((part) => part.zustand === 'abgelehnt' && part.context.pflicht) && event.trotz === undefined
    ? {
        code: 'ABLEHNUNG_OFFEN',
        satz: 'Eine Pflicht-Mitzeichnung wurde abgelehnt. Bitte überarbeiten Sie die Vorlage oder begründen Sie, warum sie trotzdem weitergeht.',
        abhilfe: { feld: 'trotz' },
      }
    : null

export const mitzeichnungAbschliessen: Rules<Lage, VorlageEvent<'MITZEICHNUNG_ABSCHLIESSEN'>, object> = {
  voraussetzungen: [imZustand(['mitzeichnung'], 'Abschließen lässt sich nur eine laufende Mitzeichnung.'), alleBeantwortet],
  angaben: [ablehnungBegruendetUebergangen],
}

export const zurueckgeben: Rules<Lage, VorlageEvent<'ZURUECKGEBEN'>, object> = {
  voraussetzungen: [
    imZustand(
      ['amtspruefung', 'mitzeichnung', 'dezernatsfreigabe', 'hvb_freigabe'],
      'Zurückgeben lässt sich eine Vorlage nur vor der Freigabe.',
    ),
  ],
  angaben: [],
}

export const verwerfen: Rules<Lage, VorlageEvent<'VERWERFEN'>, object> = {
  voraussetzungen: [imZustand(['entwurf', 'ueberarbeitung'], 'Verwerfen lässt sich nur ein Entwurf.')],
  angaben: [],
}

export const freigebenDezernat: Rules<Lage, VorlageEvent<'FREIGEBEN_DEZERNAT'>, object> = {
  voraussetzungen: [imZustand(['dezernatsfreigabe'], 'Das Dezernat gibt nach der Mitzeichnung frei.'), vierAugen],
  angaben: [],
}

/** Before a paper can become public somebody has checked it for personal data (Art. 6 DSGVO). */
const personendatenGeprueft: Rule<LageWith<VorlageEvent<'FREIGEBEN_HVB'>>> = ({ stand, event }) =>
  !stand.context.kopf.oeffentlich || event.personendatenGeprueft
    ? null
    : {
        code: 'PERSONENDATEN_UNGEPRUEFT',
        satz: 'Bitte bestätigen Sie, dass die Vorlage keine personenbezogenen Daten enthält, die nicht veröffentlicht werden dürfen.',
        norm: 'Art. 6 Abs. 1 DSGVO',
        abhilfe: { feld: 'personendatenGeprueft' },
      }

/** Whoever records the release for the head of administration says where it is documented. */
const nachweisImAuftrag: Rule<LageWith<VorlageEvent<'FREIGEBEN_HVB'>>> = ({ als, event }) =>
  als === 'sitzungsdienst' && event.nachweis === undefined
    ? {
        code: 'NACHWEIS_FEHLT',
        satz: 'Bitte geben Sie an, wo die Freigabe dokumentiert ist (z. B. Umlaufmappe vom …).',
        abhilfe: { feld: 'nachweis' },
      }
    : null

/** What a release starts: the number series of the year, and publicity where the profile publishes on release. */
function freigabebefund({ stand, profil, heute }: Lage): Besonders<'FREIGEBEN_HVB'> {
  const jahr = Number(heute.slice(0, 4))
  return {
    veroeffentlichen: stand.context.kopf.oeffentlich && profil.schalter.oeffentlichAb.wert === 'freigabe',
    nummernkreis: nummernkreis(profil, stand.context.art, jahr),
    jahr,
    anhoerungBis: anhoerungBis(profil, heute),
  }
}

export const freigebenHvb: Rules<Lage, VorlageEvent<'FREIGEBEN_HVB'>, Besonders<'FREIGEBEN_HVB'>> = {
  voraussetzungen: [imZustand(['hvb_freigabe'], 'Freigegeben wird nach der internen Prüfung.'), vierAugen],
  angaben: [personendatenGeprueft, nachweisImAuftrag],
  befund: freigabebefund,
}

/** Only kinds from outside the administration are registered as received. */
const kommtVonAussen: Rule<Lage> = ({ stand, profil }) =>
  profil.arten[stand.context.art]?.interneBearbeitung === false
    ? null
    : {
        code: 'KOMMT_AUS_DER_VERWALTUNG',
        satz: 'Als Eingang erfasst werden nur Anträge und Anfragen. Diese Vorlage geht den Weg über die Freigabe.',
        abhilfe: { ereignis: 'EINREICHEN' },
      }

export const eingangErfassen: Rules<Lage, VorlageEvent<'EINGANG_ERFASSEN'>, Besonders<'EINGANG_ERFASSEN'>> = {
  voraussetzungen: [imZustand(['entwurf'], 'Der Eingang wird einmal erfasst.'), kommtVonAussen, ...formpruefung],
  angaben: [],
  befund: freigabebefund,
}
