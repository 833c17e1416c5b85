/**
 * `npm test`: type check, linter, format, dead code and all tests; ends with one plain line `N passed, N failed`. A check that fails
 * counts as one failed, and so does a Jest that dies before it has counted. Arguments go to Jest.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const CHECKS = ['types', 'lint', 'format:check', 'dead']
const JEST = ['--disable-warning=ExperimentalWarning', '--experimental-vm-modules', 'node_modules/jest/bin/jest.js']

const directory = mkdtempSync(join(tmpdir(), 'ratslauf-count-'))
const countFile = join(directory, 'count.json')

const readCounts = (): { passed: number; failed: number } => {
  try {
    return JSON.parse(readFileSync(countFile, 'utf8')) as { passed: number; failed: number }
  } catch {
    console.error('Jest ended before it had counted.')
    return { passed: 0, failed: 1 }
  }
}

const failedChecks = CHECKS.filter((name) => spawnSync('npm', ['run', '--silent', name], { stdio: 'inherit' }).status !== 0)
const jest = spawnSync(process.execPath, [...JEST, ...process.argv.slice(2)], {
  stdio: 'inherit',
  env: { ...process.env, RATSLAUF_TEST_COUNT_FILE: countFile },
})

const counts = readCounts()
rmSync(directory, { recursive: true, force: true })
if (failedChecks.length > 0) console.error(`Failed checks: ${failedChecks.join(', ')}`)
const jestFailure = jest.status !== 0 && counts.failed === 0 ? 1 : 0
const nothingRan = counts.passed + counts.failed === 0 ? 1 : 0
const failed = counts.failed + failedChecks.length + Math.max(jestFailure, nothingRan)
process.exitCode = failed === 0 ? 0 : 1
process.stdout.write(`${counts.passed} passed, ${failed} failed\n`)
