/**
 * What must hold of every stored Vorlage, whatever happened to it (reference: domain 8.6; the number stands before each). Asked by the
 * simulation, by property tests and after every case file.
 */
import { ANGENOMMEN, GEAENDERT } from './begriffe.ts'
import { profil } from './profile/index.ts'
import { regelwerk } from './recht/regelwerk.ts'
import type { StationContext } from './station/context.ts'
import { isAngenommen, isOffen } from './vorlage/aenderung.ts'
import { offeneFruehere } from './vorlage/reihenfolge.ts'
import { aktuelleStation, eilstation, isSchriftlich, type Teil, type VorlageStand } from './vorlage/stand.ts'

type Station = Teil<StationContext>
const CONFIRMED = new Set(['ergebnis_bestaetigt', 'abgeschlossen'])

const isDeciding = ({ context }: Station): boolean => context.rolle === 'entscheidung' && !context.erneut

/**
 * 1. At most one station decides, and the paper is decided exactly when that one is confirmed. What a body decides again after an
 * objection adds a station and leaves the first one; what becomes of an Eilentscheidung is said once all bodies that it is brought to have
 * spoken.
 */
function decision(stand: VorlageStand): string[] {
  const { stationen, context } = stand
  const bringing = aktuelleStation(stand) === undefined ? [eilstation(stand)] : []
  const deciding = context.eil === null ? stationen.filter(isDeciding) : bringing.filter((station) => station !== undefined)
  const decided = deciding.some((station) => CONFIRMED.has(station.zustand))
  if (deciding.length > 1) return ['two stations decide']
  return decided === (context.ergebnis !== null) ? [] : [`decided is ${decided}, result ${context.ergebnis?.ergebnis ?? 'none'}`]
}

/** 2. The version voted on is the version of the paper, or one that a Neufassung has replaced since: never for what decided it. */
const version = ({ stationen, context }: VorlageStand): string[] =>
  stationen.flatMap(({ context: { id, ergebnis } }) =>
    ergebnis !== null &&
    ergebnis.fassung !== context.fassung.hash &&
    (context.ergebnis?.station === id || !context.fruehereFassungen.includes(ergebnis.fassung))
      ? [`${id} voted on another version`]
      : [],
  )

/** 2. A confirmed result changes by a correction alone, which two people make, with a reason. */
const corrections = ({ stationen }: VorlageStand): string[] =>
  stationen.flatMap(({ context: { id, ergebnis, bestaetigtVon, berichtigung, fruehereErgebnisse } }) => [
    ...(fruehereErgebnisse.length > 0 && ergebnis?.erfasstVon === bestaetigtVon ? [`${id} was corrected by one person`] : []),
    ...(fruehereErgebnisse.some(({ grund }) => grund === '') ? [`${id} was corrected without a reason`] : []),
    ...(ergebnis === null && (berichtigung !== null || fruehereErgebnisse.length > 0) ? [`${id} has a correction and no result`] : []),
  ])

/**
 * 3. No later station has a result while an earlier one is open, unless somebody gave a reason. Deciding again after an objection needs
 * none, nor does who writes in a hearing: its time runs from the release, beside everything else.
 */
const order = (stand: VorlageStand): string[] =>
  stand.stationen.flatMap((station) => {
    const { id, aufVerlangen, ohneVorberatung, ergebnis, erneut } = station.context
    const begruendet = aufVerlangen !== null || ohneVorberatung !== null || erneut || isSchriftlich(station.context)
    return offeneFruehere(stand, station).length > 0 && ergebnis !== null && !begruendet ? [`${id} came before an open station`] : []
  })

/** 4. A negative recommendation rejects nothing. */
const rejection = ({ zustand, stationen, context }: VorlageStand): string[] =>
  zustand === 'abgelehnt' &&
  stationen.find(({ context: { id } }) => id === context.ergebnis?.station)?.context.ergebnis?.ergebnis !== 'abgelehnt'
    ? ['rejected without a rejection by the station that decides']
    : []

