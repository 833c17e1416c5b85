/** Objections to a decision: WIDERSPRUCH_EINLEGEN, BEANSTANDEN, AUFSICHT_ENTSCHEIDET, GERICHT_ENTSCHEIDET. The law of the day of the vote holds. */
import { fristNachBeschluss } from '../../recht/fristen.ts'
import { addDays, printDate } from '../../recht/kalender.ts'
import type { Organ, Regelwerk } from '../../recht/regelwerk.ts'
import type { Grund, Rule, Rules } from '../../rule.ts'
import type { Widerspruchsbefund } from '../befund.ts'
import type { VorlageEvent } from '../events.ts'
import { beschluss, isEntschieden } from '../stand.ts'
import { beschlussAm, imZustand, rechtDesBeschlusses, type Lage, type LageWith } from './common.ts'

type Einlegen = VorlageEvent<'WIDERSPRUCH_EINLEGEN'>

interface Beschlusslage {
  recht: Regelwerk
  beschlussAm: string
  organ: Organ
  gremium: string
}

/** Where and when the decision was taken, and the law of that day. */
function beschlusslage(lage: Lage): Beschlusslage {
  const { stand, profil } = lage
  const gremium = beschluss(stand)?.context.gremium ?? profil.vertretung
  return {
    recht: rechtDesBeschlusses(lage),
    beschlussAm: beschlussAm(lage),
    organ: gremium === profil.vertretung ? 'vertretung' : 'ausschuss',
    gremium,
  }
}

/** Null where statutes know no objection. */
function frist(lage: Lage, kenntnisAm: string | undefined): { bis: string; norm: string } | null {
  const { recht, beschlussAm, organ } = beschlusslage(lage)
  const { profil } = lage
  return fristNachBeschluss({ regelwerk: recht, beschlussAm, organ, profil, ...(kenntnisAm !== undefined && { kenntnisAm }) })
}

const ohneFrist = ({ recht }: Beschlusslage): boolean => recht.widerspruchsverfahren.wert?.rechtsverstoss === 'ohne_frist'

/** Statutes of companies and associations know no objection of the management. */
const vorgesehen: Rule<Lage> = (lage) => {
  const { wert, norm } = beschlusslage(lage).recht.widerspruchsverfahren
  return wert === null ? { code: 'KEINE_VORSCHRIFT', satz: 'Ein Widerspruch gegen Beschlüsse ist hier nicht vorgesehen.', norm } : null
}

const verfristet = (bis: string, norm: string, womit: string): Grund => ({
  code: 'VERFRISTET',
  satz: `Die Frist ist am ${printDate(bis)} abgelaufen. ${womit} ist nicht mehr möglich.`,
  norm,
})

/** Whether the renewed decision may be objected to by a second Widerspruch, as in Sachsen-Anhalt. */
const istErneuterWiderspruch = (lage: Lage): boolean =>
  lage.stand.zustand === 'ausgesetzt' &&
  lage.stand.context.widerspruch?.bleibt === true &&
  beschlusslage(lage).recht.widerspruchsverfahren.wert?.gegenErneuten === 'widerspruch'

/** A decision that stands; a suspended one is not suspended twice. */
const beschlussSteht: Rule<Lage> = (lage) => {
  const { zustand } = lage.stand
  if (isEntschieden(lage.stand) || istErneuterWiderspruch(lage)) return null
  if (zustand === 'ausgesetzt' || zustand === 'beanstandet')
    return { code: 'SCHON_AUSGESETZT', satz: 'Gegen den Beschluss ist bereits vorgegangen worden, der Vollzug ist ausgesetzt.' }
  return { code: 'KEIN_BESCHLUSS', satz: 'Widersprechen lässt sich einem Beschluss. Über diese Vorlage ist noch nicht entschieden.' }
}

/** A Widerspruch ends with the new vote: there is no second one, except where the law demands it (Sachsen-Anhalt). */
const keinZweiter: Rule<Lage> = (lage) => {
  const { widerspruch } = lage.stand.context
  if (widerspruch === null || istErneuterWiderspruch(lage)) return null
  return {
    code: 'ZWEITER_WIDERSPRUCH',
    satz: 'Gegen den erneuten Beschluss gibt es keinen zweiten Widerspruch. Ist auch er rechtswidrig, ist er zu beanstanden.',
    norm: beschlusslage(lage).recht.widerspruchsverfahren.norm,
    abhilfe: { ereignis: 'BEANSTANDEN' },
  }
}

/** Before the form is filled in only a period that binds every ground and runs from the vote can be over. */
const fristFuerAlleGruende: Rule<Lage> = (lage) => {
  const worauf = beschlusslage(lage)
  const ausKenntnis = worauf.recht.widerspruchsfrist.wert?.beginn === 'kenntnis'
  if (ausKenntnis || ohneFrist(worauf) || lage.stand.context.widerspruch !== null) return null
  const ende = frist(lage, undefined)
  return ende !== null && lage.heute > ende.bis ? verfristet(ende.bis, ende.norm, 'Ein Widerspruch') : null
}

