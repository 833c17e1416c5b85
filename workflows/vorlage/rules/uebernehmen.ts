/** AENDERUNG_UEBERNEHMEN: whoever moved the paper makes an amendment its own, and nobody votes on it. */
import { ARTEN_VON_AUSSEN } from '../../begriffe.ts'
import type { Rule, Rules } from '../../rule.ts'
import { isAngenommen, isOffen } from '../aenderung.ts'
import type { VorlageEvent } from '../events.ts'
import { inDerBeratungsfolge, type Lage } from './common.ts'

/** Only an amendment is taken over. */
const istAenderungsantrag: Rule<Lage> = ({ stand }) =>
  stand.context.aendert === null
    ? { code: 'KEIN_AENDERUNGSANTRAG', satz: 'Übernommen wird ein Änderungsantrag. Diese Vorlage ist keiner.' }
    : null

/** It is taken over before it is voted on. */
const nochNichtAbgestimmt: Rule<Lage> = ({ stand }) =>
  stand.context.aendert !== null && stand.stationen.some(({ context }) => context.ergebnis !== null)
    ? { code: 'SCHON_ABGESTIMMT', satz: 'Über den Änderungsantrag ist bereits abgestimmt. Übernehmen lässt er sich nur vorher.' }
    : null

/** A motion is its mover's: the administration takes amendments over into its own papers alone. */
const uebernimmtWerEinbringt: Rule<Lage> = ({ stand, als }) =>
  (als === 'hvb' || als === 'dezernat') && stand.context.aendert !== null && ARTEN_VON_AUSSEN.has(stand.context.aendert.art)
    ? { code: 'NICHT_EINBRINGER', satz: 'In einen Antrag übernimmt Änderungen nur, wer ihn gestellt hat.' }
    : null

/** What was moved to change it itself is voted on, for nobody knows which text would be taken over. */
const selbstUngeaendert: Rule<Lage> = ({ stand }) =>
  stand.context.aendert !== null && stand.context.aenderungen.some((aenderung) => isOffen(aenderung) || isAngenommen(aenderung))
    ? {
        code: 'SELBST_GEAENDERT',
        satz: 'Zu diesem Änderungsantrag liegt selbst ein Änderungsantrag vor. Bitte lassen Sie abstimmen.',
      }
    : null

export const aenderungUebernehmen: Rules<Lage, VorlageEvent<'AENDERUNG_UEBERNEHMEN'>, object> = {
  voraussetzungen: [istAenderungsantrag, inDerBeratungsfolge, nochNichtAbgestimmt, uebernimmtWerEinbringt, selbstUngeaendert],
  angaben: [],
}
