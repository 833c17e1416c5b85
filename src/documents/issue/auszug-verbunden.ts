/** What a Beschlussauszug says of other papers: amendments that were voted on before, a shared vote, the paper that settled this one. */
import type { Profil } from '../../../workflows/profile/index.ts'
import type { Abstimmung } from '../../../workflows/recht/abstimmung.ts'
import type { Stationsergebnis } from '../../../workflows/station/ergebnis.ts'
import { ohneAbstimmung } from '../../../workflows/vorlage/aenderung.ts'
import { vorlageStand } from '../../../workflows/vorlage/stand.ts'
import { stimmzahlen, wort } from '../../../workflows/woerter.ts'
import type { ReadingDeps, ReadVorlage } from '../../engine/reading.ts'

const gezaehlt = (profil: Profil, abstimmung: Abstimmung | undefined): string[] => {
  if (abstimmung === undefined) return []
  return abstimmung.ohneZahlen === undefined ? stimmzahlen(abstimmung) : [wort(profil, 'stimmen', abstimmung.ohneZahlen)]
}

/** "Änderungsantrag 0802/2026 (Fraktion A): Beschlossen, 25 Ja, 22 Nein, 0 Enthaltungen", in the order in which they came. */
export async function aenderungszeilen(deps: ReadingDeps, { profil, stand }: ReadVorlage, station: string): Promise<string[]> {
  const hier = stand.context.aenderungen.filter((aenderung) => aenderung.station === station)
  const reads = await Promise.all(hier.map(({ vorlage: id }) => deps.engine.read({ art: 'vorlage', id })))
  return hier.map((aenderung, index) => {
    const { nummer, einreicher, ergebnis } = aenderung
    const parts = reads[index]?.parts
    const stimmen = parts === undefined ? undefined : vorlageStand(parts).stationen[0]?.context.ergebnis?.abstimmung
    const ausgang =
      ergebnis === null ? wort(profil, 'zustand', ohneAbstimmung(aenderung) ?? 'in_station') : wort(profil, 'ergebnis', ergebnis)
    return `Änderungsantrag ${nummer ?? ''} (${einreicher}): ${[ausgang, ...gezaehlt(profil, stimmen)].join(', ')}`
  })
}

export function verbundenes({ profil, stand }: ReadVorlage, { gemeinsamMit, erledigtDurch }: Stationsergebnis): string[] {
  const { aendert } = stand.context
  return [
    ...(aendert === null ? [] : [`${wort(profil, 'beziehung', 'aendert')} ${aendert.nummer}.`]),
    ...(gemeinsamMit === undefined ? [] : [`${wort(profil, 'beziehung', 'gemeinsam_mit')} ${gemeinsamMit.nummer}.`]),
    ...(erledigtDurch === undefined ? [] : [`${wort(profil, 'beziehung', 'erledigt_durch')} ${erledigtDurch.nummer}.`]),
  ]
}
