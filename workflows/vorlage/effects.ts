/** What an event of a Vorlage causes elsewhere: crossings to Sitzung and Nummernkreis, documents, mails and deadlines. */
import type { Effect, EffectInput } from '../aggregate.ts'
import { ANGENOMMEN, GEGENSTUECK } from '../begriffe.ts'
import type { Profil } from '../profile/profil.ts'
import { naechsterRundbrief } from '../recht/fristen.ts'
import { endOfDay, instantOf } from '../recht/kalender.ts'
import type { StoredEvent } from './befund.ts'
import { anSitzung } from './effects/an-sitzung.ts'
import { auszuege, dokument, fassungen, frist, fristAufheben, fristSetzen, mail } from './effects/auftraege.ts'
import { anlegen, eingegangen, inNeuerSitzung, nachholen, topAufnehmen, uebernehmen, zusammenhalten } from './effects/aenderung.ts'
import { anhoerungsbitten, stellungnahmefolgen } from './effects/anhoerung.ts'
import { beratungsmail, stationserinnerung, stationsfolgen } from './effects/beratungsfolge.ts'
import { berichtigungEffects, isBerichtigung } from './effects/berichtigung.ts'
import { kontrollfristen, mahnung } from './effects/beschlusskontrolle.ts'
import { nachreichungEffects } from './effects/nachreichung.ts'
import { anAenderungen, oeffentlichkeit, uebernommen } from './effects/oeffentlichkeit.ts'
import { pruefungsfolgen } from './effects/pruefung.ts'
import { widerspruchEffects } from './effects/widerspruch.ts'
import { mitzeichnungsfrist } from './fristziel.ts'
import { bestaetigtErgebnisse } from '../sitzung/niederschrift.ts'
import { isOeffentlich, stationById, vorlageStand, type VorlageStand } from './stand.ts'

function nummerZiehen(vorlage: string, kreis: string, profil: string, jahr: number, antwort: string): Effect {
  return { art: 'befehl', an: { art: 'nummernkreis', id: kreis }, event: { type: 'NUMMER_ZIEHEN', profil, jahr, vorlage, antwort } }
}

/** The session that a paper was meant for learns that it no longer is; `jetzt` is the one it is meant for now. */
function vormerkungStreichen(vorher: VorlageStand | null, station: string, vorlage: string, jetzt?: string): Effect[] {
  const known = vorher === null ? undefined : stationById(vorher, station)
  return vorher === null || known?.zustand !== 'terminiert' || known.context.sitzung === jetzt
    ? []
    : anSitzung(vorher, station, { type: 'VORMERKUNG_STREICHEN' }, vorlage)
}

/** Deadlines of co-signatures that this event opened. */
function mitzeichnungsfristen(vorher: VorlageStand | null, stand: VorlageStand): Effect[] {
  return stand.mitzeichnungen.flatMap((part): Effect[] => {
    const frueher = vorher?.mitzeichnungen.find((candidate) => candidate.context.stelle === part.context.stelle)
    if (part.zustand !== 'offen' || frueher?.context.runde === part.context.runde) return []
    const { stelle, runde, frist: bis } = part.context
    return [frist(mitzeichnungsfrist(stelle), String(runde), endOfDay(bis)), mail('mitzeichnung', { stelle, runde })]
  })
}

/** What follows from the event itself, and the deadlines of the mandates that it touched. */
export function effects(input: EffectInput): Effect[] {
  const { ref, parts, vorher, profil, event } = input
  const before = vorher['vorlage'] === undefined ? null : vorlageStand(vorher)
  const { heute } = (event as unknown as StoredEvent).befund
  const stand = vorlageStand(parts)
  return [
    ...ownEffects(input),
    ...stationsfolgen(before, stand, ref.id, event as unknown as StoredEvent),
    ...(before === null ? [] : anhoerungsbitten(before, stand)),
    ...kontrollfristen(before, stand, heute, profil.fristen.erinnerungTage.wert),
    ...zusammenhalten(ref.id, before, stand),
    ...pruefungsfolgen(before, stand),
  ]
}

