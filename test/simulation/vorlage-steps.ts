/** What the people around a Vorlage would sensibly do next, each with its weight. */
import type { Payload, Ref } from '../../workflows/aggregate.ts'
import type { Akteur } from '../../workflows/akteur.ts'
import { ANGENOMMEN, GEAENDERT, type Ergebnis } from '../../workflows/begriffe.ts'
import { aenderungsinhalt } from '../../workflows/vorlage/inhalt.ts'
import { isPolitisch, type Teil, type VorlageStand } from '../../workflows/vorlage/stand.ts'
import type { StationContext } from '../../workflows/station/machine.ts'
import { paragraphs } from '../../workflows/text/blocks.ts'
import { ASV, AUTOR, DIENST, HVB, RAT } from '../workflows/stage.ts'
import { aendern, GEHEIM, MITZEICHNER, SCHRIFTFUEHRUNG, VORSITZENDE, type Schreibweise } from './cast.ts'
import type { Prng } from './prng.ts'
import type { SitzungSeen, Step } from './step.ts'

const ERGEBNISSE: Readonly<Record<string, readonly Ergebnis[]>> = {
  vorberatung: ['empfohlen', 'empfohlen', 'geaendert_empfohlen', 'nicht_empfohlen'],
  entscheidung: ['beschlossen', 'beschlossen', 'geaendert_beschlossen', 'abgelehnt'],
  kenntnisnahme: ['zur_kenntnis_genommen'],
}

const FINAL = new Set(['abgelehnt', 'kenntnis_genommen', 'erledigt', 'zurueckgezogen', 'umgesetzt', 'abgestimmt', 'uebernommen'])

function result(random: Prng, type: string, { context }: Teil<StationContext>, anwesend: number): Payload {
  const ergebnis = random.pick<Ergebnis>(ERGEBNISSE[context.rolle] ?? [])
  const angenommen = ANGENOMMEN.has(ergebnis)
  const enthaltung = random.below(3)
  const stimmen = Math.max(0, anwesend - enthaltung)
  const knapp = random.chance(0.2)
  const mehr = knapp ? Math.floor(stimmen / 2) + 1 : Math.max(Math.floor(stimmen / 2) + 1, stimmen - random.below(4))
  // A tie is a rejection.
  const verloren = knapp && stimmen % 2 === 0 ? stimmen / 2 : stimmen - mehr
  const ja = angenommen ? mehr : verloren
  return {
    type,
    station: context.id,
    ergebnis,
    ...(context.rolle !== 'kenntnisnahme' && { abstimmung: { ja, nein: stimmen - ja, enthaltung } }),
    ...(GEAENDERT.has(ergebnis) && { wortlaut: [{ nr: 1, text: paragraphs(context.oeffentlich ? 'Anders gefasst' : GEHEIM) }] }),
  }
}

function intern(random: Prng, ref: Ref, stand: VorlageStand, weise: Schreibweise): Step[] {
  const step = (weight: number, event: Payload, akteur: Akteur): Step => ({ weight, ref, event, akteur })
  switch (stand.zustand) {
    case 'entwurf':
    case 'ueberarbeitung':
      return [
        step(8, { type: 'EINREICHEN' }, AUTOR),
        step(0.8, aendern(random, stand.context.art === 'mitteilung', weise), AUTOR),
        step(0.1, { type: 'VERWERFEN', grund: 'Erledigt sich' }, AUTOR),
      ]
    case 'mitzeichnung': {
      const open = stand.mitzeichnungen.filter((part) => part.zustand === 'offen' || part.zustand === 'frist_abgelaufen')
      const sign = open.map((part) => {
        const { stelle } = part.context
        const votum = random.pick(['gezeichnet', 'gezeichnet', 'gezeichnet', 'nicht_betroffen', 'mit_hinweis', 'abgelehnt'])
        const event = {
          type: 'MITZEICHNEN',
          stelle,
          votum,
          ...(['mit_hinweis', 'abgelehnt'].includes(votum) && { hinweis: 'Bitte beachten' }),
        }
        return step(6, event, MITZEICHNER[stelle] ?? AUTOR)
      })
      return [
        ...sign,
        step(open.length === 0 ? 8 : 0.5, { type: 'MITZEICHNUNG_ABSCHLIESSEN', trotz: 'Es eilt' }, AUTOR),
        step(0.25, { type: 'ZURUECKGEBEN', grund: 'Neu fassen' }, HVB),
      ]
    }
    case 'hvb_freigabe':
      return [
        step(8, { type: 'FREIGEBEN_HVB', personendatenGeprueft: true }, HVB),
        step(1, { type: 'FREIGEBEN_HVB', personendatenGeprueft: true, nachweis: 'Umlaufmappe' }, DIENST),
        step(0.25, { type: 'ZURUECKGEBEN', grund: 'Zahlen fehlen' }, HVB),
      ]
    default:
      return []
  }
}

