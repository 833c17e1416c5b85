/**
 * `npm run demo`: plays real papers from draft to their end through the real command path, on a fresh temporary database and their
 * historical dates; writes each PDF and each mail to out/. `--json`: one object per Vorlage on stdout, progress on stderr.
 */
import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { assembleProgram } from '../assemble.ts'
import { readConfig } from '../config.ts'
import { consoleLog } from '../console-log.ts'
import { startCatcher, type Catcher } from '../mail/catcher.ts'
import type { Database } from '../store/database/database.ts'
import { openDatabase } from '../store/database/open-database.ts'
import { openStore } from '../store/open-store.ts'
import { bericht, tabelle, type Bericht } from './demo/bericht.ts'
import { readFall } from './fall/lesen.ts'
import { Linkmappe } from './fall/linkmappe.ts'
import { spielen } from './fall/spielen.ts'
import { standingClock } from './fall/zeitlauf.ts'

const GESCHICHTEN = join(import.meta.dirname, 'demo', 'geschichten')
const OUT = join(import.meta.dirname, '..', '..', 'out')

const NACHGESTELLT = 'Nachgestellt zur Demonstration – Texte neu gefasst, nicht überlieferte Abstimmungen erfunden'

const json = process.argv.includes('--json')
const log = consoleLog()
const progress = (text: string): void => {
  const stream = json ? process.stderr : process.stdout
  stream.write(`${text}\n`)
}

/** One story on a database of its own: counters start at 1 and no mail of another story is among its own. */
async function play(name: string, database: Database, catcher: Catcher): Promise<Bericht> {
  const fall = readFall(await readFile(join(GESCHICHTEN, name), 'utf8'))
  progress(`\n${fall.fall} (${fall.profil})`)
  const uhr = standingClock('2000-01-01T00:00:00.000Z', () => performance.now())
  const uri = new URL(database.uri)
  uri.pathname = `/${name.replace(/\.yaml$/, '')}`
  const store = await openStore({ uri: uri.href, needsUniqueCasIndex: database.needsUniqueCasIndex, clock: uhr })
  const config = readConfig({})
  const links = new Linkmappe(store.links)
  const program = await assembleProgram({
    store: { ...store, links },
    log,
    baseUrl: config.baseUrl,
    mailFrom: config.mailFrom,
    smtpUrl: catcher.url,
    profilId: fall.profil,
    nachgestellt: NACHGESTELLT,
  })
  const deps = {
    engine: program.engine,
    worker: program.worker,
    uhr,
    nextDue: () => store.jobs.nextDue(),
    store: store.events,
    records: store,
    links,
  }
  try {
    const { welt, ok } = await spielen(deps, fall, ({ nr, text, ok: stepOk, abweichungen }) =>
      progress(`  ${stepOk ? '✓' : '✗'} ${nr}. ${text}${abweichungen.length === 0 ? '' : `: ${JSON.stringify(abweichungen)}`}`),
    )
    if (!ok) throw new Error(`Die Geschichte „${fall.fall}“ lief nicht wie erwartet.`)
    return await bericht({ engine: program.engine, store, welt, out: OUT })
  } finally {
    await program.close()
    await store.close()
  }
}

async function run(): Promise<void> {
  const temporary = await mkdtemp(join(tmpdir(), 'ratslauf-demo-'))
  const { mongodbUri: _ignored, cacheDir } = readConfig({})
  await rm(OUT, { recursive: true, force: true })
  await mkdir(OUT, { recursive: true })
  const database = await openDatabase({ dataDir: temporary, cacheDir, log })
  const catcher = await startCatcher(join(temporary, 'post'), () => new Date().toISOString())
  progress(`Datenbank: ${database.description}`)
  progress('Abstimmungen und Termine, die ein Papier nicht nennt, sind erfunden.')
  try {
    const berichte: Bericht[] = []
    for (const name of (await readdir(GESCHICHTEN)).toSorted()) {
      const one = await play(name, database, catcher)
      berichte.push(one)
      if (json) process.stdout.write(`${JSON.stringify(one)}\n`)
    }
    if (!json) progress(`\n${tabelle(berichte)}\n\nDokumente und E-Mails liegen in ${relative(process.cwd(), OUT) || '.'}/`)
  } finally {
    await catcher.close()
    await database.close()
    await rm(temporary, { recursive: true, force: true })
  }
}

try {
  await run()
} catch (error) {
  process.stderr.write(`${Error.isError(error) ? error.message : String(error)}\n`)
  process.exitCode = 1
}
