// Columns that were dropped come back in tables of SQLite with rows.
import { connect } from 'isomodel'
import { betterSqlite3 } from 'isomodel/better-sqlite3'
import { expect, test } from 'vitest'
import type { TableSchema } from '../../../src/ast/schema.ts'
import { apply, applyAll } from '../../../src/schema/change/apply.ts'
import { invert } from '../../../src/schema/change/invert.ts'
import { insertion } from '../../compile/change/rows.ts'
import { make, rebuild, rows, ways } from '../../migrate/rebuild/kit.ts'
import { columns, schema } from './neutral.ts'

const way = ways[0] as (typeof ways)[number]

test.each(columns)('a column of $type comes back with a value', async column => {
  const db = connect(betterSqlite3({ file: ':memory:' }))
  const [table] = schema.tables as readonly [TableSchema]
  await make(db, [table])
  await rows(db, insertion(table, 1, 'sqlite'))
  const drop = { kind: 'dropColumn', table: 't', column: column.name } as const
  const without = apply(schema, drop)
  await rebuild(db, [drop], schema, without, way)
  const back = invert(drop, schema) ?? []
  await rebuild(db, back, without, applyAll(without, back), way)
  expect(await rows(db, `SELECT count(${column.name}) AS n FROM t`)).toEqual([{ n: 1 }])
  await db.close()
})
