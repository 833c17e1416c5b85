/** The bench runs and says everything; its figures in this size mean nothing. */
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, test } from '@jest/globals'
import type { CommitResult } from '../bench/commit/bench-commit.ts'

const BENCH = join(import.meta.dirname, '../bench/bench.ts')
const run = (...args: string[]): Promise<{ stdout: string; stderr: string }> => promisify(execFile)(process.execPath, [BENCH, ...args])

describe('the bench of a command', () => {
  test('prints one JSON object with all figures on stdout and a table on stderr', async () => {
    const { stdout, stderr } = await run('commit', '--quick', '--json')
    const result = JSON.parse(stdout) as CommitResult
    const figures = { perSecond: expect.any(Number), p50: expect.any(Number), p99: expect.any(Number) }
    const byWidth = { '1': figures, '8': figures, '32': figures }
    const ratio = { '1': expect.any(Number), '8': expect.any(Number), '32': expect.any(Number) }
    const size = { vorlagen: expect.any(Number), commandP50: expect.any(Number), arbeitsvorratP50: expect.any(Number) }
    expect(result).toEqual({
      raw: byWidth,
      execute: byWidth,
      http: byWidth,
      hot: byWidth,
      ratio: { execute: ratio, http: ratio },
      growth: [size, size, size],
    })
    expect(stderr).toContain('per second')
  }, 300_000)

  test('answers an unknown name with a sentence', async () => {
    await expect(run('comit')).rejects.toMatchObject({ code: 2, stdout: '', stderr: 'There is no bench "comit". Name one of: commit.\n' })
  })
})
