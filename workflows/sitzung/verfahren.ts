/** What the body voted on its own agenda, in one sentence for minutes and pages. */
import type { Profil } from '../profile/profil.ts'
import { stimmzahlen, wort } from '../woerter.ts'
import type { Verfahrensbeschluss } from './machine.ts'

/** "Erweiterung der Tagesordnung, Sporthalle: 33 Ja, 12 Nein, 0 Enthaltungen, angenommen (§ 34 Abs. 4 GO SH)." */
export function verfahrenssatz(profil: Profil, { art, abstimmung, angenommen, norm }: Verfahrensbeschluss, betreff: string): string {
  const ausgang =
    abstimmung === null ? 'kraft Gesetzes' : [...stimmzahlen(abstimmung), angenommen ? 'angenommen' : 'nicht angenommen'].join(', ')
  return `${wort(profil, 'verfahren', art)}, ${betreff}: ${ausgang} (${norm}).`
}
