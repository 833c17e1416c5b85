/** Beside the matter itself: bias, publicity, urgent items, legal checks. The law of Musterstadt is that of Sachsen-Anhalt. */
import { describe, expect, test } from '@jest/globals'
import { withProfil } from '../../src/cli/fall/fallprofil.ts'
import type { Payload } from '../../workflows/aggregate.ts'
import type { Profil } from '../../workflows/profile/profil.ts'
import { addMonths } from '../../workflows/recht/kalender.ts'
import { describeRules, pass, refusal, type Pass, type Refusal } from './rule-cases.ts'
import { anlegen, ASV, DIENST, ergebnis, HVB, RAT, S, SCHRIFT, sitz, Stage, station, V, VORSITZ } from './stage.ts'

const W = { art: 'vorlage', id: 'w' } as const
const more = { ref: S }
const STELLV = sitz('stellvertretung', RAT)
const BEFANGEN: Payload = { type: 'BEFANGENHEIT_FESTSTELLEN', station: 's1', anzahl: 3 }
const AUSSCHLIESSEN: Payload = { type: 'OEFFENTLICHKEIT_AUSSCHLIESSEN', stationen: ['s1'] }
const HERSTELLEN: Payload = { type: 'OEFFENTLICHKEIT_HERSTELLEN' }
const EINLEITEN: Payload = { type: 'PRUEFUNG_EINLEITEN', station: 's1', anzahl: 7, begruendung: 'Vorstand des Vereins' }
const ABSCHLIESSEN: Payload = { type: 'PRUEFUNG_ABSCHLIESSEN', station: 's1', grund: 'Geprüft' }
const ERWEITERN: Payload = { type: 'DRINGLICH_ERWEITERN', vorlage: 'w', abstimmung: { ja: 21 } }
const ABWEICHEND = { ergebnis: 'beschlossen', abstimmung: { ja: 7, nein: 7 }, feststellung: 'Versehen' }

const anlegenEilig = (changes: object): Payload => anlegen({ dringlich: true, ...changes })

/** A second paper while the session runs, released unless said otherwise. */
const zweite =
  (changes: object = {}, freigegeben = true) =>
  async (stage: Stage): Promise<void> => {
    await stage.running()
    await stage.send(W, anlegenEilig(changes), { ...DIENST, aemter: [{ amt: 'sachbearbeitung', stelle: 'stadtplanung' }] })
    if (!freigegeben) return
    await stage.send(W, { type: 'EINREICHEN' }, { ...DIENST, aemter: [{ amt: 'sachbearbeitung', stelle: 'stadtplanung' }] })
    await stage.send(W, { type: 'FREIGEBEN_HVB', personendatenGeprueft: true }, HVB)
  }

const vorsitzBefangen = async (stage: Stage): Promise<void> => {
  await stage.calledUp()
  await stage.send(V, { ...BEFANGEN, vorsitz: true }, VORSITZ)
}
const geschlossen = async (stage: Stage): Promise<void> => {
  await stage.calledUp()
  await stage.send(V, AUSSCHLIESSEN, VORSITZ)
}
const inFrage = async (stage: Stage): Promise<void> => {
  await stage.calledUp()
  await stage.send(V, ergebnis(ABWEICHEND), VORSITZ)
}

const erste = async (stage: Stage) => (await stage.stand()).stationen[0]?.context
const offen = async (stage: Stage): Promise<string[]> => (await stage.stand()).context.pruefungen.map(({ grund }) => grund)

