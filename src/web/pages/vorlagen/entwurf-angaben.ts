/** Typed draft → event. Saving is refused only for what cannot be stored: no Betreff, an amount or date that is none, a sign that no document can print. */
import { PUNKTARTEN, ROLLEN } from '../../../../workflows/begriffe.ts'
import type { Block } from '../../../../workflows/text/blocks.ts'
import { fromMarkup } from '../../../../workflows/text/markup.ts'
import { refusedCharacter, refusedInBlocks } from '../../../../workflows/text/normalize.ts'
import type { Inhalt } from '../../../../workflows/vorlage/inhalt.ts'
import type { FieldError } from '../../security/form.ts'
import { parseDate, parseEuro } from './dates.ts'
import type { Eingaben } from './entwurf-eingaben.ts'

const JAHR = /^(19[9]\d|20\d\d|2100)$/

interface Sammlung {
  fehler: FieldError[]
  blocks: (feld: string, text: string) => Block[]
  zeile: (feld: string, text: string) => string
}

function sammlung(): Sammlung {
  const fehler: FieldError[] = []
  const add = (feld: string, satz: string | null): void => {
    if (satz !== null) fehler.push({ feld, satz })
  }
  return {
    fehler,
    blocks: (feld, text) => {
      const blocks = fromMarkup(text)
      add(feld, refusedInBlocks(blocks))
      return blocks
    },
    zeile: (feld, text) => {
      add(feld, refusedCharacter(text))
      return text.replaceAll(/\s+/g, ' ').trim()
    },
  }
}

function finanzielles(eingaben: Eingaben, { fehler, blocks }: Sammlung): Inhalt['finanziell'] {
  if (eingaben.finanziell !== 'betrag') return eingaben.finanziell === 'keine' ? 'keine' : null
  // Chosen but not filled in yet: the question stays open, the rest is saved.
  if (eingaben.betrag.trim() === '' && eingaben.jahr.trim() === '') return null
  const betrag = parseEuro(eingaben.betrag)
  if (betrag === null) fehler.push({ feld: 'betrag', satz: 'Bitte geben Sie den Betrag in Euro an, zum Beispiel 25.000,50.' })
  if (!JAHR.test(eingaben.jahr.trim())) fehler.push({ feld: 'jahr', satz: 'Bitte geben Sie das Jahr vierstellig an, zum Beispiel 2026.' })
  const text = blocks('finanztext', eingaben.finanztext)
  return { betrag: betrag ?? 0, jahr: Number(eingaben.jahr), ...(text.length > 0 && { text }) }
}

function punkte(eingaben: Eingaben, { fehler, blocks }: Sammlung): Inhalt['beschlusspunkte'] {
  return eingaben.punkte.flatMap((punkt, index) => {
    const feld = `punkt-${String(index + 1)}`
    const text = blocks(feld, punkt.text)
    if (text.length === 0) return []
    const termin = punkt.termin.trim() === '' ? null : parseDate(punkt.termin)
    if (termin === null && punkt.termin.trim() !== '')
      fehler.push({ feld: `${feld}-termin`, satz: 'Bitte geben Sie den Termin in der Form TT.MM.JJJJ an.' })
    const art = PUNKTARTEN.find((bekannt) => bekannt === punkt.art) ?? 'auftrag'
    return [
      { text, art, ...(termin !== null && { termin }), ...(art === 'satzung' && punkt.genehmigung && { genehmigungspflichtig: true }) },
    ]
  })
}

interface Stationsangabe {
  gremium: string
  rolle: string
  oeffentlich: boolean
  parallel?: true
}

