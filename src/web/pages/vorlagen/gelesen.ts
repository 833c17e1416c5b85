/** One paper as a page needs it: its head at one revision, texts resolved, and who is looking. */
import type { Response } from 'express'
import type { Parts } from '../../../../workflows/aggregate.ts'
import type { Akteur } from '../../../../workflows/akteur.ts'
import type { Profil } from '../../../../workflows/profile/index.ts'
import type { Inhalt } from '../../../../workflows/vorlage/inhalt.ts'
import { isIntern, publizitaet, vorlageStand, type VorlageStand } from '../../../../workflows/vorlage/stand.ts'
import { RatslaufError } from '../../../engine/errors.ts'
import type { Head } from '../../../engine/ports.ts'
import { textReferences, withTexts } from '../../../engine/seal.ts'
import type { Account } from '../../../identity/accounts.ts'
import { currentActor, profilOf, type PageDeps } from '../../deps.ts'
import { currentAccount } from '../../security/account.ts'

export interface Gelesen {
  head: Head
  parts: Parts
  /** Text references replaced by their texts. */
  stand: VorlageStand
  inhalt: Inhalt
  profil: Profil
  akteur: Akteur
  account: Account
}

const ID = /^[a-zA-Z0-9_.-]{1,80}$/

export const vorlageFehlt = (): RatslaufError =>
  new RatslaufError(
    'NOT_FOUND',
    'Diese Vorlage gibt es hier nicht, oder sie ist für Sie nicht zugänglich. Bitte suchen Sie sie über die Suche.',
  )

/** Holds an office of the administration, whatever seats there are beside it. */
export const inVerwaltung = ({ aemter }: Akteur): boolean => aemter.length > 0

/**
 * Public papers are shown to every account of the municipality. All others: to the administration, and once released to the seats of
 * the bodies that deliberate on them.
 */
export function isVisible(akteur: Akteur, stand: VorlageStand): boolean {
  if (akteur.profil !== stand.context.profil) return false
  if (inVerwaltung(akteur) || publizitaet(stand) === 'oeffentlich') return true
  return !isIntern(stand) && stand.stationen.some(({ context }) => akteur.sitze.some(({ gremium }) => gremium === context.gremium))
}

/** @throws RatslaufError NOT_FOUND for what does not exist, belongs to another municipality or is not for these eyes */
export async function gelesen(deps: PageDeps, res: Response, id: unknown): Promise<Gelesen> {
  const account = currentAccount(res)
  if (typeof id !== 'string' || !ID.test(id)) throw vorlageFehlt()
  const [read, akteur] = await Promise.all([deps.engine.read({ art: 'vorlage', id }), currentActor(deps, account)])
  if (read === null) throw vorlageFehlt()
  const unresolved = vorlageStand(read.parts)
  if (!isVisible(akteur, unresolved)) throw vorlageFehlt()
  const { hash } = unresolved.context.fassung
  const [texte, inhalte] = await Promise.all([deps.store.getTexts([...textReferences(unresolved)]), deps.store.getInhalte([hash])])
  const inhalt = inhalte.get(hash) as Inhalt | undefined
  if (inhalt === undefined) throw new Error(`CONTENT_MISSING ${read.head.ref.id}`)
  return { ...read, stand: withTexts(unresolved, texte), inhalt, profil: profilOf(account), akteur, account }
}
