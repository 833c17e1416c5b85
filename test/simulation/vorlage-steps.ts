/** What the people around a Vorlage would sensibly do next, each with its weight. */
import type { Payload } from '../../workflows/aggregate.ts'
import { entscheidendeStation, isIntern, isPolitisch, type VorlageStand } from '../../workflows/vorlage/stand.ts'
import { eilentscheiden, internSteps } from './intern-steps.ts'
import { nachgangSteps } from './nachgang-steps.ts'
import { neuerInhalt } from './papers.ts'
import { stationSteps } from './station-steps.ts'
import { stepTo, type Scene, type Step, type StepTo, type VorlageSeen } from './step.ts'

/** Papers of the simulation come to an end. */
const MOST_STATIONS = 4

const EILIG = new Set(['bereit', 'ruht', 'in_anhoerung'])

/** Another body before the one that is next, to deliberate or to be heard. */
function einfuegen({ random, stadt }: Scene, { stationen }: VorlageStand): Payload {
  const next = stationen.find(({ zustand }) => ['geplant', 'terminiert', 'auf_tagesordnung'].includes(zustand))
  const gehoert = stadt.weiteres !== null && random.chance(0.4)
  const rolle = next?.context.rolle === 'kenntnisnahme' ? 'kenntnisnahme' : gehoert ? 'anhoerung' : 'vorberatung'
  const gremium = gehoert ? stadt.weiteres : (stadt.beraet ?? stadt.entscheidet)
  return { type: 'EINFUEGEN', gremium, rolle, grund: 'Auf Bitte des Rates', ...(next !== undefined && { vor: next.context.id }) }
}

function politisch(scene: Scene, { stand, ref }: VorlageSeen, step: StepTo): Step[] {
  const { random, stadt, weise } = scene
  const { stationen, zustand, context } = stand
  return [
    ...(EILIG.has(zustand) ? eilentscheiden(scene, { stand, ref }, step) : []),
    step(0.15, { type: 'ZURUECKZIEHEN', grund: 'Überholt' }, random.chance(0.7) ? stadt.hvb : stadt.dienst),
    step(
      context.aendert === null ? 0 : 0.15,
      { type: 'ZURUECKZIEHEN', grund: 'Übernommen' },
      stadt.sitze[stationen[0]?.context.gremium ?? '']?.mitglied ?? stadt.dienst,
    ),
    step(context.aendert === null ? 0 : 0.3, { type: 'AENDERUNG_UEBERNEHMEN' }, random.chance(0.5) ? stadt.hvb : stadt.dienst),
    step(stationen.some((station) => station.zustand === 'ergebnis_bestaetigt') ? 1 : 0.03, { type: 'WEITERLEITEN' }, stadt.dienst),
    ...(zustand === 'neufassung' ? [step(6, { type: 'NEUFASSEN', inhalt: neuerInhalt(random, stadt, stand, weise) }, stadt.autor)] : []),
    // The Vertretung takes back what a committee was to decide.
    step(
      entscheidendeStation(stand)?.context.gremium === stadt.profil.vertretung ? 0.02 : 0.12,
      { type: 'AN_SICH_ZIEHEN', grund: 'Wichtig' },
      stadt.dienst,
    ),
    ...(stationen.length < MOST_STATIONS ? [step(0.12, einfuegen(scene, stand), stadt.dienst)] : []),
  ]
}

export function vorlageSteps(scene: Scene, paper: VorlageSeen): Step[] {
  const { stadt } = scene
  const { ref, stand } = paper
  const step = stepTo(ref)
  if (isIntern(stand) || stand.zustand === 'unbekannt_importiert') return internSteps(scene, paper)
  const unterwegs = isPolitisch(stand) || stand.zustand === 'bericht_offen' || stand.zustand === 'genehmigung_offen'
  return [
    step(
      stand.publikation === 'oeffentlich' ? 0 : stand.context.kopf.oeffentlich ? 0.15 : 0.02,
      { type: 'VEROEFFENTLICHEN' },
      stadt.dienst,
    ),
    step(stand.publikation === 'oeffentlich' ? 0.05 : 0, { type: 'DEPUBLIZIEREN', grund: 'Irrtum' }, stadt.dienst),
    ...stand.stationen.flatMap((station) => stationSteps(scene, paper, station, unterwegs)),
    ...(unterwegs ? politisch(scene, paper, step) : nachgangSteps(scene, paper)),
  ]
}
