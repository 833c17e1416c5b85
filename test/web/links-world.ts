/** A town in memory with a running app: engine, in-memory readers, the pages for people without account, and steps that carry a paper along. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import session from 'express-session'
import type { Akteur, Amt } from '../../workflows/akteur.ts'
import { refKey, type Payload, type Ref } from '../../workflows/aggregate.ts'
import { gremiumId } from '../../workflows/gremium/machine.ts'
import { paragraphs } from '../../workflows/text/blocks.ts'
import type { Inhalt } from '../../workflows/vorlage/inhalt.ts'
import { vorlageStand, type VorlageStand } from '../../workflows/vorlage/stand.ts'
import { sha256 } from '../../src/engine/canonical.ts'
import { issueLink } from '../../src/engine/links.ts'
import type { DokumentRecord, LinkRecord, Person, PostRecord, Readers } from '../../src/engine/read-ports.ts'
import type { OeffentlicheVorlage } from '../../src/engine/projections/oeffentlich.ts'
import type { Account, Kontorolle } from '../../src/identity/accounts.ts'
import { hashPassword } from '../../src/identity/password.ts'
import { createTemplates } from '../../src/rendering/templates.ts'
import type { MemoryStore } from '../../src/store/memory-store.ts'
import { createApp } from '../../src/web/app.ts'
import { loadAssets } from '../../src/web/assets.ts'
import type { PageDeps } from '../../src/web/deps.ts'
import { countGescheitert } from '../../src/web/pages/betrieb/gescheitert.ts'
import { betriebRoutes } from '../../src/web/pages/betrieb/routes.ts'
import { linkRoutes } from '../../src/web/pages/links/routes.ts'
import { oeffentlichRoutes } from '../../src/web/pages/oeffentlich/routes.ts'
import { postRoutes } from '../../src/web/pages/post/routes.ts'
import type { CaughtMailParts } from '../../src/web/pages/post/ports.ts'
import { memoryPostausgang } from '../../src/store/memory-records.ts'
import { memoryEingriffe } from '../setup/memory-eingriffe.ts'
import { quietMonitoring } from '../setup/quiet-monitoring.ts'
import { memoryWorld, type MemoryWorld } from '../setup/memory-world.ts'
import { PASSWORD, TEMPLATES } from './app-fixture.ts'

const PROFIL = 'musterstadt'
/** Hash under which the world in memory issues its documents. */
const UNGERENDERT = '0'.repeat(64)
const SITZUNG_AM = '2026-04-15T17:00'

function memoryReaders(store: MemoryStore): Readers {
  const rows = <Row>(name: string): Row[] =>
    [...store.projection(name).values()].flatMap(({ zeile }) => (zeile === null ? [] : [zeile as Row]))
  const heads = (art: string, profil: string) => store.heads().filter((head) => head.ref.art === art && head.fields['profil'] === profil)
  return {
    vorlagen: async ({ profil, limit }) => ({ heads: heads('vorlage', profil).slice(0, limit), mehr: false }),
    sitzungen: async ({ profil, limit }) => heads('sitzung', profil).slice(0, limit),
    offeneSitzungen: async () => [],
    gremien: async (profil) => heads('gremium', profil),
    heads: async (refs) => store.heads().filter((head) => refs.some((ref) => refKey(ref) === refKey(head.ref))),
    async *eachHead(art) {
      yield* store.heads().filter((head) => head.ref.art === art)
    },
    arbeitsvorrat: async () => [],
    oeffentlicheVorlage: async (profil, adresse) =>
      rows<OeffentlicheVorlage>('oeffentlich').find((row) => row.profil === profil && row.adresse === adresse) ?? null,
    oeffentlicheVorlagen: async (profil, limit) =>
      rows<OeffentlicheVorlage>('oeffentlich')
        .filter((row) => row.profil === profil)
        .slice(0, limit),
  }
}

const akteur = (id: string, amt: Amt, stelle?: string): Akteur => ({
  id,
  profil: PROFIL,
  aemter: [{ amt, ...(stelle !== undefined && { stelle }) }],
  sitze: [],
})
const VERFASSER = akteur('verfasser', 'sachbearbeitung', 'stadtplanung')
const DIENST = akteur('dienst', 'sitzungsdienst')
const HVB = akteur('hvb', 'hvb')
const SCHRIFT: Akteur = { id: 'schrift', profil: PROFIL, aemter: [], sitze: [{ gremium: 'stadtrat', funktion: 'schriftfuehrung' }] }
const VORSITZ: Akteur = { id: 'vorsitz', profil: PROFIL, aemter: [], sitze: [{ gremium: 'stadtrat', funktion: 'vorsitz' }] }

