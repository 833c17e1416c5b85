/** The state of a paper at an earlier moment, by what had been entered until then. */
import { endOfDay, instantOf, localDate, localTime } from '../../../../workflows/recht/kalender.ts'
import type { Profil } from '../../../../workflows/profile/index.ts'
import type { Inhalt } from '../../../../workflows/vorlage/inhalt.ts'
import { vorlageStand, type VorlageStand } from '../../../../workflows/vorlage/stand.ts'
import type { AsOf } from '../../../engine/engine.ts'
import { textReferences, withTexts } from '../../../engine/seal.ts'
import type { PageDeps } from '../../deps.ts'
import type { FieldError } from '../../security/form.ts'
import { beratungsfolge } from './beratungsfolge.ts'
import { parseDate, printDate } from './dates.ts'
import type { Gelesen } from './gelesen.ts'
import { liegt } from './lage.ts'
import { mitzeichnungen, punkte } from './text.ts'
import { badges } from './vorlage-view.ts'

/** As typed. */
export interface Frage {
  tag: string
  uhrzeit: string
}

interface Zeitpunkt {
  /** Local date and, where one was asked for, local time. */
  tag: string
  uhrzeit: string | null
}

/** "14:30", "9.05 Uhr" as "14:30", "09:05"; null for anything else. */
function parseTime(text: string): string | null {
  const [, stunde, minute] = /^([01]?\d|2[0-3])[:.]([0-5]\d)(?:\s?Uhr)?$/i.exec(text) ?? []
  return stunde === undefined || minute === undefined ? null : `${stunde.padStart(2, '0')}:${minute}`
}

const shifted = (instant: string, milliseconds: number): string => new Date(Date.parse(instant) + milliseconds).toISOString()

/** The last instant that counts: the end of the day or of the minute. */
const endOf = ({ tag, uhrzeit }: Zeitpunkt): string =>
  uhrzeit === null ? shifted(endOfDay(tag), -1) : shifted(instantOf(`${tag}T${uhrzeit}`), 59_999)

/** The moment that was asked for, or what is wrong with it. */
export function zeitpunkt(frage: Frage, jetzt: string): { zeitpunkt: Zeitpunkt } | { fehler: FieldError[] } {
  const tag = parseDate(frage.tag)
  const uhrzeit = frage.uhrzeit === '' ? null : parseTime(frage.uhrzeit)
  const heute = localDate(jetzt)
  const fehler: FieldError[] = []
  if (tag === null)
    fehler.push({
      feld: 'tag',
      satz:
        frage.tag === '' ? 'Bitte geben Sie einen Tag an.' : `„${frage.tag}“ ist kein Tag. Bitte geben Sie ihn in der Form TT.MM.JJJJ an.`,
    })
  else if (tag > heute)
    fehler.push({ feld: 'tag', satz: 'Dieser Tag liegt in der Zukunft. Bitte wählen Sie heute oder einen früheren Tag.' })
  if (frage.uhrzeit !== '' && uhrzeit === null)
    fehler.push({
      feld: 'uhrzeit',
      satz: `„${frage.uhrzeit}“ ist keine Uhrzeit. Bitte geben Sie sie in der Form 14:30 an, oder lassen Sie das Feld leer.`,
    })
  else if (uhrzeit !== null && tag === heute && uhrzeit > localTime(jetzt))
    fehler.push({
      feld: 'uhrzeit',
      satz: 'Diese Uhrzeit liegt in der Zukunft. Bitte wählen Sie eine frühere, oder lassen Sie das Feld leer.',
    })
  if (tag === null || fehler.length > 0) return { fehler }
  return { zeitpunkt: { tag, uhrzeit } }
}

interface Fassungstext {
  titel: string
  betreff: string
  punkteTitel: string
  einleitung: string
  punkte: object[]
}

interface FruehererStand {
  badges: object[]
  eckdaten: { name: string; wert: string }[]
  fassung: Fassungstext
  stationen: object[]
  mitzeichnungen: object[]
}

