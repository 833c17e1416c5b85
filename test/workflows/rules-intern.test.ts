/** A Vorlage until its release: drafts, co-signatures, checks. */
import type { Payload } from '../../workflows/aggregate.ts'
import { paragraphs } from '../../workflows/text/blocks.ts'
import { describeRules, pass, refusal, type Pass, type Refusal } from './rule-cases.ts'
import { aendern, amt, ASV, AUTOR, DIENST, HVB, inhalt, RAT, station, V, type Stage } from './stage.ts'

const MIT_KOSTEN = { inhalt: inhalt({ finanziell: { betrag: 2_500_000, jahr: 2027 } }) }
const KAEMMEREI = amt('mitzeichnung', 'kaemmerei')
const LINK = { ...KAEMMEREI, id: 'link:abc' }
const AMTSLEITUNG = { ...amt('amtsleitung', 'wirtschaft', 'kiel'), id: 'konto-leitung' }
const DEZERNAT = amt('dezernat', undefined, 'kiel')
const KIELER = amt('sachbearbeitung', 'wirtschaft', 'kiel')
const SELBST = (base: typeof AUTOR): typeof AUTOR => ({ ...base, id: KIELER.id })

const ANLEGEN: Payload = {
  type: 'ANLEGEN',
  profil: 'musterstadt',
  art: 'beschlussvorlage',
  federfuehrung: 'stadtplanung',
  inhalt: inhalt(),
  beratungsfolge: [station(RAT, 'entscheidung')],
  oeffentlich: true,
}
const ANLAGE: Payload = {
  type: 'ANLAGE_HINZUFUEGEN',
  anlage: 'a1',
  hash: 'a'.repeat(64),
  name: 'plan.pdf',
  typ: 'application/pdf',
  bytes: 3,
  oeffentlich: true,
}
const ANTRAG = {
  art: 'antrag',
  inhalt: inhalt({ abschnitte: { begruendung: paragraphs('Es wird heiß.') }, finanziell: null }),
  beratungsfolge: [station(RAT, 'entscheidung')],
}
const EINGANG: Payload = { type: 'EINGANG_ERFASSEN', einreicher: 'Fraktion A' }
const ja: Payload = { type: 'MITZEICHNEN', stelle: 'kaemmerei', votum: 'gezeichnet' }
const nein: Payload = { type: 'MITZEICHNEN', stelle: 'kaemmerei', votum: 'abgelehnt', hinweis: 'Die Deckung fehlt.' }

const nothing = async (): Promise<void> => {}
const draft =
  (changes: object = {}) =>
  (stage: Stage): Promise<void> =>
    stage.draft(changes)
const signing = (stage: Stage): Promise<void> => stage.submitted(MIT_KOSTEN)
const signed =
  (antwort: Payload) =>
  async (stage: Stage): Promise<void> => {
    await signing(stage)
    await stage.send(V, antwort, KAEMMEREI)
  }
/** Kiel checks in the office and in the Dezernat. */
const inAmtspruefung = async (stage: Stage): Promise<void> => {
  await stage.draft({ profil: 'kiel', federfuehrung: 'wirtschaft', beratungsfolge: [station('ratsversammlung', 'entscheidung')] }, KIELER)
  await stage.send(V, { type: 'EINREICHEN' }, KIELER)
}
const beimDezernat = async (stage: Stage): Promise<void> => {
  await inAmtspruefung(stage)
  await stage.send(V, { type: 'PRUEFEN' }, AMTSLEITUNG)
}
const zustand = async (stage: Stage): Promise<string> => (await stage.stand()).zustand

