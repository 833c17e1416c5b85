/** In the hall, at the edges: which items can be closed to the public, which breach of bias counts, and what the session has yet to take over. */
import { describe, expect, test } from '@jest/globals'
import type { Payload, Ref } from '../../workflows/aggregate.ts'
import { SYSTEM, type Akteur } from '../../workflows/akteur.ts'
import type { Rechtsbereich } from '../../workflows/recht/regelwerk.ts'
import { ASV, DIENST, ergebnis, RAT, S, SCHRIFT, sitz, Stage, station, V, VORSITZ } from './stage.ts'
import { unterRecht, type Definitionen } from './anderes-profil.ts'

const NRW = (rechtsbereich: Rechtsbereich): Definitionen => unterRecht('NRW', rechtsbereich)
const codes = async (stage: Stage, event: Payload, akteur: Akteur = DIENST): Promise<string[]> =>
  (await stage.refusal(V, event, akteur)).map(({ code, satz }) => (code === 'NOCH_NICHT_UEBERNOMMEN' ? satz.split(' wird')[0] : code) ?? '')

describe('closed to the public are', () => {
  const ausschliessen = (...stationen: string[]): Payload => ({ type: 'OEFFENTLICHKEIT_AUSSCHLIESSEN', stationen })

  /** Two bodies meet at the same time, both with the paper on their agenda. */
  const beide = async (): Promise<Stage> => {
    const stage = new Stage()
    await stage.bodies()
    await stage.released({ beratungsfolge: [station(ASV, 'vorberatung'), station(RAT, 'entscheidung')] })
    const sitzungen = [
      ['asv', ASV, 's1'],
      [S.id, RAT, 's2'],
    ] as const
    for (const [id, gremium, beratung] of sitzungen) {
      await stage.plan(id, gremium, gremium === ASV ? '2026-04-15T15:00' : '2026-04-15T16:00')
      await stage.send(V, { type: 'AUF_TO_SETZEN', station: beratung, sitzung: id }, DIENST)
      await stage.send({ art: 'sitzung', id }, { type: 'LADUNG_VERSENDEN' }, DIENST)
    }
    stage.world.uhr.set('2026-04-15T14:00:00.000Z')
    for (const [id, gremium] of sitzungen)
      await stage.send({ art: 'sitzung', id }, { type: 'SITZUNG_EROEFFNEN', anwesend: 9 }, sitz('vorsitz', gremium))
    return stage
  }

  test('items of one session, not of two', async () => {
    const stage = await beide()
    expect(await codes(stage, ausschliessen('s1', 's2'))).toEqual(['NICHT_AUF_DER_TAGESORDNUNG'])
    await stage.send(V, ausschliessen('s2'), DIENST)
    expect((await stage.stand()).stationen.map(({ context }) => context.oeffentlich)).toEqual([true, false])
    expect(stage.last('OEFFENTLICHKEIT_AUSSCHLIESSEN')?.befund).toMatchObject({ angenommen: true, rechnung: '', sitzung: S.id })
  })

  test('items that are there, and not voted on', async () => {
    const stage = await beide()
    expect(await codes(stage, ausschliessen('s2', 's9'))).toEqual(['NICHT_AUF_DER_TAGESORDNUNG'])
    await stage.sendAll(
      V,
      sitz('vorsitz', ASV),
      { type: 'AUFRUFEN', station: 's1' },
      ergebnis({ ergebnis: 'empfohlen', abstimmung: { ja: 9 } }),
    )
    expect(await codes(stage, ausschliessen('s1'))).toEqual(['NICHT_AUF_DER_TAGESORDNUNG'])
  })

  test('nothing before the session knows who may listen to the item', async () => {
    const stage = new Stage()
    await stage.running()
    const entschieden = { type: 'OEFFENTLICHKEIT_ENTSCHIEDEN', vorlage: V.id, stationen: ['s1'], oeffentlich: false, beschluss: null }
    await stage.send(S, entschieden, SYSTEM)
    expect(await codes(stage, ausschliessen('s1'))).toEqual(['Der Punkt'])
  })
})

