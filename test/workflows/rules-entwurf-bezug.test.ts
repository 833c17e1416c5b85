/** What a draft refers to and whom it needs: reports, answers to what came in, offices by their trigger; and when a matter is urgent. */
import { describe, expect, test } from '@jest/globals'
import { withProfil } from '../../src/cli/fall/fallprofil.ts'
import type { Payload, Ref } from '../../workflows/aggregate.ts'
import { paragraphs } from '../../workflows/text/blocks.ts'
import { anlegen, AUTOR, DIENST, HVB, inhalt, RAT, S, Stage, station, V } from './stage.ts'
import { mitSchalter, unterRecht } from './anderes-profil.ts'

const W: Ref = { art: 'vorlage', id: 'w' }
const codes = (stage: Stage, event: Payload, ref = W, akteur = AUTOR): Promise<string[]> => stage.codes(ref, event, akteur)

describe('a report', () => {
  const bericht = (berichtetUeber: string): Payload =>
    anlegen({ art: 'mitteilung', inhalt: inhalt({ beschlusspunkte: [] }), beratungsfolge: [], berichtetUeber })

  test('names a paper with mandates of this town, and bears its number', async () => {
    const stage = new Stage()
    expect(await codes(stage, bericht('gibt-es-nicht'))).toEqual(['KEIN_AUFTRAG'])
    await stage.confirmed()
    await stage.send(W, bericht(V.id), AUTOR)
    const { nummer } = (await stage.stand()).context
    expect(stage.last('ANLEGEN')?.befund).toMatchObject({ berichtetUeber: nummer, stellungnahmeZu: null })
  })
})

describe('an answer of the administration', () => {
  const antrag = (stage: Stage): Promise<void> =>
    stage
      .send(V, anlegen({ art: 'antrag', inhalt: inhalt({ abschnitte: { begruendung: paragraphs('Es ist heiß.') } }) }), DIENST)
      .then(() => stage.send(V, { type: 'EINGANG_ERFASSEN', einreicher: 'Fraktion A' }, DIENST))
  const antwort = (changes: object = {}): Payload =>
    anlegen({
      art: 'stellungnahme',
      inhalt: inhalt({ beschlusspunkte: [], abschnitte: {} }),
      beratungsfolge: [station(RAT, 'kenntnisnahme')],
      stellungnahmeZu: V.id,
      ...changes,
    })

  test('belongs to what came in from outside, and bears its number', async () => {
    const stage = new Stage()
    await antrag(stage)
    await stage.send(W, antwort(), AUTOR)
    const { nummer } = (await stage.stand()).context
    expect(stage.last('ANLEGEN')?.befund).toMatchObject({ stellungnahmeZu: nummer, berichtetUeber: null })
  })

  test('belongs to nothing else: no paper of the administration, none that is not there, and it is no other kind', async () => {
    const stage = new Stage()
    expect(await codes(stage, antwort())).toEqual(['KEIN_EINGANG'])
    await stage.released()
    expect(await codes(stage, antwort())).toEqual(['KEIN_EINGANG'])
    const eingang = new Stage()
    await antrag(eingang)
    expect(await codes(eingang, anlegen({ stellungnahmeZu: V.id }))).toEqual(['KEIN_EINGANG'])
  })
})

describe('the Beratungsfolge', () => {
  test.each([
    ['the head of administration only approves', [station('hvb', 'entscheidung')]],
    ['nobody else approves', [station(RAT, 'genehmigung')]],
    ['each body exists', [station('kegelklub', 'entscheidung')]],
  ])('is refused unless %s', async (_, beratungsfolge) => {
    expect(await codes(new Stage(), anlegen({ beratungsfolge }))).toEqual(['GREMIUM_UNBEKANNT'])
  })
})

describe('to co-sign are', () => {
  const stellen = async (changes: object, known?: ReturnType<typeof withProfil>): Promise<unknown> => {
    const stage = new Stage(known)
    await stage.submitted(changes)
    return (await stage.stand()).mitzeichnungen.map(({ context }) => [context.stelle, context.pflicht])
  }
  const SATZUNG = inhalt({ beschlusspunkte: [{ text: paragraphs('Die Satzung wird erlassen.'), art: 'satzung' }] })
  const KOSTEN = inhalt({ finanziell: { betrag: 100, jahr: 2027 } })
  const immer = withProfil((profil) => ({
    ...profil,
    mitzeichnung: profil.mitzeichnung.map((regel) => (regel.stelle === 'rechtsamt' ? { ...regel, ausloeser: 'immer' } : regel)),
  }))

  test.each<[string, object, [string, boolean][]]>([
    ['nobody without a reason', {}, []],
    ['the Kämmerei where money is spent', { inhalt: KOSTEN }, [['kaemmerei', true]]],
    ['the Rechtsamt where a Satzung is adopted', { inhalt: SATZUNG }, [['rechtsamt', true]]],
    [
      'each office once, also where the author names it too',
      { inhalt: KOSTEN, mitzeichnung: ['kaemmerei', 'tiefbau'] },
      [
        ['kaemmerei', true],
        ['tiefbau', false],
      ],
    ],
  ])('%s', async (_, changes, erwartet) => {
    expect(await stellen(changes)).toEqual(erwartet)
  })

  test('an office that the profile always asks', async () => {
    expect(await stellen({}, immer)).toEqual([['rechtsamt', true]])
  })
})

