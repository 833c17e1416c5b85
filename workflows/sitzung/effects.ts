/** What an event of a Sitzung causes elsewhere: steps of the Vorlagen on its agenda, the Einladung, mails. */
import type { Effect, EffectInput } from '../aggregate.ts'
import type { SitzungContext, Top } from './machine.ts'
import type { StoredEvent } from './router.ts'
import { sitzungStand } from './stand.ts'

const mail = (mailart: string): Effect => ({ art: 'auftrag', auftrag: 'mail', daten: { mailart } })
const einladung = (oeffentlich: boolean): Effect => ({
  art: 'auftrag',
  auftrag: 'dokument',
  daten: { dokumentart: 'einladung', oeffentlich },
})

type An = (station: string) => { type: string } & Record<string, unknown>

const anVorlage = (vorlage: string, station: string, event: An): Effect => ({
  art: 'befehl',
  an: { art: 'vorlage', id: vorlage },
  event: event(station),
})

/** One command to the Vorlage of each TOP that fits. */
const anVorlagen = ({ tops }: SitzungContext, fits: (top: Top) => boolean, event: An): Effect[] =>
  tops.flatMap((top) => (top.vorlage !== null && fits(top) ? [anVorlage(top.vorlage.id, top.vorlage.station, event)] : []))

/** One command to each Vorlage that is meant for the session and not on its agenda yet. */
const anVorgemerkte = ({ vorgemerkt }: SitzungContext, event: An): Effect[] =>
  vorgemerkt.map(({ vorlage, station }) => anVorlage(vorlage, station, event))

export function effects({ ref, rev, parts, vorher, event, profil }: EffectInput): Effect[] {
  const stored = event as unknown as StoredEvent
  const { context } = sitzungStand(parts)
  const verlegt: An = (station) => ({ type: 'SITZUNG_VERLEGT', station, sitzung: ref.id, am: context.am, rev })
  switch (stored.type) {
    case 'LADUNG_VERSENDEN':
      return [
        einladung(false),
        einladung(true),
        ...anVorlagen(
          context,
          (top) => top.zustand === 'offen',
          (station) => ({ type: 'LADUNG_ERFOLGT', station, sitzung: ref.id }),
        ),
      ]
    case 'DOKUMENT_AUSGEGEBEN':
      // The Ladung goes out once its document exists.
      return stored.dokumentart === 'einladung' && !stored.oeffentlich ? [mail('ladung')] : []
    case 'SITZUNG_SCHLIESSEN': {
      // An amendment learns it from its paper.
      const unbehandelt: An = (station) => ({ type: 'NICHT_BEHANDELT', station, sitzung: ref.id })
      return [
        ...anVorlagen(context, (top) => top.unter === undefined && (top.zustand === 'offen' || top.zustand === 'aufgerufen'), unbehandelt),
        ...anVorgemerkte(context, unbehandelt),
      ]
    }
    case 'SITZUNG_ENTFAELLT': {
      const entfallen: An = (station) => ({ type: 'SITZUNG_ENTFALLEN', station, sitzung: ref.id, grund: stored.grund })
      return [
        ...anVorlagen(context, (top) => top.unter === undefined && top.zustand === 'offen', entfallen),
        ...anVorgemerkte(context, entfallen),
      ]
    }
    case 'SITZUNG_AENDERN':
      return sitzungStand(vorher).context.am === context.am
        ? []
        : [...anVorlagen(context, (top) => top.zustand === 'offen', verlegt), ...anVorgemerkte(context, verlegt)]
    case 'VORMERKEN':
    case 'TOP_AUFNEHMEN':
      // The date was changed while the paper was on its way here.
      return stored.am === context.am ? [] : [anVorlage(stored.vorlage, stored.station, verlegt)]
    case 'ERGEBNISSE_VERSENDEN':
      return [
        // Where each paper's result went out by itself, nobody gets it twice.
        ...(profil.schalter.ergebnispost.wert === 'je_sitzung' ? [mail('ergebnisse')] : []),
        ...anVorlagen(
          context,
          (top) => top.zustand === 'bestaetigt',
          (station) => ({ type: 'ERGEBNIS_VERSANDT', station, sitzung: ref.id }),
        ),
      ]
    case 'SITZUNG_PLANEN':
    case 'TOP_ANLEGEN':
    case 'TOP_STREICHEN':
    case 'TOP_VERSCHIEBEN':
    case 'LADUNG_BEANTWORTEN':
    case 'SITZUNG_EROEFFNEN':
    case 'ANWESENHEIT':
    case 'TOP_ERLEDIGEN':
    case 'VORMERKUNG_STREICHEN':
    case 'TOP_ABSETZEN':
    case 'TOP_AUFRUFEN':
    case 'TOP_ERGEBNIS':
    case 'TOP_BESTAETIGEN':
    case 'AUSZUG_LIEGT_VOR':
      return []
  }
}
