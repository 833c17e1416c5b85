/**
 * What keeps a paper and its amendments together: what changes for the one is told to the other, whichever event changed it. Neither
 * side can refuse, and what arrives late changes nothing.
 */
import type { Effect } from '../../aggregate.ts'
import { isOffen, type Aenderung } from '../aenderung.ts'
import type { Stored } from '../befund.ts'
import { isPolitisch, stationById, type VorlageStand } from '../stand.ts'
import { anSitzung } from './an-sitzung.ts'
import { fassungen, mail } from './auftraege.ts'

type Ziel = Stored<'VORLAGE_FOLGEN'>['stand']

const an = (id: string, event: { type: string } & Record<string, unknown>): Effect => ({ art: 'befehl', an: { art: 'vorlage', id }, event })

/** Where an amendment belongs while its paper stands like this. */
function zielOf(stand: VorlageStand, { station }: Aenderung): Ziel {
  const { zustand, context } = stationById(stand, station) ?? {}
  // Its vote was taken back after that on the paper: its item is called up still, and somebody has to see to it.
  if (context?.ergebnis != null) return 'aufgerufen'
  // A withdrawn paper leaves the agendas; one that another body has decided meanwhile stands there until the session is over.
  if (stand.zustand === 'zurueckgezogen') return 'beendet'
  if (zustand === 'auf_tagesordnung' || zustand === 'aufgerufen') return zustand
  return isPolitisch(stand) ? 'zurueck' : 'beendet'
}

/** The paper starts an amendment where its own station is. */
export function anlegen(ref: string, stand: VorlageStand, event: Stored<'AENDERUNGSANTRAG_EINBRINGEN'>): Effect[] {
  const { context } = stand
  const station = stationById(stand, event.station)
  if (station === undefined) return []
  const { gremium, rolle, sitzung, befangen } = station.context
  const oeffentlich = context.kopf.oeffentlich && station.context.oeffentlich
  const { vorlage, nummer, merkmale, sitzungAm, sitzungRev, von } = event.befund
  return [
    an(vorlage, {
      type: 'AENDERUNG_ANLEGEN',
      profil: context.profil,
      federfuehrung: context.federfuehrung,
      von,
      inhalt: event.antrag,
      merkmale,
      nummer,
      einreicher: event.einreicher,
      antragsteller: event.befund.antragsteller,
      oeffentlich,
      nichtoeffentlichGrund: context.kopf.nichtoeffentlichGrund,
      veroeffentlichen: oeffentlich && stand.publikation === 'oeffentlich',
      gremium,
      rolle,
      sitzung,
      sitzungAm,
      sitzungRev,
      aufgerufen: station.zustand === 'aufgerufen',
      befangen,
      aendert: {
        vorlage: ref,
        nummer: context.nummer ?? '',
        station: event.station,
        punkte: event.punkte,
        art: context.art,
        von: context.erstelltVon,
        antragsteller: context.eingang?.antragsteller ?? null,
        uebernommen: false,
      },
      nummernkreis: event.befund.nummernkreis,
    }),
  ]
}

/** Agenda, call-up and end of the paper, for each amendment whose vote stands out, or stands out again. */
function mitnehmen(vorher: VorlageStand, stand: VorlageStand, aenderung: Aenderung): Effect[] {
  const bekannt = vorher.context.aenderungen.find(({ vorlage }) => vorlage === aenderung.vorlage)
  const station = stationById(stand, aenderung.station)
  // What has just been brought in starts where the paper is.
  if (bekannt === undefined || station === undefined || !isOffen(aenderung)) return []
  const ziel = zielOf(stand, aenderung)
  if (isOffen(bekannt) && zielOf(vorher, aenderung) === ziel) return []
  const { sitzung, sitzungAm, sitzungRev, versuche } = station.context
  return [
    an(aenderung.vorlage, {
      type: 'VORLAGE_FOLGEN',
      stand: ziel,
      sitzung: sitzung ?? '',
      sitzungAm: sitzungAm ?? '',
      sitzungRev,
      // An item that only waits for an earlier body has ended no attempt of its paper.
      ausgang: station.zustand === 'terminiert' ? 'abgesetzt' : (versuche.at(-1)?.ausgang ?? ''),
    }),
  ]
}

