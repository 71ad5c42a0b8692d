// Full-text indexes that we made, known by their expression.
import type { KeySchema } from '../../../ast/schema.ts'
import { fullTextDefinitions } from '../../../dialect/postgres/full-text.ts'
import { postgres } from '../../../dialect/postgres/index.ts'
import { lex, type Token } from '../../../schema/normal/lex.ts'
import { normalSql } from '../../../schema/normal/sql.ts'
import { type IndexRow, keysOf } from './indexes.ts'

/** The columns that the expression puts together, each inside coalesce(). */
function columnsIn(sql: string): string[] {
  const tokens = lex(sql, 'postgres')
  const isColumn = (token: Token | undefined): token is Token => token?.kind === 'name' || token?.kind === 'word'
  return tokens.flatMap(({ text }, at) => {
    if (text !== 'coalesce') return []
    const column = tokens.slice(at + 1).find(({ text: next }) => next !== '(')
    return isColumn(column) ? [column.text] : []
  })
}

/** The expression that we would make for these columns. */
function madeFor(columns: readonly string[]): string {
  const quoted = columns.map(postgres.quote)
  const [statement = ''] = fullTextDefinitions.create({
    model: '',
    table: '',
    named: () => '',
    columns: quoted,
    names: columns,
  })
  return statement.slice(statement.indexOf('(') + 1, -1)
}

export function fullTextOf(row: IndexRow): KeySchema | null {
  const [key, ...more] = keysOf(row)
  if (row.method !== 'gin' || more.length > 0 || !key || key.column !== null || row.where !== null) return null
  const columns = columnsIn(key.sql)
  const same = columns.length > 0 && normalSql('postgres', madeFor(columns)) === normalSql('postgres', key.sql)
  return same ? { name: row.name, columns } : null
}
