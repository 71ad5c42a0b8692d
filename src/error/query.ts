// What a database answers when a statement fails, in classes that are the same for every driver.
import { hide, IsomodelError } from './base.ts'

/** The statement that failed. Its values appear only where the database was connected with `{ valuesInErrors: true }`. */
export interface FailedStatement {
  readonly sql: string
  /** How many parameters were bound. */
  readonly parameters: number
}

/** A statement that the database refused, for any reason without a class of its own. `sql` and `parameters` tell which. */
export class QueryError extends IsomodelError {
  override readonly name: string = 'QueryError'
  readonly sql: string
  readonly parameters: number
  /** The values bound, where connect() was told to keep them. */
  declare readonly values?: readonly unknown[]
  constructor(message: string, statement: FailedStatement, cause?: unknown, code = 'QUERY') {
    super(code, message, cause)
    this.sql = statement.sql
    this.parameters = statement.parameters
  }
}

/** What a broken constraint is called, as far as the database tells. */
export interface BrokenConstraint {
  /** The table's name in the database. */
  readonly table?: string | undefined
  /** Names of the columns in the database. */
  readonly columns?: readonly string[] | undefined
  readonly constraint?: string | undefined
}

/** A broken constraint: table, columns and constraint, by their names in the database. */
export class ConstraintViolation extends QueryError {
  readonly table: string | undefined
  readonly columns: readonly string[]
  readonly constraint: string | undefined
  constructor(message: string, broken: BrokenConstraint, statement: FailedStatement, cause: unknown, code: string) {
    super(message, statement, cause, code)
    this.table = broken.table
    this.columns = broken.columns ?? []
    this.constraint = broken.constraint
  }
}

const place = ({ table, columns }: BrokenConstraint): string =>
  table ? ` in ${[table, columns?.join(', ')].filter(Boolean).join('.')}` : ''

/** A second row with the same key. */
export class UniqueViolation extends ConstraintViolation {
  override readonly name = 'UniqueViolation'
  constructor(broken: BrokenConstraint, statement: FailedStatement, cause?: unknown) {
    super(`a row with the same value${place(broken)} exists already`, broken, statement, cause, 'UNIQUE')
  }
}

/** A key that points at no row, or a row that others point at. */
export class ForeignKeyViolation extends ConstraintViolation {
  override readonly name = 'ForeignKeyViolation'
  constructor(broken: BrokenConstraint, statement: FailedStatement, cause?: unknown) {
    super(`a foreign key${place(broken)} would point at no row`, broken, statement, cause, 'FOREIGN_KEY')
  }
}

/** NULL where the column takes none. */
export class NotNullViolation extends ConstraintViolation {
  override readonly name = 'NotNullViolation'
  constructor(broken: BrokenConstraint, statement: FailedStatement, cause?: unknown) {
    super(`NULL is not allowed${place(broken)}`, broken, statement, cause, 'NOT_NULL')
  }
}

/** A row that a CHECK refuses. */
export class CheckViolation extends ConstraintViolation {
  override readonly name = 'CheckViolation'
  constructor(broken: BrokenConstraint, statement: FailedStatement, cause?: unknown) {
    const name = broken.constraint ? ` ${broken.constraint}` : ''
    super(`the check${name}${place(broken)} refuses the row`, broken, statement, cause, 'CHECK')
  }
}

/** The database stayed locked by another connection. Running it again may work. */
export class LockTimeout extends QueryError {
  override readonly name = 'LockTimeout'
  override readonly retryable = true
  constructor(statement: FailedStatement, cause?: unknown) {
    super('the database stayed locked by another connection', statement, cause, 'LOCK_TIMEOUT')
  }
}

/** The transaction met a concurrent one that changed what it read. Running it again may work. */
export class SerializationFailure extends QueryError {
  override readonly name = 'SerializationFailure'
  override readonly retryable = true
  constructor(statement: FailedStatement, cause?: unknown) {
    super('the transaction met a concurrent change of the same rows', statement, cause, 'SERIALIZATION_FAILURE')
  }
}

/** Two transactions waited for each other, and the database ended this one. Running it again may work. */
export class Deadlock extends QueryError {
  override readonly name = 'Deadlock'
  override readonly retryable = true
  constructor(statement: FailedStatement, cause?: unknown) {
    super('the transaction and another one waited for each other', statement, cause, 'DEADLOCK')
  }
}

/** The file, or the space it may take, is full. */
export class QuotaExceeded extends QueryError {
  override readonly name = 'QuotaExceeded'
  constructor(statement: FailedStatement, cause?: unknown) {
    super('there is no space left for the database', statement, cause, 'QUOTA')
  }
}

export function keepValues(error: IsomodelError, values: readonly unknown[]): void {
  hide(error, 'values', values)
}
