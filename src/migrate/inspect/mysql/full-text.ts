// Full-text indexes that we made: over a hidden column of the same name, known by its expression.
import type { KeySchema } from '../../../ast/schema.ts'
import type { Flavour } from '../../../dialect/mysql/flavour.ts'
import { fullTextDefinitions } from '../../../dialect/mysql/full-text.ts'
import { quote } from '../../../dialect/mysql/text.ts'
import { lex } from '../../../schema/normal/lex.ts'
import { normalSql } from '../../../schema/normal/sql.ts'
import { type ColumnRow, isHidden } from './columns.ts'
import type { FoundIndex } from './indexes.ts'
import { unescaped } from './scope.ts'

/** The columns that the expression puts together, each inside coalesce(). */
function columnsIn(sql: string, flavour: Flavour): string[] {
  const tokens = lex(sql, flavour.name)
  return tokens.flatMap(({ text }, at) => {
    const column = text === 'coalesce' || text === 'ifnull' ? tokens[at + 2] : undefined
    return column?.kind === 'name' ? [column.text] : []
  })
}

function madeFor(columns: readonly string[], flavour: Flavour): string {
  const [statement = ''] = fullTextDefinitions(flavour.name).create({
    model: '',
    table: '',
    named: () => '',
    columns: columns.map(quote),
    names: columns,
  })
  return statement.slice(statement.indexOf(' AS (') + 5, statement.lastIndexOf(') STORED'))
}

export function fullTextOf(index: FoundIndex, columns: readonly ColumnRow[], flavour: Flavour): KeySchema | null {
  const column = columns.find(({ name }) => name === index.name)
  if (index.schema.method !== 'fulltext' || !column?.generated || !isHidden(column)) return null
  if (index.rows.length !== 1 || index.rows[0]?.column !== index.name) return null
  const sql = unescaped(flavour, column.generated)
  const found = columnsIn(sql, flavour)
  const same = found.length > 0 && normalSql(flavour.name, madeFor(found, flavour)) === normalSql(flavour.name, sql)
  return same ? { name: index.name, columns: found } : null
}