/** 5. What is taken note of has no votes. 6. Changed means another wording. 7. A tie is no majority. 12. The rules are those of the day. */
function results({ stationen, context }: VorlageStand): string[] {
  const { rechtsbereich } = profil(context.profil)
  return stationen.flatMap(({ context: { id, ergebnis, rolle, erneut } }: Station) => {
    if (ergebnis === null) return []
    const found: string[] = []
    const rescinded = context.eil !== null && ergebnis.ergebnis === 'aufgehoben'
    if (rolle === 'kenntnisnahme' && ergebnis.abstimmung !== undefined && !rescinded)
      found.push(`${id} voted on what is only taken note of`)
    // Of what is adopted in part some points may have another wording.
    if (ergebnis.ergebnis !== 'teilweise_beschlossen' && GEAENDERT.has(ergebnis.ergebnis) !== (ergebnis.wortlaut !== undefined))
      found.push(`${id}: ${ergebnis.ergebnis} and wording do not fit`)
    // A renewed decision confirms the wording of the first one.
    if (GEAENDERT.has(ergebnis.ergebnis) && !erneut && (ergebnis.befund['geaendert'] as number[]).length === 0)
      found.push(`${id}: ${ergebnis.ergebnis} in the wording of the agenda`)
    const { ja, nein, enthaltung } = ergebnis.abstimmung ?? { ja: 1, nein: 0, enthaltung: 0 }
    const gezaehlt = ergebnis.abstimmung?.ohneZahlen === undefined
    // Where the chair found otherwise, a legal check is open on it.
    if (gezaehlt && ergebnis.feststellung === undefined && ANGENOMMEN.has(ergebnis.ergebnis) && ja <= nein)
      found.push(`${id}: ${ergebnis.ergebnis} with ${ja} to ${nein}`)
    const berechtigt = ergebnis.befund.anwesend - ergebnis.befund.ausgeschlossen
    if (ergebnis.abstimmung !== undefined && ja + nein + enthaltung > berechtigt) found.push(`${id}: more votes than members present`)
    const day = ergebnis.befund.sitzungAm.slice(0, 10)
    if (ergebnis.befund.regelwerk !== regelwerk(rechtsbereich, day).id) found.push(`${id}: not the rules of ${day}`)
    return found
  })
}

/** 6. A vote comes after those on its amendments, and on the text that these left; what changed later is marked. */
const amendments = ({ stationen, context }: VorlageStand): string[] =>
  context.aenderungen
    .filter(({ nachtraeglich }) => !nachtraeglich)
    .flatMap((aenderung) => {
      const { ergebnis } = stationen.find(({ context: { id } }) => id === aenderung.station)?.context ?? { ergebnis: null }
      if (ergebnis === null) return []
      if (isOffen(aenderung)) return [`${aenderung.station} was voted on before its amendment ${aenderung.vorlage}`]
      const unchanged = ergebnis.ergebnis === 'beschlossen' || ergebnis.ergebnis === 'empfohlen'
      return isAngenommen(aenderung) && unchanged ? [`${aenderung.station} adopted unchanged after ${aenderung.vorlage}`] : []
    })

/** 15. Whoever overtakes or skips says why. */
const reasons = ({ stationen }: VorlageStand): string[] =>
  stationen.flatMap(({ zustand, context: { id, aufVerlangen, uebersprungen } }) =>
    (aufVerlangen !== null && aufVerlangen.grund === '') || (zustand === 'uebersprungen' && uebersprungen === null)
      ? [`${id} without a reason`]
      : [],
  )

/** 11. A number is given once. */
function numbers(stands: readonly VorlageStand[]): string[] {
  const given = stands.flatMap(({ context }) => [context.nummer, context.entwurfsnummer].filter((nummer) => nummer !== null))
  return new Set(given).size === given.length ? [] : [`11: a number was used twice: ${given.join(' ')}`]
}

const RULES = {
  1: decision,
  2: version,
  '2, corrections': corrections,
  3: order,
  4: rejection,
  '5, 6, 7, 12': results,
  '6': amendments,
  15: reasons,
}

/** One sentence for each invariant that one of the papers breaks; numbers are compared among all of them. */
export const brokenInvariants = (papers: readonly { id: string; stand: VorlageStand }[]): string[] => [
  ...papers.flatMap(({ id, stand }) => Object.entries(RULES).flatMap(([nr, rule]) => rule(stand).map((what) => `${nr}: ${id}: ${what}`))),
  ...numbers(papers.map(({ stand }) => stand)),
]
