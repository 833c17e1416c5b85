/** What the people around a Sitzung would sensibly do next, each with its weight. */
import type { Payload, Ref } from '../../workflows/aggregate.ts'
import { addDays } from '../../workflows/recht/kalender.ts'
import { isPolitisch } from '../../workflows/vorlage/stand.ts'
import { sitzeOf, type Stadt } from './stadt.ts'
import type { Prng } from './prng.ts'
import { stepTo, type Scene, type SitzungSeen, type Step, type StepTo } from './step.ts'
import { votes } from './votes.ts'

/** What still wants to come before a body. */
export interface Erwartet {
  beratungen: number
  /** Decisions that it has to take again after an objection. */
  erneut: number
}

const DONE = new Set(['erfasst', 'bestaetigt', 'erledigt'])

/** Mostly a quorum; now and then the presence that a close vote hangs on. */
const present = (random: Prng, { mitgliederzahl }: Stadt, gremium: string): number => {
  const all = mitgliederzahl[gremium] ?? 0
  return Math.ceil(all / 2) + random.below(Math.floor(all / 2) + 1)
}

export const planen = ({ random, stadt, heute }: Scene, gremium: string): Payload => ({
  type: 'SITZUNG_PLANEN',
  profil: stadt.profil.id,
  gremium,
  am: `${addDays(heute, (gremium === stadt.entscheidet ? 14 : 10) + random.below(8))}T16:00`,
  ort: 'Saal',
  tops: stadt.profil.gremien.find(({ id }) => id === gremium)?.standardTagesordnung.slice(0, 2) ?? [],
})

/** Coming sessions of the same body, in which a broken off one may go on. */
const spaetere = (alle: readonly SitzungSeen[], { gremium, context }: SitzungSeen): string[] =>
  alle
    .filter((one) => one.gremium === gremium && ['terminiert', 'eingeladen'].includes(one.zustand) && one.context.am > context.am)
    .map(({ id }) => id)

/** The agenda is made. */
function terminiert({ random, stadt }: Scene, { context }: SitzungSeen, step: StepTo, { beratungen, erneut }: Erwartet): Step[] {
  const items = context.tops.filter((top) => top.vorlage !== null).length + erneut
  const own = context.tops.filter((top) => top.vorlage === null)
  const verlegt = { type: 'SITZUNG_AENDERN', beginn: `${addDays(context.am.slice(0, 10), random.below(5))}T17:00`, ort: 'Aula' }
  return [
    step(items > 0 && beratungen === 0 ? 6 : items > 0 ? 1.5 : 0.05, { type: 'LADUNG_VERSENDEN', grund: 'Kurzfristig' }, stadt.dienst),
    step(own.length < 5 ? 0.2 : 0, { type: 'TOP_ANLEGEN', titel: 'Fragestunde', oeffentlich: true }, stadt.dienst),
    ...own.slice(-1).map(({ id }) => step(0.1, { type: 'TOP_STREICHEN', top: id }, stadt.dienst)),
    ...context.tops
      .slice(-1)
      .map(({ id }) => step(0.1, { type: 'TOP_VERSCHIEBEN', top: id, richtung: random.pick(['hoch', 'runter']) }, stadt.dienst)),
    step(0.2, verlegt, stadt.dienst),
    step(0.08, { type: 'SITZUNG_ENTFAELLT', grund: 'Zu wenig Punkte' }, stadt.dienst),
  ]
}

/** Urgent papers that no agenda has yet come on this one by a vote. */
function dringlich({ random, stadt, vorlagen }: Scene, { gremium, anwesend }: SitzungSeen, step: StepTo): Step[] {
  const wartend = vorlagen.filter(
    ({ stand }) =>
      isPolitisch(stand) &&
      stand.context.kopf.dringlich &&
      stand.stationen.some(({ zustand, context }) => context.gremium === gremium && ['geplant', 'terminiert'].includes(zustand)),
  )
  const abstimmung = votes(random, anwesend, random.chance(0.8), 'absolut_anwesend')
  const { vorsitz } = sitzeOf(stadt, gremium)
  return wartend.map(({ ref }) => step(1.5, { type: 'DRINGLICH_ERWEITERN', vorlage: ref.id, abstimmung, grund: 'Frist' }, vorsitz))
}

