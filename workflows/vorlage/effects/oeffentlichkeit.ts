/** What is decided of an item reaches its session, and the amendments that share it. */
import type { Effect, Ref } from '../../aggregate.ts'
import { isOffen } from '../aenderung.ts'
import type { StoredEvent } from '../befund.ts'
import { stationById, type VorlageStand } from '../stand.ts'

type Ereignis = Extract<StoredEvent, { type: 'OEFFENTLICHKEIT_AUSSCHLIESSEN' | 'OEFFENTLICHKEIT_HERSTELLEN' }>

const anSitzung = (sitzung: string, vorlage: string, verfahren: object): Effect => ({
  art: 'befehl',
  an: { art: 'sitzung', id: sitzung },
  event: { type: 'OEFFENTLICHKEIT_ENTSCHIEDEN', vorlage, ...verfahren },
})

/** Amendments that are not voted on yet share the publicity of the item and those excluded from it. */
export const anAenderungen = (stand: VorlageStand, stationen: readonly string[]): Effect[] =>
  stand.context.aenderungen.flatMap((aenderung): Effect[] => {
    const station = stationById(stand, aenderung.station)
    if (station === undefined || !stationen.includes(aenderung.station) || !isOffen(aenderung)) return []
    const { befangen } = station.context
    const oeffentlich = stand.context.kopf.oeffentlich && station.context.oeffentlich
    return [{ art: 'befehl', an: { art: 'vorlage', id: aenderung.vorlage }, event: { type: 'PUNKT_UEBERNEHMEN', befangen, oeffentlich } }]
  })

/** The session learns who may listen to its items, and keeps the vote on it. */
export function oeffentlichkeit(vorlage: string, stand: VorlageStand, stored: Ereignis): Effect[] {
  const { sitzung } = stored.befund
  if (stored.type === 'OEFFENTLICHKEIT_HERSTELLEN') {
    const { stationen } = stored.befund
    return [anSitzung(sitzung, vorlage, { stationen, oeffentlich: true, beschluss: null }), ...anAenderungen(stand, stationen)]
  }
  const { angenommen, norm, rechnung } = stored.befund
  const { stationen, abstimmung = null } = stored
  const beschluss = { abstimmung, angenommen, norm, rechnung }
  return [
    anSitzung(sitzung, vorlage, { stationen, oeffentlich: !angenommen, beschluss }),
    ...(angenommen ? anAenderungen(stand, stationen) : []),
  ]
}

/** The item of an amendment that followed its paper. */
export function uebernommen(ref: Ref, vorher: VorlageStand, { stationen }: VorlageStand): Effect[] {
  const [jetzt] = stationen
  if (jetzt === undefined || jetzt.context.sitzung === null || vorher.stationen[0]?.context.oeffentlich === jetzt.context.oeffentlich)
    return []
  const { id, sitzung, oeffentlich } = jetzt.context
  return [anSitzung(sitzung, ref.id, { stationen: [id], oeffentlich, beschluss: null })]
}
