/**
 * The case files: each story through the real command path; the runner checks chains and replay afterwards, whatever the case expects.
 * Together with the tests of the rules, which run here once more and are watched, they must see every reason of the rules refused, every
 * outcome and each Land's way through an objection. A new code needs a test in `test/workflows/rules-*.test.ts` or a step with
 * `wird_abgelehnt` in a case file, nothing else.
 */
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { ERGEBNISSE_DER_ROLLE } from '../../workflows/begriffe.ts'
import { profil } from '../../workflows/profile/index.ts'
import { vorlageStand } from '../../workflows/vorlage/stand.ts'
import { readHistory } from '../../src/engine/history.ts'
import { playStory, readStory, STORIES } from '../setup/stories.ts'
import { noteRefused, REFUSED, unmetRows } from '../workflows/ablehnungen.ts'
import { guardsWithNorm, isFrom, lawsOf, NORMEN, noteNorm } from '../workflows/normen.ts'

const ROOT = join(import.meta.dirname, '..', '..')

/** "vorberatung empfohlen", "vertagt", "ohne Zahlen einstimmig", "SH BEANSTANDEN" */
const SEEN = new Set<string>()

/** What became of the papers of a story, and which steps their Land knows. */
async function note({ events, records, engine }: Awaited<ReturnType<typeof playStory>>['program']): Promise<void> {
  for await (const head of records.readers.eachHead('vorlage')) {
    const { context, stationen, zustand } = vorlageStand(engine.partsOf(head))
    SEEN.add(`Vorlage ${zustand}`)
    for (const { context: station } of stationen) {
      for (const { ausgang } of station.versuche) SEEN.add(ausgang)
      if (station.ergebnis === null) continue
      SEEN.add(`${station.rolle} ${station.ergebnis.ergebnis}`)
      SEEN.add(`ohne Zahlen ${station.ergebnis.abstimmung?.ohneZahlen ?? ''}`)
    }
    for (const { type, daten } of await readHistory(events, head))
      SEEN.add(
        [
          profil(context.profil).land,
          type,
          ...(WITH_CHOICE.has(type) ? [JSON.stringify(daten['bleibt'] ?? daten['grund']).replaceAll('"', '')] : []),
        ].join(' '),
      )
  }
}

/** Ways in which an attempt ends without a result. */
const ABBRUECHE = ['vertagt', 'abgesetzt', 'nicht_behandelt', 'beschlussunfaehig', 'sitzung_entfallen', 'verwiesen', 'zurueckverwiesen']
const WITH_CHOICE = new Set(['WIDERSPRUCH_EINLEGEN', 'ERNEUT_BESCHLIESSEN'])

test.each(STORIES)('%s', async (story) => {
  const { ok, schritte, abweichungen, program } = await playStory(story)
  expect(abweichungen).toEqual([])
  expect(ok).toBe(true)
  const gruende = schritte.flatMap((schritt) => schritt.gruende)
  noteRefused(gruende)
  for (const grund of gruende) noteNorm(profil(readStory(story).profil).rechtsbereich, grund)
  await note(program)
})

for (const file of globSync('test/workflows/rules-*.test.ts', { cwd: ROOT }).toSorted()) await import(join(ROOT, file))

const SOURCES = globSync('workflows/**/*.ts', { cwd: ROOT }).map((file) => readFileSync(join(ROOT, file), 'utf8'))

/** Codes of the rules, as they stand in the source: `code: 'A'`, `code: x ? 'A' : 'B'`. */
const codesIn = (source: string): string[] =>
  [...source.matchAll(/\bcode: ([^,\n]*'[A-Z_]+'[^,\n]*)/g)].flatMap(([, value = '']) =>
    [...value.matchAll(/'([A-Z_]+)'/g)].map(([, code = '']) => code),
  )

describe('cases and tests of the rules together', () => {
  test('see each reason that a rule can give refused', () => {
    const codes = new Set(SOURCES.flatMap(codesIn))
    expect(codes.size).toBeGreaterThan(150)
    expect([...codes].filter((code) => !REFUSED.has(code)).toSorted()).toEqual([])
  })

  test('meet each reason that docs/ablehnungen.md lists', () => {
    expect(unmetRows()).toEqual([])
  })

  test('see each guard of the law refuse with its norm, under every law that has it', () => {
    const guards = SOURCES.flatMap(guardsWithNorm)
    expect(guards.length).toBeGreaterThan(40)
    const silent = guards.flatMap((guard) =>
      lawsOf(guard)
        .filter((laws) => !NORMEN.some((fund) => fund.norm !== null && laws.includes(fund.bereich) && isFrom(guard, fund)))
        .map((laws) => `${laws.join(' or ')} ${guard.code} ${guard.beginnings.join(' / ')}`),
    )
    expect(silent).toEqual([])
  })

  test('see none of them refuse without it there', () => {
    const without = SOURCES.flatMap(guardsWithNorm).flatMap((guard) =>
      NORMEN.filter((fund) => fund.norm === null && isFrom(guard, fund) && lawsOf(guard).flat().includes(fund.bereich)),
    )
    expect(new Set(without.map(({ bereich, code, satz }) => `${bereich} ${code} ${satz}`))).toEqual(new Set())
  })

  test('see each outcome of each role, and each way in which an attempt or a paper ends', () => {
    const { genehmigung: _freigabe, ...rollen } = ERGEBNISSE_DER_ROLLE
    const wanted = [
      ...Object.entries(rollen).flatMap(([rolle, ergebnisse]) => ergebnisse.map((ergebnis) => `${rolle} ${ergebnis}`)),
      ...['einstimmig', 'mehrheitlich'].map((qualifier) => `ohne Zahlen ${qualifier}`),
      ...ABBRUECHE,
      ...['zurueckgezogen', 'erledigt', 'abgelehnt', 'abgeschlossen', 'eil_genehmigt', 'eil_aufgehoben'].map((ende) => `Vorlage ${ende}`),
    ]
    expect(wanted.filter((outcome) => !SEEN.has(outcome))).toEqual([])
  })

  test("see each Land's way through an objection", () => {
    const wanted = {
      SH: ['WIDERSPRUCH_EINLEGEN recht', 'WIDERSPRUCH_EINLEGEN wohl', 'BEANSTANDEN', 'GERICHT_ENTSCHEIDET'],
      NRW: ['WIDERSPRUCH_EINLEGEN wohl', 'BEANSTANDEN', 'AUFSICHT_ENTSCHEIDET'],
      LSA: ['WIDERSPRUCH_EINLEGEN recht', 'AUFSICHT_ENTSCHEIDET'],
    }
    const steps = Object.entries(wanted).flatMap(([land, ereignisse]) =>
      [...ereignisse, 'ERNEUT_BESCHLIESSEN true', 'ERNEUT_BESCHLIESSEN false'].map((ereignis) => `${land} ${ereignis}`),
    )
    expect(steps.filter((step) => !SEEN.has(step))).toEqual([])
  })
})
