/** Who gets a mail, resolved when it is sent: shared mailboxes of offices, persons with seats on the day. */
import { sitzeAm, type GremiumContext } from '../../workflows/gremium/machine.ts'
import type { Funktion } from '../../workflows/akteur.ts'
import type { Profil } from '../../workflows/profile/index.ts'
import type { Personen, Readers } from '../engine/read-ports.ts'

export interface Empfaenger {
  /** Distinguishes recipients of one job: `stelle:kaemmerei`, `person:ratsmitglied-07`. */
  key: string
  name: string
  address: string
  /** An address of the administration or of a body; may see what is not published yet. */
  intern: boolean
  person: string | null
}

export function stelle(profil: Profil, id: string): Empfaenger[] {
  const known = profil.stellen.find((candidate) => candidate.id === id)
  return known === undefined ? [] : [{ key: `stelle:${id}`, name: known.name, address: known.email, intern: true, person: null }]
}

/** Persons with one of the functions in a body on a local date; a person with several functions once. */
export async function gremium(
  deps: { readers: Readers; personen: Personen },
  profil: Profil,
  gremiumId: string,
  datum: string,
  funktionen: readonly Funktion[],
): Promise<Empfaenger[]> {
  const head = (await deps.readers.gremien(profil.id)).find((candidate) => candidate.fields['gremium'] === gremiumId)
  if (head === undefined) return []
  const sitze = sitzeAm({ sitze: head.fields['sitze'] } as GremiumContext, datum).filter((sitz) => funktionen.includes(sitz.funktion))
  const personen = await deps.personen.get([...new Set(sitze.map((sitz) => sitz.person))])
  return [...personen.values()].map((person) => ({
    key: `person:${person._id}`,
    name: person.name,
    address: person.email,
    intern: true,
    person: person._id,
  }))
}

export const unique = (empfaenger: readonly Empfaenger[]): Empfaenger[] => [
  ...new Map(empfaenger.map((one) => [one.address, one])).values(),
]
