// Types that change by a cast do so on SQLite, where the table is made anew, with its rows.
import { connect } from 'isomodel'
import { betterSqlite3 } from 'isomodel/better-sqlite3'
import { expect, test } from 'vitest'
import type { DatabaseSchema, SchemaOperation, TypeSchema } from '../../../src/ast/schema.ts'
import { apply } from '../../../src/schema/change/apply.ts'
import { make, rebuild, rows, ways } from '../../migrate/rebuild/kit.ts'
import { castsOn, text } from './casts.ts'

const way = ways[0] as (typeof ways)[number]

test('casts are made', async () => {
  const wrong: string[] = []
  for (const { from, to, value } of castsOn('sqlite')) {
    const db = connect(betterSqlite3({ file: ':memory:' }))
    const column = (type: TypeSchema): TypeSchema & { name: string; nullable: true } => ({
      name: 'a',
      ...type,
      nullable: true,
    })
    const before: DatabaseSchema = {
      tables: [{ name: 't', columns: [{ name: 'id', type: 'integer' }, column(from)] }],
      views: [],
    }
    await make(db, before.tables)
    await rows(db, `INSERT INTO t VALUES (1, NULL), (2, ${value ?? 'NULL'})`)
    const change: SchemaOperation = { kind: 'changeColumn', table: 't', column: column(to) }
    await rebuild(db, [change], before, apply(before, change), way).catch((error: unknown) =>
      wrong.push(`${text(from)} to ${text(to)}: ${String(error)}`),
    )
    const [row] = await rows(db, 'SELECT count(a) AS n FROM t')
    if (row?.['n'] !== (value === null ? 0 : 1)) wrong.push(`${text(from)} to ${text(to)}: lost`)
    await db.close()
  }
  expect(wrong).toEqual([])
})
