// A statement worked, but its answer is not what was asked for.
import { IsomodelError } from './base.ts'

/** one() found no row. */
export class NotFoundError extends IsomodelError {
  override readonly name = 'NotFoundError'
  constructor(model: string) {
    super('NOT_FOUND', `no ${model} was found`)
  }
}

/** one() found more than one row. */
export class MultipleRowsError extends IsomodelError {
  override readonly name = 'MultipleRowsError'
  constructor(model: string) {
    super('MULTIPLE_ROWS', `more than one ${model} was found`)
  }
}
