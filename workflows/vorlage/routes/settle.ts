/** Keeps a Vorlage consistent with its parts after an event: what follows from it without anybody sending it. */
import type { Parts, Step } from '../../aggregate.ts'
import type { StationContext } from '../../station/context.ts'
import type { StoredEvent } from '../befund.ts'
import {
  aktuelleStation,
  eilstation,
  entscheidendeStation,
  isInSitzung,
  isPolitisch,
  isUnterKontrolle,
  vorlageStand,
  type Teil,
  type VorlageStand,
} from '../stand.ts'
import { isVerweisungErledigt, offeneFruehere, ohneTermin } from '../reihenfolge.ts'
import { abschluesse, auftraege, toStation, toVorlage } from './steps.ts'

/** Points of the adopted part. */
export function angenommenePunkte(stand: VorlageStand, station: Teil<StationContext>): VorlageStand['context']['merkmale']['punkte'] {
  const { ergebnis } = station.context
  // What an amendment orders lives in its paper.
  if (stand.context.aendert !== null) return []
  if (ergebnis === null || ergebnis.ergebnis === 'abgelehnt' || ergebnis.ergebnis === 'erledigt') return []
  const adopted = (nr: number): boolean => {
    const punkt = ergebnis.punkte?.find((candidate) => candidate.nr === nr)
    return punkt === undefined ? ergebnis.ergebnis !== 'teilweise_beschlossen' : punkt.ergebnis !== 'abgelehnt'
  }
  return [...stand.context.merkmale.punkte, ...(ergebnis.befund.neu ?? [])].filter((punkt) => adopted(punkt.nr))
}

const OHNE_FOLGEN = { frist: null, genehmigung: null, bekanntmachung: false }

function feststellen(stand: VorlageStand, station: Teil<StationContext>, stored: StoredEvent, rev: number): Step[] {
  const { frist, genehmigung, bekanntmachung } = stored.type === 'ERGEBNIS_BESTAETIGEN' ? stored.befund : OHNE_FOLGEN
  const { ergebnis } = station.context
  const angenommen = angenommenePunkte(stand, station)
  const punkte = auftraege(angenommen, ergebnis?.wortlaut ?? ergebnis?.fassung ?? stand.context.fassung.hash)
  return [
    toStation(station.context.id, { type: 'ABSCHLIESSEN' }),
    ...punkte,
    toVorlage({
      type: 'ENTSCHEIDUNG_FESTSTELLEN',
      ergebnis: ergebnis?.ergebnis,
      station: station.context.id,
      frist: frist === null ? null : { ...frist, stand: String(rev) },
      auftraege: punkte.length,
      satzung: bekanntmachung && angenommen.some((punkt) => punkt.art === 'satzung'),
      genehmigung,
    }),
  ]
}

/** Follow-up steps until the whole is consistent; the engine repeats it until it answers with none. */
export function settle(parts: Parts, stored: StoredEvent, rev: number): Step[] {
  const stand = vorlageStand(parts)
  if (stored.type === 'SACHSTAND_MELDEN') return settleUmsetzung(stand)
  if (isPolitisch(stand)) return settlePolitisch(stand, stored, rev)
  if (stand.zustand === 'aufgehoben') return aufgehobenePunkte(stand)
  // What was carried out stays where third parties have rights from it; else its mandates end too.
  if (stand.zustand === 'eil_aufgehoben' && stand.context.eil?.rechteDritter === false) return aufgehobenePunkte(stand)
  if (stand.zustand === 'umsetzung' && stand.context.offeneAuftraege === 0) return [toVorlage({ type: 'ALLE_ERLEDIGT' })]
  return []
}

/** What is rescinded is controlled no longer. */
const aufgehobenePunkte = (stand: VorlageStand): Step[] =>
  stand.beschlusspunkte
    .filter(isUnterKontrolle)
    .map((punkt) => ({ key: `beschlusspunkt/${punkt.context.nr}`, event: { type: 'AUFHEBEN' } }))

function settleUmsetzung(stand: VorlageStand): Step[] {
  const offen = stand.beschlusspunkte.filter(isUnterKontrolle).length
  if (offen < stand.context.offeneAuftraege) return [toVorlage({ type: 'PUNKT_ERLEDIGT' })]
  return stand.zustand === 'umsetzung' && offen === 0 ? [toVorlage({ type: 'ALLE_ERLEDIGT' })] : []
}