function ownEffects({ ref, parts, vorher: before, event, profil }: EffectInput): Effect[] {
  const stored = event as unknown as StoredEvent
  const stand = vorlageStand(parts)
  const vorher = before['vorlage'] === undefined ? null : vorlageStand(before)
  const { context } = stand
  const jeVorlage = profil.schalter.ergebnispost.wert === 'je_vorlage'
  switch (stored.type) {
    case 'ANLEGEN': {
      const jahr = Number(stored.befund.heute.slice(0, 4))
      return [nummerZiehen(ref.id, `${context.profil}:entwurf:${jahr}`, context.profil, jahr, 'ENTWURFSNUMMER_ERHALTEN')]
    }
    case 'EINREICHEN':
    case 'PRUEFEN':
      return mitzeichnungsfristen(vorher, stand)
    case 'MITZEICHNEN': {
      const part = stand.mitzeichnungen.find((candidate) => candidate.context.stelle === stored.stelle)
      return [{ art: 'frist_aufheben', frist: mitzeichnungsfrist(stored.stelle), stand: String(part?.context.runde ?? 1) }]
    }
    case 'FREIGEBEN_HVB':
    case 'EINGANG_ERFASSEN':
      return [nummerZiehen(ref.id, stored.befund.nummernkreis, context.profil, stored.befund.jahr, 'NUMMER_ERHALTEN')]
    case 'NUMMER_ERHALTEN':
      if (context.aendert !== null) return eingegangen(stand)
      return [
        ...fassungen(stand, context.kopf.oeffentlich),
        ...(context.uebernommenAm === null ? [mail('freigegeben')] : []),
        ...(context.uebernommenAm === null && context.eingang !== null ? [dokument('eingangsbestaetigung', { oeffentlich: false })] : []),
        // A paper that is reported on or answered learns the number of the other one.
        ...context.beziehungen.flatMap(({ art, vorlage }): Effect[] => {
          const beziehung = GEGENSTUECK[art]
          const event = { type: 'BEZIEHUNG_ERHALTEN', beziehung, vorlage: ref.id, nummer: context.nummer ?? '' }
          return beziehung === undefined ? [] : [{ art: 'befehl', an: { art: 'vorlage', id: vorlage }, event }]
        }),
      ]
    case 'TERMINIEREN':
    case 'UMTERMINIEREN':
      return [
        ...vormerkungStreichen(vorher, stored.station, ref.id, stored.sitzung),
        ...anSitzung(stand, stored.station, { type: 'VORMERKEN', am: stored.befund.sitzungAm }, ref.id, 'TOP_VERWEIGERT'),
      ]
    case 'UEBERSPRINGEN':
      return [...vormerkungStreichen(vorher, stored.station, ref.id), beratungsmail(stored.type, stored.station)]
    case 'AUF_TO_SETZEN':
    case 'DRINGLICH_AUFGENOMMEN': {
      const station = stationById(stand, stored.station)
      if (station === undefined) return []
      const { rolle, versuch, oeffentlich } = station.context
      const aufnehmen = {
        type: 'TOP_AUFNEHMEN',
        rolle,
        versuch,
        oeffentlich: oeffentlich && context.kopf.oeffentlich,
        zweiteLadung: station.context.zweiteLadung,
        am: stored.befund.sitzungAm,
      }
      return [
        ...vormerkungStreichen(vorher, stored.station, ref.id, stored.sitzung),
        ...anSitzung(stand, stored.station, aufnehmen, ref.id, 'TOP_VERWEIGERT'),
      ]
    }
    case 'ABSETZEN':
      return vorher === null
        ? []
        : [...anSitzung(vorher, stored.station, { type: 'TOP_ABSETZEN' }, ref.id), beratungsmail(stored.type, stored.station)]
    case 'AUFRUFEN':
      return anSitzung(stand, stored.station, { type: 'TOP_AUFRUFEN' }, ref.id, 'AUFRUF_VERWEIGERT')
    case 'BESCHLUSSUNFAEHIG':
      return [...topOhneErgebnis(vorher, stored.station, 'beschlussunfaehig', ref.id), mail('vertagt', { station: stored.station })]
    case 'NICHT_BEHANDELT':
      return topOhneErgebnis(vorher, stored.station, 'nicht_behandelt', ref.id)
    case 'NIEDERSCHRIFT_LIEGT_VOR':
      return auszuege(stand, stored.station, 'niederschrift')
    case 'ERGEBNIS_ERFASSEN':
    case 'ERGEBNIS_KORRIGIEREN':
      return [
        ...anSitzung(
          stand,
          stored.station,
          {
            type: 'TOP_ERGEBNIS',
            ausgang: stored.ergebnis,
            abstimmung: stored.abstimmung ?? null,
            // A correction mends what was counted before; only a fresh vote is taken back when the presence changed meanwhile.
            anwesenheitStand: stored.type === 'ERGEBNIS_ERFASSEN' ? stored.befund.anwesenheitStand : null,
          },
          ref.id,
          stored.type === 'ERGEBNIS_ERFASSEN' ? 'ERGEBNIS_VERWEIGERT' : undefined,
        ),
        // Where the Niederschrift confirms, a provisional Auszug goes before it.
        ...(bestaetigtErgebnisse(profil)
          ? [dokument('beschlussauszug', { station: stored.station, oeffentlich: false, anlass: 'vorlaeufig' })]
          : []),
      ]
    case 'VERWEISEN':
      return [...topOhneErgebnis(vorher, stored.station, 'verwiesen', ref.id), beratungsmail(stored.type, stored.station)]
    case 'ZURUECKVERWEISEN':
      return [...topOhneErgebnis(vorher, stored.station, 'zurueckverwiesen', ref.id), beratungsmail(stored.type, stored.station, stored.an)]
    case 'STELLUNGNAHME_ABGEBEN':
      return stellungnahmefolgen(stored.station)
    case 'NACHREICHEN':
      return [beratungsmail(stored.type, stored.station)]
    case 'EINFUEGEN':
    case 'AN_SICH_ZIEHEN':
      return [beratungsmail(stored.type, `s${context.naechsteStation - 1}`)]
    case 'NEUFASSEN':
      return [...fassungen(stand, context.kopf.oeffentlich), beratungsmail(stored.type)]
    case 'VERTAGEN':
      return [
        ...topOhneErgebnis(vorher, stored.station, 'vertagt', ref.id),
        mail('vertagt', { station: stored.station, ...(stored.bis !== undefined && { bis: stored.bis }) }),
      ]
    case 'ERGEBNIS_BESTAETIGEN':
      if (isBerichtigung(vorher, stored.station))
        return [
          ...berichtigungEffects(stand, vorher, stored.station, ref.id),
          ...bekanntmachen(stand, stored.station, stored.befund.heute, profil),
        ]
      return [
        ...anSitzung(stand, stored.station, { type: 'TOP_BESTAETIGEN' }, ref.id),
        ...auszuege(stand, stored.station),
        ...fristSetzen(stored.befund.frist === null ? null : stand.context.frist),
        ...bekanntmachen(stand, stored.station, stored.befund.heute, profil),
      ]
    case 'DOKUMENT_AUSGEGEBEN':
      if (stored.dokumentart === 'eingangsbestaetigung') return [mail('eingangsbestaetigung')]
      if (stored.anlass === 'berichtigung')
        return stored.station !== null && stored.oeffentlich === isOeffentlich(stand, stored.station)
          ? [mail('berichtigung', { station: stored.station })]
          : []
      // The Auszug of the confirmation, whatever came meanwhile. A renewed decision is no item of a session.
      return stored.dokumentart === 'beschlussauszug' &&
        stored.anlass === undefined &&
        stored.station !== null &&
        stationById(stand, stored.station)?.context.erneut === false
        ? [
            ...(stored.oeffentlich ? [] : anSitzung(stand, stored.station, { type: 'AUSZUG_LIEGT_VOR' }, ref.id)),
            ...(jeVorlage && stored.oeffentlich === isOeffentlich(stand, stored.station)
              ? [mail('ergebnis', { station: stored.station }), ...beschlussmail(stand, stored.station)]
              : []),
          ]
        : []
    case 'ERGEBNIS_VERSANDT':
      return jeVorlage ? [] : beschlussmail(stand, stored.station)
    case 'ZURUECKZIEHEN':
      // A paper that leaves takes its items off the agendas it stands on, also one that was called up: a session with an open item cannot be closed.
      return [
        ...stand.stationen.flatMap((station) =>
          station.zustand === 'auf_tagesordnung' || station.zustand === 'aufgerufen'
            ? anSitzung(stand, station.context.id, { type: 'TOP_ABSETZEN' }, ref.id)
            : vormerkungStreichen(vorher, station.context.id, ref.id),
        ),
        beratungsmail(stored.type),
      ]
    case 'WIDERSPRUCH_EINLEGEN':
    case 'BEANSTANDEN':
    case 'ERNEUT_BESCHLIESSEN':
    case 'AUFSICHT_ENTSCHEIDET':
    case 'GERICHT_ENTSCHEIDET':
      return widerspruchEffects(stored, stand, vorher ?? stand)
    case 'OEFFENTLICHKEIT_AUSSCHLIESSEN':
    case 'OEFFENTLICHKEIT_HERSTELLEN':
      return oeffentlichkeit(ref.id, stand, stored)
    case 'BEFANGENHEIT_FESTSTELLEN':
      return anAenderungen(stand, [stored.station])
    case 'PUNKT_UEBERNEHMEN':
      return uebernommen(ref, vorher ?? stand, stand)
    case 'SACHSTAND_MELDEN':
      return [dokument('sachstandsbericht', { oeffentlich: false })]
    case 'FRIST_ABGELAUFEN':
      return [...mahnung(stored.frist), ...stationserinnerung(stored.frist)]
    case 'EILENTSCHEIDEN':
      return [
        // Whoever released it has asked for its number, whether or not it is here yet.
        ...(vorher?.context.freigabe === null
          ? [nummerZiehen(ref.id, stored.befund.nummernkreis, context.profil, stored.befund.jahr, 'NUMMER_ERHALTEN')]
          : []),
        ...(vorher?.mitzeichnungen ?? []).flatMap((part): Effect[] =>
          part.zustand === 'offen'
            ? [{ art: 'frist_aufheben', frist: mitzeichnungsfrist(part.context.stelle), stand: String(part.context.runde) }]
            : [],
        ),
        dokument('eilentscheidung', { oeffentlich: false }),
        mail('eilentscheidung'),
      ]
    case 'AUFHEBEN':
      return [
        ...fristAufheben(vorher?.context.frist ?? null),
        {
          art: 'befehl',
          an: { art: 'vorlage', id: stored.durch },
          event: { type: 'BEZIEHUNG_ERHALTEN', beziehung: 'hebt_auf', vorlage: ref.id, nummer: context.nummer ?? '' },
        },
        mail('aufgehoben'),
      ]
    case 'AUSFERTIGEN':
      return [dokument('ausfertigung', { oeffentlich: false })]
    case 'BEKANNTMACHEN':
      return [dokument('bekanntmachung', { oeffentlich: stand.context.kopf.oeffentlich })]
    case 'BESTAND_UEBERNEHMEN': {
      const { nummernkreis: kreis, jahr, lfd } = stored.befund
      const belegen = { type: 'NUMMER_BELEGEN', profil: context.profil, jahr, lfd, vorlage: ref.id }
      return [{ art: 'befehl', an: { art: 'nummernkreis', id: kreis }, event: belegen, beiAblehnung: { type: 'NUMMER_VERWEIGERT' } }]
    }
    case 'ANLAGE_NACHREICHEN':
    case 'AUSTAUSCHEN':
      return nachreichungEffects(stand, ref.id)
    case 'PRUEFUNG_EINLEITEN':
    case 'PRUEFUNG_ABSCHLIESSEN':
    case 'BERATUNGSFOLGE_ERFASSEN':
    case 'NUMMER_VERWEIGERT':
    case 'AENDERN':
    case 'ANLAGE_HINZUFUEGEN':
    case 'ANLAGE_ENTFERNEN':
    case 'MITZEICHNUNG_ABSCHLIESSEN':
    case 'FREIGEBEN_DEZERNAT':
    case 'ZURUECKGEBEN':
    case 'VERWERFEN':
    case 'WEITERLEITEN':
    case 'VEROEFFENTLICHEN':
    case 'BEKANNTGEBEN':
    case 'BEZIEHUNG_ERHALTEN':
    case 'DEPUBLIZIEREN':
    case 'ABSCHLIESSEN':
    case 'BERICHTIGEN':
    case 'BERICHTIGUNG_ABLEHNEN':
    case 'ENTWURFSNUMMER_ERHALTEN':
    case 'LADUNG_ERFOLGT':
    case 'SITZUNG_ENTFALLEN':
    case 'SITZUNG_VERLEGT':
    case 'TOP_VERWEIGERT':
    case 'AUFRUF_VERWEIGERT':
    case 'ERGEBNIS_VERWEIGERT':
    case 'AENDERUNG_GEMELDET':
      return []
    case 'AENDERUNGSANTRAG_EINBRINGEN':
      return anlegen(ref.id, stand, stored)
    case 'AENDERUNG_ANLEGEN': {
      const jahr = Number(stored.befund.heute.slice(0, 4))
      return [
        ...topAufnehmen(ref.id, stand),
        ...(stored.nummer === null
          ? [nummerZiehen(ref.id, stored.nummernkreis, context.profil, jahr, 'NUMMER_ERHALTEN')]
          : eingegangen(stand)),
      ]
    }
    case 'AENDERUNG_UEBERNEHMEN':
      return uebernehmen(ref.id, vorher ?? stand)
    case 'SITZUNG_FORTGESETZT':
      return nachholen(stand, stored)
    case 'VORLAGE_FOLGEN':
      return inNeuerSitzung(vorher, stand) ? topAufnehmen(ref.id, stand) : []
  }
}

