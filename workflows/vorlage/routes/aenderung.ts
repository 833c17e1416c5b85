/** An amendment comes into being beside its paper, follows its agenda and call-up, and tells it how it ended. */
import type { Step } from '../../aggregate.ts'
import type { Aenderung } from '../aenderung.ts'
import type { Stored } from '../befund.ts'
import { isPolitisch, stationById, type VorlageStand } from '../stand.ts'
import { toStation, toVorlage, veroeffentlichen, type Routes } from './steps.ts'

const setzen = (aenderungen: readonly Aenderung[]): Step => toVorlage({ type: 'AENDERUNGEN_SETZEN', aenderungen })

function einbringen({ context }: VorlageStand, event: Stored<'AENDERUNGSANTRAG_EINBRINGEN'>, oeffentlich: boolean): Step[] {
  const neu: Aenderung = {
    vorlage: event.befund.vorlage,
    nummer: event.befund.nummer,
    station: event.station,
    punkte: event.punkte,
    merkmale: event.befund.merkmale.punkte,
    abgelehnt: [],
    antrag: event.antrag,
    einreicher: event.einreicher,
    oeffentlich,
    ergebnis: null,
    text: event.antrag,
    beendet: false,
    uebernommen: false,
    nachtraeglich: false,
  }
  return [setzen([...context.aenderungen, neu])]
}

/** A result that changes after the vote on the paper changes nothing of it: it is marked, and somebody has to look. */
function gemeldet(stand: VorlageStand, event: Stored<'AENDERUNG_GEMELDET'>): Step[] {
  const { vorlage, nummer, ergebnis, text, beendet, uebernommen, abgelehnt } = event
  return [
    setzen(
      stand.context.aenderungen.map((alt) => {
        if (alt.vorlage !== vorlage) return alt
        const anders = alt.ergebnis !== ergebnis || alt.text !== text || alt.beendet !== beendet
        const abgestimmt = stationById(stand, alt.station)?.context.ergebnis != null
        return {
          ...alt,
          nummer,
          ergebnis,
          text,
          beendet,
          uebernommen,
          abgelehnt,
          nachtraeglich: alt.nachtraeglich || (anders && abgestimmt),
        }
      }),
    ),
  ]
}

/** The station of the amendment is brought to where that of the paper is; a result it has already stays. */
function folgen(stand: VorlageStand, { stand: ziel, sitzung, ausgang, befund: _befund, ...termin }: Stored<'VORLAGE_FOLGEN'>): Step[] {
  const station = stand.stationen[0]
  if (station === undefined || !isPolitisch(stand)) return []
  const { id } = station.context
  const isOffen = station.zustand === 'auf_tagesordnung' || station.zustand === 'aufgerufen'
  const zurueck = (wie: string): Step => toStation(id, { type: 'VORLAGE_FOLGEN', ausgang: wie, grund: null })
  const befund = { sitzungAm: termin.sitzungAm, sitzungRev: termin.sitzungRev }
  const auf = (): Step[] =>
    station.zustand === 'geplant' ? [toStation(id, { type: 'AUF_TO_SETZEN', sitzung, verlangen: null, geladen: false, befund })] : []
  switch (ziel) {
    case 'beendet':
      if (station.context.ergebnis !== null) return []
      return [...(isOffen ? [zurueck('abgesetzt')] : []), toVorlage({ type: 'VORLAGE_BEENDET' })]
    case 'zurueck':
      return isOffen ? [zurueck(ausgang)] : []
    case 'fortgesetzt':
      if (isOffen && station.context.sitzung !== sitzung)
        return [toStation(id, { type: 'SITZUNG_FORTGESETZT', sitzung, am: termin.sitzungAm, rev: termin.sitzungRev })]
      return auf()
    case 'auf_tagesordnung':
      if (station.zustand === 'aufgerufen') return [toStation(id, { type: 'AUFRUF_VERWEIGERT' })]
      return auf()
    case 'aufgerufen':
      return station.zustand === 'auf_tagesordnung' ? [toStation(id, { type: 'AUFRUFEN', ohneVorberatung: null })] : []
  }
}

/** It leaves the agenda with the name of what became of it. */
function uebernehmen(stand: VorlageStand): Step[] {
  const station = stand.stationen[0]
  const isOffen = station?.zustand === 'auf_tagesordnung' || station?.zustand === 'aufgerufen'
  return [
    ...(station !== undefined && isOffen
      ? [toStation(station.context.id, { type: 'VORLAGE_FOLGEN', ausgang: 'uebernommen', grund: null })]
      : []),
    toVorlage({ type: 'AENDERUNG_UEBERNEHMEN' }),
  ]
}

/** An amendment comes into being on the agenda of its paper, and called up where that is. */
export function aenderungAnlegen(event: Stored<'AENDERUNG_ANLEGEN'>): Step[] {
  const { befund, oeffentlich, nichtoeffentlichGrund, gremium, rolle, einreicher } = event
  const kopf = { oeffentlich, nichtoeffentlichGrund, dringlich: false, mehrheit: 'einfach', mitzeichnung: [] }
  const { sitzung, sitzungAm, sitzungRev } = event
  return [
    {
      key: 'vorlage',
      start: 'vorlage',
      input: {
        profil: event.profil,
        art: 'aenderungsantrag',
        federfuehrung: event.federfuehrung,
        kopf,
        fassung: event.inhalt,
        merkmale: event.merkmale,
        beratungsfolge: ['s1'],
        naechsteStation: 2,
        von: event.von,
        am: befund.heute,
        aendert: event.aendert,
      },
    },
    { key: 'station/s1', start: 'station', input: { id: 's1', gremium, rolle, oeffentlich } },
    toVorlage({ type: 'EINGANG_ERFASSEN', einreicher, am: befund.heute, email: null, antragsteller: event.antragsteller, von: event.von }),
    ...(event.nummer === null ? [] : [toVorlage({ type: 'NUMMER_ERHALTEN', nummer: event.nummer })]),
    ...veroeffentlichen(event.veroeffentlichen),
    toStation('s1', { type: 'AUF_TO_SETZEN', sitzung, verlangen: null, geladen: false, befund: { sitzungAm, sitzungRev } }),
    ...(event.befangen === null ? [] : [toStation('s1', { type: 'BEFANGENHEIT_FESTSTELLEN', befangen: event.befangen })]),
    ...(event.aufgerufen ? [toStation('s1', { type: 'AUFRUFEN', ohneVorberatung: null })] : []),
  ]
}

export const aenderung = {
  AENDERUNGSANTRAG_EINBRINGEN: (stand, event) =>
    einbringen(stand, event, stand.context.kopf.oeffentlich && stationById(stand, event.station)?.context.oeffentlich === true),
  AENDERUNG_UEBERNEHMEN: uebernehmen,
  AENDERUNG_GEMELDET: gemeldet,
  VORLAGE_FOLGEN: folgen,
} satisfies Routes
