/** Versions of machines that were released never change: CI compares what was recorded with what the code says. */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { definitions } from '../../workflows/definitions.ts'
import { versionsOf } from '../../src/engine/versions.ts'
import { currentVersions, recordedVersions, violations, type Versions } from '../../tools/versions.ts'
import { goldenFile, goldenOf, readGolden, step } from './golden.ts'
import { CASES, explore } from './machine-cases.ts'

const DEFINITIONS = Object.values(definitions).flatMap(versionsOf)

describe('the recorded versions', () => {
  test('are what `npm run versions` writes, and no released one has changed', () => {
    const recorded = recordedVersions()
    expect(violations(recorded, currentVersions(recorded))).toEqual([])
    expect(recorded).toEqual(currentVersions(recorded))
  })

  test('name every file that a machine or a router runs', () => {
    const sources = Object.values(recordedVersions()).flatMap((versions) =>
      Object.values(versions).flatMap((entry) => Object.keys(entry.sources)),
    )
    expect(sources).toEqual(
      expect.arrayContaining(['vorlage/machine.ts', 'vorlage/router.ts', 'station/machine.ts', 'innermost.ts', 'gremium/router.ts']),
    )
    // Law and profiles may change at any time: what they said is in the events.
    expect(sources.filter((path) => path.startsWith('recht/') || path.startsWith('profile/'))).toEqual([])
  })

  const released = (): Versions => {
    const now = currentVersions(recordedVersions())
    for (const entry of Object.values(now).flatMap((versions) => Object.values(versions))) entry.released = '2026-01-01'
    return now
  }

  test('refuse a changed guard or action, a changed transition and a version that is gone', () => {
    const recorded = released()
    expect(violations(recorded, released())).toEqual([])

    const guard = released()
    if (guard['vorlage']?.['1'] !== undefined) guard['vorlage']['1'].sources['vorlage/machine.ts'] = 'x'
    expect(violations(recorded, guard)).toEqual([
      'vorlage 1 was released on 2026-01-01 and has changed: vorlage/machine.ts. Make it version 2.',
    ])

    const structure = released()
    if (structure['sitzung']?.['1'] !== undefined) structure['sitzung']['1'].definition = 'x'
    expect(violations(recorded, structure)).toEqual([expect.stringContaining('its states and transitions')])

    const gone = released()
    delete gone['gremium']
    expect(violations(recorded, gone)).toEqual([expect.stringContaining('gremium 1 was released on 2026-01-01 and is gone')])
  })

  test('let a version change that is not released', () => {
    const recorded = currentVersions({})
    const changed = currentVersions({})
    if (changed['vorlage']?.['1'] !== undefined) changed['vorlage']['1'].definition = 'x'
    expect(violations(recorded, changed)).toEqual([])
  })
})

describe.each(DEFINITIONS.map((definition) => [`${definition.art} ${definition.version}`, definition] as const))(
  'the golden snapshots of %s',
  (_name, definition) => {
    test('are there for every state', () => {
      const stored = new Set(readGolden(definition).map(({ part }) => JSON.stringify([part.automat, part.value])))
      for (const automat of Object.keys(definition.machines)) {
        const one = CASES.find(({ name }) => name === automat)
        for (const { state } of one === undefined ? [] : explore(one).values())
          expect([...stored]).toContain(JSON.stringify([automat, state.value]))
      }
    })

    test('restore, and go the recorded step', () => {
      const golden = readGolden(definition)
      const went = golden.map(({ part, event }) => (event === null ? null : step(definition, part, event)))
      expect(went).toEqual(golden.map(({ after }) => after))
    })

    test('are what the generator writes while the version may change', () => {
      const mayChange = recordedVersions()[definition.art]?.[definition.version]?.released === null
      const stored = readFileSync(goldenFile(definition), 'utf8')
      expect(stored).toBe(mayChange ? `${JSON.stringify(goldenOf(definition), null, 1)}\n` : stored)
    })
  },
)
