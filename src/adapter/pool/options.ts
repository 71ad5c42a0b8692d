// What every adapter of a pool can be told beside what its driver's own pool knows.

export interface PoolOptions {
  /**
   * Checks a connection before use, by one round trip, if nobody used it for longer than `idle` milliseconds (1,000 unless
   * given). One that does not answer within `timeout` milliseconds (2,000 unless given) is destroyed and the next is
   * taken. Off unless given.
   */
  readonly preping?: boolean | { readonly idle?: number; readonly timeout?: number } | undefined
  /**
   * Milliseconds after which a connection is replaced, when it is given back or taken the next time: up to a tenth
   * earlier, so that those that were opened together do not all go at once. Unlimited unless given.
   */
  readonly maxAge?: number | undefined
}

/** The options with what they mean where they say nothing. */
export interface PoolHabits {
  /** Milliseconds of idleness after which a connection is checked; Infinity for never. */
  readonly pingAfter: number
  readonly pingTimeout: number
  readonly maxAge: number
}

export function habitsOf({ preping = false, maxAge = Infinity }: PoolOptions): PoolHabits {
  const { idle = 1000, timeout = 2000 } = typeof preping === 'object' ? preping : {}
  return { pingAfter: preping === false ? Infinity : idle, pingTimeout: timeout, maxAge }
}
