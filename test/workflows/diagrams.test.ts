/** The committed diagrams are those of the machines. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { definitions } from '../../workflows/definitions.ts'
import { diagram, generated } from '../../tools/diagrams.ts'

const ROOT = join(import.meta.dirname, '..', '..')

describe('the generated diagrams', () => {
  test.each([...generated().keys()])('%s is what `npm run diagrams` writes', (path) => {
    expect(readFileSync(join(ROOT, path), 'utf8')).toBe(generated().get(path))
  })

  test('name every event of a machine', () => {
    for (const definition of Object.values(definitions)) {
      for (const machine of Object.values(definition.machines)) {
        for (const event of machine.events) expect(diagram(machine)).toContain(event)
      }
    }
  })
})
