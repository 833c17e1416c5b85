/** Turns one stored event of a Vorlage into the internal events of its machines, and keeps the whole consistent afterwards (`settle`). */
import type { Parts, Step } from '../aggregate.ts'
import type { Ergebnis } from '../begriffe.ts'
import type { StationContext } from '../station/machine.ts'
import type { Mitzeichnungsbedarf, Stored, StoredEvent } from './befund.ts'
import type { Kopf } from './context.ts'
import type { VorlageEvent } from './events.ts'
import { aktuelleStation, entscheidendeStation, isInSitzung, isPolitisch, vorlageStand, type Teil, type VorlageStand } from './stand.ts'

const toVorlage = (event: { type: string } & Record<string, unknown>): Step => ({ key: 'vorlage', event })
const toStation = (station: string, event: { type: string } & Record<string, unknown>): Step => ({ key: `station/${station}`, event })

function kopf(event: Stored<'ANLEGEN'> | Stored<'AENDERN'>): Kopf {
  return {
    oeffentlich: event.oeffentlich,
    nichtoeffentlichGrund: event.nichtoeffentlichGrund ?? null,
    dringlich: event.dringlich,
    mehrheit: event.mehrheit,
    mitzeichnung: event.mitzeichnung,
  }
}

function startStationen(folge: VorlageEvent<'ANLEGEN'>['beratungsfolge'], from: number): { ids: string[]; steps: Step[] } {
  const ids = folge.map((_, index) => `s${from + index}`)
  return {
    ids,
    steps: folge.map((station, index) => ({
      key: `station/${ids[index]}`,
      start: 'station',
      input: { id: ids[index], gremium: station.gremium, rolle: station.rolle, oeffentlich: station.oeffentlich },
    })),
  }
}

const sameFolge = (stand: VorlageStand, folge: VorlageEvent<'AENDERN'>['beratungsfolge']): boolean =>
  folge.length === stand.stationen.length &&
  folge.every((station, index) => {
    const context = stand.stationen[index]?.context
    return context?.gremium === station.gremium && context.rolle === station.rolle && context.oeffentlich === station.oeffentlich
  })

function anlegen(event: Stored<'ANLEGEN'>): Step[] {
  const { ids, steps } = startStationen(event.beratungsfolge, 1)
  const input = {
    profil: event.profil,
    art: event.art,
    federfuehrung: event.federfuehrung,
    kopf: kopf(event),
    fassung: event.inhalt,
    merkmale: event.befund.merkmale,
    beratungsfolge: ids,
    naechsteStation: ids.length + 1,
    von: event.befund.von,
    am: event.befund.heute,
  }
  return [{ key: 'vorlage', start: 'vorlage', input }, ...steps]
}

function aendern(stand: VorlageStand, event: Stored<'AENDERN'>): Step[] {
  const keep = sameFolge(stand, event.beratungsfolge)
  const next = keep ? null : startStationen(event.beratungsfolge, stand.context.naechsteStation)
  return [
    ...(next === null ? [] : stand.stationen.map((station): Step => ({ key: `station/${station.context.id}`, end: true }))),
    ...(next?.steps ?? []),
    toVorlage({
      type: 'AENDERN',
      fassung: event.inhalt,
      merkmale: event.befund.merkmale,
      kopf: kopf(event),
      beratungsfolge: next?.ids ?? stand.context.beratungsfolge,
      naechsteStation: stand.context.naechsteStation + (next?.ids.length ?? 0),
      von: event.befund.von,
    }),
  ]
}

/** Asks each office once per version; an answer to the same version stands. */
function mitzeichnungen(stand: VorlageStand, bedarf: readonly Mitzeichnungsbedarf[]): Step[] {
  const fassung = stand.context.fassung.hash
  return bedarf.flatMap((wanted): Step[] => {
    const vorhanden = stand.mitzeichnungen.find((part) => part.context.stelle === wanted.stelle)
    const key = `mitzeichnung/${wanted.stelle}`
    if (vorhanden === undefined) return [{ key, start: 'mitzeichnung', input: { ...wanted, fassung } }]
    if (vorhanden.context.fassung === fassung && vorhanden.zustand !== 'abgelehnt') return []
    return [{ key, event: { type: 'ERNEUT_VORLEGEN', fassung, frist: wanted.frist } }]
  })
}

