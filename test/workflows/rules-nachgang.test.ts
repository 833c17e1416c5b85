/** After the decision, in Sachsen-Anhalt: objection, renewed decision, supervision; Ausfertigung and Bekanntmachung. */
import type { Payload } from '../../workflows/aggregate.ts'
import { paragraphs } from '../../workflows/text/blocks.ts'
import { describeRules, pass, refusal, type Pass, type Refusal } from './rule-cases.ts'
import { ASV, AUTOR, DIENST, HVB, inhalt, RAT, S, station, V, VORSITZ, type Stage } from './stage.ts'

const WIDERSPRUCH: Payload = { type: 'WIDERSPRUCH_EINLEGEN', grund: 'recht', begruendung: 'Der Beschluss ist rechtswidrig.' }
const BEANSTANDEN: Payload = { type: 'BEANSTANDEN', begruendung: 'Auch der erneute Beschluss ist rechtswidrig.' }
const S2 = { art: 'sitzung', id: 'rat2' } as const
const erneut = (changes: object = {}): Payload => ({
  type: 'ERNEUT_BESCHLIESSEN',
  sitzung: S2.id,
  bleibt: true,
  abstimmung: { ja: 14, nein: 7 },
  ...changes,
})

const decided = (stage: Stage): Promise<void> => stage.confirmed()
const suspended = async (stage: Stage): Promise<void> => {
  await stage.confirmed()
  await stage.send(V, WIDERSPRUCH, HVB)
}
/** The new session is open. */
const convened = async (stage: Stage): Promise<void> => {
  await suspended(stage)
  await stage.plan(S2.id, RAT, '2026-05-20T16:00')
  await stage.send(S2, { type: 'TOP_ANLEGEN', titel: 'Widerspruch', oeffentlich: true }, DIENST)
  await stage.send(S2, { type: 'LADUNG_VERSENDEN' }, DIENST)
  stage.world.uhr.set('2026-05-20T14:00:00.000Z')
  await stage.send(S2, { type: 'SITZUNG_EROEFFNEN', anwesend: 21 }, VORSITZ)
}
const insisted = async (stage: Stage): Promise<void> => {
  await convened(stage)
  await stage.send(V, erneut(), VORSITZ)
}
const contested = async (stage: Stage): Promise<void> => {
  await insisted(stage)
  await stage.send(V, BEANSTANDEN, HVB)
}
const SATZUNG = { inhalt: inhalt({ beschlusspunkte: [{ text: paragraphs('Die Satzung wird erlassen.'), art: 'satzung' }] }) }
const bylaw = (stage: Stage): Promise<void> => stage.confirmed(SATZUNG)
const signed = async (stage: Stage): Promise<void> => {
  await bylaw(stage)
  await stage.send(V, { type: 'AUSFERTIGEN' }, HVB)
}
const zustand = async (stage: Stage): Promise<string> => (await stage.stand()).zustand
const norm = /§ 65 Abs. 3 KVG LSA/

