/** Random numbers that a seed repeats (mulberry32), so that a failing run can be started again with the same choices. */
export interface Seeded {
  /** Uniform in [0, 1). */
  fraction: () => number
  /** Whole number from 0 to below. */
  below: (limit: number) => number
}

export function seeded(seed: number): Seeded {
  let state = seed >>> 0
  const fraction = (): number => {
    state = (state + 0x6d_2b_79_f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  return { fraction, below: (limit) => Math.floor(fraction() * limit) }
}
