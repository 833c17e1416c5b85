/** Local accounts. A person logs in; rights hang on roles and, by date, on seats in a Gremium, which the engine looks up itself. */

export const KONTOROLLEN = [
  'sachbearbeitung',
  'amtsleitung',
  'dezernat',
  'hvb',
  'sitzungsdienst',
  'administration',
  'antragsteller',
] as const
export type Kontorolle = (typeof KONTOROLLEN)[number]

/** An office of somebody else, filled in for a time. */
export interface Vertretung {
  /** Account that is represented. */
  fuer: string
  /** Local dates, both included. */
  von: string
  bis: string
}

export interface Account {
  /** Written into events; never a name. */
  _id: string
  /** Lower case, unique. */
  benutzername: string
  /** Name of the function, e.g. "Sachbearbeitung Stadtplanung". */
  name: string
  email: string
  /** Municipality the account belongs to: id of its profile. */
  profil: string
  /** `stelle` is the organisational unit, of an Antragsteller the key of the group. Members of a Gremium without an office have no role. */
  rollen: readonly { rolle: Kontorolle; stelle?: string }[]
  /** Id of the person who holds seats in the Gremien; absent where there are none. */
  person?: string
  /** Offices of others that this account fills in for a time. */
  vertretungen?: readonly Vertretung[]
  /** PHC string of argon2id. */
  passwortHash: string
  aktiv: boolean
}

export interface Accounts {
  /** The name is normalised as in `normalizeUsername`. */
  byUsername: (benutzername: string) => Promise<Account | null>
  byId: (id: string) => Promise<Account | null>
  /** @throws RatslaufError ALREADY_EXISTS when id or name is taken */
  create: (account: Account) => Promise<void>
  /** Accounts of one municipality, by name. */
  list: (profil: string) => Promise<Account[]>
  setVertretungen: (id: string, vertretungen: readonly Vertretung[]) => Promise<void>
}

/** People type capitals and blanks; names are compared without them. */
export const normalizeUsername = (benutzername: string): string => benutzername.normalize('NFC').trim().toLowerCase()
