import { chromium } from 'playwright-core'
import { globSync } from 'node:fs'
const exe = globSync('/work/main/.cache/chromium-*/chromium')[0]!
const [base, user, out, ...paths] = process.argv.slice(2)
const b = await chromium.launch({ executablePath: exe })
const ctx = await b.newContext({ viewport: { width: 1280, height: 900 } })
const p = await ctx.newPage()
if (user !== '-') {
await p.goto(base + '/anmelden')
await p.fill('[name=benutzername]', user!); await p.fill('[type=password]', 'musterstadt'); await p.click('main button[type=submit]')
await p.waitForLoadState()
}
let i = 0
for (const path of paths) {
  for (const w of [1280, 390]) {
    await p.setViewportSize({ width: w, height: 900 })
    const t = performance.now()
    const r = await p.goto(base + path)
    console.log(path, w, r?.status(), Math.round(performance.now() - t) + 'ms', await p.evaluate(() => document.documentElement.scrollWidth))
    await p.screenshot({ path: `/tmp/${out}-${i}-${w}.png`, fullPage: true })
  }
  i++
}
await b.close()
