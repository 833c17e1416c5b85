/** What a body says, and the votes that carry it. */
import type { Payload } from '../../workflows/aggregate.ts'
import { ANGENOMMEN, GEAENDERT, NICHT_ANGENOMMEN, type Ergebnis, type Mehrheit, type Rolle } from '../../workflows/begriffe.ts'
import { regelwerk, type Regelwerk } from '../../workflows/recht/regelwerk.ts'
import type { StationContext } from '../../workflows/station/context.ts'
import { paragraphs } from '../../workflows/text/blocks.ts'
import type { Teil, VorlageStand } from '../../workflows/vorlage/stand.ts'
import { GEHEIM } from './papers.ts'
import type { Prng } from './prng.ts'
import type { Scene, VorlageSeen } from './step.ts'

const ERGEBNISSE: Readonly<Record<Rolle, readonly Ergebnis[]>> = {
  genehmigung: [],
  anhoerung: ['zugestimmt', 'stellungnahme', 'keine_stellungnahme', 'abgelehnt'],
  kenntnisnahme: ['zur_kenntnis_genommen'],
  vorberatung: ['empfohlen', 'empfohlen', 'empfohlen', 'geaendert_empfohlen', 'nicht_empfohlen', 'ohne_empfehlung'],
  entscheidung: ['beschlossen', 'beschlossen', 'beschlossen', 'geaendert_beschlossen', 'abgelehnt'],
  genehmigung_nachtraeglich: ['genehmigt', 'genehmigt', 'aufgehoben'],
}

export const rechtVon = ({ stadt, heute }: Scene): Regelwerk => regelwerk(stadt.profil.rechtsbereich, heute)

/** Mostly a clear vote, now and then a close one; where more than the simple majority is needed, all in favour. A tie is a rejection. */
export function votes(random: Prng, berechtigt: number, angenommen: boolean, mehrheit: Mehrheit = 'einfach'): Record<string, number> {
  if (angenommen && mehrheit !== 'einfach') return { ja: Math.max(0, berechtigt) }
  const enthaltung = random.below(3)
  const stimmen = Math.max(0, berechtigt - enthaltung)
  const knapp = random.chance(0.2)
  const mehr = knapp ? Math.floor(stimmen / 2) + 1 : Math.max(Math.floor(stimmen / 2) + 1, stimmen - random.below(4))
  const verloren = knapp && stimmen % 2 === 0 ? stimmen / 2 : stimmen - mehr
  const ja = angenommen ? mehr : verloren
  return { ja, nein: stimmen - ja, enthaltung }
}

/** How it was voted: mostly openly and counted; without a meeting where the statutes allow it. */
function art(scene: Scene, angenommen: boolean, gezaehlt: Record<string, number>): Record<string, number | string> {
  const { random } = scene
  const umlauf = rechtVon(scene).umlaufbeschluss.wert.art === 'zulaessig'
  if (umlauf && angenommen && random.chance(0.25))
    return { ja: Object.values(gezaehlt).reduce((sum, zahl) => sum + zahl, 0), modus: 'umlauf' }
  if (random.chance(0.05)) return { ...gezaehlt, modus: random.pick(['namentlich', 'geheim']) }
  return angenommen && random.chance(0.05) ? { ohneZahlen: random.pick(['einstimmig', 'mehrheitlich']) } : gezaehlt
}

/** Who may vote on the item now; on one that was voted on, then. */
function berechtigte({ context }: Teil<StationContext>, anwesend: number): number {
  const { ergebnis, bestaetigtVon, befangen } = context
  return ergebnis !== null && bestaetigtVon !== null
    ? ergebnis.befund.anwesend - ergebnis.befund.ausgeschlossen
    : anwesend - (befangen?.anzahl ?? 0)
}

function ergebnisse({ context }: VorlageStand, rolle: Rolle, andere: readonly VorlageSeen[]): readonly Ergebnis[] {
  const usual = ERGEBNISSE[rolle]
  if (rolle === 'kenntnisnahme' && context.eil !== null) return [...usual, ...usual, 'aufgehoben']
  if (rolle !== 'entscheidung') return usual
  return [
    ...usual,
    ...(context.merkmale.punkte.length > 1 ? ['teilweise_beschlossen' as const] : []),
    ...(andere.length > 0 ? ['erledigt' as const] : []),
  ]
}

/** One vote on two papers: that of the other one, in the same session. */
function gemeinsam({ context }: Teil<StationContext>, andere: readonly VorlageSeen[]): object | null {
  for (const { ref, stand } of andere) {
    const ergebnis = stand.stationen.find((other) => other.context.sitzung === context.sitzung && other.context.rolle === context.rolle)
      ?.context.ergebnis
    if (ergebnis?.abstimmung !== undefined && (ergebnis.ergebnis === 'beschlossen' || ergebnis.ergebnis === 'abgelehnt'))
      return { ergebnis: ergebnis.ergebnis, abstimmung: ergebnis.abstimmung, gemeinsamMit: ref.id }
  }
  return null
}

/** A result that fits the station, of those who may vote. */
export function result(scene: Scene, type: string, paper: VorlageSeen, station: Teil<StationContext>, anwesend: number): Payload {
  const { random, vorlagen } = scene
  const { id, rolle, oeffentlich } = station.context
  const andere = vorlagen.filter(({ ref }) => ref.id !== paper.ref.id)
  const shared = random.chance(0.15) ? gemeinsam(station, andere) : null
  if (shared !== null) return { type, station: id, ...shared }
  const ergebnis = random.pick(ergebnisse(paper.stand, rolle, andere))
  const mehrheit = rolle === 'entscheidung' ? paper.stand.context.kopf.mehrheit : 'einfach'
  const zahl = berechtigte(station, anwesend)
  const abstimmen = (angenommen: boolean): object => art(scene, angenommen, votes(random, zahl, angenommen, mehrheit))
  const wortlaut = [{ nr: 1, text: paragraphs(oeffentlich && paper.stand.context.kopf.oeffentlich ? 'Anders gefasst' : GEHEIM) }]
  const angenommen = ANGENOMMEN.has(ergebnis) || (rolle === 'kenntnisnahme' && ergebnis === 'aufgehoben')
  const mitStimmen = ANGENOMMEN.has(ergebnis) || NICHT_ANGENOMMEN.has(ergebnis)
  // The chair finds otherwise than the votes say.
  const anders = mitStimmen && random.chance(0.03)
  return {
    type,
    station: id,
    ergebnis,
    ...(mitStimmen && { abstimmung: abstimmen(angenommen !== anders) }),
    ...(anders && { feststellung: 'Stimmen falsch abgegeben' }),
    ...(GEAENDERT.has(ergebnis) && { wortlaut }),
    ...(ergebnis === 'erledigt' && { erledigtDurch: random.pick(andere).ref.id }),
    ...(ergebnis === 'teilweise_beschlossen' && {
      punkte: paper.stand.context.merkmale.punkte.map(({ nr }, index) => ({
        nr,
        ergebnis: index === 0 ? 'beschlossen' : 'abgelehnt',
        abstimmung: votes(random, zahl, index === 0, mehrheit),
      })),
    }),
  }
}
