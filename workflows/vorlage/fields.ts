/** Query fields of a Vorlage beside its snapshot: what lists, search and the sweep look for. */
import type { Parts } from '../aggregate.ts'
import { publizitaet, vorlageStand } from './stand.ts'

export function fields(parts: Parts): Record<string, unknown> {
  const stand = vorlageStand(parts)
  const { context } = stand
  return {
    profil: context.profil,
    art: context.art,
    zustand: stand.zustand,
    ergebnis: context.ergebnis?.ergebnis ?? null,
    nummer: context.nummer,
    entwurfsnummer: context.entwurfsnummer,
    jahr: Number(context.angelegtAm.slice(0, 4)),
    federfuehrung: context.federfuehrung,
    publizitaet: publizitaet(stand),
    gremien: [...new Set(stand.stationen.map((station) => station.context.gremium))],
    sitzungen: [...new Set(stand.stationen.flatMap((station) => station.context.sitzung ?? []))],
  }
}
