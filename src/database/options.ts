// What transaction() is given, for those who come without types.
import { ValidationError } from '../error/validation.ts'
import type { TransactionOptions } from './types.ts'

const LEVELS: readonly unknown[] = ['read uncommitted', 'read committed', 'repeatable read', 'serializable']

/** The options of a transaction. */
export function checkOptions({
  isolation = 'serializable',
  readOnly = false,
  deferrable = false,
  retry = 0,
}: TransactionOptions): void {
  if (
    !LEVELS.includes(isolation) ||
    readOnly !== !!readOnly ||
    deferrable !== !!deferrable ||
    !(Number.isSafeInteger(retry) && retry >= 0)
  ) {
    throw new ValidationError(
      `isolation is one of ${LEVELS.join(', ')}, readOnly and deferrable are booleans, and retry is a whole number`,
    )
  }
}

/** Those of a nested one, which has only what every call has. */
export function checkNested({ isolation, readOnly, deferrable, retry }: TransactionOptions): void {
  if ((isolation ?? readOnly ?? deferrable ?? retry) !== undefined) {
    throw new ValidationError('isolation, readOnly, deferrable and retry are for the outermost transaction')
  }
}
