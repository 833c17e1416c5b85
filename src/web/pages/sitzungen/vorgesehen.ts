/** Papers that are meant for a session and not on its agenda yet: from the work list of the clerk, never from the archive. */
import { bezeichnung, stationById, vorlageStand } from '../../../../workflows/vorlage/stand.ts'
import { wort } from '../../../../workflows/woerter.ts'
import type { Arbeitsvorrat } from '../../../engine/projections/arbeitsvorrat.ts'
import type { PageDeps } from '../../deps.ts'
import type { Gelesen } from './gelesen.ts'
import { topVorlagen, type TopVorlage } from './top-vorlagen.ts'

const MAX_VORGESEHEN = 60
const MAX_ZEILEN = 400

interface Vorgesehen {
  vorlage: TopVorlage
  station: string
}

const wartet = ({ art, aufgaben }: Arbeitsvorrat): boolean =>
  art === 'vorlage' && aufgaben.some(({ ereignis }) => ereignis === 'AUF_TO_SETZEN')

/** Number of waiting papers per session, for lists. A row names all sessions of its paper; the one it waits for is a coming one. */
export async function vorgesehenJeSitzung(deps: PageDeps, profil: string): Promise<ReadonlyMap<string, number>> {
  const rows = (await deps.readers.arbeitsvorrat(profil, ['sitzungsdienst'])).filter(wartet)
  const heads = await deps.readers.heads(rows.slice(0, MAX_ZEILEN).map(({ id }) => ({ art: 'vorlage', id })))
  const zahl = new Map<string, number>()
  for (const head of heads) {
    for (const { zustand, context } of vorlageStand(deps.engine.partsOf(head)).stationen) {
      if (zustand === 'terminiert' && context.sitzung !== null) zahl.set(context.sitzung, (zahl.get(context.sitzung) ?? 0) + 1)
    }
  }
  return zahl
}

async function vorgesehen(deps: PageDeps, profil: string, sitzung: string): Promise<Vorgesehen[]> {
  const rows = (await deps.readers.arbeitsvorrat(profil, ['sitzungsdienst'])).filter(
    (row) => wartet(row) && Array.isArray(row.fields['sitzungen']) && row.fields['sitzungen'].includes(sitzung),
  )
  const vorlagen = await topVorlagen(deps, rows.map(({ id }) => id).slice(0, MAX_VORGESEHEN))
  return [...vorlagen.values()].flatMap((vorlage) =>
    vorlage.stand.stationen
      .filter(({ zustand, context }) => zustand === 'terminiert' && context.sitzung === sitzung)
      .map(({ context }) => ({ vorlage, station: context.id })),
  )
}

export const aufnahme = (sitzung: string, station: string): { type: 'AUF_TO_SETZEN'; station: string; sitzung: string } => ({
  type: 'AUF_TO_SETZEN',
  station,
  sitzung,
})

interface Aufnahmezeile {
  vorlage: string
  station: string
  titel: string
  angaben: string
  href: string
  /** Why it cannot simply be put on the agenda; then `abhilfe` leads to the step with its reason. */
  gruende: { satz: string; norm?: string }[]
  abhilfe: string
  commandId: string
  bezug: string
}

/** Null for whoever may not build an agenda. */
export async function aufnahmezeilen(deps: PageDeps, { profil, head, akteur }: Gelesen): Promise<Aufnahmezeile[] | null> {
  const alle = await vorgesehen(deps, profil.id, head.ref.id)
  const zeilen = await Promise.all(
    alle.map(async ({ vorlage, station }): Promise<Aufnahmezeile | null> => {
      const event = aufnahme(head.ref.id, station)
      const gruende = await deps.engine.inquire(vorlage, event, akteur)
      if (gruende === null) return null
      const { stand, inhalt } = vorlage
      const { id } = vorlage.head.ref
      const rolle = stationById(stand, station)?.context.rolle
      return {
        vorlage: id,
        station,
        titel: inhalt.betreff,
        angaben: `${bezeichnung(stand.context)}${rolle === undefined ? '' : ` · ${wort(profil, 'rolle', rolle)}`}`,
        href: `/vorlagen/${id}`,
        gruende: gruende.map(({ satz, norm }) => ({ satz, ...(norm !== undefined && { norm }) })),
        abhilfe: `/vorlagen/${id}/schritt/auf-to-setzen?zu=${encodeURIComponent(station)}`,
        commandId: deps.web.commandId(vorlage.head.rev),
        bezug: await deps.engine.bezug(vorlage, event),
      }
    }),
  )
  return zeilen.filter((zeile) => zeile !== null)
}