const veroeffentlichen = (yes: boolean): Step[] => (yes ? [toVorlage({ type: 'VEROEFFENTLICHEN' })] : [])

/** Forwarding is implied by planning the next station: confirmed predecessors are closed. */
function abschluesse(stand: VorlageStand): Step[] {
  return stand.stationen
    .filter((station) => station.zustand === 'ergebnis_bestaetigt')
    .map((station) => toStation(station.context.id, { type: 'ABSCHLIESSEN' }))
}

function ergebnisangabe(stand: VorlageStand, event: Stored<'ERGEBNIS_ERFASSEN'> | Stored<'ERGEBNIS_KORRIGIEREN'>): Record<string, unknown> {
  return {
    ergebnis: event.ergebnis,
    ...(event.abstimmung && { abstimmung: event.abstimmung }),
    ...(event.punkte && { punkte: event.punkte }),
    ...(event.wortlaut !== undefined && { wortlaut: event.wortlaut }),
    fassung: stand.context.fassung.hash,
    erfasstVon: event.befund.von,
    befund: event.befund,
  }
}

const verweigert = (event: { type: string; station: string; grund: string }): Step[] => [
  toStation(event.station, { type: event.type }),
  toVorlage({ type: 'VERMERKEN', vermerk: { ereignis: event.type, grund: event.grund } }),
]

/** Steps of a station whose success outdates the note that an earlier one was taken back. */
const NEUER_ANLAUF: ReadonlySet<string> = new Set([
  'TERMINIEREN',
  'UMTERMINIEREN',
  'AUF_TO_SETZEN',
  'ABSETZEN',
  'AUFRUFEN',
  'ERGEBNIS_ERFASSEN',
  'VERTAGEN',
])

export function route(parts: Parts, stored: StoredEvent): Step[] {
  if (stored.type === 'ANLEGEN') return anlegen(stored)
  const stand = vorlageStand(parts)
  const outdated = NEUER_ANLAUF.has(stored.type) && stand.context.vermerk !== null
  return [...steps(stand, stored), ...(outdated ? [toVorlage({ type: 'VERMERKEN', vermerk: null })] : [])]
}

