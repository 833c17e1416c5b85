/** Plays a case step by step through the real command path. */
import { z } from 'zod'
import { definitions } from '../../../workflows/definitions.ts'
import type { Grund } from '../../../workflows/rule.ts'
import { isRatslaufError, type RatslaufError } from '../../engine/errors.ts'
import type { Abweichung } from './abweichung.ts'
import { erwarte } from './erwartung.ts'
import { FallError, isFallError } from './fall-error.ts'
import { bestandSchema, vorlageSchema, type Ereignisschritt, type Fall, type Schritt } from './format.ts'
import { beraten, freigeben } from './makros.ts'
import { eventOf } from './payload.ts'
import { Welt, type WeltDeps } from './welt.ts'

export interface Schrittmeldung {
  nr: number
  text: string
  ok: boolean
  abweichungen: Abweichung[]
  /** Of the refusal that the step expected. */
  gruende: readonly Grund[]
}

const describe = (schritt: Schritt): string => {
  if ('zeit' in schritt) return `Zeit ${schritt.zeit.replace('T', ' ')}`
  if ('freigeben' in schritt) return 'bis zur Freigabe'
  if ('beraten' in schritt) return `Beratung ${schritt.beraten.station} in ${schritt.beraten.sitzung}: ${schritt.beraten.ergebnis}`
  if ('erwarte' in schritt) return 'Erwartung'
  return `${schritt.als}: ${schritt.tut}`
}

/** Events whose payload is the keys of the head that change. */
const NEUER_TEXT: ReadonlySet<string> = new Set(['AENDERN', 'AUSTAUSCHEN'])

/** Payloads that the format gives in short: what they leave out is as it was, or a placeholder. */
async function angabenZu(
  welt: Welt,
  tut: string,
  an: string,
  mit: Readonly<Record<string, unknown>>,
): Promise<Readonly<Record<string, unknown>>> {
  if (tut === 'AENDERUNGSANTRAG_EINBRINGEN') return welt.aenderungsantrag(an, mit)
  if (tut === 'ANLAGE_NACHREICHEN') return welt.anlage(mit)
  return NEUER_TEXT.has(tut) ? welt.neuerText(an, tut, mit) : mit
}

async function ereignis(welt: Welt, schritt: Ereignisschritt): Promise<void> {
  const { als, tut, mit, an, station, sitzung } = schritt
  if (tut === 'BESTAND_UEBERNEHMEN') return welt.bestandUebernehmen(an, payloadOf(bestandSchema, mit), await welt.akteur(als, an))
  if (tut === 'ANLEGEN') return welt.vorlageAnlegen(an, payloadOf(vorlageSchema, mit), await welt.akteur(als, an))
  // An event of the paper stays one, also where a case names the session it happens in.
  const anSitzung = sitzung !== undefined && Object.hasOwn(definitions.sitzung.events, tut)
  const ref = anSitzung ? ({ art: 'sitzung', id: welt.sitzung(sitzung) } as const) : ({ art: 'vorlage', id: welt.vorlage(an) } as const)
  const stand = anSitzung ? null : await welt.stand(an)
  const angaben = await angabenZu(welt, tut, an, mit)
  const event = eventOf(tut, angaben, station, {
    sitzung: (name) => welt.sitzung(name),
    vorlage: (name) => welt.vorlage(name),
    neufassung: (beschlusspunkte) => welt.neufassung(an, beschlusspunkte),
    station: (position) => stand?.stationen[position - 1]?.context.id ?? `unbekannt-${position}`,
  })
  await welt.tun(als, ref, event, an)
  if (NEUER_TEXT.has(tut)) welt.textMerken(an, mit)
  if (tut === 'AENDERUNGSANTRAG_EINBRINGEN') await welt.aenderungNennen(an, mit)
}

/** Of an event that brings a whole head along. @throws when a key is unknown or missing */
function payloadOf<Schema extends z.ZodType>(schema: Schema, mit: Readonly<Record<string, unknown>>): z.output<Schema> {
  const result = schema.safeParse(mit)
  if (!result.success) throw new FallError(z.prettifyError(result.error))
  return result.data
}