const REFUSALS: Refusal[] = [
  refusal('nothing is decided', (stage) => stage.released(), WIDERSPRUCH, HVB, 'KEIN_BESCHLUSS', /noch nicht entschieden/),
  refusal('the decision is suspended', suspended, WIDERSPRUCH, HVB, 'SCHON_AUSGESETZT', /ausgesetzt/),
  refusal(
    'two weeks have passed since the head of administration knew',
    async (stage) => {
      await decided(stage)
      stage.world.uhr.set('2026-04-30T08:00:00.000Z')
    },
    WIDERSPRUCH,
    HVB,
    'VERFRISTET',
    /29.04.2026/,
    { norm },
  ),
  refusal('the knowledge lies ahead', decided, { ...WIDERSPRUCH, kenntnis: '2026-04-16' }, HVB, 'KENNTNIS_UNMOEGLICH', /zwischen/),
  refusal('the ground is not the law', insisted, { ...WIDERSPRUCH, grund: 'wohl' }, HVB, 'NUR_RECHTSVERSTOSS', /rechtswidrig/, { norm }),
  refusal('no objection was made', decided, erneut({ sitzung: S.id }), VORSITZ, 'FORBIDDEN', /nicht berechtigt/),
  refusal('no objection was made', decided, erneut({ sitzung: S.id }), DIENST, 'KEIN_WIDERSPRUCH', /widersprochen/),
  refusal('it is the session of the decision', convened, erneut({ sitzung: S.id }), VORSITZ, 'KEINE_NEUE_SITZUNG', /neuen Sitzung/, {
    norm,
  }),
  refusal('there is no such session', convened, erneut({ sitzung: 'x' }), VORSITZ, 'SITZUNG_UNBEKANNT', /gibt es nicht/),
  refusal(
    'more vote than are there',
    convened,
    erneut({ abstimmung: { ja: 22, nein: 0 } }),
    VORSITZ,
    'STIMMEN_UNSTIMMIG',
    /stimmberechtigt anwesend/,
  ),
  refusal(
    'the votes say otherwise',
    convened,
    erneut({ abstimmung: { ja: 7, nein: 14 } }),
    VORSITZ,
    'ERGEBNIS_WIDERSPRICHT_STIMMEN',
    /abgelehnt/,
    { norm: /§ 56 Abs. 2 KVG LSA/ },
  ),
  refusal('it has decided again', insisted, erneut(), VORSITZ, 'SCHON_ERNEUT_BESCHLOSSEN', /bereits erneut/),
  refusal('nothing is decided', (stage) => stage.released(), BEANSTANDEN, HVB, 'KEIN_BESCHLUSS', /noch nicht entschieden/),
  refusal('there was no Widerspruch', decided, BEANSTANDEN, HVB, 'WIDERSPRUCH_ZUERST', /Vor einer Beanstandung/, { norm }),
  refusal('the body has not decided again', suspended, BEANSTANDEN, HVB, 'ERNEUTER_BESCHLUSS_FEHLT', /noch nicht erneut/, { norm }),
  refusal('it is done', contested, BEANSTANDEN, HVB, 'SCHON_BEANSTANDET', /bereits beanstandet/),
  refusal(
    'nothing is beanstandet',
    insisted,
    { type: 'AUFSICHT_ENTSCHEIDET', wirksam: true },
    DIENST,
    'FALSCHER_STAND',
    /beanstandeten Beschluss/,
  ),
  refusal(
    'the Land leaves it to the supervision',
    contested,
    { type: 'GERICHT_ENTSCHEIDET', wirksam: true },
    DIENST,
    'KEINE_VORSCHRIFT',
    /Aufsichtsbehörde/,
    { norm },
  ),
  refusal('the decision is suspended', suspended, sachstand(), AUTOR, 'VOLLZUG_AUSGESETZT', /ausgesetzt/, { norm }),
  refusal('it is no Satzung', decided, { type: 'AUSFERTIGEN' }, HVB, 'KEINE_SATZUNG', /beschlossene Satzung/),
  refusal('it is signed', signed, { type: 'AUSFERTIGEN' }, HVB, 'SCHON_AUSGEFERTIGT', /bereits ausgefertigt/),
  refusal(
    'the decision is suspended',
    async (stage) => {
      await bylaw(stage)
      await stage.send(V, WIDERSPRUCH, HVB)
    },
    { type: 'AUSFERTIGEN' },
    HVB,
    'VOLLZUG_AUSGESETZT',
    /ausgesetzt/,
    { norm },
  ),
  refusal('it is not signed', bylaw, { type: 'BEKANNTMACHEN' }, DIENST, 'ERST_AUSFERTIGEN', /ausgefertigt/, { norm: /§ 8 KVG LSA/ }),
  refusal(
    'it would be in force before it was decided',
    signed,
    { type: 'BEKANNTMACHEN', inKraftAm: '2026-04-14' },
    DIENST,
    'IN_KRAFT_VOR_BESCHLUSS',
    /vor dem Beschluss/,
  ),
]

const EIL = {
  art: 'eilentscheidung',
  inhalt: inhalt({ abschnitte: { sachverhalt: paragraphs('Das Dach ist undicht.'), rechtslage: paragraphs('Gefahr im Verzug.') } }),
  beratungsfolge: [station(RAT, 'kenntnisnahme')],
}
const EILENTSCHEIDEN: Payload = { type: 'EILENTSCHEIDEN', grund: 'Gefahr im Verzug.', rechteDritter: false }
const eilig = async (stage: Stage): Promise<void> => {
  await stage.draft(EIL)
  await stage.send(V, EILENTSCHEIDEN, HVB)
}
const NICHTOEFFENTLICH = { oeffentlich: false, nichtoeffentlichGrund: 'Grundstück' }
const secret = (stage: Stage): Promise<void> => stage.confirmed(NICHTOEFFENTLICH)
const BEKANNTGEBEN: Payload = { type: 'BEKANNTGEBEN', text: 'Dem Ankauf einer Fläche wurde zugestimmt.' }

