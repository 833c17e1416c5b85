/**
 * How a chair says what came of a vote, and the event behind it. Nein and Enthaltung are typed, Ja is the rest; which outcome a form
 * means follows from what the body does with the paper.
 */
import type { Payload } from '../../../../workflows/aggregate.ts'
import type { Ergebnis, Rolle } from '../../../../workflows/begriffe.ts'
import { fromMarkup, toMarkup } from '../../../../workflows/text/markup.ts'
import type { Inhalt, Wortlaut } from '../../../../workflows/vorlage/inhalt.ts'
import type { FieldError } from '../../security/form.ts'
import type { Werte } from '../vorlagen/felder.ts'

export const FORMEN = ['einstimmig', 'mehrheitlich', 'ablehnung', 'geaendert', 'getrennt', 'ohne', 'kenntnis'] as const
export type Form = (typeof FORMEN)[number]

/** Nothing more to type: one press records. */
export const SCHNELL: ReadonlySet<Form> = new Set<Form>(['einstimmig', 'kenntnis', 'ohne'])

const ANNAHME: Partial<Record<Rolle, Ergebnis>> = {
  anhoerung: 'zugestimmt',
  vorberatung: 'empfohlen',
  entscheidung: 'beschlossen',
  genehmigung_nachtraeglich: 'genehmigt',
}
const ABLEHNUNG: Partial<Record<Rolle, Ergebnis>> = {
  anhoerung: 'abgelehnt',
  vorberatung: 'nicht_empfohlen',
  entscheidung: 'abgelehnt',
  genehmigung_nachtraeglich: 'aufgehoben',
}
const GEAENDERT: Partial<Record<Rolle, Ergebnis>> = { vorberatung: 'geaendert_empfohlen', entscheidung: 'geaendert_beschlossen' }

const OHNE: Partial<Record<Rolle, Ergebnis>> = { vorberatung: 'ohne_empfehlung', anhoerung: 'keine_stellungnahme' }
const KENNTNIS: Partial<Record<Rolle, Ergebnis>> = { kenntnisnahme: 'zur_kenntnis_genommen', anhoerung: 'stellungnahme' }

const JE_FORM: Record<Form, (rolle: Rolle, punkte: number) => Ergebnis | undefined> = {
  einstimmig: (rolle) => ANNAHME[rolle],
  mehrheitlich: (rolle) => ANNAHME[rolle],
  ablehnung: (rolle) => ABLEHNUNG[rolle],
  geaendert: (rolle, punkte) => (punkte > 0 ? GEAENDERT[rolle] : undefined),
  getrennt: (rolle, punkte) => (rolle === 'entscheidung' && punkte > 1 ? 'teilweise_beschlossen' : undefined),
  ohne: (rolle) => OHNE[rolle],
  kenntnis: (rolle) => KENNTNIS[rolle],
}

/** The forms this body may use, each with the outcome it stands for. */
export const angebot = (rolle: Rolle, punkte: number): { form: Form; ergebnis: Ergebnis }[] =>
  FORMEN.flatMap((form) => {
    const ergebnis = JE_FORM[form](rolle, punkte)
    return ergebnis === undefined ? [] : [{ form, ergebnis }]
  })

/** Name of the box that says that the vote was taken without a meeting. */
export const UMLAUF = 'umlauf'

/** Why the chair found otherwise than the votes say: asked only after a result was refused for that. */
export const FESTSTELLUNG = 'feststellung'

/** Names of the inputs of a form, to read and to keep them. */
export function eingabenamen(form: Form, punkte: number): string[] {
  const nummern = Array.from({ length: punkte }, (_, index) => String(index + 1))
  const stimmen = ['nein', 'enthaltung', 'ja']
  if (SCHNELL.has(form)) return []
  if (form === 'geaendert') return [...nummern.map((nr) => `wortlaut-${nr}`), ...stimmen, UMLAUF, FESTSTELLUNG]
  if (form === 'getrennt')
    return [...nummern.flatMap((nr) => [`ergebnis-${nr}`, ...stimmen.map((name) => `${name}-${nr}`), `wortlaut-${nr}`]), UMLAUF]
  return [...stimmen, UMLAUF, FESTSTELLUNG]
}

