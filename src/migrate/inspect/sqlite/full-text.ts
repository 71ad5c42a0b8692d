// Full-text indexes that we made, known by what fullText() writes: a virtual table, and the triggers that fill it.
import type { KeySchema } from '../../../ast/schema.ts'
import type { ObjectRow } from '../../../dialect/sqlite/catalogue.ts'
import { fold, isSame } from '../../../dialect/sqlite/catalogue-names.ts'
import {
  expect,
  listed,
  type Reading,
  reading,
  takeName,
  unreadable,
} from '../../../dialect/sqlite/catalogue-reading.ts'
import { sameText } from '../../../dialect/sqlite/catalogue-text.ts'
import { fullText } from '../../../dialect/sqlite/full-text.ts'
import { sqlite } from '../../../dialect/sqlite/index.ts'
import { MigrationError } from '../../../error/migration.ts'

export interface FullText {
  readonly table: string
  readonly index: KeySchema
  /** The virtual table and the triggers. */
  readonly objects: readonly ObjectRow[]
}

const EVENTS = ['_insert', '_update', '_delete']

/** The names that the number of a row has in every table: https://sqlite.org/rowidtable.html */
const NUMBERS = ['rowid', '_rowid_', 'oid']

/**
 * The index behind a virtual table; null for one that is not ours, or not as we made it. Where a key that numbers the rows got
 * another name, SQLite has written that into the triggers: `keyOf` answers it.
 */
export function fullTextOf(
  virtual: ObjectRow,
  all: readonly ObjectRow[],
  keyOf: (table: string) => string | undefined,
): FullText | null {
  const triggers = EVENTS.flatMap(event =>
    all.filter(({ type, name }) => type === 'trigger' && isSame(name, virtual.name + event)),
  )
  const [insert] = triggers
  if (!insert || triggers.length < EVENTS.length) return null
  const [id, ...columns] = insertedBy(insert.sql as string) ?? []
  if (id === undefined) return null
  const objects = [virtual, ...triggers]
  const made = fullText.create({
    model: '',
    table: sqlite.quote(insert.table),
    named: suffix => sqlite.quote(virtual.name + suffix),
    columns: columns.map(sqlite.quote),
    names: NUMBERS.slice(0, Math.max(0, NUMBERS.indexOf(id.toLowerCase()))),
    row: isSame(keyOf(insert.table) ?? '', id) ? sqlite.quote(id) : undefined,
  })
  const ours = objects.every(({ sql }, at) => sameText(sql as string, made[at] as string))
  return ours ? { table: insert.table, index: { name: virtual.name, columns }, objects } : null
}

/** The columns of the new row that a trigger writes; null where it writes something else. */
function insertedBy(sql: string): string[] | null {
  const r = reading('', sql)
  r.at = r.tokens.findIndex(token => token?.word === 'VALUES') + 1
  try {
    return listed(r, takeNew)
  } catch (error) {
    if (error instanceof MigrationError) return null
    throw error
  }
}

function takeNew(r: Reading): string {
  if (r.at === 0) unreadable(r)
  expect(r, 'NEW', '.')
  return takeName(r)
}

/** The tables in which modules of SQLite keep what they know, where the module itself is not there to say so. */
const SHADOWS: readonly (readonly [RegExp, readonly string[]])[] = [
  [/\busing\s+fts5\b/i, ['data', 'idx', 'content', 'docsize', 'config']],
  [/\busing\s+fts[34]\b/i, ['content', 'segments', 'segdir', 'docsize', 'stat']],
  [/\busing\s+(?:rtree|geopoly)/i, ['node', 'rowid', 'parent']],
]

export function shadowsOf({ name, sql }: ObjectRow): string[] {
  const suffixes = SHADOWS.find(([pattern]) => pattern.test(sql ?? ''))?.[1] ?? []
  return suffixes.map(suffix => fold(`${name}_${suffix}`))
}
