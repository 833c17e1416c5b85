/** Chance that repeats itself: splitmix32 to spread a seed, sfc32 (Chris Doty-Humphrey, PractRand) for the stream. */
import type { Random } from '../../src/engine/ports.ts'

export interface Prng extends Random {
  /** Integer in [0, limit). */
  below: (limit: number) => number
  chance: (probability: number) => boolean
  pick: <Item>(items: readonly Item[]) => Item
  /** The more often, the more its weight. */
  weighted: <Item extends { weight: number }>(items: readonly Item[]) => Item
}

/** A seed of its own for each purpose, so that drawing more for one leaves the others as they were. */
export function mix(seed: number, purpose: number): number {
  let z = (Math.imul(seed, 0x9e37_79b9) ^ Math.imul(purpose + 1, 0x85eb_ca6b)) >>> 0
  z = Math.imul(z ^ (z >>> 16), 0x21f0_aaad)
  z = Math.imul(z ^ (z >>> 15), 0x735a_2d97)
  return (z ^ (z >>> 15)) >>> 0
}

export function createPrng(seed: number): Prng {
  let a = mix(seed, 1)
  let b = mix(seed, 2)
  let c = mix(seed, 3)
  let counter = 1
  const next = (): number => {
    const sum = (a + b + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = ((c << 21) | (c >>> 11)) + sum
    return sum >>> 0
  }
  const fraction = (): number => next() / 2 ** 32
  const below = (limit: number): number => Math.floor(fraction() * limit)
  return {
    fraction,
    below,
    chance: (probability) => fraction() < probability,
    pick: (items) => {
      const item = items[below(items.length)]
      if (item === undefined) throw new Error('NOTHING_TO_PICK')
      return item
    },
    weighted: (items) => {
      let left = fraction() * items.reduce((sum, { weight }) => sum + weight, 0)
      const item = items.find(({ weight }) => (left -= weight) < 0)
      if (item === undefined) throw new Error('NOTHING_TO_PICK')
      return item
    },
    hex: (bytes) => Array.from({ length: bytes }, () => below(256).toString(16).padStart(2, '0')).join(''),
  }
}
