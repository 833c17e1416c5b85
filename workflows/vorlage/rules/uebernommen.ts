/**
 * The step before has arrived in the session. Until then the session may still refuse it, and a step that builds on it could not be
 * taken back with it.
 */
import type { Grund, Rule } from '../../rule.ts'
import type { Top } from '../../sitzung/machine.ts'
import { topOf } from '../../sitzung/stand.ts'
import { sitzungOf, stationOf, type LageWith } from './common.ts'

type MitStation = LageWith<{ station: string }>

/** The agenda item of this attempt, as the session has it. */
function punktDesAnlaufs(lage: MitStation): Top | undefined {
  const { id, versuch } = stationOf(lage).context
  const sitzung = sitzungOf(lage)
  const top = sitzung === null ? undefined : topOf(sitzung.stand.context, lage.ref.id, id)
  return top?.vorlage?.versuch === versuch ? top : undefined
}

export const nochNichtUebernommen = (was: string): Grund => ({
  code: 'NOCH_NICHT_UEBERNOMMEN',
  satz: `${was} wird gerade in die Sitzung übernommen. Bitte versuchen Sie es gleich noch einmal.`,
})

const uebernommen =
  (was: string, passt: (top: Top, lage: MitStation) => boolean): Rule<MitStation> =>
  (lage) => {
    const top = punktDesAnlaufs(lage)
    return top !== undefined && passt(top, lage) ? null : nochNichtUebernommen(was)
  }

export const tagesordnungUebernommen = uebernommen('Der Punkt', (top) => top.zustand === 'offen')
export const aufrufUebernommen = uebernommen('Der Aufruf', (top) => top.zustand === 'aufgerufen')
export const ergebnisUebernommen = uebernommen(
  'Das Ergebnis',
  (top, lage) => top.zustand === 'erfasst' && top.ausgang === stationOf(lage).context.ergebnis?.ergebnis,
)
