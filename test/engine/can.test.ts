import { describe, expect, test } from '@jest/globals'
import type { Akteur } from '../../workflows/akteur.ts'
import type { Moeglichkeit } from '../../src/engine/can.ts'
import { amt, AUTOR, DIENST, HVB, S, SCHRIFT, Stage, V, VORSITZ } from '../workflows/stage.ts'

async function alle(stage: Stage, akteur: Akteur, ref = V): Promise<Moeglichkeit[]> {
  const read = await stage.world.engine.read(ref)
  if (read === null) throw new Error('NOT_STORED')
  return stage.world.engine.canAll(read, akteur)
}

const moegliche = async (stage: Stage, akteur: Akteur, ref = V): Promise<string[]> =>
  (await alle(stage, akteur, ref)).filter(({ moeglich }) => moeglich).map(({ ereignis }) => ereignis)

async function eine(stage: Stage, akteur: Akteur, ereignis: string): Promise<Moeglichkeit | undefined> {
  return (await alle(stage, akteur)).find((moeglichkeit) => moeglichkeit.ereignis === ereignis)
}

describe('what somebody can do', () => {
  test('names each step of the role with every reason, its norm and where it is mended', async () => {
    const stage = new Stage()
    await stage.draft({ oeffentlich: false, inhalt: { betreff: 'Unfertig', beschlusspunkte: [], abschnitte: {}, finanziell: null } })
    const einreichen = await eine(stage, AUTOR, 'EINREICHEN')
    expect(einreichen).toMatchObject({ gegenstand: null, moeglich: false })
    const codes = einreichen?.gruende.map(({ code }) => code) ?? []
    expect(codes.length).toBeGreaterThan(2)
    expect(einreichen?.gruende.every(({ satz, abhilfe }) => satz !== '' && abhilfe !== undefined)).toBe(true)
    expect(await stage.refusal(V, { type: 'EINREICHEN' }, AUTOR)).toEqual(einreichen?.gruende)
  })

  test('leaves out what the role may never do, and says so when asked', async () => {
    const stage = new Stage()
    await stage.draft()
    expect(await eine(stage, HVB, 'EINREICHEN')).toBeUndefined()
    const read = await stage.world.engine.read(V)
    if (read === null) throw new Error('NOT_STORED')
    const gefragt = await stage.world.engine.can(read, HVB, { type: 'EINREICHEN' })
    expect(gefragt).toMatchObject({ moeglich: false, gruende: [{ code: 'NICHT_BERECHTIGT' }] })
  })

  test('answers for each station by itself: a form that is still empty is no obstacle', async () => {
    const stage = new Stage()
    await stage.onAgenda()
    const jeStation = (await alle(stage, DIENST)).filter(({ gegenstand }) => gegenstand?.art === 'station')
    const auf = jeStation.find(({ ereignis }) => ereignis === 'AUF_TO_SETZEN')
    expect(auf).toMatchObject({ gegenstand: { art: 'station', wert: 's1' }, moeglich: false })
    expect(auf?.gruende.map(({ code }) => code)).toEqual(['STATION_IN_ANDEREM_STAND'])
    expect(jeStation.find(({ ereignis }) => ereignis === 'ABSETZEN')).toMatchObject({ moeglich: true, gruende: [] })
  })

  test('holds back no step that the way of a paper then takes', async () => {
    const stage = new Stage()
    await stage.bodies()
    await stage.draft({ beratungsfolge: [{ gremium: 'stadtrat', rolle: 'entscheidung', oeffentlich: true }] })
    expect(await moegliche(stage, AUTOR)).toContain('EINREICHEN')
    await stage.send(V, { type: 'EINREICHEN' }, AUTOR)
    expect(await moegliche(stage, HVB)).toContain('FREIGEBEN_HVB')
    await stage.send(V, { type: 'FREIGEBEN_HVB', personendatenGeprueft: true }, HVB)
    await stage.plan()
    expect(await moegliche(stage, DIENST)).toEqual(expect.arrayContaining(['TERMINIEREN', 'AUF_TO_SETZEN', 'ZURUECKZIEHEN']))
    await stage.send(V, { type: 'AUF_TO_SETZEN', station: 's1', sitzung: S.id }, DIENST)
    expect(await moegliche(stage, DIENST, S)).toEqual(expect.arrayContaining(['LADUNG_VERSENDEN', 'TOP_ANLEGEN']))
    await stage.send(S, { type: 'LADUNG_VERSENDEN' }, DIENST)
    stage.world.uhr.set('2026-04-15T14:00:00.000Z')
    expect(await moegliche(stage, VORSITZ)).not.toContain('AUFRUFEN')
    await stage.send(S, { type: 'SITZUNG_EROEFFNEN', anwesend: 21 }, VORSITZ)
    expect(await moegliche(stage, VORSITZ)).toContain('AUFRUFEN')
    await stage.send(V, { type: 'AUFRUFEN', station: 's1' }, VORSITZ)
    expect(await moegliche(stage, VORSITZ)).toEqual(expect.arrayContaining(['ERGEBNIS_ERFASSEN', 'VERTAGEN']))
    await stage.send(V, { type: 'ERGEBNIS_ERFASSEN', station: 's1', ergebnis: 'beschlossen', abstimmung: { ja: 14, nein: 7 } }, VORSITZ)
    expect(await moegliche(stage, VORSITZ)).not.toContain('ERGEBNIS_BESTAETIGEN')
    expect(await moegliche(stage, SCHRIFT)).toContain('ERGEBNIS_BESTAETIGEN')
    await stage.send(V, { type: 'ERGEBNIS_BESTAETIGEN', station: 's1' }, SCHRIFT)
    expect(await moegliche(stage, HVB)).toContain('WIDERSPRUCH_EINLEGEN')
    expect(await moegliche(stage, amt('sachbearbeitung', 'stadtplanung'))).toContain('SACHSTAND_MELDEN')
    stage.world.uhr.set('2026-09-01T08:00:00.000Z')
    const read = await stage.world.engine.read(V)
    if (read === null) throw new Error('NOT_STORED')
    const widerspruch = { type: 'WIDERSPRUCH_EINLEGEN', grund: 'recht', begruendung: 'Zu spät.' }
    const zuSpaet = await stage.world.engine.can(read, HVB, widerspruch)
    expect(zuSpaet.gruende.map(({ norm }) => norm)).toEqual(['§ 65 Abs. 3 KVG LSA'])
    expect(stage.world.errors).toEqual([])
  })
})
