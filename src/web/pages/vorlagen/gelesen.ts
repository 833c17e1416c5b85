/** One paper as a page needs it: its head at one revision, texts resolved, and who is looking. */
import type { Response } from 'express'
import type { Parts } from '../../../../workflows/aggregate.ts'
import { inVerwaltung, type Akteur } from '../../../../workflows/akteur.ts'
import type { Profil } from '../../../../workflows/profile/index.ts'
import type { Inhalt } from '../../../../workflows/vorlage/inhalt.ts'
import { isAntragsteller, isIntern, publizitaet, vorlageStand, type VorlageStand } from '../../../../workflows/vorlage/stand.ts'
import { RatslaufError } from '../../../engine/errors.ts'
import type { Head } from '../../../engine/ports.ts'
import { textReferences, withTexts } from '../../../engine/seal.ts'
import type { Account } from '../../../identity/accounts.ts'
import { currentActor, profilOf, type PageDeps } from '../../deps.ts'
import { currentAccount } from '../../security/account.ts'

/** Without its words, for whoever sends a step and shows nothing. */
export interface OhneText {
  head: Head
  parts: Parts
  stand: VorlageStand
  profil: Profil
  akteur: Akteur
  account: Account
}

/** In `stand` text references are replaced by their texts. */
export interface Gelesen extends OhneText {
  inhalt: Inhalt
}

const ID = /^[a-zA-Z0-9_.-]{1,80}$/

export const vorlageFehlt = (): RatslaufError =>
  new RatslaufError(
    'NOT_FOUND',
    'Diese Vorlage gibt es hier nicht, oder sie ist für Sie nicht zugänglich. Bitte suchen Sie sie über die Suche.',
  )

/**
 * Public papers are shown to every account of the municipality. All others: to the administration, and once released to the seats of
 * the bodies that deliberate on them, and to the group that handed them in.
 */
export function isVisible(akteur: Akteur, stand: VorlageStand): boolean {
  if (akteur.profil !== stand.context.profil) return false
  if (
    inVerwaltung(akteur) ||
    isAntragsteller(akteur, stand.context.eingang) ||
    isAntragsteller(akteur, stand.context.aendert) ||
    publizitaet(stand) === 'oeffentlich'
  )
    return true
  return !isIntern(stand) && stand.stationen.some(({ context }) => akteur.sitze.some(({ gremium }) => gremium === context.gremium))
}

/** @throws RatslaufError NOT_FOUND for what does not exist, belongs to another municipality or is not for these eyes */
export async function ohneText(deps: PageDeps, res: Response, id: unknown): Promise<OhneText> {
  const account = currentAccount(res)
  if (typeof id !== 'string' || !ID.test(id)) throw vorlageFehlt()
  const [read, akteur] = await Promise.all([deps.engine.read({ art: 'vorlage', id }), currentActor(deps, account)])
  if (read === null) throw vorlageFehlt()
  const stand = vorlageStand(read.parts)
  if (!isVisible(akteur, stand)) throw vorlageFehlt()
  return { ...read, stand, profil: profilOf(account), akteur, account }
}

/** @throws RatslaufError NOT_FOUND as `ohneText` */
export async function gelesen(deps: PageDeps, res: Response, id: unknown): Promise<Gelesen> {
  const ohne = await ohneText(deps, res, id)
  const { hash } = ohne.stand.context.fassung
  const [texte, inhalte] = await Promise.all([deps.store.getTexts([...textReferences(ohne.stand)]), deps.store.getInhalte([hash])])
  const inhalt = inhalte.get(hash) as Inhalt | undefined
  if (inhalt === undefined) throw new Error(`CONTENT_MISSING ${ohne.head.ref.id}`)
  return { ...ohne, stand: withTexts(ohne.stand, texte), inhalt }
}
