/** Bodies that a step names: they exist here, and still meet. */
import { isAufgeloest } from '../../profile/profil.ts'
import { printDate } from '../../recht/kalender.ts'
import type { Grund } from '../../rule.ts'
import { gremiumName } from '../../woerter.ts'
import type { Lage } from './common.ts'

/** The body still meets on that local date; the sentence says what to do where it does not. */
export function gremiumBesteht({ profil }: Lage, gremium: string, datum: string): Grund | null {
  if (!isAufgeloest(profil, gremium, datum)) return null
  const { aufgeloest = '', nachfolge } = profil.gremien.find(({ id }) => id === gremium) ?? {}
  const statt = nachfolge === undefined ? '' : ` oder fügen Sie „${gremiumName(profil, nachfolge)}“ ein`
  return {
    code: 'GREMIUM_AUFGELOEST',
    satz: `„${gremiumName(profil, gremium)}“ ist seit dem ${printDate(aufgeloest)} aufgelöst. Bitte überspringen Sie diese Beratung${statt}.`,
    abhilfe: { ereignis: 'UEBERSPRINGEN' },
  }
}

/** The body is one of this municipality and still meets; `feld` is where it was named. */
export function gremiumWaehlbar(lage: Lage, gremium: string, feld: string): Grund | null {
  const { profil, heute } = lage
  if (!profil.gremien.some(({ id }) => id === gremium))
    return {
      code: 'GREMIUM_UNBEKANNT',
      satz: 'Dieses Gremium gibt es hier nicht. Bitte wählen Sie es aus der Liste.',
      abhilfe: { feld },
    }
  return isAufgeloest(profil, gremium, heute)
    ? {
        code: 'GREMIUM_AUFGELOEST',
        satz: `„${gremiumName(profil, gremium)}“ ist aufgelöst. Bitte wählen Sie ein anderes Gremium.`,
        abhilfe: { feld },
      }
    : null
}
