/** Settings of a profile whose doubt the domain marks: each changes what is refused. */
import { describe, expect, test } from '@jest/globals'
import type { Payload, Situation } from '../../workflows/aggregate.ts'
import { definition } from '../../workflows/vorlage/definition.ts'
import type { Profil } from '../../workflows/profile/profil.ts'
import type { Grund } from '../../workflows/rule.ts'
import { localDate } from '../../workflows/recht/kalender.ts'
import { profil } from '../../workflows/profile/index.ts'
import { ASV, DIENST, ergebnis, RAT, S, SCHRIFT, Stage, station, V, VORSITZ } from './stage.ts'

const MUSTERSTADT = profil('musterstadt')
const mitSchaltern = (schalter: Partial<Profil['schalter']>): Profil => ({
  ...MUSTERSTADT,
  schalter: { ...MUSTERSTADT.schalter, ...schalter },
})

/** Why an event would be refused under another profile. */
async function gruende(stage: Stage, event: Payload, body: Profil): Promise<readonly Grund[]> {
  const read = await stage.world.engine.read(V)
  const sitzung = await stage.world.engine.read(S)
  if (read === null || sitzung === null) throw new Error('NOT_STORED')
  const zeugen = { sitzung: { id: S.id, rev: sitzung.head.rev, parts: sitzung.parts } }
  const situation = {
    ref: V,
    parts: read.parts,
    zeugen,
    profil: body,
    akteur: VORSITZ,
    heute: localDate(stage.world.uhr.now()),
  } as unknown as Situation
  return definition.grounds(situation, event, false)
}

describe('settings of the profile', () => {
  test('let an item be called up without an earlier result only where the body allows it', async () => {
    const stage = new Stage()
    await stage.bodies()
    await stage.released({ beratungsfolge: [station(ASV, 'vorberatung'), station(RAT, 'entscheidung')] })
    await stage.plan()
    await stage.plan('asv', ASV, '2026-04-14T16:00')
    await stage.send(V, { type: 'AUF_TO_SETZEN', station: 's1', sitzung: 'asv' }, DIENST)
    await stage.send(V, { type: 'AUF_TO_SETZEN', station: 's2', sitzung: S.id }, DIENST)
    await stage.send(S, { type: 'LADUNG_VERSENDEN' }, DIENST)
    stage.world.uhr.set('2026-04-15T14:00:00.000Z')
    await stage.send(S, { type: 'SITZUNG_EROEFFNEN', anwesend: 21 }, VORSITZ)
    const aufrufen = { type: 'AUFRUFEN', station: 's2', ohneVorberatung: 'Der Ausschuss wurde nicht fertig.' }
    expect(await gruende(stage, aufrufen, MUSTERSTADT)).toEqual([])
    const streng = mitSchaltern({ ohneVorberatung: { wert: false, sicherheit: 'belegt' } })
    expect((await gruende(stage, aufrufen, streng)).map(({ code }) => code)).toEqual(['VORBERATUNG_FEHLT'])
  })

  test('let a paper be withdrawn until its vote, or only until its call-up', async () => {
    const stage = new Stage()
    await stage.calledUp()
    const zurueckziehen = { type: 'ZURUECKZIEHEN', grund: 'Überholt' }
    expect(await gruende(stage, zurueckziehen, MUSTERSTADT)).toEqual([])
    const frueh = mitSchaltern({ zurueckziehenBis: { wert: 'aufruf', sicherheit: 'belegt' } })
    expect((await gruende(stage, zurueckziehen, frueh)).map(({ code }) => code)).toEqual(['BERATUNG_BEGONNEN'])
  })
})

describe('a vote without a meeting', () => {
  test('in Sachsen-Anhalt is adopted unless somebody objects, and refused as adopted otherwise', async () => {
    const stage = new Stage()
    await stage.calledUp()
    const umlauf = (nein: number): Payload => ergebnis({ abstimmung: { ja: 20, nein, modus: 'umlauf' } })
    const abgelehnt = await stage.refusal(V, umlauf(1), VORSITZ)
    expect(abgelehnt.map(({ code, satz }) => [code, satz])).toEqual([
      ['ERGEBNIS_WIDERSPRICHT_STIMMEN', expect.stringContaining('Widerspruch, nicht angenommen')],
    ])
    await stage.send(V, umlauf(0), VORSITZ)
    expect((await stage.stand()).stationen[0]?.context.ergebnis?.befund.mehrheit).toBe('ohne_widerspruch')
  })

  test('is refused with its norm where no law provides it, and so is a secret vote on a matter', async () => {
    const stage = new Stage()
    await stage.calledUp()
    const kiel = { ...MUSTERSTADT, land: 'SH', rechtsbereich: 'SH-GO' } as const
    const mit = async (modus: string): Promise<(string | undefined)[]> =>
      (await gruende(stage, { ...ergebnis(), abstimmung: { ja: 14, nein: 7, enthaltung: 0, ungueltig: 0, modus } }, kiel)).map(
        ({ code, norm }) => `${code} ${norm}`,
      )
    expect(await mit('umlauf')).toEqual(['ABSTIMMUNGSART_UNZULAESSIG § 39 GO SH'])
    expect(await mit('geheim')).toEqual(['ABSTIMMUNGSART_UNZULAESSIG § 39 Abs. 2 GO SH'])
    expect(await mit('namentlich')).toEqual([])
  })

  test('with a qualified majority needs numbers to be confirmed', async () => {
    const stage = new Stage()
    await stage.calledUp()
    await stage.send(V, ergebnis({ abstimmung: { ohneZahlen: 'einstimmig', modus: 'umlauf' } }), VORSITZ)
    const nein = await stage.refusal(V, { type: 'ERGEBNIS_BESTAETIGEN', station: 's1' }, SCHRIFT)
    expect(nein.map(({ code }) => code)).toContain('ZAHLEN_FEHLEN')
  })
})
