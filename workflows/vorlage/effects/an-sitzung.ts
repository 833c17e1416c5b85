/** Commands to the session of a station. */
import type { Effect } from '../../aggregate.ts'
import { stationById, type VorlageStand } from '../stand.ts'

/**
 * A crossing to the session of a station; none where it has no session. `stand` is that before the event where the event clears the
 * session. @param zurueck the step back when the session refuses: it names the attempt and the session it was sent for
 */
export function anSitzung(
  stand: VorlageStand,
  station: string,
  event: { type: string } & Record<string, unknown>,
  vorlage: string,
  zurueck?: string,
): Effect[] {
  const { sitzung = null, versuch } = stationById(stand, station)?.context ?? {}
  if (sitzung === null) return []
  return [
    {
      art: 'befehl',
      an: { art: 'sitzung', id: sitzung },
      event: { vorlage, station, ...event },
      ...(zurueck !== undefined && { beiAblehnung: { type: zurueck, station, versuch, sitzung } }),
    },
  ]
}
