/** Who belongs to the body on the day of the session: functions, right to vote, answer to the Ladung. Names live with the persons only. */
import type { Funktion } from '../../../../workflows/akteur.ts'
import { sitzeAm } from '../../../../workflows/gremium/machine.ts'
import { wort } from '../../../../workflows/woerter.ts'
import type { PageDeps } from '../../deps.ts'
import type { Gelesen } from './gelesen.ts'

export interface Mitglied {
  person: string
  name: string
  fraktion: string
  /** "Vorsitz", "Mitglied" */
  funktion: string
  stimmrecht: boolean
  antwort: 'zugesagt' | 'abgesagt' | 'offen'
}

const RANG: readonly Funktion[] = ['vorsitz', 'stellvertretung', 'mitglied', 'schriftfuehrung']

/** Chair first, then by name; a person with several functions once. */
export async function mitglieder(deps: Pick<PageDeps, 'personen'>, { gremium, stand, profil }: Gelesen): Promise<Mitglied[]> {
  if (gremium === null) return []
  const sitze = Map.groupBy(sitzeAm(gremium, stand.context.am.slice(0, 10)), ({ person }) => person)
  const personen = await deps.personen.get([...sitze.keys()])
  return [...sitze]
    .map(([person, eigene]) => {
      const funktionen = eigene.map(({ funktion }) => funktion).toSorted((a, b) => RANG.indexOf(a) - RANG.indexOf(b))
      const bekannt = personen.get(person)
      return {
        rang: RANG.indexOf(funktionen[0] ?? 'mitglied'),
        mitglied: {
          person,
          name: bekannt?.name ?? 'Person ohne Eintrag',
          fraktion: bekannt?.fraktion ?? '',
          funktion: funktionen.map((funktion) => wort(profil, 'funktion', funktion)).join(', '),
          stimmrecht: eigene.some(({ stimmrecht }) => stimmrecht),
          antwort: stand.context.antworten[person] ?? ('offen' as const),
        },
      }
    })
    .toSorted((a, b) => a.rang - b.rang || a.mitglied.name.localeCompare(b.mitglied.name, 'de'))
    .map(({ mitglied }) => mitglied)
}

/** "Fraktion A · Vorsitz · ohne Stimmrecht" */
export const mitgliedAngaben = ({ fraktion, funktion, stimmrecht }: Mitglied): string =>
  [fraktion, funktion, stimmrecht ? '' : 'ohne Stimmrecht'].filter((teil) => teil !== '').join(' · ')
