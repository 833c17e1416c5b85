/** The hint that a Ladung must carry for what a body could not decide before: without it the relaxed quorum does not hold. */
import type { Profil } from '../profile/profil.ts'
import { regelwerk } from '../recht/regelwerk.ts'
import type { SitzungContext, Top } from './machine.ts'

export const isZweiteLadung = (top: Top): boolean => top.zweiteLadung === 'erteilt'

/** What stands beside the item. */
export const ZWEITE_LADUNG = 'Erneute Ladung nach Beschlussunfähigkeit'

/** One sentence with its norm, by the rules of the day of the session. */
export function zweiteLadungHinweis(profil: Profil, { am }: Pick<SitzungContext, 'am'>): string {
  const { wert, norm } = regelwerk(profil.rechtsbereich, am.slice(0, 10)).zweiteSitzung
  const genuegt = wert === 1 ? 'ohne Rücksicht auf die Zahl der Anwesenden' : `mit mindestens ${wert} stimmberechtigten Anwesenden`
  return `Zu Punkten mit dem Zusatz „${ZWEITE_LADUNG}“ wird zum zweiten Mal geladen. Dazu ist das Gremium ${genuegt} beschlussfähig (${norm}).`
}
