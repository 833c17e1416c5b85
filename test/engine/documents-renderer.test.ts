import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, test } from '@jest/globals'
import { createRenderer } from '../../src/documents/renderer.ts'
import { vorlage } from '../../src/documents/vorlage.ts'
import { absatz, vorlagen } from '../setup/document-inputs.ts'

const small = vorlage(vorlagen.minimal)
/** Thousands of pages: half a minute of work and more memory than any paper needs. */
const text = Array.from({ length: 400 }, (_, i) => absatz(`Wort ${i} und mehr Text `.repeat(60)))
const endless = vorlage({ ...vorlagen.minimal, abschnitte: Array.from({ length: 40 }, (_, i) => ({ titel: `Abschnitt ${i}`, text })) })

const fileUrl = (path: string): string => JSON.stringify(new URL(path, import.meta.url).href)
const program = (body: string): ChildProcess =>
  spawn(
    process.execPath,
    [
      '--input-type=module',
      '-e',
      `import { createRenderer } from ${fileUrl('../../src/documents/renderer.ts')}
       import { vorlage } from ${fileUrl('../../src/documents/vorlage.ts')}
       import { vorlagen } from ${fileUrl('../setup/document-inputs.ts')}
       const renderer = createRenderer({ timeoutMs: 60_000, memoryMb: 8_000 })
       ${body}`,
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )

const alive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

describe('the renderer', () => {
  test.each([
    ['time', { timeoutMs: 2_000 }],
    ['memory', { timeoutMs: 60_000, memoryMb: 250 }],
  ])('stops a document that needs too much %s, says so, and makes the next one', async (_name, limits) => {
    const renderer = createRenderer(limits)
    await expect(renderer.pdf(endless)).rejects.toMatchObject({ code: 'UNAVAILABLE', sentence: expect.stringContaining('zu lange') })
    expect((await renderer.pdf(small)).pages).toBe(1)
    renderer.close()
  })

  test('makes many documents at once with few processes', async () => {
    const renderer = createRenderer({ workers: 2, timeoutMs: 30_000 })
    const all = await Promise.all(Array.from({ length: 12 }, () => renderer.pdf(small)))
    expect(new Set(all.map((pdf) => pdf.sha256)).size).toBe(1)
    renderer.close()
  })

  test('names the character that no font can print', async () => {
    const renderer = createRenderer({ timeoutMs: 30_000 })
    const broken = renderer.pdf(vorlage({ ...vorlagen.minimal, betreff: 'Sachstand 漢' }))
    await expect(broken).rejects.toMatchObject({ code: 'INVALID_INPUT', sentence: expect.stringContaining('„漢“ (U+6F22)') })
    renderer.close()
  })

  test('refuses work after it was closed, and lets waiting work know', async () => {
    const renderer = createRenderer({ timeoutMs: 30_000 })
    const waiting = [renderer.pdf(small), renderer.pdf(small)].map((job) => expect(job).rejects.toMatchObject({ code: 'UNAVAILABLE' }))
    await sleep(0)
    renderer.close()
    await Promise.all(waiting)
    await expect(renderer.pdf(small)).rejects.toMatchObject({ code: 'UNAVAILABLE' })
  })

  test('lets the program end when all documents are made', async () => {
    const child = program(`console.log((await renderer.pdf(vorlage(vorlagen.minimal))).pages)`)
    const [code] = (await once(child, 'exit')) as [number | null]
    expect(code).toBe(0)
  })

  test('leaves no process behind when the program is killed in the middle of a document', async () => {
    const child = program(`
      const text = Array.from({ length: 400 }, (_, i) => ({ art: 'absatz', text: [{ text: ('Wort ' + i + ' und mehr Text ').repeat(60) }] }))
      const job = renderer.pdf(vorlage({ ...vorlagen.minimal, abschnitte: Array.from({ length: 40 }, (_, i) => ({ titel: 'S' + i, text })) }))
      setTimeout(() => console.log('busy'), 500)
      await job`)
    await once(child.stdout ?? child, 'data')
    const worker = Number((await readFile(`/proc/${child.pid}/task/${child.pid}/children`, 'utf8')).trim().split(' ')[0])
    expect(alive(worker)).toBe(true)
    child.kill('SIGKILL')
    for (let i = 0; i < 50 && alive(worker); i += 1) await sleep(100)
    expect(alive(worker)).toBe(false)
  })
})
