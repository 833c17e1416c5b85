/** Turns one stored event of a Vorlage into the internal events of its machines. The routes lie by phase in `routes/`. */
import type { Parts, Step } from '../aggregate.ts'
import type { StoredEvent } from './befund.ts'
import type { VorlageEventType } from './events.ts'
import { aenderung, aenderungAnlegen } from './routes/aenderung.ts'
import { anhoerung } from './routes/anhoerung.ts'
import { beratung } from './routes/beratung.ts'
import { beratungsfolge } from './routes/beratungsfolge.ts'
import { bestand, uebernehmen } from './routes/bestand.ts'
import { berichtigung } from './routes/berichtigung.ts'
import { eilentscheidung } from './routes/eilentscheidung.ts'
import { entscheidung } from './routes/entscheidung.ts'
import { anlegen, intern } from './routes/intern.ts'
import { nachgang } from './routes/nachgang.ts'
import { saal } from './routes/saal.ts'
import { nachreichung } from './routes/nachreichung.ts'
import { toVorlage, type Routes } from './routes/steps.ts'
import { widerspruch } from './routes/widerspruch.ts'
import { vorlageStand, type VorlageStand } from './stand.ts'

/** Events that create the paper are routed without a state. */
type Erzeugend = 'ANLEGEN' | 'AENDERUNG_ANLEGEN' | 'BESTAND_UEBERNEHMEN'

const ROUTES = {
  ...intern,
  ...beratung,
  ...entscheidung,
  ...nachgang,
  ...widerspruch,
  ...eilentscheidung,
  ...aenderung,
  ...beratungsfolge,
  ...saal,
  ...bestand,
  ...berichtigung,
  ...nachreichung,
  ...anhoerung,
} satisfies Required<Omit<Routes, Erzeugend>>

type Route = (stand: VorlageStand, event: StoredEvent) => Step[]

/** Steps of a station whose success outdates the note that an earlier one was taken back. */
const NEUER_ANLAUF: ReadonlySet<string> = new Set([
  'TERMINIEREN',
  'UMTERMINIEREN',
  'AUF_TO_SETZEN',
  'DRINGLICH_AUFGENOMMEN',
  'ABSETZEN',
  'AUFRUFEN',
  'ERGEBNIS_ERFASSEN',
  'VERTAGEN',
  'NICHT_BEHANDELT',
  'BESCHLUSSUNFAEHIG',
  'LADUNG_ERFOLGT',
  'VERWEISEN',
  'ZURUECKVERWEISEN',
])

export function route(parts: Parts, stored: StoredEvent): Step[] {
  if (stored.type === 'ANLEGEN') return anlegen(stored)
  if (stored.type === 'AENDERUNG_ANLEGEN') return aenderungAnlegen(stored)
  if (stored.type === 'BESTAND_UEBERNEHMEN') return uebernehmen(stored)
  const stand = vorlageStand(parts)
  const steps = ROUTES[stored.type satisfies Exclude<VorlageEventType, Erzeugend>] as Route
  const outdated = NEUER_ANLAUF.has(stored.type) && stand.context.vermerk !== null
  return [...steps(stand, stored), ...(outdated ? [toVorlage({ type: 'VERMERKEN', vermerk: null })] : [])]
}
