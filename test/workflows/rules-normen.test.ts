/** What a paper keeps of its law, and what only some bodies set, is refused with the norm of each law; under statutes with the statutes. */
import { describe, expect, test } from '@jest/globals'
import type { Payload } from '../../workflows/aggregate.ts'
import type { Profil } from '../../workflows/profile/index.ts'
import type { Rechtsbereich } from '../../workflows/recht/regelwerk.ts'
import { paragraphs } from '../../workflows/text/blocks.ts'
import { withProfil } from '../../src/cli/fall/fallprofil.ts'
import { WATCHED } from './normen.ts'
import { AUTOR, DIENST, ergebnis, HVB, inhalt, RAT, SCHRIFT, Stage, station, V, VORSITZ } from './stage.ts'

const unter = (rechtsbereich: Rechtsbereich, schalter: Partial<Profil['schalter']> = {}): typeof WATCHED =>
  withProfil((profil) => ({ ...profil, rechtsbereich, schalter: { ...profil.schalter, ...schalter } }), WATCHED)

const said = async (refused: ReturnType<Stage['refusal']>): Promise<string[]> =>
  (await refused).map(({ code, norm = '' }) => `${code} ${norm}`.trim())

const SACHSTAND: Payload = { type: 'SACHSTAND_MELDEN', punkt: 1, status: 'in_umsetzung' }
const WIDERSPRUCH: Payload = { type: 'WIDERSPRUCH_EINLEGEN', grund: 'wohl', begruendung: 'Die Folgekosten sind nicht gedeckt.' }
const BEANSTANDEN: Payload = { type: 'BEANSTANDEN', begruendung: 'Der Beschluss verletzt das Vergaberecht.' }
const EIL: Payload = { type: 'EILENTSCHEIDEN', grund: 'Es regnet herein.' }
const VERTRETUNG = { ...HVB, id: 'konto-vertretung', aemter: [{ amt: 'hvb', vertritt: HVB.id }] } as const
const JA: Profil['schalter']['eilentscheidungPersoenlich'] = { wert: true, sicherheit: 'satzung' }
const NEIN = { ...JA, wert: false }

const urgent = async (law: typeof WATCHED): Promise<Stage> => {
  const stage = new Stage(law)
  await stage.bodies()
  const abschnitte = { sachverhalt: paragraphs('Das Dach ist undicht.'), rechtslage: paragraphs('Gefahr im Verzug.') }
  await stage.draft({ art: 'eilentscheidung', inhalt: inhalt({ abschnitte }), beratungsfolge: [station('hvb', 'genehmigung')] })
  return stage
}

/** Law, majority, urgent decision, approval of a Satzung, objection, period of the decision. */
const LAWS: readonly [Rechtsbereich, string, string, string, string, string][] = [
  ['SH-GO', '§ 39 Abs. 1 GO SH', '§ 65 Abs. 4 GO SH', '§ 4 GO SH', '§ 43 GO SH', '§ 43 GO SH'],
  ['NRW-KRO', '§ 35 Abs. 1 KrO NRW', '§ 50 Abs. 3 KrO NRW', '§ 5 KrO NRW', '§ 39 Abs. 1 KrO NRW', '§ 39 Abs. 1 KrO NRW'],
  ['NRW-GO', '§ 50 Abs. 1 GO NRW', '§ 60 Abs. 1 GO NRW', '§ 7 GO NRW', '§ 54 Abs. 1 GO NRW', '§ 54 Abs. 1 GO NRW'],
  ['LSA-KVG', '§ 56 Abs. 2 KVG LSA', '§ 65 Abs. 4 KVG LSA', '§ 8 KVG LSA', '§ 65 Abs. 3 KVG LSA', '§ 65 Abs. 3 KVG LSA'],
]

