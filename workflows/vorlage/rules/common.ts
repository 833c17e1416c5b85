/** Conditions that several events of a Vorlage share. */
import type { Situation } from '../../aggregate.ts'
import { regelwerk, type Rechtswert, type Regelwerk } from '../../recht/regelwerk.ts'
import type { Grund, Rule } from '../../rule.ts'
import { sitzungStand, type SitzungStand } from '../../sitzung/stand.ts'
import type { StationContext } from '../../station/context.ts'
import { beschluss, entscheidendeStation, isPolitisch, stationById, vorlageStand, type Teil, type VorlageStand } from '../stand.ts'

/** What the rules of a Vorlage look at. */
export interface Lage extends Situation {
  stand: VorlageStand
}

export type LageWith<Event> = Lage & { event: Event }

export const lageOf = (situation: Situation): Lage => ({ ...situation, stand: vorlageStand(situation.parts) })

/** German names of the states of a Vorlage, for sentences of refusals. */
const STAND_IN_WORTEN: Record<string, string> = {
  entwurf: 'im Entwurf',
  ueberarbeitung: 'in Überarbeitung',
  amtspruefung: 'in der Amtsprüfung',
  mitzeichnung: 'in der Mitzeichnung',
  dezernatsfreigabe: 'zur Freigabe beim Dezernat',
  hvb_freigabe: 'zur Freigabe bei der Leitung',
  bereit: 'freigegeben und wartet auf die nächste Beratung',
  in_station: 'in Beratung',
  ruht: 'ohne neuen Termin vertagt',
  in_anhoerung: 'in der Anhörung',
  neufassung: 'in Überarbeitung nach einer Zurückverweisung',
  frist_laeuft: 'entschieden, die Widerspruchsfrist läuft',
  umsetzung: 'beschlossen und in Umsetzung',
  genehmigung_aufsicht: 'beschlossen, die Genehmigung steht aus',
  ausgesetzt: 'beschlossen, der Vollzug ist nach einem Widerspruch ausgesetzt',
  beanstandet: 'beschlossen, der Beschluss ist beanstandet',
  genehmigung_offen: 'eilig entschieden, die Genehmigung steht aus',
  bericht_offen: 'eilig entschieden, der Bericht an das Gremium steht aus',
  eil_genehmigt: 'eilig entschieden und genehmigt',
  eil_berichtet: 'eilig entschieden und berichtet',
  eil_aufgehoben: 'eilig entschieden und vom Gremium aufgehoben',
  ausfertigung: 'beschlossen und auszufertigen',
  bekanntmachung: 'ausgefertigt und bekannt zu machen',
  wirksam: 'bekannt gemacht und wirksam',
  aufgehoben: 'entschieden, der Beschluss ist aufgehoben',
  umgesetzt: 'umgesetzt',
  abgelehnt: 'abgelehnt',
  kenntnis_genommen: 'zur Kenntnis genommen',
  erledigt: 'erledigt',
  zurueckgezogen: 'zurückgezogen',
  abgeschlossen: 'abgeschlossen',
  verworfen: 'verworfen',
  abgestimmt: 'abgestimmt',
  uebernommen: 'übernommen, über sie wird nicht mehr abgestimmt',
  unbekannt_importiert: 'übernommen, ihre Beratungsfolge ist noch nicht erfasst',
}

const standInWorten = (zustand: string): string => STAND_IN_WORTEN[zustand] ?? zustand

/** The event belongs to certain states of the paper. */
export const imZustand =
  (zustaende: readonly string[], sonst: string): Rule<Lage> =>
  ({ stand }) =>
    zustaende.includes(stand.zustand) ? null : { code: 'FALSCHER_STAND', satz: `Die Vorlage ist ${standInWorten(stand.zustand)}. ${sonst}` }

/** Only a released paper that is not decided yet travels through the Beratungsfolge. */
export const inDerBeratungsfolge: Rule<Lage> = ({ stand }) =>
  isPolitisch(stand)
    ? null
    : {
        code: 'NICHT_IN_BERATUNG',
        satz: `Die Vorlage ist ${standInWorten(stand.zustand)}. Beraten wird sie erst nach der Freigabe und nur bis zur Entscheidung.`,
      }

/** While the administration revises the text nobody votes on it. */
export const nichtInNeufassung: Rule<Lage> = ({ stand }) =>
  stand.zustand === 'neufassung'
    ? {
        code: 'IN_NEUFASSUNG',
        satz: 'Die Vorlage wird überarbeitet, weil sie zur Überarbeitung zurückverwiesen wurde. Beraten wird erst die Neufassung.',
        abhilfe: { ereignis: 'NEUFASSEN' },
      }
    : null

