/** Checks a whole database: every chain, every replay, every text and content by its hash, every day's root. Stops at the first break. */
import { AGGREGATARTEN, type AggregateDefinition, type Aggregatart } from '../../workflows/aggregate.ts'
import { canonical, sha256 } from './canonical.ts'
import { erasedBy, ownTexts } from './erase.ts'
import { GENESIS, readHistory, verify } from './history.ts'
import { rootOver } from './merkle.ts'
import type { EventRecord, EventStore } from './ports.ts'
import type { Readers } from './read-ports.ts'
import { textDigest } from './seal.ts'

export interface VerifyDeps {
  store: EventStore
  readers: Pick<Readers, 'eachHead'>
  definitions: Readonly<Record<Aggregatart, AggregateDefinition>>
}

export interface VerifyReport {
  aggregates: number
  events: number
  texts: number
  erased: number
  roots: number
  /** First broken link; null = everything holds. */
  broken: string | null
}

export async function verifyAll(deps: VerifyDeps): Promise<VerifyReport> {
  const report: VerifyReport = { aggregates: 0, events: 0, texts: 0, erased: 0, roots: 0, broken: null }
  const links = new Map<string, string>()
  const erased = new Set<string>()
  /** Text reference → the first event that has it. Judged at the end: another aggregate may have ordered the erasing. */
  const missing = new Map<string, string>()
  for (const art of AGGREGATARTEN) {
    for await (const head of deps.readers.eachHead(art)) {
      const events = await readHistory(deps.store, head)
      report.aggregates += 1
      report.events += events.length
      report.broken = verify(deps.definitions[art], head, events).fehler ?? (await brokenContent(deps, art, events))
      if (report.broken !== null) return report
      for (const event of events) links.set(event._id, event.hash)
      const own = ownTexts(events)
      for (const id of events.flatMap((event) => erasedBy(event, own))) erased.add(id)
      report.broken = await brokenText(deps.store, events, own, missing)
      if (report.broken !== null) return report
      report.texts += own.size
    }
  }
  const lost = [...missing].find(([id]) => !erased.has(id))
  report.erased = missing.size
  report.broken =
    lost === undefined ? await brokenRoot(deps.store, links, report) : `${lost[1]}: the text ${lost[0]} is missing and no event ordered it`
  return report
}

async function brokenText(
  store: EventStore,
  events: readonly EventRecord[],
  own: ReadonlySet<string>,
  missing: Map<string, string>,
): Promise<string | null> {
  const found = new Map((await store.textRecords([...own])).map((record) => [record._id, record]))
  for (const id of own) {
    const record = found.get(id)
    const event = events.find(({ daten, befund }) => canonical([daten, befund]).includes(id))?._id ?? ''
    if (record === undefined) missing.set(id, event)
    else if (textDigest(record.salz, record.text) !== id) return `${event}: the text ${id} was changed`
  }
  return null
}

/** Normative content lies under its plain hash. */
async function brokenContent({ store, definitions }: VerifyDeps, art: Aggregatart, events: readonly EventRecord[]): Promise<string | null> {
  const used = events.flatMap(({ _id, type, daten }) =>
    (definitions[art].events[type]?.inhalte ?? []).flatMap((key) => (typeof daten[key] === 'string' ? [{ _id, hash: daten[key] }] : [])),
  )
  const inhalte = await store.getInhalte(used.map(({ hash }) => hash))
  const wrong = used.find(({ hash }) => !inhalte.has(hash) || sha256(canonical(inhalte.get(hash))) !== hash)
  return wrong === undefined ? null : `${wrong._id}: the content ${wrong.hash} is missing or was changed`
}

async function brokenRoot(store: EventStore, links: ReadonlyMap<string, string>, report: VerifyReport): Promise<string | null> {
  let previous = GENESIS
  for (const root of await store.dayRoots()) {
    const found = root.blaetter.map(({ aggregat, rev }) => links.get(`${aggregat}:${rev}`))
    const gone = root.blaetter[found.indexOf(undefined)]
    if (gone !== undefined) return `root of ${root._id}: ${gone.aggregat}:${gone.rev} is missing`
    if (root.vorige !== previous) return `root of ${root._id} does not follow its predecessor`
    if (rootOver(previous, found as string[]) !== root.wurzel) return `root of ${root._id} is not that of the recorded events`
    previous = root.wurzel
    report.roots += 1
  }
  return null
}
