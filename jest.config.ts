import type { Config } from 'jest'

const DATABASE = { globalSetup: '<rootDir>/test/setup/database.mts', globalTeardown: '<rootDir>/test/setup/database-teardown.mts' }
const BROWSER = { globalSetup: '<rootDir>/test/setup/browser.mts', globalTeardown: '<rootDir>/test/setup/database-teardown.mts' }

/** One folder per kind of test. Node strips the types itself, hence no transform. */
const project = (name: string, setup: object = {}) => ({
  displayName: name,
  testMatch: [`<rootDir>/test/${name}/**/*.test.ts`],
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  transform: {},
  ...setup,
})

export default {
  projects: [
    project('workflows'),
    project('simulation'),
    project('faelle', DATABASE),
    project('engine', DATABASE),
    project('web', DATABASE),
    project('e2e', BROWSER),
  ],
  maxWorkers: 2,
  testTimeout: 30_000,
  coverageProvider: 'v8',
  reporters: ['default', '<rootDir>/test/setup/count-reporter.ts'],
} satisfies Config
