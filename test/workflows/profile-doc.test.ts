/** The city of docs/profile.md, taken from the page word for word, loaded as one more profile and played. */
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { playInMemory, type Ausgang } from '../../src/cli/fall/play.ts'
import { readFall } from '../../src/cli/fall/lesen.ts'
import { profil, profile, type Profil } from '../../workflows/profile/index.ts'
import { rechtsgrundlagen } from '../../workflows/recht/rechtsgrundlagen.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const PAGE = readFileSync(join(ROOT, 'docs', 'profile.md'), 'utf8')
const SOURCE = /```ts\n(.*?)```/s.exec(PAGE)?.[1] ?? ''

const FALL = `
fall: Ein Kran für den Hafen
profil: nordhafen
sitzungen:
  ha: { gremium: hafenausschuss, am: 2026-04-14T17:00 }
  sv: { gremium: rat, am: 2026-05-20T18:00 }
vorlage:
  art: beschlussvorlage
  betreff: Ein Kran für den Hafen
  finanziell: { betrag: 5000000, jahr: 2026 }
  mitzeichnung: [kaemmerei]
  beschlusspunkte: [{ text: Die Stadt kauft einen Kran., art: auftrag, termin: 2026-12-31 }]
  beratungsfolge:
    - { gremium: hafenausschuss, rolle: vorberatung }
    - { gremium: rat, rolle: entscheidung }
schritte:
  - zeit: 2026-03-02T09:00
  - freigeben: { an: v, bis: mitzeichnung }
  - erwarte: { mitzeichnung: { kaemmerei: offen }, frist: { 'mitzeichnung:kaemmerei': 2026-03-09 } }
  - freigeben: v
  - erwarte: { nummer: NH-2026-001, zustand: bereit }
  - beraten: { station: 1, sitzung: ha, anwesend: 8, ergebnis: empfohlen, abstimmung: { ja: 6, nein: 2 } }
  - beraten: { station: 2, sitzung: sv, anwesend: 30, ergebnis: beschlossen, abstimmung: { ja: 20, nein: 10 } }
  - erwarte:
      zustand: beschlossen
      rechtsstand: { sitzung: sv, land: SH, norm: § 39 Abs. 1 GO SH }
      frist: { widerspruch: 2026-06-03 }
      dokumente: [{ art: vorlage, enthaelt: [Stadt Nordhafen, Beratung, gez.] }]
`

let folder = ''
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'nordhafen-'))
  symlinkSync(join(ROOT, 'workflows', 'profile', 'bausteine.ts'), join(folder, 'bausteine.ts'))
  writeFileSync(join(folder, 'nordhafen.ts'), SOURCE)
  const { nordhafen } = (await import(join(folder, 'nordhafen.ts'))) as { nordhafen: Profil }
  // The one line that index.ts would get.
  Object.assign(profile, { nordhafen })
})
afterAll(() => rmSync(folder, { recursive: true }))

describe('docs/profile.md', () => {
  test('shows a city in less than 120 lines', () => {
    expect(SOURCE.split('\n').length).toBeLessThan(120)
    expect(SOURCE).not.toMatch(/\.\.\.\s*\n|…\n/)
  })

  test('shows one that works: a paper of it is co-signed, numbered, deliberated and decided', async () => {
    const { abweichungen, schritte, ok }: Ausgang = await playInMemory(readFall(FALL))
    expect(abweichungen).toEqual([])
    expect([ok, schritte.length]).toEqual([true, 8])
  })

  test('shows one whose doubts stand on the page of the rules in force', () => {
    const { einstellungen } = rechtsgrundlagen(profil('nordhafen'), 'rat', '2026-05-20')
    expect(einstellungen.map(({ hinweis }) => hinweis)).toContain('Dienstanweisung der Kämmerei, noch im Entwurf.')
  })
})