export interface Stimmen {
  ja: number
  nein: number
  enthaltung: number
  modus?: 'umlauf'
}

interface Fehler {
  fehler: FieldError[]
}

/** Ja is the rest unless it was typed. `suffix` tells the votes on several points apart. */
function stimmenOf(werte: Werte, suffix: string, anwesend: number): Stimmen | Fehler {
  const typed = (name: string): string => (werte[`${name}${suffix}`] ?? '').trim()
  const falsch = ['nein', 'enthaltung', 'ja'].filter((name) => typed(name) !== '' && !/^\d{1,4}$/.test(typed(name)))
  if (falsch.length > 0)
    return { fehler: falsch.map((name) => ({ feld: `${name}${suffix}`, satz: 'Bitte geben Sie eine ganze Zahl an, zum Beispiel 2.' })) }
  const nein = Number(typed('nein'))
  const enthaltung = Number(typed('enthaltung'))
  const rest = anwesend - nein - enthaltung
  if (rest < 0) {
    const satz = `Nein und Enthaltung ergeben zusammen ${String(nein + enthaltung)}, stimmberechtigt anwesend sind aber nur ${String(anwesend)}. Bitte prüfen Sie die Zahlen oder die Anwesenheit.`
    return { fehler: [{ feld: `nein${suffix}`, satz }] }
  }
  const umlauf = werte[UMLAUF] === 'ja' ? ({ modus: 'umlauf' } as const) : {}
  return { ja: typed('ja') === '' ? rest : Number(typed('ja')), nein, enthaltung, ...umlauf }
}

const isLeer = (werte: Werte): boolean => ['nein', 'enthaltung', 'ja'].every((name) => (werte[name] ?? '').trim() === '')

const LEER: Partial<Record<Form, string>> = {
  mehrheitlich: 'Bitte tragen Sie Nein oder Enthaltung ein. Ohne Gegenstimmen und Enthaltungen wählen Sie „Einstimmig …“.',
  ablehnung: 'Bitte tragen Sie die Nein-Stimmen ein.',
}

const isUnveraendert = (text: string, { beschlusspunkte }: Inhalt, index: number): boolean =>
  toMarkup(fromMarkup(text)) === toMarkup(beschlusspunkte[index]?.text ?? [])

/** The wording of all points as adopted; an empty one is an error. */
function wortlautOf(werte: Werte, { beschlusspunkte }: Inhalt): { wortlaut: Wortlaut } | Fehler {
  const wortlaut = beschlusspunkte.map((_, index) => ({ nr: index + 1, text: fromMarkup(werte[`wortlaut-${String(index + 1)}`] ?? '') }))
  const leer = wortlaut.filter(({ text }) => text.length === 0)
  if (leer.length > 0)
    return {
      fehler: leer.map(({ nr }) => ({
        feld: `wortlaut-${String(nr)}`,
        satz: `Der Wortlaut von Punkt ${String(nr)} ist leer. Bitte tragen Sie ihn ein, wie er beschlossen wurde.`,
      })),
    }
  return { wortlaut }
}

export interface Abstimmungsfall {
  rolle: Rolle
  station: string
  inhalt: Inhalt
  /** Members entitled to vote who are present. */
  anwesend: number
}

const PUNKTERGEBNISSE = ['beschlossen', 'geaendert_beschlossen', 'abgelehnt'] as const

