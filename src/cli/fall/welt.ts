/** The world a case plays in: engine, clock that the file sets, bodies, sessions and papers under their short names. */
import type { Payload, Ref } from '../../../workflows/aggregate.ts'
import type { Akteur } from '../../../workflows/akteur.ts'
import { ARTEN_VON_AUSSEN } from '../../../workflows/begriffe.ts'
import { gremiumId } from '../../../workflows/gremium/machine.ts'
import { nummernkreis } from '../../../workflows/profile/nummer.ts'
import { profil, type Profil } from '../../../workflows/profile/index.ts'
import { addDays, localDate } from '../../../workflows/recht/kalender.ts'
import { fromMarkup } from '../../../workflows/text/markup.ts'
import { paragraphs, type Block } from '../../../workflows/text/blocks.ts'
import type { Inhalt } from '../../../workflows/vorlage/inhalt.ts'
import { vorlageStand, type VorlageStand } from '../../../workflows/vorlage/stand.ts'
import { sitzungStand, type SitzungStand } from '../../../workflows/sitzung/stand.ts'
import { gremiumName, wort } from '../../../workflows/woerter.ts'
import { definitions } from '../../../workflows/definitions.ts'
import type { Moeglichkeit } from '../../engine/can.ts'
import { isRatslaufError } from '../../engine/errors.ts'
import { linkActor } from '../../engine/links.ts'
import type { EventRecord, EventStore } from '../../engine/ports.ts'
import type { Dateien, LinkRecord } from '../../engine/read-ports.ts'
import { aenderungImFall } from './aenderung.ts'
import { Beobachtung, type Records } from './beobachtung.ts'
import { FallError } from './fall-error.ts'
import { fallprofil } from './fallprofil.ts'
import { punkteSchema, type Fall, type Fallbestand, type FallVorlage } from './format.ts'
import { ausgefuellt, isLink, pruefen, type Linkmappe } from './linkmappe.ts'
import { mitNeuemText } from './neuer-text.ts'
import { uebernommeneFolge } from './payload.ts'
import { akteurOf } from './personen.ts'
import { createZeitlauf, type Zeitlauf, type ZeitlaufDeps } from './zeitlauf.ts'

export interface WeltDeps extends ZeitlaufDeps {
  store: EventStore
  records: Records & { dateien: Dateien }
  links: Linkmappe
}

const PLATZHALTER = 'Dieser Abschnitt ist für den Fall ohne Bedeutung.'

export class Welt {
  readonly profil: Profil
  readonly beobachtung: Beobachtung
  /** Hands in what a case registers without a name: the Antragsteller it speaks of. */
  readonly einreicher: string
  readonly #deps: WeltDeps
  readonly #zeit: Zeitlauf
  readonly #vorlagen = new Map<string, string>()
  readonly #sitzungen = new Map<string, string>()
  /** As the file has them. */
  readonly #texte = new Map<string, FallVorlage>()
  #commands = 0

  constructor(deps: WeltDeps, fall: Fall) {
    this.#deps = deps
    this.#zeit = createZeitlauf(deps)
    this.profil = fallprofil(profil(fall.profil), fall.gremien)
    this.einreicher = antragstellerIn(fall) ?? 'Fraktion A'
    this.beobachtung = new Beobachtung(deps.records, deps.store, this.profil)
  }

  /** Id of a paper by its short name. */
  vorlage(name: string): string {
    const id = this.#vorlagen.get(name)
    if (id === undefined) throw new FallError(`Die Vorlage „${name}“ gibt es in diesem Fall nicht.`)
    return id
  }

  sitzung(name: string): string {
    const id = this.#sitzungen.get(name)
    if (id === undefined) throw new FallError(`Die Sitzung „${name}“ gibt es in diesem Fall nicht.`)
    return id
  }

