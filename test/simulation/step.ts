/** Something a person may do, and what people see when they decide what to do next. */
import type { Payload, Ref } from '../../workflows/aggregate.ts'
import type { Akteur } from '../../workflows/akteur.ts'
import type { SitzungContext } from '../../workflows/sitzung/machine.ts'
import type { VorlageStand } from '../../workflows/vorlage/stand.ts'
import type { Schreibweise } from './papers.ts'
import type { Prng } from './prng.ts'
import type { Stadt } from './stadt.ts'

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

export interface VorlageSeen {
  ref: Ref
  stand: VorlageStand
}

export interface Scene {
  stadt: Stadt
  random: Prng
  /** Local date. */
  heute: string
  weise: Schreibweise
  /** The head of administration objects to what is decided wherever it may. */
  streit: boolean
  vorlagen: readonly VorlageSeen[]
  sitzungen: readonly SitzungSeen[]
}

/** A step towards one aggregate. */
export type StepTo = (weight: number, event: Payload, akteur: Akteur) => Step

export const stepTo =
  (ref: Ref): StepTo =>
  (weight, event, akteur) => ({ weight, ref, event, akteur })
