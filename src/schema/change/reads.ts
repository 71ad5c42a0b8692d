// Which columns the SQL of a table reads, as far as it can be read.
import type { SqlText, TableSchema } from '../../ast/schema.ts'
import { parse } from '../normal/parse.ts'
import type { Tree } from '../normal/tree.ts'
import { listOf } from './lists.ts'

function hasName(tree: Tree, name: string): boolean {
  if (tree.kind === 'name') return tree.name === name
  return tree.kind === 'node' && tree.items.some(item => hasName(item, name))
}

function reads(sql: SqlText | undefined, column: string): boolean {
  if (sql === undefined) return false
  const texts = typeof sql === 'string' ? { sqlite: sql } : sql
  return Object.entries(texts).some(([dialect, text]) => {
    const tree = parse(text, dialect)
    // Case counts on Postgres only: https://www.postgresql.org/docs/current/sql-syntax-lexical.html
    return tree !== null && hasName(tree, dialect === 'postgres' ? column : column.toLowerCase())
  })
}

/** What of the table reads the column in its SQL, in words; undefined where nothing does. */
export function readerOf(table: TableSchema, column: string): string | undefined {
  const check = listOf(table, 'checks').find(({ rule }) => reads(rule, column))
  if (check) return `check ${check.name}`
  const made = table.columns.find(({ name, generated }) => name !== column && reads(generated, column))
  if (made) return `generated column ${made.name}`
  const index = listOf(table, 'indexes').find(
    ({ where, keys }) => reads(where, column) || keys.some(key => typeof key !== 'string' && reads(key.sql, column)),
  )
  return index && `index ${index.name}`
}