/** A member moves an amendment, now and then one to an amendment. */
function amendment(random: Prng, { rolle, oeffentlich }: StationContext): Payload {
  const text = random.pick(['Mit Radweg', 'Ohne Radweg', 'Später'])
  return {
    type: 'AENDERUNGSANTRAG_EINBRINGEN',
    antrag: aenderungsinhalt('Brücke', rolle === 'kenntnisnahme' ? [] : paragraphs(oeffentlich ? text : GEHEIM)),
    einreicher: 'Fraktion A',
  }
}

/** Papers of the simulation come to an end. */
const MOST_STATIONS = 4

/** Another body before the one that is next. */
function einfuegen({ stationen }: VorlageStand): Payload {
  const next = stationen.find(({ zustand }) => ['geplant', 'terminiert', 'auf_tagesordnung'].includes(zustand))
  const rolle = next?.context.rolle === 'kenntnisnahme' ? 'kenntnisnahme' : 'vorberatung'
  return { type: 'EINFUEGEN', gremium: ASV, rolle, grund: 'Auf Bitte des Rates', ...(next !== undefined && { vor: next.context.id }) }
}

/** Who is excluded from an item, and who may listen to it. */
const imSaal = (random: Prng, ref: Ref, station: string, chair: Akteur): Step[] => [
  { weight: 0.3, ref, event: { type: 'BEFANGENHEIT_FESTSTELLEN', station, anzahl: random.below(4) }, akteur: chair },
  { weight: 0.4, ref, event: { type: 'OEFFENTLICHKEIT_AUSSCHLIESSEN', stationen: [station] }, akteur: chair },
  { weight: 0.4, ref, event: { type: 'OEFFENTLICHKEIT_HERSTELLEN' }, akteur: chair },
]

