/** Builds the actor of a command from what somebody is: offices from the account, seats from the bodies on that day. */
import { FUNKTIONEN, type Akteur } from '../../workflows/akteur.ts'
import { sitzeAm, type GremiumContext } from '../../workflows/gremium/machine.ts'
import type { Head } from './ports.ts'

export interface ActorSource {
  id: string
  profil: string
  aemter: Akteur['aemter']
  person?: string
}

/** Seats of a person on a local date; the seats lie as query fields on the heads of the bodies. */
export function actorOf(source: ActorSource, gremien: readonly Head[], datum: string): Akteur {
  const sitze = gremien.flatMap((head) => {
    const { gremium, sitze: alle } = head.fields as unknown as Pick<GremiumContext, 'gremium' | 'sitze'>
    return sitzeAm({ sitze: alle } as GremiumContext, datum)
      .filter((sitz) => sitz.person === source.person && FUNKTIONEN.includes(sitz.funktion))
      .map((sitz) => ({ gremium, funktion: sitz.funktion }))
  })
  return {
    id: source.id,
    profil: source.profil,
    aemter: source.aemter,
    sitze,
    ...(source.person !== undefined && { person: source.person }),
  }
}

/** Keys of the task list that an actor looks at. */
export function aufgabenschluessel(akteur: Akteur): string[] {
  const aemter = akteur.aemter.flatMap(({ amt, stelle }) => [amt, ...(stelle === undefined ? [] : [`${amt}:${stelle}`])])
  return [...aemter, ...akteur.sitze.map(({ funktion, gremium }) => `${funktion}:${gremium}`)]
}
