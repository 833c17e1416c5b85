/** Publication and follow-up: VEROEFFENTLICHEN, DEPUBLIZIEREN, SACHSTAND_MELDEN; numbers and deadlines from outside. */
import { nummer } from '../../profile/nummer.ts'
import { printDate } from '../../recht/kalender.ts'
import type { Grund, Rule, Rules } from '../../rule.ts'
import type { VorlageEvent } from '../events.ts'
import { fristziel, type Fristziel } from '../fristziel.ts'
import {
  faelligAm,
  isIntern,
  isPolitisch,
  isUnterKontrolle,
  stationById,
  vollzugRuht,
  wartetAufGenehmigung,
  wirdGehoert,
  type VorlageStand,
} from '../stand.ts'
import { imZustand, type Lage, type LageWith } from './common.ts'

/** Nothing is public before the release by the head of administration, and nothing that is non-public ever. */
const darfOeffentlichWerden: Rule<Lage> = ({ stand }) => {
  if (isIntern(stand)) return { code: 'NICHT_FREIGEGEBEN', satz: 'Veröffentlicht wird eine Vorlage erst nach der Freigabe.' }
  if (!stand.context.kopf.oeffentlich)
    return { code: 'NICHTOEFFENTLICH', satz: 'Diese Vorlage ist nichtöffentlich und kann nicht veröffentlicht werden.' }
  return stand.publikation === 'oeffentlich' ? { code: 'SCHON_OEFFENTLICH', satz: 'Die Vorlage ist bereits veröffentlicht.' } : null
}

export const veroeffentlichen: Rules<Lage, VorlageEvent<'VEROEFFENTLICHEN'>, object> = {
  voraussetzungen: [darfOeffentlichWerden],
  angaben: [],
}

const istOeffentlich: Rule<Lage> = ({ stand }) =>
  stand.publikation === 'oeffentlich' ? null : { code: 'NICHT_OEFFENTLICH', satz: 'Die Vorlage ist nicht veröffentlicht.' }

export const depublizieren: Rules<Lage, VorlageEvent<'DEPUBLIZIEREN'>, object> = { voraussetzungen: [istOeffentlich], angaben: [] }

const punktGibtEs: Rule<LageWith<VorlageEvent<'SACHSTAND_MELDEN'>>> = ({ stand, event }) => {
  const punkt = stand.beschlusspunkte.find((candidate) => candidate.context.nr === event.punkt)
  if (punkt === undefined) return { code: 'PUNKT_UNBEKANNT', satz: 'Zu diesem Beschlusspunkt gibt es keinen Auftrag.' }
  return isUnterKontrolle(punkt) ? null : { code: 'PUNKT_ERLEDIGT', satz: 'Dieser Auftrag ist bereits abgeschlossen.' }
}

const WER_FEHLT = {
  aufsicht: 'die Aufsichtsbehörde ihn genehmigt',
  vertretung: 'die Vertretung ihn bestätigt',
} as const

const WARUM = { befangenheit: ', weil mehr als die Hälfte der Mitglieder ausgeschlossen war', satzung: '' } as const

/** While an objection suspends a decision, or an approval is missing, nothing of it is carried out. */
export const vollzugNichtAusgesetzt: Rule<Lage> = ({ stand }) => {
  const { genehmigung } = stand.context
  if (genehmigung !== null && wartetAufGenehmigung(stand) && !vollzugRuht(stand))
    return {
      code: 'GENEHMIGUNG_FEHLT',
      satz: `Ausgeführt wird der Beschluss erst, wenn ${WER_FEHLT[genehmigung.durch]}${WARUM[genehmigung.anlass]}.`,
      norm: genehmigung.norm,
      abhilfe: { ereignis: 'AUFSICHT_ENTSCHEIDET' },
    }
  return vollzugRuht(stand)
    ? {
        code: 'VOLLZUG_AUSGESETZT',
        satz: 'Der Vollzug des Beschlusses ist ausgesetzt, bis über den Widerspruch entschieden ist.',
        ...(stand.context.widerspruch !== null && { norm: stand.context.widerspruch.norm }),
      }
    : null
}

/** Decisions of committees wait for the Einspruch; others may be carried out while the period runs, unless the body wants it otherwise. */
export const fristHindertVollzugNicht: Rule<Lage> = ({ stand, profil }) => {
  const { frist } = stand.context
  if (stand.zustand !== 'frist_laeuft' || frist === null) return null
  if (frist.art !== 'einspruch' && profil.schalter.vollzugWaehrendFrist.wert) return null
  return {
    code: 'FRIST_LAEUFT',
    satz: `Ausgeführt wird der Beschluss erst, wenn die Frist am ${printDate(frist.bis)} abgelaufen ist.`,
    norm: frist.norm,
  }
}

/** One looks at a mandate again later, not earlier. */
const wiedervorlageKuenftig: Rule<LageWith<VorlageEvent<'SACHSTAND_MELDEN'>>> = ({ event, heute }) =>
  event.wiedervorlage === undefined || event.wiedervorlage > heute
    ? null
    : {
        code: 'WIEDERVORLAGE_VERGANGEN',
        satz: 'Die Wiedervorlage liegt in der Vergangenheit. Bitte wählen Sie einen kommenden Tag.',
        abhilfe: { feld: 'wiedervorlage' },
      }

