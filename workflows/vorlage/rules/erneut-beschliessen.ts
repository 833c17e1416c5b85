/** ERNEUT_BESCHLIESSEN: the body decides on the objection, in a new session. Asked is whether the decision stays. */
import { abstimmungsergebnis, unstimmigkeiten, type Abstimmungsergebnis, type Abstimmungslage } from '../../recht/abstimmung.ts'
import { addDays, printDate } from '../../recht/kalender.ts'
import type { Regelwerk } from '../../recht/regelwerk.ts'
import type { Rule, Rules } from '../../rule.ts'
import type { BefundOf } from '../befund.ts'
import type { Folge, Frist, Widerspruch } from '../context.ts'
import type { VorlageEvent } from '../events.ts'
import { abstimmungslageIn } from './abstimmungslage.ts'
import { rechtDerSitzung, SITZUNG_FEHLT, sitzungAm, sitzungOf, type Lage, type LageWith } from './common.ts'
import { sitzungLaeuft } from './sitzung-laeuft.ts'

type Erneut = VorlageEvent<'ERNEUT_BESCHLIESSEN'>

const widerspruchOf = (lage: Lage): Widerspruch => {
  const { widerspruch } = lage.stand.context
  if (widerspruch === null) throw new Error('WIDERSPRUCH_CHECKED_BEFORE')
  return widerspruch
}

/** A body decides again once, on a decision that is suspended. */
const ueberWiderspruchOffen: Rule<Lage> = ({ stand }) => {
  const { widerspruch } = stand.context
  if (widerspruch === null || (stand.zustand !== 'ausgesetzt' && stand.zustand !== 'beanstandet'))
    return { code: 'KEIN_WIDERSPRUCH', satz: 'Erneut beschlossen wird über einen Beschluss, dem widersprochen wurde.' }
  return widerspruch.bleibt === null
    ? null
    : { code: 'SCHON_ERNEUT_BESCHLOSSEN', satz: 'Über den Widerspruch ist bereits erneut beschlossen worden.' }
}

/** It is a session of the body that has to decide again. */
const sitzungDesGremiums: Rule<LageWith<Erneut>> = (lage) => {
  const sitzung = sitzungOf(lage)
  if (sitzung === null || sitzung.stand.context.profil !== lage.profil.id) return SITZUNG_FEHLT
  return sitzung.stand.context.gremium === widerspruchOf(lage).gremium
    ? null
    : {
        code: 'FREMDES_GREMIUM',
        satz: 'Diese Sitzung gehört zu einem anderen Gremium. Bitte wählen Sie eine Sitzung des Gremiums, das erneut zu entscheiden hat.',
        abhilfe: { feld: 'sitzung' },
      }
}

/** A new session: not the one that took the decision, and where the law says so not before a certain day. */
const neueSitzung: Rule<LageWith<Erneut>> = (lage) => {
  const { norm } = rechtDerSitzung(lage).widerspruchsverfahren
  const { fruehestens } = widerspruchOf(lage)
  const am = sitzungAm(lage).slice(0, 10)
  const dieselbe = lage.stand.stationen.some(({ context }) => context.sitzung === lage.event.sitzung && context.ergebnis !== null)
  if (!dieselbe && am >= fruehestens) return null
  return {
    code: 'KEINE_NEUE_SITZUNG',
    satz: dieselbe
      ? 'Über den Widerspruch ist in einer neuen Sitzung zu entscheiden, nicht in der Sitzung des Beschlusses.'
      : `Die neue Sitzung liegt zu früh: Über den Widerspruch ist frühestens am ${printDate(fruehestens)} zu entscheiden.`,
    norm,
    abhilfe: { feld: 'sitzung' },
  }
}

const abstimmungslage = (lage: Lage): Abstimmungslage => abstimmungslageIn(lage, widerspruchOf(lage).gremium)

const gezaehlt = (lage: LageWith<Erneut>): Abstimmungsergebnis =>
  abstimmungsergebnis(lage.event.abstimmung, abstimmungslage(lage), lage.stand.context.kopf.mehrheit, rechtDerSitzung(lage))

const stimmenPassen: Rule<LageWith<Erneut>> = (lage) => {
  const satz = unstimmigkeiten(lage.event.abstimmung, abstimmungslage(lage))[0]
  return satz === undefined ? null : { code: 'STIMMEN_UNSTIMMIG', satz, abhilfe: { feld: 'ja' } }
}

/** The decision stays only with the majority it needed; without one it falls. */
const bleibtNurMitMehrheit: Rule<LageWith<Erneut>> = (lage) => {
  const { angenommen, rechnung, norm } = gezaehlt(lage)
  return lage.event.bleibt && angenommen === false
    ? {
        code: 'ERGEBNIS_WIDERSPRICHT_STIMMEN',
        satz: `Das Ergebnis passt nicht zu den Stimmen. ${rechnung}`,
        norm,
        abhilfe: { feld: 'bleibt' },
      }
    : null
}

interface Ausgang {
  bleibt: boolean
  /** The body that has decided again, by which law and when. */
  gremium: string
  recht: Regelwerk
  am: string
}

/** What follows: rescinded; on to the Vertretung; final; a period for the Beanstandung; or suspended until the supervision is asked. */
export function folgeNach(
  lage: Lage,
  { bleibt, gremium, recht, am }: Ausgang,
): { folge: Folge; frist: Omit<Frist, 'stand'> | null; gremium: string } {
  if (!bleibt) return { folge: 'aufgehoben', frist: null, gremium }
  const { vertretung } = lage.profil
  if (gremium !== vertretung && recht.widerspruchGegenAusschuss.wert === 'ausschuss_dann_vertretung')
    return { folge: 'ausgesetzt', frist: null, gremium: vertretung }
  if (widerspruchOf(lage).grund === 'wohl') return { folge: 'bestaetigt', frist: null, gremium }
  const { wert, norm } = recht.beanstandungsfrist
  if (wert === null) return { folge: 'ausgesetzt', frist: null, gremium }
  return { folge: 'frist', frist: { art: 'beanstandung', bis: addDays(am, wert), norm }, gremium }
}

export const erneutBeschliessen: Rules<Lage, Erneut, Omit<BefundOf<'ERNEUT_BESCHLIESSEN'>, 'von' | 'heute'>> = {
  voraussetzungen: [ueberWiderspruchOffen],
  angaben: [sitzungDesGremiums, neueSitzung, sitzungLaeuft, stimmenPassen, bleibtNurMitMehrheit],
  befund: (lage) => {
    const { norm, rechnung, angenommen } = gezaehlt(lage)
    return {
      regelwerk: rechtDerSitzung(lage).id,
      norm,
      rechnung,
      angenommen,
      mehrheit: lage.stand.context.kopf.mehrheit,
      ...abstimmungslage(lage),
      sitzungAm: sitzungAm(lage),
      topId: '',
      genehmigung: null,
      ...folgeNach(lage, {
        bleibt: lage.event.bleibt,
        gremium: widerspruchOf(lage).gremium,
        recht: rechtDerSitzung(lage),
        am: sitzungAm(lage).slice(0, 10),
      }),
    }
  },
}