const REFUSALS: Refusal[] = [
  refusal('it is not in the session yet', (stage) => stage.invited(), BEFANGEN, VORSITZ, 'SITZUNG_LAEUFT_NICHT', /nicht eröffnet/),
  refusal('the vote is over', (stage) => stage.recorded(), BEFANGEN, VORSITZ, 'STATION_IN_ANDEREM_STAND', /vor der Abstimmung/),
  refusal('fewer are there', (stage) => stage.calledUp(), { ...BEFANGEN, anzahl: 22 }, VORSITZ, 'ZU_VIELE_BEFANGENE', /21 Mitglieder/),
  refusal(
    'the chair does not count',
    (stage) => stage.calledUp(),
    { ...BEFANGEN, anzahl: 0, vorsitz: true },
    VORSITZ,
    'VORSITZ_NICHT_MITGEZAEHLT',
    /zählt er mit/,
  ),
  ...([ergebnis(), { type: 'VERTAGEN', station: 's1' }] as const).map((event) =>
    refusal('the chair is excluded', vorsitzBefangen, event, VORSITZ, 'VORSITZ_BEFANGEN', /Stellvertretung/, { norm: /§ 33 KVG LSA/ }),
  ),
  refusal('it is not on the agenda', (stage) => stage.recorded(), AUSSCHLIESSEN, VORSITZ, 'NICHT_AUF_DER_TAGESORDNUNG', /bevor über sie/),
  refusal('it is closed already', geschlossen, AUSSCHLIESSEN, VORSITZ, 'SCHON_NICHTOEFFENTLICH', /nichtöffentlich/),
  refusal(
    'more votes than members are given',
    (stage) => stage.calledUp(),
    { ...AUSSCHLIESSEN, abstimmung: { ja: 22 } },
    VORSITZ,
    'STIMMEN_UNSTIMMIG',
    /22 Stimmen/,
  ),
  refusal('nothing was closed', (stage) => stage.calledUp(), HERSTELLEN, VORSITZ, 'OEFFENTLICHKEIT_BESTEHT', /von keinem Punkt/),
  refusal('there is no result', (stage) => stage.calledUp(), EINLEITEN, DIENST, 'ERGEBNIS_FEHLT', /Vor der Abstimmung/),
  refusal('nothing is open', (stage) => stage.confirmed(), ABSCHLIESSEN, DIENST, 'KEINE_PRUEFUNG', /keine rechtliche Prüfung/),
  refusal(
    'another station is in question',
    inFrage,
    { ...ABSCHLIESSEN, station: 's9' },
    DIENST,
    'KEINE_PRUEFUNG',
    /keine rechtliche Prüfung/,
  ),
  refusal('it has not begun', (stage) => stage.invited(), ERWEITERN, VORSITZ, 'FALSCHER_STAND', /laufenden Sitzung/, more),
  refusal('there is no such paper', (stage) => stage.running(), ERWEITERN, VORSITZ, 'VORLAGE_UNBEKANNT', /gibt es nicht/, more),
  refusal('it is a draft', zweite({}, false), ERWEITERN, VORSITZ, 'NICHT_FREIGEGEBEN', /erst nach der Freigabe/, more),
  refusal('it is not urgent', zweite({ dringlich: false }), ERWEITERN, VORSITZ, 'NICHT_DRINGLICH', /dringende/, {
    ...more,
    norm: /§ 53 Abs\. 4 KVG LSA/,
  }),
  refusal(
    'it waits for another body',
    zweite({ beratungsfolge: [station(ASV, 'entscheidung')] }),
    ERWEITERN,
    VORSITZ,
    'KEINE_BERATUNG_HIER',
    /dieses Gremiums/,
    more,
  ),
  refusal('nobody counted', zweite(), { ...ERWEITERN, abstimmung: { ohneZahlen: 'einstimmig' } }, VORSITZ, 'ZAHLEN_FEHLEN', /gezählt/, {
    ...more,
    norm: /§ 53 Abs\. 4/,
  }),
  refusal(
    'the finding is not needed',
    (stage) => stage.calledUp(),
    ergebnis({ feststellung: 'Sicher' }),
    VORSITZ,
    'FESTSTELLUNG_UNNOETIG',
    /folgt den Stimmen/,
  ),
]

