/** BESTAND_UEBERNEHMEN and BERATUNGSFOLGE_ERFASSEN: each refused for every reason it knows, and passed. */
import { describe, expect, test } from '@jest/globals'
import { withProfil } from '../../src/cli/fall/fallprofil.ts'
import type { Payload, Ref } from '../../workflows/aggregate.ts'
import { musterstadt } from '../../workflows/profile/musterstadt.ts'
import type { Profil } from '../../workflows/profile/profil.ts'
import { paragraphs } from '../../workflows/text/blocks.ts'
import { describeRules, pass, refusal, type Refusal } from './rule-cases.ts'
import { ASV, DIENST, inhalt, RAT, S, Stage, station, V, VORSITZ } from './stage.ts'

const VORBERATEN = {
  ...station(ASV, 'vorberatung'),
  ergebnis: 'empfohlen',
  am: '2026-02-10',
  abstimmung: { ja: 7, nein: 3 },
}
const OFFEN = station(RAT, 'entscheidung')

const uebernehmen = (changes: object = {}): Payload => ({
  type: 'BESTAND_UEBERNEHMEN',
  profil: 'musterstadt',
  art: 'beschlussvorlage',
  federfuehrung: 'stadtplanung',
  inhalt: inhalt(),
  beratungsfolge: [VORBERATEN, OFFEN],
  oeffentlich: true,
  nummer: 'BV/2026/0120',
  datum: '2026-01-20',
  ...changes,
})
const folge = (...beratungsfolge: object[]): Payload => uebernehmen({ beratungsfolge })
const erfassen = (...beratungsfolge: object[]): Payload => ({ type: 'BERATUNGSFOLGE_ERFASSEN', beratungsfolge })

const nothing = async (): Promise<void> => {}
const taken = (stage: Stage): Promise<void> => stage.send(V, uebernehmen(), DIENST)
const unknown = (stage: Stage): Promise<void> => stage.send(V, folge(), DIENST)
const W: Ref = { art: 'vorlage', id: 'w' }

const refused = (because: string, event: Payload, code: string, satz: RegExp, more: { norm?: RegExp } = {}): Refusal =>
  refusal(because, nothing, event, DIENST, code, satz, more)

