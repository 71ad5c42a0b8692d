// What servers print of an expression is the same expression: each is made part of a table, and read back.
import { connect, sql, type TransactionDatabase } from 'isomodel'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { inspect } from '../../../src/migrate/inspect/inspect.ts'
import { normalDefault, normalSql } from '../../../src/schema/normal/sql.ts'
import { adapterOn } from '../../services/adapters.ts'
import { describeOn } from '../../services/database.ts'
import { checks, columns, defaults, generated } from './expressions.ts'
import type { ColumnSchema, DialectName, SqlText } from '../../../src/ast/schema.ts'
import type { ServerName } from '../../services/services.ts'

const own = (text: SqlText | undefined, dialect: string): string =>
  typeof text === 'object' ? (text[dialect as DialectName] ?? '') : (text ?? '')

describe.each<ServerName>(['postgres', 'mysql'])('expressions', server => {
  describeOn(server, url => {
    let db: TransactionDatabase
    beforeAll(async () => {
      db = connect(adapterOn(server, url()))
      await db.open()
    })
    afterAll(() => db.close())

    let count = 0
    async function made(parts: string) {
      const name = `made_${count++}`
      await sql`${sql.unsafe(`create table ${name} (${columns[server]}, ${parts})`)}`.run(db)
      const [table] = (await inspect(db, { tables: [name] })).tables
      return table as NonNullable<typeof table>
    }
    const compare = (printed: SqlText | undefined, written: string) => {
      const dialect = db['~dialect'].name
      const text = own(printed, dialect)
      expect(text).not.toBe('')
      expect(normalSql(dialect, text), text).toBe(normalSql(dialect, written))
    }

    test.each(checks[server])('check %s', async rule => {
      const table = await made(`constraint kept check (${rule})`)
      compare(table.checks?.[0]?.rule, rule)
    })

    test.each(defaults[server])('default %s %s', async (type, value) => {
      const table = await made(`z ${type} default ${value}`)
      const column = table.columns.at(-1) as ColumnSchema
      const dialect = db['~dialect'].name
      expect(normalDefault(dialect, own(column.default, dialect), column)).toBe(normalDefault(dialect, value, column))
    })

    test.each(generated[server])('generated %s %s', async (type, expression) => {
      const table = await made(`z ${type} generated always as (${expression}) stored`)
      compare(table.columns.at(-1)?.generated, expression)
    })
  })
})