/** The deciding body has voted already, whichever else has yet to speak: the text that it voted on stays. */
export const entscheidungSteht: Rule<Lage> = ({ stand }) =>
  entscheidendeStation(stand)?.context.ergebnis == null
    ? null
    : {
        code: 'SCHON_ABGESTIMMT',
        satz: 'Das entscheidende Gremium hat schon abgestimmt. Der Text, über den es abgestimmt hat, steht fest.',
      }

/** The named station belongs to this Beratungsfolge. */
export const stationGibtEs: Rule<LageWith<{ station: string }>> = ({ stand, event }) =>
  stationById(stand, event.station) === undefined
    ? { code: 'STATION_UNBEKANNT', satz: 'Diese Beratung gehört nicht zur Beratungsfolge der Vorlage. Bitte laden Sie die Seite neu.' }
    : null

const STATION_IN_WORTEN: Record<string, string> = {
  geplant: 'noch keiner Sitzung zugeordnet',
  terminiert: 'für eine Sitzung vorgesehen, aber noch nicht auf der Tagesordnung',
  auf_tagesordnung: 'auf der Tagesordnung, aber noch nicht aufgerufen',
  aufgerufen: 'aufgerufen',
  ergebnis_vorlaeufig: 'beendet, ihr Ergebnis ist noch nicht bestätigt',
  ergebnis_bestaetigt: 'beendet, ihr Ergebnis ist bestätigt',
  abgeschlossen: 'abgeschlossen',
  wartet_auf_verweisung: 'an andere Gremien verwiesen und wartet auf sie',
  uebersprungen: 'übersprungen',
  fristablauf: 'beendet, weil die Anhörungsfrist abgelaufen ist',
  hvb_offen: 'bei der Leitung zur Freigabe',
  hvb_genehmigt: 'von der Leitung freigegeben',
}

/** The event belongs to certain states of the station. */
export const stationImZustand =
  (zustaende: readonly string[], sonst: string): Rule<LageWith<{ station: string }>> =>
  ({ stand, event }) => {
    const station = stationById(stand, event.station)
    if (station === undefined || zustaende.includes(station.zustand)) return null
    return {
      code: 'STATION_IN_ANDEREM_STAND',
      satz: `Diese Beratung ist ${STATION_IN_WORTEN[station.zustand] ?? station.zustand}. ${sonst}`,
    }
  }

export const stationOf = (lage: LageWith<{ station: string }>): Teil<StationContext> => {
  const station = stationById(lage.stand, lage.event.station)
  if (station === undefined) throw new Error('STATION_CHECKED_BEFORE')
  return station
}

/** The session that the event names or the station is assigned to. */
export const sitzungOf = (lage: Lage): { rev: number; stand: SitzungStand } | null => {
  const zeuge = lage.zeugen['sitzung']
  return zeuge === undefined ? null : { rev: zeuge.rev, stand: sitzungStand(zeuge.parts) }
}

/** Local date-time of that session; where there is none, today: by its law one is asked before a session is chosen. */
export const sitzungAm = (lage: Lage): string => sitzungOf(lage)?.stand.context.am ?? lage.heute

/** The rule set of the day of that session. */
export const rechtDerSitzung = (lage: Lage): Regelwerk => regelwerk(lage.profil.rechtsbereich, sitzungAm(lage).slice(0, 10))

/** The norm of a value that not every law has; a value of null says that none was found. */
export const normVon = (rechtswert: Rechtswert<unknown> | undefined): { norm: string } | undefined =>
  rechtswert === undefined || rechtswert.wert === null ? undefined : { norm: rechtswert.norm }

/** Local date on which the decision was taken. */
export const beschlussAm = ({ stand, heute }: Lage): string => beschluss(stand)?.context.ergebnis?.befund.sitzungAm.slice(0, 10) ?? heute

/** The rule set of that day. */
export const rechtDesBeschlusses = (lage: Lage): Regelwerk => regelwerk(lage.profil.rechtsbereich, beschlussAm(lage))

export const SITZUNG_FEHLT: Grund = {
  code: 'SITZUNG_UNBEKANNT',
  satz: 'Diese Sitzung gibt es nicht. Bitte wählen Sie eine Sitzung aus der Liste.',
  abhilfe: { feld: 'sitzung' },
}

/** Names of sections as the profile labels them. */
export const abschnittName = (lage: Lage, id: string): string =>
  lage.profil.arten[lage.stand.context.art]?.abschnitte.find((abschnitt) => abschnitt.id === id)?.titel ?? id