describe('an urgent decision', () => {
  const EIL = {
    art: 'eilentscheidung',
    inhalt: inhalt({ abschnitte: { sachverhalt: paragraphs('Das Dach ist undicht.'), rechtslage: paragraphs('Gefahr im Verzug.') } }),
    beratungsfolge: [station(RAT, 'kenntnisnahme')],
  }
  const entscheiden = (changes: object = {}): Payload => ({
    type: 'EILENTSCHEIDEN',
    grund: 'Gefahr im Verzug.',
    rechteDritter: false,
    ...changes,
  })
  const GO_NRW = unterRecht('NRW', 'NRW-GO')

  test('waits where the body meets today or before the day, not where it met or another body meets', async () => {
    const heute = new Stage()
    await heute.draft(EIL)
    await heute.plan(S.id, RAT, '2026-03-02T18:00')
    expect(await codes(heute, entscheiden({ sitzung: S.id }), V, HVB)).toEqual(['RECHTZEITIGE_SITZUNG'])
    const vorbei = new Stage()
    await vorbei.draft(EIL)
    await vorbei.plan(S.id, RAT, '2026-03-05T18:00')
    vorbei.world.uhr.set('2026-03-06T08:00:00.000Z')
    await vorbei.send(V, entscheiden({ sitzung: S.id, spaetestens: '2026-03-10' }), HVB)
    expect((await vorbei.stand()).context.eil).not.toBeNull()
  })

  test('does not wait for a session that was called off, nor for one of another town', async () => {
    const stage = new Stage()
    await stage.draft(EIL)
    await stage.plan(S.id, RAT, '2026-03-05T18:00')
    await stage.send(S, { type: 'SITZUNG_ENTFAELLT', grund: 'Sturm' }, DIENST)
    expect(await codes(stage, entscheiden({ sitzung: S.id, spaetestens: '2026-03-10' }), V, HVB)).toEqual(['SITZUNG_UNBEKANNT'])
    await stage.send(V, entscheiden({ spaetestens: '2026-03-10' }), HVB)
  })

  test('is signed in Nordrhein-Westfalen by another member of the body that votes', async () => {
    const stage = new Stage(GO_NRW)
    await stage.bodies()
    await stage.draft(EIL)
    const hvb = { ...HVB, person: `mitglied-${RAT}` }
    expect(await codes(stage, entscheiden(), V, HVB)).toEqual(['UNTERSCHRIFT_FEHLT'])
    expect(await codes(stage, entscheiden({ mitUnterschrift: 'fremd' }), V, HVB)).toEqual(['KEIN_MITGLIED'])
    expect(await codes(stage, entscheiden({ mitUnterschrift: `mitglied-${RAT}` }), V, hvb)).toEqual(['KEIN_MITGLIED'])
    await stage.send(V, entscheiden({ mitUnterschrift: `mitglied-${RAT}` }), HVB)
  })

  test('needs somebody to sign where the body has no members yet', async () => {
    const stage = new Stage(GO_NRW)
    await stage.draft(EIL)
    expect(await codes(stage, entscheiden({ mitUnterschrift: `mitglied-${RAT}` }), V, HVB)).toEqual(['KEIN_MITGLIED'])
  })

  test.each([
    [true, 'freigabe', true],
    [true, 'ladung', false],
    [false, 'freigabe', false],
  ] as const)('public %s, published by "%s": becomes public at once %s', async (oeffentlich, wert, veroeffentlichen) => {
    const stage = new Stage(mitSchalter('oeffentlichAb', wert))
    await stage.draft({ ...EIL, oeffentlich, ...(!oeffentlich && { nichtoeffentlichGrund: 'Grundstück' }) })
    await stage.send(V, entscheiden(), HVB)
    expect(stage.last('EILENTSCHEIDEN')?.befund).toMatchObject({ veroeffentlichen, gremium: RAT, danach: 'bericht' })
  })
})
