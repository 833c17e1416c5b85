/**
 * Prints `N passed, N failed` as the last line, after Jest's own summary. A suite that could not run and a skipped test count as failed:
 * nothing is skipped silently. Where `RATSLAUF_TEST_COUNT_FILE` names a file the counts go there instead (tools/test.ts adds the checks).
 */
import { writeFileSync } from 'node:fs'

interface Results {
  numPassedTests: number
  numFailedTests: number
  numRuntimeErrorTestSuites: number
  numPendingTests: number
  numTodoTests: number
}

export default class CountReporter {
  readonly #isFiltered: boolean

  constructor(config: { testNamePattern?: string }) {
    // With `-t` the others are skipped on purpose.
    this.#isFiltered = Boolean(config.testNamePattern)
  }

  onRunComplete(_contexts: unknown, results: Results): void {
    const { numPassedTests: passed, numFailedTests, numRuntimeErrorTestSuites, numPendingTests, numTodoTests } = results
    const skipped = this.#isFiltered ? 0 : numPendingTests + numTodoTests
    const failed = numFailedTests + numRuntimeErrorTestSuites + skipped
    if (failed > 0) process.exitCode = 1
    const file = process.env['RATSLAUF_TEST_COUNT_FILE']
    if (file) writeFileSync(file, JSON.stringify({ passed, failed }))
    else process.once('exit', () => process.stdout.write(`${passed} passed, ${failed} failed\n`))
  }
}
