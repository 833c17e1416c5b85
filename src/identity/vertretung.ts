/**
 * Deputies for offices: for a time, in the same municipality, with the offices that the represented person has in their own right and no
 * more. A deputy's own deputisations are not passed on.
 */
import type { Akteur } from '../../workflows/akteur.ts'
import type { Account } from './accounts.ts'

/** Accounts that this one represents on a local date. */
export const vertretene = ({ vertretungen = [] }: Pick<Account, 'vertretungen'>, datum: string): string[] =>
  vertretungen.filter(({ von, bis }) => von <= datum && datum <= bis).map(({ fuer }) => fuer)

/** Running the program is nobody's deputy's, and a group of the council is no office. */
const UNVERTRETBAR: ReadonlySet<string> = new Set(['administration', 'antragsteller'])

/** Holds an office that somebody else can fill in, and may fill in that of somebody else. */
export const hatVertretbaresAmt = ({ rollen }: Pick<Account, 'rollen'>): boolean => rollen.some(({ rolle }) => !UNVERTRETBAR.has(rolle))

/** Offices held for others, each with the account whose it is. */
export const vertreteneAemter = (vertreter: Pick<Account, '_id' | 'profil'>, abwesende: readonly Account[]): Akteur['aemter'][number][] =>
  abwesende
    .filter(({ _id, profil, aktiv }) => aktiv && profil === vertreter.profil && _id !== vertreter._id)
    .flatMap(({ _id, rollen }) =>
      rollen
        .filter(({ rolle }) => !UNVERTRETBAR.has(rolle))
        .map(({ rolle, stelle }) => ({ amt: rolle, ...(stelle !== undefined && { stelle }), vertritt: _id })),
    )
