/** BEKANNTGEBEN: what was decided behind closed doors is announced, in a wording that gives nothing away, or there is a reason not to. */
import type { Rule, Rules } from '../../rule.ts'
import type { VorlageEvent } from '../events.ts'
import { isNichtoeffentlichEntschieden } from '../stand.ts'
import { normVon, rechtDesBeschlusses, type Lage, type LageWith } from './common.ts'

type Bekanntgeben = VorlageEvent<'BEKANNTGEBEN'>

/** Only a non-public decision needs announcing. */
const nichtoeffentlichEntschieden: Rule<Lage> = ({ stand }) =>
  isNichtoeffentlichEntschieden(stand)
    ? null
    : { code: 'NICHTS_BEKANNTZUGEBEN', satz: 'Bekannt gegeben wird ein Beschluss, der in nichtöffentlicher Sitzung gefasst wurde.' }

const nochNichtBekanntgegeben: Rule<Lage> = ({ stand }) =>
  stand.context.bekanntgabe === null ? null : { code: 'SCHON_BEKANNTGEGEBEN', satz: 'Über die Bekanntgabe ist bereits entschieden.' }

/** Either the wording or the reason why there is none. */
const wortlautOderGrund: Rule<LageWith<Bekanntgeben>> = (lage) =>
  (lage.event.text === undefined) === (lage.event.unterbleibt === undefined)
    ? {
        code: 'WORTLAUT_ODER_GRUND',
        satz: 'Bitte geben Sie entweder den Wortlaut der Bekanntgabe an oder den Grund, warum sie unterbleibt.',
        ...normVon(rechtDesBeschlusses(lage).bekanntgabe),
        abhilfe: { feld: 'text' },
      }
    : null

export const bekanntgeben: Rules<Lage, Bekanntgeben, { norm: string }> = {
  voraussetzungen: [nichtoeffentlichEntschieden, nochNichtBekanntgegeben],
  angaben: [wortlautOderGrund],
  befund: (lage) => ({ norm: rechtDesBeschlusses(lage).bekanntgabe.norm }),
}