/** Whether a refusal says what the case expects of it. */
function refusalFits(error: RatslaufError, erwartet: NonNullable<Ereignisschritt['wird_abgelehnt']>): boolean {
  if (erwartet === true) return true
  const wanted = typeof erwartet === 'string' ? [erwartet] : Object.values(erwartet).map(String)
  const said = [error.code, error.sentence, ...(error.details.gruende ?? []).flatMap((grund) => [grund.code, grund.satz, grund.norm ?? ''])]
    .join(' ')
    .toLowerCase()
  return wanted.every((text) => said.includes(text.toLowerCase()))
}

type Verlauf = Pick<Schrittmeldung, 'abweichungen' | 'gruende'>

async function play(welt: Welt, schritt: Schritt): Promise<Verlauf> {
  if ('erwarte' in schritt) return { abweichungen: await erwarte(welt, schritt.erwarte), gruende: [] }
  if ('zeit' in schritt) await welt.moveTo(schritt.zeit)
  else if ('freigeben' in schritt) {
    const { an, bis, von = welt.einreicher } = typeof schritt.freigeben === 'string' ? { an: schritt.freigeben } : schritt.freigeben
    await freigeben(welt, an, von, bis)
  } else if ('beraten' in schritt) await beraten(welt, schritt.beraten)
  else return tun(welt, schritt)
  return { abweichungen: [], gruende: [] }
}

async function tun(welt: Welt, schritt: Ereignisschritt): Promise<Verlauf> {
  const { wird_abgelehnt: erwartet } = schritt
  try {
    await ereignis(welt, schritt)
  } catch (error) {
    if (erwartet === undefined || !isRatslaufError(error)) throw error
    const { gruende = [] } = error.details
    if (refusalFits(error, erwartet)) return { abweichungen: [], gruende }
    return { abweichungen: [{ erwartet, gefunden: `abgelehnt, aber aus anderem Grund: ${error.sentence}` }], gruende }
  }
  return { abweichungen: erwartet === undefined ? [] : [{ erwartet: 'Ablehnung', gefunden: 'angenommen' }], gruende: [] }
}

const sentenceOf = (error: unknown): string =>
  isRatslaufError(error)
    ? error.sentence
    : isFallError(error)
      ? error.message
      : Error.isError(error)
        ? (error.stack ?? error.message)
        : String(error)

async function einrichten(welt: Welt, fall: Fall): Promise<void> {
  const first = fall.schritte[0]
  if (first !== undefined && 'zeit' in first) await welt.moveTo(first.zeit)
  await welt.gremienEinrichten(fall)
  await welt.sitzungenPlanen(fall)
  await welt.zaehlerStellen(fall)
  await welt.vorlageAnlegen('v', fall.vorlage)
  for (const [name, vorlage] of Object.entries(fall.weitere)) await welt.vorlageAnlegen(name, vorlage)
}

/** Sets the world up on the first date of the story and plays all steps; stops at the first that throws. */
export async function spielen(deps: WeltDeps, fall: Fall, melden: (meldung: Schrittmeldung) => void): Promise<{ welt: Welt; ok: boolean }> {
  const welt = new Welt(deps, fall)
  const misslungen = (nr: number, text: string, error: unknown): void =>
    melden({ nr, text, ok: false, abweichungen: [{ erwartet: 'der Schritt gelingt', gefunden: sentenceOf(error) }], gruende: [] })
  try {
    await einrichten(welt, fall)
  } catch (error) {
    misslungen(0, 'Gremien, Sitzungen und Vorlagen des Falls', error)
    return { welt, ok: false }
  }
  let ok = true
  for (const [index, schritt] of fall.schritte.entries()) {
    const base = { nr: index + 1, text: describe(schritt) }
    try {
      const { abweichungen, gruende } = await play(welt, schritt)
      ok &&= abweichungen.length === 0
      melden({ ...base, ok: abweichungen.length === 0, abweichungen, gruende })
    } catch (error) {
      misslungen(base.nr, base.text, error)
      return { welt, ok: false }
    }
  }
  return { welt, ok }
}
