/** A browser in small that keeps its connection: logs in, reads forms, posts them. */
import { Agent, request, type IncomingMessage } from 'node:http'
import { text } from 'node:stream/consumers'
import { formOf } from '../../setup/web.ts'

/** As many connections as there are clients. */
export const keepAlive = (): Agent => new Agent({ keepAlive: true, maxSockets: 64 })

interface Answer {
  status: number
  body: string
}

export class WebClient {
  readonly #base: string
  readonly #agent: Agent
  #cookie = ''

  constructor(base: string, agent: Agent) {
    this.#base = base
    this.#agent = agent
  }

  async #send(path: string, body?: string): Promise<Answer> {
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      const headers = {
        'sec-fetch-site': 'same-origin',
        cookie: this.#cookie,
        ...(body !== undefined && { 'content-type': 'application/x-www-form-urlencoded', 'content-length': Buffer.byteLength(body) }),
      }
      request(`${this.#base}${path}`, { agent: this.#agent, method: body === undefined ? 'GET' : 'POST', headers }, resolve)
        .once('error', reject)
        .end(body)
    })
    const [cookie] = response.headers['set-cookie'] ?? []
    if (cookie !== undefined) this.#cookie = cookie.split(';')[0] ?? ''
    return { status: response.statusCode ?? 0, body: await text(response) }
  }

  async login(benutzername: string, passwort: string): Promise<void> {
    const page = await this.#send('/anmelden')
    const csrf = /name="_csrf" value="([0-9a-f]+)"/.exec(page.body)?.[1] ?? ''
    await this.post('/anmelden', [
      ['_csrf', csrf],
      ['benutzername', benutzername],
      ['passwort', passwort],
    ])
  }

  /** Hidden and visible fields of the form that stands at its own address. */
  async form(path: string): Promise<[string, string][]> {
    return formOf((await this.#send(path)).body, path)
  }

  /** @throws when the answer is not the redirect of a step that was accepted */
  async post(path: string, fields: readonly [string, string][]): Promise<void> {
    const { status, body } = await this.#send(path, new URLSearchParams(fields.map(([...pair]) => pair)).toString())
    if (status !== 303) throw new Error(`POST ${path} was answered ${status}: ${body.slice(0, 500)}`)
  }
}
