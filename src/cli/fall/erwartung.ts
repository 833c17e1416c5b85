/** Compares what a case expects with what is. Keys that this first form of the runner does not know are errors, never ignored. */
import type { Teil, VorlageStand } from '../../../workflows/vorlage/stand.ts'
import type { StationContext } from '../../../workflows/station/machine.ts'
import { regelwerkById } from '../../../workflows/recht/regelwerk.ts'
import { hinweise } from '../../../workflows/vorlage/hinweise.ts'
import type { Welt } from './welt.ts'

export interface Abweichung {
  erwartet: unknown
  gefunden: unknown
}

type Check = (stand: VorlageStand, erwartet: unknown) => Abweichung | null

const oneOf = (erwartet: unknown, gefunden: readonly unknown[]): boolean =>
  (Array.isArray(erwartet) ? erwartet : [erwartet]).some((item) => gefunden.includes(item))

const compare = (erwartet: unknown, gefunden: unknown): Abweichung | null =>
  JSON.stringify(erwartet) === JSON.stringify(gefunden) ? null : { erwartet, gefunden }

/** The innermost state, and the result of the paper as long as it stands. */
const zustaende = (stand: VorlageStand): string[] => [
  stand.zustand,
  ...(stand.context.ergebnis === null ? [] : [stand.context.ergebnis.ergebnis]),
]

function station(actual: Teil<StationContext>, erwartet: Record<string, unknown>): Abweichung | null {
  for (const [key, value] of Object.entries(erwartet)) {
    if (key === 'zustand') {
      const gefunden = actual.zustand === 'ergebnis_bestaetigt' ? ['ergebnis_bestaetigt', 'abgeschlossen'] : [actual.zustand]
      if (!oneOf(value, gefunden)) return { erwartet: { [key]: value }, gefunden: actual.zustand }
    } else if (key === 'ergebnis') {
      const gefunden = actual.context.ergebnis?.ergebnis ?? 'keins'
      if (!oneOf(value, [gefunden])) return { erwartet: { [key]: value }, gefunden }
    } else if (key === 'versuch') {
      if (value !== actual.context.versuch) return { erwartet: { [key]: value }, gefunden: actual.context.versuch }
    } else throw new Error(`Die Erwartung „station: ${key}“ kennt der Fall-Läufer nicht.`)
  }
  return null
}

const CHECKS: Record<string, Check> = {
  zustand: (stand, erwartet) => (oneOf(erwartet, zustaende(stand)) ? null : { erwartet, gefunden: zustaende(stand) }),
  nicht: (stand, erwartet) =>
    oneOf(erwartet, zustaende(stand)) ? { erwartet: `nicht ${String(erwartet)}`, gefunden: zustaende(stand) } : null,
  nummer: (stand, erwartet) => compare(erwartet, stand.context.nummer),
  stationen: (stand, erwartet) =>
    compare(
      erwartet,
      stand.stationen.map(({ context }) => context.gremium),
    ),
  station: (stand, erwartet) => {
    for (const [position, expected] of Object.entries(erwartet as Record<string, Record<string, unknown>>)) {
      const actual = stand.stationen[Number(position) - 1]
      if (actual === undefined) return { erwartet: `Station ${position}`, gefunden: `${stand.stationen.length} Stationen` }
      const found = station(actual, expected)
      if (found !== null) return found
    }
    return null
  },
  mitzeichnung: (stand, erwartet) =>
    compare(
      erwartet,
      Object.fromEntries(
        Object.keys(erwartet as object).map((stelle) => [
          stelle,
          stand.mitzeichnungen.find((part) => part.context.stelle === stelle)?.zustand ?? 'nicht gefragt',
        ]),
      ),
    ),
  punkte: (stand, erwartet) => compare(erwartet, stand.beschlusspunkte.length),
  punkt: (stand, erwartet) => {
    for (const [nr, expected] of Object.entries(erwartet as Record<string, { zustand?: unknown; termin?: string }>)) {
      const punkt = stand.beschlusspunkte.find(({ context }) => String(context.nr) === nr)
      if (expected.zustand !== undefined && !oneOf(expected.zustand, [punkt?.zustand]))
        return { erwartet: expected.zustand, gefunden: punkt?.zustand ?? 'kein Auftrag' }
      if (expected.termin !== undefined && expected.termin !== punkt?.context.termin)
        return { erwartet: expected.termin, gefunden: punkt?.context.termin ?? 'kein Termin' }
    }
    return null
  },
  frist: (stand, erwartet) => {
    const { widerspruch } = erwartet as { widerspruch?: string }
    const gefunden = stand.zustand === 'frist_laeuft' ? (stand.context.frist?.bis ?? 'keine') : 'keine'
    return compare(widerspruch, gefunden)
  },
}

/** Expectations that need more than the paper itself. */
async function withWorld(welt: Welt, name: string, key: string, erwartet: unknown): Promise<Abweichung | null | undefined> {
  const stand = await welt.stand(name)
  if (key === 'hinweis') {
    const gefunden = stand.stationen
      .filter((item) => ['auf_tagesordnung', 'aufgerufen'].includes(item.zustand))
      .flatMap((item) => hinweise(stand, item.context.id, welt.profil))
      .join(' · ')
    return (erwartet as string[]).every((text) => gefunden.includes(text)) ? null : { erwartet, gefunden }
  }
  if (key === 'rechtsstand') {
    const { sitzung, land, norm, gueltig_ab } = erwartet as Record<string, string | undefined>
    const item = stand.stationen.find(({ context }) => sitzung === undefined || context.sitzung === welt.sitzung(sitzung))
    const befund = item?.context.ergebnis?.befund
    if (befund === undefined) return { erwartet, gefunden: 'kein Ergebnis' }
    const recht = regelwerkById(befund.regelwerk)
    const fits =
      (land === undefined || recht.land === land) &&
      (norm === undefined || befund.norm.includes(norm)) &&
      (gueltig_ab === undefined || recht.gueltigAb === gueltig_ab)
    return fits ? null : { erwartet, gefunden: { land: recht.land, norm: befund.norm, gueltig_ab: recht.gueltigAb } }
  }
  if (key === 'darf') {
    for (const frage of erwartet as {
      als: string
      tut: string
      station?: number
      antwort: 'ja' | 'nein'
      grund?: string
      mit?: Record<string, unknown>
    }[]) {
      const gruende = await welt.inquire(name, frage.als, frage.tut, frage.station, frage.mit ?? {})
      const gefunden = gruende === null || gruende.length > 0 ? 'nein' : 'ja'
      if (gefunden !== frage.antwort) return { erwartet: frage, gefunden: gruende ?? 'keine Berechtigung' }
    }
    return null
  }
  return undefined
}

/** @throws for keys that the runner does not know */
export async function erwarte(welt: Welt, erwartung: Readonly<Record<string, unknown>>): Promise<Abweichung[]> {
  const { an = 'v', ...rest } = erwartung
  const stand = await welt.stand(String(an))
  const found: Abweichung[] = []
  for (const [key, erwartet] of Object.entries(rest)) {
    const check = CHECKS[key]
    const result = check === undefined ? await withWorld(welt, String(an), key, erwartet) : check(stand, erwartet)
    if (result === undefined) throw new Error(`Die Erwartung „${key}“ kennt der Fall-Läufer nicht.`)
    if (result !== null) found.push(result)
  }
  return found
}
