// Lists of rows, which are one parameter however many they are.
import * as op from '../ast/op.ts'
import type { OwnSource } from '../ast/query.ts'
import type { Codec, ValueType } from '../ast/value-type.ts'
import type { Dialect, Parameterized, RowColumn } from '../dialect/dialect.ts'
import { type Context, parameterized, quote, shielded } from './context.ts'
import type { OwnColumns } from './part.ts'
import { nameId, push, put } from './tokens.ts'

type Rows = readonly (readonly unknown[])[]
type Way = (value: unknown) => unknown

/** A value as an item of a document. */
const itemOf =
  ({ encode, item }: Codec): Way =>
  value => {
    const stored = encode && value !== null ? (encode as Way)(value) : value
    return item && value !== null ? item.write(stored) : stored
  }

/** Rows as a document. */
function documentOf(types: readonly ValueType[], codec: Dialect['codec']): (rows: Rows) => string {
  const items = types.map(type => itemOf(codec(type)))
  return rows => JSON.stringify(rows.map(row => row.map((value, at) => items[at]?.(value))))
}

/** As SQLite reads a document: https://sqlite.org/json1.html#jptr */
function rowsOf(columns: readonly RowColumn[], codec: Dialect['codec']): Parameterized {
  const list = columns.map(([name, type], at) => {
    const value = `value ->> ${at}`
    const form = codec(type).item?.form
    if (form === 'hex') return `unhex(${value}) AS ${name}`
    const number = form === 'digits' ? 'INTEGER' : type.kind === 'real' ? 'REAL' : null
    return `${number ? `CAST(${value} AS ${number})` : value} AS ${name}`
  })
  const encode = documentOf(
    columns.map(([, type]) => type),
    codec,
  )
  return { sql: `SELECT ${list.join(', ')} FROM json_each(?)`, encode: [encode] }
}

/** How columns take their values: by their types, or as a table keeps them. */
type Kept = (columns: OwnColumns, dialect: Dialect) => OwnColumns

/** The source for a list of rows, whose values are checked. */
export const listOfRows = (columns: OwnColumns, rows: Rows, kept: Kept = given => given): OwnSource => ({
  walk() {
    put(op.SQL)
    put(nameId('rows'))
    put(columns.length)
    for (const [name, { id }] of columns) {
      put(nameId(name))
      put(id)
    }
    push(rows)
  },
  write(ctx: Context) {
    const { codec, sources } = ctx.dialect
    const named = kept(columns, ctx.dialect).map(([name, type]): RowColumn => [shielded(quote(ctx, name)), type])
    const [, type] = columns[0] as OwnColumns[0]
    const plan = { type, label: 'values()', checked: true, list: false }
    return `(${parameterized(ctx, sources?.rows(named) ?? rowsOf(named, codec), plan)})`
  },
})
