/** The body that an urgent decision is brought before: that of its first station, else the Vertretung. */
import { HVB } from '../begriffe.ts'
import type { VorlageStand } from './stand.ts'

export const eilgremium = (stand: VorlageStand, vertretung: string): string =>
  stand.stationen.find(({ context }) => context.gremium !== HVB)?.context.gremium ?? vertretung
