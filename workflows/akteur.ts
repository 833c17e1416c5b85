/** Who acts. Rights hang on an office or a seat, not on a person; the engine is told the seats that hold on the day. */

export const AEMTER = [
  'sachbearbeitung',
  'amtsleitung',
  'mitzeichnung',
  'dezernat',
  'hvb',
  'sitzungsdienst',
  'administration',
  'empfaenger',
  'system',
  'antragsteller',
  'anhoerung',
] as const
export type Amt = (typeof AEMTER)[number]

export const FUNKTIONEN = ['vorsitz', 'stellvertretung', 'schriftfuehrung', 'mitglied'] as const
export type Funktion = (typeof FUNKTIONEN)[number]

/** A group of the council, and a body that answers in writing, act by an access of their own and have no office. */
const AUSSERHALB: ReadonlySet<Amt> = new Set<Amt>(['antragsteller', 'anhoerung'])

/** Works in the administration. */
export const inVerwaltung = ({ aemter }: Akteur): boolean => aemter.some(({ amt }) => !AUSSERHALB.has(amt))

/** A role of the authorisation table: an office of the administration or a function in a Gremium. */
export type Rechtsrolle = Amt | Funktion

export interface Akteur {
  /** Account id, `link:<digest>` for an e-mail recipient without account, or `system`. Never a name. */
  id: string
  /** Offices; `stelle` is the organisational unit they belong to, of an Antragsteller the key of the group, of a body that is heard its id; `vertritt` the account whose office it is where one acts as a deputy. */
  aemter: readonly { amt: Amt; stelle?: string; vertritt?: string }[]
  /** Person behind the account or link, where there is one. */
  person?: string
  /** Seats held today; `gremium` is the id of the body inside its profile. */
  sitze: readonly { gremium: string; funktion: Funktion }[]
  /** The municipality the actor belongs to; `*` for the program itself. */
  profil: string
}

/** The program itself: crossings between aggregates, deadlines and issued documents. */
export const SYSTEM: Akteur = { id: 'system', aemter: [{ amt: 'system' }], sitze: [], profil: '*' }
