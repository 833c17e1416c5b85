/** Each rule about amendments and joint votes, refused once and passed once; what a session does with items below an item. */
import { describe, expect, test } from '@jest/globals'
import type { Payload, Ref, Situation } from '../../workflows/aggregate.ts'
import { definitions } from '../../workflows/definitions.ts'
import { musterstadt } from '../../workflows/profile/musterstadt.ts'
import { topNummern } from '../../workflows/sitzung/stand.ts'
import { paragraphs } from '../../workflows/text/blocks.ts'
import { aenderungsantrag, aenderungsinhalt } from '../../workflows/vorlage/inhalt.ts'
import { amt, DIENST, ergebnis, HVB, RAT, S, SCHRIFT, sitz, Stage, station, V, VORSITZ } from './stage.ts'

const AE: Ref = { art: 'vorlage', id: 'v-ae1' }
const MITGLIED = sitz('mitglied', RAT)
const TEXT = 'Die Verwaltung pflanzt zwanzig Bäume.'

const antrag = (text = TEXT): object => aenderungsinhalt('Bäume für den Marktplatz', paragraphs(text))
const einbringen = (changes: object = {}): Payload => ({
  type: 'AENDERUNGSANTRAG_EINBRINGEN',
  station: 's1',
  antrag: antrag(),
  einreicher: 'Fraktion A',
  ...changes,
})
const wortlaut = (text: string): object => ({ wortlaut: [{ nr: 1, text: paragraphs(text) }] })
const codes = async (stage: Stage, ref: Ref, event: Payload, akteur = VORSITZ): Promise<string[]> =>
  (await stage.refusal(ref, event, akteur)).map(({ code }) => code)

const eingebracht = async (): Promise<Stage> => {
  const stage = new Stage()
  await stage.calledUp()
  await stage.send(V, einbringen(), MITGLIED)
  return stage
}

describe('an amendment', () => {
  test('needs an item that is on the agenda or called up, and not voted on', async () => {
    const stage = new Stage()
    await stage.bodies()
    await stage.released()
    expect(await codes(stage, V, einbringen(), MITGLIED)).toEqual(['STATION_IN_ANDEREM_STAND'])
    await stage.plan()
    await stage.send(V, { type: 'AUF_TO_SETZEN', station: 's1', sitzung: S.id }, DIENST)
    await stage.send(V, einbringen(), MITGLIED)
    expect((await stage.stand(AE)).stationen[0]?.zustand).toBe('auf_tagesordnung')
  })

  test('comes too late once the paper is voted on', async () => {
    const stage = new Stage()
    await stage.recorded()
    expect(await codes(stage, V, einbringen(), MITGLIED)).toEqual(['STATION_IN_ANDEREM_STAND'])
  })

  test('is a matter of members, of chair and deputy, and of the clerk in their place', async () => {
    const stage = new Stage()
    await stage.calledUp()
    expect(await codes(stage, V, einbringen(), HVB)).toEqual(['FORBIDDEN'])
    expect(await codes(stage, V, einbringen(), sitz('mitglied', 'kulturausschuss'))).toEqual(['FORBIDDEN'])
    for (const akteur of [MITGLIED, VORSITZ, sitz('stellvertretung', RAT), DIENST]) await stage.send(V, einbringen(), akteur)
    expect((await stage.stand()).context.aenderungen.map(({ vorlage }) => vorlage)).toEqual(['v-ae1', 'v-ae2', 'v-ae3', 'v-ae4'])
    const last = stage.last('AENDERUNGSANTRAG_EINBRINGEN')
    expect(last?.imAuftrag).toBe(true)
  })

  test('needs a vote that it could go before, a point that there is, and a text in writing', async () => {
    const stage = new Stage()
    await stage.calledUp()
    expect(await codes(stage, V, einbringen({ punkte: [2] }), MITGLIED)).toEqual(['PUNKT_UNBEKANNT'])
    expect(await codes(stage, V, einbringen({ antrag: antrag('') }), MITGLIED)).toEqual(['TEXT_FEHLT'])
    const kenntnis = new Stage()
    const mitteilung = { art: 'mitteilung', beratungsfolge: [station(RAT, 'kenntnisnahme')] }
    await kenntnis.calledUp({
      ...mitteilung,
      inhalt: { betreff: 'Bericht', beschlusspunkte: [], abschnitte: { sachverhalt: paragraphs('Text.') }, finanziell: null },
    })
    expect(await codes(kenntnis, V, einbringen(), MITGLIED)).toEqual(['KEINE_ABSTIMMUNG'])
  })

  test('exists only where the body knows the kind', async () => {
    const stage = new Stage()
    await stage.calledUp()
    const read = await stage.world.engine.read(V)
    const { aenderungsantrag: _without, ...arten } = musterstadt.arten
    const situation = {
      ref: V,
      parts: read?.parts,
      zeugen: {},
      profil: { ...musterstadt, arten },
      akteur: MITGLIED,
    } as unknown as Situation
    expect(definitions.vorlage.grounds(situation, einbringen(), true).map(({ code }) => code)).toEqual(['ART_UNBEKANNT'])
    expect(definitions.vorlage.grounds({ ...situation, profil: musterstadt }, einbringen(), true)).toEqual([])
  })

  test('goes with its paper in whatever is not its own vote', async () => {
    const stage = await eingebracht()
    for (const event of [
      { type: 'VERTAGEN', station: 's1' },
      { type: 'ABSETZEN', station: 's1', grund: 'Zu spät.' },
      { type: 'AUFRUFEN', station: 's1' },
    ])
      expect(await codes(stage, AE, event)).toContain('FOLGT_DER_VORLAGE')
    await stage.send(AE, ergebnis(), VORSITZ)
    await stage.send(AE, { type: 'ERGEBNIS_BESTAETIGEN', station: 's1' }, SCHRIFT)
    const { zustand, context, beschlusspunkte } = await stage.stand(AE)
    expect([zustand, context.ergebnis?.ergebnis, context.frist, beschlusspunkte]).toEqual(['abgestimmt', 'beschlossen', null, []])
    await stage.send(AE, { type: 'ABSCHLIESSEN' }, DIENST)
  })

  test('is withdrawn by whoever moved it or by the clerk, never by the administration, and frees its paper', async () => {
    const stage = await eingebracht()
    const zurueck = { type: 'ZURUECKZIEHEN', grund: 'Erledigt.' }
    expect(await codes(stage, AE, zurueck, HVB)).toEqual(['NICHT_ANTRAGSTELLER'])
    expect(await codes(stage, AE, zurueck, amt('dezernat'))).toEqual(['NICHT_ANTRAGSTELLER'])
    expect(await codes(stage, AE, zurueck, { ...MITGLIED, id: 'konto-anderes' })).toEqual(['FORBIDDEN'])
    expect(await codes(stage, V, ergebnis())).toEqual(['AENDERUNGSANTRAG_OFFEN'])
    await stage.send(AE, zurueck, MITGLIED)
    await stage.send(V, ergebnis(), VORSITZ)
    expect((await stage.stand()).stationen[0]?.context.ergebnis?.ergebnis).toBe('beschlossen')
  })
})

