/** What the routes share: where a step goes, and the shape of a table of routes. */
import type { Step } from '../../aggregate.ts'
import type { StationContext } from '../../station/context.ts'
import type { Stored } from '../befund.ts'
import type { VorlageEventType } from '../events.ts'
import { mitPruefungen, type Pruefungsgrund } from '../pruefung.ts'
import type { VorlageStand } from '../stand.ts'

/** By event: the internal events that the machines get for it. */
export type Routes = { readonly [Type in VorlageEventType]?: (stand: VorlageStand, event: Stored<Type> & { type: Type }) => Step[] }

export const toVorlage = (event: { type: string } & Record<string, unknown>): Step => ({ key: 'vorlage', event })
export const toStation = (station: string, event: { type: string } & Record<string, unknown>): Step => ({
  key: `station/${station}`,
  event,
})

/** Legal checks on a result open with it, and end with it. */
export function zuPruefen({ context: { pruefungen } }: VorlageStand, station: string, gruende: readonly Pruefungsgrund[]): Step[] {
  const neu = mitPruefungen(pruefungen, station, gruende)
  return gruende.length > 0 || neu.length < pruefungen.length ? [toVorlage({ type: 'PRUEFUNGEN_SETZEN', pruefungen: neu })] : []
}

/** The event as it is, for the machine of the Vorlage. */
export const asItIs = (_stand: VorlageStand, { befund: _befund, ...event }: { type: string; befund: unknown }): Step[] => [toVorlage(event)]

export const veroeffentlichen = (yes: boolean): Step[] => (yes ? [toVorlage({ type: 'VEROEFFENTLICHEN' })] : [])

/** The release counts as the approval where the head of administration is a station of the Beratungsfolge. */
export const hvbGenehmigt = (stand: VorlageStand, von: string): Step[] =>
  stand.stationen
    .filter((station) => station.zustand === 'hvb_offen')
    .map((station) => toStation(station.context.id, { type: 'GENEHMIGEN', genehmigtVon: von, fassung: stand.context.fassung.hash }))

/** A body that is heard has time until a day; of others nothing is asked. */
export const anhoeren = ({ context: { id, rolle } }: { context: Pick<StationContext, 'id' | 'rolle'> }, bis: string): Step[] =>
  rolle === 'anhoerung' ? [toStation(id, { type: 'ANHOEREN', bis })] : []

/** The paper goes to whoever is heard when it is released. */
export const anhoerungen = (stand: VorlageStand, bis: string): Step[] => stand.stationen.flatMap((station) => anhoeren(station, bis))

/** Mandates among the adopted points start the Beschlusskontrolle; `wortlaut` refers to the adopted text. */
export const auftraege = (punkte: VorlageStand['context']['merkmale']['punkte'], wortlaut: string): Step[] =>
  punkte
    .filter((punkt) => punkt.art === 'auftrag')
    .map(({ nr, art, termin }) => ({ key: `beschlusspunkt/${nr}`, start: 'beschlusspunkt', input: { nr, art, termin, wortlaut } }))

/** Forwarding is implied by planning the next station: confirmed predecessors are closed. */
export function abschluesse(stand: VorlageStand): Step[] {
  return stand.stationen
    .filter((station) => station.zustand === 'ergebnis_bestaetigt')
    .map((station) => toStation(station.context.id, { type: 'ABSCHLIESSEN' }))
}
