/** The numbers a vote stands on: statutory number, presence, majority type. */
import type { Part } from '../../aggregate.ts'
import type { GremiumContext } from '../../gremium/machine.ts'
import type { Abstimmungslage } from '../../recht/abstimmung.ts'
import type { Mehrheit } from '../../begriffe.ts'
import type { Organ } from '../../recht/regelwerk.ts'
import { sitzungOf, stationOf, type Lage, type LageWith } from './common.ts'

/** Members present in the session, as it has recorded them. */
export const anwesende = (lage: Lage): number => sitzungOf(lage)?.stand.context.anwesenheit?.anwesend ?? 0

/** Where a body votes in the session: its statutory number is that of its own record, else the default of the profile. */
export function abstimmungslageIn(lage: Lage, gremium: string): Abstimmungslage {
  const part = lage.zeugen['gremium']?.parts['gremium'] as Part<GremiumContext> | undefined
  const vorgabe = lage.profil.gremien.find((candidate) => candidate.id === gremium)?.gesetzlicheZahl
  return {
    gesetzlicheZahl: part?.context.gesetzlicheZahl ?? vorgabe ?? 0,
    anwesend: anwesende(lage),
    ausgeschlossen: 0,
  }
}

/** The same for the body of the station, without those excluded. A confirmed result was counted on the numbers of its vote, whoever came and went since. */
export function abstimmungslage(lage: LageWith<{ station: string }>): Abstimmungslage {
  const { zustand, context } = stationOf(lage)
  const damals = zustand === 'ergebnis_bestaetigt' || zustand === 'abgeschlossen' ? context.ergebnis?.befund : undefined
  return damals === undefined
    ? { ...abstimmungslageIn(lage, context.gremium), ausgeschlossen: context.befangen?.anzahl ?? 0 }
    : { gesetzlicheZahl: damals.gesetzlicheZahl, anwesend: damals.anwesend, ausgeschlossen: damals.ausgeschlossen }
}

/** The qualified majority of a paper is needed where it is decided; a recommendation needs the simple one. */
export const noetigeMehrheit = (lage: LageWith<{ station: string }>): Mehrheit =>
  stationOf(lage).context.rolle === 'entscheidung' ? lage.stand.context.kopf.mehrheit : 'einfach'

/** Rules of the Vertretung and of its committees differ in some Länder. */
export const organOf = (lage: LageWith<{ station: string }>): Organ =>
  stationOf(lage).context.gremium === lage.profil.vertretung ? 'vertretung' : 'ausschuss'
