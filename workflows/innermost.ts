/** The innermost active state of a state value; of a parallel value that of the region `lauf`. */
export function innermost(value: unknown): string {
  if (typeof value === 'string') return value
  const regions = Object.entries(value as Record<string, unknown>)
  const region = regions.find(([name]) => name === 'lauf') ?? regions[0]
  if (region === undefined) throw new Error('EMPTY_STATE_VALUE')
  return typeof region[1] === 'object' && Object.keys(region[1] as object).length === 0 ? region[0] : innermost(region[1])
}