const REFUSALS: Refusal[] = [
  refused('the kind belongs to another paper', uebernehmen({ art: 'eilentscheidung' }), 'ART_NICHT_UEBERNEHMBAR', /neu ein/),
  refused('an amendment belongs to another paper', uebernehmen({ art: 'aenderungsantrag' }), 'ART_NICHT_UEBERNEHMBAR', /neu ein/),
  refused('the number is none of this body', uebernehmen({ nummer: 'A-17' }), 'NUMMER_UNLESBAR', /„A-17“/),
  refused('the number is one of another kind', uebernehmen({ nummer: 'IV/2026/0120' }), 'NUMMER_UNLESBAR', /dieser Vorlagenart/),
  refused(
    'the number can mean two',
    uebernehmen({ nummer: '12/26', datum: '2025-12-20' }),
    'NUMMER_UNKLAR',
    /BV\/2012\/0026 oder BV\/2026\/0012/,
  ),
  refusal('another paper has the number', taken, uebernehmen(), DIENST, 'NUMMER_VERGEBEN', /BV\/2026\/0120/, { ref: W }),
  refused('the paper is of tomorrow', uebernehmen({ datum: '2026-03-03' }), 'DATUM_KUENFTIG', /Zukunft/),
  refused('nobody handed the motion in', uebernehmen({ art: 'antrag', nummer: 'A/2026/0003' }), 'EINREICHER_FEHLT', /eingereicht/),
  refused('it is non-public without a reason', uebernehmen({ oeffentlich: false }), 'GRUND_FEHLT', /nichtöffentlich/),
  refused('a body is unknown', folge(VORBERATEN, station('kegelklub', 'entscheidung')), 'GREMIUM_UNBEKANNT', /Gremium/),
  refused(
    'a later body met before an earlier one',
    folge(station('hauptausschuss', 'vorberatung'), VORBERATEN, OFFEN),
    'REIHENFOLGE',
    /ordnen/,
  ),
  refused('a result has no day', folge({ ...VORBERATEN, am: undefined }, OFFEN), 'TAG_FEHLT', /Tag der Sitzung/),
  refused('a result is of tomorrow', folge({ ...VORBERATEN, am: '2026-03-03' }, OFFEN), 'TAG_UNMOEGLICH', /Zukunft/),
  refused(
    'a result is older than any law known here',
    folge({ ...VORBERATEN, am: '1950-03-03' }, OFFEN),
    'RECHT_UNBEKANNT',
    /03\.03\.1950/,
  ),
  refused('the role has no such result', folge({ ...VORBERATEN, ergebnis: 'beschlossen' }, OFFEN), 'ERGEBNIS_UNZULAESSIG', /Aufgabe/),
  refused(
    'a changed result has no wording',
    folge({ ...VORBERATEN, ergebnis: 'geaendert_empfohlen' }, OFFEN),
    'WORTLAUT_UNPASSEND',
    /Wortlaut/,
  ),
  refused(
    'a changed result says what the paper says',
    folge(
      { ...VORBERATEN, ergebnis: 'geaendert_empfohlen', wortlaut: [{ nr: 1, text: paragraphs('Die Verwaltung pflanzt zwölf Bäume.') }] },
      OFFEN,
    ),
    'WORTLAUT_UNPASSEND',
    /Wortlaut/,
  ),
  refused(
    'an unchanged result has a wording',
    folge({ ...VORBERATEN, wortlaut: [{ nr: 1, text: paragraphs('Die Verwaltung pflanzt zehn Bäume.') }] }, OFFEN),
    'WORTLAUT_UNPASSEND',
    /zu einem anderen keiner/,
  ),
  refused(
    'a body met before one that stands first',
    folge(VORBERATEN, { ...station('hauptausschuss', 'vorberatung'), ergebnis: 'empfohlen', am: '2026-02-03' }, OFFEN),
    'TAG_UNMOEGLICH',
    /vor einer früheren/,
  ),
  refused(
    'votes were counted on what is only taken note of',
    folge({ ...station(ASV, 'kenntnisnahme'), ergebnis: 'zur_kenntnis_genommen', am: '2026-02-10', abstimmung: { ja: 7, nein: 3 } }, OFFEN),
    'ERGEBNIS_WIDERSPRICHT_STIMMEN',
    /10\.02\.2026/,
  ),
  refused(
    'it is decided, and only a report lies ahead',
    folge({ ...OFFEN, ergebnis: 'beschlossen', am: '2026-02-20', abstimmung: { ja: 30, nein: 1 } }, station(ASV, 'kenntnisnahme')),
    'BERATUNG_BEENDET',
    /noch beraten/,
  ),
  refused(
    'everybody has taken note of it',
    uebernehmen({
      art: 'mitteilung',
      nummer: 'IV/2026/0120',
      inhalt: inhalt({ beschlusspunkte: [] }),
      beratungsfolge: [{ ...station(ASV, 'kenntnisnahme'), ergebnis: 'zur_kenntnis_genommen', am: '2026-02-10' }],
    }),
    'BERATUNG_BEENDET',
    /noch beraten/,
  ),
  refused('nobody voted', folge({ ...VORBERATEN, abstimmung: { ja: 0, nein: 0 } }, OFFEN), 'STIMMEN_UNSTIMMIG', /stimmberechtigt/),
  refused(
    'the votes say otherwise',
    folge({ ...VORBERATEN, abstimmung: { ja: 5, nein: 5 } }, OFFEN),
    'ERGEBNIS_WIDERSPRICHT_STIMMEN',
    /Stimmengleichheit/,
    { norm: /KVG LSA/ },
  ),
  refused('nobody decides', folge(VORBERATEN, station('hauptausschuss', 'vorberatung')), 'ENTSCHEIDUNG_FEHLT', /genau ein Gremium/),
  refused(
    'somebody decides on a report',
    uebernehmen({ art: 'mitteilung', nummer: 'IV/2026/0120', inhalt: inhalt({ beschlusspunkte: [] }), beratungsfolge: [OFFEN] }),
    'MITTEILUNG_OHNE_ENTSCHEIDUNG',
    /zur Kenntnis/,
  ),
  refused(
    'it is decided already',
    folge(VORBERATEN, { ...OFFEN, ergebnis: 'beschlossen', am: '2026-02-20', abstimmung: { ja: 30, nein: 1 } }),
    'BERATUNG_BEENDET',
    /noch beraten/,
  ),
  refusal('the Beratungsfolge is known', taken, erfassen(OFFEN), DIENST, 'FALSCHER_STAND', /solange sie unbekannt/),
  refusal('nobody decides', unknown, erfassen(VORBERATEN), DIENST, 'ENTSCHEIDUNG_FEHLT', /genau ein Gremium/),
  refusal('its way is unknown', unknown, { type: 'ZURUECKZIEHEN', grund: 'Erledigt.' }, DIENST, 'NICHT_IN_BERATUNG', /nicht erfasst/),
]

