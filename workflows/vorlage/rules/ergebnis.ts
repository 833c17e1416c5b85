/** ERGEBNIS_ERFASSEN and ERGEBNIS_KORRIGIEREN: votes are computed, not believed. */
import { ANGENOMMEN, ERGEBNISSE_DER_ROLLE, GEAENDERT, NICHT_ANGENOMMEN, type Ergebnis } from '../../begriffe.ts'
import { abstimmungsartVerboten, auszaehlen, unstimmigkeiten, type Abstimmungslage, type Auszaehlung } from '../../recht/abstimmung.ts'
import { regelwerk, type Regelwerk } from '../../recht/regelwerk.ts'
import type { Grund, Rule, Rules } from '../../rule.ts'
import { topOf } from '../../sitzung/stand.ts'
import { isSchriftlich, isWahl } from '../stand.ts'
import { neuePunkte } from '../aenderung.ts'
import type { BefundOf } from '../befund.ts'
import type { VorlageEvent } from '../events.ts'
import type { Merkmale } from '../inhalt.ts'
import { abstimmungslage, noetigeMehrheit } from './abstimmungslage.ts'
import { vonAmtsWegenUnfaehig } from './beschlussfaehigkeit.ts'
import { inDerBeratungsfolge, sitzungOf, stationGibtEs, stationImZustand, stationOf, type Lage, type LageWith } from './common.ts'
import { aenderungenAbgestimmt, geaendertePunkte, neuePunkteImWortlaut, textAufDemTisch, wortlautWeichtAb } from './aenderung.ts'
import { erledigtNenntVorlage, gemeinsamAbgestimmt, genannteVorlagen } from './genannte-vorlagen.ts'
import { genehmigungsbedarf, leitetDenPunkt } from './befangenheit.ts'
import { sitzungLaeuft } from './sitzung-laeuft.ts'
import { aufrufUebernommen, ergebnisUebernommen } from './uebernommen.ts'

type Angabe = VorlageEvent<'ERGEBNIS_ERFASSEN'> | VorlageEvent<'ERGEBNIS_KORRIGIEREN'> | VorlageEvent<'BERICHTIGEN'>
type ErgebnisLage = LageWith<Angabe>

/** The day of the vote; what was taken over was voted on in no session of ours. */
const abstimmungAm = (lage: ErgebnisLage): string => sitzungOf(lage)?.stand.context.am ?? stationOf(lage).context.sitzungAm ?? lage.heute

const rechtDerAbstimmung = (lage: ErgebnisLage): Regelwerk => regelwerk(lage.profil.rechtsbereich, abstimmungAm(lage).slice(0, 10))

/** The numbers of the vote; of one that was taken over nobody knows more than who voted. */
function zahlen(lage: ErgebnisLage): Abstimmungslage {
  const { abstimmung } = lage.event
  if (!stationOf(lage).context.uebernommen || abstimmung === undefined) return abstimmungslage(lage)
  const { ja, nein, enthaltung, ungueltig } = abstimmung
  return { ...abstimmungslage(lage), anwesend: ja + nein + enthaltung + ungueltig }
}

/** Of a report on an Eilentscheidung the body takes note, or it rescinds the decision. */
const hebtEilentscheidungAuf = (lage: ErgebnisLage): boolean =>
  lage.event.ergebnis === 'aufgehoben' && lage.stand.context.eil !== null && stationOf(lage).context.rolle === 'kenntnisnahme'

/** The outcome is one that the role of this station allows; a Mitteilung is never decided on. */
const ergebnisPasstZurRolle: Rule<ErgebnisLage> = (lage) => {
  const { rolle } = stationOf(lage).context
  if (ERGEBNISSE_DER_ROLLE[rolle].includes(lage.event.ergebnis) || hebtEilentscheidungAuf(lage)) return null
  const satz =
    rolle === 'kenntnisnahme'
      ? 'Über eine Mitteilung wird nicht abgestimmt, sie wird zur Kenntnis genommen. Ein Auftrag dazu braucht einen eigenen Antrag.'
      : rolle === 'vorberatung'
        ? 'Dieses Gremium berät vor und gibt eine Empfehlung. Bitte wählen Sie „empfohlen“ oder „nicht empfohlen“.'
        : 'Dieses Ergebnis passt nicht zur Aufgabe des Gremiums. Bitte wählen Sie ein angebotenes Ergebnis.'
  return { code: 'ERGEBNIS_UNZULAESSIG', satz, abhilfe: { feld: 'ergebnis' } }
}

