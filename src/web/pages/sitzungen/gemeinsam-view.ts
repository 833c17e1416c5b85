/** One vote for several papers: the result of another item of the session, offered at this one. */
import type { Ergebnis } from '../../../../workflows/begriffe.ts'
import type { Abstimmung } from '../../../../workflows/recht/abstimmung.ts'
import { wort } from '../../../../workflows/woerter.ts'
import type { PageDeps } from '../../deps.ts'
import { stimmen } from '../vorlagen/beratungsfolge.ts'
import type { Gelesen } from './gelesen.ts'
import { sitzungPfad } from './sitzung-view.ts'
import type { Punkt } from './tagesordnung.ts'
import { stationOf, type TopVorlagen } from './top-vorlagen.ts'

/** Outcomes that need nothing beside the votes: a changed wording is that of one paper alone. */
const UEBERTRAGBAR: ReadonlySet<Ergebnis> = new Set<Ergebnis>(['beschlossen', 'abgelehnt', 'empfohlen', 'nicht_empfohlen'])

/** What was recorded of that paper in this session, where another may share it. */
export function gemeinsamesErgebnis(
  { stand, head }: Gelesen,
  vorlagen: TopVorlagen,
  vorlage: string,
): { ergebnis: Ergebnis; abstimmung: Abstimmung } | null {
  const top = stand.context.tops.findLast((candidate) => candidate.vorlage?.id === vorlage)
  const ergebnis = top === undefined ? undefined : stationOf(top, vorlagen.get(vorlage), head.ref.id)?.context.ergebnis
  if (ergebnis?.abstimmung === undefined || !UEBERTRAGBAR.has(ergebnis.ergebnis) || ergebnis.gemeinsamMit !== undefined) return null
  return { ergebnis: ergebnis.ergebnis, abstimmung: ergebnis.abstimmung }
}

/** Buttons "Wie TOP Ö 4 …" at an item that is called up. */
export async function gemeinsame(
  deps: PageDeps,
  sitzung: Gelesen,
  { alle, vorlagen, punkt }: { alle: readonly Punkt[]; vorlagen: TopVorlagen; punkt: Punkt },
): Promise<object[]> {
  const { vorlage } = punkt
  const hier = punkt.top.vorlage
  if (vorlage === undefined || hier === null || punkt.top.unter !== undefined) return []
  const bezug = await deps.engine.bezug(vorlage, { type: 'ERGEBNIS_ERFASSEN', station: hier.station })
  return alle.flatMap(({ top, nr }) => {
    if (top.vorlage === null || top.id === punkt.top.id || top.unter !== undefined || top.vorlage.rolle !== hier.rolle) return []
    const anderes = gemeinsamesErgebnis(sitzung, vorlagen, top.vorlage.id)
    if (anderes === null) return []
    const was = [wort(sitzung.profil, 'ergebnis', anderes.ergebnis), ...stimmen(sitzung.profil, anderes.abstimmung)].join(', ')
    return [
      {
        text: `Gemeinsam mit TOP ${nr}: ${was}`,
        mit: top.vorlage.id,
        action: `${sitzungPfad(sitzung)}/leitung/${punkt.top.id}/gemeinsam`,
        commandId: deps.web.commandId(vorlage.head.rev),
        bezug,
      },
    ]
  })
}
