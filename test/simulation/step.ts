/** Something a person may do, and how they see the sessions it could concern. */
import type { Payload, Ref } from '../../workflows/aggregate.ts'
import type { Akteur } from '../../workflows/akteur.ts'
import type { SitzungContext } from '../../workflows/sitzung/machine.ts'

export interface Step {
  weight: number
  ref: Ref
  event: Payload
  akteur: Akteur
}

export interface SitzungSeen {
  id: string
  gremium: string
  zustand: string
  anwesend: number
  context: SitzungContext
}