REFUSALS.push(
  refusal('it is another kind of paper', (stage) => stage.draft(), EILENTSCHEIDEN, HVB, 'KEINE_EILENTSCHEIDUNG', /Eilentscheidung/),
  refusal(
    'nothing says what is decided',
    (stage) => stage.draft({ ...EIL, inhalt: inhalt({ beschlusspunkte: [] }) }),
    EILENTSCHEIDEN,
    HVB,
    'BESCHLUSSVORSCHLAG_FEHLT',
    /mindestens einen Punkt/,
  ),
  refusal('it was decided in a hurry before', eilig, EILENTSCHEIDEN, HVB, 'FALSCHER_STAND', /einmal/),
  refusal(
    'the body meets in time',
    async (stage) => {
      await stage.draft(EIL)
      await stage.plan(S.id, RAT, '2026-03-10T16:00')
    },
    { ...EILENTSCHEIDEN, spaetestens: '2026-03-10', sitzung: S.id },
    HVB,
    'RECHTZEITIGE_SITZUNG',
    /10\.03\.2026/,
    { norm: /§ 65 Abs\. 4 KVG LSA/ },
  ),
  refusal(
    'the session is one of another body',
    async (stage) => {
      await stage.draft(EIL)
      await stage.plan(S.id, ASV, '2026-03-10T16:00')
    },
    { ...EILENTSCHEIDEN, sitzung: S.id },
    HVB,
    'SITZUNG_UNBEKANNT',
    /Sitzung gibt es nicht/,
  ),
  refusal(
    'the day has passed by which it had to be decided',
    (stage) => stage.draft(EIL),
    { ...EILENTSCHEIDEN, spaetestens: '2026-03-01' },
    HVB,
    'TAG_VERGANGEN',
    /Vergangenheit/,
  ),
  ...(
    [
      { type: 'ZURUECKZIEHEN', grund: 'Überholt' },
      { type: 'UEBERSPRINGEN', station: 's1', grund: 'Nicht nötig' },
    ] as const
  ).map((event) =>
    refusal('it was decided in a hurry and the body has to hear of it', eilig, event, DIENST, 'EILENTSCHEIDUNG_VORZULEGEN', /vorgelegt/, {
      norm: /§ 65 Abs\. 4 KVG LSA/,
    }),
  ),
  refusal('the decision was public', decided, BEKANNTGEBEN, DIENST, 'NICHTS_BEKANNTZUGEBEN', /nichtöffentlicher Sitzung/),
  refusal('neither wording nor reason is given', secret, { type: 'BEKANNTGEBEN' }, DIENST, 'WORTLAUT_ODER_GRUND', /entweder/),
  refusal(
    'nothing is decided',
    (stage) => stage.released(),
    { type: 'AUFHEBEN', durch: 'w' },
    DIENST,
    'KEIN_BESCHLUSS',
    /nicht entschieden/,
  ),
  refusal('the other paper is unknown', decided, { type: 'AUFHEBEN', durch: 'w' }, DIENST, 'VORLAGE_UNBEKANNT', /gibt es hier nicht/),
)

const W = { art: 'vorlage', id: 'w' } as const
const ANLEGEN: Payload = {
  type: 'ANLEGEN',
  profil: 'musterstadt',
  federfuehrung: 'stadtplanung',
  inhalt: inhalt({ beschlusspunkte: [] }),
  beratungsfolge: [station(RAT, 'kenntnisnahme')],
  oeffentlich: true,
}

function sachstand(): Payload {
  return { type: 'SACHSTAND_MELDEN', punkt: 1, status: 'erledigt' }
}