const seen = async (stage: Stage): Promise<unknown> => {
  const { zustand, context, stationen } = await stage.stand()
  return [zustand, context.nummer, stationen.map((one) => one.zustand)]
}

describeRules('Bestand', ['BESTAND_UEBERNEHMEN', 'BERATUNGSFOLGE_ERFASSEN'], REFUSALS, [
  pass('on its way, with number and result', nothing, uebernehmen(), DIENST, seen, [
    'bereit',
    'BV/2026/0120',
    ['abgeschlossen', 'geplant'],
  ]),
  pass(
    'read in another spelling',
    nothing,
    uebernehmen({ nummer: 'Drucksache 2026-120' }),
    DIENST,
    async (stage) => (await stage.stand()).context.nummer,
    'BV/2026/0120',
  ),
  pass('read only, while its way is unknown', nothing, folge(), DIENST, seen, ['unbekannt_importiert', 'BV/2026/0120', []]),
  pass('on its way again', unknown, erfassen(VORBERATEN, OFFEN), DIENST, seen, ['bereit', 'BV/2026/0120', ['abgeschlossen', 'geplant']]),
])

describe('a paper that was taken over', () => {
  test('keeps what its bodies said under the law of their day, without session or Auszug', async () => {
    const stage = new Stage()
    const wortlaut = [{ nr: 1, text: paragraphs('Die Verwaltung pflanzt zehn Bäume.') }]
    await stage.send(V, folge({ ...VORBERATEN, am: '2013-05-02', ergebnis: 'geaendert_empfohlen', wortlaut }, OFFEN), DIENST)
    const { context } = (await stage.stand()).stationen[0] ?? {}
    expect(context).toMatchObject({ uebernommen: true, sitzung: null, sitzungAm: '2013-05-02' })
    expect(context?.ergebnis).toMatchObject({ ergebnis: 'geaendert_empfohlen', befund: { regelwerk: 'LSA-GO', anwesend: 10 } })
    expect(context?.ergebnis?.wortlaut).toMatch(/^[0-9a-f]{64}$/)
    expect((await stage.stand()).context.dokumente.map(({ art }) => art)).toEqual(['vorlage', 'vorlage'])
  })

  test('is corrected by two people under the law of that day, without presence, and without an Auszug of ours', async () => {
    const stage = new Stage()
    await stage.send(V, folge({ ...VORBERATEN, am: '2013-05-02' }, OFFEN), DIENST)
    const berichtigen = { type: 'BERICHTIGEN', station: 's1', ergebnis: 'nicht_empfohlen', grund: 'Abgeschrieben' }
    await stage.send(V, { ...berichtigen, abstimmung: { ja: 3, nein: 9 } }, DIENST)
    await stage.send(V, { type: 'ERGEBNIS_BESTAETIGEN', station: 's1' }, { ...DIENST, id: 'konto-zweite' })
    const { stationen, context } = await stage.stand()
    expect(stationen[0]?.context.ergebnis).toMatchObject({
      ergebnis: 'nicht_empfohlen',
      befund: { regelwerk: 'LSA-GO', sitzungAm: '2013-05-02', anwesend: 12, genehmigung: null },
    })
    expect(context.pruefungen).toEqual([])
    expect(context.dokumente.map(({ art }) => art)).toEqual(['vorlage', 'vorlage'])
  })

  test('is corrected to a vote that the old minutes give without numbers', async () => {
    const stage = new Stage()
    await stage.send(V, uebernehmen(), DIENST)
    const ohneZahlen = { ergebnis: 'empfohlen', abstimmung: { ohneZahlen: 'einstimmig' }, grund: 'Nicht gezählt' }
    await stage.send(V, { type: 'BERICHTIGEN', station: 's1', ...ohneZahlen }, DIENST)
    await stage.send(V, { type: 'ERGEBNIS_BESTAETIGEN', station: 's1' }, { ...DIENST, id: 'konto-zweite' })
    expect((await stage.stand()).stationen[0]?.context.ergebnis?.abstimmung).toMatchObject({ ohneZahlen: 'einstimmig' })
  })

  test('is a paper like any other to a body that is asked again: what it says now is said in a session of ours', async () => {
    const stage = new Stage()
    await stage.bodies()
    await stage.send(V, uebernehmen(), DIENST)
    await stage.plan()
    await stage.send(V, { type: 'AUF_TO_SETZEN', station: 's2', sitzung: 'rat' }, DIENST)
    await stage.send(S, { type: 'LADUNG_VERSENDEN' }, DIENST)
    stage.world.uhr.set('2026-04-15T14:00:00.000Z')
    await stage.send(S, { type: 'SITZUNG_EROEFFNEN', anwesend: 21 }, VORSITZ)
    await stage.sendAll(V, VORSITZ, { type: 'AUFRUFEN', station: 's2' }, { type: 'ZURUECKVERWEISEN', station: 's2', an: ASV })
    const { context } = (await stage.stand()).stationen[0] ?? {}
    expect(context).toMatchObject({ uebernommen: false, ergebnis: null, versuche: [{ ergebnis: { ergebnis: 'empfohlen' } }] })
  })

  test('puts the counter behind its number, and leaves lower ones that nobody bears free', async () => {
    const stage = new Stage()
    await stage.send(V, uebernehmen(), DIENST)
    await stage.send(W, uebernehmen({ nummer: 'BV/2026/0080' }), DIENST)
    const next: Ref = { art: 'vorlage', id: 'x' }
    await stage.send(next, uebernehmen({ nummer: 'BV/2026/0121' }), DIENST)
    expect(await stage.refusal({ art: 'vorlage', id: 'y' }, uebernehmen({ nummer: '80/2026' }), DIENST)).toMatchObject([
      { code: 'NUMMER_VERGEBEN' },
    ])
    expect((await stage.stand(next)).context.nummer).toBe('BV/2026/0121')
  })

  test('is void where another one got the same number at the same moment', async () => {
    const stage = new Stage()
    const { engine } = stage.world
    await Promise.all([V, W].map((ref, n) => engine.execute({ commandId: `both-${n}`, ref, event: uebernehmen() }, DIENST)))
    await engine.relay.sweep()
    const both = await Promise.all([V, W].map((ref) => stage.stand(ref)))
    expect(both.map(({ context }) => context.nummer).toSorted((a, b) => String(a).localeCompare(String(b)))).toEqual(['BV/2026/0120', null])
    const [loser] = both.filter(({ context }) => context.nummer === null)
    expect([loser?.zustand, loser?.publikation, loser?.context.endeGrund]).toEqual([
      'verworfen',
      'depubliziert',
      'Diese Nummer trägt schon eine andere Vorlage. Jede Nummer gibt es nur einmal.',
    ])
  })
})