/** Votes add up: not more than those present and entitled. Of a written answer nobody knows the votes. */
export const stimmenPassenZurAnwesenheit: Rule<ErgebnisLage> = (lage) => {
  const { uebernommen } = stationOf(lage).context
  const alle = [lage.event.abstimmung, ...(lage.event.punkte ?? []).map((punkt) => punkt.abstimmung)].filter(
    (angabe) => angabe !== undefined,
  )
  if (alle.length > 0 && isSchriftlich(stationOf(lage).context))
    return {
      code: 'SCHRIFTLICH_OHNE_STIMMEN',
      satz: 'Das Gremium hat schriftlich geantwortet, Stimmen sind nicht bekannt. Bitte lassen Sie die Stimmen leer.',
      abhilfe: { feld: 'abstimmung' },
    }
  const saetze = alle.flatMap((angabe) => (uebernommen && angabe.ohneZahlen !== undefined ? [] : unstimmigkeiten(angabe, zahlen(lage))))
  return saetze[0] === undefined ? null : { code: 'STIMMEN_UNSTIMMIG', satz: saetze[0], abhilfe: { feld: 'abstimmung' } }
}

/** The way of voting is one that the law of the body knows: secret only where provided, without a meeting only where allowed. */
export const abstimmungsartZulaessig: Rule<ErgebnisLage> = (lage) => {
  const verboten = [lage.event.abstimmung, ...(lage.event.punkte ?? []).map((punkt) => punkt.abstimmung)]
    .map((angabe) => (angabe === undefined ? null : abstimmungsartVerboten(angabe.modus, rechtDerAbstimmung(lage), isWahl(lage.stand))))
    .find((grund) => grund !== null)
  if (verboten === undefined) return null
  return { code: 'ABSTIMMUNGSART_UNZULAESSIG', satz: verboten.satz, norm: verboten.norm, abhilfe: { feld: 'abstimmung' } }
}

const gezaehlt = (angabe: NonNullable<Angabe['abstimmung']>, lage: ErgebnisLage): Auszaehlung =>
  auszaehlen(angabe, zahlen(lage), noetigeMehrheit(lage), rechtDerAbstimmung(lage))

/** Whether a vote is needed for the outcome at all. */
const brauchtAbstimmung = (ergebnis: Ergebnis): boolean => ANGENOMMEN.has(ergebnis) || NICHT_ANGENOMMEN.has(ergebnis)

function widerspruch(ergebnis: Ergebnis, angabe: Angabe['abstimmung'], lage: ErgebnisLage): Grund | null {
  const { context } = stationOf(lage)
  const { erneut } = context
  if (isSchriftlich(context) || (!erneut && !brauchtAbstimmung(ergebnis))) return null
  if (angabe === undefined) {
    return {
      code: 'ABSTIMMUNG_FEHLT',
      satz: 'Bitte geben Sie das Abstimmungsergebnis an: Stimmen oder „einstimmig“ bzw. „mehrheitlich“.',
      abhilfe: { feld: 'abstimmung' },
    }
  }
  const { angenommen, rechnung, norm } = gezaehlt(angabe, lage)
  // Asked is whether to approve; of a report, whether to rescind; after an objection, whether the decision stays.
  const erwartet = erneut ? ergebnis !== 'aufgehoben' : ANGENOMMEN.has(ergebnis) || hebtEilentscheidungAuf(lage)
  if (angenommen === null || angenommen === erwartet) return null
  return {
    code: 'ERGEBNIS_WIDERSPRICHT_STIMMEN',
    satz: `Das Ergebnis passt nicht zu den Stimmen. ${rechnung}`,
    norm,
    abhilfe: { feld: 'ergebnis' },
  }
}

