/** BERICHTIGEN of a renewed decision: it stays, or it is rescinded; with the right result what follows is another. */
import { regelwerk } from '../../recht/regelwerk.ts'
import type { Rule } from '../../rule.ts'
import type { StationContext } from '../../station/context.ts'
import type { BefundOf } from '../befund.ts'
import type { VorlageEvent } from '../events.ts'
import { beschluss } from '../stand.ts'
import { stationOf, type LageWith } from './common.ts'
import { folgeNach } from './erneut-beschliessen.ts'
import { abstimmungsartZulaessig, ergebnisFolgtDenStimmen, stimmenPassenZurAnwesenheit } from './ergebnis.ts'

type Berichtigen = LageWith<VorlageEvent<'BERICHTIGEN'>>

/** Asked was whether the decision stays: no other answer, no other wording. */
const bleibtOderAufgehoben: Rule<Berichtigen> = (lage) => {
  const { ergebnis, punkte, wortlaut } = lage.event
  const bleibt = ergebnis === beschluss(lage.stand)?.context.ergebnis?.ergebnis
  return (bleibt || ergebnis === 'aufgehoben') && punkte === undefined && wortlaut === undefined
    ? null
    : {
        code: 'ERGEBNIS_UNZULAESSIG',
        satz: 'Nach einem Widerspruch bleibt der Beschluss, wie er war, oder er ist aufgehoben. Bitte wählen Sie eines von beiden.',
        abhilfe: { feld: 'ergebnis' },
      }
}

const hebtAuf = ({ ergebnis }: Pick<StationContext, 'ergebnis'>): boolean => ergebnis?.ergebnis === 'aufgehoben'

/** It turns round only while nobody has gone on from it: no Beanstandung, no other body, no later decision. */
const niemandGingWeiter: Rule<Berichtigen> = (lage) => {
  const { context, stationen } = lage.stand
  const station = stationOf(lage).context
  if ((lage.event.ergebnis === 'aufgehoben') === hebtAuf(station)) return null
  const letzter = stationen.at(-1)?.context.id === station.id
  const beanstandet = context.widerspruch?.beanstandung != null
  const anderswoAufgehoben = context.aufhebung !== null && context.aufhebung.durch !== 'gremium'
  return letzter && !beanstandet && !anderswoAufgehoben
    ? null
    : {
        code: 'BESCHLUSS_ANGEGRIFFEN',
        satz: 'Auf diesen erneuten Beschluss ist schon ein weiterer Schritt gefolgt. Ob der Beschluss bleibt, lässt sich nicht mehr durch eine Berichtigung ändern.',
        abhilfe: { feld: 'ergebnis' },
      }
}

export const angabenZumErneuten = [
  bleibtOderAufgehoben,
  stimmenPassenZurAnwesenheit,
  abstimmungsartZulaessig,
  ergebnisFolgtDenStimmen,
  niemandGingWeiter,
] as const

/** What follows the right result, where it is another one; periods run from the day of the vote. */
export function erneuteFolge(lage: LageWith<{ station: string }>): BefundOf<'ERGEBNIS_BESTAETIGEN'>['erneut'] {
  const { erneut, berichtigung, ergebnis, gremium } = stationOf(lage).context
  if (!erneut || berichtigung === null || hebtAuf({ ergebnis }) === hebtAuf(berichtigung)) return undefined
  const am = ergebnis?.befund.sitzungAm.slice(0, 10) ?? lage.heute
  return folgeNach(lage, { bleibt: !hebtAuf(berichtigung), gremium, am, recht: regelwerk(lage.profil.rechtsbereich, am) })
}
