/** Database and Chromium for the e2e project. */
import { unpackChromium } from './chromium.ts'
import startDatabase from './database.mts'

export default async function startDatabaseAndBrowser(): Promise<void> {
  await startDatabase()
  const chromium = await unpackChromium()
  process.env['RATSLAUF_TEST_CHROMIUM'] = chromium.executablePath
  process.env['RATSLAUF_TEST_CHROMIUM_LIBRARIES'] = chromium.libraries ?? ''
  process.env['RATSLAUF_TEST_CHROMIUM_FONTS'] = chromium.fonts ?? ''
}
