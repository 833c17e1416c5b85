/** EILENTSCHEIDEN: what cannot wait for a session is decided by the head of administration, in Nordrhein-Westfalen with a member of the body. */
import type { Part } from '../../aggregate.ts'
import { sitzeAm, type GremiumContext } from '../../gremium/machine.ts'
import { nummernkreis } from '../../profile/nummer.ts'
import { printDate } from '../../recht/kalender.ts'
import { regelwerk, type Regelwerk } from '../../recht/regelwerk.ts'
import type { Rule, Rules } from '../../rule.ts'
import type { BefundOf } from '../befund.ts'
import type { VorlageEvent } from '../events.ts'
import { eilgremium } from '../eilgremium.ts'
import { entscheidendeStation, isIntern } from '../stand.ts'
import { SITZUNG_FEHLT, sitzungOf, type Lage, type LageWith } from './common.ts'
import { beschlussvorschlag, finanzielles, pflichtabschnitte } from './einreichen.ts'

type Eil = VorlageEvent<'EILENTSCHEIDEN'>

const recht = ({ profil, heute }: Lage): Regelwerk => regelwerk(profil.rechtsbereich, heute)

/** The paper is of the kind that is decided like this. */
const istEilentscheidung: Rule<Lage> = ({ stand, profil }) =>
  stand.context.art === 'eilentscheidung'
    ? null
    : {
        code: 'KEINE_EILENTSCHEIDUNG',
        satz: `Eilig entschieden wird mit einer Vorlage der Art „${profil.arten.eilentscheidung?.name ?? 'Eilentscheidung'}“.`,
      }

/** Statutes of companies and associations know no decision in a hurry. */
const vorgesehen: Rule<Lage> = (lage) => {
  const { wert, norm } = recht(lage).eilentscheidung
  return wert === null ? { code: 'KEINE_VORSCHRIFT', satz: 'Eine Eilentscheidung ist hier nicht vorgesehen.', norm } : null
}

/** What is decided in a hurry no body decides a second time: it approves, or takes note. */
const keinGremiumEntscheidet: Rule<Lage> = ({ stand }) =>
  stand.context.art !== 'eilentscheidung' || entscheidendeStation(stand) === undefined
    ? null
    : {
        code: 'GREMIUM_ENTSCHEIDET',
        satz: 'In der Beratungsfolge soll ein Gremium entscheiden. Eine Eilentscheidung wird ihm danach nur zur Kenntnis oder zur Genehmigung vorgelegt.',
        abhilfe: { ereignis: 'AENDERN', feld: 'beratungsfolge' },
      }

/** Before the body deliberates: afterwards it decides itself. */
const nochNichtBeraten: Rule<Lage> = ({ stand }) =>
  isIntern(stand) || ['bereit', 'ruht', 'in_anhoerung'].includes(stand.zustand)
    ? null
    : { code: 'FALSCHER_STAND', satz: 'Eilig entschieden wird einmal, und bevor ein Gremium berät.' }

/** Where the Eilentscheidung is personal nobody takes it as a deputy. */
const inPerson: Rule<Lage> = (lage) =>
  lage.vertritt !== null && lage.profil.schalter.eilentscheidungPersoenlich.wert
    ? {
        code: 'NICHT_IN_VERTRETUNG',
        satz: `Eine Eilentscheidung trifft hier nur: ${lage.profil.hvb.titel}. In Vertretung ist sie nicht möglich.`,
        norm: recht(lage).eilentscheidung.norm,
      }
    : null

/** Nordrhein-Westfalen: a member of the body signs too, another person than the head of administration. */
const mitUnterschrift: Rule<LageWith<Eil>> = (lage) => {
  const { wert, norm } = recht(lage).eilentscheidung
  if (wert === null || wert.durch === 'hvb') return null
  const { mitUnterschrift: person } = lage.event
  const part = lage.zeugen['gremium']?.parts['gremium'] as Part<GremiumContext> | undefined
  const sitze = part === undefined ? [] : sitzeAm(part.context, lage.heute)
  if (person !== undefined && person !== lage.akteur.person && sitze.some((sitz) => sitz.person === person && sitz.stimmrecht)) return null
  return {
    code: person === undefined ? 'UNTERSCHRIFT_FEHLT' : 'KEIN_MITGLIED',
    satz:
      person === undefined
        ? 'Diese Entscheidung braucht die Unterschrift eines Mitglieds des Gremiums. Bitte geben Sie an, wer mit unterschreibt.'
        : 'Wer mit unterschreibt, muss ein anderes, stimmberechtigtes Mitglied des Gremiums sein.',
    norm,
    abhilfe: { feld: 'mitUnterschrift' },
  }
}

