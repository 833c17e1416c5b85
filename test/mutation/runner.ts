/**
 * Runs tests for Stryker in one process: modules stay loaded, only the switch of the mutant moves. A mutant costs milliseconds where a
 * start of Jest costs seconds. The tests are those of Jest; they need only `test`, `describe`, `each` and `expect`.
 */
import type { InstrumenterContext, StrykerOptions } from '@stryker-mutator/api/core'
import { commonTokens, declareFactoryPlugin, PluginKind, tokens } from '@stryker-mutator/api/plugin'
import {
  determineHitLimitReached,
  DryRunStatus,
  TestStatus,
  toMutantRunResult,
  type DryRunOptions,
  type DryRunResult,
  type MutantRunOptions,
  type MutantRunResult,
  type TestResult,
  type TestRunner,
} from '@stryker-mutator/api/test-runner'
import { loadTests } from './in-process.ts'
import { registered, type RegisteredTest } from './registry.ts'

/** The switch of the instrumented code; its name is fixed by Stryker. */
const context = ((globalThis as { __stryker__?: InstrumenterContext }).__stryker__ ??= {})

async function runTest({ id, fileName, run }: RegisteredTest): Promise<TestResult> {
  const start = performance.now()
  const base = () => ({ id, name: id, fileName, timeSpentMs: performance.now() - start })
  try {
    await run()
    return { ...base(), status: TestStatus.Success }
  } catch (error) {
    return { ...base(), status: TestStatus.Failed, failureMessage: Error.isError(error) ? error.message : String(error) }
  }
}

interface Choice {
  /** Patterns of files. */
  testFiles: string[]
  /** A block that reads the sources as text; it cannot judge changed ones. */
  without: string
}

class InProcessRunner implements TestRunner {
  readonly #choice: Choice

  constructor(choice: Choice) {
    this.#choice = choice
  }

  capabilities() {
    return { reloadEnvironment: false }
  }

  async #load(): Promise<void> {
    if (registered.size > 0) return
    await loadTests(this.#choice.testFiles)
    for (const id of registered.keys()) if (id.includes(this.#choice.without)) registered.delete(id)
  }

  async dryRun({ coverageAnalysis }: DryRunOptions): Promise<DryRunResult> {
    await this.#load()
    const tests: TestResult[] = []
    for (const test of registered.values()) {
      if (coverageAnalysis === 'perTest') context.currentTestId = test.id
      tests.push(await runTest(test))
    }
    delete context.currentTestId
    return {
      status: DryRunStatus.Complete,
      tests,
      ...(context.mutantCoverage !== undefined && { mutantCoverage: context.mutantCoverage }),
    }
  }

  async mutantRun({ activeMutant, mutantActivation, testFilter, hitLimit }: MutantRunOptions): Promise<MutantRunResult> {
    if (mutantActivation === 'static') context.activeMutant = activeMutant.id
    await this.#load()
    context.activeMutant = activeMutant.id
    if (hitLimit !== undefined) Object.assign(context, { hitLimit, hitCount: 0 })
    const tests: TestResult[] = []
    for (const id of testFilter ?? registered.keys()) {
      const test = registered.get(id)
      if (test === undefined) continue
      const result = await runTest(test)
      tests.push(result)
      if (result.status === TestStatus.Failed) break
    }
    const timeout = determineHitLimitReached(context.hitCount, hitLimit)
    delete context.activeMutant
    delete context.hitCount
    delete context.hitLimit
    return toMutantRunResult(timeout ?? { status: DryRunStatus.Complete, tests })
  }
}

const createRunner = Object.assign((options: StrykerOptions): TestRunner => new InProcessRunner(options['inProcess'] as Choice), {
  inject: tokens(commonTokens.options),
})

export const strykerPlugins = [declareFactoryPlugin(PluginKind.TestRunner, 'in-process', createRunner)]
