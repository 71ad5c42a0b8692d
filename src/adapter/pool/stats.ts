// The figures of a pool.

export interface PoolStats {
  /** Connections now: those that calls use, and those that wait for one. */
  readonly open: number
  readonly idle: number
  readonly lent: number
  /** Calls that wait for a connection now. */
  readonly waiting: number
  /** Since the database was opened: how often a connection was lent, */
  readonly acquired: number
  /** how many were opened, */
  readonly created: number
  /** how many were closed, for whatever reason, */
  readonly destroyed: number
  /** and how many calls found no free one. */
  readonly waits: number
}

/** The figures of several pools as one. */
export function sumOf(all: readonly PoolStats[]): PoolStats {
  const sum = { open: 0, idle: 0, lent: 0, waiting: 0, acquired: 0, created: 0, destroyed: 0, waits: 0 }
  for (const stats of all) for (const key of Object.keys(sum) as (keyof PoolStats)[]) sum[key] += stats[key]
  return sum
}
