/** Sentences and figures of mails. */
import type { Profil } from '../../workflows/profile/index.ts'
import type { Abstimmung } from '../../workflows/recht/abstimmung.ts'
import { stelleName, stimmzahlen } from '../../workflows/woerter.ts'
import type { Rahmen } from './views.ts'

export const uhrzeit = (local: string): string => `${local.slice(11, 16)} Uhr`

export function stimmen(abstimmung: Abstimmung | undefined): string {
  if (abstimmung === undefined) return ''
  if (abstimmung.ohneZahlen !== undefined) return abstimmung.ohneZahlen
  return stimmzahlen(abstimmung).join(', ')
}

export function rahmen(profil: Profil): Rahmen {
  const dienst = profil.stellen.find(({ id }) => id === profil.sitzungsdienst)
  return {
    koerperschaft: profil.koerperschaft,
    dienst: stelleName(profil, profil.sitzungsdienst),
    telefon: dienst?.telefon ?? '',
    demo: profil.demo,
  }
}
