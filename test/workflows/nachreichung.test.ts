/** What is late is issued and told once; every other step leaves the documents of a paper and its members alone. */
import { describe, expect, test } from '@jest/globals'
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
})