export interface Frueher {
  titel: string
  /** What one must know to read it, or why there is nothing; may be empty. */
  hinweis: string
  stand: FruehererStand | null
}

function fassungstext(profil: Profil, { context }: VorlageStand, inhalt: Inhalt): Fassungstext {
  return {
    titel: `Betreff und Beschlusspunkte der Fassung ${String(context.fassung.nr)}`,
    betreff: inhalt.betreff,
    punkteTitel: profil.arten[context.art]?.beschlussvorschlag.titel ?? 'Beschlussvorschlag',
    einleitung: inhalt.einleitung ?? '',
    punkte: punkte(profil, inhalt),
  }
}

async function fruehererStand(deps: PageDeps, { profil, head }: Gelesen, { rev, parts }: AsOf): Promise<FruehererStand> {
  const unresolved = vorlageStand(parts)
  const { fassung, nummer, entwurfsnummer } = unresolved.context
  const [texte, inhalte] = await Promise.all([deps.store.getTexts([...textReferences(unresolved)]), deps.store.getInhalte([fassung.hash])])
  const inhalt = inhalte.get(fassung.hash) as Inhalt | undefined
  if (inhalt === undefined) throw new Error(`CONTENT_MISSING ${head.ref.id}`)
  const stand = withTexts(unresolved, texte)
  return {
    badges: badges({ stand, profil }),
    eckdaten: [
      { name: 'Stand', wert: liegt(profil, stand) },
      { name: 'Nummer', wert: nummer ?? 'Noch nicht vergeben' },
      { name: 'Entwurfsnummer', wert: entwurfsnummer ?? 'Noch nicht vergeben' },
      { name: 'Fassung', wert: String(fassung.nr) },
      {
        name: 'Eingetragene Ereignisse',
        wert: rev === head.rev ? `${String(rev)}, seither keines mehr` : `${String(rev)} von heute ${String(head.rev)}`,
      },
    ],
    fassung: fassungstext(profil, stand, inhalt),
    // TOP numbers belong to the agenda of today: the Beratungsfolge of then stands without them.
    stationen: beratungsfolge(profil, stand, new Map(), head.ref.id),
    mitzeichnungen: mitzeichnungen(profil, stand, printDate),
  }
}

function titelOf({ tag, uhrzeit }: Zeitpunkt, isHeute: boolean): string {
  if (uhrzeit !== null) return `Stand am ${printDate(tag)} um ${uhrzeit} Uhr`
  return isHeute ? `Stand heute, ${printDate(tag)}` : `Stand am Ende des ${printDate(tag)}`
}

/** What the record says about a moment that is not in the future. */
export async function frueher(deps: PageDeps, gelesen: Gelesen, gefragt: Zeitpunkt): Promise<Frueher> {
  const { head, stand } = gelesen
  const { angelegtAm, uebernommenAm } = stand.context
  const seit = uebernommenAm ?? angelegtAm
  const jetzt = deps.clock.now()
  const isHeute = gefragt.tag === localDate(jetzt)
  const titel = titelOf(gefragt, isHeute)
  // A year of antiquity has no instant to compute: the date alone decides.
  const asOf = gefragt.tag < seit ? null : await deps.engine.readAsOf(head.ref, endOf(gefragt))
  if (asOf === null) {
    const hinweis =
      uebernommenAm === null
        ? `Zu diesem Zeitpunkt gab es die Vorlage noch nicht: Ihr Entwurf wurde am ${printDate(angelegtAm)} angelegt.`
        : `Zu diesem Zeitpunkt lief die Vorlage noch im früheren System: Sie wurde am ${printDate(uebernommenAm)} übernommen.`
    return { titel, hinweis, stand: null }
  }
  const hinweis =
    isHeute && gefragt.uhrzeit === null ? `Der Tag ist noch nicht zu Ende. Gezeigt ist der Stand um ${localTime(jetzt)} Uhr.` : ''
  return { titel, hinweis, stand: await fruehererStand(deps, gelesen, asOf) }
}