function steps(stand: VorlageStand, stored: Exclude<StoredEvent, { type: 'ANLEGEN' }>): Step[] {
  switch (stored.type) {
    case 'AENDERN':
      return aendern(stand, stored)
    case 'ANLAGE_HINZUFUEGEN':
      return [
        toVorlage({
          type: stored.type,
          anlage: {
            id: stored.anlage,
            hash: stored.hash,
            name: stored.name,
            typ: stored.typ,
            bytes: stored.bytes,
            oeffentlich: stored.oeffentlich,
          },
        }),
      ]
    case 'EINREICHEN':
      return [
        toVorlage({ type: stored.type, weg: stored.befund.weg }),
        ...(stored.befund.weg.amtspruefung ? [] : mitzeichnungen(stand, stored.befund.mitzeichnungen)),
      ]
    case 'PRUEFEN':
      return [toVorlage({ type: stored.type }), ...mitzeichnungen(stand, stored.befund.mitzeichnungen)]
    case 'MITZEICHNEN':
      return [
        {
          key: `mitzeichnung/${stored.stelle}`,
          event: {
            type: stored.type,
            votum: stored.votum,
            hinweis: stored.hinweis ?? null,
            von: stored.befund.von,
            angabe: stored.name === undefined || stored.funktion === undefined ? null : { name: stored.name, funktion: stored.funktion },
          },
        },
      ]
    case 'MITZEICHNUNG_ABSCHLIESSEN':
      return [toVorlage({ type: stored.type, trotz: stored.trotz ?? null })]
    case 'ZURUECKGEBEN':
      return [toVorlage({ type: stored.type, grund: stored.grund, von: stored.befund.von })]
    case 'FREIGEBEN_HVB':
      return [
        toVorlage({ type: stored.type, am: stored.befund.heute, von: stored.befund.von }),
        ...stand.stationen
          .filter((station) => station.zustand === 'hvb_offen')
          .map((station) =>
            toStation(station.context.id, { type: 'GENEHMIGEN', genehmigtVon: stored.befund.von, fassung: stand.context.fassung.hash }),
          ),
        ...veroeffentlichen(stored.befund.veroeffentlichen),
      ]
    case 'EINGANG_ERFASSEN':
      return [
        toVorlage({ type: stored.type, einreicher: stored.einreicher, am: stored.am ?? stored.befund.heute, von: stored.befund.von }),
        ...veroeffentlichen(stored.befund.veroeffentlichen),
      ]
    case 'TERMINIEREN':
    case 'UMTERMINIEREN':
      return [toStation(stored.station, { type: stored.type, sitzung: stored.sitzung, befund: stored.befund })]
    case 'AUF_TO_SETZEN': {
      const verlangen = stored.aufVerlangen === undefined ? null : { von: stored.aufVerlangen, grund: stored.grund ?? '' }
      return [toStation(stored.station, { type: stored.type, sitzung: stored.sitzung, verlangen, befund: stored.befund })]
    }
    case 'WEITERLEITEN':
      return abschluesse(stand)
    case 'ABSETZEN':
    case 'UEBERSPRINGEN':
    case 'SITZUNG_ENTFALLEN':
      return [toStation(stored.station, { type: stored.type, grund: stored.grund })]
    case 'SITZUNG_VERLEGT':
      return [toStation(stored.station, { type: stored.type, am: stored.am })]
    case 'NICHT_BEHANDELT':
      return [toStation(stored.station, { type: stored.type, grund: null })]
    case 'VERTAGEN':
      return [toStation(stored.station, { type: stored.type, grund: stored.grund ?? null })]
    case 'AUFRUFEN':
      return [toStation(stored.station, { type: stored.type, ohneVorberatung: stored.ohneVorberatung ?? null })]
    case 'ERGEBNIS_ERFASSEN':
    case 'ERGEBNIS_KORRIGIEREN':
      return [toStation(stored.station, { type: stored.type, ...ergebnisangabe(stand, stored) })]
    case 'ERGEBNIS_BESTAETIGEN':
      return [toStation(stored.station, { type: stored.type, bestaetigtVon: stored.befund.von })]
    case 'SACHSTAND_MELDEN':
      return [
        {
          key: `beschlusspunkt/${stored.punkt}`,
          event: { type: stored.type, status: stored.status, text: stored.text ?? null, am: stored.befund.heute },
        },
      ]
    case 'ENTWURFSNUMMER_ERHALTEN':
      return [toVorlage({ type: stored.type, entwurfsnummer: stored.befund.nummer })]
    case 'NUMMER_ERHALTEN':
      return [toVorlage({ type: stored.type, nummer: stored.befund.nummer })]
    case 'LADUNG_ERFOLGT':
      return stored.befund.veroeffentlichen && stand.publikation === 'nicht_veroeffentlicht'
        ? veroeffentlichen(true)
        : [toVorlage({ type: 'VERMERKEN', vermerk: null })]
    case 'TOP_VERWEIGERT':
    case 'AUFRUF_VERWEIGERT':
    case 'ERGEBNIS_VERWEIGERT':
      return verweigert(stored)
    case 'ERGEBNIS_VERSANDT':
      return [toVorlage({ type: 'VERMERKEN', vermerk: null })]
    case 'FRIST_ABGELAUFEN': {
      const stelle = /^mitzeichnung:(.+)$/.exec(stored.frist)?.[1]
      return stelle === undefined
        ? [toVorlage({ type: stored.type, frist: stored.frist, stand: stored.stand })]
        : [{ key: `mitzeichnung/${stelle}`, event: { type: stored.type } }]
    }
    case 'DOKUMENT_AUSGEGEBEN':
      return [
        toVorlage({
          type: stored.type,
          dokument: {
            id: stored.dokument,
            art: stored.dokumentart,
            hash: stored.hash,
            oeffentlich: stored.oeffentlich,
            station: stored.station,
            fassung: stored.fassung,
            am: stored.befund.heute,
          },
        }),
      ]
    case 'ANLAGE_ENTFERNEN':
    case 'FREIGEBEN_DEZERNAT':
    case 'VERWERFEN':
    case 'ZURUECKZIEHEN':
    case 'VEROEFFENTLICHEN':
    case 'DEPUBLIZIEREN':
    case 'ABSCHLIESSEN':
      return [toVorlage(withoutBefund(stored))]
  }
}

