/** What a Vorlage asks of whom: a pure function of its state, the source of the task list and of "Nächster Schritt". */
import type { Parts } from '../aggregate.ts'
import type { Aufgabe } from '../aufgabe.ts'
import type { Profil } from '../profile/profil.ts'
import { offeneFruehere } from './reihenfolge.ts'
import { faelligAm, isUnterKontrolle, isNichtoeffentlichEntschieden, isPolitisch, vorlageStand, type VorlageStand } from './stand.ts'

const aufgabe = (ereignis: string, fuer: string[], gegenstand: string | null = null, frist: string | null = null): Aufgabe => ({
  fuer,
  ereignis,
  gegenstand,
  frist,
})

const OFFEN = new Set(['offen', 'frist_abgelaufen'])

function mitzeichnung(stand: VorlageStand, verfasser: string): Aufgabe[] {
  const offen = stand.mitzeichnungen.filter((part) => OFFEN.has(part.zustand))
  if (offen.length === 0) return [aufgabe('MITZEICHNUNG_ABSCHLIESSEN', [verfasser])]
  return offen.map(({ context }) =>
    aufgabe('MITZEICHNEN', [`mitzeichnung:${context.stelle}`, `amtsleitung:${context.stelle}`], context.stelle, context.frist),
  )
}

function beratung(stand: VorlageStand): Aufgabe[] {
  const tasks = stand.stationen
    .filter((station) => station.zustand === 'ergebnis_vorlaeufig')
    .map(({ context }) => aufgabe('ERGEBNIS_BESTAETIGEN', [`schriftfuehrung:${context.gremium}`, 'sitzungsdienst'], context.id))
  const terminiert = stand.stationen
    .filter((station) => station.zustand === 'terminiert')
    .map(({ context }) => aufgabe('AUF_TO_SETZEN', ['sitzungsdienst'], context.id, context.sitzungAm?.slice(0, 10) ?? null))
  const neufassung = stand.zustand === 'neufassung' ? [aufgabe('NEUFASSEN', [`sachbearbeitung:${stand.context.federfuehrung}`])] : []
  const ohneTermin = stand.stationen
    .filter((station) => station.zustand === 'geplant' && offeneFruehere(stand, station).length === 0)
    .map(({ context }) => aufgabe('TERMINIEREN', ['sitzungsdienst'], context.id, context.vertagung?.bis ?? null))
  const aufgerufen = stand.stationen
    .filter((station) => station.zustand === 'aufgerufen')
    .map(({ context }) => aufgabe('ERGEBNIS_ERFASSEN', [`vorsitz:${context.gremium}`, `schriftfuehrung:${context.gremium}`], context.id))
  // An amendment has no date of its own.
  return [...neufassung, ...aufgerufen, ...tasks, ...(stand.context.aendert === null ? [...ohneTermin, ...terminiert] : [])]
}

function umsetzung(stand: VorlageStand, verfasser: string, profil: Profil): Aufgabe[] {
  return stand.beschlusspunkte.filter(isUnterKontrolle).flatMap((punkt) => {
    const { nr, mahnungen } = punkt.context
    const melden = (fuer: string[]): Aufgabe => aufgabe('SACHSTAND_MELDEN', fuer, String(nr), faelligAm(punkt))
    if (mahnungen.at(-1)?.art !== 'ueberfaellig') return [melden([verfasser])]
    // What is overdue lies with the Dezernat too, and the head of administration sees that it does.
    const dezernat = profil.schalter.dezernat.wert ? ['dezernat'] : []
    return [melden([verfasser, ...dezernat]), aufgabe('UEBERFAELLIG', ['hvb'], String(nr), faelligAm(punkt))]
  })
}

/** A suspended decision waits for the body, then for the head of administration, then for supervision or court. */
function ausgesetzt({ zustand, context: { widerspruch } }: VorlageStand): Aufgabe[] {
  if (widerspruch?.bleibt === null)
    return [aufgabe('ERNEUT_BESCHLIESSEN', [`vorsitz:${widerspruch.gremium}`, 'sitzungsdienst'], null, widerspruch.spaetestens)]
  if (zustand === 'ausgesetzt') return [aufgabe('BEANSTANDEN', ['hvb'])]
  return [aufgabe(widerspruch?.entscheidet === 'gericht' ? 'GERICHT_ENTSCHEIDET' : 'AUFSICHT_ENTSCHEIDET', ['sitzungsdienst'])]
}

