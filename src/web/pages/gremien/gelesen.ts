/** One body of the municipality as a page needs it; it may have no record of its own yet. */
import type { Response } from 'express'
import type { Part, Parts, Ref } from '../../../../workflows/aggregate.ts'
import { inVerwaltung, type Akteur } from '../../../../workflows/akteur.ts'
import { authorise } from '../../../../workflows/berechtigung.ts'
import { gremiumId, type GremiumContext } from '../../../../workflows/gremium/machine.ts'
import type { Gremiumsvorlage } from '../../../../workflows/profile/profil.ts'
import type { Profil } from '../../../../workflows/profile/index.ts'
import { localDate } from '../../../../workflows/recht/kalender.ts'
import { RatslaufError } from '../../../engine/errors.ts'
import type { Head } from '../../../engine/ports.ts'
import { currentActor, profilOf, type PageDeps } from '../../deps.ts'
import { currentAccount } from '../../security/account.ts'

export interface Gelesen {
  profil: Profil
  akteur: Akteur
  /** Local date. */
  heute: string
  vorlage: Gremiumsvorlage
  ref: Ref
  /** Null while the body has no record. */
  read: { head: Head; parts: Parts } | null
  context: GremiumContext | null
}

export const darfBearbeiten = (akteur: Akteur, profil: string): boolean =>
  authorise('gremium', 'SITZ_BESETZEN', akteur, profil, new Set()) !== null

/** Addresses are for the Sitzungsdienst alone. */
export const siehtAdressen = ({ aemter }: Akteur): boolean => aemter.some(({ amt }) => amt === 'sitzungsdienst')

/** Administration and members of the body. */
export const isBeteiligt = ({ akteur, vorlage }: Gelesen): boolean =>
  inVerwaltung(akteur) || akteur.sitze.some(({ gremium }) => gremium === vorlage.id)

/** @throws RatslaufError NOT_FOUND for a body that this municipality does not have */
export async function gelesen(deps: PageDeps, res: Response, id: unknown): Promise<Gelesen> {
  const account = currentAccount(res)
  const profil = profilOf(account)
  const vorlage = profil.gremien.find((gremium) => gremium.id === id)
  if (vorlage === undefined)
    throw new RatslaufError('NOT_FOUND', 'Dieses Gremium gibt es hier nicht. Bitte wählen Sie es in der Liste der Gremien aus.')
  const ref: Ref = { art: 'gremium', id: gremiumId(profil.id, vorlage.id) }
  const [read, akteur] = await Promise.all([deps.engine.read(ref), currentActor(deps, account)])
  const context = (read?.parts['gremium'] as Part<GremiumContext> | undefined)?.context ?? null
  return { profil, akteur, heute: localDate(deps.clock.now()), vorlage, ref, read, context }
}
