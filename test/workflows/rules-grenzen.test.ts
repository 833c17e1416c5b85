/** Refusals at the edges: what came too late or twice, what another aggregate has yet to take over, and what a body lacks. */
import { describe, expect, test } from '@jest/globals'
import type { Payload, Ref } from '../../workflows/aggregate.ts'
import { SYSTEM, type Akteur } from '../../workflows/akteur.ts'
import { gremiumId } from '../../workflows/gremium/machine.ts'
import { paragraphs } from '../../workflows/text/blocks.ts'
import { execute } from '../../src/engine/execute.ts'
import { AUTOR, DIENST, ergebnis, HVB, inhalt, RAT, S, SCHRIFT, Stage, V, VORSITZ } from './stage.ts'
import { mitSchalter } from './anderes-profil.ts'

const G: Ref = { art: 'gremium', id: gremiumId('musterstadt', RAT) }
const ZWEI = {
  inhalt: inhalt({
    beschlusspunkte: ['Zwölf Bäume.', 'Eine Bank.'].map((text) => ({ text: paragraphs(text), art: 'auftrag', termin: '2026-12-31' })),
  }),
}
const anlage = (n: number): Payload => ({
  type: 'ANLAGE_HINZUFUEGEN',
  anlage: `a${n}`,
  hash: n.toString(16).padStart(64, '0'),
  name: `Plan ${n}.pdf`,
  typ: 'application/pdf',
  bytes: 1,
  oeffentlich: true,
})
const melden: Payload = { type: 'SACHSTAND_MELDEN', punkt: 1, status: 'erledigt' }
const besetzen: Payload = { type: 'SITZ_BESETZEN', person: `mitglied-${RAT}`, funktion: 'mitglied', stimmrecht: true, von: '2026-01-01' }
const aufnehmen: Payload = {
  type: 'TOP_AUFNEHMEN',
  vorlage: V.id,
  station: 's1',
  rolle: 'entscheidung',
  versuch: 1,
  oeffentlich: true,
  am: '2026-04-15T16:00',
}
const bis = mitSchalter('zurueckziehenBis', 'aufruf')

/** Commits and crosses over, but leaves the jobs where they are: no document is issued. */
async function withoutJobs(stage: Stage, id: string, ref: Ref, event: Payload, akteur: Akteur): Promise<void> {
  await stage.world.engine.execute({ commandId: id, ref, event }, akteur)
  await stage.world.engine.relay.sweep()
}

interface Row {
  when: string
  given: (stage: Stage) => Promise<unknown>
  ref?: Ref
  event: Payload
  als: Akteur
  code: string
  satz: RegExp
  known?: typeof bis
}