describe.each(LAWS)('under %s', (law, mehrheit, eilentscheidung, satzung, widerspruch, frist) => {
  test('a qualified majority that nobody counted', async () => {
    const stage = new Stage(unter(law))
    await stage.calledUp({ mehrheit: 'absolut_gesetzlich' })
    await stage.send(V, ergebnis({ abstimmung: { ohneZahlen: 'einstimmig' } }), VORSITZ)
    expect(await said(stage.refusal(V, { type: 'ERGEBNIS_BESTAETIGEN', station: 's1' }, SCHRIFT))).toEqual([`ZAHLEN_FEHLEN ${mehrheit}`])
  })

  test('an urgent decision by a deputy, where the body says that it is personal', async () => {
    const stage = await urgent(unter(law, { eilentscheidungPersoenlich: JA }))
    expect(await said(stage.refusal(V, EIL, VERTRETUNG))).toEqual([`NICHT_IN_VERTRETUNG ${eilentscheidung}`])
  })

  test('an urgent decision that is withdrawn instead of brought before the body', async () => {
    const stage = await urgent(unter(law))
    await stage.send(V, { ...EIL, ...(law.startsWith('NRW') && { mitUnterschrift: `mitglied-${RAT}` }) }, HVB)
    expect(await said(stage.refusal(V, { type: 'ZURUECKZIEHEN', grund: 'Überholt.' }, HVB))).toEqual([
      `EILENTSCHEIDUNG_VORZULEGEN ${eilentscheidung}`,
    ])
  })

  test('a Satzung before the supervision has approved it', async () => {
    const stage = new Stage(unter(law))
    const beschlusspunkte = [{ text: paragraphs('Die Satzung wird erlassen.'), art: 'satzung', genehmigungspflichtig: true }]
    await stage.confirmed({ inhalt: inhalt({ beschlusspunkte }) })
    expect(await said(stage.refusal(V, { type: 'AUSFERTIGEN' }, HVB))).toEqual([`GENEHMIGUNG_FEHLT ${satzung}`])
  })

  test('a decision that is suspended', async () => {
    const stage = new Stage(unter(law))
    await stage.confirmed()
    await stage.send(V, WIDERSPRUCH, HVB)
    expect(await said(stage.refusal(V, SACHSTAND, AUTOR))).toEqual([`VOLLZUG_AUSGESETZT ${widerspruch}`])
  })

  test('a decision whose period runs, where the body lets it wait', async () => {
    const stage = new Stage(unter(law, { vollzugWaehrendFrist: NEIN }))
    await stage.confirmed()
    expect(await said(stage.refusal(V, SACHSTAND, AUTOR))).toEqual([`FRIST_LAEUFT ${frist}`])
  })
})

test.each([
  ['SH-GO', '§ 43 GO SH'],
  ['LSA-KVG', '§ 65 Abs. 3 KVG LSA'],
] as const)('under %s nothing is beanstandet that was objected to for the common good alone', async (law, norm) => {
  const stage = new Stage(unter(law))
  const ref = { art: 'sitzung', id: 'neu' } as const
  await stage.confirmed()
  await stage.send(V, WIDERSPRUCH, HVB)
  await stage.plan(ref.id, RAT, '2026-05-20T16:00')
  await stage.send(ref, { type: 'TOP_ANLEGEN', titel: 'Widerspruch', oeffentlich: true }, DIENST)
  await stage.send(ref, { type: 'LADUNG_VERSENDEN' }, DIENST)
  stage.world.uhr.set('2026-05-20T14:00:00.000Z')
  await stage.send(ref, { type: 'SITZUNG_EROEFFNEN', anwesend: 21 }, VORSITZ)
  await stage.send(
    V,
    { type: 'ERNEUT_BESCHLIESSEN', sitzung: ref.id, bleibt: true, abstimmung: { ja: 14, nein: 7, enthaltung: 0, ungueltig: 0 } },
    VORSITZ,
  )
  expect(await said(stage.refusal(V, BEANSTANDEN, HVB))).toContain(`NUR_RECHTSVERSTOSS ${norm}`)
})

test('under the Gemeindeordnung of Nordrhein-Westfalen a breach counts only where it was decisive', async () => {
  const stage = new Stage(unter('NRW-GO'))
  await stage.confirmed()
  const pruefen: Payload = { type: 'PRUEFUNG_EINLEITEN', station: 's1', anzahl: 1, begruendung: 'Ein Mitglied ist Nachbar.' }
  expect(await said(stage.refusal(V, pruefen, DIENST))).toEqual(['NICHT_ENTSCHEIDEND § 31 mit § 43 Abs. 2 GO NRW'])
  await stage.send(V, { ...pruefen, anzahl: 8 }, DIENST)
  expect((await stage.stand()).context.pruefungen).toHaveLength(1)
})

test('under the Gemeindeordnung of Nordrhein-Westfalen who signs an urgent decision too is a member of the body', async () => {
  const stage = await urgent(unter('NRW-GO'))
  expect(await said(stage.refusal(V, { ...EIL, mitUnterschrift: 'niemand' }, HVB))).toEqual(['KEIN_MITGLIED § 60 Abs. 1 GO NRW'])
})

describe.each(['GESELLSCHAFT', 'VEREIN'] as const)('under the statutes of a %s there is', (bereich) => {
  const quelle = bereich === 'VEREIN' ? 'Vereinssatzung' : 'Gesellschaftsvertrag'
  const nichts = [`KEINE_VORSCHRIFT ${quelle}`]

  test('no urgent decision', async () => {
    expect(await said((await urgent(unter(bereich))).refusal(V, EIL, HVB))).toEqual(nichts)
  })

  test('no vote on closing the session, for it is closed', async () => {
    const stage = new Stage(unter(bereich))
    await stage.running()
    expect(await said(stage.refusal(V, { type: 'OEFFENTLICHKEIT_AUSSCHLIESSEN', stationen: ['s1'] }, VORSITZ))).toEqual(nichts)
  })

  test('no publication of a Satzung and no objection', async () => {
    const stage = new Stage(unter(bereich))
    await stage.confirmed()
    expect(await said(stage.refusal(V, { type: 'BEKANNTMACHEN' }, DIENST))).toContain(nichts[0])
    expect(await said(stage.refusal(V, WIDERSPRUCH, HVB))).toContain(nichts[0])
  })
})