const EIL = ['genehmigung_offen', 'bericht_offen', 'eil_genehmigt', 'eil_berichtet', 'eil_aufgehoben']
/** With the states that an objection suspends: of those `vollzugNichtAusgesetzt` speaks. */
const UMZUSETZEN = [
  ...EIL,
  'frist_laeuft',
  'ausfertigung',
  'bekanntmachung',
  'umsetzung',
  'ausgesetzt',
  'beanstandet',
  'genehmigung_aufsicht',
]

export const sachstandMelden: Rules<Lage, VorlageEvent<'SACHSTAND_MELDEN'>, object> = {
  voraussetzungen: [
    vollzugNichtAusgesetzt,
    imZustand(UMZUSETZEN, 'Sachstände werden zu beschlossenen Aufträgen gemeldet.'),
    fristHindertVollzugNicht,
  ],
  angaben: [punktGibtEs, wiedervorlageKuenftig],
}

/** The draft number is assigned once. */
const nochOhneEntwurfsnummer: Rule<Lage> = ({ stand }) =>
  stand.context.entwurfsnummer === null ? null : { code: 'NUMMER_VORHANDEN', satz: 'Der Entwurf hat schon eine Nummer.' }

export const entwurfsnummerErhalten: Rules<Lage, VorlageEvent<'ENTWURFSNUMMER_ERHALTEN'>, { nummer: string }> = {
  voraussetzungen: [nochOhneEntwurfsnummer],
  angaben: [],
  befund: ({ event }) => ({ nummer: `${event.jahr}-${event.lfd}` }),
}

/** A number is unique, immutable and assigned once. */
const nochOhneNummer: Rule<Lage> = ({ stand }) =>
  stand.context.nummer === null ? null : { code: 'NUMMER_VORHANDEN', satz: 'Die Vorlage hat schon eine Nummer.' }

export const nummerErhalten: Rules<Lage, VorlageEvent<'NUMMER_ERHALTEN'>, { nummer: string }> = {
  voraussetzungen: [nochOhneNummer],
  angaben: [],
  befund: ({ event, profil, stand }) => ({ nummer: nummer(profil, stand.context.art, event.jahr, event.lfd) }),
}

/** Where the profile publishes with the Ladung instead of the release. */
export const ladungErfolgt: Rules<Lage, VorlageEvent<'LADUNG_ERFOLGT'>, { veroeffentlichen: boolean }> = {
  voraussetzungen: [],
  angaben: [],
  befund: ({ profil, stand }) => ({ veroeffentlichen: stand.context.kopf.oeffentlich && profil.schalter.oeffentlichAb.wert === 'ladung' }),
}

const UEBERHOLT: Grund = { code: 'FRIST_UEBERHOLT', satz: 'Diese Frist gilt nicht mehr.' }

/** The mandate is still looked at on that day, and nobody has suspended the decision. */
const kontrolleLaeuft = (stand: VorlageStand, nr: number, tag: string): boolean =>
  !vollzugRuht(stand) &&
  !wartetAufGenehmigung(stand) &&
  stand.beschlusspunkte.some((punkt) => punkt.context.nr === nr && isUnterKontrolle(punkt) && faelligAm(punkt) === tag)

/** The station still waits for the day that was named: of an attempt, or of the hearing. */
const stationsfristGilt = (stand: VorlageStand, { art, station: id }: Extract<Fristziel, { station: string }>, fuer: string): boolean => {
  const station = stationById(stand, id)
  if (station === undefined || !isPolitisch(stand)) return false
  const { versuch, anhoerung } = station.context
  if (art === 'anhoerung') return anhoerung?.bis === fuer && wirdGehoert(station)
  if (String(versuch) !== fuer) return false
  return art === 'wiedervorlage' ? station.zustand === 'wartet_auf_verweisung' : station.context.vertagung !== null
}

/** The period runs on while the approval is waited for. */
const FRIST_LAEUFT: ReadonlySet<string> = new Set(['frist_laeuft', 'genehmigung_aufsicht'])

/** A deadline that was answered or replaced meanwhile fires without effect. */
const fristGiltNoch: Rule<LageWith<VorlageEvent<'FRIST_ABGELAUFEN'>>> = ({ stand, event }) => {
  const ziel = fristziel(event.frist)
  if ('punkt' in ziel) return kontrolleLaeuft(stand, ziel.punkt, event.stand) ? null : UEBERHOLT
  if ('station' in ziel) return stationsfristGilt(stand, ziel, event.stand) ? null : UEBERHOLT
  const gilt =
    'stelle' in ziel
      ? stand.mitzeichnungen.some(
          (part) => part.context.stelle === ziel.stelle && part.zustand === 'offen' && String(part.context.runde) === event.stand,
        )
      : FRIST_LAEUFT.has(stand.zustand) && stand.context.frist?.stand === event.stand
  return gilt ? null : UEBERHOLT
}

export const fristAbgelaufen: Rules<Lage, VorlageEvent<'FRIST_ABGELAUFEN'>, object> = { voraussetzungen: [], angaben: [fristGiltNoch] }