const PASSES: Pass[] = [
  pass('suspended, with the day of knowledge', decided, { ...WIDERSPRUCH, kenntnis: '2026-04-15' }, HVB, kenntnis, [
    'ausgesetzt',
    '2026-04-15',
  ]),
  pass('the second Widerspruch is the Beanstandung', insisted, WIDERSPRUCH, HVB, zustand, 'beanstandet'),
  pass('the body insists', convened, erneut(), VORSITZ, async (stage) => (await stage.stand()).context.widerspruch?.bleibt, true),
  pass('the body rescinds', convened, erneut({ bleibt: false, abstimmung: { ja: 7, nein: 14 } }), VORSITZ, zustand, 'aufgehoben'),
  pass('beanstandet', insisted, BEANSTANDEN, HVB, zustand, 'beanstandet'),
  pass('confirmed', contested, { type: 'AUFSICHT_ENTSCHEIDET', wirksam: true }, DIENST, zustand, 'umsetzung'),
  pass(
    'rescinded, and its mandate too',
    contested,
    { type: 'AUFSICHT_ENTSCHEIDET', wirksam: false },
    DIENST,
    async (stage) => [await zustand(stage), (await stage.stand()).beschlusspunkte[0]?.zustand],
    ['aufgehoben', 'aufgehoben'],
  ),
  pass(
    'signed on this day',
    bylaw,
    { type: 'AUSFERTIGEN' },
    HVB,
    async (stage) => (await stage.stand()).context.satzung?.ausgefertigtAm,
    '2026-04-15',
  ),
  pass(
    'in force on the next day',
    signed,
    { type: 'BEKANNTMACHEN' },
    DIENST,
    async (stage) => (await stage.stand()).context.satzung?.inKraftAm,
    '2026-04-16',
  ),
]

PASSES.push(
  pass(
    'in force at once, with number and mandate',
    (stage) => stage.draft(EIL),
    EILENTSCHEIDEN,
    HVB,
    async (stage) => {
      const { zustand: steht, context, beschlusspunkte } = await stage.stand()
      return [steht, context.nummer !== null, beschlusspunkte.length]
    },
    ['bericht_offen', true, 1],
  ),
  pass(
    'in force where the next session comes too late',
    async (stage) => {
      await stage.draft(EIL)
      await stage.plan(S.id, RAT, '2026-03-10T16:00')
    },
    { ...EILENTSCHEIDEN, spaetestens: '2026-03-09', sitzung: S.id },
    HVB,
    async (stage) => (await stage.stand()).context.eil?.spaetestens,
    '2026-03-09',
  ),
  pass(
    'a station for the report where the paper has none',
    (stage) => stage.draft({ ...EIL, beratungsfolge: [station(RAT, 'vorberatung')] }),
    EILENTSCHEIDEN,
    HVB,
    async (stage) => (await stage.stand()).stationen.map(({ context }) => context.rolle),
    ['vorberatung', 'kenntnisnahme'],
  ),
  pass('announced', secret, BEKANNTGEBEN, DIENST, async (stage) => (await stage.stand()).context.bekanntgabe?.am, '2026-04-15'),
)

PASSES.push(
  pass(
    'a report that both papers know',
    async (stage) => {
      await stage.confirmed()
      const bericht = { ...ANLEGEN, art: 'mitteilung', berichtetUeber: V.id }
      await stage.send(W, bericht, AUTOR)
      await stage.send(W, { type: 'EINREICHEN' }, AUTOR)
    },
    { type: 'FREIGEBEN_HVB', personendatenGeprueft: true },
    HVB,
    async (stage) => [
      (await stage.stand(W)).context.beziehungen.map(({ art, vorlage }) => [art, vorlage]),
      (await stage.stand()).context.beziehungen.map(({ art, vorlage }) => [art, vorlage]),
    ],
    [[['berichtet_ueber', 'v']], [['bericht', 'w']]],
    { ref: W },
  ),
)

REFUSALS.push(
  refusal(
    'it would report on a paper without mandates',
    (stage) => stage.released(),
    { ...ANLEGEN, art: 'mitteilung', berichtetUeber: V.id },
    AUTOR,
    'KEIN_AUFTRAG',
    /Beschlusses mit Aufträgen/,
    { ref: { art: 'vorlage', id: 'w' } },
  ),
)

async function kenntnis(stage: Stage): Promise<unknown> {
  const { zustand: steht, context } = await stage.stand()
  return [steht, context.widerspruch?.kenntnisAm]
}

describeRules(
  'Nachgang',
  [
    'WIDERSPRUCH_EINLEGEN',
    'ERNEUT_BESCHLIESSEN',
    'BEANSTANDEN',
    'AUFSICHT_ENTSCHEIDET',
    'AUSFERTIGEN',
    'BEKANNTMACHEN',
    'EILENTSCHEIDEN',
    'BEKANNTGEBEN',
  ],
  REFUSALS,
  PASSES,
)
