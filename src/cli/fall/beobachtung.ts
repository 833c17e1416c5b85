/** What a case can see of the world beside its papers: mails, issued documents, what is public, the newest event of a kind. */
import PostalMime from 'postal-mime'
import type { Ref } from '../../../workflows/aggregate.ts'
import type { Profil } from '../../../workflows/profile/index.ts'
import type { VorlageContext } from '../../../workflows/vorlage/context.ts'
import { documentHtml } from '../../documents/html.ts'
import { adresseOf } from '../../engine/projections/oeffentlich.ts'
import type { EventRecord, EventStore } from '../../engine/ports.ts'
import type { Dokumente, Personen, Postausgang, PostRow, Readers } from '../../engine/read-ports.ts'
import { readHistory } from '../../engine/history.ts'
import { gruppenschluessel } from './personen.ts'

export interface Records {
  dokumente: Dokumente
  personen: Personen
  postausgang: Postausgang
  readers: Readers
}

export interface Mail {
  an: string
  /** Subject and both bodies. */
  text: string
}

const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", nbsp: ' ' }

/** The words of HTML, white space folded. */
const wordsOf = (html: string): string =>
  html
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/&([a-z]+|#39);/g, (entity, name: string) => NAMED[name] ?? entity)
    .replaceAll(/\s+/g, ' ')

export class Beobachtung {
  readonly #records: Records
  readonly #store: EventStore
  readonly #profil: Profil
  readonly #gesehen = new Set<string>()

  constructor(records: Records, store: EventStore, profil: Profil) {
    this.#records = records
    this.#store = store
    this.#profil = profil
  }

  /** Mails since the last time this was asked, oldest first. */
  async neueMails(): Promise<Mail[]> {
    const rows = (await this.#allMails()).filter(({ _id }) => !this.#gesehen.has(_id))
    for (const { _id } of rows) this.#gesehen.add(_id)
    return Promise.all(
      rows.map(async ({ _id, an }) => {
        const bytes = (await this.#records.postausgang.get(_id))?.bytes ?? Buffer.alloc(0)
        const { subject = '', text = '', html = '' } = await PostalMime.parse(bytes)
        return { an, text: [subject, text, wordsOf(html)].join('\n') }
      }),
    )
  }

  async #allMails(): Promise<PostRow[]> {
    const rows: PostRow[] = []
    for (const art of ['vorlage', 'sitzung'] as const)
      for await (const { ref } of this.#records.readers.eachHead(art)) rows.push(...(await this.#records.postausgang.ofAggregate(ref)))
    return rows.toSorted((a, b) => a.erstelltAm.localeCompare(b.erstelltAm))
  }

  /** Addresses behind a notation; null = anybody (`empfaenger`). */
  async adressen(notation: string, { federfuehrung, eingang }: VorlageContext): Promise<string[] | null> {
    const [rolle = '', gegenstand = ''] = notation.replace(/#\d+$/, '').split(':')
    if (rolle === 'empfaenger') return null
    if (rolle === 'antragsteller') {
      const eigene = eingang?.antragsteller === gruppenschluessel(gegenstand) ? eingang.email : null
      return eigene === null ? [] : [...(await this.texte([eigene])).values()]
    }
    const stelle = {
      sitzungsdienst: this.#profil.sitzungsdienst,
      sachbearbeitung: federfuehrung,
      amtsleitung: federfuehrung,
      mitzeichnung: gegenstand,
      dezernat: this.#profil.vorzimmer?.dezernat,
      hvb: this.#profil.vorzimmer?.hvb,
    }[rolle]
    if (stelle !== undefined) return this.#profil.stellen.filter(({ id }) => id === stelle).map(({ email }) => email)
    return [...(await this.#records.personen.get([`${rolle}:${gegenstand}`])).values()].map(({ email }) => email)
  }

  /** Words of the newest documents of a kind, one per variant (public or full), newest first. */
  async dokumente(art: string, issued: readonly { id: string; art: string; oeffentlich: boolean }[]): Promise<string[]> {
    const neueste = issued.filter((one) => one.art === art).toReversed()
    const jeVariante = neueste.filter((one, index) => neueste.findIndex(({ oeffentlich }) => oeffentlich === one.oeffentlich) === index)
    const records = await Promise.all(jeVariante.map(({ id }) => this.#records.dokumente.get(id)))
    return records.map((record) => wordsOf(documentHtml(record?.model)))
  }

  /** Everything the public sees of a paper; null = nothing. */
  async oeffentlich(nummer: string | null): Promise<string | null> {
    if (nummer === null) return null
    const row = await this.#records.readers.oeffentlicheVorlage(this.#profil.id, adresseOf(nummer))
    if (row === null) return null
    const dokumente = await Promise.all(row.dokumente.map(({ id }) => this.#records.dokumente.get(id)))
    return [JSON.stringify(row), ...dokumente.map((record) => wordsOf(documentHtml(record?.model)))].join('\n')
  }

  /** The newest event of a kind. */
  async ereignis(ref: Ref, type: string): Promise<EventRecord | null> {
    const head = await this.#store.readHead(ref)
    return head === null ? null : ((await readHistory(this.#store, head)).findLast((event) => event.type === type) ?? null)
  }

  texte(ids: readonly string[]): Promise<Map<string, string>> {
    return this.#store.getTexts(ids)
  }
}
