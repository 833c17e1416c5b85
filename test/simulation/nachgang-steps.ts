/** What becomes of a decision: carried out, followed up, announced, objected to, rescinded. */
import { isNichtoeffentlichEntschieden, type VorlageStand } from '../../workflows/vorlage/stand.ts'
import { stepTo, type Scene, type Step, type StepTo, type VorlageSeen } from './step.ts'
import { rechtVon, votes } from './votes.ts'

const FINAL = new Set([
  'abgelehnt',
  'kenntnis_genommen',
  'erledigt',
  'zurueckgezogen',
  'umgesetzt',
  'abgestimmt',
  'uebernommen',
  'wirksam',
  'aufgehoben',
  'eil_genehmigt',
  'eil_berichtet',
  'eil_aufgehoben',
])
const STEHT = new Set([
  'frist_laeuft',
  'ausfertigung',
  'bekanntmachung',
  'genehmigung_aufsicht',
  'umsetzung',
  'umgesetzt',
  'wirksam',
  'abgelehnt',
])

/** The head of administration objects, the body decides again, supervision or court has the last word. */
function widerspruch(scene: Scene, { stand }: VorlageSeen, step: StepTo): Step[] {
  const { random, stadt, heute, streit } = scene
  const { zustand, context } = stand
  const einlegen = { type: 'WIDERSPRUCH_EINLEGEN', grund: random.pick(['recht', 'recht', 'recht', 'wohl']), begruendung: 'Rechtswidrig' }
  const kenntnis = random.chance(0.5) ? {} : { kenntnis: heute }
  const beanstanden = { type: 'BEANSTANDEN', begruendung: 'Weiter rechtswidrig' }
  if (STEHT.has(zustand)) {
    const weight = rechtVon(scene).widerspruchsverfahren.wert === null ? 0.02 : streit ? 4 : 0.1
    return [
      step(weight, { ...einlegen, ...kenntnis }, stadt.hvb),
      step(context.frist?.art === 'beanstandung' ? 8 : weight / 6, beanstanden, stadt.hvb),
    ]
  }
  if (zustand !== 'ausgesetzt' && zustand !== 'beanstandet') return []
  const { gremium = '', bleibt = null, entscheidet } = context.widerspruch ?? {}
  const sitzung = scene.sitzungen.find((seen) => seen.gremium === gremium && seen.zustand === 'laeuft')
  const hoeher = { type: entscheidet === 'gericht' ? 'GERICHT_ENTSCHEIDET' : 'AUFSICHT_ENTSCHEIDET', wirksam: random.chance(0.5) }
  const esBleibt = random.chance(0.8)
  return [
    ...(sitzung === undefined || bleibt !== null
      ? []
      : [
          step(
            9,
            {
              type: 'ERNEUT_BESCHLIESSEN',
              sitzung: sitzung.id,
              bleibt: esBleibt,
              abstimmung: votes(random, sitzung.anwesend, esBleibt, context.kopf.mehrheit),
            },
            random.pick([stadt.sitze[gremium]?.vorsitz ?? stadt.dienst, stadt.dienst]),
          ),
        ]),
    ...(zustand === 'beanstandet' ? [step(bleibt === null ? 0.5 : 4, hoeher, stadt.dienst)] : []),
    ...(zustand === 'ausgesetzt' && bleibt === true
      ? [step(2, { ...einlegen, grund: 'recht' }, stadt.hvb), step(3, beanstanden, stadt.hvb)]
      : []),
  ]
}

/** What is adopted is signed out, published, approved, announced. */
function inKraft({ random, stadt }: Scene, { stand }: VorlageSeen, step: StepTo): Step[] {
  const { zustand, context } = stand
  const { satzung, bekanntgabe } = context
  const schweigen = random.chance(0.5) ? { text: 'Wir bauen' } : { unterbleibt: 'Schutz Dritter' }
  return [
    ...(satzung?.ausgefertigtAm === null ? [step(3, { type: 'AUSFERTIGEN' }, stadt.hvb)] : []),
    ...(satzung?.bekanntgemachtAm === null
      ? [step(satzung.ausgefertigtAm === null ? 0.2 : 3, { type: 'BEKANNTMACHEN' }, stadt.dienst)]
      : []),
    ...(zustand === 'genehmigung_aufsicht'
      ? [step(2, { type: 'AUFSICHT_ENTSCHEIDET', wirksam: random.chance(0.7), nachweis: 'Bescheid' }, stadt.dienst)]
      : []),
    ...(isNichtoeffentlichEntschieden(stand) && bekanntgabe === null
      ? [step(0.8, { type: 'BEKANNTGEBEN', ...schweigen }, stadt.dienst)]
      : []),
  ]
}

const BESCHLOSSEN = new Set(['beschlossen', 'geaendert_beschlossen', 'teilweise_beschlossen'])

const isBeschlossen = ({ context }: VorlageStand): boolean =>
  context.aufhebung === null && BESCHLOSSEN.has(context.ergebnis?.ergebnis ?? '')

/** A later decision in place of an earlier one. */
const aufheben = ({ random, stadt, vorlagen }: Scene, { ref, stand }: VorlageSeen, step: StepTo): Step[] => {
  const andere = vorlagen.filter((other) => other.ref.id !== ref.id && isBeschlossen(other.stand))
  return isBeschlossen(stand) && andere.length > 0 ? [step(0.3, { type: 'AUFHEBEN', durch: random.pick(andere).ref.id }, stadt.dienst)] : []
}

export function nachgangSteps(scene: Scene, paper: VorlageSeen): Step[] {
  const { random, stadt } = scene
  const { stand } = paper
  const step = stepTo(paper.ref)
  const points = stand.beschlusspunkte.map(({ context }) =>
    step(
      1.5,
      { type: 'SACHSTAND_MELDEN', punkt: context.nr, status: random.pick(['in_umsetzung', 'erledigt']), text: 'Stand' },
      random.chance(0.7) ? stadt.autor : stadt.dienst,
    ),
  )
  return [
    ...points,
    ...widerspruch(scene, paper, step),
    ...inKraft(scene, paper, step),
    ...aufheben(scene, paper, step),
    step(FINAL.has(stand.zustand) ? 0.7 : 0.03, { type: 'ABSCHLIESSEN' }, stadt.dienst),
  ]
}