const REFUSALS: Refusal[] = [
  refusal(
    'an amendment stands for itself',
    nothing,
    { ...ANLEGEN, art: 'aenderungsantrag' },
    AUTOR,
    'OHNE_HAUPTVORLAGE',
    /zu der Vorlage eingebracht/,
  ),
  refusal('the kind is unknown here', nothing, { ...ANLEGEN, art: 'massnahmenblatt' }, AUTOR, 'ART_UNBEKANNT', /gibt es hier nicht/),
  refusal(
    'the body is another municipality’s',
    nothing,
    { ...ANLEGEN, beratungsfolge: [station('ratsversammlung', 'entscheidung')] },
    AUTOR,
    'GREMIUM_UNBEKANNT',
    /Gremium der Beratungsfolge/,
  ),
  refusal('the office in charge is unknown', nothing, { ...ANLEGEN, federfuehrung: 'referat-x' }, AUTOR, 'STELLE_UNBEKANNT', /Stelle/),
  refusal('the paper is submitted', (stage) => stage.submitted(), aendern(), AUTOR, 'FALSCHER_STAND', /zurückgeben/),
  refusal(
    'a section is foreign to the kind',
    draft(),
    aendern({ inhalt: inhalt({ abschnitte: { gibt_es_nicht: paragraphs('x') } }) }),
    AUTOR,
    'ABSCHNITT_UNBEKANNT',
    /gehört nicht/,
  ),
  refusal(
    'the file is attached already',
    async (stage) => {
      await stage.draft()
      await stage.send(V, ANLAGE, AUTOR)
    },
    { ...ANLAGE, anlage: 'a2' },
    AUTOR,
    'ANLAGE_VORHANDEN',
    /schon beigefügt/,
  ),
  refusal(
    'there is no such attachment',
    draft(),
    { type: 'ANLAGE_ENTFERNEN', anlage: 'a9' },
    AUTOR,
    'ANLAGE_UNBEKANNT',
    /gibt es nicht mehr/,
  ),
  refusal(
    'a mandatory section is missing',
    draft({ inhalt: inhalt({ abschnitte: {} }) }),
    { type: 'EINREICHEN' },
    AUTOR,
    'ABSCHNITT_FEHLT',
    /„Sachverhalt“/,
  ),
  refusal(
    'nothing is to be decided',
    draft({ inhalt: inhalt({ beschlusspunkte: [] }) }),
    { type: 'EINREICHEN' },
    AUTOR,
    'BESCHLUSSVORSCHLAG_FEHLT',
    /„Beschlussvorschlag“/,
  ),
  refusal(
    'the costs are not answered',
    draft({ inhalt: inhalt({ finanziell: null }) }),
    { type: 'EINREICHEN' },
    AUTOR,
    'FINANZIELLES_FEHLT',
    /finanziellen Auswirkungen/,
  ),
  refusal(
    'two bodies would decide',
    draft({ beratungsfolge: [station(ASV, 'entscheidung'), station(RAT, 'entscheidung')] }),
    { type: 'EINREICHEN' },
    AUTOR,
    'ENTSCHEIDUNG_FEHLT',
    /genau ein Gremium/,
  ),
  refusal(
    'a Mitteilung proposes a decision',
    draft({ art: 'mitteilung' }),
    { type: 'EINREICHEN' },
    AUTOR,
    'BESCHLUSSVORSCHLAG_UNZULAESSIG',
    /nicht beschlossen/,
  ),
  refusal(
    'a Mitteilung is to be decided on',
    draft({ art: 'mitteilung', inhalt: inhalt({ beschlusspunkte: [] }) }),
    { type: 'EINREICHEN' },
    AUTOR,
    'MITTEILUNG_OHNE_ENTSCHEIDUNG',
    /zur Kenntnis genommen/,
  ),
  refusal(
    'the reason of non-publicity is missing',
    draft({ oeffentlich: false }),
    { type: 'EINREICHEN' },
    AUTOR,
    'GRUND_FEHLT',
    /nichtöffentlich/,
  ),
  refusal('a motion comes from outside', (stage) => stage.draft(ANTRAG), { type: 'EINREICHEN' }, AUTOR, 'KOMMT_VON_AUSSEN', /Eingang/),
  refusal('the paper is the administration’s own', draft(), EINGANG, DIENST, 'KOMMT_AUS_DER_VERWALTUNG', /Freigabe/),
  refusal('the checker wrote the text', inAmtspruefung, { type: 'PRUEFEN' }, SELBST(AMTSLEITUNG), 'VIER_AUGEN', /zweite Person/),
  refusal(
    'the office is not asked',
    signing,
    { ...ja, stelle: 'rechtsamt' },
    amt('mitzeichnung', 'rechtsamt'),
    'STELLE_NICHT_GEFRAGT',
    /nicht zur Mitzeichnung/,
  ),
  refusal('the office has answered this version', signed(ja), nein, KAEMMEREI, 'SCHON_BEANTWORTET', /neuen Fassung/),
  refusal('a refusal gives no reason', signing, { ...ja, votum: 'abgelehnt' }, KAEMMEREI, 'HINWEIS_FEHLT', /was gegen die Vorlage spricht/),
  refusal('a link does not say who signs', signing, { ...ja, name: 'A. B.' }, LINK, 'NAME_FEHLT', /Funktion/),
  refusal('an office is silent', signing, { type: 'MITZEICHNUNG_ABSCHLIESSEN' }, AUTOR, 'MITZEICHNUNG_OFFEN', /Kämmerei.*Schweigen/),
  refusal(
    'a mandatory office has refused and nobody says why it goes on',
    signed(nein),
    { type: 'MITZEICHNUNG_ABSCHLIESSEN' },
    AUTOR,
    'ABLEHNUNG_OFFEN',
    /begründen/,
  ),
  refusal('it is not there yet', inAmtspruefung, { type: 'FREIGEBEN_DEZERNAT' }, DEZERNAT, 'FALSCHER_STAND', /nach der Mitzeichnung/),
  refusal(
    'personal data are unchecked',
    (stage) => stage.submitted(),
    { type: 'FREIGEBEN_HVB' },
    HVB,
    'PERSONENDATEN_UNGEPRUEFT',
    /personenbezogenen Daten/,
    { norm: /DSGVO/ },
  ),
  refusal(
    'the clerk does not say where the release is written',
    (stage) => stage.submitted(),
    { type: 'FREIGEBEN_HVB', personendatenGeprueft: true },
    DIENST,
    'NACHWEIS_FEHLT',
    /dokumentiert/,
  ),
  refusal(
    'the releasing person wrote it',
    (stage) => stage.submitted(),
    { type: 'FREIGEBEN_HVB', personendatenGeprueft: true },
    { ...HVB, id: AUTOR.id },
    'VIER_AUGEN',
    /nicht selbst freigeben/,
  ),
  refusal('it is a draft', draft(), { type: 'ZURUECKGEBEN', grund: 'Nein.' }, HVB, 'FALSCHER_STAND', /im Entwurf/),
  refusal(
    'it is released',
    (stage) => stage.released(),
    { type: 'VERWERFEN', grund: 'Doch nicht.' },
    AUTOR,
    'FALSCHER_STAND',
    /nur ein Entwurf/,
  ),
]

