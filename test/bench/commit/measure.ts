/** Runs operations with a number of clients at once and sums up how long they took. */

export interface Figures {
  perSecond: number
  /** Milliseconds. */
  p50: number
  p99: number
}

/** One turn of one row: throughput of the turn and the latency of each operation. */
export interface Turn {
  perSecond: number
  milliseconds: number[]
}

/** Each client does its share one after the other; `operation` gets the number of the client. */
export async function runTurn(clients: number, share: number, operation: (client: number) => Promise<void>): Promise<Turn> {
  const milliseconds: number[] = []
  const start = performance.now()
  await Promise.all(
    Array.from({ length: clients }, async (_, client) => {
      for (let nr = 0; nr < share; nr += 1) {
        const before = performance.now()
        await operation(client)
        milliseconds.push(performance.now() - before)
      }
    }),
  )
  return { perSecond: ((clients * share) / (performance.now() - start)) * 1_000, milliseconds }
}

/** Value at a quantile of numbers in any order. */
function quantile(numbers: readonly number[], at: number): number {
  const ordered = numbers.toSorted((a, b) => a - b)
  return ordered[Math.min(ordered.length - 1, Math.floor(ordered.length * at))] ?? Number.NaN
}

export const median = (numbers: readonly number[]): number => quantile(numbers, 0.5)

const rounded = (value: number): number => Math.round(value * 100) / 100

/** Throughput is the median of the turns, so that one disturbed turn does not count. */
export function sumUp(turns: readonly Turn[]): Figures {
  const all = turns.flatMap((turn) => turn.milliseconds)
  return {
    perSecond: rounded(median(turns.map((turn) => turn.perSecond))),
    p50: rounded(median(all)),
    p99: rounded(quantile(all, 0.99)),
  }
}
