/** The numbers a vote stands on: statutory number, presence, majority type. */
import type { Part } from '../../aggregate.ts'
import type { GremiumContext } from '../../gremium/machine.ts'
import type { Abstimmungslage } from '../../recht/abstimmung.ts'
import type { Mehrheit } from '../../begriffe.ts'
import type { Organ } from '../../recht/regelwerk.ts'
import { sitzungOf, stationOf, type LageWith } from './common.ts'

/** Statutory number of the body of the session: its own record, else the default of the profile. */
export function gesetzlicheZahl(lage: LageWith<{ station: string }>): number {
  const part = lage.zeugen['gremium']?.parts['gremium'] as Part<GremiumContext> | undefined
  const { gremium } = stationOf(lage).context
  return part?.context.gesetzlicheZahl ?? lage.profil.gremien.find((candidate) => candidate.id === gremium)?.gesetzlicheZahl ?? 0
}

export function abstimmungslage(lage: LageWith<{ station: string }>): Abstimmungslage {
  const anwesend = sitzungOf(lage)?.stand.context.anwesenheit?.anwesend ?? 0
  return { gesetzlicheZahl: gesetzlicheZahl(lage), anwesend, ausgeschlossen: 0 }
}

/** The qualified majority of a paper is needed where it is decided; a recommendation needs the simple one. */
export const noetigeMehrheit = (lage: LageWith<{ station: string }>): Mehrheit =>
  stationOf(lage).context.rolle === 'entscheidung' ? lage.stand.context.kopf.mehrheit : 'einfach'

/** Rules of the Vertretung and of its committees differ in some Länder. */
export const organOf = (lage: LageWith<{ station: string }>): Organ =>
  stationOf(lage).context.gremium === lage.profil.vertretung ? 'vertretung' : 'ausschuss'