/** The announcement of a non-public decision waits for the clerk, whatever else becomes of the decision. */
const bekanntgabe = (stand: VorlageStand): Aufgabe[] =>
  isNichtoeffentlichEntschieden(stand) && stand.context.bekanntgabe === null && stand.context.aufhebung === null
    ? [aufgabe('BEKANNTGEBEN', ['sitzungsdienst'])]
    : []

/** Somebody has to look whether a decision holds. */
const pruefungen = ({ context }: VorlageStand): Aufgabe[] =>
  [...new Set(context.pruefungen.map(({ station }) => station))].map((station) =>
    aufgabe('PRUEFUNG_ABSCHLIESSEN', ['sitzungsdienst', 'hvb'], station),
  )

/** A correction waits for its second person. */
const berichtigungen = (stand: VorlageStand): Aufgabe[] =>
  stand.stationen
    .filter(({ context }) => context.berichtigung !== null)
    .map(({ context }) => aufgabe('ERGEBNIS_BESTAETIGEN', [`schriftfuehrung:${context.gremium}`, 'sitzungsdienst'], context.id))

export function aufgaben(parts: Parts, profil: Profil): Aufgabe[] {
  const stand = vorlageStand(parts)
  return [...nachStand(stand, profil), ...bekanntgabe(stand), ...berichtigungen(stand), ...pruefungen(stand)]
}

function nachStand(stand: VorlageStand, profil: Profil): Aufgabe[] {
  const { federfuehrung, art } = stand.context
  const verfasser = `sachbearbeitung:${federfuehrung}`
  if (stand.zustand === 'bereit' && stand.stationen.length === 0) return [aufgabe('STELLUNGNAHME', [verfasser])]
  if (isPolitisch(stand)) return [...beratung(stand), ...umsetzung(stand, verfasser, profil)]
  switch (stand.zustand) {
    case 'entwurf':
      return profil.arten[art]?.interneBearbeitung === false
        ? [aufgabe('EINGANG_ERFASSEN', ['sitzungsdienst'])]
        : [aufgabe('EINREICHEN', [verfasser])]
    case 'unbekannt_importiert':
      return [aufgabe('BERATUNGSFOLGE_ERFASSEN', ['sitzungsdienst'])]
    case 'ueberarbeitung':
      return [aufgabe('EINREICHEN', [verfasser])]
    case 'amtspruefung':
      return [aufgabe('PRUEFEN', [`amtsleitung:${federfuehrung}`])]
    case 'mitzeichnung':
      return mitzeichnung(stand, verfasser)
    case 'dezernatsfreigabe':
      return [aufgabe('FREIGEBEN_DEZERNAT', ['dezernat'])]
    case 'hvb_freigabe':
      return [aufgabe('FREIGEBEN_HVB', ['hvb'])]
    case 'frist_laeuft':
    case 'umsetzung':
      return umsetzung(stand, verfasser, profil)
    case 'eil_genehmigt':
    case 'eil_berichtet':
      return umsetzung(stand, verfasser, profil)
    case 'eil_aufgehoben':
      // What was carried out has to be unwound or accepted: somebody has to look at it.
      return stand.context.eil?.rechteDritter === true
        ? [aufgabe('ABSCHLIESSEN', ['sitzungsdienst']), ...umsetzung(stand, verfasser, profil)]
        : []
    case 'ausfertigung':
      return [aufgabe('AUSFERTIGEN', ['hvb']), ...umsetzung(stand, verfasser, profil)]
    case 'bekanntmachung':
      return [aufgabe('BEKANNTMACHEN', ['sitzungsdienst']), ...umsetzung(stand, verfasser, profil)]
    case 'genehmigung_aufsicht':
      return [aufgabe('AUFSICHT_ENTSCHEIDET', ['sitzungsdienst'])]
    case 'ausgesetzt':
    case 'beanstandet':
      return ausgesetzt(stand)
    default:
      return []
  }
}