describe('an amendment of several points', () => {
  const NEU = 'Die Verwaltung pflegt sie.'
  const mehrere = (punkte: (number | null)[], ...texte: string[]): Payload =>
    einbringen({
      punkte,
      antrag: aenderungsantrag(
        'Bäume',
        texte.map((text) => ({ text: paragraphs(text), art: 'auftrag', termin: '2027-05-01' })),
      ),
    })

  test('names each point once, gives each its text, and adds none to another amendment', async () => {
    const stage = await eingebracht()
    expect(await codes(stage, V, mehrere([1, 1], TEXT, TEXT), MITGLIED)).toEqual(['PUNKT_DOPPELT'])
    expect(await codes(stage, V, mehrere([1, null], TEXT), MITGLIED)).toEqual(['TEXT_FEHLT'])
    expect(await codes(stage, AE, mehrere([null], NEU), MITGLIED)).toEqual(['NEUER_PUNKT_IM_AENDERUNGSANTRAG'])
    await stage.send(AE, mehrere([1], NEU), MITGLIED)
  })

  test('leaves its new points behind those of the paper, and they are decided, numbered and controlled with them', async () => {
    const stage = new Stage()
    await stage.calledUp()
    await stage.send(V, mehrere([1, null], TEXT, NEU), MITGLIED)
    await stage.send(AE, ergebnis(), VORSITZ)
    const geaendert = ergebnis({ ergebnis: 'geaendert_beschlossen' })
    expect(await codes(stage, V, { ...geaendert, ...wortlaut(TEXT) })).toEqual(['NEUER_PUNKT_FEHLT'])
    const beide = [TEXT, NEU].map((text, index) => ({ nr: index + 1, text: paragraphs(text) }))
    await stage.send(V, { ...geaendert, wortlaut: beide }, VORSITZ)
    await stage.send(V, { type: 'ERGEBNIS_BESTAETIGEN', station: 's1' }, SCHRIFT)
    const { beschlusspunkte, context } = await stage.stand()
    expect(beschlusspunkte.map(({ context: { nr, termin } }) => [nr, termin])).toEqual([
      [1, '2026-12-31'],
      [2, '2027-05-01'],
    ])
    expect(context.offeneAuftraege).toBe(2)
  })

  test('has no new point where that one was voted down', async () => {
    const stage = new Stage()
    await stage.calledUp()
    await stage.send(V, mehrere([1, null], TEXT, NEU), MITGLIED)
    const stimmen = (ja: number) => ({ ja, nein: 21 - ja })
    const punkte = [
      { nr: 1, ergebnis: 'beschlossen', abstimmung: stimmen(15) },
      { nr: 2, ergebnis: 'abgelehnt', abstimmung: stimmen(5) },
    ]
    await stage.send(AE, { type: 'ERGEBNIS_ERFASSEN', station: 's1', ergebnis: 'teilweise_beschlossen', punkte }, VORSITZ)
    await stage.send(V, { ...ergebnis({ ergebnis: 'geaendert_beschlossen' }), ...wortlaut(TEXT) }, VORSITZ)
    expect((await stage.stand()).stationen[0]?.context.ergebnis?.befund.neu).toEqual([])
  })
})

