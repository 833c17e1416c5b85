/** A paper taken over from an old system: it comes into being released, with what its bodies have said already. */
import type { Step } from '../../aggregate.ts'
import { HVB } from '../../begriffe.ts'
import type { Ergebnisbefund } from '../../station/ergebnis.ts'
import type { Stored } from '../befund.ts'
import { kopf } from './intern.ts'
import { toStation, toVorlage, veroeffentlichen, type Routes } from './steps.ts'

type Folge = Stored<'BESTAND_UEBERNEHMEN'>['beratungsfolge']

interface Uebernahme {
  folge: Folge
  befunde: readonly (Ergebnisbefund | null)[]
  /** Number of the first station. */
  ab: number
  fassung: string
  von: string
}

/** Stations as they stand: passed ones come into being with their result, the release as given. */
function stationen({ folge, befunde, ab, fassung, von }: Uebernahme): { ids: string[]; steps: Step[] } {
  const ids = folge.map((_, index) => `s${ab + index}`)
  const steps = folge.flatMap(({ gremium, rolle, oeffentlich, ergebnis, am, abstimmung, wortlaut }, index): Step[] => {
    const id = ids[index] ?? ''
    const befund = befunde[index] ?? null
    const angabe = { ergebnis, ...(abstimmung && { abstimmung }), ...(wortlaut !== undefined && { wortlaut }) }
    const uebernommen = befund === null ? undefined : { sitzungAm: am, ergebnis: { ...angabe, fassung, erfasstVon: von, befund } }
    return [
      { key: `station/${id}`, start: 'station', input: { id, gremium, rolle, oeffentlich, ...(uebernommen && { uebernommen }) } },
      ...(gremium === HVB ? [toStation(id, { type: 'GENEHMIGEN', genehmigtVon: von, fassung })] : []),
    ]
  })
  return { ids, steps }
}

/** The paper as its old system has it; its number follows once the counter has taken it over. */
export function uebernehmen(event: Stored<'BESTAND_UEBERNEHMEN'>): Step[] {
  const { befund, datum, inhalt } = event
  const { ids, steps } = stationen({ folge: event.beratungsfolge, befunde: befund.stationen, ab: 1, fassung: inhalt, von: befund.von })
  const input = {
    profil: event.profil,
    art: event.art,
    federfuehrung: event.federfuehrung,
    kopf: kopf(event),
    fassung: inhalt,
    merkmale: befund.merkmale,
    beratungsfolge: ids,
    naechsteStation: ids.length + 1,
    von: befund.von,
    am: datum,
  }
  return [
    { key: 'vorlage', start: 'vorlage', input },
    ...steps,
    toVorlage({
      type: event.type,
      am: befund.heute,
      von: befund.von,
      freigegebenAm: datum,
      einreicher: event.einreicher ?? null,
      anlagen: event.anlagen.map(({ anlage: id, ...rest }) => ({ id, ...rest })),
    }),
    ...veroeffentlichen(befund.veroeffentlichen),
  ]
}

export const bestand = {
  BERATUNGSFOLGE_ERFASSEN: (stand, event) => {
    const { fassung, naechsteStation } = stand.context
    const { befund, type } = event
    const { ids, steps } = stationen({
      folge: event.beratungsfolge,
      befunde: befund.stationen,
      ab: naechsteStation,
      fassung: fassung.hash,
      von: befund.von,
    })
    return [...steps, toVorlage({ type, beratungsfolge: ids, naechsteStation: naechsteStation + ids.length })]
  },
  NUMMER_VERWEIGERT: (stand, { type, grund }) => [
    toVorlage({ type, grund }),
    ...(stand.publikation === 'oeffentlich' ? [toVorlage({ type: 'DEPUBLIZIEREN', grund })] : []),
  ],
} satisfies Routes
