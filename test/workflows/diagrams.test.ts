/** The committed diagrams are those of the machines. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { definitions } from '../../workflows/definitions.ts'
import { diagram, generated, lifecycle } from '../../tools/diagrams.ts'

const ROOT = join(import.meta.dirname, '..', '..')

describe('the generated diagrams', () => {
  test.each([...generated().keys()])('%s is what `npm run diagrams` writes', (path) => {
    expect(readFileSync(join(ROOT, path), 'utf8')).toBe(generated().get(path))
  })

  test('show the life of a paper from its draft to its ends, in the words of the pages', () => {
    const picture = lifecycle()
    for (const text of [
      '[*] --> intern',
      '"Entwurf" as intern_entwurf',
      'in_station · In Beratung',
      'abgeschlossen --> [*]',
      'verworfen --> [*]',
    ])
      expect(picture).toContain(text)
  })

  test('are joined by a table of crossings that names every internal command and every step back', () => {
    const page = readFileSync(join(ROOT, 'docs', 'architecture.md'), 'utf8')
    const table = page.slice(page.indexOf('## Owners and crossings'), page.indexOf('## Collections'))
    const internal = Object.values(definitions).flatMap(({ events }) => Object.keys(events).filter((type) => events[type]?.intern === true))
    // A deadline is a job and a move between versions a command of the administration: no crossings.
    const missing = internal.filter((type) => type !== 'FRIST_ABGELAUFEN' && type !== 'MIGRIEREN' && !table.includes(type))
    expect(internal.length).toBeGreaterThan(15)
    expect(missing).toEqual([])
  })

  test('name every event of a machine', () => {
    for (const definition of Object.values(definitions)) {
      for (const machine of Object.values(definition.machines)) {
        for (const event of machine.events) expect(diagram(machine)).toContain(event)
      }
    }
  })
})