/** Of a session that goes on another day: what was brought in meanwhile was not handed over, and follows its paper there. */
export const nachholen = ({ context }: VorlageStand, event: Stored<'SITZUNG_FORTGESETZT'>): Effect[] =>
  context.aenderungen
    .filter((aenderung) => aenderung.station === event.station && isOffen(aenderung) && !event.mit.includes(aenderung.vorlage))
    .map(({ vorlage }) =>
      an(vorlage, {
        type: 'VORLAGE_FOLGEN',
        stand: 'fortgesetzt',
        sitzung: event.neu,
        sitzungAm: event.am,
        sitzungRev: event.rev,
        ausgang: '',
      }),
    )

/** An amendment has come on the agenda of a session that it was not on before. */
export const inNeuerSitzung = (vorher: VorlageStand | null, { stationen }: VorlageStand): boolean =>
  stationen[0]?.zustand === 'auf_tagesordnung' && stationen[0].context.sitzung !== vorher?.stationen[0]?.context.sitzung

const meldung = ({ zustand, stationen, context, ...rest }: VorlageStand): Record<string, unknown> => {
  const ergebnis = stationen[0]?.context.ergebnis ?? null
  return {
    nummer: context.nummer,
    ergebnis: ergebnis?.ergebnis ?? null,
    text: ergebnis?.wortlaut ?? context.fassung.hash,
    beendet: ergebnis === null && !isPolitisch({ zustand, stationen, context, ...rest }),
    uebernommen: context.aendert?.uebernommen ?? false,
    abgelehnt: (ergebnis?.punkte ?? []).filter((punkt) => punkt.ergebnis === 'abgelehnt').map(({ nr }) => nr),
  }
}

/** What the paper has to know of its amendment, when that changed. */
function melden(ref: string, vorher: VorlageStand, stand: VorlageStand): Effect[] {
  const { aendert } = stand.context
  const [alt, neu] = [meldung(vorher), meldung(stand)]
  return aendert === null || Object.entries(neu).every(([key, value]) => String(alt[key]) === String(value))
    ? []
    : [an(aendert.vorlage, { type: 'AENDERUNG_GEMELDET', vorlage: ref, ...neu })]
}

/** After any event of a paper that has amendments or is one. */
export const zusammenhalten = (ref: string, vorher: VorlageStand | null, stand: VorlageStand): Effect[] =>
  vorher === null
    ? []
    : [...stand.context.aenderungen.flatMap((aenderung) => mitnehmen(vorher, stand, aenderung)), ...melden(ref, vorher, stand)]

/** The amendment's own item, below that of its paper. */
export function topAufnehmen(ref: string, stand: VorlageStand): Effect[] {
  const { aendert, kopf } = stand.context
  const station = stand.stationen[0]?.context
  if (aendert === null || station === undefined) return []
  const { id, rolle, versuch, sitzungAm: am } = station
  const oeffentlich = station.oeffentlich && kopf.oeffentlich
  const unter = { vorlage: aendert.vorlage, station: aendert.station }
  return anSitzung(stand, id, { type: 'TOP_AUFNEHMEN', rolle, versuch, oeffentlich, am, unter }, ref, 'TOP_VERWEIGERT')
}

/** The session keeps the item as taken over; whoever is concerned is told that nobody votes on it. An amendment has one station. */
export const uebernehmen = (ref: string, vorher: VorlageStand): Effect[] =>
  vorher.stationen.flatMap(({ zustand, context: { id } }) => [
    ...(zustand === 'auf_tagesordnung' || zustand === 'aufgerufen'
      ? anSitzung(vorher, id, { type: 'TOP_ABSETZEN', ausgang: 'uebernommen' }, ref)
      : []),
    mail('beratungsfolge', { ereignis: 'AENDERUNG_UEBERNEHMEN', station: id }),
  ])

/** A numbered amendment is printed, and whoever leads the vote on it is told. */
export const eingegangen = (stand: VorlageStand): Effect[] => [
  ...fassungen(stand, stand.context.kopf.oeffentlich),
  mail('aenderungsantrag'),
]
