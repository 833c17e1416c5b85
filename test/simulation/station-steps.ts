/** What the people around a station of the Beratungsfolge would sensibly do next, each with its weight. */
import type { Payload } from '../../workflows/aggregate.ts'
import type { Akteur } from '../../workflows/akteur.ts'
import { ERGEBNISSE_DER_ROLLE } from '../../workflows/begriffe.ts'
import type { StationContext } from '../../workflows/station/context.ts'
import { paragraphs } from '../../workflows/text/blocks.ts'
import { aenderungsinhalt } from '../../workflows/vorlage/inhalt.ts'
import { wirdGehoert, type Teil } from '../../workflows/vorlage/stand.ts'
import { anlage, GEHEIM, neuerInhalt } from './papers.ts'
import type { Sitze } from './stadt.ts'
import { stepTo, type Scene, type SitzungSeen, type Step, type StepTo, type VorlageSeen } from './step.ts'
import { rechtVon, result, votes } from './votes.ts'

type Station = Teil<StationContext>

/** One station of a paper, who sits in its body, and its session. */
interface Place {
  scene: Scene
  paper: VorlageSeen
  station: Station
  sitze: Sitze
  /** Steps that name the station. */
  step: StepTo
  sitzung: SitzungSeen | undefined
}

/** Who leads the item. */
const leitung = ({ station, sitze }: Place): Akteur => (station.context.befangen?.vorsitz === true ? sitze.stellvertretung : sitze.vorsitz)

/** A member moves an amendment, now and then one to an amendment. */
function amendment({ scene, paper, station, sitze, step }: Place): Step {
  const { random } = scene
  const { rolle, oeffentlich } = station.context
  const text = random.pick(['Mit Radweg', 'Ohne Radweg', 'Später'])
  const abgestimmt = rolle === 'vorberatung' || rolle === 'entscheidung'
  const antrag = aenderungsinhalt(
    'Brücke',
    abgestimmt ? paragraphs(oeffentlich && paper.stand.context.kopf.oeffentlich ? text : GEHEIM) : [],
  )
  const event = { type: 'AENDERUNGSANTRAG_EINBRINGEN', antrag, einreicher: 'Fraktion A' }
  return step(
    paper.stand.context.aendert !== null ? 0.1 : abgestimmt ? 0.45 : 0.05,
    event,
    random.chance(0.5) ? sitze.mitglied : sitze.vorsitz,
  )
}

/** Who is excluded from an item, and who may listen to it. */
function imSaal(place: Place): Step[] {
  const { scene, paper, station, sitze, step, sitzung } = place
  const { random } = scene
  const anzahl = random.below(4)
  const { wert } = rechtVon(scene).oeffentlichkeitAusschliessen
  const abstimmung =
    wert?.durch === 'gesetz' ? {} : { abstimmung: votes(random, sitzung?.anwesend ?? 0, random.chance(0.8), 'absolut_anwesend') }
  const ausschluss = { type: 'OEFFENTLICHKEIT_AUSSCHLIESSEN', stationen: [station.context.id], ...abstimmung }
  return [
    step(0.3, { type: 'BEFANGENHEIT_FESTSTELLEN', anzahl, vorsitz: anzahl > 0 && random.chance(0.25) }, sitze.vorsitz),
    // The whole body in a matter of its own, now and then.
    step(0.05, { type: 'BEFANGENHEIT_FESTSTELLEN', anzahl: Math.floor((sitzung?.anwesend ?? 0) * 0.7) }, scene.stadt.dienst),
    { weight: wert === null ? 0.05 : 0.6, ref: paper.ref, event: ausschluss, akteur: sitze.vorsitz },
    {
      weight: station.context.oeffentlichkeitAusgeschlossen ? 4 : 0.03,
      ref: paper.ref,
      event: { type: 'OEFFENTLICHKEIT_HERSTELLEN' },
      akteur: sitze.vorsitz,
    },
  ]
}

