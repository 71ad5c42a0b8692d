// Mistakes of the programmer, found before anything is sent.
import { IsomodelError } from './base.ts'

/** A model, a relation or a schema is wrong. The message names model and column. */
export class DefinitionError extends IsomodelError {
  override readonly name = 'DefinitionError'
  constructor(message: string, cause?: unknown) {
    super('DEFINITION', message, cause)
  }
}

/** The database cannot do what the statement asks. Nothing was sent. */
export class UnsupportedError extends IsomodelError {
  override readonly name = 'UnsupportedError'
  /** What was asked for, and the dialect or adapter that lacks it. */
  readonly feature: string
  readonly dialect: string
  constructor(feature: string, dialect: string, instead?: string) {
    super('UNSUPPORTED', `${dialect} has no ${feature}${instead ? `: ${instead}` : ''}`)
    this.feature = feature
    this.dialect = dialect
  }
}
