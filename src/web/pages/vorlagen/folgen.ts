/** What a step causes, in words: the same list before it (dry run) and after it (record), then with what has become of each item. */
import type { Effect, Parts, Payload } from '../../../../workflows/aggregate.ts'
import type { Profil } from '../../../../workflows/profile/index.ts'
import { addDays, localDate, localTime } from '../../../../workflows/recht/kalender.ts'
import { sitzungStand } from '../../../../workflows/sitzung/stand.ts'
import { fristziel } from '../../../../workflows/vorlage/fristziel.ts'
import { bezeichnung, stationById, vorlageStand, type VorlageStand } from '../../../../workflows/vorlage/stand.ts'
import { gremiumName, stelleName, wort } from '../../../../workflows/woerter.ts'
import { alsNaechstes, lage } from './lage.ts'
import { printDate, printMeeting } from './dates.ts'

export interface Folge {
  gruppe: Gruppe
  text: string
  angaben?: string
  href?: string
  /** Text of a mail. */
  mailtext?: string
  /** What has become of it; absent before the step. */
  badge?: { art: string; text: string }
}

const TITEL = {
  stand: 'Danach',
  frist: 'Fristen',
  mail: 'E-Mails',
  dokument: 'Dokumente',
  anderswo: 'An anderer Stelle',
} as const
type Gruppe = keyof typeof TITEL

/** In groups as the template shows them; what does not occur is left out. */
export const gruppiert = (folgen: readonly Folge[]): { titel: string; folgen: Folge[] }[] =>
  Object.entries(TITEL)
    .map(([gruppe, titel]) => ({ titel, folgen: folgen.filter((folge) => folge.gruppe === gruppe) }))
    .filter(({ folgen: gefunden }) => gefunden.length > 0)

/** Where the paper lies then, and its number where the step gives it one; of a session its state. */
export function standfolgen(profil: Profil, vorher: Parts, nachher: Parts): Folge[] {
  if (nachher['sitzung'] !== undefined) return [{ gruppe: 'stand', text: wort(profil, 'sitzung', sitzungStand(nachher).zustand) }]
  const vor = vorher['vorlage'] === undefined ? null : vorlageStand(vorher)
  const nach = vorlageStand(nachher)
  const dann = lage(profil, nachher)
  const { nummer } = nach.context
  const publiziert = vor !== null && vor.publikation !== nach.publikation
  return [
    { gruppe: 'stand', text: `${dann.liegt}.`, angaben: alsNaechstes(dann) },
    ...(nummer !== null && nummer !== vor?.context.nummer ? [{ gruppe: 'stand' as const, text: `Nummer ${nummer}` }] : []),
    ...(publiziert
      ? [
          {
            gruppe: 'stand' as const,
            text:
              nach.publikation === 'oeffentlich'
                ? 'Die Vorlage ist öffentlich zu lesen.'
                : 'Die Vorlage ist nicht mehr öffentlich zu lesen.',
          },
        ]
      : []),
  ]
}

/** @param stand null where the step was taken on a session: then nobody says which body */
function fristname(profil: Profil, stand: VorlageStand | null, name: string): string {
  const ziel = fristziel(name)
  if ('station' in ziel) {
    const station = stand === null ? undefined : stationById(stand, ziel.station)
    return [wort(profil, 'frist', ziel.art), ...(station === undefined ? [] : [gremiumName(profil, station.context.gremium)])].join(': ')
  }
  if (ziel.art === 'mitzeichnung') return `Frist der Mitzeichnung: ${stelleName(profil, ziel.stelle)}`
  if (ziel.art === 'erinnerung') return `Erinnerung an den Auftrag zu Punkt ${String(ziel.punkt)}`
  if (ziel.art === 'ueberfaellig') return `Termin des Auftrags zu Punkt ${String(ziel.punkt)}`
  return wort(profil, 'frist', name)
}

/** A deadline that ends with a day fires at the first instant of the next one. */
const letzterTag = (faelligAb: string): string =>
  localTime(faelligAb) === '00:00' ? addDays(localDate(faelligAb), -1) : localDate(faelligAb)

export function fristfolge(profil: Profil, vorlage: VorlageStand | null, name: string, stand: string, faelligAb: string): Folge {
  const frist = vorlage?.context.frist ?? null
  const norm = frist !== null && frist.art === name && frist.stand === stand ? ` (${frist.norm})` : ''
  const tag = printDate(letzterTag(faelligAb))
  return {
    gruppe: 'frist',
    text: `${fristname(profil, vorlage, name)}${norm}`,
    angaben: fristziel(name).art === 'erinnerung' ? `am ${tag}` : `bis ${tag}`,
  }
}

export const fristende = (profil: Profil, vorlage: VorlageStand | null, name: string): Folge => ({
  gruppe: 'frist',
  text: fristname(profil, vorlage, name),
  angaben: 'endet damit',
})

export const dokumentfolge = (profil: Profil, daten: Readonly<Record<string, unknown>>): Folge => ({
  gruppe: 'dokument',
  text: wort(profil, 'dokument', String(daten['dokumentart'])),
  angaben: daten['oeffentlich'] === true ? 'öffentliche Fassung' : 'vollständige Fassung',
})

export const rundbrieffolge = (faelligAb: string): Folge => ({
  gruppe: 'mail',
  text: 'Nächster Rundbrief',
  angaben: `am ${printDate(localDate(faelligAb))}`,
})

/** What another aggregate takes over; `parts` are its machines, null where it cannot be read. */
export function anderswo(profil: Profil, parts: Parts | null, { type }: Pick<Payload, 'type'>): Folge {
  const was = wort(profil, 'verlauf', type)
  if (parts?.['sitzung'] !== undefined) {
    const { gremium, am } = sitzungStand(parts).context
    return { gruppe: 'anderswo', text: `Sitzung ${gremiumName(profil, gremium)}, ${printMeeting(am)}`, angaben: was }
  }
  const name = parts?.['vorlage'] === undefined ? 'Andere Vorlage' : `Vorlage ${bezeichnung(vorlageStand(parts).context)}`
  return { gruppe: 'anderswo', text: name, angaben: was }
}

/** Numbers are drawn on the way and told with the state. */
export const istErwaehnt = ({ an }: Pick<Extract<Effect, { art: 'befehl' }>, 'an'>): boolean => an.art !== 'nummernkreis'

/** Link to the page of what has become of it, for the message after a step. */
export const wasFolgte = (id: string, { rev }: { rev: number }): { text: string; href: string } => ({
  text: 'Was daraus folgte',
  href: `/vorlagen/${id}/folgen/${String(rev)}`,
})
