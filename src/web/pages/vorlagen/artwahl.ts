/** Kind and office of a paper that begins here: the page that asks for them, and what may be chosen. */
import type { Request, Response } from 'express'
import type { Akteur } from '../../../../workflows/akteur.ts'
import type { Art } from '../../../../workflows/begriffe.ts'
import type { ArtRegel, Profil } from '../../../../workflows/profile/profil.ts'
import type { PageDeps } from '../../deps.ts'
import { federfuehrungen } from './entwurf-rechte.ts'

/** Who may choose among what. */
export interface Wahllage {
  profil: Profil
  akteur: Akteur
  /** Kinds that do not begin here. */
  ohne: ReadonlySet<Art>
}

export interface Gewaehlt extends Wahllage {
  art: Art
  regel: ArtRegel
  federfuehrung: string
}

const arten = ({ profil, ohne }: Wahllage): [Art, ArtRegel][] =>
  Object.entries(profil.arten).flatMap(([art, regel]): [Art, ArtRegel][] => (ohne.has(art as Art) ? [] : [[art as Art, regel]]))

/** Null where kind or office are missing or not offered. */
export function gewaehlt(lage: Wahllage, { art, federfuehrung }: { art: unknown; federfuehrung: unknown }): Gewaehlt | null {
  const bekannt = arten(lage).find(([name]) => name === art)
  const stelle = federfuehrungen(lage.profil, lage.akteur).find(({ wert }) => wert === federfuehrung)
  return bekannt === undefined || stelle === undefined ? null : { ...lage, art: bekannt[0], regel: bekannt[1], federfuehrung: stelle.wert }
}

/** @param vonAussen what the page says beside kinds that come from outside */
export function showArtwahl(
  deps: PageDeps,
  req: Request,
  res: Response,
  lage: Wahllage,
  { titel, pfad, vonAussen }: { titel: string; pfad: string; vonAussen: string },
): Promise<void> {
  const stellen = federfuehrungen(lage.profil, lage.akteur)
  return deps.web.page(req, res, {
    template: 'pages/vorlage-neu',
    title: titel,
    bereich: 'vorlagen',
    breadcrumb: [{ text: 'Vorlagen', href: '/vorlagen' }, { text: titel }],
    view: {
      titel,
      action: pfad,
      arten: arten(lage).map(([wert, { name, interneBearbeitung }]) => ({ wert, text: name, hint: interneBearbeitung ? '' : vonAussen })),
      stellen: stellen.map((stelle) => ({ ...stelle, selected: stellen.length === 1 })),
    },
  })
}
