/** A person with a browser: looks, decides, sends; after an unknown outcome sends the same again, to whichever process answers. */
import { refKey, type Payload, type Ref } from '../../workflows/aggregate.ts'
import type { Akteur } from '../../workflows/akteur.ts'
import { definitions } from '../../workflows/definitions.ts'
import { isRatslaufError } from '../../src/engine/errors.ts'
import type { Answer, Command } from '../../src/engine/ports.ts'
import { bezugDigest } from '../../src/engine/situation.ts'
import { instantOf } from '../../workflows/recht/kalender.ts'
import { choose, type View } from './choose.ts'
import { revsOf, type Sent } from './ledger.ts'
import { GEHEIM } from './papers.ts'
import type { Plan, Visit } from './plan.ts'
import type { PlantedBug } from './ports.ts'
import { createPrng, type Prng } from './prng.ts'
import { LOST, type Owner } from './scheduler.ts'
import { stadt } from './stadt.ts'
import type { World } from './world.ts'

const ATTEMPTS = 30

type Outcome = { kind: 'answer'; answer: Answer } | { kind: 'refused'; code: string } | { kind: 'again' } | { kind: 'uncertain' }

function outcomeOf(error: unknown, fail: (what: string) => void): Outcome {
  if (isRatslaufError(error)) return error.code === 'CONTENTION' ? { kind: 'again' } : { kind: 'refused', code: error.code }
  if (!Error.isError(error) || error.message !== LOST) fail(`unexpected error ${Error.isError(error) ? error.stack : String(error)}`)
  return { kind: 'uncertain' }
}

async function attempt(world: World, random: Prng, command: Command, akteur: Akteur): Promise<Outcome> {
  const up = world.processes()
  if (up.length === 0) return { kind: 'again' }
  const process = random.pick(up)
  const answered = process.engine.execute(command, akteur).then(
    (answer): Outcome => ({ kind: 'answer', answer }),
    (error: unknown): Outcome => outcomeOf(error, (what) => world.failures.push(what)),
  )
  const first = await Promise.race([answered, process.died])
  return first === 'died' ? { kind: 'uncertain' } : first
}

/** What the page showed: the digest of the facts its author decides on. */
function bezugOf({ aggregates }: View, ref: Ref, event: Payload): string | undefined {
  const stateOf = (wanted: Ref): View['aggregates'][number] | undefined => aggregates.find((known) => refKey(known.ref) === refKey(wanted))
  const parts = stateOf(ref)?.parts
  if (parts === undefined) return undefined
  const definition = definitions[ref.art]
  const witnesses = Object.entries(definition.witnesses(parts, event)).map(([name, witness]) => {
    const known = stateOf(witness)
    return [name, known === undefined ? undefined : { id: witness.id, rev: 0, parts: known.parts }] as const
  })
  return bezugDigest(definition, parts, event, Object.fromEntries(witnesses))
}

interface Letter {
  command: Command
  akteur: Akteur
  /** Sent by two processes at once, as by a double click. */
  doubled: boolean
}

/** Sent before, and sent again much later: as it was, or with other content under the same id. */
function fromBefore(world: World, random: Prng, fremde: readonly Akteur[]): Letter | null {
  const earlier = world.ledger.sent.filter(({ command }) => definitions[command.ref.art].events[command.event.type]?.intern !== true)
  if (earlier.length === 0) return null
  const { command, akteur } = random.pick(earlier)
  const other = random.pick(earlier).command.event
  const event = random.chance(0.7) ? command.event : { ...other, ...('grund' in other && { grund: 'Ein anderer Grund' }) }
  return { command: { ...command, event }, akteur: random.chance(0.85) ? akteur : random.pick(fremde), doubled: false }
}

function decide(world: World, visit: Visit, random: Prng, views: readonly View[], plan: Plan): Letter | null {
  const { fremde } = stadt(plan.profil)
  const way = random.fraction()
  if (way < 0.1) {
    const letter = fromBefore(world, random, fremde)
    if (letter !== null) return letter
  }
  const view = world.view()
  const choice = choose(random, view, plan, `Nr. ${visit.index}`)
  if (choice.kind === 'wait') {
    const ahead = Date.parse(instantOf(choice.until)) - world.scheduler.now()
    if (ahead > 0) world.scheduler.advance(ahead)
    return null
  }
  const { ref, event, akteur } = choice.step
  const rev = revsOf(world.ledger).get(refKey(ref)) ?? 0
  const commandId = random.chance(0.6) ? `${rev}.v${visit.index}` : `v${visit.index}`
  // Some have had the page open for a while.
  const shown = way > 0.85 && views.length > 0 ? random.pick(views.slice(-12)) : view
  const looked = random.chance(0.7)
  // Whoever writes what nobody may read looks first who will.
  const bezug = looked || JSON.stringify(event).includes(GEHEIM) ? bezugOf(shown, ref, event) : undefined
  return {
    command: { commandId, ref, event, ...(bezug !== undefined && { bezug }) },
    akteur: way > 0.8 && way < 0.85 ? random.pick(fremde) : akteur,
    doubled: random.chance(0.06),
  }
}

export interface Visitors {
  /** Starts a visit; it goes on while others begin theirs. */
  start: (visit: Visit) => void
  active: () => number
}

export function createVisitors(world: World, plan: Plan, bug: PlantedBug | null): Visitors {
  const views: View[] = []
  let active = 0

  async function visit(what: Visit): Promise<void> {
    const random = createPrng(what.seed)
    const person: Owner = { name: `v${what.index}`, alive: true, pausedUntil: 0 }
    const letter = decide(world, what, random, views, plan)
    views.push(world.view())
    if (letter === null) return
    const { akteur } = letter
    const command = bug?.inCommand?.(letter.command) ?? letter.command
    const sent: Sent = { command: letter.command, akteur, seen: revsOf(world.ledger), uncertain: false, answer: null, refusal: null }
    world.ledger.sent.push(sent)
    const say = (text: string): void => {
      world.tell(() => `${person.name} ${akteur.id} ${command.event.type} ${refKey(command.ref)} id ${command.commandId}: ${text}`)
    }
    say(`sends ${JSON.stringify(command.event).slice(0, 160)}`)
    for (let n = 1; n <= ATTEMPTS && sent.answer === null && sent.refusal === null; n += 1) {
      const tries = letter.doubled && n === 1 ? 2 : 1
      const outcomes = await Promise.all(Array.from({ length: tries }, () => attempt(world, random, command, akteur)))
      for (const outcome of outcomes) {
        if (outcome.kind === 'answer') sent.answer = outcome.answer
        if (outcome.kind === 'refused') sent.refusal = outcome.code
        if (outcome.kind === 'uncertain') sent.uncertain = true
        say(
          outcome.kind === 'answer'
            ? `rev ${outcome.answer.rev}${outcome.answer.repeated ? ' (repeated)' : ''}`
            : outcome.kind === 'refused'
              ? outcome.code
              : outcome.kind,
        )
      }
      if (sent.answer === null && sent.refusal === null) await world.scheduler.sleep(person, 5 + random.below(300))
    }
  }

  return {
    active: () => active,
    start(what) {
      active += 1
      void visit(what).then(
        () => (active -= 1),
        (error: unknown) => {
          active -= 1
          world.failures.push(`visit ${what.index} broke off: ${Error.isError(error) ? error.stack : String(error)}`)
        },
      )
    },
  }
}