/** Within the period of the Land, from the vote or from knowledge of it; against unlawful decisions some Länder name none. */
const inDerFrist: Rule<LageWith<Einlegen>> = (lage) => {
  if (istErneuterWiderspruch(lage) || (lage.event.grund === 'recht' && ohneFrist(beschlusslage(lage)))) return null
  const ende = frist(lage, lage.event.kenntnis)
  if (ende === null || lage.heute <= ende.bis) return null
  // A period from the vote cannot be mended by another day of knowledge; unlawful decisions have a way of their own.
  const feld = beschlusslage(lage).recht.widerspruchsfrist.wert?.beginn === 'kenntnis' ? 'kenntnis' : 'grund'
  return { ...verfristet(ende.bis, ende.norm, 'Ein Widerspruch'), abhilfe: { feld } }
}

/** One learns of a decision when it is taken or later, not in the future. */
const kenntnisMoeglich: Rule<LageWith<Einlegen>> = (lage) => {
  const { kenntnis } = lage.event
  if (kenntnis === undefined || (kenntnis >= beschlusslage(lage).beschlussAm && kenntnis <= lage.heute)) return null
  return {
    code: 'KENNTNIS_UNMOEGLICH',
    satz: 'Der Tag der Kenntnis liegt zwischen dem Beschluss und heute. Bitte prüfen Sie das Datum.',
    abhilfe: { feld: 'kenntnis' },
  }
}

/** The second Widerspruch is for unlawful decisions alone. */
const erneuterNurAusRechtsgruenden: Rule<LageWith<Einlegen>> = (lage) =>
  istErneuterWiderspruch(lage) && lage.event.grund !== 'recht'
    ? {
        code: 'NUR_RECHTSVERSTOSS',
        satz: 'Gegen den erneuten Beschluss ist nur vorzugehen, wenn er rechtswidrig ist.',
        norm: beschlusslage(lage).recht.widerspruchsverfahren.norm,
        abhilfe: { feld: 'grund' },
      }
    : null

/** Who decides again: the body itself, or the Vertretung where it decides on objections to committees at once. */
function erneutesGremium(lage: Lage, { recht, organ, gremium }: Beschlusslage): string {
  const vertretungSofort = recht.widerspruchGegenAusschuss.wert === 'vertretung' || recht.einspruchGegenAusschuss.wert
  return organ === 'ausschuss' && vertretungSofort ? lage.profil.vertretung : gremium
}

function verfahrensbefund(lage: Lage, bis: { bis: string | null; norm: string } | null): Widerspruchsbefund {
  const worauf = beschlusslage(lage)
  const { wert } = worauf.recht.widerspruchsverfahren
  if (wert === null || bis === null) throw new Error('UNREACHABLE: refused where there is no rule')
  const { neueSitzung, entscheidet } = wert
  return {
    regelwerk: worauf.recht.id,
    norm: bis.norm,
    bis: bis.bis,
    beschlussAm: worauf.beschlussAm,
    gremium: erneutesGremium(lage, worauf),
    fruehestens: addDays(lage.heute, neueSitzung?.fruehestens ?? 0),
    spaetestens: neueSitzung === null ? null : addDays(lage.heute, neueSitzung.spaetestens),
    entscheidet,
  }
}

export const widerspruchEinlegen: Rules<Lage, Einlegen, Widerspruchsbefund> = {
  voraussetzungen: [vorgesehen, beschlussSteht, keinZweiter, fristFuerAlleGruende],
  angaben: [kenntnisMoeglich, erneuterNurAusRechtsgruenden, inDerFrist],
  befund: (lage) => {
    const worauf = beschlusslage(lage)
    const frei = istErneuterWiderspruch(lage) || (lage.event.grund === 'recht' && ohneFrist(worauf))
    return verfahrensbefund(lage, frei ? { bis: null, norm: worauf.recht.beanstandungsfrist.norm } : frist(lage, lage.event.kenntnis))
  },
}

