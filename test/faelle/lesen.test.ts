/** Case files are read strictly: whatever the format does not know is named with line, column and what is possible. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from '@jest/globals'
import { readFall } from '../../src/cli/fall/lesen.ts'

const ROOT = join(import.meta.dirname, '..', '..')
const GOOD = `fall: Ein Fall
profil: musterstadt
sitzungen: { s1: { gremium: stadtrat, am: 2026-05-21T16:00 } }
vorlage:
  art: beschlussvorlage
  betreff: Bäume
  beschlusspunkte: [{ text: Wir pflanzen Bäume., art: auftrag }]
  beratungsfolge: [{ gremium: stadtrat, rolle: entscheidung }]
schritte:
  - zeit: 2026-03-02T09:00
  - { als: sachbearbeitung, tut: EINREICHEN }
  - erwarte: { zustand: hvb_freigabe }
`

describe('a case file', () => {
  test('that is right is read with its defaults', () => {
    expect(readFall(GOOD)).toMatchObject({ fall: 'Ein Fall', zaehler: 0, vorlage: { oeffentlich: true, mehrheit: 'einfach' } })
  })

  test.each([
    ['an unknown key', 'fall: Ein Fall', 'fahl: Ein Fall', 'Zeile 1, Spalte 1: Den Schlüssel „fahl“ gibt es hier nicht.'],
    [
      'an unknown kind',
      'art: beschlussvorlage',
      'art: vorlage',
      'Zeile 5, Spalte 3: „vorlage“ gibt es hier nicht (vorlage.art). Möglich: beschlussvorlage',
    ],
    [
      'an unknown event',
      'tut: EINREICHEN',
      'tut: EINREICHN',
      'Zeile 11, Spalte 29: „EINREICHN“ gibt es hier nicht (Schritt 2, tut). Möglich:',
    ],
    [
      'an unknown role',
      'als: sachbearbeitung',
      'als: koenig',
      'Zeile 11, Spalte 7: „Schritt 2, als“ passt nicht zum Format: Diese Rolle gibt es nicht',
    ],
    [
      'an unknown state',
      'zustand: hvb_freigabe',
      'zustand: fertig',
      'Zeile 12, Spalte 16: „fertig“ gibt es hier nicht (Schritt 3, erwarte, zustand). Möglich:',
    ],
    [
      'an unknown expectation',
      'zustand: hvb_freigabe',
      'zuständ: hvb_freigabe',
      'Zeile 12, Spalte 16: Den Schlüssel „zuständ“ gibt es hier nicht (bei Schritt 3, erwarte).',
    ],
    ['a missing part', '  betreff: Bäume\n', '', 'Zeile 4, Spalte 1: „vorlage.betreff“ fehlt.'],
    ['broken YAML', 'schritte:', 'schritte: [', 'Das ist kein gültiges YAML'],
  ])('with %s is refused with its place', (_what, from, to, sentence) => {
    expect(() => readFall(GOOD.replace(from, to))).toThrow(sentence)
  })
})

describe('npm run fall', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ratslauf-fall-'))
  const file = (name: string, text: string): string => {
    const path = join(folder, name)
    writeFileSync(path, text)
    return path
  }
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true })
  })
  const run = (...args: string[]): { code: number | null; stdout: string; stderr: string } => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [join(ROOT, 'src', 'cli', 'fall.ts'), ...args], { encoding: 'utf8' })
    return { code: status, stdout, stderr }
  }

  test('says one line per case, the steps of what failed, and the sum', () => {
    const good = file('gut.yaml', GOOD)
    const bad = file('schlecht.yaml', GOOD.replace('hvb_freigabe', 'beschlossen'))
    const { code, stdout } = run(good, bad)
    expect(code).toBe(1)
    expect(stdout).toContain(`✓ Ein Fall (${good})\n✗ Ein Fall (${bad})\n    ✓ 1. Zeit 2026-03-02 09:00\n`)
    expect(stdout).toContain('Schritt 3: erwartet "beschlossen"\n      gefunden ["hvb_freigabe"]\n')
    expect(stdout.trim().split('\n').at(-1)).toBe('1 passed, 1 failed')
  })

  test('prints one object per case and nothing else for --json', () => {
    const bad = file('schlecht.yaml', GOOD.replace('hvb_freigabe', 'beschlossen'))
    const { code, stdout } = run('--json', bad)
    expect(code).toBe(1)
    expect(JSON.parse(stdout)).toEqual({
      file: bad,
      fall: 'Ein Fall',
      ok: false,
      deviations: [{ step: 3, expected: 'beschlossen', found: ['hvb_freigabe'] }],
    })
  })

  test('plays nothing when a file is not valid, and ends with 2', () => {
    const { code, stdout, stderr } = run(file('gut.yaml', GOOD), file('falsch.yaml', GOOD.replace('tut', 'tat')))
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toMatch(/falsch\.yaml: Zeile 11, Spalte \d+: Den Schlüssel „tat“ gibt es hier nicht/)
    expect(run(join(folder, 'nirgends.yaml'))).toMatchObject({ code: 2, stderr: expect.stringContaining('lässt sich nicht lesen') })
    expect(run()).toMatchObject({ code: 2, stderr: expect.stringContaining('mindestens eine Datei') })
  })
})
