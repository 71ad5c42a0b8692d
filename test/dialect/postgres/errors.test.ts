// Error codes of Postgres as our classes, with what its fields tell, and never a value.
import { expect, test } from 'vitest'
import { postgresError, type PostgresFailure } from '../../../src/dialect/postgres/errors.ts'

const statement = { sql: 'insert into t values ($1)', parameters: 1 }
const told = (failure: Partial<PostgresFailure>) => {
  const cause = new Error('the cause')
  return postgresError({ message: 'what the server says', ...failure }, statement, cause)
}

test.each([
  [
    '23505',
    'UniqueViolation',
    { table: 'heroes', constraint: 'uq', detail: 'Key (hall, "row number")=(a, 1) already exists.' },
    ['hall', 'row number'],
  ],
  ['23505', 'UniqueViolation', { table: 't', detail: 'Key ("a.b")=(n) already exists.' }, ['a.b']],
  ['23505', 'UniqueViolation', { table: 't', detail: 'Key ("say ""hi""")=(n) already exists.' }, ['say "hi"']],
  ['23505', 'UniqueViolation', { table: 't' }, []],
  [
    '23503',
    'ForeignKeyViolation',
    { table: 'heroes', detail: 'Key (team_id)=(99) is not present in table "teams".' },
    ['team_id'],
  ],
  ['23502', 'NotNullViolation', { table: 'heroes', column: 'name' }, ['name']],
  ['23514', 'CheckViolation', { table: 'heroes', constraint: 'adult' }, []],
])('%s is a %s', (code, name, fields, columns) => {
  expect(told({ code, ...fields })).toMatchObject({ name, columns, table: fields.table })
})

test.each([
  ['40001', 'SerializationFailure', true],
  ['40P01', 'Deadlock', true],
  ['55P03', 'LockTimeout', true],
  ['53100', 'QuotaExceeded', false],
  ['42P01', 'QueryError', false],
])('%s is a %s', (code, name, retryable) => expect(told({ code })).toMatchObject({ name, retryable }))

test.each(['08006', '57P01', '57P03'])('%s is ConnectionLost', code =>
  expect(told({ code })).toMatchObject({ name: 'ConnectionLost' }),
)

test.each([
  ['22P02', 'invalid input syntax for type integer: "secret"', 'invalid input syntax for type integer'],
  ['22007', 'time zone "secret" not recognized', 'time zone a value not recognized'],
  ['42P01', 'relation "heroes" does not exist', 'relation "heroes" does not exist'],
])('the message of %s holds no value', (code, message, shown) => expect(told({ code, message }).message).toBe(shown))
