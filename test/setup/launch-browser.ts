import { chromium, type Browser } from 'playwright-core'

/** Without the `args` of @sparticuz/chromium: they switch web security off and kill the browser with its first context. */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = process.env['RATSLAUF_TEST_CHROMIUM']
  if (!executablePath) throw new Error('No browser: the Jest project of this test needs the globalSetup test/setup/browser.mts.')
  const libraries = process.env['RATSLAUF_TEST_CHROMIUM_LIBRARIES']
  const fonts = process.env['RATSLAUF_TEST_CHROMIUM_FONTS']
  const env = Object.fromEntries(Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined))
  return await chromium.launch({
    executablePath,
    env: { ...env, ...(libraries && { LD_LIBRARY_PATH: libraries }), ...(fonts && { FONTCONFIG_PATH: fonts }) },
  })
}