function folge(eingaben: Eingaben, noetig: boolean, { fehler }: Sammlung): Stationsangabe[] {
  const gewaehlt = eingaben.folge.flatMap((station, index): Stationsangabe[] => {
    const feld = `folge-${String(index + 1)}`
    if (station.gremium === '') return []
    const rolle = ROLLEN.find((bekannt) => bekannt === station.rolle)
    if (rolle === undefined) fehler.push({ feld: `${feld}-rolle`, satz: 'Bitte wählen Sie, was das Gremium mit der Vorlage tut.' })
    if (station.oeffentlich === '') fehler.push({ feld: `${feld}-oeffentlich`, satz: 'Bitte wählen Sie, ob öffentlich beraten wird.' })
    const { gremium, parallel } = station
    return [{ gremium, rolle: station.rolle, oeffentlich: station.oeffentlich === 'ja', ...(parallel && { parallel }) }]
  })
  if (gewaehlt.length === 0 && noetig)
    fehler.push({ feld: 'beratungsfolge', satz: 'Bitte wählen Sie mindestens ein Gremium für die Beratungsfolge.' })
  // Whoever stands first by now has nobody beside it.
  return gewaehlt.map(({ parallel, ...station }, index) => ({ ...station, ...(parallel && index > 0 && { parallel }) }))
}

export interface Entwurfsangaben {
  fehler: FieldError[]
  /** Payload of AENDERN without type; ANLEGEN adds kind and office. */
  angaben: Record<string, unknown> & { inhalt: Inhalt }
}

/** @param mitGremium false where the paper may go to no body at all: a question, or one whose way is not known yet */
export function entwurfsangaben(eingaben: Eingaben, mitGremium = true): Entwurfsangaben {
  const gesammelt = sammlung()
  const { fehler, blocks, zeile } = gesammelt
  const betreff = zeile('betreff', eingaben.betreff)
  if (betreff === '') fehler.push({ feld: 'betreff', satz: 'Bitte füllen Sie „Betreff“ aus. Alles andere kann später folgen.' })
  if (betreff.length > 400) fehler.push({ feld: 'betreff', satz: 'Bitte kürzen Sie „Betreff“ auf höchstens 400 Zeichen.' })
  const einleitung = zeile('einleitung', eingaben.einleitung)
  const grund = zeile('nichtoeffentlichGrund', eingaben.nichtoeffentlichGrund)
  const abschnitte = Object.entries(eingaben.abschnitte).map(([id, text]) => [id, blocks(`abschnitt-${id}`, text)] as const)
  const inhalt: Inhalt = {
    betreff,
    ...(einleitung !== '' && { einleitung }),
    beschlusspunkte: punkte(eingaben, gesammelt),
    abschnitte: Object.fromEntries(abschnitte.filter(([, text]) => text.length > 0)),
    finanziell: finanzielles(eingaben, gesammelt),
  }
  const oeffentlich = eingaben.oeffentlich === 'ja'
  return {
    fehler,
    angaben: {
      inhalt,
      beratungsfolge: folge(eingaben, mitGremium, gesammelt),
      oeffentlich,
      ...(!oeffentlich && grund !== '' && { nichtoeffentlichGrund: grund }),
      dringlich: eingaben.dringlich,
      // A kind that nobody votes on is not asked for one.
      ...(eingaben.mehrheit !== '' && { mehrheit: eingaben.mehrheit }),
      mitzeichnung: eingaben.mitzeichnung,
    },
  }
}

/** Fields of the engine's answer under the names of this form: `inhalt.abschnitte.klima.0` → `abschnitt-klima`. */
export function feldNamen(felder: Readonly<Record<string, string>>): FieldError[] {
  return Object.entries(felder).map(([pfad, satz]) => {
    const [erster = '', zweiter = '', dritter = ''] = pfad.split('.')
    if (erster !== 'inhalt') return { feld: erster, satz }
    if (zweiter === 'abschnitte') return { feld: `abschnitt-${dritter}`, satz }
    if (zweiter === 'beschlusspunkte') return { feld: `punkt-${String(Number(dritter) + 1)}`, satz }
    return { feld: zweiter, satz }
  })
}

/** Errors at their fields, or the sentence above the form where it belongs to none. */
export const mindestens = (fehler: readonly FieldError[], satz: string): readonly FieldError[] =>
  fehler.length > 0 ? fehler : [{ feld: '', satz }]
