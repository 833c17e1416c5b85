/** `npm run ablehnungen`: runs the tests of the rules and the case files, and writes what they saw refused to docs/ablehnungen.md. */
import { writeFileSync } from 'node:fs'
import { ABLEHNUNGEN, ablehnungenSeite, collectRefusals } from '../workflows/ablehnungen.ts'
import { loadTests } from './in-process.ts'
import { registered } from './registry.ts'

collectRefusals()
await loadTests(['test/faelle/faelle.test.ts'])
for (const { id, run } of registered.values()) {
  if (id.includes('cases and tests of the rules together')) continue
  await run()
}
writeFileSync(ABLEHNUNGEN, ablehnungenSeite())