/** The session learns that the item ended this attempt without a result; what was only meant for it is no item. */
const topOhneErgebnis = (vorher: VorlageStand | null, station: string, ausgang: string, vorlage: string): Effect[] =>
  vorher === null || stationById(vorher, station)?.zustand === 'terminiert'
    ? []
    : anSitzung(vorher, station, { type: 'TOP_ERGEBNIS', ausgang, abstimmung: null, anwesenheitStand: null }, vorlage)

/** A public decision of a body that tells of itself: draft of a press notice at once, digest on its next day; a digest tells a correction too. */
function bekanntmachen(stand: VorlageStand, station: string, heute: string, profil: Profil): Effect[] {
  const { ergebnis } = stand.context
  if (ergebnis?.station !== station || !isOeffentlich(stand, station)) return []
  const { pressemitteilung = false, rundbrief } = profil
  const angenommen = ANGENOMMEN.has(ergebnis.ergebnis)
  const berichtigt = (stationById(stand, station)?.context.fruehereErgebnisse ?? []).length > 0
  return [
    ...(pressemitteilung && angenommen ? [dokument('pressemitteilung', { station, oeffentlich: false })] : []),
    ...(rundbrief !== undefined && (angenommen || berichtigt) ? [rundbriefAm(profil.id, naechsterRundbrief(heute, rundbrief.tage))] : []),
  ]
}

const rundbriefAm = (profil: string, am: string): Effect => ({
  art: 'auftrag',
  auftrag: 'mail',
  daten: { mailart: 'rundbrief', am },
  spaeter: { id: `rundbrief:${profil}:${am}`, faelligAb: instantOf(`${am}T08:00`) },
})

/** The mail that says that a paper has come to its end, with the result of this station. */
const beschlussmail = (stand: VorlageStand, station: string): Effect[] =>
  stand.context.ergebnis?.station === station || stand.zustand === 'kenntnis_genommen' ? [mail('beschluss', { station })] : []
