/** Which session takes a paper, and when an earlier deliberation stands in the way. */
import { describe, expect, test } from '@jest/globals'
import { withProfil } from '../../src/cli/fall/fallprofil.ts'
import type { Payload, Ref } from '../../workflows/aggregate.ts'
import { ASV, DIENST, RAT, S, Stage, station, V, VORSITZ } from './stage.ts'
import { unterRecht } from './anderes-profil.ts'

const W: Ref = { art: 'vorlage', id: 'w' }
const BEIDE = { beratungsfolge: [station(ASV, 'vorberatung'), station(RAT, 'entscheidung')] }
const aufTo = (beratung: string, sitzung: string, more: object = {}): Payload => ({
  type: 'AUF_TO_SETZEN',
  station: beratung,
  sitzung,
  ...more,
})

/** Another paper of the Stadtrat, released and urgent. */
const zweite = (stage: Stage): Promise<void> => stage.releaseAnother(W, { dringlich: true })

describe('a session', () => {
  test('that runs past midnight still takes an urgent paper', async () => {
    const stage = new Stage()
    await stage.running()
    await zweite(stage)
    stage.world.uhr.set('2026-04-15T22:30:00.000Z')
    await stage.send(W, aufTo('s1', S.id), DIENST)
    expect((await stage.stand(W)).stationen[0]?.zustand).toBe('auf_tagesordnung')
  })

  test('of another town takes none', async () => {
    const stage = new Stage()
    await stage.bodies()
    await stage.released()
    const kiel = { ...DIENST, id: 'konto-kiel', profil: 'kiel' }
    const planen = { type: 'SITZUNG_PLANEN', profil: 'kiel', gremium: 'ratsversammlung', am: '2026-04-15T16:00', ort: 'Saal', tops: [] }
    await stage.send({ art: 'sitzung', id: 'kiel-1' }, planen, kiel)
    const gruende = await stage.refusal(V, { type: 'TERMINIEREN', station: 's1', sitzung: 'kiel-1' }, DIENST)
    expect(gruende.map(({ code }) => code)).toEqual(['SITZUNG_UNBEKANNT'])
  })

  test('is remembered with the revision in which its date was seen', async () => {
    const stage = new Stage()
    await stage.bodies()
    await stage.released()
    await stage.plan()
    await stage.send(S, { type: 'SITZUNG_AENDERN', ort: 'Aula' }, DIENST)
    const rev = (await stage.world.engine.read(S))?.head.rev
    await stage.send(V, { type: 'TERMINIEREN', station: 's1', sitzung: S.id }, DIENST)
    expect(stage.last('TERMINIEREN')?.befund).toMatchObject({ sitzungAm: '2026-04-15T16:00', sitzungRev: rev })
  })

  test('that is invited takes an urgent paper later than the others, and the record says so', async () => {
    const stage = new Stage()
    await stage.onAgenda()
    expect(stage.last('AUF_TO_SETZEN')?.befund).toMatchObject({ geladen: false })
    await stage.send(S, { type: 'LADUNG_VERSENDEN' }, DIENST)
    await zweite(stage)
    await stage.send(W, aufTo('s1', S.id), DIENST)
    expect(stage.last('AUF_TO_SETZEN')?.befund).toMatchObject({ geladen: true })
  })
})

describe('an earlier deliberation', () => {
  /** The committee meets at that time, the Stadtrat on 15.04.2026 at four. */
  const vorgesehen = async (am: string, known?: ReturnType<typeof withProfil>): Promise<Stage> => {
    const stage = new Stage(known)
    await stage.bodies()
    await stage.released(BEIDE)
    await stage.plan()
    await stage.plan('asv', ASV, am)
    await stage.send(V, { type: 'TERMINIEREN', station: 's1', sitzung: 'asv' }, DIENST)
    return stage
  }
  const warum = async (stage: Stage): Promise<unknown> =>
    (await stage.refusal(V, aufTo('s2', S.id), DIENST)).map(({ code, norm }) => [code, norm])

  test.each(['2026-04-15T16:00', '2026-04-15T17:00', '2026-05-20T16:00'])('planned for %s comes too late', async (am) => {
    const stage = await vorgesehen(am)
    expect(await warum(stage)).toEqual([['FRUEHERE_BERATUNG_OFFEN', undefined]])
    await stage.send(V, aufTo('s2', S.id, { aufVerlangen: 'hvb', grund: 'Es eilt' }), VORSITZ)
  })

  test('planned for an hour before is in time', async () => {
    const stage = await vorgesehen('2026-04-15T15:00')
    await stage.send(V, aufTo('s2', S.id), DIENST)
    expect((await stage.stand()).stationen[1]?.zustand).toBe('auf_tagesordnung')
  })

  test('has its norm in Schleswig-Holstein', async () => {
    const stage = await vorgesehen('2026-05-20T16:00', unterRecht('SH', 'SH-GO'))
    expect(await warum(stage)).toEqual([['FRUEHERE_BERATUNG_OFFEN', '§ 34 GO SH']])
  })
})