/** A text that carries its marker in every field. */
export const inhaltOf = (marke: string, finanziell: Inhalt['finanziell'] = { betrag: 4_000_000, jahr: 2026 }): Inhalt => ({
  betreff: `Sanierung der Brücke ${marke}`,
  einleitung: `Der Stadtrat beschließt ${marke}:`,
  beschlusspunkte: [
    { text: paragraphs(`Die Brücke wird saniert ${marke}.`), art: 'auftrag', termin: '2026-12-01' },
    { text: paragraphs(`Der Bericht folgt ${marke}.`), art: 'erklaerung' },
  ],
  abschnitte: { sachverhalt: paragraphs(`Die Brücke ist gesperrt ${marke}.`), klima: paragraphs(`Keine Auswirkungen ${marke}.`) },
  finanziell,
})

export interface LinksWorld {
  world: MemoryWorld
  deps: PageDeps
  base: string
  /** The outbox by id. */
  post: Map<string, PostRecord>
  mails: CaughtMailParts[]
  execute: (ref: Ref, event: Payload, als: Akteur) => Promise<void>
  settle: () => Promise<void>
  rev: (ref: Ref) => Promise<number>
  vorlage: (id: string) => Promise<VorlageStand>
  /** Draft with attachments, handed in: the Kämmerei is asked. */
  mitzeichnung: (id: string, text: { marke: string; geheim?: string; oeffentlich?: boolean }) => Promise<Ref>
  /** Released and numbered, from co-signing on. */
  freigeben: (id: string) => Promise<void>
  sitzung: (id: string, am?: string) => Promise<Ref>
  aufTagesordnung: (vorlage: string, sitzung: string) => Promise<void>
  einladen: (sitzung: string) => Promise<void>
  beschliessen: (vorlage: string, sitzung: string, ergebnis: Payload) => Promise<void>
  link: (record: Partial<LinkRecord> & Pick<LinkRecord, 'zweck' | 'ref'>) => Promise<string>
  mitzeichnungslink: (id: string) => Promise<string>
  /** @throws when the program logged an error meanwhile */
  close: () => Promise<void>
}

const personen: Person[] = [
  { _id: 'p1', profil: PROFIL, name: 'Mitglied des Stadtrates, Platz 1', email: 'platz1@musterstadt.example' },
  { _id: 'p2', profil: PROFIL, name: 'Mitglied des Stadtrates, Platz 2', email: 'platz2@musterstadt.example' },
]

const account = (id: string, rolle: Kontorolle, profil: string, passwortHash: string): Account => ({
  _id: id,
  benutzername: id,
  name: 'Administration',
  email: `${id}@example.org`,
  profil,
  rollen: [{ rolle }],
  passwortHash,
  aktiv: true,
})

