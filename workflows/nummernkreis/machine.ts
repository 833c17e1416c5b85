/** The counter of a series of numbers (per body, per kind where the profile says so, per year). Numbers are never reused. */
import { assign, setup } from 'xstate'

/** Numbers that papers of ours bear, first to last. */
export interface Bereich {
  von: number
  bis: number
}

export interface NummernkreisContext {
  profil: string
  lfd: number
  /** Ascending, apart from each other; what lies between was used elsewhere or by nobody. */
  vergeben: Bereich[]
}

export type NummernkreisMachineEvent = { type: 'NUMMER_ZIEHEN' } | { type: 'NUMMER_BELEGEN'; lfd: number; durchVorlage: boolean }

export const isVergeben = ({ vergeben }: NummernkreisContext, lfd: number): boolean =>
  vergeben.some(({ von, bis }) => von <= lfd && lfd <= bis)

/** The ranges with one more number; neighbours grow together. */
function mit(vergeben: readonly Bereich[], lfd: number): Bereich[] {
  const davor = vergeben.filter(({ bis }) => bis < lfd - 1)
  const danach = vergeben.filter(({ von }) => von > lfd + 1)
  const daran = vergeben.slice(davor.length, vergeben.length - danach.length)
  return [
    ...davor,
    { von: daran[0] === undefined ? lfd : Math.min(lfd, daran[0].von), bis: Math.max(lfd, daran.at(-1)?.bis ?? lfd) },
    ...danach,
  ]
}

export const machine = setup({
  types: { context: {} as NummernkreisContext, events: {} as NummernkreisMachineEvent, input: {} as { profil: string } },
  actions: {
    weiterzaehlen: assign(({ context }) => ({ lfd: context.lfd + 1, vergeben: mit(context.vergeben, context.lfd + 1) })),
    belegen: assign(({ context, event }) =>
      event.type === 'NUMMER_BELEGEN'
        ? {
            lfd: Math.max(context.lfd, event.lfd),
            vergeben: event.durchVorlage ? mit(context.vergeben, event.lfd) : context.vergeben,
          }
        : {},
    ),
  },
}).createMachine({
  id: 'nummernkreis',
  initial: 'offen',
  context: ({ input }) => ({ profil: input?.profil ?? '', lfd: 0, vergeben: [] }),
  states: {
    offen: {
      on: {
        NUMMER_ZIEHEN: { actions: 'weiterzaehlen' },
        NUMMER_BELEGEN: { actions: 'belegen' },
      },
    },
  },
})
