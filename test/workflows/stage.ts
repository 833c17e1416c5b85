/** A town in memory whose papers and sessions are driven through the real command path, for tests of rules. */
import type { Aggregatart, Parts, Payload, Ref } from '../../workflows/aggregate.ts'
import type { Akteur, Amt, Funktion } from '../../workflows/akteur.ts'
import { gremiumId } from '../../workflows/gremium/machine.ts'
import { sitzungStand, type SitzungStand } from '../../workflows/sitzung/stand.ts'
import { paragraphs } from '../../workflows/text/blocks.ts'
import { vorlageStand, type VorlageStand } from '../../workflows/vorlage/stand.ts'
import type { Grund } from '../../workflows/rule.ts'
import type { EventRecord } from '../../src/engine/ports.ts'
import { memoryWorld, type MemoryWorld } from '../setup/memory-world.ts'
import { noteRefused } from './ablehnungen.ts'
import { WATCHED } from './normen.ts'

/** Stadtentwicklung prepares, the Stadtrat decides. */
export const ASV = 'stadtentwicklung'
export const RAT = 'stadtrat'

export const amt = (name: Amt, stelle?: string, profil = 'musterstadt'): Akteur => ({
  id: `konto-${name}`,
  profil,
  aemter: [stelle === undefined ? { amt: name } : { amt: name, stelle }],
  sitze: [],
})

export const sitz = (funktion: Funktion, gremium: string): Akteur => ({
  id: `konto-${funktion}-${gremium}`,
  profil: 'musterstadt',
  aemter: [],
  person: `${funktion}-${gremium}`,
  sitze: [{ gremium, funktion }],
})

export const AUTOR = amt('sachbearbeitung', 'stadtplanung')
export const DIENST = amt('sitzungsdienst')
export const HVB = amt('hvb')
export const VORSITZ = sitz('vorsitz', RAT)
export const SCHRIFT = sitz('schriftfuehrung', RAT)

export const V: Ref = { art: 'vorlage', id: 'v' }
/** The session of the Stadtrat that most steps are about. */
export const S: Ref = { art: 'sitzung', id: 'rat' }

const gremiumRef = (gremium: string): Ref => ({ art: 'gremium', id: gremiumId('musterstadt', gremium) })

export const inhalt = (changes: object = {}): object => ({
  betreff: 'Bäume für den Marktplatz',
  beschlusspunkte: [{ text: paragraphs('Die Verwaltung pflanzt zwölf Bäume.'), art: 'auftrag', termin: '2026-12-31' }],
  abschnitte: { sachverhalt: paragraphs('Der Platz ist im Sommer zu heiß.') },
  finanziell: 'keine',
  ...changes,
})

export const station = (gremium: string, rolle: string): object => ({ gremium, rolle, oeffentlich: true })

/** A paper of the Stadtrat alone, saved as a draft. */
export const anlegen = (changes: object = {}): Payload => ({
  type: 'ANLEGEN',
  profil: 'musterstadt',
  art: 'beschlussvorlage',
  federfuehrung: 'stadtplanung',
  inhalt: inhalt(),
  beratungsfolge: [station(RAT, 'entscheidung')],
  oeffentlich: true,
  ...changes,
})

export const aendern = (changes: object = {}): Payload => ({
  type: 'AENDERN',
  inhalt: inhalt({ betreff: 'Mehr Bäume' }),
  beratungsfolge: [station(RAT, 'entscheidung')],
  oeffentlich: true,
  ...changes,
})

export class Stage {
  readonly world: MemoryWorld
  #commands = 0

  /** @param known the aggregates, under other profiles where a test needs another law */
  constructor(known: Parameters<typeof memoryWorld>[0] = WATCHED) {
    this.world = memoryWorld(known)
  }

  /** Sends a command and lets what follows from it run. */
  async send(ref: Ref, event: Payload, akteur: Akteur): Promise<void> {
    this.#commands += 1
    await this.world.engine.execute({ commandId: `stage-${this.#commands}`, ref, event }, akteur)
    await this.world.engine.relay.sweep()
    await this.world.worker.runDue()
  }

  /** Sends commands of one person to one aggregate. */
  async sendAll(ref: Ref, akteur: Akteur, ...events: Payload[]): Promise<void> {
    for (const event of events) await this.send(ref, event, akteur)
  }

  /** The unmet conditions of a command that must be refused; nothing else may have changed. */
  async refusal(ref: Ref, event: Payload, akteur: Akteur): Promise<readonly Grund[]> {
    const before = this.dump()
    try {
      await this.send(ref, event, akteur)
    } catch (error) {
      const { code, details, sentence } = error as { code?: string; sentence?: string; details?: { gruende?: readonly Grund[] } }
      if (this.dump() !== before) throw new Error('REFUSED_BUT_CHANGED', { cause: error })
      if (code === undefined) throw error
      noteRefused(details?.gruende ?? [])
      return details?.gruende ?? [{ code, satz: sentence ?? '' }]
    }
    throw new Error(`ACCEPTED ${event.type}`)
  }

  /** Codes of those conditions. */
  async codes(ref: Ref, event: Payload, akteur: Akteur): Promise<string[]> {
    return (await this.refusal(ref, event, akteur)).map(({ code }) => code)
  }

  dump(): string {
    return JSON.stringify([this.world.store.heads(), this.world.store.allEvents()])
  }