describe('the vote on an amended paper', () => {
  test('comes after those on its amendments, on the text that they left, and says what changed', async () => {
    const stage = await eingebracht()
    expect(await codes(stage, V, ergebnis())).toEqual(['AENDERUNGSANTRAG_OFFEN'])
    await stage.send(AE, ergebnis(), VORSITZ)
    const [grund] = await stage.refusal(V, ergebnis(), VORSITZ)
    expect(grund).toMatchObject({ code: 'TEXT_GEAENDERT' })
    expect(grund?.satz).toContain('AE/2026/0001')
    const geaendert = ergebnis({ ergebnis: 'geaendert_beschlossen' })
    expect(await codes(stage, V, { ...geaendert, ...wortlaut('Die Verwaltung pflanzt zwölf Bäume.') })).toEqual(['WORTLAUT_UNVERAENDERT'])
    await stage.send(V, { ...geaendert, ...wortlaut(TEXT) }, VORSITZ)
    const { ergebnis: stored } = (await stage.stand()).stationen[0]?.context ?? {}
    expect(stored?.befund['geaendert']).toEqual([1])
  })

  test('may still reject the whole, and keeps the texts of every amendment', async () => {
    const stage = await eingebracht()
    await stage.send(AE, ergebnis(), VORSITZ)
    await stage.send(V, ergebnis({ ergebnis: 'abgelehnt', abstimmung: { ja: 7, nein: 14 } }), VORSITZ)
    const [aenderung] = (await stage.stand()).context.aenderungen
    expect(aenderung).toMatchObject({ ergebnis: 'beschlossen', text: (await stage.stand(AE)).context.fassung.hash })
  })

  test('stands when an amendment is corrected afterwards, with a mark', async () => {
    const stage = await eingebracht()
    await stage.send(AE, ergebnis({ ergebnis: 'abgelehnt', abstimmung: { ja: 7, nein: 14 } }), VORSITZ)
    await stage.send(V, ergebnis(), VORSITZ)
    await stage.send(AE, { ...ergebnis(), type: 'ERGEBNIS_KORRIGIEREN' }, VORSITZ)
    const { context, stationen } = await stage.stand()
    expect(context.aenderungen).toMatchObject([{ ergebnis: 'beschlossen', nachtraeglich: true }])
    expect(stationen[0]?.context.ergebnis?.ergebnis).toBe('beschlossen')
  })

  test('is open again when the session refuses the result of an amendment', async () => {
    const stage = await eingebracht()
    await stage.send(AE, ergebnis(), VORSITZ)
    const zurueck = { type: 'ERGEBNIS_VERWEIGERT', station: 's1', versuch: 1, sitzung: S.id, grund: 'Anwesenheit.' }
    await stage.send(AE, zurueck, { id: 'system', aemter: [{ amt: 'system' }], sitze: [], profil: '*' })
    expect(await codes(stage, V, ergebnis())).toEqual(['AENDERUNGSANTRAG_OFFEN'])
  })
})