const PASSES: Pass[] = [
  pass(
    'so many do not count for this item',
    (stage) => stage.calledUp(),
    BEFANGEN,
    SCHRIFT,
    async (stage) => (await erste(stage))?.befangen,
    {
      anzahl: 3,
      vorsitz: false,
    },
  ),
  pass(
    'the deputy records in place of the chair',
    vorsitzBefangen,
    ergebnis({ abstimmung: { ja: 12, nein: 6 } }),
    STELLV,
    async (stage) => {
      const befund = (await erste(stage))?.ergebnis?.befund
      return [befund?.anwesend, befund?.ausgeschlossen, befund?.['inVertretung']]
    },
    [21, 3, true],
  ),
  pass(
    'the item is closed by law',
    (stage) => stage.calledUp(),
    AUSSCHLIESSEN,
    VORSITZ,
    async (stage) => [(await erste(stage))?.oeffentlich, (await stage.sitzung()).context.tops[0]?.oeffentlich],
    [false, false],
  ),
  pass(
    'the item is open again',
    async (stage) => {
      await geschlossen(stage)
      await stage.send(S, { type: 'LEITUNG_UEBERNEHMEN' }, STELLV)
    },
    HERSTELLEN,
    STELLV,
    async (stage) => (await erste(stage))?.oeffentlich,
    true,
  ),
  pass('a check is open', (stage) => stage.confirmed(), EINLEITEN, HVB, offen, ['befangenheit']),
  pass('the check is closed', inFrage, ABSCHLIESSEN, DIENST, offen, []),
  pass(
    'the item is on the agenda',
    zweite(),
    ERWEITERN,
    VORSITZ,
    async (stage) => [(await stage.stand(W)).stationen[0]?.zustand, (await stage.sitzung()).context.verfahrensbeschluesse.length],
    ['auf_tagesordnung', 1],
    more,
  ),
]

describeRules(
  'what the hall decides beside the matter',
  [
    'BEFANGENHEIT_FESTSTELLEN',
    'OEFFENTLICHKEIT_AUSSCHLIESSEN',
    'OEFFENTLICHKEIT_HERSTELLEN',
    'PRUEFUNG_EINLEITEN',
    'PRUEFUNG_ABSCHLIESSEN',
    'DRINGLICH_ERWEITERN',
  ],
  REFUSALS,
  PASSES,
)

const eigeneMehrheit = (body: Profil): Profil => ({
  ...body,
  schalter: {
    ...body.schalter,
    erweiterungMehrheit: { wert: 'einfach', sicherheit: 'satzung', hinweis: 'Aus der Geschäftsordnung.' },
  },
})

describe('the settings', () => {
  test('let the Geschäftsordnung name another majority for the extension', async () => {
    const stage = new Stage(withProfil(eigeneMehrheit))
    await zweite()(stage)
    await stage.send(S, { ...ERWEITERN, abstimmung: { ja: 11, nein: 10 } }, VORSITZ)
    expect((await stage.stand(W)).stationen[0]?.zustand).toBe('auf_tagesordnung')
  })
})

describe('an item that a vote has closed', () => {
  test('leaves every other item its printed number', async () => {
    const stage = new Stage()
    await zweite()(stage)
    await stage.send(S, ERWEITERN, VORSITZ)
    await stage.send(V, AUSSCHLIESSEN, VORSITZ)
    expect((await stage.sitzung()).context.tops.map(({ oeffentlich, nr }) => [oeffentlich, nr])).toEqual([
      [false, null],
      [true, 'Ö 2'],
    ])
  })

  test('stays closed when it is put off', async () => {
    const stage = new Stage()
    await geschlossen(stage)
    await stage.send(V, { type: 'VERTAGEN', station: 's1' }, VORSITZ)
    expect(await erste(stage)).toMatchObject({ versuch: 2, oeffentlich: false, befangen: null })
  })
})

describe('months are counted', () => {
  test.each([
    ['2026-05-21', 6, '2026-11-21'],
    ['2025-08-31', 6, '2026-02-28'],
    ['2026-12-31', 2, '2027-02-28'],
    ['2027-08-29', 6, '2028-02-29'],
    ['2026-01-15', 0, '2026-01-15'],
  ])('%s and %i months is %s', (von, monate, bis) => {
    expect(addMonths(von, monate)).toBe(bis)
  })
})
