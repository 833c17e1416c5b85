/** The form of a draft as it is typed: strings only, so that nothing is lost whatever was entered. Rows are counted from 1. */
import type { ArtRegel, Profil } from '../../../../workflows/profile/profil.ts'
import { isParallel } from '../../../../workflows/vorlage/reihenfolge.ts'
import { toMarkup } from '../../../../workflows/text/markup.ts'
import type { Form } from '../../security/form-data.ts'
import { typedEuro } from './dates.ts'
import type { Gelesen } from './gelesen.ts'

export interface Eingaben {
  betreff: string
  /** '' is not answered. */
  oeffentlich: '' | 'ja' | 'nein'
  nichtoeffentlichGrund: string
  dringlich: boolean
  mehrheit: string
  /** `parallel`: side by side with the row before. */
  folge: { gremium: string; rolle: string; oeffentlich: string; parallel: boolean }[]
  einleitung: string
  /** Texts in the notation of workflows/text/markup.ts. */
  punkte: { text: string; art: string; termin: string; genehmigung: boolean }[]
  abschnitte: Record<string, string>
  finanziell: '' | 'keine' | 'betrag'
  betrag: string
  jahr: string
  finanztext: string
  mitzeichnung: string[]
}

const MAX_STATIONEN = 20
const MAX_PUNKTE = 60

const jaNein = (wert: boolean): string => (wert ? 'ja' : 'nein')

/** A new draft: the usual Beratungsfolge, one empty point where the kind is decided on. */
export function neueEingaben(regel: ArtRegel): Eingaben {
  return {
    betreff: '',
    oeffentlich: '',
    nichtoeffentlichGrund: '',
    dringlich: false,
    mehrheit: 'einfach',
    folge: regel.beratungsfolge.map(({ gremium, rolle, oeffentlich }) => ({
      gremium,
      rolle,
      oeffentlich: jaNein(oeffentlich),
      parallel: false,
    })),
    einleitung: '',
    punkte: regel.beschlussvorschlag.pflicht === 'pflicht' ? [leererPunkt()] : [],
    abschnitte: {},
    finanziell: '',
    betrag: '',
    jahr: '',
    finanztext: '',
    mitzeichnung: [],
  }
}

const leererPunkt = (): Eingaben['punkte'][number] => ({ text: '', art: 'auftrag', termin: '', genehmigung: false })

/** What is stored, as it is typed. */
export function gespeicherteEingaben({ stand, inhalt, profil }: Pick<Gelesen, 'stand' | 'inhalt' | 'profil'>): Eingaben {
  const { kopf, art } = stand.context
  const { finanziell } = inhalt
  const mitBetrag = finanziell !== null && finanziell !== 'keine' ? finanziell : null
  const punkte = inhalt.beschlusspunkte.map(({ text, art: punktart, termin, genehmigungspflichtig = false }) => ({
    text: toMarkup(text),
    art: punktart,
    termin: termin ?? '',
    genehmigung: genehmigungspflichtig,
  }))
  const isLeer = punkte.length === 0 && profil.arten[art]?.beschlussvorschlag.pflicht === 'pflicht'
  return {
    betreff: inhalt.betreff,
    // Saved without an answer, a draft counts as non-public without a reason: the question is still open.
    oeffentlich: kopf.oeffentlich ? 'ja' : kopf.nichtoeffentlichGrund === null ? '' : 'nein',
    nichtoeffentlichGrund: kopf.nichtoeffentlichGrund ?? '',
    dringlich: kopf.dringlich,
    mehrheit: kopf.mehrheit,
    folge: stand.stationen.map(({ context }, position) => ({
      gremium: context.gremium,
      rolle: context.rolle,
      oeffentlich: jaNein(context.oeffentlich),
      parallel: isParallel(stand, position),
    })),
    einleitung: inhalt.einleitung ?? '',
    punkte: isLeer ? [leererPunkt()] : punkte,
    abschnitte: Object.fromEntries(Object.entries(inhalt.abschnitte).map(([id, blocks]) => [id, toMarkup(blocks)])),
    finanziell: finanziell === null ? '' : finanziell === 'keine' ? 'keine' : 'betrag',
    betrag: mitBetrag === null ? '' : typedEuro(mitBetrag.betrag),
    jahr: mitBetrag === null ? '' : String(mitBetrag.jahr),
    finanztext: mitBetrag?.text === undefined ? '' : toMarkup(mitBetrag.text),
    mitzeichnung: kopf.mitzeichnung,
  }
}