  names(): { vorlagen: string[]; sitzungen: string[] } {
    return { vorlagen: [...this.#vorlagen.keys()], sitzungen: [...this.#sitzungen.keys()] }
  }

  async stand(name: string): Promise<VorlageStand> {
    const read = await this.#deps.engine.read({ art: 'vorlage', id: this.vorlage(name) })
    if (read === null) throw new Error(`VORLAGE_NOT_STORED ${name}`)
    return vorlageStand(read.parts)
  }

  async sitzungsstand(name: string): Promise<SitzungStand> {
    const read = await this.#deps.engine.read({ art: 'sitzung', id: this.sitzung(name) })
    if (read === null) throw new Error(`SITZUNG_NOT_STORED ${name}`)
    return sitzungStand(read.parts)
  }

  /** Documents of the sessions that this paper stands on the agenda of, oldest first. */
  async sitzungsdokumente(name: string): Promise<{ id: string; art: string; oeffentlich: boolean }[]> {
    const sitzungen = new Set(
      (await this.stand(name)).stationen.flatMap(({ context }) => [...context.versuche, context].flatMap(({ sitzung }) => sitzung ?? [])),
    )
    const reads = await Promise.all([...sitzungen].map((id) => this.#deps.engine.read({ art: 'sitzung', id })))
    return reads.flatMap((read) => (read === null ? [] : sitzungStand(read.parts).context.dokumente))
  }

  /** The newest event of a kind: of the paper, or of a session where only sessions know it. */
  async ereignis(name: string, tut: string): Promise<EventRecord | null> {
    if (Object.hasOwn(definitions.vorlage.events, tut)) return this.beobachtung.ereignis({ art: 'vorlage', id: this.vorlage(name) }, tut)
    const gefunden = await Promise.all([...this.#sitzungen.values()].map((id) => this.beobachtung.ereignis({ art: 'sitzung', id }, tut)))
    return (
      gefunden
        .filter((event) => event !== null)
        .toSorted((a, b) => a.eingetragenAm.localeCompare(b.eingetragenAm))
        .at(-1) ?? null
    )
  }

  /** Sends a step as whoever the notation names; by a link it says what the page of that link would ask. */
  async tun(notation: string, ref: Ref, event: Payload, name: string): Promise<void> {
    if (!isLink(notation)) return this.execute(ref, event, await this.akteur(notation, name))
    const { link, akteur } = await this.#perLink(notation, ref, event)
    await this.execute(ref, ausgefuellt(link, event), akteur)
    this.#deps.links.benutzen(link)
  }

  /** @throws RatslaufError where there is no link of that kind, or nothing left to do by it */
  async #perLink(notation: string, ref: Ref, event: Payload): Promise<{ link: LinkRecord; akteur: Akteur }> {
    const link = this.#deps.links.neuester(notation, ref, event)
    const read = await this.#deps.engine.read(ref)
    if (read === null) throw new Error(`NOT_STORED ${ref.id}`)
    if (ref.art === 'sitzung') return { link, akteur: linkActor(link, sitzungStand(read.parts).context.gremium) }
    pruefen(link, vorlageStand(read.parts), this.heute())
    return { link, akteur: linkActor(link) }
  }

  async akteur(notation: string, name = 'v'): Promise<Akteur> {
    const federfuehrung = this.#vorlagen.has(name) ? (await this.stand(name)).context.federfuehrung : (this.profil.stellen[0]?.id ?? '')
    return akteurOf(notation, this.profil.id, federfuehrung)
  }

  /** Executes an event and lets relay, crossings and due jobs run to rest. */
  async execute(ref: Ref, event: Payload, akteur: Akteur): Promise<void> {
    this.#commands += 1
    await this.#deps.engine.execute({ commandId: `fall-${this.#commands}`, ref, event }, akteur)
    await this.#zeit.settle()
  }

  /** An amendment as its event carries it: its points under the subject of the paper. */
  async aenderungsantrag(an: string, mit: Readonly<Record<string, unknown>>): Promise<Record<string, unknown>> {
    const { hash } = (await this.stand(an)).context.fassung
    const { betreff } = (await this.#deps.store.getInhalte([hash])).get(hash) as Inhalt
    return aenderungImFall(betreff, mit)
  }

  /** From now on the case may call the newest amendment by its name. */
  async aenderungNennen(an: string, { name }: Readonly<Record<string, unknown>>): Promise<void> {
    const id = (await this.stand(an)).context.aenderungen.at(-1)?.vorlage
    if (typeof name === 'string' && id !== undefined) this.#vorlagen.set(name, id)
  }

  /** Whether somebody can; a question without a station is about the state alone. */
  async can(
    name: string,
    als: string,
    tut: string,
    position: number | undefined,
    mit: Readonly<Record<string, unknown>>,
  ): Promise<Moeglichkeit> {
    const read = await this.#deps.engine.read({ art: 'vorlage', id: this.vorlage(name) })
    if (read === null) throw new Error(`VORLAGE_NOT_STORED ${name}`)
    const station = position === undefined ? undefined : vorlageStand(read.parts).stationen[position - 1]?.context.id
    const event = { type: tut, ...mit, ...(station !== undefined && { station }) }
    try {
      const akteur = isLink(als) ? (await this.#perLink(als, read.head.ref, event)).akteur : await this.akteur(als, name)
      return await this.#deps.engine.can(read, akteur, event, { ausgefuellt: station !== undefined })
    } catch (error) {
      if (!isRatslaufError(error)) throw error
      return { ereignis: tut, gegenstand: null, moeglich: false, gruende: [{ code: error.code, satz: error.sentence }] }
    }
  }

  moveTo(localDateTime: string): Promise<void> {
    return this.#zeit.moveTo(localDateTime)
  }

  heute(): string {
    return localDate(this.#deps.uhr.now())
  }

  /** Bodies with one seat per function, so that somebody is invited. */
  async gremienEinrichten(fall: Fall): Promise<void> {
    const verwendet = new Set([
      ...Object.values(fall.sitzungen).map(({ gremium }) => gremium),
      ...[fall.vorlage, ...Object.values(fall.weitere)].flatMap((vorlage) => vorlage.beratungsfolge.map(({ gremium }) => gremium)),
      ...Object.keys(fall.gremien),
    ])
    const dienst = akteurOf('sitzungsdienst', this.profil.id, '')
    for (const { id: gremium, gesetzlicheZahl } of this.profil.gremien) {
      if (!verwendet.has(gremium)) continue
      const ref: Ref = { art: 'gremium', id: gremiumId(this.profil.id, gremium) }
      await this.execute(ref, { type: 'GREMIUM_EINRICHTEN', profil: this.profil.id, gremium, gesetzlicheZahl }, dienst)
      for (const funktion of ['vorsitz', 'schriftfuehrung', 'mitglied'] as const) {
        const person = `${funktion}:${gremium}`
        const domain = this.profil.stellen[0]?.email.split('@')[1] ?? 'example.org'
        await this.#deps.records.personen.put({
          _id: person,
          profil: this.profil.id,
          name: `${wort(this.profil, 'funktion', funktion)} ${gremiumName(this.profil, gremium)}`,
          email: `${funktion}.${gremium}@${domain}`,
        })
        await this.execute(
          ref,
          { type: 'SITZ_BESETZEN', person, funktion, stimmrecht: funktion !== 'schriftfuehrung', von: '2000-01-01' },
          dienst,
        )
      }
    }
  }

  async sitzungenPlanen(fall: Fall): Promise<void> {
    const dienst = akteurOf('sitzungsdienst', this.profil.id, '')
    for (const [name, { gremium, am, ort }] of Object.entries(fall.sitzungen)) {
      const id = `sitzung-${name}`
      this.#sitzungen.set(name, id)
      const standard = this.profil.gremien.find((candidate) => candidate.id === gremium)
      const event = {
        type: 'SITZUNG_PLANEN',
        profil: this.profil.id,
        gremium,
        am,
        ort: ort ?? standard?.ort ?? 'Sitzungssaal',
        tops: standard?.standardTagesordnung ?? [],
      }
      await this.execute({ art: 'sitzung', id }, event, dienst)
    }
  }

  /** @param von who drafts it; by default whom the kind asks for */
  async vorlageAnlegen(name: string, vorlage: FallVorlage, von?: Akteur): Promise<void> {
    const id = `vorlage-${name}`
    const federfuehrung = vorlage.federfuehrung ?? this.profil.stellen[0]?.id ?? ''
    const verfasser =
      von ?? akteurOf(ARTEN_VON_AUSSEN.has(vorlage.art) ? 'sitzungsdienst' : 'sachbearbeitung', this.profil.id, federfuehrung)
    const event = {
      type: 'ANLEGEN',
      ...this.#kopf(vorlage),
      ...(vorlage.stellungnahme_zu !== undefined && { stellungnahmeZu: this.vorlage(vorlage.stellungnahme_zu) }),
      ...kopf(vorlage),
    }
    await this.execute({ art: 'vorlage', id }, event, verfasser)
    this.#vorlagen.set(name, id)
    this.#texte.set(name, vorlage)
    for (const anlage of await this.#anlagen(vorlage))
      await this.execute({ art: 'vorlage', id }, { type: 'ANLAGE_HINZUFUEGEN', ...anlage }, verfasser)
  }

  /** A paper that runs in an old system, under the short name that the step gives it. */
  async bestandUebernehmen(name: string, bestand: Fallbestand, akteur: Akteur): Promise<void> {
    const { nummer, datum, einreicher } = bestand
    const id = `vorlage-${name}`
    const event = {
      type: 'BESTAND_UEBERNEHMEN',
      ...this.#kopf(bestand),
      ...kopf(bestand),
      nummer,
      datum,
      ...(einreicher !== undefined && { einreicher }),
      beratungsfolge: uebernommeneFolge(bestand.beratungsfolge, bestand.oeffentlich),
      anlagen: await this.#anlagen(bestand),
    }
    await this.execute({ art: 'vorlage', id }, event, akteur)
    this.#vorlagen.set(name, id)
    this.#texte.set(name, bestand)
  }

  #kopf(vorlage: FallVorlage): Omit<Payload, 'type'> {
    return {
      profil: this.profil.id,
      art: vorlage.art,
      federfuehrung: vorlage.federfuehrung ?? this.profil.stellen[0]?.id ?? '',
      inhalt: this.#inhalt(vorlage),
    }
  }

  /** Attachments with placeholders for their files. */
  #anlagen({ anlagen }: FallVorlage): Promise<Record<string, unknown>[]> {
    return Promise.all(anlagen.map(async (anlage, index) => ({ ...(await this.anlage(anlage)), anlage: `a${index + 1}` })))
  }

  /** An attachment as the engine takes it, with placeholder bytes. */
  async anlage({ name, ...rest }: Readonly<Record<string, unknown>>): Promise<Record<string, unknown>> {
    const bytes = Buffer.from(`Platzhalter für ${String(name)}`)
    const hash = await this.#deps.records.dateien.put(bytes, 'application/pdf')
    return { ...rest, anlage: `n${hash.slice(0, 12)}`, hash, name, typ: 'application/pdf', bytes: bytes.length }
  }

  /** @throws for keys that the head of a paper does not have */
  neuerText(name: string, tut: string, mit: Readonly<Record<string, unknown>>): Record<string, unknown> {
    const vorlage = this.#geaendert(name, mit)
    const { grund, redaktionell } = mit
    const inhalt = this.#inhalt(vorlage)
    return tut === 'AENDERN'
      ? { inhalt, ...kopf(vorlage), ...(redaktionell !== undefined && { redaktionell }) }
      : { inhalt, ...(grund !== undefined && { grund }) }
  }

  /** What was accepted is what the next change starts from. */
  textMerken(name: string, mit: Readonly<Record<string, unknown>>): void {
    this.#texte.set(name, this.#geaendert(name, mit))
  }

  #geaendert(name: string, mit: Readonly<Record<string, unknown>>): FallVorlage {
    const vorlage = this.#texte.get(name)
    if (vorlage === undefined) throw new FallError(`Die Vorlage „${name}“ gibt es in diesem Fall nicht.`)
    return mitNeuemText(vorlage, mit, this.profil.arten[vorlage.art])
  }

  /** Number series of the years of the story continue behind what was used elsewhere. */
  async zaehlerStellen(fall: Fall): Promise<void> {
    if (fall.zaehler === 0) return
    const dienst = akteurOf('sitzungsdienst', this.profil.id, '')
    const kreis = nummernkreis(this.profil, fall.vorlage.art, Number(this.heute().slice(0, 4)))
    await this.execute({ art: 'nummernkreis', id: kreis }, { type: 'NUMMER_BELEGEN', profil: this.profil.id, lfd: fall.zaehler }, dienst)
  }

  /** @throws when the points do not have the form of the head of a case */
  neufassung(name: string, beschlusspunkte: unknown): Inhalt {
    const vorlage = this.#texte.get(name)
    if (vorlage === undefined) throw new FallError(`Die Vorlage „${name}“ gibt es in diesem Fall nicht.`)
    return this.#inhalt({ ...vorlage, beschlusspunkte: punkteSchema.parse(beschlusspunkte) })
  }

  #inhalt(vorlage: FallVorlage): Inhalt {
    const abschnitte = (this.profil.arten[vorlage.art]?.abschnitte ?? []).flatMap(({ id, pflicht }): [string, Block[]][] => {
      const text = vorlage.abschnitte[id]
      if (text !== undefined) return [[id, fromMarkup(text)]]
      return pflicht === 'pflicht' && !vorlage.fehlt.includes(id) ? [[id, paragraphs(PLATZHALTER)]] : []
    })
    return {
      betreff: vorlage.betreff,
      ...(vorlage.einleitung !== undefined && { einleitung: vorlage.einleitung }),
      beschlusspunkte: vorlage.beschlusspunkte.map(({ text, art, termin, genehmigungspflichtig }) => ({
        text: fromMarkup(text),
        art,
        ...(termin !== undefined && { termin }),
        ...(genehmigungspflichtig !== undefined && { genehmigungspflichtig }),
      })),
      abschnitte: Object.fromEntries(abschnitte),
      finanziell: finanziell(vorlage.finanziell),
    }
  }
}

/** The group that acts first. */
const antragstellerIn = ({ schritte }: Fall): string | undefined =>
  schritte.flatMap((schritt) => ('als' in schritt ? (/^antragsteller:([^#]+)/.exec(schritt.als)?.[1] ?? []) : []))[0]

/** The head of a paper beside its text. */
const kopf = (vorlage: FallVorlage): Record<string, unknown> => ({
  beratungsfolge: vorlage.beratungsfolge.map(({ gremium, rolle, oeffentlich, parallel }) => ({
    gremium,
    rolle,
    ...(parallel !== undefined && { parallel }),
    oeffentlich: oeffentlich ?? (gremium !== 'hvb' && vorlage.oeffentlich),
  })),
  oeffentlich: vorlage.oeffentlich,
  ...(!vorlage.oeffentlich && { nichtoeffentlichGrund: vorlage.nichtoeffentlich_grund }),
  dringlich: vorlage.dringlich,
  mehrheit: vorlage.mehrheit,
  mitzeichnung: vorlage.mitzeichnung,
})

function finanziell(angabe: FallVorlage['finanziell']): Inhalt['finanziell'] {
  if (angabe === 'keine') return 'keine'
  const { text, ...betrag } = angabe
  return { ...betrag, ...(text !== undefined && { text: fromMarkup(text) }) }
}

/** Fourteen days before the session, or now if that has passed. */
export const ladungstag = (sitzungAm: string, heute: string): string => {
  const tag = addDays(sitzungAm.slice(0, 10), -14)
  return tag > heute ? tag : heute
}