  async stand(ref: Ref = V): Promise<VorlageStand> {
    return vorlageStand((await this.#read(ref)).parts)
  }

  async sitzung(ref: Ref = S): Promise<SitzungStand> {
    return sitzungStand((await this.#read(ref)).parts)
  }

  async #read(ref: Ref): Promise<{ parts: Parts }> {
    const read = await this.world.engine.read(ref)
    if (read === null) throw new Error(`NOT_STORED ${ref.id}`)
    return read
  }

  /** Types of the stored events of one aggregate, oldest first. */
  history(art: Aggregatart, id: string): string[] {
    return this.world.store
      .allEvents()
      .filter((event) => event.aggregat === `${art}/${id}`)
      .map((event) => event.type)
  }

  /** The newest event of that type. */
  last(type: string): EventRecord | undefined {
    return this.world.store.allEvents().findLast((event) => event.type === type)
  }

  async bodies(): Promise<void> {
    for (const [gremium, gesetzlicheZahl] of [
      [ASV, 11],
      [RAT, 41],
    ] as const) {
      await this.send(gremiumRef(gremium), { type: 'GREMIUM_EINRICHTEN', profil: 'musterstadt', gremium, gesetzlicheZahl }, DIENST)
      const seat = { type: 'SITZ_BESETZEN', person: `mitglied-${gremium}`, funktion: 'mitglied', stimmrecht: true, von: '2020-01-01' }
      await this.send(gremiumRef(gremium), seat, DIENST)
    }
  }

  draft(changes: object = {}, akteur = AUTOR): Promise<void> {
    return this.send(V, anlegen({ beratungsfolge: [station(ASV, 'vorberatung'), station(RAT, 'entscheidung')], ...changes }), akteur)
  }

  /** A draft that only the head of administration has yet to release; by default the Stadtrat alone decides. */
  async submitted(changes: object = {}): Promise<void> {
    await this.draft({ beratungsfolge: [station(RAT, 'entscheidung')], ...changes })
    await this.send(V, { type: 'EINREICHEN' }, AUTOR)
  }

  /** Offices that the profile asks agree. */
  async #cosigned(): Promise<void> {
    const { zustand, mitzeichnungen } = await this.stand()
    if (zustand !== 'mitzeichnung') return
    for (const { context } of mitzeichnungen) {
      const event = { type: 'MITZEICHNEN', stelle: context.stelle, votum: 'gezeichnet' }
      await this.send(V, event, amt('mitzeichnung', context.stelle))
    }
    await this.send(V, { type: 'MITZEICHNUNG_ABSCHLIESSEN' }, AUTOR)
  }

  async released(changes: object = {}): Promise<void> {
    await this.submitted(changes)
    await this.#cosigned()
    await this.send(V, { type: 'FREIGEBEN_HVB', personendatenGeprueft: true }, HVB)
  }

  /** Another paper, that nobody has to co-sign. */
  async releaseAnother(ref: Ref, changes: object = {}): Promise<void> {
    await this.sendAll(ref, AUTOR, anlegen(changes), { type: 'EINREICHEN' })
    await this.send(ref, { type: 'FREIGEBEN_HVB', personendatenGeprueft: true }, HVB)
  }

  plan(id = S.id, gremium = RAT, am = '2026-04-15T16:00'): Promise<void> {
    return this.send({ art: 'sitzung', id }, { type: 'SITZUNG_PLANEN', profil: 'musterstadt', gremium, am, ort: 'Saal', tops: [] }, DIENST)
  }

  async onAgenda(changes: object = {}): Promise<void> {
    await this.bodies()
    await this.released(changes)
    await this.plan()
    await this.send(V, { type: 'AUF_TO_SETZEN', station: 's1', sitzung: S.id }, DIENST)
  }

  async invited(changes: object = {}): Promise<void> {
    await this.onAgenda(changes)
    await this.send(S, { type: 'LADUNG_VERSENDEN' }, DIENST)
  }

  async running(changes: object = {}): Promise<void> {
    await this.invited(changes)
    this.world.uhr.set('2026-04-15T14:00:00.000Z')
    await this.send(S, { type: 'SITZUNG_EROEFFNEN', anwesend: 21 }, VORSITZ)
  }

  async calledUp(changes: object = {}): Promise<void> {
    await this.running(changes)
    await this.send(V, { type: 'AUFRUFEN', station: 's1' }, VORSITZ)
  }

  /** Called up in the committee, all of whose eleven members are there; what it prepares the Stadtrat decides. */
  async calledUpInCommittee(rolle: 'vorberatung' | 'entscheidung' = 'vorberatung'): Promise<void> {
    const vorsitz = sitz('vorsitz', ASV)
    await this.bodies()
    await this.released({ beratungsfolge: [station(ASV, rolle), ...(rolle === 'vorberatung' ? [station(RAT, 'entscheidung')] : [])] })
    await this.plan(S.id, ASV)
    await this.send(V, { type: 'AUF_TO_SETZEN', station: 's1', sitzung: S.id }, DIENST)
    await this.send(S, { type: 'LADUNG_VERSENDEN' }, DIENST)
    this.world.uhr.set('2026-04-15T14:00:00.000Z')
    await this.send(S, { type: 'SITZUNG_EROEFFNEN', anwesend: 11 }, vorsitz)
    await this.send(V, { type: 'AUFRUFEN', station: 's1' }, vorsitz)
  }

  async recorded(changes: object = {}): Promise<void> {
    await this.calledUp(changes)
    await this.send(V, ergebnis(), VORSITZ)
  }

  async confirmed(changes: object = {}): Promise<void> {
    await this.recorded(changes)
    await this.send(V, { type: 'ERGEBNIS_BESTAETIGEN', station: 's1' }, SCHRIFT)
  }
}

export const ergebnis = (changes: object = {}): Payload => ({
  type: 'ERGEBNIS_ERFASSEN',
  station: 's1',
  ergebnis: 'beschlossen',
  abstimmung: { ja: 14, nein: 7 },
  ...changes,
})
