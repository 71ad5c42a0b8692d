// Values that do not fit their model.
import { hide, IsomodelError } from './base.ts'

/** What was wrong with one value: valibot's own issue, and the row it was found in, counted from 0. */
export interface RowIssue {
  readonly kind: 'schema' | 'validation' | 'transformation'
  readonly type: string
  readonly message: string
  readonly expected: string | null
  readonly received: string
  readonly input: unknown
  readonly requirement?: unknown
  readonly path?: readonly { readonly key: unknown; readonly value: unknown; readonly input: unknown }[]
  readonly row: number
}

/**
 * Input that breaks a model's rules. Nothing was sent.
 * `issues` are valibot's, each with its row; they hold the input and are therefore not enumerable.
 */
export class ValidationError extends IsomodelError {
  override readonly name = 'ValidationError'
  declare readonly issues: readonly RowIssue[]
  constructor(message: string, issues: readonly RowIssue[] = []) {
    super('VALIDATION', message)
    hide(this, 'issues', issues)
  }
}

/** A value in the database that its column cannot hold, such as an integer beyond the column's range. Never rounded. */
export class DecodeError extends IsomodelError {
  override readonly name = 'DecodeError'
  constructor(message: string, cause?: unknown) {
    super('DECODE', message, cause)
  }
}
