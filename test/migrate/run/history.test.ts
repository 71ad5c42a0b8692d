// What the journal of a database and the migrations of the code say together.
import { describe, expect, test } from 'vitest'
import { type Entry, type Hashed, historyOf } from '../../../src/migrate/run/history.ts'
import { migration } from '../../../src/migrate/run/migration.ts'

const hashed = (name: string, replaces?: readonly string[]): Hashed => ({
  migration: migration(name, { up: [], ...(replaces && { replaces }) }),
  hash: `hash of ${name}`,
})

/** `a` is applied, `a~` was changed since, `a+` is running, `a-` is being undone. */
function entry(text: string): Entry {
  const [, name = '', mark] = /^(\w+)([~+-]?)$/.exec(text) ?? []
  const state = mark === '+' ? 'running' : mark === '-' ? 'undoing' : 'applied'
  const hash = mark === '~' ? 'another' : `hash of ${name}`
  return { name, hash, state, step: 1, mark: null, startedAt: new Date(0), finishedAt: null }
}

const entries = (text: string): Entry[] => text.split(' ').filter(Boolean).map(entry)
const list = (text: string): Hashed[] =>
  text
    .split(' ')
    .filter(Boolean)
    .map(one => {
      const [name = '', replaces] = one.split('=')
      return hashed(name, replaces?.split(','))
    })

const names = (of: readonly Hashed[]): string => of.map(one => one.migration.name).join(' ')

const histories: readonly (readonly [
  does: string,
  code: string,
  database: string,
  applied: string,
  pending: string,
  begun: string,
])[] = [
  ['an empty database', 'a b', '', '', 'a b', ''],
  ['some of them', 'a b c', 'a', 'a', 'b c', ''],
  ['all of them', 'a b', 'a b', 'a b', '', ''],
  ['one that runs', 'a b c', 'a b+', 'a', 'b c', 'b'],
  ['one that is being undone', 'a b', 'a b-', 'a b', '', 'b'],
  ['one that stands for others', 'ab=a,b c', 'a b', 'ab', 'c', ''],
  ['one that stands for others, on a database of its own', 'ab=a,b c', 'ab', 'ab', 'c', ''],
  ['one that stands for others, on a new database', 'ab=a,b c', '', '', 'ab c', ''],
]

describe('historyOf() tells', () => {
  test.each(histories)('%s', (_, code, database, applied, pending, begun) => {
    const history = historyOf(list(code), entries(database))
    expect([names(history.applied), names(history.pending), history.begun?.name ?? '']).toEqual([
      applied,
      pending,
      begun,
    ])
  })
})

const refused: readonly (readonly [does: string, code: string, database: string, message: string, code_: string])[] = [
  ['one that was changed', 'a b', 'a~', 'the migration a was changed after it was applied', 'MIGRATION_EDITED'],
  [
    'one that is missing',
    'a c',
    'a b',
    'the database has the migration b, which is not among these',
    'MIGRATION_MISSING',
  ],
  [
    'a newer database',
    'a',
    'a b',
    'the database is newer than this code, which lacks the migration b',
    'SCHEMA_OUTDATED',
  ],
  [
    'one that was skipped',
    'a b c',
    'a c',
    'the migration b comes before c, which is applied already',
    'MIGRATION_ORDER',
  ],
  [
    'a part of what one stands for',
    'abc=a,b,c',
    'a b',
    'abc stands for 3 migrations, of which this database has 2',
    'MIGRATION',
  ],
  [
    'one that stands for another that runs',
    'ab=a,b',
    'a b+',
    'ab stands for the migration b, which was begun and not finished',
    'MIGRATION',
  ],
  [
    'one that stands for another that is being undone',
    'ab=a,b c',
    'a b-',
    'ab stands for the migration b',
    'MIGRATION',
  ],
  ['others before one that was begun', 'a b', 'b+', 'the migration b was begun and not finished', 'MIGRATION'],
]

describe('historyOf() refuses', () => {
  test.each(refused)('%s', (_, code, database, message, expected) => {
    let error: unknown
    try {
      historyOf(list(code), entries(database))
    } catch (thrown) {
      error = thrown
    }
    expect(error).toMatchObject({ message: expect.stringContaining(message) as string, code: expected })
  })

  test('nothing that was skipped where that is allowed', () => {
    const { pending } = historyOf(list('a b c'), entries('a c'), true)
    expect(names(pending)).toBe('b')
  })
})