const gremiumDer = ({ stand, profil }: Lage): string => eilgremium(stand, profil.vertretung)

/** The named session is one of the body, and it will be held. */
const sitzungDesGremiums: Rule<LageWith<Eil>> = (lage) => {
  if (lage.event.sitzung === undefined) return null
  const sitzung = sitzungOf(lage)?.stand
  return sitzung?.context.profil === lage.profil.id && sitzung.context.gremium === gremiumDer(lage) && sitzung.zustand !== 'entfallen'
    ? null
    : SITZUNG_FEHLT
}

/** Whether the body can meet in time: its next session lies later than the day by which it must be decided; none named means today. */
const keineRechtzeitigeSitzung: Rule<LageWith<Eil>> = (lage) => {
  const { event, stand, heute } = lage
  const spaetestens = event.spaetestens ?? heute
  const feld = { abhilfe: { feld: 'spaetestens' } }
  if (spaetestens < heute)
    return { code: 'TAG_VERGANGEN', satz: 'Der Tag, bis zu dem entschieden sein muss, liegt in der Vergangenheit.', ...feld }
  const geplant = stand.stationen.filter(({ context }) => context.gremium === gremiumDer(lage)).map(({ context }) => context.sitzungAm)
  const termine = [...geplant, sitzungOf(lage)?.stand.context.am ?? null].flatMap((am) => am?.slice(0, 10) ?? [])
  const rechtzeitig = termine.filter((am) => am >= heute && am <= spaetestens).toSorted()[0]
  return rechtzeitig === undefined
    ? null
    : {
        code: 'RECHTZEITIGE_SITZUNG',
        satz: `Das Gremium tagt am ${printDate(rechtzeitig)} und kann selbst entscheiden. Eilig entschieden wird nur, was bis zu seiner nächsten Sitzung nicht warten kann.`,
        norm: recht(lage).eilentscheidung.norm,
        ...feld,
      }
}

/** What was decided in a hurry is owed to the body: neither is the paper withdrawn nor the deliberation skipped that it is brought to. */
export const eilentscheidungVorzulegen: Rule<Lage> = ({ stand }) =>
  stand.context.eil === null
    ? null
    : {
        code: 'EILENTSCHEIDUNG_VORZULEGEN',
        satz: 'Eilig ist schon entschieden. Die Entscheidung muss dem Gremium vorgelegt werden; es kann sie aufheben, wo das Recht es vorsieht.',
        norm: stand.context.eil.norm,
      }

function eilbefund(lage: LageWith<Eil>): Omit<BefundOf<'EILENTSCHEIDEN'>, 'von' | 'heute'> {
  const { wert, norm } = recht(lage).eilentscheidung
  if (wert === null) throw new Error('UNREACHABLE: refused where there is no rule')
  const jahr = Number(lage.heute.slice(0, 4))
  const { stand, profil } = lage
  return {
    norm,
    danach: wert.danach,
    gremium: gremiumDer(lage),
    veroeffentlichen: stand.context.kopf.oeffentlich && profil.schalter.oeffentlichAb.wert === 'freigabe',
    nummernkreis: nummernkreis(profil, stand.context.art, jahr),
    jahr,
  }
}

export const eilentscheiden: Rules<Lage, Eil, ReturnType<typeof eilbefund>> = {
  voraussetzungen: [
    vorgesehen,
    inPerson,
    istEilentscheidung,
    nochNichtBeraten,
    keinGremiumEntscheidet,
    pflichtabschnitte,
    beschlussvorschlag,
    finanzielles,
  ],
  angaben: [sitzungDesGremiums, keineRechtzeitigeSitzung, mitUnterschrift],
  befund: eilbefund,
}
