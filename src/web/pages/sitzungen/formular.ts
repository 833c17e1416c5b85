/** What the pages of small steps around a session share: the form as data, and the item of a paper it is about. */
import type { Request } from 'express'
import type { Payload, Ref } from '../../../../workflows/aggregate.ts'
import type { Top } from '../../../../workflows/sitzung/machine.ts'
import { topNummern } from '../../../../workflows/sitzung/stand.ts'
import { RatslaufError } from '../../../engine/errors.ts'
import type { PageDeps } from '../../deps.ts'
import type { Feld, Werte } from '../vorlagen/felder.ts'
import type { Gelesen } from './gelesen.ts'
import { topVorlagen, type TopVorlage } from './top-vorlagen.ts'

/** A step of a session with a page of its own. */
export interface Formular {
  titel: string
  erklaerung: string
  knopf: string
  felder: readonly Feld[]
  vorbelegt: Werte
  ref: Ref
  /** Revision the command is about. */
  rev: number
  /** For the question whether it is possible at all, and for the bezug. */
  leer: Payload
  read: Pick<Gelesen, 'head' | 'parts'>
  event: (daten: Record<string, unknown>, werte: Werte) => Payload | { satz: string; feld: string }
  erfolg: string
  pfad: string
  /** Where it goes on and leads back to; by default the page of the session. */
  ziel?: string
}

const topFehlt = (): RatslaufError =>
  new RatslaufError('NOT_FOUND', 'Diesen Punkt gibt es auf der Tagesordnung nicht mehr. Bitte öffnen Sie die Sitzung neu.')

/** Item of a paper that the address names. @throws RatslaufError NOT_FOUND */
export async function punktOf(
  deps: PageDeps,
  sitzung: Gelesen,
  req: Request,
): Promise<{ top: Top; nr: string; station: string; vorlage: TopVorlage }> {
  const { tops } = sitzung.stand.context
  const top = tops.find(({ id }) => id === req.query['top'])
  if (top === undefined || top.vorlage === null) throw topFehlt()
  const vorlage = (await topVorlagen(deps, [top.vorlage.id])).get(top.vorlage.id)
  if (vorlage === undefined) throw topFehlt()
  return { top, nr: topNummern(tops).get(top.id) ?? '', station: top.vorlage.station, vorlage }
}
