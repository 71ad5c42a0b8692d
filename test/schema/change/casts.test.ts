// Types that change by a cast do so on SQLite, where the table is made anew, with its rows.
import { connect } from 'isomodel'
import { betterSqlite3 } from 'isomodel/better-sqlite3'
import { expect, test } from 'vitest'
import type { DatabaseSchema, SchemaOperation } from '../../../src/ast/schema.ts'
import { apply } from '../../../src/schema/change/apply.ts'
import { make, rebuild, rows, ways } from '../../migrate/rebuild/kit.ts'
import { castsOn, columnOf, text } from './casts.ts'

const way = ways[0] as (typeof ways)[number]

test('casts are made', async () => {
  const wrong: string[] = []
  for (const { from, to } of castsOn('sqlite')) {
    for (const { type, value } of to) {
      const db = connect(betterSqlite3({ file: ':memory:' }))
      const before: DatabaseSchema = { tables: [{ name: 't', columns: [columnOf('a', from)] }], views: [] }
      await make(db, before.tables)
      await rows(db, `INSERT INTO t VALUES (NULL), (${value ?? 'NULL'})`)
      const change: SchemaOperation = { kind: 'changeColumn', table: 't', column: columnOf('a', type) }
      await rebuild(db, [change], before, apply(before, change), way).catch((error: unknown) =>
        wrong.push(`${text(from)} to ${text(type)}: ${String(error)}`),
      )
      const [row] = await rows(db, 'SELECT count(a) AS n FROM t')
      if (row?.['n'] !== (value === null ? 0 : 1)) wrong.push(`${text(from)} to ${text(type)}: lost`)
      await db.close()
    }
  }
  expect(wrong).toEqual([])
})
