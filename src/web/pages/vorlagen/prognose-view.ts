/** The forecast as people read it: one line a station, one sentence about the decision and about what a missed period costs. */
import type { Profil } from '../../../../workflows/profile/index.ts'
import { localDate, localDateTime } from '../../../../workflows/recht/kalender.ts'
import type { Rolle } from '../../../../workflows/begriffe.ts'
import {
  prognose,
  prognosestationen,
  type Kalendersitzung,
  type Prognose,
  type Prognosestation,
  type Stationsprognose,
} from '../../../../workflows/vorlage/prognose.ts'
import { isIntern, isPolitisch } from '../../../../workflows/vorlage/stand.ts'
import { gremiumName, wort } from '../../../../workflows/woerter.ts'
import type { PageDeps } from '../../deps.ts'
import { printDayLong, printDayMonth, printMeeting } from './dates.ts'
import type { Eingaben } from './entwurf-eingaben.ts'
import type { OhneText } from './gelesen.ts'

export interface Prognoseansicht {
  stationen: object[]
  /** When the decision falls at the earliest. */
  satz: string
  /** What becomes of it when the next period is missed; empty where nothing moves. */
  verpasst: string
}

const MAX_SITZUNGEN = 300

/** Coming sessions of all bodies. */
export async function kalender(deps: Pick<PageDeps, 'readers' | 'clock'>, profil: Profil): Promise<Kalendersitzung[]> {
  const heads = await deps.readers.sitzungen({ profil: profil.id, ab: localDate(deps.clock.now()), limit: MAX_SITZUNGEN })
  return heads.flatMap(({ ref, fields }) => {
    const zustand = String(fields['zustand'])
    if (zustand !== 'terminiert' && zustand !== 'eingeladen') return []
    return [{ id: ref.id, gremium: String(fields['gremium']), am: String(fields['am']), offen: zustand === 'terminiert' }]
  })
}

const ART = {
  erledigt: { art: 'success', text: 'Beraten' },
  vorgesehen: { art: 'info', text: 'Vorgesehen' },
  fruehestens: { art: 'neutral', text: 'Frühestens' },
  kein_termin: { art: 'warning', text: 'Noch kein Termin geplant' },
  danach: { art: 'neutral', text: 'Erst danach' },
} as const

function hinweis({ schluss, zuFrueh }: Stationsprognose): string {
  if (zuFrueh) return 'Diese Sitzung liegt vor einer Beratung, die vorher sein soll.'
  if (schluss === null) return ''
  return schluss.art === 'redaktionsschluss'
    ? `Redaktionsschluss: ${printDayLong(schluss.bis)}, ${uhr(schluss.bis)}`
    : `Letzter Tag der Ladung: ${printDayLong(schluss.bis)} (${schluss.norm})`
}

/** "12 Uhr" of a full hour. */
const uhr = (local: string): string => `${String(Number(local.slice(11, 13)))} Uhr`

function station(profil: Profil, eine: Stationsprognose, jetzt: string): object {
  const { art, am, gremium, rolle, sitzung } = eine
  const heute = am !== null && sitzung === null && am.slice(0, 10) === jetzt.slice(0, 10)
  const termin = am === null ? null : heute ? 'ab sofort, ohne Sitzung' : printMeeting(am)
  const satz = hinweis(eine)
  return {
    gremium: gremiumName(profil, gremium),
    stand: art === 'erledigt' ? 'erledigt' : 'offen',
    angaben: [termin, wort(profil, 'rolle', rolle)].filter((teil) => teil !== null).join(' · '),
    ...(sitzung !== null && { href: `/sitzungen/${sitzung}` }),
    badge: ART[art],
    ...(satz !== '' && { hinweis: satz }),
  }
}

function entscheidungssatz(profil: Profil, { entscheidung }: Prognose): string {
  if (entscheidung === null) return 'Die Beratungsfolge ist noch leer.'
  const { art, am, gremium } = entscheidung
  const name = gremiumName(profil, gremium)
  if (am === null) return `${name}: noch kein Termin geplant, den die Vorlage erreichen kann.`
  if (art === 'erledigt') return `${name}: beraten am ${printDayLong(am, true)}.`
  return `${name}: ${art === 'vorgesehen' ? 'vorgesehen' : 'frühestens'} am ${printDayLong(am, true)}.`
}

function verpasstSatz(profil: Profil, { verpasst, entscheidung }: Prognose): string {
  if (verpasst === null) return ''
  const { schluss, gremium, am } = verpasst
  const wozu = gremium === entscheidung?.gremium ? '' : ` (${gremiumName(profil, gremium)})`
  const wird = am === null ? 'ist noch kein späterer Termin geplant' : `wird es der ${printDayMonth(am)}`
  return schluss.art === 'redaktionsschluss'
    ? `Wird der Redaktionsschluss${wozu} am ${printDayLong(schluss.bis)}, ${uhr(schluss.bis)} verpasst, ${wird}.`
    : `Wird die Ladungsfrist${wozu} am ${printDayLong(schluss.bis)} verpasst, ${wird}.`
}

export function prognoseansicht(
  deps: Pick<PageDeps, 'clock'>,
  profil: Profil,
  sitzungen: readonly Kalendersitzung[],
  stationen: readonly Prognosestation[],
  dringlich: boolean,
): Prognoseansicht {
  const jetzt = localDateTime(deps.clock.now())
  const ergebnis = prognose({ profil, jetzt, sitzungen, stationen, dringlich })
  return {
    stationen: ergebnis.stationen.map((eine) => station(profil, eine, jetzt)),
    satz: entscheidungssatz(profil, ergebnis),
    verpasst: verpasstSatz(profil, ergebnis),
  }
}

/** Of a stored paper on its way to a decision; null before the first station and once nothing is to come. */
export async function vorlagenprognose(deps: PageDeps, { stand, profil }: OhneText): Promise<Prognoseansicht | null> {
  const stationen = prognosestationen(stand)
  if (!(isIntern(stand) || isPolitisch(stand)) || stationen.every(({ lage }) => lage === 'erledigt')) return null
  return prognoseansicht(deps, profil, await kalender(deps, profil), stationen, stand.context.kopf.dringlich)
}

/** Of a Beratungsfolge as it is typed, before it is saved. */
export async function entwurfsprognose(deps: PageDeps, profil: Profil, { folge, dringlich }: Eingaben): Promise<Prognoseansicht> {
  const genannt = folge.filter(({ gremium }) => gremium !== '')
  const stationen = genannt.map(({ gremium, rolle }, position): Prognosestation => ({
    id: `neu-${String(position)}`,
    gremium,
    rolle: (rolle === '' ? 'vorberatung' : rolle) as Rolle,
    stufe: genannt.slice(0, position + 1).findLastIndex(({ parallel }, index) => !parallel || index === 0),
    lage: 'ohne_termin',
    am: null,
    sitzung: null,
  }))
  return prognoseansicht(deps, profil, await kalender(deps, profil), stationen, dringlich)
}
