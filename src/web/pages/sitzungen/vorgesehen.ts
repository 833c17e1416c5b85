/** Papers that are planned for a session and not on its agenda yet: the session knows them. */
import { bezeichnung, stationById } from '../../../../workflows/vorlage/stand.ts'
import { wort } from '../../../../workflows/woerter.ts'
import type { PageDeps } from '../../deps.ts'
import type { Gelesen } from './gelesen.ts'
import { topVorlagen, type TopVorlage } from './top-vorlagen.ts'

interface Vorgesehen {
  vorlage: TopVorlage
  station: string
}

async function vorgesehen(deps: PageDeps, { stand, head }: Gelesen): Promise<Vorgesehen[]> {
  const { vorgemerkt } = stand.context
  const vorlagen = await topVorlagen(
    deps,
    vorgemerkt.map(({ vorlage }) => vorlage),
  )
  return vorgemerkt.flatMap(({ vorlage: id, station }) => {
    const vorlage = vorlagen.get(id)
    if (vorlage === undefined) return []
    // The paper may have gone elsewhere a moment ago.
    const { zustand, context } = stationById(vorlage.stand, station) ?? {}
    return zustand === 'terminiert' && context?.sitzung === head.ref.id ? [{ vorlage, station }] : []
  })
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
export async function aufnahmezeilen(deps: PageDeps, gelesen: Gelesen): Promise<Aufnahmezeile[] | null> {
  const { profil, head, akteur } = gelesen
  const alle = await vorgesehen(deps, gelesen)
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
