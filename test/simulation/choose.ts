/** Chooses what a visitor does: mostly a sensible next step by whoever would take it. */
import type { Parts, Ref } from '../../workflows/aggregate.ts'
import { isIntern, isPolitisch, vorlageStand } from '../../workflows/vorlage/stand.ts'
import { sitzungStand } from '../../workflows/sitzung/stand.ts'
import { anlegen, uebernehmen } from './papers.ts'
import type { Plan } from './plan.ts'
import type { Prng } from './prng.ts'
import { planen, sitzungSteps, type Erwartet } from './sitzung-steps.ts'
import { stadt } from './stadt.ts'
import type { Scene, Step } from './step.ts'
import { vorlageSteps } from './vorlage-steps.ts'

/** What is stored when somebody looks, read without a detour through the ports. */
export interface View {
  aggregates: readonly { ref: Ref; parts: Parts }[]
  /** Local date. */
  heute: string
}

export type Choice = { kind: 'step'; step: Step } | { kind: 'wait'; until: string }

/** What the seed says of the town. */
type Umstaende = Pick<Plan, 'profil' | 'vorlagen' | 'direkt' | 'streit'>

function look(random: Prng, { aggregates, heute }: View, { profil, direkt, streit }: Umstaende, wort: string): Scene {
  return {
    stadt: stadt(profil),
    random,
    heute,
    weise: { wort, direkt },
    streit,
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

/** Papers that are on their way to this body but on no agenda yet, and decisions that it has to take again. */
const expected = ({ vorlagen }: Scene, gremium: string): Erwartet => ({
  beratungen: vorlagen.filter(({ stand }) =>
    stand.stationen.some(
      (station) => station.context.gremium === gremium && ['geplant', 'terminiert'].includes(station.zustand) && isPolitisch(stand),
    ),
  ).length,
  erneut: vorlagen.filter(
    ({ stand: { zustand, context } }) =>
      ['ausgesetzt', 'beanstandet'].includes(zustand) && context.widerspruch?.gremium === gremium && context.widerspruch.bleibt === null,
  ).length,
})

const MOST_SESSIONS = 8

function plannings(scene: Scene): Step[] {
  const { stadt: town, sitzungen } = scene
  return town.gremien.flatMap((gremium) => {
    const own = sitzungen.filter((sitzung) => sitzung.gremium === gremium)
    const coming = own.filter((sitzung) => COMING.has(sitzung.zustand)).length
    const { beratungen, erneut } = expected(scene, gremium)
    const wanted = gremium === town.entscheidet || beratungen + erneut > 0
    if (!wanted || (sitzungen.length >= MOST_SESSIONS && erneut === 0)) return []
    const ref: Ref = { art: 'sitzung', id: `${gremium}-${own.length + 1}` }
    return [
      { weight: coming === 0 ? (erneut > 0 ? 9 : 4) : coming === 1 ? 0.12 : 0, ref, event: planen(scene, gremium), akteur: town.dienst },
    ]
  })
}

function waits({ sitzungen, vorlagen, heute }: Scene): { weight: number; until: string }[] {
  const invited = sitzungen.filter((sitzung) => sitzung.zustand === 'eingeladen' && sitzung.context.am.slice(0, 10) > heute)
  const running = sitzungen.some((sitzung) => sitzung.zustand === 'laeuft')
  const fristen = vorlagen.flatMap(({ stand }) => (stand.zustand === 'frist_laeuft' ? (stand.context.frist?.bis ?? []) : []))
  const anhoerungen = vorlagen.flatMap(({ stand }) =>
    stand.zustand === 'in_anhoerung' ? stand.stationen.flatMap(({ context }) => context.anhoerung?.bis ?? []) : [],
  )
  return [
    ...invited.map((sitzung) => ({ weight: running ? 0.2 : 4, until: sitzung.context.am })),
    ...fristen.map((bis) => ({ weight: 0.3, until: `${bis}T23:30` })),
    ...anhoerungen.map((bis) => ({ weight: 0.5, until: `${bis}T23:30` })),
  ]
}

const MOST_PAPERS = 7

/** A new paper as long as few are under way: written here, or taken over from an old system. */
function neue(scene: Scene, vorlagen: number): Step[] {
  const { random, stadt: town, heute, weise } = scene
  const unterwegs = scene.vorlagen.filter(({ stand }) => isIntern(stand) || isPolitisch(stand)).length
  if (unterwegs >= vorlagen || scene.vorlagen.length >= MOST_PAPERS) return []
  const ref: Ref = { art: 'vorlage', id: `v${scene.vorlagen.length + 1}` }
  const { event, vonAussen } = anlegen(random, town, weise)
  return [
    { weight: 6, ref, event, akteur: vonAussen ? town.dienst : town.autor },
    { weight: 0.3, ref, event: uebernehmen(random, town, heute, weise), akteur: town.dienst },
  ]
}

export function choose(random: Prng, view: View, plan: Umstaende, wort: string): Choice {
  const scene = look(random, view, plan, wort)
  const steps = [
    ...neue(scene, plan.vorlagen),
    ...plannings(scene),
    ...scene.vorlagen.flatMap((paper) => vorlageSteps(scene, paper)),
    ...scene.sitzungen.flatMap((sitzung) => sitzungSteps(scene, sitzung, expected(scene, sitzung.gremium))),
  ]
  return random.weighted<Choice & { weight: number }>([
    ...steps.map((step) => ({ kind: 'step' as const, step, weight: step.weight })),
    ...waits(scene).map((wait) => ({ kind: 'wait' as const, ...wait })),
  ])
}
