// The rows of a query, and what leads from them to what is loaded beside them.
import type { ColumnDescription } from '../../ast/column.ts'
import { type TableSource } from '../../ast/query.ts'
import { aliasedColumn, columnExpr } from '../../expression/expr.ts'
import { type Clauses, SelectQuery } from '../../query/select.ts'
import type { Tree } from '../plan.ts'
import { type Beside, extrasOf, hereName } from './answer.ts'
import { type Level, levelOf } from './level.ts'

export interface Root {
  readonly query: SelectQuery
  readonly beside: Beside
  readonly levels: readonly Level[]
}

export function rootOf(source: TableSource, from: Clauses, { includes, extras }: Tree): Root {
  const { byKey } = source.table
  const here = [...new Set(includes.flatMap(({ relation }) => relation.here))]
  const names = Object.keys(extras)
  const columns = here.map(key => byKey.get(key) as ColumnDescription)
  const plain = names.length === 0 && !columns.some(column => column.private)
  const below = plain ? (key: string): string => key : hereName
  const keys = columns.map(column => [hereName(column.key), columnOf(column, source)])
  const query = new SelectQuery(source, { ...from, selection: null })
  const selection = { row: { $: source }, ...Object.fromEntries(keys), ...extrasOf(extras) }
  return {
    query: plain ? query : query.select(selection),
    beside: { plain, selection: null, extras: names, below },
    levels: includes.map(include => levelOf(include, below)),
  }
}

function columnOf(column: ColumnDescription, source: TableSource): object {
  const own = columnExpr(column, source)
  return source.aliased ? aliasedColumn(own, source) : own
}
