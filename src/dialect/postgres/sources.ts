// Sources that are more than tables.
import type { RowColumn, SourceWords } from '../dialect.ts'
import { listEncoder } from './codec.ts'
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
  bytesInTuples: true,
  /** Both parts have the same type and collation: https://www.postgresql.org/docs/current/queries-with.html */
  column({ sql, type }) {
    if (type.kind === 'unknown') return sql
    const name = castType(type)
    return `(${sql})::${name}${isText(name) ? ' COLLATE "C"' : ''}`
  },
  rows,
}
