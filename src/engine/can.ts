/**
 * What somebody can do, and why not the rest: one answer for page, API and case files. A step whose form is still empty counts as
 * possible when nothing but what the form asks for is missing.
 */
import type { ZodType } from 'zod'
import type { AggregateDefinition, Parts, Payload, Situation } from '../../workflows/aggregate.ts'
import type { Akteur } from '../../workflows/akteur.ts'
import type { Grund } from '../../workflows/rule.ts'
import { sitzungStand } from '../../workflows/sitzung/stand.ts'
import { vorlageStand } from '../../workflows/vorlage/stand.ts'
import type { Head } from './ports.ts'
import { askedSituation, befugnisOf, definitionOf, type SituationDeps } from './situation.ts'

/** What an event is about inside its aggregate: the key of its payload and the value there. */
export interface Gegenstand {
  art: 'station' | 'stelle' | 'punkt' | 'top'
  wert: string | number
}

export interface Moeglichkeit {
  ereignis: string
  /** Null where the event is about the aggregate as a whole. */
  gegenstand: Gegenstand | null
  moeglich: boolean
  /** Every unmet condition; empty where it is possible. */
  gruende: readonly Grund[]
}

export interface Read {
  head: Head
  parts: Parts
}

const NICHT_BERECHTIGT: Grund = {
  code: 'NICHT_BERECHTIGT',
  satz: 'Keine Berechtigung: Zuständig ist, wer auf der Seite unter „Nächster Schritt“ genannt ist.',
}

const ARTEN: ReadonlySet<string> = new Set<Gegenstand['art']>(['station', 'stelle', 'punkt', 'top'])

/** What an event may carry. */
function shapeOf(definition: AggregateDefinition, ereignis: string): Readonly<Record<string, ZodType>> {
  const schema = definition.events[ereignis]?.schema
  if (schema === undefined || !('shape' in schema)) throw new Error(`NO_SHAPE ${ereignis}`)
  return schema.shape as Record<string, ZodType>
}

function gegenstaende(definition: AggregateDefinition, parts: Parts): Gegenstand[] {
  if (definition.art === 'sitzung') return sitzungStand(parts).context.tops.map(({ id }) => ({ art: 'top', wert: id }))
  if (definition.art !== 'vorlage') return []
  const { stationen, mitzeichnungen, beschlusspunkte } = vorlageStand(parts)
  return [
    ...stationen.map(({ context }): Gegenstand => ({ art: 'station', wert: context.id })),
    ...mitzeichnungen.map(({ context }): Gegenstand => ({ art: 'stelle', wert: context.stelle })),
    ...beschlusspunkte.map(({ context }): Gegenstand => ({ art: 'punkt', wert: context.nr })),
  ]
}

interface Frage {
  event: Payload
  gegenstand: Gegenstand | null
}

/** Events that may be sent from outside to an aggregate that exists, each with all it can be about. */
function fragen(definition: AggregateDefinition, parts: Parts): Frage[] {
  const alle = gegenstaende(definition, parts)
  return Object.entries(definition.events)
    .filter(([ereignis, { intern }]) => intern !== true && !definition.creates.has(ereignis))
    .flatMap(([ereignis]): Frage[] => {
      const art = Object.keys(shapeOf(definition, ereignis)).find((key) => ARTEN.has(key))
      if (art === undefined) return [{ event: { type: ereignis }, gegenstand: null }]
      return alle
        .filter((gegenstand) => gegenstand.art === art)
        .map((gegenstand) => ({ event: { type: ereignis, [art]: gegenstand.wert }, gegenstand }))
    })
}

/** A reason that names a field nobody has filled in yet asks for input; all others are obstacles. */
const istAngabe = (event: Payload, { abhilfe }: Grund): boolean =>
  abhilfe?.feld !== undefined && abhilfe.ereignis === undefined && event[abhilfe.feld] === undefined

const NOT_FILLED_IN = Symbol('not filled in')

/**
 * A form that is still empty: a rule that looks at what must yet be filled in ends the question, for its answer would mean nothing. What
 * it may leave out, or does not carry, counts as left out: it is what the event is without it.
 */
function halfFilled(definition: AggregateDefinition, event: Payload): Payload {
  const shape = shapeOf(definition, event.type)
  return new Proxy(event, {
    get(target, key) {
      const field = typeof key === 'string' && target[key] === undefined ? shape[key] : undefined
      if (field === undefined) return Reflect.get(target, key) as unknown
      if (!field.isOptional()) throw NOT_FILLED_IN
      return field.parse(undefined)
    },
  })
}

/** Every unmet condition of an event that the role of the situation may send.
 * @param ausgefuellt the event is what somebody would send; else a form that is still empty */
export function unmet(definition: AggregateDefinition, situation: Situation, event: Payload, ausgefuellt: boolean): Grund[] {
  const stand = definition.grounds(situation, event, true)
  if (stand.length > 0) return stand
  if (ausgefuellt) return definition.grounds(situation, event, false)
  try {
    return definition.grounds(situation, halfFilled(definition, event), false).filter((grund) => !istAngabe(event, grund))
  } catch (error) {
    if (error === NOT_FILLED_IN) return []
    throw error
  }
}

/** Whether this actor can send this event, as it is or once its form is filled in. */
export async function can(
  deps: SituationDeps,
  read: Read,
  akteur: Akteur,
  event: Payload,
  { gegenstand = null, ausgefuellt = true }: { gegenstand?: Gegenstand | null; ausgefuellt?: boolean } = {},
): Promise<Moeglichkeit> {
  const asked = await askedSituation(deps, read, event, akteur)
  const gruende = asked === null ? [NICHT_BERECHTIGT] : unmet(asked.definition, asked.situation, event, ausgefuellt)
  return { ereignis: event.type, gegenstand, moeglich: gruende.length === 0, gruende }
}

/** Every event that a role of this actor may ever send to this aggregate. */
export async function canAll(deps: SituationDeps, read: Read, akteur: Akteur): Promise<Moeglichkeit[]> {
  const definition = definitionOf(deps.definitions, read.head.ref, read.head)
  const heads = new Map<string, Promise<Head | null>>()
  // Many questions look at the same session and body.
  const store: SituationDeps['store'] = {
    readHead(ref) {
      const key = `${ref.art}/${ref.id}`
      const known = heads.get(key) ?? deps.store.readHead(ref)
      heads.set(key, known)
      return known
    },
  }
  const erlaubt = fragen(definition, read.parts).filter(({ event }) => befugnisOf(definition, read.parts, event, akteur) !== null)
  return Promise.all(
    erlaubt.map(({ event, gegenstand }) => can({ ...deps, store }, read, akteur, event, { gegenstand, ausgefuellt: false })),
  )
}
