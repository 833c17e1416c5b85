import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { kiel } from '../../workflows/profile/kiel.ts'
import { magdeburg } from '../../workflows/profile/magdeburg.ts'
import { musterstadt } from '../../workflows/profile/musterstadt.ts'
import { staedteregionAachen } from '../../workflows/profile/staedteregion-aachen.ts'
import { ladungsfrist } from '../../workflows/recht/fristen.ts'
import { addDays } from '../../workflows/recht/kalender.ts'
import {
  prognose,
  prognosestationen,
  schlussFuer,
  waswaere,
  type Kalendersitzung,
  type Prognoselage,
  type Prognosestation,
} from '../../workflows/vorlage/prognose.ts'
import { Stage, V, VORSITZ } from './stage.ts'

const sitzung = (gremium: string, am: string, offen = true): Kalendersitzung => ({ id: `${gremium}-${am}`, gremium, am, offen })

const station = (id: string, gremium: string, stufe: number, more: Partial<Prognosestation> = {}): Prognosestation => ({
  id,
  gremium,
  rolle: 'vorberatung',
  stufe,
  lage: 'ohne_termin',
  am: null,
  sitzung: null,
  ...more,
})

const AUSSCHUSS = station('s1', 'stadtentwicklung', 0)
const RAT = station('s2', 'stadtrat', 1, { rolle: 'entscheidung' })

const lage = (more: Partial<Prognoselage> = {}): Prognoselage => ({
  profil: musterstadt,
  jetzt: '2026-06-01T09:00',
  sitzungen: [
    sitzung('stadtentwicklung', '2026-06-10T17:00'),
    sitzung('stadtentwicklung', '2026-06-18T17:00'),
    sitzung('stadtrat', '2026-06-18T16:00'),
    sitzung('stadtrat', '2026-06-24T16:00'),
  ],
  stationen: [RAT],
  dringlich: false,
  ...more,
})

const termine = (gegeben: Prognoselage): (string | null)[] => prognose(gegeben).stationen.map(({ am }) => am)

