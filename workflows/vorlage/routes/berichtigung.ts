/** A correction proposed, declined, or confirmed: then the decision moves to where it had been with the right result. */
import type { Step } from '../../aggregate.ts'
import type { BeschlusspunktContext } from '../../beschlusspunkt/machine.ts'
import type { Stationsergebnis } from '../../station/ergebnis.ts'
import type { StationContext } from '../../station/context.ts'
import type { Stored } from '../befund.ts'
import { istAnderer } from '../berichtigung.ts'
import { mitPruefung } from '../pruefung.ts'
import { beschluss, isUnterKontrolle, stationById, type Teil, type VorlageStand } from '../stand.ts'
import { ergebnisangabe } from './entscheidung.ts'
import { pruefungenNach, pruefungenSetzen } from './grundlage.ts'
import { angenommenePunkte } from './settle.ts'
import { auftraege, toStation, toVorlage, type Routes } from './steps.ts'

type Punkt = Teil<BeschlusspunktContext>

/** Mandates of the right decision run, those of the wrong one end; what was done stays done. */
function punktschritte(
  stand: VorlageStand,
  station: Teil<StationContext>,
  ergebnis: Stationsergebnis,
): { schritte: Step[]; offen: number } {
  const laufende = stand.beschlusspunkte.filter(isUnterKontrolle)
  // Of an Eilentscheidung that is rescinded stays what gave rights to others.
  if (ergebnis.ergebnis === 'aufgehoben' && stand.context.eil?.rechteDritter === true) return { schritte: [], offen: laufende.length }
  const wortlaut = ergebnis.wortlaut ?? ergebnis.fassung
  const angenommen =
    ergebnis.ergebnis === 'aufgehoben' ? [] : angenommenePunkte(stand, { ...station, context: { ...station.context, ergebnis } })
  const mandate = angenommen.filter(({ art }) => art === 'auftrag')
  const bekannt = (nr: number): Punkt | undefined =>
    stand.beschlusspunkte.find((punkt) => punkt.context.nr === nr && punkt.zustand !== 'aufgehoben')
  const neue = mandate.filter(({ nr }) => bekannt(nr) === undefined)
  const bleibende = mandate.flatMap(({ nr }) => bekannt(nr) ?? [])
  const entfallende = laufende.filter(({ context }) => !mandate.some(({ nr }) => nr === context.nr))
  const key = ({ context }: Punkt): string => `beschlusspunkt/${context.nr}`
  return {
    schritte: [
      ...auftraege(neue, wortlaut),
      ...bleibende
        .filter(({ context }) => context.wortlaut !== wortlaut)
        .map((punkt): Step => ({ key: key(punkt), event: { type: 'WORTLAUT_BERICHTIGEN', wortlaut } })),
      ...entfallende.map((punkt): Step => ({ key: key(punkt), event: { type: 'AUFHEBEN' } })),
    ],
    offen: neue.length + bleibende.filter(isUnterKontrolle).length,
  }
}

/** Something was carried out that the right result does not cover. */
const istVollzogen = ({ beschlusspunkte, context }: VorlageStand): boolean =>
  beschlusspunkte.some(({ context: { berichte } }) => berichte.length > 0) || context.satzung?.ausgefertigtAm != null

function beschlussBerichtigt(
  stand: VorlageStand,
  station: Teil<StationContext>,
  neu: Stationsergebnis,
  { befund }: Stored<'ERGEBNIS_BESTAETIGEN'>,
): Step[] {
  const { id, ergebnis: alt, fruehereErgebnisse } = station.context
  const anderer = alt !== null && istAnderer(alt, neu)
  const { schritte, offen } = punktschritte(stand, station, neu)
  const angenommen = angenommenePunkte(stand, { ...station, context: { ...station.context, ergebnis: neu } })
  return [
    ...schritte,
    toVorlage({
      type: 'ENTSCHEIDUNG_BERICHTIGEN',
      ergebnis: neu.ergebnis,
      station: id,
      anderer,
      frist: befund.frist === null ? null : { ...befund.frist, stand: `${id}:b${fruehereErgebnisse.length + 1}` },
      genehmigung: befund.genehmigung,
      auftraege: offen,
      satzung: befund.bekanntmachung && angenommen.some(({ art }) => art === 'satzung'),
    }),
  ]
}

