// Full-text search, for those who import it; SQLite's words travel with it.
import type { Node } from '../ast/node.ts'
import type { TableSource } from '../ast/query.ts'
import type { FullTextWords, SearchedIndex } from '../dialect/dialect.ts'
import { parse, type Term } from '../dialect/search.ts'
import { rowid } from '../dialect/sqlite/rowid.ts'
import { type Context, parameterized, shielded, sourceName, tableName } from './context.ts'
import { unsupported, writeNode } from './expression.ts'

/** A string, in which nothing is an operator: https://sqlite.org/fts5.html#full_text_query_syntax */
const term = ({ words, prefix }: Term): string => `"${words.join(' ')}"${prefix ? ' *' : ''}`

function query(text: string): string {
  const found = parse(text).map(({ all, none }) => {
    const wanted = `(${all.map(term).join(' AND ')})`
    return none.length ? `(${wanted} NOT (${none.map(term).join(' OR ')}))` : wanted
  })
  // An empty string is found nowhere, and no query at all would be an error.
  return found.join(' OR ') || '""'
}

/** The index has the numbers of rows, and a row that a join has missed has none. */
const sqlite: FullTextWords = {
  condition: ({ name, row }) => ({
    sql: `(${row} IS NOT NULL AND ${row} IN (SELECT rowid FROM ${name} WHERE ${name} MATCH ?))`,
    encode: [query],
  }),
  // Worked out once for all rows: for one row alone it would count the words of all others again.
  rank: ({ name, row }) => ({
    sql:
      `coalesce((WITH "~rank" AS MATERIALIZED (SELECT rowid AS "~row", -bm25(${name}) AS "~value" FROM ${name} ` +
      `WHERE ${name} MATCH ?) SELECT "~value" FROM "~rank" WHERE "~row" = ${row}), 0.0)`,
    encode: [query],
  }),
}

/** The name of the index comes after a space; the columns are in its order, and the text that is looked for is last. */
export function writeMatch(node: Node, ctx: Context): string {
  const nodes = node.b as readonly Node[]
  const [kind, ...name] = (node.a as string).split(' ')
  const columns = nodes.slice(0, -1)
  const source = (columns[0] as Node).b as TableSource
  const { fullText, words } = ctx.dialect
  const own = fullText ?? (words && sqlite) ?? unsupported('match()', ctx)
  const names = source.table.columns.map(column => column.name)
  const index: SearchedIndex = {
    source: shielded(sourceName(ctx, source)),
    name: shielded(tableName(ctx, { ...source.table, name: name.join(' ') })),
    row: `${shielded(sourceName(ctx, source))}.${rowid(names)}`,
    columns: columns.map(column => shielded(writeNode(column, ctx))),
  }
  const plan = { type: (nodes.at(-1) as Node).type, label: 'match()', checked: false, list: false }
  return parameterized(ctx, own[kind as keyof FullTextWords](index), plan)
}