/** Where the outcome contradicts the votes. */
const abweichung = (lage: ErgebnisLage): Grund | null => {
  const { ergebnis, abstimmung, punkte } = lage.event
  if (punkte !== undefined && punkte.length > 0)
    return punkte.map((punkt) => widerspruch(punkt.ergebnis, punkt.abstimmung ?? abstimmung, lage)).find((grund) => grund !== null) ?? null
  return widerspruch(ergebnis, abstimmung, lage)
}

/** The recorded label agrees with the computed one; a tie is a rejection. Otherwise only by a finding of the chair, with its reason. */
export const ergebnisFolgtDenStimmen: Rule<ErgebnisLage> = (lage) => {
  const grund = abweichung(lage)
  if (lage.event.feststellung === undefined) return grund
  if (grund === null)
    return {
      code: 'FESTSTELLUNG_UNNOETIG',
      satz: 'Das Ergebnis folgt den Stimmen. Eine abweichende Feststellung ist nicht nötig.',
      abhilfe: { feld: 'feststellung' },
    }
  return grund.code === 'ERGEBNIS_WIDERSPRICHT_STIMMEN' ? null : grund
}

/** Separate votes: each point has a result, and the whole follows from them. */
const punkteErgebenDasGanze: Rule<ErgebnisLage> = ({ event, stand }) => {
  const { punkte, ergebnis } = event
  if (punkte === undefined || punkte.length === 0) {
    return ergebnis === 'teilweise_beschlossen'
      ? {
          code: 'PUNKTE_FEHLEN',
          satz: 'Bei „teilweise beschlossen“ braucht jeder Beschlusspunkt sein Ergebnis.',
          abhilfe: { feld: 'punkte' },
        }
      : null
  }
  const nummern = [...stand.context.merkmale.punkte, ...neuePunkte(stand.context, event.station)].map((punkt) => punkt.nr)
  if (punkte.length !== nummern.length || !nummern.every((nr) => punkte.some((punkt) => punkt.nr === nr))) {
    return {
      code: 'PUNKTE_UNVOLLSTAENDIG',
      satz: 'Bei getrennter Abstimmung braucht jeder Beschlusspunkt genau ein Ergebnis.',
      abhilfe: { feld: 'punkte' },
    }
  }
  const angenommen = punkte.filter((punkt) => punkt.ergebnis !== 'abgelehnt').length
  const erwartet: Ergebnis[] =
    angenommen === 0 ? ['abgelehnt'] : angenommen < punkte.length ? ['teilweise_beschlossen'] : ['beschlossen', 'geaendert_beschlossen']
  return erwartet.includes(ergebnis)
    ? null
    : {
        code: 'GANZES_WIDERSPRICHT_PUNKTEN',
        satz: 'Das Gesamtergebnis passt nicht zu den Ergebnissen der einzelnen Punkte.',
        abhilfe: { feld: 'ergebnis' },
      }
}

/** "Geändert" gives the adopted wording; an unchanged result gives none. */
const wortlautBeiAenderung: Rule<ErgebnisLage> = ({ event }) => {
  if (GEAENDERT.has(event.ergebnis)) {
    return event.wortlaut === undefined || event.wortlaut.length === 0
      ? { code: 'WORTLAUT_FEHLT', satz: 'Bitte geben Sie den Wortlaut an, wie er beschlossen wurde.', abhilfe: { feld: 'wortlaut' } }
      : null
  }
  return event.wortlaut === undefined || event.ergebnis === 'teilweise_beschlossen'
    ? null
    : {
        code: 'WORTLAUT_OHNE_AENDERUNG',
        satz: 'Einen geänderten Wortlaut gibt es nur bei einem geänderten Ergebnis. Bitte wählen Sie „geändert …“.',
        abhilfe: { feld: 'ergebnis' },
      }
}