describe('the earliest dates of a paper', () => {
  test('are those of the first sessions whose Redaktionsschluss has not passed', () => {
    expect(prognose(lage()).entscheidung).toMatchObject({
      am: '2026-06-18T16:00',
      schluss: { art: 'redaktionsschluss', bis: '2026-06-04T12:00' },
    })
    expect(termine(lage({ jetzt: '2026-06-04T12:00' }))).toEqual(['2026-06-18T16:00'])
    expect(termine(lage({ jetzt: '2026-06-04T12:01' }))).toEqual(['2026-06-24T16:00'])
  })

  test('say what becomes of the decision when the Redaktionsschluss is missed', () => {
    expect(prognose(lage()).verpasst).toMatchObject({
      schluss: { art: 'redaktionsschluss', bis: '2026-06-04T12:00' },
      gremium: 'stadtrat',
      am: '2026-06-24T16:00',
    })
    expect(prognose(lage({ jetzt: '2026-06-09T08:00' })).verpasst).toMatchObject({ am: null })
  })

  test('keep the order: a body deliberates after the one before it, on the same day only at a later hour', () => {
    const gegeben = lage({ stationen: [AUSSCHUSS, RAT], jetzt: '2026-05-01T09:00' })
    expect(termine(gegeben)).toEqual(['2026-06-10T17:00', '2026-06-18T16:00'])
    const spaeter = { ...gegeben, sitzungen: gegeben.sitzungen.slice(1) }
    expect(termine(spaeter)).toEqual(['2026-06-18T17:00', '2026-06-24T16:00'])
    const mittags = [sitzung('stadtentwicklung', '2026-06-18T13:00'), sitzung('stadtrat', '2026-06-18T16:00')]
    expect(termine({ ...gegeben, sitzungen: mittags })).toEqual(['2026-06-18T13:00', '2026-06-18T16:00'])
  })

  test('let bodies of the same Stufe deliberate side by side, and the next one after the later of them', () => {
    const neben = station('s3', 'kulturausschuss', 0)
    const gegeben = lage({ stationen: [AUSSCHUSS, neben, RAT], jetzt: '2026-05-01T09:00' })
    const sitzungen = [sitzung('kulturausschuss', '2026-06-05T17:00'), ...gegeben.sitzungen]
    expect(termine({ ...gegeben, sitzungen })).toEqual(['2026-06-10T17:00', '2026-06-05T17:00', '2026-06-18T16:00'])
  })

  test('are unknown where the calendar ends, and after that', () => {
    const gegeben = lage({ stationen: [station('s0', 'kulturausschuss', 0), RAT] })
    expect(prognose(gegeben).stationen.map(({ art, am }) => [art, am])).toEqual([
      ['kein_termin', null],
      ['danach', null],
    ])
  })

  test('respect a session that a station is meant for, and say when it lies too early', () => {
    const zugeordnet = { ...AUSSCHUSS, lage: 'zugeordnet', am: '2026-06-18T17:00', sitzung: 'x' } as const
    expect(termine(lage({ stationen: [zugeordnet, RAT] }))).toEqual(['2026-06-18T17:00', '2026-06-24T16:00'])
    const rat = { ...RAT, lage: 'zugeordnet', am: '2026-06-18T16:00', sitzung: 'y' } as const
    expect(prognose(lage({ stationen: [zugeordnet, rat] })).stationen.map(({ zuFrueh }) => zuFrueh)).toEqual([false, true])
  })

  test('need no session for the head of administration, nor a date for what is over', () => {
    const vorher = [
      station('s0', 'hvb', 0, { rolle: 'genehmigung' }),
      station('s1', 'kulturausschuss', 1, { lage: 'erledigt' }),
      { ...RAT, stufe: 2 },
    ]
    expect(termine(lage({ stationen: vorher }))).toEqual(['2026-06-01T09:00', null, '2026-06-18T16:00'])
  })

  test('of an urgent paper do not wait for a period', () => {
    const gegeben = lage({ jetzt: '2026-06-17T09:00', dringlich: true })
    expect(prognose(gegeben).entscheidung).toMatchObject({ am: '2026-06-18T16:00', schluss: null })
    expect(termine({ ...gegeben, dringlich: false })).toEqual([null])
  })

  test('name the Ladung where it ends before the Redaktionsschluss', () => {
    const frist = { ...musterstadt.fristen, redaktionsschlussTage: { ...musterstadt.fristen.redaktionsschlussTage, wert: 2 } }
    const gegeben = lage({ profil: { ...musterstadt, fristen: frist } })
    const { spaetestens, norm } = ladungsfrist({ profil: musterstadt, sitzungAm: '2026-06-18', versandAm: '2026-06-01' })
    expect(schlussFuer(gegeben, '2026-06-18T16:00')).toEqual({ art: 'ladung', bis: `${spaetestens}T23:59`, norm })
  })
})

describe('what would be', () => {
  test('if a station met in another session or not at all, without a change to what is stored', () => {
    const stationen = [AUSSCHUSS, RAT]
    const gegeben = lage({ stationen, jetzt: '2026-05-01T09:00' })
    const verlegt = waswaere(stationen, { station: 's1', sitzung: { id: 'x', am: '2026-06-18T17:00' } })
    expect(termine({ ...gegeben, stationen: verlegt })).toEqual(['2026-06-18T17:00', '2026-06-24T16:00'])
    expect(termine({ ...gegeben, stationen: waswaere(stationen, { station: 's1', entfaellt: true }) })).toEqual(['2026-06-18T16:00'])
    expect(stationen).toEqual([AUSSCHUSS, RAT])
  })
})

const GREMIEN = ['a', 'b', 'c']
const ERSTER = '2026-01-05'
const termin = fc
  .tuple(fc.integer({ min: 0, max: 180 }), fc.integer({ min: 8, max: 20 }))
  .map(([tag, stunde]) => `${addDays(ERSTER, tag)}T${String(stunde).padStart(2, '0')}:00`)
const kalender = fc.uniqueArray(
  fc
    .record({ gremium: fc.constantFrom(...GREMIEN), am: termin, offen: fc.boolean() })
    .map(({ gremium, am, offen }) => sitzung(gremium, am, offen)),
  { selector: ({ id }) => id, maxLength: 40 },
)
const folge = fc
  .array(fc.tuple(fc.constantFrom(...GREMIEN), fc.integer({ min: 0, max: 3 })), { minLength: 1, maxLength: 5 })
  .map((eintraege) => [
    ...eintraege.map(([gremium, stufe], index) => station(`s${String(index)}`, gremium, stufe)),
    station('ende', 'c', 9, { rolle: 'entscheidung' }),
  ])