describe('papers that a result names', () => {
  const W: Ref = { art: 'vorlage', id: 'w' }

  test('are there: a paper that settles, and a vote with the same counts', async () => {
    const stage = await eingebracht()
    await stage.send(AE, ergebnis(), VORSITZ)
    expect(await codes(stage, V, { type: 'ERGEBNIS_ERFASSEN', station: 's1', ergebnis: 'erledigt' })).toEqual(['BEZUG_FEHLT'])
    const erledigt = { type: 'ERGEBNIS_ERFASSEN', station: 's1', ergebnis: 'erledigt' }
    for (const erledigtDurch of [V.id, 'gibt-es-nicht'])
      expect(await codes(stage, V, { ...erledigt, erledigtDurch })).toEqual(['BEZUG_FEHLT'])
    await stage.send(V, { ...erledigt, erledigtDurch: AE.id }, VORSITZ)
    expect((await stage.stand()).stationen[0]?.context.ergebnis?.erledigtDurch).toEqual({ vorlage: AE.id, nummer: 'AE/2026/0001' })
  })

  test('share one vote only in one session, and only with its counts', async () => {
    const stage = await eingebracht()
    expect(await codes(stage, AE, ergebnis({ gemeinsamMit: W.id }))).toEqual(['KEINE_GEMEINSAME_ABSTIMMUNG'])
    await stage.send(V, einbringen({ antrag: antrag('Die Verwaltung pflanzt dreißig Bäume.') }), MITGLIED)
    await stage.send(AE, ergebnis(), VORSITZ)
    const zweiter: Ref = { art: 'vorlage', id: 'v-ae2' }
    const anders = ergebnis({ gemeinsamMit: AE.id, abstimmung: { ja: 15, nein: 6 } })
    expect(await codes(stage, zweiter, anders)).toEqual(['ANDERE_STIMMEN'])
    await stage.send(zweiter, ergebnis({ gemeinsamMit: AE.id }), VORSITZ)
    expect((await stage.stand(zweiter)).stationen[0]?.context.ergebnis?.gemeinsamMit).toMatchObject({ vorlage: AE.id })
  })
})

describe('items below an item', () => {
  const nummern = async (stage: Stage): Promise<string[]> => {
    const { tops } = (await stage.sitzung()).context
    const all = topNummern(tops)
    return tops.map((top) => `${all.get(top.id) ?? ''} ${top.vorlage?.id ?? ''}`)
  }

  test('are numbered below it, stand behind it and move with it', async () => {
    const stage = new Stage()
    await stage.onAgenda()
    await stage.send(S, { type: 'TOP_ANLEGEN', titel: 'Verschiedenes', oeffentlich: true }, DIENST)
    await stage.send(V, einbringen(), MITGLIED)
    await stage.send(V, einbringen(), MITGLIED)
    await stage.send(AE, einbringen(), MITGLIED)
    expect(await nummern(stage)).toEqual(['Ö 1 v', 'Ö 1.1 v-ae1', 'Ö 1.1.1 v-ae1-ae1', 'Ö 1.2 v-ae2', 'Ö 2 '])
    await stage.send(S, { type: 'TOP_VERSCHIEBEN', top: 't1', richtung: 'runter' }, DIENST)
    expect(await nummern(stage)).toEqual(['Ö 1 ', 'Ö 2 v', 'Ö 2.1 v-ae1', 'Ö 2.1.1 v-ae1-ae1', 'Ö 2.2 v-ae2'])
    // Taken off with it.
    await stage.send(V, { type: 'ABSETZEN', station: 's1', grund: 'Noch nicht reif.' }, DIENST)
    expect(await nummern(stage)).toEqual(['Ö 1 '])
    expect((await stage.stand(AE)).stationen[0]).toMatchObject({ zustand: 'geplant', context: { versuch: 2 } })
    // Nobody is asked to find a date for it.
    const read = await stage.world.engine.read(AE)
    expect(definitions.vorlage.aufgaben(read?.parts ?? {}, musterstadt)).toEqual([])
  })

  test('share its call-up, and are not dealt with when it is not', async () => {
    const stage = await eingebracht()
    expect((await stage.sitzung()).context.tops.map(({ zustand }) => zustand)).toEqual(['aufgerufen', 'aufgerufen'])
    await stage.send(V, { type: 'VERTAGEN', station: 's1' }, VORSITZ)
    expect((await stage.sitzung()).context.tops.map(({ ausgang }) => ausgang)).toEqual(['vertagt', 'vertagt'])
    expect((await stage.stand(AE)).stationen[0]?.context.versuche).toMatchObject([{ ausgang: 'vertagt' }])
    await stage.send(S, { type: 'SITZUNG_SCHLIESSEN' }, VORSITZ)
  })

  test('are refused by a session that has no item for them, and wait with their paper', async () => {
    const stage = await eingebracht()
    const verwaist = {
      type: 'TOP_AUFNEHMEN',
      vorlage: 'x',
      station: 's1',
      rolle: 'entscheidung',
      versuch: 1,
      oeffentlich: true,
      am: '2026-04-15T16:00',
    }
    const system = { id: 'system', aemter: [{ amt: 'system' as const }], sitze: [], profil: '*' }
    expect(await codes(stage, S, { ...verwaist, unter: { vorlage: 'w', station: 's1' } }, system)).toEqual(['TOP_UNBEKANNT'])
  })
})
