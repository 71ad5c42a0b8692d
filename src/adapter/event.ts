// What happens to connections between statements, as connect()'s `onEvent` sees it. Never a value, an address or a name.

/**
 * Why a connection was closed: `age` (older than `maxAge`), `dead` (it did not answer the check before use), `lost` (it
 * broke, or the server ended it), `unclean` (what is open on it is not known, or nobody would end it), `idle` (the pool
 * let it go), `closed` (the database was closed).
 */
export type CloseReason = 'age' | 'dead' | 'lost' | 'unclean' | 'idle' | 'closed'

/**
 * One event. Connections have numbers, from 1 for the first of a pool. Of `replicas()`, `reader` tells whose event it is, by
 * the readers' order from 0; those of the primary have none.
 */
export type DatabaseEvent = { readonly reader?: number } & Happening

type Happening =
  | { readonly type: 'connection-opened'; readonly connection: number }
  | {
      readonly type: 'connection-closed'
      readonly connection: number
      readonly reason: CloseReason
      /** Milliseconds for which it was open. */
      readonly age: number
    }
  | {
      /** A call found no free connection. Told once its waiting is over. */
      readonly type: 'pool-waited'
      /** Milliseconds. */
      readonly duration: number
      /** Connections that were lent, and calls that waited, when the waiting began, this one among them. */
      readonly lent: number
      readonly waiting: number
      /** false: no connection came in time. */
      readonly served: boolean
    }
  /** The server was asked to stop what a connection runs, because its call is over. */
  | { readonly type: 'cancel-sent' }
  /** Something between here and the server forgot or mixed prepared statements: from now on none is kept under a name. */
  | { readonly type: 'prepared-statements-off' }
  /** A reader did not answer, and gets no reads for some time. `code` is that of the error. */
  | { readonly type: 'reader-skipped'; readonly reader: number; readonly code: string }

/** What hears events. What it throws is dropped: events happen where no call could throw it. */
export type Tell = (event: DatabaseEvent) => void

/** A listener that never throws. */
export const quietly =
  (tell: Tell | undefined): Tell =>
  event => {
    try {
      tell?.(event)
    } catch {
      // Documented with the option.
    }
  }
