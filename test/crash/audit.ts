/** What a database must show after everything has come to rest: nothing acknowledged is missing, nothing is there twice, the chains hold. */
import { refKey, type Effect, type Parts, type StoredPayload } from '../../workflows/aggregate.ts'
import { definitions } from '../../workflows/definitions.ts'
import { profil } from '../../workflows/profile/index.ts'
import { apply } from '../../src/engine/automat.ts'
import { verify } from '../../src/engine/history.ts'
import type { EventRecord, Head } from '../../src/engine/ports.ts'
import type { Acknowledged } from './client.ts'

export interface Stored {
  heads: readonly Head[]
  events: readonly EventRecord[]
  /** Ids of kept mails. */
  mails: ReadonlySet<string>
  /** Ids of jobs that are still there. */
  jobs: readonly string[]
  /** Heads that the sweep would still look at. */
  waiting: readonly string[]
}

/** One line per finding. */
export interface Findings {
  lost: string[]
  doubled: string[]
  brokenChains: string[]
}

const commandKey = (aggregat: string, commandId: string): string => `${aggregat} ${commandId}`

export function audit({ heads, events, mails, jobs, waiting }: Stored, acknowledged: readonly Acknowledged[]): Findings {
  const histories = Map.groupBy(events, (event) => event.aggregat)
  const commands = Map.groupBy(events, (event) => commandKey(event.aggregat, event.commandId))
  const revOf = (aggregat: string, commandId: string): number | undefined => commands.get(commandKey(aggregat, commandId))?.[0]?.rev

  const lost = [
    ...acknowledged
      .filter(({ ref, commandId, rev }) => revOf(refKey(ref), commandId) !== rev)
      .map(({ ref, commandId, rev }) => `${commandId} was answered with ${refKey(ref)}:${rev}`),
    ...heads.filter((head) => head.pending.length > 0).map((head) => `${refKey(head.ref)} was not relayed`),
    ...waiting.map((key) => `${key} is swept again and again`),
    ...jobs.map((job) => `job ${job} was not done`),
    ...heads.flatMap((head) => missingEffects(head, histories.get(refKey(head.ref)) ?? [], revOf, mails)),
  ]
  const doubled = [...commands].filter(([, found]) => found.length > 1).map(([key, found]) => `${key} is stored ${found.length} times`)
  const numbers = numberFindings(heads, events)
  return {
    lost: [...lost, ...numbers.lost],
    doubled: [...doubled, ...numbers.doubled],
    brokenChains: heads.flatMap((head) => {
      const { fehler } = verify(definitions[head.ref.art], head, sorted(histories.get(refKey(head.ref)) ?? []))
      return fehler === null ? [] : [fehler]
    }),
  }
}

const sorted = (events: readonly EventRecord[]): EventRecord[] => events.toSorted((a, b) => a.rev - b.rev)

type RevOf = (aggregat: string, commandId: string) => number | undefined

/** Replays a history and looks for what each of its effects leaves for ever. */
function missingEffects(head: Head, events: readonly EventRecord[], revOf: RevOf, mails: ReadonlySet<string>): string[] {
  const definition = definitions[head.ref.art]
  const key = refKey(head.ref)
  let parts: Parts = {}
  return sorted(events).flatMap((record) => {
    const vorher = parts
    const event: StoredPayload = { type: record.type, ...record.daten, befund: record.befund }
    try {
      parts = apply(definition, vorher, definition.route(vorher, event), (after) => definition.settle(after, event, record.rev))
    } catch {
      // Its chain is broken and reported as such.
      return []
    }
    const situation = { profil: profil(String(head.fields['profil'])), jetzt: record.eingetragenAm, zeugen: {} }
    const effects = definition.effects({ ref: head.ref, rev: record.rev, parts, vorher, event, ...situation })
    return effects.flatMap((effect, n) => {
      const id = `${key}:${record.rev}:${n}`
      return isThere(effect, id, key, revOf, mails) ? [] : [`${effect.art} ${id} of ${record.type} left nothing`]
    })
  })
}

function isThere(effect: Effect, id: string, key: string, revOf: RevOf, mails: ReadonlySet<string>): boolean {
  if (effect.art === 'auftrag') return effect.auftrag === 'mail' ? mails.has(id) : revOf(key, id) !== undefined
  // A deadline is gone with its job: fired, or refused because it no longer holds.
  if (effect.art !== 'befehl') return true
  const isApplied = revOf(refKey(effect.an), id) !== undefined
  const isTakenBack = revOf(key, `${id}:zurueck`) !== undefined
  if (effect.beiAblehnung !== undefined) return isApplied !== isTakenBack
  // Only a counter cannot refuse; between paper and session both may have moved at once and agree already.
  return isApplied || (effect.an.art !== 'nummernkreis' && !key.startsWith('nummernkreis/'))
}

const NUMBERED = new Set(['ENTWURFSNUMMER_ERHALTEN', 'NUMMER_ERHALTEN'])

/** The numbers that papers got from a counter are 1 to its last, each once. */
function numberFindings(heads: readonly Head[], events: readonly EventRecord[]): Pick<Findings, 'lost' | 'doubled'> {
  const drawn = Map.groupBy(
    events.filter((event) => NUMBERED.has(event.type)),
    // The id of the crossing begins with the counter: nummernkreis/ID:REV:N
    (event) => event.commandId.replace(/:\d+:\d+$/, ''),
  )
  const findings: Pick<Findings, 'lost' | 'doubled'> = { lost: [], doubled: [] }
  for (const head of heads.filter(({ ref }) => ref.art === 'nummernkreis')) {
    const counts = Map.groupBy(drawn.get(refKey(head.ref)) ?? [], (event) => Number(event.daten['lfd']))
    for (let lfd = 1; lfd <= Number(head.fields['lfd']); lfd += 1) {
      const found = counts.get(lfd)?.length ?? 0
      if (found === 0) findings.lost.push(`number ${lfd} of ${head.ref.id}`)
      if (found > 1) findings.doubled.push(`number ${lfd} of ${head.ref.id}`)
    }
  }
  return findings
}