/** A Beanstandung answers a renewed decision that is unlawful too; where the law knows no Widerspruch against unlawful decisions it is the first step. */
const wasZuBeanstandenIst: Rule<Lage> = (lage) => {
  const { zustand, context } = lage.stand
  const { widerspruch } = context
  const worauf = beschlusslage(lage)
  const { norm } = worauf.recht.widerspruchsverfahren
  if (zustand === 'beanstandet') return { code: 'SCHON_BEANSTANDET', satz: 'Der Beschluss ist bereits beanstandet.' }
  if (!isEntschieden(lage.stand) && zustand !== 'ausgesetzt')
    return { code: 'KEIN_BESCHLUSS', satz: 'Beanstanden lässt sich ein Beschluss. Über diese Vorlage ist noch nicht entschieden.' }
  if (widerspruch === null && !ohneFrist(worauf))
    return {
      code: 'WIDERSPRUCH_ZUERST',
      satz: 'Vor einer Beanstandung steht der Widerspruch: Erst wenn das Gremium bei seinem Beschluss bleibt, ist zu beanstanden.',
      norm,
      abhilfe: { ereignis: 'WIDERSPRUCH_EINLEGEN' },
    }
  if (widerspruch !== null && widerspruch.bleibt === null)
    return { code: 'ERNEUTER_BESCHLUSS_FEHLT', satz: 'Das Gremium hat über den Widerspruch noch nicht erneut beschlossen.', norm }
  if (widerspruch?.grund === 'wohl' && !ohneFrist(worauf))
    return {
      code: 'NUR_RECHTSVERSTOSS',
      satz: 'Ein Widerspruch aus Gründen des Wohls endet mit dem erneuten Beschluss; beanstandet wird nur ein rechtswidriger Beschluss.',
      norm,
    }
  return null
}

/** Where the law names a period for it, it runs from the renewed decision. */
const beanstandungInDerFrist: Rule<Lage> = (lage) => {
  const { zustand, context } = lage.stand
  const { wert, norm } = beschlusslage(lage).recht.beanstandungsfrist
  if (wert === null || context.widerspruch?.bleibt !== true) return null
  const erneut = lage.stand.stationen.findLast((station) => station.context.erneut)?.context.sitzungAm?.slice(0, 10)
  const bis = context.frist?.bis ?? (erneut === undefined ? lage.heute : addDays(erneut, wert))
  return zustand !== 'frist_laeuft' || lage.heute > bis ? verfristet(bis, norm, 'Eine Beanstandung') : null
}

export const beanstanden: Rules<Lage, VorlageEvent<'BEANSTANDEN'>, Widerspruchsbefund> = {
  voraussetzungen: [vorgesehen, wasZuBeanstandenIst, beanstandungInDerFrist],
  angaben: [],
  befund: (lage) =>
    verfahrensbefund(lage, { bis: lage.stand.context.frist?.bis ?? null, norm: beschlusslage(lage).recht.beanstandungsfrist.norm }),
}

const WER = {
  gericht: { name: 'das Verwaltungsgericht', ereignis: 'GERICHT_ENTSCHEIDET' },
  aufsicht: { name: 'die Aufsichtsbehörde', ereignis: 'AUFSICHT_ENTSCHEIDET' },
} as const

/** Who has the last word on a Beanstandung is a matter of the Land; where no rule was found, nothing is recorded. */
const entscheidetHier =
  (wer: keyof typeof WER): Rule<Lage> =>
  (lage) => {
    const { recht } = beschlusslage(lage)
    const { wert, norm } = recht.widerspruchsverfahren
    if (wert === null || wert.entscheidet === wer) return null
    const zustaendig = WER[wert.entscheidet]
    return {
      code: 'KEINE_VORSCHRIFT',
      satz: `Im Gesetz (${recht.gesetz}) ist keine Vorschrift gefunden, nach der hier ${WER[wer].name} entscheidet. Über die Beanstandung entscheidet ${zustaendig.name}.`,
      norm,
      abhilfe: { ereignis: zustaendig.ereignis },
    }
  }

const nurBeanstandet = imZustand(['beanstandet'], 'Entschieden wird über einen beanstandeten Beschluss.')
const verfahrensnorm = (lage: Lage): { norm: string } => ({ norm: beschlusslage(lage).recht.widerspruchsverfahren.norm })

/** Of a decision that needs approval the supervision is asked whatever the rules on objections say. */
const sonst =
  (rule: Rule<Lage>): Rule<Lage> =>
  (lage) =>
    lage.stand.zustand === 'genehmigung_aufsicht' ? null : rule(lage)

export const aufsichtEntscheidet: Rules<Lage, VorlageEvent<'AUFSICHT_ENTSCHEIDET'>, { norm: string }> = {
  voraussetzungen: [vorgesehen, nurBeanstandet, entscheidetHier('aufsicht')].map(sonst),
  angaben: [],
  befund: (lage) =>
    lage.stand.zustand === 'genehmigung_aufsicht' ? { norm: lage.stand.context.genehmigung?.norm ?? '' } : verfahrensnorm(lage),
}

export const gerichtEntscheidet: Rules<Lage, VorlageEvent<'GERICHT_ENTSCHEIDET'>, { norm: string }> = {
  voraussetzungen: [vorgesehen, nurBeanstandet, entscheidetHier('gericht')],
  angaben: [],
  befund: verfahrensnorm,
}