describe('what a taken over station is recorded with', () => {
  const befund = async (event: Payload, known?: Parameters<typeof withProfil>[0]): Promise<Record<string, unknown>> => {
    const stage = new Stage(known === undefined ? undefined : withProfil(known))
    await stage.send(V, event, DIENST)
    return stage.world.store.allEvents().find(({ type }) => type === 'BESTAND_UEBERNEHMEN')?.befund ?? {}
  }
  const station1 = async (changes: object): Promise<unknown> =>
    ((await befund(folge({ ...VORBERATEN, ...changes }, OFFEN)))['stationen'] as unknown[])[0]

  test('the votes of then, of all who voted, by the law of then', async () => {
    expect(await station1({ abstimmung: { ja: 7, nein: 3, enthaltung: 2, ungueltig: 1 } })).toMatchObject({
      regelwerk: 'LSA-KVG-2024',
      norm: '§ 56 Abs. 2 KVG LSA',
      rechnung: '7 Ja gegen 3 Nein: angenommen.',
      mehrheit: 'einfach',
      anwesend: 13,
      gesetzlicheZahl: musterstadt.gremien.find(({ id }) => id === ASV)?.gesetzlicheZahl,
      sitzungAm: '2026-02-10',
      geaendert: [],
    })
  })

  test('without counts, or without a vote', async () => {
    expect(await station1({ abstimmung: { ohneZahlen: 'mehrheitlich' } })).toMatchObject({
      rechnung: 'Als „mehrheitlich“ festgestellt, ohne Zählung.',
      anwesend: 0,
    })
    expect(await station1({ abstimmung: undefined })).toMatchObject({ rechnung: '', norm: '§ 56 Abs. 2 KVG LSA', anwesend: 0 })
  })

  test('the points whose wording was another one', async () => {
    const punkte = ['Zwölf Bäume.', 'Eine Bank.'].map((text) => ({ text: paragraphs(text), art: 'auftrag' }))
    const wortlaut = [
      { nr: 1, text: paragraphs('Zwölf Bäume.') },
      { nr: 2, text: paragraphs('Zwei Bänke.') },
    ]
    const event = folge({ ...VORBERATEN, ergebnis: 'geaendert_empfohlen', wortlaut }, OFFEN)
    const { stationen } = await befund({ ...event, inhalt: inhalt({ beschlusspunkte: punkte }) })
    expect(stationen).toMatchObject([{ geaendert: [2] }, null])
  })

  test('a day of today is a day that has been', async () => {
    const event = folge({ ...VORBERATEN, am: '2026-03-02' }, OFFEN)
    expect(await befund({ ...event, datum: '2026-03-02' })).toMatchObject({ jahr: 2026, lfd: 120 })
  })

  test('a motion with the name of whoever handed it in', async () => {
    expect(
      await befund(uebernehmen({ art: 'antrag', nummer: 'A/2026/0003', einreicher: 'Fraktion A', inhalt: inhalt({ abschnitte: {} }) })),
    ).toMatchObject({ lfd: 3 })
  })

  test.each([
    ['deliberated on, where the Ladung publishes', true, 'ladung', [VORBERATEN, OFFEN], true],
    ['not deliberated on, where the Ladung publishes', true, 'ladung', [OFFEN], false],
    ['not deliberated on, where the release publishes', true, 'freigabe', [OFFEN], true],
    ['non-public', false, 'freigabe', [VORBERATEN, OFFEN], false],
  ] as const)('its publicity: %s', async (_, oeffentlich, wert, beratungsfolge, veroeffentlichen) => {
    const event = uebernehmen({ oeffentlich, beratungsfolge, ...(!oeffentlich && { nichtoeffentlichGrund: 'Grundstück' }) })
    const ab = (profil: Profil): Profil => ({
      ...profil,
      schalter: { ...profil.schalter, oeffentlichAb: { ...profil.schalter.oeffentlichAb, wert } },
    })
    expect(await befund(event, ab)).toMatchObject({ veroeffentlichen })
  })
})
