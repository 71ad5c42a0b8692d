// The statements that make what a description says, on SQLite.
import type { DatabaseSchema } from '../../../src/ast/schema.ts'
import { writeChange } from '../../../src/compile/change/write.ts'
import { defining } from '../../../src/dialect/defining.ts'
import { sqlite } from '../../../src/dialect/sqlite/index.ts'

const dialect = defining(sqlite)

export function making(schema: DatabaseSchema): string[] {
  const operations = [
    ...schema.tables.map(table => ({ kind: 'createTable' as const, table })),
    ...schema.views.map(view => ({ kind: 'createView' as const, view })),
  ]
  return operations.flatMap(operation => {
    const statements = writeChange(operation, schema, schema, dialect)
    if (statements === 'rebuild') throw new Error('nothing new is rebuilt')
    return statements.map(statement => statement.sql)
  })
}
