/** Hearings: until when a body is heard, what it says late, and the warning where a decision would be taken without it. */
import type { Profil } from '../../profile/profil.ts'
import { addDays } from '../../recht/kalender.ts'
import type { Rule, Rules } from '../../rule.ts'
import { gremiumName } from '../../woerter.ts'
import type { VorlageEvent } from '../events.ts'
import { isEndgueltig } from '../stand.ts'
import {
  inDerBeratungsfolge,
  normVon,
  rechtDerSitzung,
  stationGibtEs,
  stationImZustand,
  stationOf,
  type Lage,
  type LageWith,
} from './common.ts'

/** A hearing begins with the release, or when its body joins. */
export const anhoerungBis = (profil: Profil, heute: string): string => addDays(heute, profil.fristen.anhoerungTage.wert)

/** Who had to be heard and was passed over, or has not spoken yet, stops the decision: only a reason leads on. Silence until the day counts as heard. */
export const angehoert: Rule<LageWith<VorlageEvent<'AUFRUFEN'>>> = (lage) => {
  const { stand, event, profil } = lage
  if (stationOf(lage).context.rolle !== 'entscheidung' || event.ohneVorberatung !== undefined) return null
  const fehlend = stand.stationen.filter(
    (station) => station.context.rolle === 'anhoerung' && (station.zustand === 'uebersprungen' || !isEndgueltig(station)),
  )
  if (fehlend.length === 0) return null
  const wer = fehlend.map(({ context }) => gremiumName(profil, context.gremium)).join(', ')
  return {
    code: 'ANHOERUNG_FEHLT',
    satz: `Noch nicht angehört: ${wer}. Ein Beschluss ohne die Anhörung kann rechtswidrig sein. Bitte setzen Sie den Punkt ab oder begründen Sie, warum ohne sie beraten wird.`,
    ...normVon(rechtDerSitzung(lage).anhoerung),
    abhilfe: { feld: 'ohneVorberatung' },
  }
}

export const nachreichen: Rules<Lage, VorlageEvent<'NACHREICHEN'>, object> = {
  voraussetzungen: [inDerBeratungsfolge],
  angaben: [stationGibtEs, stationImZustand(['fristablauf'], 'Nachgereicht wird, was nach Ablauf der Anhörungsfrist eingeht.')],
}
