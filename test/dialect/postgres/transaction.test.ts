import { expect, test } from 'vitest'
import { postgres, sqlite } from '../../../src/dialects.ts'
import type { TransactionModes } from '../../../src/dialect/dialect.ts'

test.each<[TransactionModes, onPostgres: string, onSqlite: string[]]>([
  [{}, 'BEGIN', ['BEGIN IMMEDIATE']],
  [{ isolation: 'read uncommitted' }, 'BEGIN ISOLATION LEVEL READ UNCOMMITTED', ['BEGIN IMMEDIATE']],
  [{ isolation: 'read committed' }, 'BEGIN ISOLATION LEVEL READ COMMITTED', ['BEGIN IMMEDIATE']],
  [{ isolation: 'repeatable read' }, 'BEGIN ISOLATION LEVEL REPEATABLE READ', ['BEGIN IMMEDIATE']],
  [{ isolation: 'serializable' }, 'BEGIN ISOLATION LEVEL SERIALIZABLE', ['BEGIN IMMEDIATE']],
  [{ readOnly: true }, 'BEGIN READ ONLY', ['BEGIN', 'PRAGMA query_only = 1']],
  [{ readOnly: false }, 'BEGIN READ WRITE', ['BEGIN IMMEDIATE']],
  [
    { isolation: 'serializable', readOnly: true, deferrable: true },
    'BEGIN ISOLATION LEVEL SERIALIZABLE, READ ONLY, DEFERRABLE',
    ['BEGIN', 'PRAGMA query_only = 1'],
  ],
  [{ deferrable: false }, 'BEGIN NOT DEFERRABLE', ['BEGIN IMMEDIATE']],
])('%j', (modes, onPostgres, onSqlite) => {
  expect(postgres.transaction(modes)).toEqual({ begin: [onPostgres], commit: ['COMMIT'], rollback: ['ROLLBACK'] })
  expect(sqlite.transaction(modes).begin).toEqual(onSqlite)
})
