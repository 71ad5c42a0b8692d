// What all connections of a database have in common.
import type { Tell } from '../../src/adapter/event.ts'

export interface Habits {
  readonly tell: Tell
  /** Milliseconds that the server gives a statement. */
  readonly statementTimeout: number | undefined
  /** Milliseconds that a cancelled statement has to end, before its connection is cut. */
  readonly cancelTimeout: number
}
