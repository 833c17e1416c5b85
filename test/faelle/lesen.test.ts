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
    [
      'an unknown profile',
      'profil: musterstadt',
      'profil: atlantis',
      'Zeile 2, Spalte 1: Das Profil „atlantis“ gibt es nicht. Möglich: kiel,',
    ],
    [
      'an unknown body of a session',
      's1: { gremium: stadtrat,',
      's1: { gremium: stadtrad,',
      'Zeile 3, Spalte 20: Das Gremium „stadtrad“ gibt es in diesem Profil nicht, und der Fall nennt es nicht unter „gremien“. Bekannt: stadtentwicklung,',
    ],
    [
      'an unknown body in the Beratungsfolge',
      'gremium: stadtrat, rolle',
      'gremium: ältestenrat, rolle'.replace('ä', 'ae'),
      'Zeile 8, Spalte 22: Das Gremium „aeltestenrat“ gibt es in diesem Profil nicht',
    ],
    ['an unknown body of a role', 'als: sachbearbeitung', "als: 'vorsitz:bauamt'", 'Zeile 11, Spalte 7: Das Gremium „bauamt“ gibt es'],
    [
      'an unknown session of a step',
      'tut: EINREICHEN',
      'tut: TERMINIEREN, station: 1, mit: { sitzung: s9 }',
      'Zeile 11, Spalte 66: Die Sitzung „s9“ gibt es in diesem Fall nicht. Bekannt: s1.',
    ],
    [
      'a session that the step is for',
      'tut: EINREICHEN',
      'tut: LADUNG_VERSENDEN, sitzung: s9',
      'Zeile 11, Spalte 52: Die Sitzung „s9“ gibt es in diesem Fall nicht.',
    ],
    [
      'an unknown paper',
      'tut: EINREICHEN',
      'tut: EINREICHEN, an: w',
      'Zeile 11, Spalte 46: Die Vorlage „w“ gibt es in diesem Fall nicht, oder noch nicht. Bekannt: v.',
    ],
    [
      'an unknown paper that a payload names',
      'tut: EINREICHEN',
      'tut: AUFHEBEN, mit: { durch: w }',
      'Zeile 11, Spalte 51: Die Vorlage „w“ gibt es in diesem Fall nicht',
    ],
    [
      'an unknown paper in an expectation',
      'erwarte: {',
      'erwarte: { an: w,',
      'Zeile 12, Spalte 16: Die Vorlage „w“ gibt es in diesem Fall nicht',
    ],
    [
      'a link of no kind of mail',
      'als: sachbearbeitung',
      "als: 'link:rauchzeichen'",
      'Zeile 11, Spalte 7: „Schritt 2, als“ passt nicht zum Format',
    ],
    ['broken YAML', 'schritte:', 'schritte: [', 'Das ist kein gültiges YAML'],
  ])('with %s is refused with its place', (_what, from, to, sentence) => {
    expect(() => readFall(GOOD.replace(from, to))).toThrow(sentence)
  })
})

test('a paper that a refused step would have made is none, one that a step makes is one from then on', () => {
  const einbringen = '{ als: sitzungsdienst, tut: AENDERUNGSANTRAG_EINBRINGEN, station: 1, mit: { name: ae1, text: x, von: y }'
  const story = (more: string): string =>
    GOOD.replace('{ als: sachbearbeitung, tut: EINREICHEN }', `${einbringen}${more} }\n  - erwarte: { an: ae1 }`)
  expect(readFall(story('')).schritte).toHaveLength(4)
  expect(() => readFall(story(', wird_abgelehnt: true'))).toThrow('Die Vorlage „ae1“ gibt es in diesem Fall nicht, oder noch nicht.')
})

test('bodies that the case adds are known', () => {
  const added = GOOD.replaceAll('stadtrat', 'ortsbeirat').replace('profil:', 'gremien: { ortsbeirat: { gesetzlicheZahl: 9 } }\nprofil:')
  expect(readFall(added).gremien).toEqual({ ortsbeirat: { gesetzlicheZahl: 9 } })
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

  test('says what a case cannot set up without a stack', () => {
    const { code, stdout } = run(file('art.yaml', GOOD.replace('art: beschlussvorlage', 'art: massnahmenblatt')))
    expect(code).toBe(1)
    expect(stdout).toContain('✗ 0. Gremien, Sitzungen und Vorlagen des Falls')
    expect(stdout).not.toContain('    at ')
  })

  test('plays nothing when a file is not valid, and ends with 2', () => {
    const { code, stdout, stderr } = run(file('gut.yaml', GOOD), file('falsch.yaml', GOOD.replace('tut', 'tat')))
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toMatch(/falsch\.yaml: Zeile 11, Spalte \d+: Den Schlüssel „tat“ gibt es hier nicht/)
    const unbekannt = run(file('gremium.yaml', GOOD.replaceAll('stadtrat', 'stadtrad')))
    expect(unbekannt).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringMatching(/gremium\.yaml: Zeile 3, Spalte 20: Das Gremium „stadtrad“/),
    })
    expect(unbekannt.stderr.trim().split('\n')).toHaveLength(1)
    expect(run(join(folder, 'nirgends.yaml'))).toMatchObject({ code: 2, stderr: expect.stringContaining('lässt sich nicht lesen') })
    expect(run()).toMatchObject({ code: 2, stderr: expect.stringContaining('mindestens eine Datei') })
  })
})
