/** What is late is issued and told once; every other step leaves the documents of a paper and its members alone. */
import { describe, expect, test } from '@jest/globals'
import { ausgabe, ausgabeWorte } from '../../workflows/vorlage/ausgaben.ts'
import { aendern, AUTOR, DIENST, inhalt, S, Stage, V } from './stage.ts'

const ANLAGE = { anlage: 'a1', hash: '1'.repeat(64), name: 'Plan.pdf', typ: 'application/pdf', bytes: 10, oeffentlich: true }

const issued = (stage: Stage): number => stage.history('vorlage', 'v').filter((type) => type === 'DOKUMENT_AUSGEGEBEN').length
const told = (stage: Stage): number => stage.history('sitzung', S.id).filter((type) => type === 'NACHREICHUNG').length

describe('the document of a paper', () => {
  test('is not issued before the release, whatever its author changes', async () => {
    const stage = new Stage()
    await stage.draft()
    await stage.send(V, aendern(), AUTOR)
    await stage.send(V, { type: 'ANLAGE_HINZUFUEGEN', ...ANLAGE }, AUTOR)
    await stage.send(V, { type: 'ANLAGE_ENTFERNEN', anlage: 'a1' }, AUTOR)
    expect(issued(stage)).toBe(0)
  })

  test('is issued anew for exchanged pages, and the session is told once, not again by later steps', async () => {
    const stage = new Stage()
    await stage.invited()
    const before = issued(stage)
    await stage.send(V, { type: 'AUSTAUSCHEN', inhalt: inhalt({ betreff: 'Mehr Bäume' }), grund: 'Tippfehler' }, DIENST)
    expect([issued(stage) - before, told(stage)]).toEqual([2, 1])
    await stage.send(V, { type: 'DEPUBLIZIEREN', grund: 'Irrtum' }, DIENST)
    await stage.send(V, { type: 'VEROEFFENTLICHEN' }, DIENST)
    expect([issued(stage) - before, told(stage)]).toEqual([2, 1])
  })

  test('says of each issue which version it is, and what has replaced it', async () => {
    const stage = new Stage()
    await stage.invited()
    await stage.send(V, { type: 'AUSTAUSCHEN', inhalt: inhalt({ betreff: 'Mehr Bäume' }), grund: 'Tippfehler' }, DIENST)
    await stage.send(V, { type: 'ANLAGE_NACHREICHEN', ...ANLAGE }, DIENST)
    const { context } = await stage.stand()
    const oeffentliche = context.dokumente.filter(({ art, oeffentlich }) => art === 'vorlage' && oeffentlich)
    expect(oeffentliche.map((dokument) => ausgabeWorte(ausgabe(context, dokument)))).toEqual([
      'Fassung 1, ersetzt durch Fassung 2',
      'Fassung 2, ersetzt durch eine neuere Ausgabe',
      'Fassung 2',
    ])
  })
})

describe('the Einladung', () => {
  test('is issued anew once for all that came late within half an hour, as no change of the session', async () => {
    const stage = new Stage()
    await stage.invited()
    await stage.send(V, { type: 'AUSTAUSCHEN', inhalt: inhalt({ betreff: 'Mehr Bäume' }), grund: 'Tippfehler' }, DIENST)
    await stage.send(V, { type: 'ANLAGE_NACHREICHEN', ...ANLAGE }, DIENST)
    const einladungen = async (): Promise<boolean[]> =>
      (await stage.sitzung()).context.dokumente.filter(({ art }) => art === 'einladung').map(({ oeffentlich }) => oeffentlich)
    expect(await einladungen()).toEqual([false, true])
    stage.world.uhr.set('2026-03-02T08:00:00.000Z')
    const faellig = await stage.world.store.jobs.open('2026-03-02T08:00:00.000Z')
    expect(faellig).toBe(3)
    await stage.world.worker.runDue()
    expect(await einladungen()).toEqual([false, true, false, true])
    // No mail follows from it: who was invited is told by that of the late papers.
    expect(await stage.world.store.jobs.open('2026-03-02T08:00:00.000Z')).toBe(0)
    expect(stage.world.errors).toEqual([])
  })
})
