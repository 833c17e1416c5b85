/** Drives papers without end and prints the id of each acknowledged step; it is killed in the middle. */
import { AUTOR, aendern, anlegen } from '../setup/paper.ts'
import { definitions } from '../../workflows/definitions.ts'
import { createEngine } from '../../src/engine/engine.ts'
import { openStore } from '../../src/store/open-store.ts'
import { systemRandom } from '../../src/store/system.ts'

const [uri = '', unique = ''] = process.argv.slice(2)
const store = await openStore({ uri, needsUniqueCasIndex: unique === 'true' })
const log = { info: () => {}, error: () => {} }
const engine = createEngine({ store: store.events, clock: store.clock, random: systemRandom, log, definitions })

async function drive(name: string): Promise<void> {
  const ref = { art: 'vorlage' as const, id: `${name}-${systemRandom.hex(4)}` }
  for (let step = 0; ; step += 1) {
    const commandId = `${ref.id}-${step}`
    const event = step === 0 ? anlegen(ref.id) : aendern(`${ref.id} ${step}`)
    const { rev } = await engine.execute({ commandId, ref, event }, AUTOR)
    process.stdout.write(`${ref.id} ${commandId} ${rev}\n`)
  }
}

await Promise.all(['a', 'b', 'c', 'd'].map(drive))
