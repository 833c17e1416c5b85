/** AN_SICH_ZIEHEN: the Vertretung takes a matter back from a committee that was to decide it; the committee goes on to prepare it. */
import type { Rule, Rules } from '../../rule.ts'
import { gremiumName } from '../../woerter.ts'
import type { VorlageEvent } from '../events.ts'
import { entscheidendeStation } from '../stand.ts'
import { inDerBeratungsfolge, type Lage } from './common.ts'

/** The body knows the Rückholrecht. */
const rueckholrechtBesteht: Rule<Lage> = ({ profil }) =>
  profil.schalter.rueckholrecht.wert
    ? null
    : {
        code: 'KEIN_RUECKHOLRECHT',
        satz: 'In den Regeln dieses Hauses ist nicht vorgesehen, dass eine übertragene Sache zurückgeholt wird.',
      }

/** Where a committee was to decide. */
function uebertragene({ stand, profil }: Lage): ReturnType<typeof entscheidendeStation> {
  const entscheidung = entscheidendeStation(stand)
  return entscheidung?.context.gremium === profil.vertretung ? undefined : entscheidung
}

const ausschussEntscheidet: Rule<Lage> = (lage) =>
  uebertragene(lage) === undefined
    ? {
        code: 'NICHTS_ZURUECKZUHOLEN',
        satz: `An sich ziehen lässt sich, was einem anderen Gremium übertragen ist. Hier entscheidet keines an Stelle von: ${gremiumName(lage.profil, lage.profil.vertretung)}.`,
      }
    : null

/** It has not begun: what is on its agenda is taken off first, what it has decided is decided. */
const nochNichtAufDerTagesordnung: Rule<Lage> = (lage) => {
  const { zustand = 'geplant' } = uebertragene(lage) ?? {}
  return zustand === 'geplant' || zustand === 'terminiert'
    ? null
    : {
        code: 'AUSSCHUSS_BERAET',
        satz: 'Der Ausschuss hat die Sache schon auf seiner Tagesordnung oder über sie entschieden. Bitte setzen Sie den Punkt zuerst ab.',
        abhilfe: { ereignis: 'ABSETZEN' },
      }
}

export const anSichZiehen: Rules<Lage, VorlageEvent<'AN_SICH_ZIEHEN'>, { gremium: string }> = {
  voraussetzungen: [inDerBeratungsfolge, rueckholrechtBesteht, ausschussEntscheidet, nochNichtAufDerTagesordnung],
  angaben: [],
  befund: ({ profil }) => ({ gremium: profil.vertretung }),
}
