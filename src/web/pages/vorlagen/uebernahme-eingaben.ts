/** The form of a paper that is taken over, as it is typed: that of a draft, and what the old system knows beside it. */
import { ERGEBNISSE } from '../../../../workflows/begriffe.ts'
import type { ArtRegel, Profil } from '../../../../workflows/profile/profil.ts'
import { fromMarkup } from '../../../../workflows/text/markup.ts'
import { refusedInBlocks } from '../../../../workflows/text/normalize.ts'
import type { Form } from '../../security/form-data.ts'
import type { FieldError } from '../../security/form.ts'
import { parseDate } from './dates.ts'
import { entwurfsangaben } from './entwurf-angaben.ts'
import { mitZeile, neueEingaben, readEingaben, type Eingaben } from './entwurf-eingaben.ts'

/** What one body has said already; all empty where it has yet to meet. */
const BERATEN = { ergebnis: '', am: '', ja: '', nein: '', enthaltung: '', wortlaut: '' }
export type Beraten = typeof BERATEN

export interface Uebernahme {
  entwurf: Eingaben
  nummer: string
  datum: string
  einreicher: string
  /** By row of the Beratungsfolge. */
  beraten: Beraten[]
}

export function neueUebernahme(regel: ArtRegel): Uebernahme {
  const entwurf = neueEingaben(regel)
  return { entwurf, nummer: '', datum: '', einreicher: '', beraten: entwurf.folge.map(() => BERATEN) }
}

export function readUebernahme(form: Form, profil: Profil, regel: ArtRegel): Uebernahme {
  const text = (name: string): string => form.one(name)?.trim() ?? ''
  const entwurf = readEingaben(form, profil, regel)
  const beraten = entwurf.folge.map((_, index) => {
    const feld = `folge-${String(index + 1)}`
    return Object.fromEntries(Object.keys(BERATEN).map((name) => [name, text(`${feld}-${name}`)])) as Beraten
  })
  return { entwurf, nummer: text('nummer'), datum: text('datum'), einreicher: text('einreicher'), beraten }
}

/** The form with a row more or less; null for other buttons. */
export function mitStation(uebernahme: Uebernahme, aktion: string): Uebernahme | null {
  const entwurf = mitZeile(uebernahme.entwurf, aktion)
  if (entwurf === null) return null
  const weg = Number(/^station-weg-(\d{1,2})$/.exec(aktion)?.[1] ?? 0)
  const uebrig = uebernahme.beraten.filter((_, index) => index !== weg - 1)
  return { ...uebernahme, entwurf, beraten: entwurf.folge.map((_, index) => uebrig[index] ?? BERATEN) }
}

const zahl = (typed: string): number | null => (typed === '' ? 0 : /^\d{1,4}$/.test(typed) ? Number(typed) : null)

/** What a body said, as the event carries it. */
function ergebnisangabe({ ergebnis, am, ja, nein, enthaltung, wortlaut }: Beraten, feld: string, fehler: FieldError[]): object {
  if (ergebnis === '') return {}
  const tag = parseDate(am)
  if (tag === null) fehler.push({ feld: `${feld}-am`, satz: 'Bitte geben Sie den Tag der Sitzung an, in der Form TT.MM.JJJJ.' })
  const stimmen = { ja: zahl(ja), nein: zahl(nein), enthaltung: zahl(enthaltung) }
  if (Object.values(stimmen).includes(null))
    fehler.push({ feld: `${feld}-ja`, satz: 'Stimmen sind ganze Zahlen. Bitte prüfen Sie die Zahlen.' })
  const text = fromMarkup(wortlaut)
  const verweigert = refusedInBlocks(text)
  if (verweigert !== null) fehler.push({ feld: `${feld}-wortlaut`, satz: verweigert })
  return {
    ergebnis: ERGEBNISSE.find((bekannt) => bekannt === ergebnis) ?? ergebnis,
    ...(tag !== null && { am: tag }),
    ...([ja, nein, enthaltung].some((eine) => eine !== '') && { abstimmung: stimmen }),
    ...(text.length > 0 && { wortlaut: [{ nr: 1, text }] }),
  }
}

interface Geprueft {
  fehler: FieldError[]
  angaben: Record<string, unknown>
}

/** Stations with what they have said; rows without a body are left out. */
export function stationsangaben({ entwurf, beraten }: Uebernahme, mitGremium = true): Geprueft {
  const { fehler, angaben } = entwurfsangaben(entwurf, mitGremium)
  const zeilen = entwurf.folge.flatMap(({ gremium }, index) =>
    gremium === '' ? [] : [ergebnisangabe(beraten[index] ?? BERATEN, `folge-${String(index + 1)}`, fehler)],
  )
  const folge = angaben['beratungsfolge'] as object[]
  return {
    fehler,
    angaben: { ...angaben, beratungsfolge: folge.map((station, index) => ({ ...station, ...zeilen[index] })) },
  }
}

/** The payload of BESTAND_UEBERNEHMEN but for kind, office and attachments. */
export function uebernahmeangaben(uebernahme: Uebernahme): Geprueft {
  // No station at all means that the Beratungsfolge is not known.
  const { fehler, angaben } = stationsangaben(uebernahme, false)
  const { nummer, datum, einreicher } = uebernahme
  const tag = parseDate(datum)
  if (nummer === '') fehler.push({ feld: 'nummer', satz: 'Bitte füllen Sie „Nummer“ aus.' })
  if (tag === null) fehler.push({ feld: 'datum', satz: 'Bitte geben Sie das Datum der Vorlage in der Form TT.MM.JJJJ an.' })
  return { fehler, angaben: { ...angaben, nummer, datum: tag ?? '', ...(einreicher !== '' && { einreicher }) } }
}