const PASSES: Pass[] = [
  pass('a draft with its own number', nothing, ANLEGEN, AUTOR, async (stage) => (await stage.stand()).context.entwurfsnummer, '2026-1'),
  pass(
    'a second version and a new route',
    draft(),
    aendern(),
    AUTOR,
    async (stage) => {
      const { context } = await stage.stand()
      return [context.fassung.nr, context.beratungsfolge]
    },
    [2, ['s3']],
  ),
  pass('one attachment', draft(), ANLAGE, AUTOR, async (stage) => (await stage.stand()).context.anlagen.length, 1),
  pass(
    'no attachment',
    async (stage) => {
      await stage.draft()
      await stage.send(V, ANLAGE, AUTOR)
    },
    { type: 'ANLAGE_ENTFERNEN', anlage: 'a1' },
    AUTOR,
    async (stage) => (await stage.stand()).context.anlagen,
    [],
  ),
  pass(
    'costs ask the Kämmerei',
    draft(MIT_KOSTEN),
    { type: 'EINREICHEN' },
    AUTOR,
    async (stage) => (await stage.stand()).mitzeichnungen.map((part) => part.context.stelle),
    ['kaemmerei'],
  ),
  pass(
    'a motion is released without the mayor',
    (stage) => stage.draft(ANTRAG),
    EINGANG,
    DIENST,
    async (stage) => {
      const stand = await stage.stand()
      return [stand.zustand, stand.context.nummer]
    },
    ['bereit', 'A/2026/0001'],
  ),
  pass('on to the Dezernat', inAmtspruefung, { type: 'PRUEFEN' }, AMTSLEITUNG, zustand, 'dezernatsfreigabe'),
  pass(
    'signed by link with name and function',
    signing,
    { ...ja, name: 'A. B.', funktion: 'Kämmerer' },
    LINK,
    async (stage) => (await stage.stand()).mitzeichnungen[0]?.zustand,
    'gezeichnet',
  ),
  pass(
    'a reasoned override goes on',
    signed(nein),
    { type: 'MITZEICHNUNG_ABSCHLIESSEN', trotz: 'Der Rat soll entscheiden.' },
    AUTOR,
    zustand,
    'hvb_freigabe',
  ),
  pass('on to the mayor', beimDezernat, { type: 'FREIGEBEN_DEZERNAT' }, DEZERNAT, zustand, 'hvb_freigabe'),
  pass(
    'numbered and public',
    (stage) => stage.submitted(),
    { type: 'FREIGEBEN_HVB', personendatenGeprueft: true },
    HVB,
    async (stage) => {
      const stand = await stage.stand()
      return [stand.zustand, stand.context.nummer, stand.publikation]
    },
    ['bereit', 'BV/2026/0001', 'oeffentlich'],
  ),
  pass(
    'back to its author',
    (stage) => stage.submitted(),
    { type: 'ZURUECKGEBEN', grund: 'Bitte kürzen.' },
    HVB,
    zustand,
    'ueberarbeitung',
  ),
  pass('thrown away', draft(), { type: 'VERWERFEN', grund: 'Doppelt.' }, AUTOR, zustand, 'verworfen'),
]

describeRules(
  'internal phase',
  'ANLEGEN AENDERN ANLAGE_HINZUFUEGEN ANLAGE_ENTFERNEN EINGANG_ERFASSEN EINREICHEN PRUEFEN MITZEICHNEN MITZEICHNUNG_ABSCHLIESSEN FREIGEBEN_DEZERNAT FREIGEBEN_HVB ZURUECKGEBEN VERWERFEN'.split(
    ' ',
  ),
  REFUSALS,
  PASSES,
)
