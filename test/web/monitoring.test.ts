/** What operators see of the whole program: one line per command without anybody's words, health, and metrics for those who may read them. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import express from 'express'
import type { HealthReport } from '../../src/engine/health.ts'
import { monitoringRoutes } from '../../src/web/monitoring.ts'
import { quietMonitoring } from '../setup/quiet-monitoring.ts'
import { paragraphs } from '../../workflows/text/blocks.ts'
import { filledForm, webWelt, type Webwelt } from '../setup/web.ts'
import { Visitor } from './app-fixture.ts'

/** Stands in every text and name of this test, and must stand in no line. */
const MARKE = 'Geheimwort'
const TOKEN = 'sixteen-letters-or-more'

let welt: Webwelt
beforeAll(async () => {
  welt = await webWelt()
})
afterAll(async () => welt.close())

interface Line {
  message: string
  id: string
  aggregate: string
  actor: string
  event: string
  outcome: string
  ms: number
}

const linesFrom = (start: number): Line[] => welt.lines.slice(start).map((line) => JSON.parse(line) as Line)
const short = (lines: readonly Line[]): string[] => lines.map(({ actor, event, outcome }) => `${actor} ${event} ${outcome}`)

const inhalt = {
  betreff: `Grundstück ${MARKE}`,
  beschlusspunkte: [{ text: paragraphs(`Die Stadt verkauft ${MARKE}.`), art: 'auftrag', termin: '2026-12-31' }],
  abschnitte: { sachverhalt: paragraphs(`Käuferin ist Frau ${MARKE}.`) },
  finanziell: 'keine',
}
const anlegen = {
  type: 'ANLEGEN',
  profil: 'musterstadt',
  art: 'beschlussvorlage',
  federfuehrung: 'stadtplanung',
  inhalt,
  beratungsfolge: [{ gremium: 'stadtrat', rolle: 'entscheidung', oeffentlich: false }],
  oeffentlich: false,
  nichtoeffentlichGrund: `Wegen ${MARKE}`,
}

describe('the log', () => {
  test('has one line for each command, crossings too, with who, what, outcome and time', async () => {
    const start = welt.lines.length
    const ref = { art: 'vorlage', id: 'log1' } as const
    await welt.execute(ref, anlegen, 'planung')
    expect(short(linesFrom(start))).toEqual([
      'planung ANLEGEN accepted',
      'system NUMMER_ZIEHEN accepted',
      'system ENTWURFSNUMMER_ERHALTEN accepted',
    ])
    const [first] = linesFrom(start)
    expect(Object.keys(first ?? {})).toEqual(['message', 'id', 'aggregate', 'actor', 'event', 'outcome', 'ms'])
    expect(first).toMatchObject({ message: 'command', aggregate: 'vorlage/log1' })
  })

  test('names refusals by their code and repeats as such', async () => {
    const start = welt.lines.length
    const ref = { art: 'vorlage', id: 'log2' } as const
    const akteur = {
      id: 'planung',
      profil: 'musterstadt',
      aemter: [{ amt: 'sachbearbeitung', stelle: 'stadtplanung' }],
      sitze: [],
    } as const
    const send = (event: { type: string } & Record<string, unknown>, commandId = '0.test-log-2') =>
      welt.program.engine.execute({ commandId, ref, event }, akteur).catch(() => null)
    await send(anlegen)
    await send(anlegen)
    await send({ ...anlegen, federfuehrung: MARKE })
    await send({ type: 'FREIGEBEN_HVB', personendatenGeprueft: true }, 'x1')
    await send({ type: 'TERMINIEREN', station: 's1', sitzung: 'fehlt' }, 'x2')
    await send({ type: MARKE }, 'x3')
    expect(short(linesFrom(start)).filter((line) => line.startsWith('planung'))).toEqual([
      'planung ANLEGEN accepted',
      'planung ANLEGEN repeated',
      'planung ANLEGEN COMMAND_REUSED',
      'planung FREIGEBEN_HVB FORBIDDEN',
      'planung TERMINIEREN FORBIDDEN',
      'planung unknown UNKNOWN_EVENT',
    ])
  })

  test('holds no word of any text, name or note, whatever people type and wherever they type it', async () => {
    const start = welt.lines.length
    const planung = await welt.visitor('planung')
    const neu = '/vorlagen/neu?art=beschlussvorlage&federfuehrung=stadtplanung'
    const form = new FormData()
    const typed = { betreff: `Radweg ${MARKE}`, 'abschnitt-sachverhalt': `Text ${MARKE}`, aktion: 'speichern' }
    for (const [name, value] of filledForm(await (await planung.send(neu)).text(), '/vorlagen/neu', typed)) form.append(name, value)
    expect((await planung.send('/vorlagen/neu', { method: 'POST', body: form })).status).toBe(303)

    const ref = { art: 'vorlage', id: 'log3' } as const
    await welt.execute(ref, anlegen, 'planung')
    await welt.execute(ref, { type: 'EINREICHEN' }, 'planung')
    await welt.execute(ref, { type: 'ZURUECKGEBEN', grund: `Nicht ${MARKE}` }, 'hvb')
    await welt.execute(ref, { type: 'VERWERFEN', grund: `Doch nicht ${MARKE}` }, 'planung')
    for (const id of [MARKE, `von ${MARKE}`])
      await expect(welt.execute({ art: 'vorlage', id }, { type: 'EINREICHEN' }, 'planung')).rejects.toThrow('NOT_FOUND')
    const lines = linesFrom(start)
    expect(lines.map(({ event }) => event)).toEqual(expect.arrayContaining(['ANLEGEN', 'EINREICHEN', 'ZURUECKGEBEN', 'VERWERFEN']))
    expect(lines.at(-1)).toMatchObject({ aggregate: 'vorlage/?', outcome: 'NOT_FOUND' })
    expect(welt.lines.join('\n')).not.toContain(MARKE)
  })
})