/** Row numbers that came with the form, in order; bounded. */
function zeilen(form: Form, muster: RegExp, hoechstens: number): number[] {
  const nummern = form.names().flatMap((name) => muster.exec(name)?.[1] ?? [])
  return [...new Set(nummern.map(Number))].toSorted((a, b) => a - b).slice(0, hoechstens)
}

export function readEingaben(form: Form, profil: Profil, regel: ArtRegel): Eingaben {
  const text = (name: string): string => form.one(name) ?? ''
  const oneOf = <Wert extends string>(name: string, werte: readonly Wert[]): Wert | '' => werte.find((wert) => wert === text(name)) ?? ''
  return {
    betreff: text('betreff'),
    oeffentlich: oneOf('oeffentlich', ['ja', 'nein']),
    nichtoeffentlichGrund: text('nichtoeffentlichGrund'),
    dringlich: text('dringlich') === 'ja',
    mehrheit: text('mehrheit'),
    folge: zeilen(form, /^folge-(\d{1,2})-gremium$/, MAX_STATIONEN).map((nr) => ({
      gremium: text(`folge-${String(nr)}-gremium`),
      rolle: text(`folge-${String(nr)}-rolle`),
      oeffentlich: text(`folge-${String(nr)}-oeffentlich`),
      parallel: text(`folge-${String(nr)}-parallel`) === 'ja',
    })),
    einleitung: text('einleitung'),
    punkte: zeilen(form, /^punkt-(\d{1,2})$/, MAX_PUNKTE).map((nr) => ({
      text: text(`punkt-${String(nr)}`),
      art: text(`punkt-${String(nr)}-art`),
      termin: text(`punkt-${String(nr)}-termin`),
      genehmigung: text(`punkt-${String(nr)}-genehmigung`) === 'ja',
    })),
    abschnitte: Object.fromEntries(regel.abschnitte.map(({ id }) => [id, text(`abschnitt-${id}`)])),
    finanziell: oneOf('finanziell', ['keine', 'betrag']),
    betrag: text('betrag'),
    jahr: text('jahr'),
    finanztext: text('finanztext'),
    mitzeichnung: profil.stellen.map(({ id }) => id).filter((id) => form.all('mitzeichnung').includes(id)),
  }
}

/** A button that changes the rows and keeps everything else: "station-dazu", "station-weg-2", "punkt-dazu", "punkt-weg-1". Null for other buttons. */
export function mitZeile(eingaben: Eingaben, aktion: string): Eingaben | null {
  const weg = /^(station|punkt)-weg-(\d{1,2})$/.exec(aktion)
  const ohne = <Zeile>(liste: readonly Zeile[]): Zeile[] => liste.filter((_, index) => index !== Number(weg?.[2]) - 1)
  if (weg !== null)
    return weg[1] === 'station' ? { ...eingaben, folge: ohne(eingaben.folge) } : { ...eingaben, punkte: ohne(eingaben.punkte) }
  if (aktion === 'station-dazu')
    return { ...eingaben, folge: [...eingaben.folge, { gremium: '', rolle: '', oeffentlich: '', parallel: false }].slice(0, MAX_STATIONEN) }
  if (aktion === 'punkt-dazu') return { ...eingaben, punkte: [...eingaben.punkte, leererPunkt()].slice(0, MAX_PUNKTE) }
  return null
}
