/** Chooses what a visitor does: mostly a sensible next step by whoever would take it. */
import type { Parts, Ref } from '../../workflows/aggregate.ts'
import { isPolitisch, vorlageStand, type VorlageStand } from '../../workflows/vorlage/stand.ts'
import { sitzungStand } from '../../workflows/sitzung/stand.ts'
import { ASV, AUTOR, DIENST, RAT } from '../workflows/stage.ts'
import { anlegen, type Schreibweise } from './cast.ts'
import type { Prng } from './prng.ts'
import { planen, sitzungSteps } from './sitzung-steps.ts'
import type { SitzungSeen, Step } from './step.ts'
import { vorlageSteps } from './vorlage-steps.ts'

/** What is stored when somebody looks, read without a detour through the ports. */
export interface View {
  aggregates: readonly { ref: Ref; parts: Parts }[]
  /** Local date. */
  heute: string
}

export type Choice = { kind: 'step'; step: Step } | { kind: 'wait'; until: string }

interface Seen {
  vorlagen: { ref: Ref; stand: VorlageStand }[]
  sitzungen: SitzungSeen[]
}

function look({ aggregates }: View): Seen {
  return {
    vorlagen: aggregates.filter(({ ref }) => ref.art === 'vorlage').map(({ ref, parts }) => ({ ref, stand: vorlageStand(parts) })),
    sitzungen: aggregates
      .filter(({ ref }) => ref.art === 'sitzung')
      .map(({ ref, parts }) => {
        const { zustand, context } = sitzungStand(parts)
        return { id: ref.id, gremium: context.gremium, zustand, anwesend: context.anwesenheit?.anwesend ?? 0, context }
      }),
  }
}

const COMING = new Set(['terminiert', 'eingeladen', 'laeuft'])

/** Papers that are on their way to this body but on no agenda yet. */
const expected = ({ vorlagen }: Seen, gremium: string): number =>
  vorlagen.filter(({ stand }) =>
    stand.stationen.some(
      (station) => station.context.gremium === gremium && ['geplant', 'terminiert'].includes(station.zustand) && isPolitisch(stand),
    ),
  ).length

function plannings(random: Prng, seen: Seen, heute: string): Step[] {
  return [RAT, ASV].flatMap((gremium) => {
    const coming = seen.sitzungen.filter((sitzung) => sitzung.gremium === gremium && COMING.has(sitzung.zustand)).length
    const wanted = gremium === RAT || expected(seen, gremium) > 0
    if (!wanted || seen.sitzungen.length > 5) return []
    const ref: Ref = { art: 'sitzung', id: `${gremium}-${seen.sitzungen.filter((sitzung) => sitzung.gremium === gremium).length + 1}` }
    return [{ weight: coming === 0 ? 4 : coming === 1 ? 0.12 : 0, ref, event: planen(random, gremium, heute), akteur: DIENST }]
  })
}

function waits(seen: Seen, heute: string): { weight: number; until: string }[] {
  const invited = seen.sitzungen.filter((sitzung) => sitzung.zustand === 'eingeladen' && sitzung.context.am.slice(0, 10) > heute)
  const running = seen.sitzungen.some((sitzung) => sitzung.zustand === 'laeuft')
  const fristen = seen.vorlagen.flatMap(({ stand }) => (stand.zustand === 'frist_laeuft' ? (stand.context.frist?.bis ?? []) : []))
  return [
    ...invited.map((sitzung) => ({ weight: running ? 0.2 : 4, until: sitzung.context.am })),
    ...fristen.map((bis) => ({ weight: 0.3, until: `${bis}T23:30` })),
  ]
}

export function choose(random: Prng, view: View, { vorlagen, ...weise }: Schreibweise & { vorlagen: number }): Choice {
  const seen = look(view)
  const { heute } = view
  const anlage: Step = {
    weight: seen.vorlagen.length < vorlagen ? 6 : 0,
    ref: { art: 'vorlage', id: `v${seen.vorlagen.length + 1}` },
    event: anlegen(random, weise),
    akteur: AUTOR,
  }
  const steps = [
    anlage,
    ...plannings(random, seen, heute),
    ...seen.vorlagen.flatMap(({ ref, stand }) => vorlageSteps(random, ref, stand, seen.sitzungen, weise)),
    ...seen.sitzungen.flatMap((sitzung) => sitzungSteps(random, sitzung, seen.sitzungen, heute, expected(seen, sitzung.gremium))),
  ]
  const choices: (Choice & { weight: number })[] = [
    ...steps.map((step) => ({ kind: 'step' as const, step, weight: step.weight })),
    ...waits(seen, heute).map((wait) => ({ kind: 'wait' as const, ...wait })),
  ]
  let left = random.fraction() * choices.reduce((sum, { weight }) => sum + weight, 0)
  const chosen = choices.find(({ weight }) => (left -= weight) < 0)
  if (chosen === undefined) throw new Error('NOTHING_TO_DO')
  return chosen
}
