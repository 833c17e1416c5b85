/** Plays a case step by step through the real command path. */
import { parse } from 'yaml'
import { isRatslaufError, type RatslaufError } from '../../engine/errors.ts'
import { erwarte } from './erwartung.ts'
import { fallSchema, type Ereignisschritt, type Fall, type Schritt } from './format.ts'
import { beraten, freigeben } from './makros.ts'
import { eventOf } from './payload.ts'
import { Welt, type WeltDeps } from './welt.ts'

export interface Schrittmeldung {
  nr: number
  text: string
  ok: boolean
  /** Why the step deviates. */
  abweichung?: string
}

/** @throws Error with the place of the first thing that the format does not know */
export function readFall(yaml: string): Fall {
  const result = fallSchema.safeParse(parse(yaml))
  if (result.success) return result.data
  const issue = result.error.issues[0]
  throw new Error(`Der Fall ist nicht gültig: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`)
}

const describe = (schritt: Schritt): string => {
  if ('zeit' in schritt) return `Zeit ${schritt.zeit.replace('T', ' ')}`
  if ('freigeben' in schritt) return 'bis zur Freigabe'
  if ('beraten' in schritt) return `Beratung ${schritt.beraten.station} in ${schritt.beraten.sitzung}: ${schritt.beraten.ergebnis}`
  if ('erwarte' in schritt) return 'Erwartung'
  return `${schritt.als}: ${schritt.tut}`
}

async function ereignis(welt: Welt, schritt: Ereignisschritt): Promise<void> {
  const { als, tut, mit, an, station, sitzung } = schritt
  const akteur = await welt.akteur(als, an)
  const ref =
    sitzung === undefined ? ({ art: 'vorlage', id: welt.vorlage(an) } as const) : ({ art: 'sitzung', id: welt.sitzung(sitzung) } as const)
  const stand = sitzung === undefined ? await welt.stand(an) : null
  const event = eventOf(tut, mit, station, {
    sitzung: (name) => welt.sitzung(name),
    station: (position) => stand?.stationen[position - 1]?.context.id ?? `unbekannt-${position}`,
  })
  await welt.execute(ref, event, akteur)
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

async function play(welt: Welt, schritt: Schritt): Promise<string | null> {
  if ('zeit' in schritt) await welt.moveTo(schritt.zeit)
  else if ('freigeben' in schritt) {
    const { an, bis } = typeof schritt.freigeben === 'string' ? { an: schritt.freigeben, bis: undefined } : schritt.freigeben
    await freigeben(welt, an, bis)
  } else if ('beraten' in schritt) await beraten(welt, schritt.beraten)
  else if ('erwarte' in schritt) {
    const found = await erwarte(welt, schritt.erwarte)
    return found.length === 0
      ? null
      : found.map(({ erwartet, gefunden }) => `erwartet ${JSON.stringify(erwartet)}, gefunden ${JSON.stringify(gefunden)}`).join('; ')
  } else {
    try {
      await ereignis(welt, schritt)
    } catch (error) {
      if (schritt.wird_abgelehnt === undefined || !isRatslaufError(error)) throw error
      return refusalFits(error, schritt.wird_abgelehnt) ? null : `abgelehnt, aber aus anderem Grund: ${error.sentence}`
    }
    if (schritt.wird_abgelehnt !== undefined) return 'hätte abgelehnt werden müssen, wurde aber angenommen'
  }
  return null
}

/** Sets the world up on the first date of the story and plays all steps; stops at the first that throws. */
export async function spielen(deps: WeltDeps, fall: Fall, melden: (meldung: Schrittmeldung) => void): Promise<{ welt: Welt; ok: boolean }> {
  const welt = new Welt(deps, fall.profil)
  const first = fall.schritte[0]
  if (first !== undefined && 'zeit' in first) await welt.moveTo(first.zeit)
  await welt.gremienEinrichten(fall)
  await welt.sitzungenPlanen(fall)
  await welt.zaehlerStellen(fall)
  await welt.vorlageAnlegen('v', fall.vorlage)
  for (const [name, vorlage] of Object.entries(fall.weitere)) await welt.vorlageAnlegen(name, vorlage)
  let ok = true
  for (const [index, schritt] of fall.schritte.entries()) {
    const base = { nr: index + 1, text: describe(schritt) }
    try {
      const abweichung = await play(welt, schritt)
      ok &&= abweichung === null
      melden({ ...base, ok: abweichung === null, ...(abweichung !== null && { abweichung }) })
    } catch (error) {
      melden({
        ...base,
        ok: false,
        abweichung: Error.isError(error) ? (isRatslaufError(error) ? error.sentence : (error.stack ?? error.message)) : String(error),
      })
      return { welt, ok: false }
    }
  }
  return { welt, ok }
}
