/** From the draft to release and number. */
import type { Step } from '../../aggregate.ts'
import type { Beziehungsart } from '../../begriffe.ts'
import type { Mitzeichnungsbedarf, Stored } from '../befund.ts'
import type { Kopf } from '../context.ts'
import type { VorlageEvent } from '../events.ts'
import { isParallel } from '../reihenfolge.ts'
import type { VorlageStand } from '../stand.ts'
import { anhoerungen, asItIs, hvbGenehmigt, toVorlage, veroeffentlichen, type Routes } from './steps.ts'

export function kopf(event: Pick<Stored<'AENDERN'>, keyof Kopf>): Kopf {
  return {
    oeffentlich: event.oeffentlich,
    nichtoeffentlichGrund: event.nichtoeffentlichGrund ?? null,
    dringlich: event.dringlich,
    mehrheit: event.mehrheit,
    mitzeichnung: event.mitzeichnung,
  }
}

function startStationen(folge: VorlageEvent<'ANLEGEN'>['beratungsfolge'], from: number): { ids: string[]; steps: Step[] } {
  const ids = folge.map((_, index) => `s${from + index}`)
  /** The first of those that deliberate side by side names their group. */
  const erste = (index: number): number => (folge[index]?.parallel === true ? erste(index - 1) : index)
  const gruppe = (index: number): string | null =>
    folge[index]?.parallel === true || folge[index + 1]?.parallel === true ? `p-${ids[erste(index)] ?? ''}` : null
  return {
    ids,
    steps: folge.map((station, index) => ({
      key: `station/${ids[index]}`,
      start: 'station',
      input: {
        id: ids[index],
        gremium: station.gremium,
        rolle: station.rolle,
        oeffentlich: station.oeffentlich,
        ...(gruppe(index) !== null && { gruppe: gruppe(index) }),
      },
    })),
  }
}

const sameFolge = (stand: VorlageStand, folge: VorlageEvent<'AENDERN'>['beratungsfolge']): boolean =>
  folge.length === stand.stationen.length &&
  folge.every((station, index) => {
    const context = stand.stationen[index]?.context
    return (
      context?.gremium === station.gremium &&
      context.rolle === station.rolle &&
      context.oeffentlich === station.oeffentlich &&
      isParallel(stand, index) === (station.parallel ?? false)
    )
  })

/** A Vorlage comes into being with its stations. */
export function anlegen(event: Stored<'ANLEGEN'>): Step[] {
  const { ids, steps } = startStationen(event.beratungsfolge, 1)
  const input = {
    profil: event.profil,
    art: event.art,
    federfuehrung: event.federfuehrung,
    kopf: kopf(event),
    fassung: event.inhalt,
    merkmale: event.befund.merkmale,
    beratungsfolge: ids,
    naechsteStation: ids.length + 1,
    von: event.befund.von,
    am: event.befund.heute,
  }
  const beziehung = (art: Beziehungsart, vorlage: string | undefined, nummer: string | null): Step[] =>
    vorlage === undefined ? [] : [toVorlage({ type: 'BEZIEHUNG_ERHALTEN', beziehung: { art, vorlage, nummer: nummer ?? '' } })]
  return [
    { key: 'vorlage', start: 'vorlage', input },
    ...steps,
    ...beziehung('berichtet_ueber', event.berichtetUeber, event.befund.berichtetUeber),
    ...beziehung('stellungnahme_zu', event.stellungnahmeZu, event.befund.stellungnahmeZu),
  ]
}

function aendern(stand: VorlageStand, event: Stored<'AENDERN'>): Step[] {
  const keep = sameFolge(stand, event.beratungsfolge)
  const next = keep ? null : startStationen(event.beratungsfolge, stand.context.naechsteStation)
  return [
    ...(next === null ? [] : stand.stationen.map((station): Step => ({ key: `station/${station.context.id}`, end: true }))),
    ...(next?.steps ?? []),
    toVorlage({
      type: 'AENDERN',
      fassung: event.inhalt,
      merkmale: event.befund.merkmale,
      kopf: kopf(event),
      beratungsfolge: next?.ids ?? stand.context.beratungsfolge,
      naechsteStation: stand.context.naechsteStation + (next?.ids.length ?? 0),
      von: event.befund.von,
    }),
  ]
}

/** Asks each office once per version; an answer to the same version stands. */
function mitzeichnungen(stand: VorlageStand, bedarf: readonly Mitzeichnungsbedarf[]): Step[] {
  const fassung = stand.context.fassung.hash
  return bedarf.flatMap((wanted): Step[] => {
    const vorhanden = stand.mitzeichnungen.find((part) => part.context.stelle === wanted.stelle)
    const key = `mitzeichnung/${wanted.stelle}`
    if (vorhanden === undefined) return [{ key, start: 'mitzeichnung', input: { ...wanted, fassung } }]
    if (vorhanden.context.fassung === fassung && vorhanden.zustand !== 'abgelehnt') return []
    return [{ key, event: { type: 'ERNEUT_VORLEGEN', fassung, frist: wanted.frist } }]
  })
}

export const intern = {
  AENDERN: aendern,
  ANLAGE_HINZUFUEGEN: (_stand, { type, anlage: id, hash, name, typ, bytes, oeffentlich }) => [
    toVorlage({ type, anlage: { id, hash, name, typ, bytes, oeffentlich } }),
  ],
  ANLAGE_ENTFERNEN: asItIs,
  EINREICHEN: (stand, { type, befund }) => [
    toVorlage({ type, weg: befund.weg }),
    ...(befund.weg.amtspruefung ? [] : mitzeichnungen(stand, befund.mitzeichnungen)),
  ],
  PRUEFEN: (stand, { type, befund }) => [toVorlage({ type }), ...mitzeichnungen(stand, befund.mitzeichnungen)],
  MITZEICHNEN: (_stand, { type, stelle, votum, hinweis = null, name, funktion, befund }) => [
    {
      key: `mitzeichnung/${stelle}`,
      event: { type, votum, hinweis, von: befund.von, angabe: name === undefined || funktion === undefined ? null : { name, funktion } },
    },
  ],
  MITZEICHNUNG_ABSCHLIESSEN: (_stand, { type, trotz = null }) => [toVorlage({ type, trotz })],
  FREIGEBEN_DEZERNAT: asItIs,
  FREIGEBEN_HVB: (stand, { type, befund }) => [
    toVorlage({ type, am: befund.heute, von: befund.von }),
    ...hvbGenehmigt(stand, befund.von),
    ...anhoerungen(stand, befund.anhoerungBis),
    ...veroeffentlichen(befund.veroeffentlichen),
  ],
  EINGANG_ERFASSEN: (stand, { type, einreicher, am, email = null, antragsteller = null, befund }) => [
    toVorlage({ type, einreicher, am: am ?? befund.heute, email, antragsteller, von: befund.von }),
    ...anhoerungen(stand, befund.anhoerungBis),
    ...veroeffentlichen(befund.veroeffentlichen),
  ],
  ZURUECKGEBEN: (_stand, { type, grund, befund }) => [toVorlage({ type, grund, von: befund.von })],
  VERWERFEN: asItIs,
  ENTWURFSNUMMER_ERHALTEN: (_stand, { type, befund }) => [toVorlage({ type, entwurfsnummer: befund.nummer })],
  NUMMER_ERHALTEN: (_stand, { type, befund }) => [toVorlage({ type, nummer: befund.nummer })],
} satisfies Routes
