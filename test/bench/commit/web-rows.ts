/** The same steps through the real web application: session, CSRF token, command id and bezug in a posted form, answered by a redirect. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { assembleProgram, assembleWeb } from '../../../src/assemble.ts'
import { hashPassword } from '../../../src/identity/password.ts'
import type { Log } from '../../../src/engine/ports.ts'
import type { Store } from '../../../src/store/open-store.ts'
import { internalRouters } from '../../../src/web/routers.ts'
import { BENCH_AKTEUR, createPaper, nextCommand, stepDone, stepOf, type Paper } from './steps.ts'
import { keepAlive, WebClient } from './web-client.ts'

const PASSWORT = 'richtig-langes-passwort'

export interface WebRow {
  /** One step of the client's own paper. */
  step: (client: number) => Promise<void>
  close: () => Promise<void>
}

const pathOf = ({ ref, count }: Paper): string => `/vorlagen/${ref.id}/schritt/${stepOf(count).type.toLowerCase()}`

export async function createWebRow(store: Store, log: Log, clients: number): Promise<WebRow> {
  const options = {
    store,
    log,
    baseUrl: 'http://127.0.0.1',
    mailFrom: 'rat@musterstadt.example',
    smtpUrl: 'smtp://127.0.0.1:9',
    profilId: BENCH_AKTEUR.profil,
  }
  const program = await assembleProgram(options)
  const app = await assembleWeb({
    ...options,
    program,
    demo: null,
    metricsToken: null,
    routers: { open: () => [], links: () => [], internal: internalRouters },
  })
  await program.accounts.create({
    _id: BENCH_AKTEUR.id,
    benutzername: 'bench',
    name: 'Bench',
    email: 'bench@musterstadt.example',
    profil: BENCH_AKTEUR.profil,
    rollen: [{ rolle: 'sachbearbeitung', stelle: 'stadtplanung' }, { rolle: 'hvb' }],
    passwortHash: await hashPassword(PASSWORT),
    aktiv: true,
  })
  const server = createServer(app)
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const agent = keepAlive()
  const base = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`

  const rows: { paper: Paper; web: WebClient; forms: Map<string, [string, string][]> }[] = []
  for (let client = 0; client < clients; client += 1) {
    const web = new WebClient(base, agent)
    await web.login('bench', PASSWORT)
    rows.push({ web, paper: await createPaper(program.engine, `http-${client}`), forms: new Map() })
  }

  return {
    async step(client) {
      const row = rows[client]
      if (row === undefined) throw new Error(`NO_CLIENT ${client}`)
      const { paper, web, forms } = row
      const path = pathOf(paper)
      // The draft is left once and never comes back; from then on both forms stay the same but for their command id.
      const key = `${path} ${Math.min(paper.count, 2)}`
      const form = forms.get(key) ?? (await web.form(path))
      forms.set(key, form)
      const { commandId, event } = nextCommand(paper)
      const given: Record<string, string> = { _command: commandId, ...('grund' in event && { grund: String(event['grund']) }) }
      await web.post(path, [...form.filter(([name]) => !Object.hasOwn(given, name)), ...Object.entries(given)])
      stepDone(paper)
    },
    async close() {
      agent.destroy()
      server.closeAllConnections()
      await new Promise((resolve) => {
        server.close(resolve)
      })
      await program.close()
    },
  }
}
