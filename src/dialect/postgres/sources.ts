// Sources that are more than tables.
import type { Operand } from '../../ast/value-type.ts'
import type { RowColumn, SourceWords } from '../dialect.ts'
import { listEncoder } from './codec.ts'
import { part } from './json-functions.ts'
import { castType } from './types.ts'

type Rows = readonly (readonly unknown[])[]

const isText = (type: string): boolean => type === 'text' || type === 'text[]'

/** One array for each column: https://www.postgresql.org/docs/current/functions-array.html. Of arrays there is none. */
function rows(columns: readonly RowColumn[]): ReturnType<SourceWords['rows']> {
  const arrays = columns.map(([, type]) => (type.kind === 'array' ? 'text' : castType(type)))
  const list = columns.map(([name, type], at) => {
    const value = type.kind === 'array' ? `c${at}::${castType(type)}` : `c${at}`
    return `${value}${isText(castType(type)) ? ' COLLATE "C"' : ''} AS ${name}`
  })
  const unnest = `unnest(${arrays.map(type => `?::${type}[]`).join(', ')}) AS rows (${columns.map((_, at) => `c${at}`).join(', ')})`
  return {
    sql: `SELECT ${list.join(', ')} FROM ${unnest}`,
    encode: columns.map(([, type], at) => {
      const encode = listEncoder(type)
      return (given: Rows) => encode(given.map(row => row[at]))
    }),
  }
}

export const sources: SourceWords = {
  keepsDuplicates: true,
  lateral: true,
  withBeforeWrites: true,
  // https://www.postgresql.org/docs/current/queries-with.html#QUERIES-WITH-MODIFYING
  writesInWith: true,
  bytesInTuples: true,
  quantifiers: true,
  samples: true,
  distinctOn: true,
  groupingSets: 'all',
  grouping: true,
  /** Both parts have the same type and collation: https://www.postgresql.org/docs/current/queries-with.html */
  column({ sql, type }) {
    if (type.kind === 'unknown') return sql
    const name = castType(type)
    return `(${sql})::${name}${isText(name) ? ' COLLATE "C"' : ''}`
  },
  sharesQueries: true,
  // An array lets the planner look keys up, where it would read all of a table to join it with an unknown number of rows.
  amongst: (column, query) => `${column} = ANY (ARRAY(${query}))`,
  // Aggregates take rows as a sorted query has them: https://www.postgresql.org/docs/current/functions-aggregate.html
  documents(level, columns, source) {
    const lists = columns.map(column => `json_agg(${cell(column)})`)
    return `SELECT json_build_array(${[level, ...lists].join(', ')}) AS "d" FROM ${source}`
  },
  rows,
}

/** Moments in the words that JSON has for them by itself: others take longer to write. */
const cell = (column: Operand): string =>
  column.type.kind === 'timestamp' && column.type.storage === undefined ? column.sql : part(column)