export async function linksWorld(): Promise<LinksWorld> {
  const world = memoryWorld()
  const { engine, worker, store } = world
  const links = new Map<string, LinkRecord>()
  const dateien = new Map<string, { bytes: Buffer; typ: string }>()
  const post = new Map<string, PostRecord>()
  const mails: CaughtMailParts[] = []
  const passwortHash = await hashPassword(PASSWORD)
  const accounts = [
    account('admin', 'administration', PROFIL, passwortHash),
    account('amt', 'sachbearbeitung', PROFIL, passwortHash),
    account('clerk', 'sitzungsdienst', PROFIL, passwortHash),
    account('kiel', 'administration', 'kiel', passwortHash),
  ]
  const putFile = (bytes: Buffer, typ: string): string => {
    const hash = sha256(bytes)
    dateien.set(hash, { bytes, typ })
    return hash
  }
  /** Every issued document exists; non-public ones carry the marker that must not leak. */
  const dokument = (id: string): DokumentRecord | null => {
    for (const head of store.heads()) {
      const parts = JSON.parse(head.snapshot) as unknown
      const found = findDokument(parts, id)
      if (found === null) continue
      const hash = putFile(Buffer.from(found.oeffentlich ? `%PDF-1.7 ${id}` : '%PDF-1.7 GEHEIMDOKUMENT'), 'application/pdf')
      return {
        _id: id,
        profil: PROFIL,
        art: found.art,
        aggregat: head.ref,
        rev: 1,
        station: null,
        oeffentlich: found.oeffentlich,
        dateiname: `${found.art}${found.oeffentlich ? '' : ' GEHEIMDOKUMENT'}.pdf`,
        hash,
        model: null,
        am: world.uhr.now(),
      }
    }
    return null
  }
  const base: Omit<PageDeps, 'web'> = {
    engine,
    store: store.events,
    jobs: store.jobs,
    readers: memoryReaders(store),
    personen: {
      put: async () => {},
      get: async (ids) => new Map(personen.filter(({ _id }) => ids.includes(_id)).map((one) => [one._id, one])),
      list: async () => personen,
    },
    dateien: {
      put: async (bytes, typ) => putFile(Buffer.from(bytes), typ),
      get: async (hash) => dateien.get(hash) ?? (hash === UNGERENDERT ? { bytes: Buffer.from('%PDF-1.7'), typ: 'application/pdf' } : null),
    },
    dokumente: { put: async () => {}, get: async (id) => dokument(id) },
    links: { put: async (link) => void links.set(link._id, link), get: async (hash) => links.get(hash) ?? null },
    postausgang: memoryPostausgang(post),
    eingriffe: memoryEingriffe(),
    accounts: {
      byUsername: async (name) => accounts.find(({ benutzername }) => benutzername === name) ?? null,
      byId: async (id) => accounts.find(({ _id }) => _id === id) ?? null,
      create: async () => {},
      list: async (profil) => accounts.filter((one) => one.profil === profil),
      setVertretungen: async (id, vertretungen) => {
        const konto = accounts.find(({ _id }) => _id === id)
        if (konto !== undefined) Object.assign(konto, { vertretungen })
      },
    },
    clock: world.clock,
    random: world.random,
    baseUrl: 'http://127.0.0.1',
    profilId: PROFIL,
    importWord: async () => ({ blocks: [], hinweise: [] }),
    mailPreview: async () => [],
    importHtml: () => [],
    documentHtml: () => '',
  }
  const catcher = { list: async () => mails, read: async (id: string) => mails.find((mail) => mail.id === id) ?? null }
  let deps: PageDeps | undefined
  const app = createApp({
    templates: createTemplates(TEMPLATES),
    assets: await loadAssets(`${TEMPLATES}/assets`),
    accounts: base.accounts,
    sessions: new session.MemoryStore(),
    clock: world.clock,
    random: world.random,
    log: { info: () => {}, error: (message, data) => world.errors.push(`${message} ${JSON.stringify(data)}`) },
    settings: { koerperschaft: 'Stadt Musterstadt', produktname: 'Ratsarbeit Musterstadt', demo: true, fuss: [] },
    countTasks: async () => 0,
    countGescheitert: (konto) => countGescheitert(base, konto),
    sessionSecret: 'for-tests-only-for-tests-only-for-tests-only',
    baseUrl: 'http://127.0.0.1',
    trustProxy: 0,
    demo: null,
    monitoring: quietMonitoring(async () => true),
    routers: {
      open: (web) => [oeffentlichRoutes({ ...base, web }), postRoutes({ web, catcher })],
      links: (web) => {
        deps = { ...base, web }
        return [linkRoutes(deps)]
      },
      internal: (web) => [betriebRoutes({ ...base, web })],
    },
  })
  const server = createServer(app)
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  if (deps === undefined) throw new Error('NO_ROUTES')

  let commands = 0
  const settle = async (): Promise<void> => {
    let busy = true
    while (busy) busy = (await engine.relay.sweep()) > 0 || (await worker.runDue()) > 0
  }
  const execute = async (ref: Ref, event: Payload, als: Akteur): Promise<void> => {
    commands += 1
    await engine.execute({ commandId: `test-${String(commands)}`, ref, event }, als)
    await settle()
  }
  const vorlage = async (id: string): Promise<VorlageStand> => {
    const read = await engine.read({ art: 'vorlage', id })
    if (read === null) throw new Error(`NO_VORLAGE ${id}`)
    return vorlageStand(read.parts)
  }
  const rat: Ref = { art: 'gremium', id: gremiumId(PROFIL, 'stadtrat') }
  await execute(rat, { type: 'GREMIUM_EINRICHTEN', profil: PROFIL, gremium: 'stadtrat', gesetzlicheZahl: 41 }, DIENST)
  for (const person of ['p1', 'p2']) {
    await execute(rat, { type: 'SITZ_BESETZEN', person, funktion: 'mitglied', stimmrecht: true, von: '2024-01-01' }, DIENST)
  }

  async function anlage(ref: Ref, id: string, name: string, text: string, oeffentlich: boolean): Promise<void> {
    const bytes = Buffer.from(`%PDF-1.7 ${text}`)
    const hash = putFile(bytes, 'application/pdf')
    await execute(
      ref,
      { type: 'ANLAGE_HINZUFUEGEN', anlage: id, hash, name, typ: 'application/pdf', bytes: bytes.length, oeffentlich },
      VERFASSER,
    )
  }

  const link: LinksWorld['link'] = (record) =>
    issueLink(base.links, world.random, {
      profil: PROFIL,
      stelle: null,
      person: null,
      fassung: null,
      runde: null,
      station: null,
      ausgestelltAm: world.uhr.now(),
      ...record,
    })

  return {
    world,
    deps,
    base: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    post,
    mails,
    execute,
    settle,
    vorlage,
    rev: async (ref) => (await store.events.readHead(ref))?.rev ?? 0,
    async mitzeichnung(id, { marke, geheim = marke, oeffentlich = true }) {
      const ref: Ref = { art: 'vorlage', id }
      const event = {
        type: 'ANLEGEN',
        profil: PROFIL,
        art: 'beschlussvorlage',
        federfuehrung: 'stadtplanung',
        inhalt: inhaltOf(marke),
        beratungsfolge: [{ gremium: 'stadtrat', rolle: 'entscheidung', oeffentlich }],
        oeffentlich,
        ...(!oeffentlich && { nichtoeffentlichGrund: `Grundstücksangelegenheit ${geheim}` }),
      }
      await execute(ref, event, VERFASSER)
      await anlage(ref, 'a1', `Lageplan ${marke}.pdf`, `Lageplan ${marke}`, oeffentlich)
      await anlage(ref, 'a2', `Angebote ${geheim}.pdf`, `Angebote ${geheim}`, false)
      await execute(ref, { type: 'EINREICHEN' }, VERFASSER)
      return ref
    },
    async freigeben(id) {
      const ref: Ref = { art: 'vorlage', id }
      const offen = (await vorlage(id)).mitzeichnungen.filter(({ zustand }) => zustand === 'offen')
      for (const { context } of offen)
        await execute(
          ref,
          { type: 'MITZEICHNEN', stelle: context.stelle, votum: 'gezeichnet' },
          akteur('kasse', 'mitzeichnung', context.stelle),
        )
      await execute(ref, { type: 'MITZEICHNUNG_ABSCHLIESSEN' }, VERFASSER)
      await execute(ref, { type: 'FREIGEBEN_HVB', personendatenGeprueft: true }, HVB)
    },
    async sitzung(id, am = SITZUNG_AM) {
      const ref: Ref = { art: 'sitzung', id }
      const tops = [
        { titel: 'Eröffnung', oeffentlich: true },
        { titel: 'Grundstück GEHEIMTOP', oeffentlich: false },
      ]
      await execute(
        ref,
        {
          type: 'SITZUNG_PLANEN',
          profil: PROFIL,
          gremium: 'stadtrat',
          am,
          ort: 'Rathaus, Großer Sitzungssaal',
          nummer: '4. Sitzung 2026',
          tops,
        },
        DIENST,
      )
      return ref
    },
    async aufTagesordnung(id, sitzung) {
      const ref: Ref = { art: 'vorlage', id }
      await execute(ref, { type: 'TERMINIEREN', station: 's1', sitzung }, DIENST)
      await execute(ref, { type: 'AUF_TO_SETZEN', station: 's1', sitzung }, DIENST)
    },
    einladen: (sitzung) => execute({ art: 'sitzung', id: sitzung }, { type: 'LADUNG_VERSENDEN' }, DIENST),
    async beschliessen(id, sitzung, ergebnis) {
      const ref: Ref = { art: 'vorlage', id }
      world.uhr.set('2026-04-15T15:00:00.000Z')
      const lauf = await engine.read({ art: 'sitzung', id: sitzung })
      if (lauf !== null && JSON.stringify(lauf.parts).includes('"eingeladen"')) {
        await execute({ art: 'sitzung', id: sitzung }, { type: 'SITZUNG_EROEFFNEN', anwesend: 35 }, VORSITZ)
      }
      await execute(ref, { type: 'AUFRUFEN', station: 's1' }, VORSITZ)
      await execute(ref, { station: 's1', ...ergebnis }, VORSITZ)
      await execute(ref, { type: 'ERGEBNIS_BESTAETIGEN', station: 's1' }, SCHRIFT)
    },
    link,
    async mitzeichnungslink(id) {
      const { mitzeichnungen } = await vorlage(id)
      const part = mitzeichnungen[0]
      if (part === undefined) throw new Error('NOBODY_ASKED')
      const { stelle, runde, fassung } = part.context
      return link({ zweck: 'mitzeichnung', ref: { art: 'vorlage', id }, stelle, runde, fassung })
    },
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => {
        server.close(resolve)
      })
      if (world.errors.length > 0) throw new Error(`The program logged errors: ${world.errors.join('; ')}`)
    },
  }
}

function findDokument(value: unknown, id: string): { art: string; oeffentlich: boolean } | null {
  if (typeof value !== 'object' || value === null) return null
  if ('id' in value && value.id === id && 'hash' in value) return value as unknown as { art: string; oeffentlich: boolean }
  for (const item of Object.values(value)) {
    const found = findDokument(item, id)
    if (found !== null) return found
  }
  return null
}