/** The renewed decision turns round: it stays and its mandates run, or it is rescinded and they end. */
function erneutBerichtigt(
  stand: VorlageStand,
  { id, gremium, fruehereErgebnisse }: StationContext,
  folge: NonNullable<Stored<'ERGEBNIS_BESTAETIGEN'>['befund']['erneut']>,
  am: string,
): Step[] {
  const erster = beschluss(stand)
  const zuvor = erster?.context.ergebnis ?? null
  const bleibt = folge.folge !== 'aufgehoben'
  const { schritte, offen } =
    bleibt && erster !== undefined && zuvor !== null ? punktschritte(stand, erster, zuvor) : { schritte: [], offen: 0 }
  return [
    ...schritte,
    toVorlage({
      type: 'ERNEUT_BERICHTIGEN',
      widerspruch: { ...stand.context.widerspruch, gremium: folge.gremium, bleibt: folge.gremium === gremium ? bleibt : null },
      folge: folge.folge,
      frist: folge.frist === null ? null : { ...folge.frist, stand: `${id}:b${fruehereErgebnisse.length + 1}` },
      auftraege: offen,
      am,
    }),
  ]
}

/** The second person confirms: the corrected result holds from now on. */
function bestaetigt(
  stand: VorlageStand,
  station: Teil<StationContext>,
  neu: Stationsergebnis,
  event: Stored<'ERGEBNIS_BESTAETIGEN'>,
): Step[] {
  const { id, ergebnis: alt } = station.context
  const entscheidend = stand.context.ergebnis?.station === id
  const pruefungen = pruefungenNach(stand, id, neu)
  const { erneut } = event.befund
  const vollzogen = (erneut !== undefined || (entscheidend && alt !== null && istAnderer(alt, neu))) && istVollzogen(stand)
  return [
    toStation(id, { type: 'BERICHTIGUNG_BESTAETIGEN', bestaetigtVon: event.befund.von, am: event.befund.heute }),
    ...pruefungenSetzen(stand, vollzogen ? mitPruefung(pruefungen, { grund: 'vollzogen_vor_berichtigung', station: id }) : pruefungen),
    ...(entscheidend ? beschlussBerichtigt(stand, station, neu, event) : []),
    ...(erneut === undefined ? [] : erneutBerichtigt(stand, station.context, erneut, event.befund.heute)),
  ]
}

/** What stays after an objection stays in the wording of the first decision. */
function wortlautDesErneuten(stand: VorlageStand, { station, ergebnis }: Stored<'BERICHTIGEN'>): Pick<Stationsergebnis, 'wortlaut'> {
  const erster = beschluss(stand)?.context.ergebnis
  return stationById(stand, station)?.context.erneut === true && ergebnis !== 'aufgehoben' && erster?.wortlaut !== undefined
    ? { wortlaut: erster.wortlaut }
    : {}
}

export const berichtigung = {
  BERICHTIGEN: (stand, event) => [
    toStation(event.station, {
      type: event.type,
      berichtigung: {
        ergebnis: { ...ergebnisangabe(event), ...wortlautDesErneuten(stand, event) },
        grund: event.grund,
        am: event.befund.heute,
      },
    }),
  ],
  BERICHTIGUNG_ABLEHNEN: (_stand, { type, station }) => [toStation(station, { type })],
  ERGEBNIS_BESTAETIGEN: (stand, event) => {
    const station = stationById(stand, event.station)
    const offene = station?.context.berichtigung ?? null
    return station === undefined || offene === null
      ? [toStation(event.station, { type: event.type, bestaetigtVon: event.befund.von })]
      : bestaetigt(stand, station, offene.ergebnis, event)
  },
} satisfies Routes