const zufall = fc.record({
  profil: fc.constantFrom(musterstadt, kiel, magdeburg, staedteregionAachen),
  jetzt: termin,
  sitzungen: kalender,
  stationen: folge,
  dringlich: fc.boolean(),
})
/** No date is later than every date. */
const wann = (am: string | null | undefined): string => am ?? '9999'
const entscheidung = (gegeben: Prognoselage): string => wann(prognose(gegeben).entscheidung?.am)

describe('whatever the calendar and the Beratungsfolge', () => {
  test('no station is earlier than Redaktionsschluss and Ladung allow, nor at a session that is closed', () => {
    fc.assert(
      fc.property(zufall, (gegeben) => {
        for (const { am, sitzung: id } of prognose(gegeben).stationen) {
          if (am === null) continue
          const gefunden = gegeben.sitzungen.find((eine) => eine.id === id)
          expect(am > gegeben.jetzt).toBe(true)
          if (gegeben.dringlich) continue
          const frist = ladungsfrist({ profil: gegeben.profil, sitzungAm: am.slice(0, 10), versandAm: gegeben.jetzt.slice(0, 10) })
          expect(gefunden?.offen).toBe(true)
          expect(gegeben.jetzt.slice(0, 10) <= frist.spaetestens).toBe(true)
          expect(gegeben.jetzt <= `${addDays(am.slice(0, 10), -gegeben.profil.fristen.redaktionsschlussTage.wert)}T12:00`).toBe(true)
        }
      }),
    )
  })

  test('each Stufe lies after all before it', () => {
    fc.assert(
      fc.property(zufall, (gegeben) => {
        const am = new Map(prognose(gegeben).stationen.map((eine) => [eine.station, wann(eine.am)]))
        const paare = gegeben.stationen.flatMap((vor) =>
          gegeben.stationen.filter(({ id, stufe }) => stufe > vor.stufe && am.get(id) !== '9999').map((nach) => [vor.id, nach.id] as const),
        )
        expect(paare.filter(([vor, nach]) => wann(am.get(vor)) >= wann(am.get(nach)))).toEqual([])
      }),
    )
  })

  test('asking later never gives an earlier decision, and missing a period always gives a later one', () => {
    fc.assert(
      fc.property(zufall, termin, (gegeben, spaeter) => {
        const jetzt = gegeben.jetzt < spaeter ? spaeter : gegeben.jetzt
        expect(entscheidung({ ...gegeben, jetzt }) >= entscheidung(gegeben)).toBe(true)
        const { verpasst } = prognose(gegeben)
        expect(verpasst === null || wann(verpasst.am) > entscheidung(gegeben)).toBe(true)
      }),
    )
  })

  test('one more station never makes the decision earlier, one less never later', () => {
    fc.assert(
      fc.property(zufall, fc.constantFrom(...GREMIEN), fc.integer({ min: 0, max: 3 }), (gegeben, gremium, stufe) => {
        const mehr = { ...gegeben, stationen: [station('neu', gremium, stufe), ...gegeben.stationen] }
        expect(entscheidung(mehr) >= entscheidung(gegeben)).toBe(true)
        const weniger = { ...gegeben, stationen: waswaere(gegeben.stationen, { station: 's0', entfaellt: true }) }
        expect(entscheidung(weniger) <= entscheidung(gegeben)).toBe(true)
      }),
    )
  })

  test('one more session never makes the decision later', () => {
    fc.assert(
      fc.property(zufall, fc.constantFrom(...GREMIEN), termin, (gegeben, gremium, am) => {
        const mehr = { ...gegeben, sitzungen: [...gegeben.sitzungen, sitzung(gremium, am)] }
        expect(entscheidung(mehr) <= entscheidung(gegeben)).toBe(true)
      }),
    )
  })
})

describe('the stations of a stored paper', () => {
  test('keep their order, and those that were asked together share a Stufe', async () => {
    const stage = new Stage()
    await stage.calledUp()
    await stage.send(V, { type: 'VERWEISEN', station: 's1', an: ['stadtentwicklung', 'kulturausschuss'] }, VORSITZ)
    const stationen = prognosestationen(await stage.stand())
    expect(stationen.map(({ gremium, stufe, lage: wo }) => [gremium, stufe, wo])).toEqual([
      ['stadtentwicklung', 0, 'ohne_termin'],
      ['kulturausschuss', 0, 'ohne_termin'],
      ['stadtrat', 2, 'ohne_termin'],
    ])
  })
})
