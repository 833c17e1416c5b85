/** What operators are told about the running program: for the log and for metrics. No texts, no names, no addresses. */
import type { Auftragsart } from '../../workflows/aggregate.ts'
import type { ErrorCode } from './errors.ts'
import type { Postzustand } from './read-ports.ts'

export interface CommandSeen {
  commandId: string
  /** `vorlage/abc` */
  aggregat: string
  /** Account id. */
  akteur: string
  /** Declared type of the event; `unknown` for any other word that came. */
  event: string
  outcome: 'accepted' | 'repeated' | ErrorCode
  ms: number
}

export interface JobSeen {
  art: Auftragsart
  /** `again`: another attempt follows. `failed`: waits for a person. `lost`: another worker had taken it meanwhile. */
  outcome: 'done' | 'again' | 'failed' | 'lost'
  ms: number
}

/** Must not throw, and must be cheap: it stands in the path of every command. */
export interface Observer {
  command: (seen: CommandSeen) => void
  job: (seen: JobSeen) => void
  /** A mail reached a state. */
  mail: (seen: { mailart: string; zustand: Postzustand }) => void
  /** `route` is the pattern of the page, never the address that was asked for. */
  request: (seen: { method: string; route: string; status: number }) => void
}
