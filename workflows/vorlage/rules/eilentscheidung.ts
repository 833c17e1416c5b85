/** EILENTSCHEIDEN: what cannot wait for a session is decided by the head of administration, in Nordrhein-Westfalen with a member of the body. */
import type { Part } from '../../aggregate.ts'
import { sitzeAm, type GremiumContext } from '../../gremium/machine.ts'
import { HVB } from '../../begriffe.ts'
import { nummernkreis } from '../../profile/nummer.ts'
import { regelwerk, type Regelwerk } from '../../recht/regelwerk.ts'
import type { Rule, Rules } from '../../rule.ts'
import type { BefundOf } from '../befund.ts'
import type { VorlageEvent } from '../events.ts'
import { isIntern } from '../stand.ts'
import type { Lage, LageWith } from './common.ts'
import { beschlussvorschlag, pflichtabschnitte } from './einreichen.ts'

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

/** Before the body deliberates: afterwards it decides itself. */
const nochNichtBeraten: Rule<Lage> = ({ stand }) =>
  isIntern(stand) || ['bereit', 'ruht', 'in_anhoerung'].includes(stand.zustand)
    ? null
    : { code: 'FALSCHER_STAND', satz: 'Eilig entschieden wird einmal, und bevor ein Gremium berät.' }

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

/** The body it is brought before: that of its station, else the Vertretung. */
const eilgremium = ({ stand, profil }: Pick<Lage, 'stand' | 'profil'>): string =>
  stand.stationen.find(({ context }) => context.gremium !== HVB)?.context.gremium ?? profil.vertretung

function eilbefund(lage: LageWith<Eil>): Omit<BefundOf<'EILENTSCHEIDEN'>, 'von' | 'heute'> {
  const { wert, norm } = recht(lage).eilentscheidung
  if (wert === null) throw new Error('UNREACHABLE: refused where there is no rule')
  const jahr = Number(lage.heute.slice(0, 4))
  const { stand, profil } = lage
  return {
    norm,
    danach: wert.danach,
    gremium: eilgremium(lage),
    veroeffentlichen: stand.context.kopf.oeffentlich && profil.schalter.oeffentlichAb.wert === 'freigabe',
    nummernkreis: nummernkreis(profil, stand.context.art, jahr),
    jahr,
  }
}

export const eilentscheiden: Rules<Lage, Eil, ReturnType<typeof eilbefund>> = {
  voraussetzungen: [vorgesehen, istEilentscheidung, nochNichtBeraten, pflichtabschnitte, beschlussvorschlag],
  angaben: [mitUnterschrift],
  befund: eilbefund,
}
