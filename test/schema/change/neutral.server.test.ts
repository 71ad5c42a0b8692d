// Columns that were dropped come back in tables with rows.
import { expect, test } from 'vitest'
import type { TableSchema } from '../../../src/ast/schema.ts'
import { defining } from '../../../src/dialect/defining.ts'
import { mariadb, postgres } from '../../../src/dialects.ts'
import { invert } from '../../../src/schema/change/invert.ts'
import { live } from '../../compile/change/live.ts'
import { insertion } from '../../compile/change/rows.ts'
import { openClient } from '../../services/client.ts'
import { describeOn } from '../../services/database.ts'
import { columns, schema } from './neutral.ts'

for (const [server, dialect, name] of [
  ['postgres', postgres, 'postgres'],
  ['mysql', mariadb, 'mariadb'],
] as const) {
  describeOn(server, url => {
    test.each(columns)('a column of $type comes back with a value', async column => {
      const client = await openClient(server, url())
      const db = live(defining(dialect), sql => client.query(sql))
      const [table] = schema.tables as readonly [TableSchema]
      await db.run({ kind: 'createTable', table })
      await client.query(insertion(table, 1, name))
      const drop = { kind: 'dropColumn', table: 't', column: column.name } as const
      const back = invert(drop, db.schema) ?? []
      await db.run(drop, ...back)
      const [row] = await client.query(`SELECT count(${column.name}) AS n FROM t`)
      expect(Number(row?.['n'])).toBe(1)
      await db.run({ kind: 'dropTable', table: 't' })
      await client.close()
    })
  })
}