/** What became of the Eilentscheidung, once all bodies that it was brought to have spoken. */
function eilFeststellen(stand: VorlageStand): Step[] {
  const station = eilstation(stand)
  const ergebnis = station?.context.ergebnis?.ergebnis
  return station === undefined || ergebnis === undefined
    ? []
    : [toVorlage({ type: 'EIL_FESTSTELLEN', ergebnis, station: station.context.id })]
}

/** A question without a body is settled by the written answer. */
const beantwortet = ({ context }: VorlageStand): Step[] =>
  context.beziehungen.some(({ art }) => art === 'stellungnahme') ? [toVorlage({ type: 'VORLAGE_BEENDET' })] : []

function settlePolitisch(stand: VorlageStand, stored: StoredEvent, rev: number): Step[] {
  if (stand.stationen.length === 0) return beantwortet(stand)
  const entscheidung = entscheidendeStation(stand)
  if (entscheidung?.zustand === 'ergebnis_bestaetigt') return feststellen(stand, entscheidung, stored, rev)
  const gefolgt = folgerungen(stand)
  if (gefolgt.length > 0) return gefolgt
  const aktuell = aktuelleStation(stand)
  const unweitergeleitet = abschluesse(stand)
  if (aktuell === undefined && stand.context.eil !== null) return [...unweitergeleitet, ...eilFeststellen(stand)]
  if (aktuell === undefined) {
    const ende = stand.context.aendert === null ? 'KENNTNIS_FESTSTELLEN' : 'EMPFEHLUNG_FESTSTELLEN'
    return entscheidung === undefined ? [...unweitergeleitet, toVorlage({ type: ende })] : []
  }
  const automatisch = stored.type === 'ERGEBNIS_BESTAETIGEN' && stored.befund.weiterleiten
  if (unweitergeleitet.length > 0 && (isInSitzung(aktuell) || automatisch)) return unweitergeleitet
  const soll = beratungsstand(stand, aktuell, unweitergeleitet.length > 0)
  return soll.aus.includes(stand.zustand) ? [toVorlage({ type: soll.schritt })] : []
}

/** Between the bodies a paper deliberates, rests because one postponed it without a date, is heard, or waits for the next one. */
function beratungsstand(
  stand: VorlageStand,
  aktuell: Teil<StationContext>,
  unweitergeleitet: boolean,
): { schritt: string; aus: readonly string[] } {
  // A body may have been asked before its predecessors by demand.
  const inStation = isInSitzung(aktuell) || unweitergeleitet || stand.stationen.some(({ zustand }) => AUF_DER_TAGESORDNUNG.has(zustand))
  if (inStation) return { schritt: 'STATION_BEGONNEN', aus: ['bereit', 'ruht', 'in_anhoerung'] }
  if (aktuell.context.vertagung?.bis === null) return { schritt: 'ZURUECKGESTELLT', aus: ['bereit', 'in_station', 'in_anhoerung'] }
  return aktuell.context.anhoerung === null
    ? { schritt: 'STATION_RUHT', aus: ['in_station', 'ruht', 'in_anhoerung'] }
    : { schritt: 'ANHOERUNG_BEGONNEN', aus: ['bereit', 'in_station', 'ruht'] }
}

const AUF_DER_TAGESORDNUNG = new Set(['auf_tagesordnung', 'aufgerufen', 'ergebnis_vorlaeufig'])

/**
 * What one station means for another: it comes back when the bodies that it was referred to are done, and it leaves an agenda that
 * nobody has received yet when an earlier one has lost its date.
 */
function folgerungen(stand: VorlageStand): Step[] {
  return stand.stationen.flatMap((station): Step[] => {
    const { id, aufVerlangen, geladen } = station.context
    if (station.zustand === 'wartet_auf_verweisung' && isVerweisungErledigt(stand, station))
      return [toStation(id, { type: 'RUECKKEHR', abgelaufen: false })]
    return station.zustand === 'auf_tagesordnung' && aufVerlangen === null && !geladen && offeneFruehere(stand, station).some(ohneTermin)
      ? [toStation(id, { type: 'ZURUECKSTELLEN' })]
      : []
  })
}
