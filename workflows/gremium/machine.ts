/** A body with its dated seats. Persons are ids; their names and addresses live outside the record. */
import { assign, setup } from 'xstate'
import type { Funktion } from '../akteur.ts'

export interface Sitz {
  id: string
  person: string
  funktion: Funktion
  stimmrecht: boolean
  /** Local dates; `bis` null while the seat is held. */
  von: string
  bis: string | null
}

export interface GremiumContext {
  profil: string
  gremium: string
  /** As the law counts it, with the head of administration where he votes there. */
  gesetzlicheZahl: number
  sitze: Sitz[]
  naechsterSitz: number
}

export type GremiumMachineEvent =
  | { type: 'SITZ_BESETZEN'; person: string; funktion: Funktion; stimmrecht: boolean; von: string; bis: string | null }
  | { type: 'SITZ_BEENDEN'; sitz: string; bis: string }
  | { type: 'GREMIUM_AENDERN'; gesetzlicheZahl: number }

export const machine = setup({
  types: {
    context: {} as GremiumContext,
    events: {} as GremiumMachineEvent,
    input: {} as { profil: string; gremium: string; gesetzlicheZahl: number },
  },
  actions: {
    besetzen: assign(({ context, event }) => {
      if (event.type !== 'SITZ_BESETZEN') return {}
      const { type: _type, ...sitz } = event
      return { sitze: [...context.sitze, { id: `z${context.naechsterSitz}`, ...sitz }], naechsterSitz: context.naechsterSitz + 1 }
    }),
    beenden: assign(({ context, event }) =>
      event.type === 'SITZ_BEENDEN'
        ? { sitze: context.sitze.map((sitz) => (sitz.id === event.sitz ? { ...sitz, bis: event.bis } : sitz)) }
        : {},
    ),
    aendern: assign(({ event }) => (event.type === 'GREMIUM_AENDERN' ? { gesetzlicheZahl: event.gesetzlicheZahl } : {})),
  },
}).createMachine({
  id: 'gremium',
  initial: 'besteht',
  context: ({ input }) => ({
    profil: input?.profil ?? '',
    gremium: input?.gremium ?? '',
    gesetzlicheZahl: input?.gesetzlicheZahl ?? 0,
    sitze: [],
    naechsterSitz: 1,
  }),
  states: {
    besteht: {
      on: {
        SITZ_BESETZEN: { actions: 'besetzen' },
        SITZ_BEENDEN: { actions: 'beenden' },
        GREMIUM_AENDERN: { actions: 'aendern' },
      },
    },
  },
})

export const gremiumId = (profil: string, gremium: string): string => `${profil}:${gremium}`

/** Seats held on a local date. */
export const sitzeAm = (context: GremiumContext, datum: string): Sitz[] =>
  context.sitze.filter((sitz) => sitz.von <= datum && (sitz.bis === null || datum <= sitz.bis))