const withoutBefund = ({ befund: _befund, ...event }: StoredEvent): { type: string } & Record<string, unknown> => event

/** Points whose adoption starts the Beschlusskontrolle: mandates of the adopted part only. */
function beschlusspunkte(stand: VorlageStand, station: Teil<StationContext>): Step[] {
  const { ergebnis } = station.context
  if (ergebnis === null || ergebnis.ergebnis === 'abgelehnt' || ergebnis.ergebnis === 'erledigt') return []
  const adopted = (nr: number): boolean => {
    const punkt = ergebnis.punkte?.find((candidate) => candidate.nr === nr)
    return punkt === undefined ? ergebnis.ergebnis !== 'teilweise_beschlossen' : punkt.ergebnis !== 'abgelehnt'
  }
  return stand.context.merkmale.punkte
    .filter((punkt) => punkt.art === 'auftrag' && adopted(punkt.nr))
    .map((punkt) => ({
      key: `beschlusspunkt/${punkt.nr}`,
      start: 'beschlusspunkt',
      input: { nr: punkt.nr, art: punkt.art, termin: punkt.termin, wortlaut: ergebnis.wortlaut ?? ergebnis.fassung },
    }))
}

function feststellen(stand: VorlageStand, station: Teil<StationContext>, stored: StoredEvent, rev: number): Step[] {
  const frist = stored.type === 'ERGEBNIS_BESTAETIGEN' ? stored.befund.frist : null
  const punkte = beschlusspunkte(stand, station)
  const ergebnis: Ergebnis | undefined = station.context.ergebnis?.ergebnis
  return [
    toStation(station.context.id, { type: 'ABSCHLIESSEN' }),
    ...punkte,
    toVorlage({
      type: 'ENTSCHEIDUNG_FESTSTELLEN',
      ergebnis,
      station: station.context.id,
      frist: frist === null ? null : { ...frist, stand: String(rev) },
      auftraege: punkte.length,
    }),
  ]
}

/** Follow-up steps until the whole is consistent; the engine repeats it until it answers with none. */
export function settle(parts: Parts, stored: StoredEvent, rev: number): Step[] {
  const stand = vorlageStand(parts)
  if (isPolitisch(stand)) return settlePolitisch(stand, stored, rev)
  if (stored.type === 'SACHSTAND_MELDEN') return settleUmsetzung(stand)
  if (stand.zustand === 'umsetzung' && stand.context.offeneAuftraege === 0) return [toVorlage({ type: 'ALLE_ERLEDIGT' })]
  return []
}

const PUNKT_OFFEN = new Set(['offen', 'in_umsetzung', 'teilweise', 'zurueckgestellt'])

function settleUmsetzung(stand: VorlageStand): Step[] {
  const offen = stand.beschlusspunkte.filter((punkt) => PUNKT_OFFEN.has(punkt.zustand)).length
  if (offen < stand.context.offeneAuftraege) return [toVorlage({ type: 'PUNKT_ERLEDIGT' })]
  return stand.zustand === 'umsetzung' && offen === 0 ? [toVorlage({ type: 'ALLE_ERLEDIGT' })] : []
}

function settlePolitisch(stand: VorlageStand, stored: StoredEvent, rev: number): Step[] {
  const entscheidung = entscheidendeStation(stand)
  if (entscheidung?.zustand === 'ergebnis_bestaetigt') return feststellen(stand, entscheidung, stored, rev)
  const aktuell = aktuelleStation(stand)
  const unweitergeleitet = abschluesse(stand)
  if (aktuell === undefined) {
    return entscheidung === undefined ? [...unweitergeleitet, toVorlage({ type: 'KENNTNIS_FESTSTELLEN' })] : []
  }
  const automatisch = stored.type === 'ERGEBNIS_BESTAETIGEN' && stored.befund.weiterleiten
  if (unweitergeleitet.length > 0 && (isInSitzung(aktuell) || automatisch)) return unweitergeleitet
  const inStation = isInSitzung(aktuell) || unweitergeleitet.length > 0
  if (inStation && stand.zustand === 'bereit') return [toVorlage({ type: 'STATION_BEGONNEN' })]
  if (!inStation && stand.zustand === 'in_station') return [toVorlage({ type: 'STATION_RUHT' })]
  return []
}