describe('a breach of the rules on bias', () => {
  const einleiten = (anzahl: number): Payload => ({
    type: 'PRUEFUNG_EINLEITEN',
    station: 's1',
    anzahl,
    begruendung: 'Vorstand des Vereins',
  })
  const entschieden = async (ausgang: object, changes: object, known?: Definitionen): Promise<Stage> => {
    const stage = new Stage(known)
    await stage.calledUp(changes)
    await stage.send(V, ergebnis(ausgang), VORSITZ)
    await stage.send(V, { type: 'ERGEBNIS_BESTAETIGEN', station: 's1' }, SCHRIFT)
    return stage
  }
  const ABGELEHNT = { ergebnis: 'abgelehnt', abstimmung: { ja: 7, nein: 14 } }
  const ABSOLUT = { mehrheit: 'absolut_anwesend' }

  test.each([
    ['14 to 7, six of them too many', {}, {}, 6],
    ['rejected by 7 to 14, seven of them too many', ABGELEHNT, {}, 7],
    ['14 of 21 present, four of them too many', {}, ABSOLUT, 4],
  ])('does not count in Nordrhein-Westfalen where it was not decisive: %s', async (_, ausgang, changes, anzahl) => {
    expect(await codes(await entschieden(ausgang, changes, NRW('NRW-GO')), einleiten(anzahl))).toEqual(['NICHT_ENTSCHEIDEND'])
  })

  test.each([
    ['14 to 7, seven of them too many', {}, {}, 7],
    ['rejected by 7 to 14, eight of them too many', ABGELEHNT, {}, 8],
    ['14 of 21 present, seven of them too many', {}, ABSOLUT, 7],
    ['without counts', { abstimmung: { ohneZahlen: 'einstimmig' } }, {}, 1],
  ])('counts there where it was: %s', async (_, ausgang, changes, anzahl) => {
    const stage = await entschieden(ausgang, changes, NRW('NRW-GO'))
    await stage.send(V, einleiten(anzahl), DIENST)
    expect((await stage.stand()).context.pruefungen).toHaveLength(1)
  })

  test('counts elsewhere in any case, and the record says whether it was decisive', async () => {
    for (const [anzahl, entscheidend] of [
      [6, false],
      [7, true],
    ] as const) {
      const stage = await entschieden({}, {})
      await stage.send(V, einleiten(anzahl), DIENST)
      expect(stage.last('PRUEFUNG_EINLEITEN')?.befund).toMatchObject({ entscheidend, norm: '§ 33 KVG LSA' })
    }
  })

  test('is raised within the period of the law, counted from the session', async () => {
    const stage = await entschieden({}, {}, NRW('NRW-KRO'))
    stage.world.uhr.set('2026-10-16T08:00:00.000Z')
    expect(await codes(stage, einleiten(14))).toEqual(['VERFRISTET'])
    const amLetztenTag = await entschieden({}, {}, NRW('NRW-KRO'))
    amLetztenTag.world.uhr.set('2026-10-15T08:00:00.000Z')
    await amLetztenTag.send(V, einleiten(14), DIENST)
  })
})

describe('a step waits until the session has taken over', () => {
  const top = (type: string, changes: object = {}): Payload => ({ type, vorlage: V.id, station: 's1', ...changes })
  const ausgang = (wert: string): Payload => top('TOP_ERGEBNIS', { ausgang: wert, abstimmung: null, anwesenheitStand: null })
  const bestaetigen: Payload = { type: 'ERGEBNIS_BESTAETIGEN', station: 's1' }

  test.each<[string, 'running' | 'calledUp' | 'recorded', Payload, Payload, Akteur, string]>([
    ['the item, before it is called up', 'running', ausgang('vertagt'), { type: 'AUFRUFEN', station: 's1' }, VORSITZ, 'Der Punkt'],
    ['the call, before it is voted on', 'calledUp', top('TOP_ABSETZEN'), ergebnis(), VORSITZ, 'Der Aufruf'],
    ['the call, which it took for something else', 'calledUp', ausgang('vertagt'), ergebnis(), VORSITZ, 'Der Aufruf'],
    ['the result, before it is confirmed', 'recorded', ausgang('abgelehnt'), bestaetigen, SCHRIFT, 'Das Ergebnis'],
    ['the result, which it took as confirmed', 'recorded', top('TOP_BESTAETIGEN'), bestaetigen, SCHRIFT, 'Das Ergebnis'],
  ])('%s', async (_, point, gehtVor, event, akteur, was) => {
    const stage = new Stage()
    await stage[point]()
    await stage.send(S, gehtVor, SYSTEM)
    expect(await codes(stage, event, akteur)).toEqual([was])
  })
})

describe('what a session says too late is void', () => {
  const verlegt = (rev: number, sitzung = S.id): Payload => ({
    type: 'SITZUNG_VERLEGT',
    station: 's1',
    sitzung,
    am: '2026-04-15T18:00',
    rev,
  })
  const bekannt = async (stage: Stage): Promise<number> => (await stage.stand()).stationen[0]?.context.sitzungRev ?? 0

  test('an older date, the same once more, or one of another session', async () => {
    const stage = new Stage()
    await stage.invited()
    const rev = await bekannt(stage)
    for (const event of [verlegt(rev), verlegt(Math.max(1, rev - 1)), verlegt(rev + 1, 'andere')])
      expect(await codes(stage, event, SYSTEM)).toEqual(['SCHRITT_UEBERHOLT'])
    await stage.send(V, verlegt(rev + 1), SYSTEM)
    expect((await stage.stand()).stationen[0]?.context.sitzungAm).toBe('2026-04-15T18:00')
  })

  test('a refusal that comes from a session the paper has left', async () => {
    const stage = new Stage()
    await stage.onAgenda()
    const verweigert = { type: 'TOP_VERWEIGERT', station: 's1', versuch: 1, grund: 'Zu spät.' }
    const andere: Ref = { art: 'sitzung', id: 'rat2' }
    await stage.plan(andere.id, RAT, '2026-05-20T16:00')
    expect(await codes(stage, { ...verweigert, sitzung: andere.id }, SYSTEM)).toEqual(['SCHRITT_UEBERHOLT'])
    await stage.send(V, { ...verweigert, sitzung: S.id }, SYSTEM)
    expect((await stage.stand()).stationen[0]?.zustand).toBe('geplant')
  })
})