/** After the Ladung: late attachments and exchanged pages. */
function nachgereicht({ scene, paper, station }: Place): Step[] {
  const { random, stadt, weise } = scene
  if (!station.context.geladen) return []
  const toPaper = stepTo(paper.ref)
  return [
    toPaper(0.25, { type: 'ANLAGE_NACHREICHEN', ...anlage(random, paper.stand) }, stadt.dienst),
    toPaper(0.25, { type: 'AUSTAUSCHEN', inhalt: neuerInhalt(random, stadt, paper.stand, weise, true), grund: 'Zahl' }, stadt.dienst),
  ]
}

function vorDerSitzung(place: Place): Step[] {
  const { scene, station, sitze, step } = place
  const { stadt, sitzungen } = scene
  const { gremium, sitzung } = station.context
  const coming = sitzungen.filter((seen) => seen.gremium === gremium && ['terminiert', 'eingeladen', 'laeuft'].includes(seen.zustand))
  if (station.zustand === 'terminiert')
    return coming.flatMap((seen) => [
      step(seen.id === sitzung ? 5 : 0.7, { type: 'AUF_TO_SETZEN', sitzung: seen.id }, stadt.dienst),
      step(seen.id === sitzung ? 0 : 1.5, { type: 'UMTERMINIEREN', sitzung: seen.id }, stadt.dienst),
    ])
  return [
    ...schriftlich(place),
    ...coming.flatMap((seen) => [
      step(2, { type: 'TERMINIEREN', sitzung: seen.id }, stadt.dienst),
      step(3, { type: 'AUF_TO_SETZEN', sitzung: seen.id }, stadt.dienst),
      step(0.6, { type: 'AUF_TO_SETZEN', sitzung: seen.id, aufVerlangen: 'hvb', grund: 'Es eilt' }, sitze.vorsitz),
    ]),
    step(coming.length > 0 ? 0.15 : 0.05, { type: 'UEBERSPRINGEN', grund: 'Nicht nötig' }, stadt.dienst),
  ]
}

/** A body that is heard writes, or a letter of it comes in. */
function schriftlich({ scene: { random, stadt }, station, step, sitze }: Place): Step[] {
  if (!wirdGehoert(station)) return []
  const ergebnis = random.pick(ERGEBNISSE_DER_ROLLE.anhoerung)
  return [step(0.4, { type: 'STELLUNGNAHME_ABGEBEN', ergebnis, text: 'Bedenken' }, random.chance(0.5) ? sitze.vorsitz : stadt.dienst)]
}

/** Other bodies first, or an earlier one again, or the administration. */
function verweisen(place: Place): Step[] {
  const { scene, station, step } = place
  const { random, stadt } = scene
  const andere = [...stadt.gremien, stadt.weiteres].filter((id) => id !== null && id !== station.context.gremium)
  const chair = leitung(place)
  return [
    ...(andere.length === 0 ? [] : [step(0.5, { type: 'VERWEISEN', an: [random.pick(andere)], wiedervorlage: '2026-12-01' }, chair)]),
    step(
      0.4,
      { type: 'ZURUECKVERWEISEN', an: random.pick([stadt.beraet ?? 'verwaltung', 'verwaltung']) },
      random.chance(0.5) ? chair : stadt.dienst,
    ),
  ]
}

function aufgerufen(place: Place): Step[] {
  const { scene, paper, station, step, sitze, sitzung } = place
  const { random, stadt } = scene
  const chair = leitung(place)
  const recorder = random.pick([chair, chair, chair, sitze.schriftfuehrung, stadt.dienst])
  return [
    step(9, result(scene, 'ERGEBNIS_ERFASSEN', paper, station, sitzung?.anwesend ?? 0), recorder),
    step(0.5, { type: 'VERTAGEN', grund: 'Fragen offen' }, chair),
    step(0.2, { type: 'NICHT_BEHANDELT' }, chair),
    step(0.2, { type: 'BESCHLUSSUNFAEHIG', anwesend: 1 }, chair),
    step(0.4, { type: 'VERTAGEN', bis: '2026-12-01' }, chair),
    ...imSaal(place),
    ...verweisen(place),
    amendment(place),
  ]
}

