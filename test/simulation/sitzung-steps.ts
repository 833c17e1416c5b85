/** What the people around a Sitzung would sensibly do next, each with its weight. */
import type { Payload, Ref } from '../../workflows/aggregate.ts'
import type { Akteur } from '../../workflows/akteur.ts'
import { addDays } from '../../workflows/recht/kalender.ts'
import { DIENST, RAT } from '../workflows/stage.ts'
import { mitgliedOf, MITGLIEDERZAHL, VORSITZENDE } from './cast.ts'
import type { Prng } from './prng.ts'
import type { SitzungSeen, Step } from './step.ts'

const DONE = new Set(['erfasst', 'bestaetigt', 'erledigt'])

/** Mostly a quorum; now and then the presence that a close vote hangs on. */
const present = (random: Prng, gremium: string): number => {
  const all = MITGLIEDERZAHL[gremium] ?? 0
  return Math.ceil(all / 2) + random.below(Math.floor(all / 2))
}

export const planen = (random: Prng, gremium: string, heute: string): Payload => ({
  type: 'SITZUNG_PLANEN',
  profil: 'musterstadt',
  gremium,
  am: `${addDays(heute, (gremium === RAT ? 14 : 10) + random.below(8))}T16:00`,
  ort: 'Saal',
  tops: [{ titel: 'Eröffnung', oeffentlich: true }],
})

/** Coming sessions of the same body, in which a broken off one may go on. */
const spaetere = (alle: readonly SitzungSeen[], { gremium, context }: SitzungSeen): string[] =>
  alle
    .filter((one) => one.gremium === gremium && ['terminiert', 'eingeladen'].includes(one.zustand) && one.context.am > context.am)
    .map(({ id }) => id)

export function sitzungSteps(random: Prng, sitzung: SitzungSeen, alle: readonly SitzungSeen[], heute: string, erwartet: number): Step[] {
  const { id, gremium, zustand, context } = sitzung
  const ref: Ref = { art: 'sitzung', id }
  const step = (weight: number, event: Payload, akteur: Akteur): Step => ({ weight, ref, event, akteur })
  const chair = VORSITZENDE[gremium] ?? DIENST
  const items = context.tops.filter((top) => top.vorlage !== null).length
  const presence = (type: string): Payload => ({ type, anwesend: present(random, gremium) })
  switch (zustand) {
    case 'terminiert':
      return [
        step(items > 0 && erwartet === 0 ? 6 : items > 0 ? 1.5 : 0.05, { type: 'LADUNG_VERSENDEN', grund: 'Kurzfristig' }, DIENST),
        step(0.2, { type: 'TOP_ANLEGEN', titel: 'Fragestunde', oeffentlich: true }, DIENST),
        step(0.2, { type: 'SITZUNG_AENDERN', beginn: `${addDays(context.am.slice(0, 10), random.below(5))}T17:00`, ort: 'Aula' }, DIENST),
        step(0.15, { type: 'SITZUNG_ENTFAELLT', grund: 'Zu wenig Punkte' }, DIENST),
      ]
    case 'eingeladen':
      return [
        step(context.am.slice(0, 10) <= heute ? 8 : 0.1, presence('SITZUNG_EROEFFNEN'), chair),
        step(
          0.4,
          { type: 'LADUNG_BEANTWORTEN', person: mitgliedOf(gremium).person, antwort: random.pick(['zugesagt', 'abgesagt']) },
          mitgliedOf(gremium),
        ),
        step(0.2, { type: 'SITZUNG_ENTFAELLT', grund: 'Sturm' }, chair),
      ]
    case 'laeuft': {
      const open = context.tops.filter((top) => top.vorlage !== null && !DONE.has(top.zustand)).length
      return [
        step(1.6, presence('ANWESENHEIT'), random.chance(0.7) ? chair : DIENST),
        step(open === 0 ? 3 : 0.25, { type: 'SITZUNG_SCHLIESSEN' }, chair),
        step(0.3, { type: 'TOP_ERLEDIGEN', top: 't1', vermerk: 'Begrüßung' }, chair),
        step(0.15, { type: 'SITZUNG_UNTERBRECHEN' }, chair),
      ]
    }
    case 'unterbrochen':
      return [
        step(3, { type: 'SITZUNG_FORTSETZEN' }, chair),
        ...spaetere(alle, sitzung).map((naechste) => step(2, { type: 'SITZUNG_FORTSETZEN', sitzung: naechste }, chair)),
        step(0.3, { type: 'SITZUNG_SCHLIESSEN' }, chair),
      ]
    case 'entfallen':
      return []
    default:
      return [
        ...(context.ergebnisseVersandt === null ? [step(2.5, { type: 'ERGEBNISSE_VERSENDEN' }, DIENST)] : []),
        ...(zustand === 'niederschrift_offen' ? [step(1.5, { type: 'NIEDERSCHRIFT_UNTERZEICHNEN' }, DIENST)] : []),
        ...(zustand === 'niederschrift_unterzeichnet' ? [step(1, { type: 'NIEDERSCHRIFT_GENEHMIGEN' }, DIENST)] : []),
      ]
  }
}
