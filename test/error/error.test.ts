// Every error: a stable code, one sentence without values, and nothing in JSON that could hold one.
import { describe, expect, test } from 'vitest'
import * as isomodel from '../../src/index.ts'
import type { FailedStatement } from '../../src/error/query.ts'

const secret = 'value 4711'
const cause = new Error(secret)
const statement: FailedStatement = { sql: 'insert into heroes values (?)', parameters: 1 }
const broken = { table: 'heroes', columns: ['name', 'age'], constraint: 'heroes_name' }
const issue = {
  kind: 'schema',
  type: 'string',
  message: secret,
  expected: 'string',
  received: secret,
  input: secret,
  row: 3,
} as const

const errors: [code: string, error: isomodel.IsomodelError, message: string][] = [
  ['DEFINITION', new isomodel.DefinitionError('Hero.age: no', cause), 'Hero.age: no'],
  ['UNSUPPORTED', new isomodel.UnsupportedError('full join', 'mysql'), 'mysql has no full join'],
  [
    'UNSUPPORTED',
    new isomodel.UnsupportedError('transactions', 'd1', 'use batch()'),
    'd1 has no transactions: use batch()',
  ],
  ['VALIDATION', new isomodel.ValidationError('Hero.name: expected string', [issue]), 'Hero.name: expected string'],
  [
    'DECODE',
    new isomodel.DecodeError('the value of Hero.age is no integer', cause),
    'the value of Hero.age is no integer',
  ],
  ['NOT_FOUND', new isomodel.NotFoundError('Hero'), 'no Hero was found'],
  ['MULTIPLE_ROWS', new isomodel.MultipleRowsError('Hero'), 'more than one Hero was found'],
  ['QUERY', new isomodel.QueryError('no such table: heroes', statement, cause), 'no such table: heroes'],
  [
    'UNIQUE',
    new isomodel.UniqueViolation(broken, statement, cause),
    'a row with the same value in heroes.name, age exists already',
  ],
  ['UNIQUE', new isomodel.UniqueViolation({}, statement, cause), 'a row with the same value exists already'],
  [
    'FOREIGN_KEY',
    new isomodel.ForeignKeyViolation({ table: 'heroes' }, statement, cause),
    'a foreign key in heroes would point at no row',
  ],
  [
    'NOT_NULL',
    new isomodel.NotNullViolation({ table: 'heroes', columns: ['age'] }, statement, cause),
    'NULL is not allowed in heroes.age',
  ],
  ['CHECK', new isomodel.CheckViolation({ constraint: 'adult' }, statement, cause), 'the check adult refuses the row'],
  ['LOCK_TIMEOUT', new isomodel.LockTimeout(statement, cause), 'the database stayed locked by another connection'],
  [
    'SERIALIZATION_FAILURE',
    new isomodel.SerializationFailure(statement, cause),
    'the transaction met a concurrent change of the same rows',
  ],
  ['DEADLOCK', new isomodel.Deadlock(statement, cause), 'the transaction and another one waited for each other'],
  ['POOL_TIMEOUT', new isomodel.PoolTimeout(cause), 'no connection of the pool became free in time'],
  ['QUOTA', new isomodel.QuotaExceeded(statement, cause), 'there is no space left for the database'],
  [
    'TRANSACTION_BUSY',
    new isomodel.TransactionBusy(2000),
    'waited 2000 ms for an open transaction that runs no statement: inside its callback use tx, not the database',
  ],
  [
    'TRANSACTION_ABORTED',
    new isomodel.TransactionAborted(cause),
    'an earlier statement of this transaction failed: to try something, nest a transaction',
  ],
  [
    'TRANSACTION_CLOSED',
    new isomodel.TransactionClosed(),
    'this transaction is over: use the database, or await every call inside the callback',
  ],
  ['TIMEOUT', new isomodel.TimeoutError(50), 'the call took longer than 50 ms'],
  ['ABORTED', new isomodel.AbortedError(cause), 'the call was aborted'],
  ['CONNECTION_LOST', new isomodel.ConnectionLost('this database is closed', cause), 'this database is closed'],
  [
    'OUTCOME_UNKNOWN',
    new isomodel.OutcomeUnknown(cause),
    'the connection was lost before the database told whether what was written lasts',
  ],
  ['STORAGE_UNAVAILABLE', new isomodel.StorageUnavailable('no such folder', cause), 'no such folder'],
]

describe.each(errors)('%s', (code, error, message) => {
  test('is an IsomodelError with its code, its name and one sentence', () => {
    expect(error).toBeInstanceOf(isomodel.IsomodelError)
    expect(error).toBeInstanceOf(Error)
    expect(error.code).toBe(code)
    expect(error.name).toBe(error.constructor.name)
    expect(error.message).toBe(message)
    expect(String(error)).toBe(`${error.name}: ${message}`)
  })

  test('shows no cause and no issues', () => {
    expect(Object.keys(error)).not.toContain('cause')
    expect(Object.keys(error)).not.toContain('issues')
    const shown = JSON.stringify(error)
    expect(shown).not.toContain('4711')
    expect(JSON.parse(shown)).toMatchObject({ code, name: error.name, message })
    if ('cause' in error) expect(error.cause).toBe(cause)
  })
})

test('every error of the package is in the table', () => {
  const classes = Object.values(isomodel).filter(
    (one): one is typeof isomodel.IsomodelError =>
      typeof one === 'function' && one.prototype instanceof isomodel.IsomodelError,
  )
  const known = new Set(errors.map(([, error]) => error.constructor))
  expect(classes.filter(one => !known.has(one)).map(one => one.name)).toEqual(['ConstraintViolation'])
})

test('constraints tell table, columns and constraint, and are query errors', () => {
  const error = new isomodel.UniqueViolation(broken, statement)
  expect(error).toBeInstanceOf(isomodel.ConstraintViolation)
  expect(error).toBeInstanceOf(isomodel.QueryError)
  expect(error).toMatchObject({ ...broken, ...statement, retryable: false })
  expect(new isomodel.UniqueViolation({}, statement)).toMatchObject({
    table: undefined,
    columns: [],
    constraint: undefined,
  })
  for (const one of [isomodel.LockTimeout, isomodel.SerializationFailure, isomodel.Deadlock])
    expect(new one(statement).retryable).toBe(true)
})

test.each(errors)('%s tells whether it may work again, and whether the connection broke', (code, error) => {
  expect(error).toMatchObject({
    retryable: ['LOCK_TIMEOUT', 'SERIALIZATION_FAILURE', 'DEADLOCK'].includes(code),
    connectionLost: ['CONNECTION_LOST', 'OUTCOME_UNKNOWN'].includes(code),
  })
  expect(JSON.parse(JSON.stringify(error))).toMatchObject({
    retryable: error.retryable,
    connectionLost: error.connectionLost,
  })
})

test('a doomed transaction may be tried again where what doomed it may', () => {
  expect(new isomodel.TransactionAborted(new isomodel.Deadlock(statement)).retryable).toBe(true)
  expect(new isomodel.TransactionAborted(new isomodel.NotFoundError('Hero')).retryable).toBe(false)
  expect(new isomodel.TransactionAborted().retryable).toBe(false)
})

test('issues are kept, with their rows', () => {
  expect(new isomodel.ValidationError('x', [issue]).issues).toEqual([issue])
  expect(new isomodel.ValidationError('x').issues).toEqual([])
})
