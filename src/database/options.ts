// What transaction() is given, for those who come without types.
import { ValidationError } from '../error/validation.ts'
import type { TransactionOptions } from './types.ts'

const LEVELS: readonly unknown[] = ['read uncommitted', 'read committed', 'repeatable read', 'serializable']

/** The options of a transaction; a nested one has only what every call has. */
export function checkOptions(options: TransactionOptions, nested: boolean): void {
  const { isolation = 'serializable', readOnly = false, deferrable = false, retry = 0 } = options
  const right = nested
    ? (options.isolation ?? options.readOnly ?? options.deferrable ?? options.retry) === undefined
    : LEVELS.includes(isolation) && readOnly === !!readOnly && deferrable === !!deferrable && retry >= 0
  if (right && Number.isSafeInteger(retry)) return
  throw new ValidationError(
    `isolation, readOnly, deferrable and retry are ${
      nested ? 'for the outermost transaction' : `one of ${LEVELS.join(', ')}, booleans and a whole number`
    }`,
  )
}