const ROWS: Row[] = [
  {
    when: 'sixty attachments are there',
    given: async (stage) => {
      await stage.draft()
      for (let n = 1; n <= 60; n += 1) await stage.send(V, anlage(n), AUTOR)
    },
    event: anlage(61),
    als: AUTOR,
    code: 'ZU_VIELE_ANLAGEN',
    satz: /Mehr als 60 Anlagen/,
  },
  {
    when: 'the paper is public already',
    given: (stage) => stage.released(),
    event: { type: 'VEROEFFENTLICHEN' },
    als: DIENST,
    code: 'SCHON_OEFFENTLICH',
    satz: /bereits veröffentlicht/,
  },
  {
    when: 'it has its number',
    given: (stage) => stage.released(),
    event: { type: 'NUMMER_ERHALTEN', jahr: 2026, lfd: 9 },
    als: SYSTEM,
    code: 'NUMMER_VORHANDEN',
    satz: /schon eine Nummer/,
  },
  {
    when: 'one of two points has no result',
    given: (stage) => stage.calledUp(ZWEI),
    event: ergebnis({ punkte: [{ nr: 1, ergebnis: 'beschlossen' }] }),
    als: VORSITZ,
    code: 'PUNKTE_UNVOLLSTAENDIG',
    satz: /jeder Beschlusspunkt/,
  },
  {
    when: 'an unchanged result brings a wording',
    given: (stage) => stage.calledUp(),
    event: ergebnis({ wortlaut: [{ nr: 1, text: paragraphs('Zehn Bäume.') }] }),
    als: VORSITZ,
    code: 'WORTLAUT_OHNE_AENDERUNG',
    satz: /geänderten Ergebnis/,
  },
  {
    when: 'the mandate is done',
    given: async (stage) => {
      await stage.confirmed(ZWEI)
      await stage.send(V, melden, AUTOR)
    },
    event: melden,
    als: AUTOR,
    code: 'PUNKT_ERLEDIGT',
    satz: /bereits abgeschlossen/,
  },
  {
    when: 'the paper was called up and the body lets it go only before',
    known: bis,
    given: (stage) => stage.calledUp(),
    event: { type: 'ZURUECKZIEHEN', grund: 'Überholt.' },
    als: HVB,
    code: 'BERATUNG_BEGONNEN',
    satz: /vor dem Aufruf/,
  },
  {
    when: 'the deadline was replaced',
    given: (stage) => stage.confirmed(),
    event: { type: 'FRIST_ABGELAUFEN', frist: 'widerspruch', stand: '999' },
    als: SYSTEM,
    code: 'FRIST_UEBERHOLT',
    satz: /gilt nicht mehr/,
  },
  {
    when: 'the paper is in another attempt',
    given: (stage) => stage.onAgenda(),
    event: { type: 'TOP_VERWEIGERT', station: 's1', versuch: 7, sitzung: S.id, grund: 'Zu spät.' },
    als: SYSTEM,
    code: 'SCHRITT_UEBERHOLT',
    satz: /neuen Anlauf/,
  },
  {
    when: 'the session has not taken the item over',
    given: async (stage) => {
      await stage.running()
      await stage.send(S, { type: 'TOP_ABSETZEN', vorlage: V.id, station: 's1' }, SYSTEM)
    },
    event: { type: 'AUFRUFEN', station: 's1' },
    als: VORSITZ,
    code: 'NOCH_NICHT_UEBERNOMMEN',
    satz: /gleich noch einmal/,
  },
  {
    when: 'the paper stands on the agenda',
    given: (stage) => stage.onAgenda(),
    ref: S,
    event: aufnehmen,
    als: SYSTEM,
    code: 'TOP_VORHANDEN',
    satz: /schon auf dieser Tagesordnung/,
  },
  {
    when: 'somebody came while it was voted on',
    given: (stage) => stage.calledUp(),
    ref: S,
    event: { type: 'TOP_ERGEBNIS', vorlage: V.id, station: 's1', ausgang: 'beschlossen', abstimmung: null, anwesenheitStand: 99 },
    als: SYSTEM,
    code: 'ANWESENHEIT_GEAENDERT',
    satz: /noch einmal/,
  },
  {
    when: 'nobody sits in the body',
    given: async (stage) => {
      await stage.released()
      await stage.plan()
      await stage.send(V, { type: 'AUF_TO_SETZEN', station: 's1', sitzung: S.id }, DIENST)
    },
    ref: S,
    event: { type: 'LADUNG_VERSENDEN' },
    als: DIENST,
    code: 'GREMIUM_OHNE_MITGLIEDER',
    satz: /keine Mitglieder/,
  },
  {
    when: 'an Auszug is still being made',
    given: async (stage) => {
      await stage.recorded()
      await withoutJobs(stage, 'confirm', V, { type: 'ERGEBNIS_BESTAETIGEN', station: 's1' }, SCHRIFT)
      await withoutJobs(stage, 'close', S, { type: 'SITZUNG_SCHLIESSEN' }, VORSITZ)
    },
    ref: S,
    event: { type: 'ERGEBNISSE_VERSENDEN' },
    als: DIENST,
    code: 'AUSZUG_FEHLT',
    satz: /noch erstellt/,
  },
  {
    when: 'its items are on their way to another session',
    given: async (stage) => {
      const next: Ref = { art: 'sitzung', id: 'rat2' }
      await stage.running()
      await stage.plan(next.id, RAT, '2026-04-20T16:00')
      await stage.send(S, { type: 'SITZUNG_UNTERBRECHEN' }, VORSITZ)
      stage.world.uhr.set('2026-04-20T08:00:00.000Z')
      const { store, clock, random, engine } = stage.world
      // Committed by a process that died before anything crossed over.
      const command = { commandId: 'lost', ref: S, event: { type: 'SITZUNG_FORTSETZEN', sitzung: next.id } }
      await execute({ store: store.events, clock, random, definitions: engine.definitions }, command, VORSITZ)
    },
    ref: S,
    event: { type: 'SITZUNG_FORTSETZEN', sitzung: 'rat2' },
    als: VORSITZ,
    code: 'UEBERGABE_LAEUFT',
    satz: /gerade an die Fortsetzung/,
  },
  {
    when: 'the person has that seat',
    given: (stage) => stage.bodies(),
    ref: G,
    event: besetzen,
    als: DIENST,
    code: 'SITZ_VORHANDEN',
    satz: /schon/,
  },
  {
    when: 'a term ends before it begins',
    given: (stage) => stage.bodies(),
    ref: G,
    event: { ...besetzen, person: 'neu', bis: '2025-12-31' },
    als: DIENST,
    code: 'ZEITRAUM',
    satz: /vor dem Beginn/,
  },
  {
    when: 'there is no such seat',
    given: (stage) => stage.bodies(),
    ref: G,
    event: { type: 'SITZ_BEENDEN', sitz: 'gibt-es-nicht', bis: '2026-12-31' },
    als: DIENST,
    code: 'SITZ_UNBEKANNT',
    satz: /Diesen Sitz/,
  },
]

describe('at the edges', () => {
  test.each(ROWS.map((row) => [row.event.type, row.when, row] as const))('%s is refused when %s', async (_, __, row) => {
    const stage = new Stage(row.known)
    await row.given(stage)
    const gruende = await stage.refusal(row.ref ?? V, row.event, row.als)
    expect(gruende.map(({ code }) => code)).toContain(row.code)
    expect(gruende.find(({ code }) => code === row.code)?.satz).toMatch(row.satz)
  })
})