function getrennt(fall: Abstimmungsfall, werte: Werte): Record<string, unknown> | Fehler {
  const fehler: FieldError[] = []
  const punkte = fall.inhalt.beschlusspunkte.flatMap((_, index) => {
    const nr = index + 1
    const ergebnis = PUNKTERGEBNISSE.find((candidate) => candidate === werte[`ergebnis-${String(nr)}`])
    const stimmen = stimmenOf(werte, `-${String(nr)}`, fall.anwesend)
    if (ergebnis === undefined)
      fehler.push({ feld: `ergebnis-${String(nr)}`, satz: `Bitte wählen Sie das Ergebnis von Punkt ${String(nr)}.` })
    if ('fehler' in stimmen) fehler.push(...stimmen.fehler)
    return ergebnis === undefined || 'fehler' in stimmen ? [] : [{ nr, ergebnis, abstimmung: stimmen }]
  })
  if (fehler.length > 0) return { fehler }
  const angenommen = punkte.filter(({ ergebnis }) => ergebnis !== 'abgelehnt').length
  const isGeaendert = punkte.some(({ ergebnis }) => ergebnis === 'geaendert_beschlossen')
  const ganzes = isGeaendert ? 'geaendert_beschlossen' : 'beschlossen'
  const ergebnis: Ergebnis = angenommen === 0 ? 'abgelehnt' : angenommen < punkte.length ? 'teilweise_beschlossen' : ganzes
  if (!isGeaendert) return { ergebnis, punkte }
  const gleich = punkte.filter(
    (punkt) =>
      punkt.ergebnis === 'geaendert_beschlossen' && isUnveraendert(werte[`wortlaut-${String(punkt.nr)}`] ?? '', fall.inhalt, punkt.nr - 1),
  )
  if (gleich.length > 0)
    return {
      fehler: gleich.map(({ nr }) => ({
        feld: `wortlaut-${String(nr)}`,
        satz: `Bitte ändern Sie den Wortlaut von Punkt ${String(nr)}, wie er beschlossen wurde.`,
      })),
    }
  const gelesen = wortlautOf(werte, fall.inhalt)
  return 'fehler' in gelesen ? gelesen : { ergebnis, punkte, wortlaut: gelesen.wortlaut }
}

function geaendert(fall: Abstimmungsfall, werte: Werte): Record<string, unknown> | Fehler {
  const gelesen = wortlautOf(werte, fall.inhalt)
  if ('fehler' in gelesen) return gelesen
  if (gelesen.wortlaut.every((_, index) => isUnveraendert(werte[`wortlaut-${String(index + 1)}`] ?? '', fall.inhalt, index)))
    return {
      fehler: [
        {
          feld: 'wortlaut-1',
          satz: 'Der Wortlaut ist unverändert. Bitte ändern Sie ihn, wie er beschlossen wurde, oder wählen Sie „Mehrheitlich …“.',
        },
      ],
    }
  return { wortlaut: gelesen.wortlaut }
}

/** The event, or what must be mended first. `type` says whether a result is new or a correction. */
export function ergebnisEvent(
  type: 'ERGEBNIS_ERFASSEN' | 'ERGEBNIS_KORRIGIEREN',
  form: Form,
  fall: Abstimmungsfall,
  werte: Werte,
): { event: Payload } | Fehler {
  const ergebnis = JE_FORM[form](fall.rolle, fall.inhalt.beschlusspunkte.length)
  if (ergebnis === undefined)
    return {
      fehler: [{ feld: '', satz: 'Dieses Ergebnis passt nicht zur Aufgabe des Gremiums. Bitte wählen Sie ein angebotenes Ergebnis.' }],
    }
  const basis = { type, station: fall.station, ergebnis }
  if (form === 'kenntnis' || form === 'ohne') return { event: basis }
  if (form === 'einstimmig') return { event: { ...basis, abstimmung: { ja: fall.anwesend } } }
  if (form === 'getrennt') {
    const punkte = getrennt(fall, werte)
    return 'fehler' in punkte ? (punkte as Fehler) : { event: { ...basis, ...punkte } }
  }
  const mehr = form === 'geaendert' ? geaendert(fall, werte) : {}
  if ('fehler' in mehr) return mehr as Fehler
  const satz = LEER[form]
  if (satz !== undefined && isLeer(werte)) return { fehler: [{ feld: 'nein', satz }] }
  const stimmen = stimmenOf(werte, '', fall.anwesend)
  const feststellung = (werte[FESTSTELLUNG] ?? '').trim()
  return 'fehler' in stimmen ? stimmen : { event: { ...basis, ...mehr, abstimmung: stimmen, ...(feststellung !== '' && { feststellung }) } }
}
