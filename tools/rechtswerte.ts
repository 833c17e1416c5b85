/**
 * Writes every legal value with its norm and its doubt, rule set by rule set, and every setting of each profile, to docs/rechtswerte.md:
 * what a lawyer checks line by line, and where a change of the law is seen in review. A test compares.
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { musterstadt } from '../workflows/profile/musterstadt.ts'
import { profile } from '../workflows/profile/index.ts'
import { printDate } from '../workflows/recht/kalender.ts'
import { einstellungen, inWorten } from '../workflows/recht/rechtsgrundlagen.ts'
import { regelwerke, type Rechtswert, type Rechtswerte, type Regelwerk } from '../workflows/recht/regelwerk.ts'
import { wort } from '../workflows/woerter.ts'

export const RECHTSWERTE = 'docs/rechtswerte.md'

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`).join('\n')

const isRechtswert = (value: unknown): value is Rechtswert<unknown> => typeof value === 'object' && value !== null && 'norm' in value

const section = (werk: Regelwerk): string => {
  const rows = Object.entries(werk).flatMap(([name, value]: [string, unknown]) =>
    isRechtswert(value)
      ? [
          [
            wort(musterstadt, 'rechtswert', name),
            inWorten(name as keyof Rechtswerte, value.wert, musterstadt),
            `\`${JSON.stringify(value.wert)}\``,
            value.norm,
            value.sicherheit,
            value.hinweis ?? '',
          ],
        ]
      : [],
  )
  return [
    `## ${werk.id}: ${werk.gesetz}, ab ${printDate(werk.gueltigAb)}`,
    `Bereich ${werk.bereich}, Feiertage ${werk.land}.${werk.hinweis === undefined ? '' : ` ${werk.hinweis}`}`,
    table(['Regel', 'In Worten', 'Wert', 'Norm', 'Sicherheit', 'Zweifel'], rows),
  ].join('\n\n')
}

/** The whole page. */
export const rechtswerteSeite = (): string =>
  [
    '# Alle Rechtswerte und Einstellungen',
    'Erzeugt mit `npm run rechtswerte` aus `workflows/recht` und `workflows/profile`; nicht von Hand ändern. Was die Marken bedeuten, steht in [recht.md](recht.md).',
    ...regelwerke.map(section),
    ...Object.values(profile).map((profil) =>
      [
        `## Einstellungen: ${profil.koerperschaft}`,
        table(
          ['Einstellung', 'Wert', 'Sicherheit', 'Zweifel'],
          einstellungen(profil).map(({ titel, wert, sicherheit, hinweis }) => [titel, wert, sicherheit, hinweis]),
        ),
      ].join('\n\n'),
    ),
    '',
  ].join('\n\n')

if (import.meta.main) writeFileSync(join(import.meta.dirname, '..', RECHTSWERTE), rechtswerteSeite())
