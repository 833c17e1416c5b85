/** `npm run verify`: checks every chain, text and day's root of the installation's database. Exit 1 at the first broken link. `--json` */
import { definitions } from '../../workflows/definitions.ts'
import { verifyAll } from '../engine/verify-all.ts'
import { withRecords } from './open-records.ts'

await withRecords(async (store) => {
  const report = await verifyAll({ store: store.events, readers: store.readers, definitions })
  const { aggregates, events, texts, erased, roots, broken } = report
  const counted = `${aggregates} aggregates, ${events} events, ${texts} texts (${erased} erased by order), ${roots} daily roots`
  const text = broken === null ? `${counted}: every link holds.` : `Broken after ${counted}: ${broken}`
  process.stdout.write(`${process.argv.includes('--json') ? JSON.stringify(report) : text}\n`)
  if (broken !== null) process.exitCode = 1
})