describe('health', () => {
  test('names each check in a small body; both addresses need no login and start no session', async () => {
    for (const path of ['/healthz', '/readyz']) {
      const answer = await fetch(`${welt.base}${path}`)
      expect([answer.status, answer.headers.get('content-type'), answer.headers.getSetCookie()]).toEqual([
        200,
        'application/json; charset=utf-8',
        [],
      ])
      expect(await answer.json()).toEqual({
        status: 'ok',
        checks: {
          database: { status: 'ok' },
          relay: { status: 'ok', seconds: 0 },
          jobs: { status: 'ok', seconds: expect.any(Number) },
        },
      })
    }
  })
})

test.each([
  ['late', 200, 503],
  ['away', 200, 503],
  ['ok', 200, 200],
] as const)('a program that is %s answers /healthz with %d and /readyz with %d', async (status, healthz, readyz) => {
  const report = { status, checks: {} } as unknown as HealthReport
  const server = createServer(
    express().use(monitoringRoutes({ ...quietMonitoring(async () => true), health: { check: async () => report } })),
  )
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const base = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`
  const [alive, ready] = [await fetch(`${base}/healthz`), await fetch(`${base}/readyz`)]
  expect([alive.status, ready.status, await ready.json()]).toEqual([healthz, readyz, report])
  await alive.text()
  server.closeAllConnections()
  server.close()
})

describe('metrics', () => {
  const metrics = (headers: Record<string, string> = {}) => fetch(`${welt.base}/metrics`, { headers })

  test('count commands, requests by route pattern and work in the background, and hold no address, id or word', async () => {
    const planung = await welt.visitor('planung')
    // A request is counted when its whole answer is out.
    for (const path of ['/vorlagen/log1', `/gibt-es-nicht/${MARKE}`]) await (await planung.send(path)).text()
    const answer = await metrics()
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/plain; version=0.0.4; charset=utf-8'])
    const text = await answer.text()
    for (const line of [
      /^ratslauf_commands_total\{event="ANLEGEN",outcome="accepted"\} [1-9]/m,
      /^ratslauf_commands_total\{event="FREIGEBEN_HVB",outcome="FORBIDDEN"\} 1$/m,
      /^ratslauf_command_duration_seconds_bucket\{le="\+Inf",event="ANLEGEN"\} [1-9]/m,
      /^ratslauf_http_requests_total\{method="GET",route="\/vorlagen\/:id",status="200"\} 1$/m,
      /^ratslauf_http_requests_total\{method="GET",route="other",status="404"\} 1$/m,
      /^ratslauf_relay_lag_seconds 0$/m,
      /^ratslauf_jobs_open \d/m,
      /^ratslauf_jobs_overdue_seconds \d/m,
      /^ratslauf_jobs_failed 0$/m,
      /^nodejs_eventloop_lag_seconds /m,
    ])
      expect(text).toMatch(line)
    for (const word of [MARKE, 'log1', 'planung']) expect(text).not.toContain(word)
  })

  test('are for this machine alone: a proxy on it passes nobody through', async () => {
    for (const name of ['x-forwarded-for', 'forwarded', 'x-real-ip', 'via', 'x-forwarded-host']) {
      const answer = await metrics({ [name]: '203.0.113.7' })
      expect([name, answer.status, (await answer.text()).includes('ratslauf_')]).toEqual([name, 403, false])
    }
  })

  test('are for whoever has the token, and then for nobody else', async () => {
    const other = await webWelt({ metricsToken: TOKEN })
    const get = async (headers: Record<string, string>): Promise<number> => (await fetch(`${other.base}/metrics`, { headers })).status
    expect(await get({})).toBe(401)
    for (const wrong of ['Bearer', `Bearer ${TOKEN}x`, `Basic ${TOKEN}`, TOKEN, 'Bearer '])
      expect(await get({ authorization: wrong })).toBe(401)
    expect(await get({ authorization: `Bearer ${TOKEN}` })).toBe(200)
    expect(await get({ authorization: `Bearer ${TOKEN}`, 'x-forwarded-for': '203.0.113.7' })).toBe(200)
    await other.close()
  })

  test('name a link of a mail by its pattern, never by its token', async () => {
    const stranger = new Visitor(welt.base)
    const answer = await stranger.send(`/l/${'a'.repeat(64)}`)
    expect([answer.status, (await answer.text()).length > 0]).toEqual([404, true])
    const text = await (await metrics()).text()
    expect(text).toContain('method="GET",route="/l/:token",status="404"')
    expect(text).not.toContain('aaaa')
  })
})
