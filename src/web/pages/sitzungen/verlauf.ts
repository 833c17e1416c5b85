/** What happened to a session, or was recorded on a paper, since a page was shown: for the page of a conflict. */
import { wort } from '../../../../workflows/woerter.ts'
import { readHistory } from '../../../engine/history.ts'
import type { PageDeps } from '../../deps.ts'
import { printInstant } from '../vorlagen/dates.ts'
import type { Gelesen } from './gelesen.ts'

interface Geschehen {
  wer: string
  was: string
  wann: string
}

/** @param nach only what came after this revision; newest first */
export async function inzwischen(deps: PageDeps, { head, profil }: Pick<Gelesen, 'head' | 'profil'>, nach: number): Promise<Geschehen[]> {
  const records = (await readHistory(deps.store, head)).filter(({ rev }) => rev > nach).toReversed()
  return Promise.all(
    records.map(async ({ akteur, als, imAuftrag, type, eingetragenAm }) => {
      const account = als === 'system' || akteur.startsWith('link:') ? null : await deps.accounts.byId(akteur)
      return {
        wer: `${account?.name ?? wort(profil, 'funktion', als)}${imAuftrag ? ' (im Auftrag)' : ''}:`,
        was: `${wort(profil, 'verlauf', type)},`,
        wann: printInstant(eingetragenAm),
      }
    }),
  )
}
