/** What lies beside the aggregates, in memory under the same ports as on the database: for case files and tests. */
import { refKey, type Aggregatart } from '../../workflows/aggregate.ts'
import { isGehalten } from '../../workflows/sitzung/stand.ts'
import { sha256 } from '../engine/canonical.ts'
import type { Head } from '../engine/ports.ts'
import type { Arbeitsvorrat } from '../engine/projections/arbeitsvorrat.ts'
import type { OeffentlicheVorlage } from '../engine/projections/oeffentlich.ts'
import type {
  Dateien,
  Dokumente,
  DokumentRecord,
  LinkRecord,
  Links,
  Person,
  Personen,
  Postausgang,
  PostRecord,
  PostRow,
  Readers,
  VorlagenQuery,
} from '../engine/read-ports.ts'
import type { MemoryStore } from './memory-store.ts'

export interface MemoryRecords {
  readers: Readers
  personen: Personen
  links: Links
  dokumente: Dokumente
  dateien: Dateien
  postausgang: Postausgang
  /** Everything sent or waiting, oldest first. */
  post: () => PostRecord[]
}

export function createMemoryRecords(store: MemoryStore): MemoryRecords {
  const post = new Map<string, PostRecord>()
  return {
    readers: memoryReaders(store),
    personen: memoryPersonen(),
    links: memoryLinks(),
    dokumente: memoryDokumente(),
    dateien: memoryDateien(),
    postausgang: memoryPostausgang(post),
    post: () => [...post.values()],
  }
}

const fits = (head: Head, query: VorlagenQuery): boolean => {
  const { profil, nummer, entwurfsnummer, gremien, zustand, federfuehrung, jahr } = head.fields
  const titel = (head.titel ?? '').toLowerCase()
  return (
    profil === query.profil &&
    (query.nummer === undefined || nummer === query.nummer || entwurfsnummer === query.nummer) &&
    (query.woerter ?? []).every((wort) => titel.includes(wort.toLowerCase())) &&
    (query.gremium === undefined || (gremien as string[]).includes(query.gremium)) &&
    (query.zustaende === undefined || query.zustaende.includes(String(zustand))) &&
    (query.federfuehrung === undefined || federfuehrung === query.federfuehrung) &&
    (query.jahr === undefined || jahr === query.jahr)
  )
}

function memoryReaders(store: MemoryStore): Readers {
  const heads = (art: Aggregatart, profil: string): Head[] =>
    store.heads().filter((head) => head.ref.art === art && head.fields['profil'] === profil)
  const byTime = (a: Head, b: Head): number => String(a.fields['am']).localeCompare(String(b.fields['am']))
  const rows = <Row>(name: string): Row[] =>
    [...store.projection(name).values()].flatMap(({ zeile }) => (zeile === null ? [] : [zeile as Row]))
  return {
    async vorlagen(query) {
      const found = store
        .heads()
        .filter((head) => head.ref.art === 'vorlage' && fits(head, query))
        .toSorted((a, b) => b.zuletzt.localeCompare(a.zuletzt))
        .slice(query.skip ?? 0)
      return { heads: found.slice(0, query.limit), mehr: found.length > query.limit }
    },
    sitzungen: async ({ profil, ab, bis, gremium, limit }) =>
      heads('sitzung', profil)
        .filter(({ fields }) => String(fields['am']) >= ab && (bis === undefined || String(fields['am']) <= bis))
        .filter(({ fields }) => gremium === undefined || fields['gremium'] === gremium)
        .toSorted(byTime)
        .slice(0, limit),
    offeneSitzungen: async (profil) =>
      heads('sitzung', profil)
        .filter(({ fields }) => isGehalten({ zustand: String(fields['zustand']) }) && fields['ergebnisseVersandt'] === null)
        .toSorted(byTime),
    gremien: async (profil) => heads('gremium', profil),
    heads: async (refs) => store.heads().filter((head) => refs.some((ref) => refKey(ref) === refKey(head.ref))),
    async *eachHead(art) {
      yield* store.heads().filter((head) => head.ref.art === art)
    },
    arbeitsvorrat: async (profil, fuer) =>
      rows<Arbeitsvorrat>('arbeitsvorrat').filter((row) => row.profil === profil && row.fuer.some((key) => fuer.includes(key))),
    oeffentlicheVorlage: async (profil, adresse) =>
      rows<OeffentlicheVorlage>('oeffentlich').find((row) => row.profil === profil && row.adresse === adresse) ?? null,
    oeffentlicheVorlagen: async (profil, limit) =>
      rows<OeffentlicheVorlage>('oeffentlich')
        .filter((row) => row.profil === profil)
        .slice(0, limit),
  }
}

function memoryPersonen(): Personen {
  const personen = new Map<string, Person>()
  return {
    put: async (person) => void personen.set(person._id, person),
    get: async (ids) => new Map(ids.flatMap((id) => (personen.has(id) ? [[id, personen.get(id) as Person] as const] : []))),
    list: async (profil) =>
      [...personen.values()].filter((person) => person.profil === profil).toSorted((a, b) => a.name.localeCompare(b.name, 'de')),
  }
}

function memoryLinks(): Links {
  const links = new Map<string, LinkRecord>()
  return {
    async put(link) {
      if (!links.has(link._id)) links.set(link._id, link)
    },
    get: async (hash) => links.get(hash) ?? null,
  }
}

function memoryDokumente(): Dokumente {
  const dokumente = new Map<string, DokumentRecord>()
  return {
    async put(dokument) {
      if (!dokumente.has(dokument._id)) dokumente.set(dokument._id, structuredClone(dokument))
    },
    get: async (id) => dokumente.get(id) ?? null,
  }
}

function memoryDateien(): Dateien {
  const dateien = new Map<string, { bytes: Buffer; typ: string }>()
  return {
    async put(bytes, typ) {
      const hash = sha256(bytes)
      dateien.set(hash, { bytes: Buffer.from(bytes), typ })
      return hash
    },
    get: async (hash) => dateien.get(hash) ?? null,
  }
}

export function memoryPostausgang(post: Map<string, PostRecord>): Postausgang {
  const withoutBytes = ({ bytes: _bytes, ...row }: PostRecord): PostRow => row
  return {
    get: async (id) => post.get(id) ?? null,
    async put(row) {
      if (!post.has(row._id)) post.set(row._id, row)
    },
    async move({ _id, stand }, zustand, antwort) {
      const row = post.get(_id)
      if (row?.stand !== stand) return false
      post.set(_id, { ...row, zustand, antwort, stand: stand + 1 })
      return true
    },
    list: async (ids) => ids.flatMap((id) => post.get(id) ?? []).map(withoutBytes),
    ofAggregate: async ({ art, id }) =>
      [...post.values()].filter(({ aggregat }) => aggregat.art === art && aggregat.id === id).map(withoutBytes),
  }
}