function laeuft(scene: Scene, sitzung: SitzungSeen, step: StepTo, { erneut }: Erwartet): Step[] {
  const { random, stadt } = scene
  const { tops, leitung } = sitzung.context
  const { vorsitz, stellvertretung, schriftfuehrung } = sitzeOf(stadt, sitzung.gremium)
  const open = tops.filter((top) => top.vorlage !== null && !DONE.has(top.zustand)).length + erneut
  const own = tops.find((top) => top.vorlage === null && top.zustand === 'offen')
  const zahl = { type: 'ANWESENHEIT', anwesend: present(random, stadt, sitzung.gremium) }
  return [
    step(1.6, zahl, random.pick([vorsitz, vorsitz, schriftfuehrung, stadt.dienst])),
    step(open === 0 ? 3 : 0.25, { type: 'SITZUNG_SCHLIESSEN' }, vorsitz),
    ...(own === undefined ? [] : [step(0.3, { type: 'TOP_ERLEDIGEN', top: own.id, vermerk: 'Begrüßung' }, vorsitz)]),
    step(0.15, { type: 'SITZUNG_UNTERBRECHEN' }, vorsitz),
    // The deputy leads for a while; most steps are those of the chair.
    leitung === null
      ? step(0.15, { type: 'LEITUNG_UEBERNEHMEN' }, stellvertretung)
      : step(3, { type: 'LEITUNG_UEBERNEHMEN' }, random.chance(0.9) ? vorsitz : stellvertretung),
    ...dringlich(scene, sitzung, step),
  ]
}

export function sitzungSteps(scene: Scene, sitzung: SitzungSeen, erwartet: Erwartet): Step[] {
  const { random, stadt, heute, sitzungen } = scene
  const { id, gremium, zustand, context } = sitzung
  const ref: Ref = { art: 'sitzung', id }
  const step = stepTo(ref)
  const { vorsitz, schriftfuehrung, mitglied } = sitzeOf(stadt, gremium)
  switch (zustand) {
    case 'terminiert':
      return terminiert(scene, sitzung, step, erwartet)
    case 'eingeladen': {
      const eroeffnen = { type: 'SITZUNG_EROEFFNEN', anwesend: present(random, stadt, gremium) }
      const antwort = { type: 'LADUNG_BEANTWORTEN', person: mitglied.person, antwort: random.pick(['zugesagt', 'abgesagt']) }
      return [
        step(context.am.slice(0, 10) <= heute ? 8 : 0.1, eroeffnen, vorsitz),
        step(0.4, antwort, mitglied),
        step(0.12, { type: 'SITZUNG_ENTFAELLT', grund: 'Sturm' }, vorsitz),
      ]
    }
    case 'laeuft':
      return laeuft(scene, sitzung, step, erwartet)
    case 'unterbrochen':
      return [
        step(3, { type: 'SITZUNG_FORTSETZEN' }, vorsitz),
        ...spaetere(sitzungen, sitzung).map((naechste) => step(2, { type: 'SITZUNG_FORTSETZEN', sitzung: naechste }, vorsitz)),
        step(0.3, { type: 'SITZUNG_SCHLIESSEN' }, vorsitz),
      ]
    case 'entfallen':
      return []
    default:
      return [
        ...(context.ergebnisseVersandt === null ? [step(2.5, { type: 'ERGEBNISSE_VERSENDEN' }, stadt.dienst)] : []),
        ...(zustand === 'niederschrift_offen'
          ? [
              step(
                1.5,
                { type: 'NIEDERSCHRIFT_UNTERZEICHNEN', nachweis: 'Unterschrieben' },
                random.pick([vorsitz, schriftfuehrung, stadt.dienst]),
              ),
            ]
          : []),
        ...(zustand === 'niederschrift_unterzeichnet' ? [step(1, { type: 'NIEDERSCHRIFT_GENEHMIGEN' }, stadt.dienst)] : []),
      ]
  }
}
