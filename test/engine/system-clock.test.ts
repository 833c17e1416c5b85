/** The clock of the program follows the database server's, also after the machine has slept, and never goes backwards. */
import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from '@jest/globals'
import type { Connection } from 'mongoose'
import { createSystemClock } from '../../src/store/system.ts'

/** A server that is ahead of this machine by so many milliseconds, or does not answer. */
function server(): { connection: Connection; ahead: (milliseconds: number) => void; away: () => void } {
  let command = async (): Promise<object> => ({ localTime: new Date() })
  const connection = { db: { admin: () => ({ command: () => command() }) } } as unknown as Connection
  return {
    connection,
    ahead: (milliseconds) => {
      command = async () => ({ localTime: new Date(Date.now() + milliseconds) })
    },
    away: () => {
      command = () => Promise.reject(new Error('connection refused'))
    },
  }
}

const HOUR = 3_600_000
const fromNow = (instant: string): number => Date.parse(instant) - Date.now()

test('says the time of the server', async () => {
  const database = server()
  database.ahead(HOUR)
  const clock = await createSystemClock(database.connection)
  expect(Math.abs(fromNow(clock.now()) - HOUR)).toBeLessThan(500)
})

test('finds back to the server when it has fallen behind, as after a sleep, and stands still rather than go back', async () => {
  const database = server()
  const clock = await createSystemClock(database.connection, 5)
  const follow = async (): Promise<string> => {
    await wait(10)
    clock.now()
    await wait(10)
    return clock.now()
  }
  database.ahead(HOUR)
  const later = await follow()
  expect(Math.abs(fromNow(later) - HOUR)).toBeLessThan(500)
  database.ahead(0)
  const [still, stiller] = [await follow(), await follow()]
  expect([still >= later, stiller]).toEqual([true, still])
})

test('goes on by itself while the database is away', async () => {
  const database = server()
  database.ahead(HOUR)
  const clock = await createSystemClock(database.connection, 5)
  database.away()
  await wait(10)
  const first = clock.now()
  await wait(10)
  const second = clock.now()
  expect(second > first).toBe(true)
  expect(Math.abs(fromNow(second) - HOUR)).toBeLessThan(500)
})