function stationSteps(random: Prng, ref: Ref, station: Teil<StationContext>, sitzungen: readonly SitzungSeen[]): Step[] {
  const { id, gremium, sitzung } = station.context
  const step = (weight: number, event: Payload, akteur: Akteur): Step => ({ weight, ref, event: { station: id, ...event }, akteur })
  const chair = VORSITZENDE[gremium] ?? DIENST
  const coming = sitzungen.filter((seen) => seen.gremium === gremium && ['terminiert', 'eingeladen', 'laeuft'].includes(seen.zustand))
  const mine = sitzungen.find((seen) => seen.id === sitzung)
  const amending = ref.id.includes('-ae') ? 0.1 : 0.6
  switch (station.zustand) {
    case 'geplant':
      return coming.flatMap((seen) => [
        step(2, { type: 'TERMINIEREN', sitzung: seen.id }, DIENST),
        step(3, { type: 'AUF_TO_SETZEN', sitzung: seen.id }, DIENST),
        step(0.6, { type: 'AUF_TO_SETZEN', sitzung: seen.id, aufVerlangen: 'hvb', grund: 'Es eilt' }, chair),
        step(0.15, { type: 'UEBERSPRINGEN', grund: 'Nicht nötig' }, DIENST),
      ])
    case 'wartet_auf_verweisung':
      return [step(0.3, { type: 'UEBERSPRINGEN', grund: 'Dauert zu lange' }, DIENST)]
    case 'terminiert':
      return coming.flatMap((seen) => [
        step(seen.id === sitzung ? 5 : 0.7, { type: 'AUF_TO_SETZEN', sitzung: seen.id }, DIENST),
        step(seen.id === sitzung ? 0 : 1.5, { type: 'UMTERMINIEREN', sitzung: seen.id }, DIENST),
      ])
    case 'auf_tagesordnung':
      return [
        step(mine?.zustand === 'laeuft' ? 9 : 0.1, { type: 'AUFRUFEN', ohneVorberatung: 'Es eilt' }, random.chance(0.8) ? chair : DIENST),
        step(0.5, { type: 'ABSETZEN', grund: 'Nicht reif' }, random.chance(0.5) ? chair : DIENST),
        ...imSaal(random, ref, id, chair),
        step(amending, amendment(random, station.context), chair),
      ]
    case 'aufgerufen':
      return [
        step(9, result(random, 'ERGEBNIS_ERFASSEN', station, mine?.anwesend ?? 0), random.chance(0.8) ? chair : DIENST),
        step(0.7, { type: 'VERTAGEN', grund: 'Fragen offen' }, chair),
        step(0.2, { type: 'NICHT_BEHANDELT' }, chair),
        step(0.2, { type: 'BESCHLUSSUNFAEHIG', anwesend: 1 }, chair),
        step(0.4, { type: 'VERTAGEN', bis: '2026-12-01' }, chair),
        ...imSaal(random, ref, id, chair),
        step(0.5, { type: 'VERWEISEN', an: [gremium === RAT ? ASV : 'finanzausschuss'], wiedervorlage: '2026-12-01' }, chair),
        step(0.4, { type: 'ZURUECKVERWEISEN', an: random.pick([ASV, 'verwaltung']) }, random.chance(0.5) ? chair : DIENST),
        step(amending, amendment(random, station.context), chair),
      ]
    case 'ergebnis_vorlaeufig':
      return [
        step(6, { type: 'ERGEBNIS_BESTAETIGEN' }, random.chance(0.6) ? (SCHRIFTFUEHRUNG[gremium] ?? DIENST) : DIENST),
        step(1.2, result(random, 'ERGEBNIS_KORRIGIEREN', station, mine?.anwesend ?? 0), chair),
      ]
    default:
      return []
  }
}

/** A new text under the publicity that the paper has already. */
const neuerInhalt = (random: Prng, { context }: VorlageStand, weise: Schreibweise): object => ({
  ...(aendern(random, false, weise)['inhalt'] as object),
  betreff: context.kopf.oeffentlich ? 'Bäume' : GEHEIM,
})

export function vorlageSteps(random: Prng, ref: Ref, stand: VorlageStand, sitzungen: readonly SitzungSeen[], weise: Schreibweise): Step[] {
  const step = (weight: number, event: Payload, akteur: Akteur): Step => ({ weight, ref, event, akteur })
  const publicity = [
    step(0.15, { type: 'VEROEFFENTLICHEN' }, DIENST),
    step(stand.publikation === 'oeffentlich' ? 0.3 : 0, { type: 'DEPUBLIZIEREN', grund: 'Irrtum' }, DIENST),
  ]
  if (isPolitisch(stand)) {
    return [
      ...publicity,
      ...stand.stationen.flatMap((station) => stationSteps(random, ref, station, sitzungen)),
      step(0.15, { type: 'ZURUECKZIEHEN', grund: 'Überholt' }, HVB),
      step(stand.context.aendert === null ? 0 : 0.3, { type: 'AENDERUNG_UEBERNEHMEN' }, random.chance(0.5) ? HVB : DIENST),
      step(0.1, { type: 'WEITERLEITEN' }, DIENST),
      ...(stand.zustand === 'neufassung' ? [step(6, { type: 'NEUFASSEN', inhalt: neuerInhalt(random, stand, weise) }, AUTOR)] : []),
      ...(stand.stationen.length < MOST_STATIONS ? [step(0.2, einfuegen(stand), DIENST)] : []),
    ]
  }
  const points = stand.beschlusspunkte.map(({ context }) =>
    step(1.5, { type: 'SACHSTAND_MELDEN', punkt: context.nr, status: random.pick(['in_umsetzung', 'erledigt']), text: 'Stand' }, AUTOR),
  )
  return [
    ...intern(random, ref, stand, weise),
    ...points,
    ...(points.length === 0 ? [] : publicity),
    step(FINAL.has(stand.zustand) ? 1 : 0.03, { type: 'ABSCHLIESSEN' }, DIENST),
  ]
}