/** A second person looks at what was recorded, or at the correction of it. */
const zweite = ({ scene, sitze }: Place): Akteur =>
  scene.random.pick([sitze.schriftfuehrung, sitze.schriftfuehrung, scene.stadt.dienst, sitze.vorsitz])

/** A confirmed result turns out to be wrong on record, or to rest on votes of people who had to stay away. */
function bestaetigt(place: Place): Step[] {
  const { scene, paper, station, step, sitze } = place
  const { random, stadt } = scene
  const { berichtigung, ergebnis, id } = station.context
  if (berichtigung !== null)
    return [
      step(5, { type: 'ERGEBNIS_BESTAETIGEN' }, zweite(place)),
      step(1, { type: 'BERICHTIGUNG_ABLEHNEN', grund: 'Es stimmt' }, zweite(place)),
    ]
  const wer = random.pick([sitze.vorsitz, sitze.schriftfuehrung, stadt.dienst])
  const pruefung = { type: 'PRUEFUNG_EINLEITEN', anzahl: 1, begruendung: 'Befangen' }
  return [
    step(ergebnis === null ? 0 : 0.08, { ...result(scene, 'BERICHTIGEN', paper, station, 0), grund: 'Verzählt' }, wer),
    step(ergebnis?.abstimmung === undefined ? 0 : 0.04, pruefung, random.chance(0.5) ? stadt.hvb : stadt.dienst),
    ...(paper.stand.context.pruefungen.some((one) => one.station === id)
      ? [step(1, { type: 'PRUEFUNG_ABSCHLIESSEN', grund: 'Geprüft' }, stadt.dienst)]
      : []),
  ]
}

/** While the paper is on its way. */
function unterwegs(place: Place): Step[] {
  const { scene, paper, station, step, sitze, sitzung } = place
  const { random, stadt } = scene
  switch (station.zustand) {
    case 'geplant':
    case 'terminiert':
      return vorDerSitzung(place)
    case 'wartet_auf_verweisung':
      return [step(0.3, { type: 'UEBERSPRINGEN', grund: 'Dauert zu lange' }, stadt.dienst)]
    case 'auf_tagesordnung':
      return [
        step(
          sitzung?.zustand === 'laeuft' ? 9 : 0.1,
          { type: 'AUFRUFEN', ohneVorberatung: 'Es eilt' },
          random.chance(0.8) ? sitze.vorsitz : stadt.dienst,
        ),
        step(0.35, { type: 'ABSETZEN', grund: 'Nicht reif' }, random.chance(0.5) ? sitze.vorsitz : stadt.dienst),
        ...imSaal(place),
        ...nachgereicht(place),
        amendment(place),
      ]
    case 'aufgerufen':
      return aufgerufen(place)
    case 'ergebnis_vorlaeufig':
      return [
        step(6, { type: 'ERGEBNIS_BESTAETIGEN' }, zweite(place)),
        step(1.2, result(scene, 'ERGEBNIS_KORRIGIEREN', paper, station, sitzung?.anwesend ?? 0), leitung(place)),
      ]
    case 'fristablauf':
      return station.context.anhoerung?.nachgereicht === null
        ? [step(1, { type: 'NACHREICHEN', ergebnis: 'stellungnahme', text: 'Spät' }, random.chance(0.5) ? sitze.vorsitz : stadt.dienst)]
        : []
    default:
      return []
  }
}

export function stationSteps(scene: Scene, paper: VorlageSeen, station: Station, politisch: boolean): Step[] {
  const { id, gremium, sitzung } = station.context
  const sitze = scene.stadt.sitze[gremium]
  // The head of administration is no body: its release is a step of the internal phase.
  if (sitze === undefined) return []
  const toPaper = stepTo(paper.ref)
  const step: StepTo = (weight, event: Payload, akteur) => toPaper(weight, { station: id, ...event }, akteur)
  const place = { scene, paper, station, sitze, step, sitzung: scene.sitzungen.find((seen) => seen.id === sitzung) }
  return station.zustand === 'ergebnis_bestaetigt' || station.zustand === 'abgeschlossen'
    ? bestaetigt(place)
    : politisch
      ? unterwegs(place)
      : []
}