/** Points of the adopted wording that the paper did not have: of an amendment here, or recommended by an earlier body. */
function hinzugekommenePunkte({ event, stand }: ErgebnisLage): Merkmale['punkte'] {
  const frueher = stand.stationen.findLast(({ context: { id, ergebnis } }) => id !== event.station && ergebnis?.befund.neu !== undefined)
  const bekannt = [...neuePunkte(stand.context, event.station), ...(frueher?.context.ergebnis?.befund.neu ?? [])]
  return (event.wortlaut ?? [])
    .filter(({ nr }) => nr > stand.context.merkmale.punkte.length)
    .flatMap(({ nr }) => bekannt.find((punkt) => punkt.nr === nr) ?? [])
}

/** What law, profile and session say of a result. */
export function ergebnisbefund(lage: ErgebnisLage): Omit<BefundOf<'ERGEBNIS_ERFASSEN'>, 'von' | 'heute'> {
  const sitzung = sitzungOf(lage)
  const recht = rechtDerAbstimmung(lage)
  const { abstimmung } = lage.event
  const auszaehlung = abstimmung === undefined ? null : gezaehlt(abstimmung, lage)
  const { id, ergebnis, uebernommen } = stationOf(lage).context
  return {
    regelwerk: recht.id,
    norm: auszaehlung?.norm ?? recht.mehrheit.norm,
    rechnung: auszaehlung?.rechnung ?? '',
    mehrheit: auszaehlung?.mehrheit ?? noetigeMehrheit(lage),
    ...zahlen(lage),
    sitzungAm: abstimmungAm(lage),
    topId: sitzung === null ? '' : (topOf(sitzung.stand.context, lage.ref.id, id)?.id ?? ''),
    anwesenheitStand: sitzung?.stand.context.anwesenheit?.stand ?? 0,
    // What was voted on stays what was voted on, whatever has replaced it since.
    fassung: ergebnis?.fassung ?? lage.stand.context.fassung.hash,
    geaendert: geaendertePunkte(lage),
    neu: hinzugekommenePunkte(lage),
    ...genannteVorlagen(lage),
    pruefungen: [
      // Called up in time, but by the vote the chair had to state the inability.
      ...(!uebernommen && vonAmtsWegenUnfaehig(lage) ? (['beschlussfaehigkeit'] as const) : []),
      ...(lage.event.feststellung === undefined ? [] : (['feststellung'] as const)),
    ],
    genehmigung: uebernommen ? null : genehmigungsbedarf(lage),
    inVertretung: lage.als === 'stellvertretung' || lage.vertritt !== null,
  }
}

/** What holds of a result whenever it is given. */
export const angabenZumErgebnis = [
  aenderungenAbgestimmt,
  ergebnisPasstZurRolle,
  stimmenPassenZurAnwesenheit,
  abstimmungsartZulaessig,
  punkteErgebenDasGanze,
  ergebnisFolgtDenStimmen,
  wortlautBeiAenderung,
  erledigtNenntVorlage,
  textAufDemTisch,
  wortlautWeichtAb,
  neuePunkteImWortlaut,
  gemeinsamAbgestimmt,
]

export const ergebnisErfassen: Rules<Lage, VorlageEvent<'ERGEBNIS_ERFASSEN'>, ReturnType<typeof ergebnisbefund>> = {
  voraussetzungen: [inDerBeratungsfolge],
  angaben: [
    stationGibtEs,
    stationImZustand(['aufgerufen'], 'Ein Ergebnis wird zu einem aufgerufenen Punkt erfasst.'),
    sitzungLaeuft,
    leitetDenPunkt,
    aufrufUebernommen,
    ...angabenZumErgebnis,
  ],
  befund: ergebnisbefund,
}

export const ergebnisKorrigieren: Rules<Lage, VorlageEvent<'ERGEBNIS_KORRIGIEREN'>, ReturnType<typeof ergebnisbefund>> = {
  voraussetzungen: [inDerBeratungsfolge],
  angaben: [
    stationGibtEs,
    stationImZustand(['ergebnis_vorlaeufig'], 'Korrigieren lässt sich ein Ergebnis, solange es nicht bestätigt ist.'),
    ergebnisUebernommen,
    leitetDenPunkt,
    ...angabenZumErgebnis,
  ],
  befund: ergebnisbefund,
}
