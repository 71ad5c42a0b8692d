// WITH: queries that a statement names once, and reads as often as it likes.
import * as op from '../ast/op.ts'
import type { OwnSource, SelectPlan, Source } from '../ast/query.ts'
import { DefinitionError } from '../error/definition.ts'
import { claim } from './claim.ts'
import { type Context, quote } from './context.ts'
import { type OwnColumns, unseen, writePart } from './part.ts'
import { nameId, put, taken } from './tokens.ts'
import { walkSelect } from './walk.ts'

/** A query with a name. */
export interface CommonTable {
  readonly name: string
  readonly columns: OwnColumns
  readonly base: SelectPlan
  /** What finds more rows out of those found before; null for a query that is not recursive. */
  readonly step: SelectPlan | null
  /** Whether a row that was found before is kept. */
  readonly all: boolean
  /** A statement that writes, in the place of the query: `base` tells its columns. */
  readonly written?: OwnSource
}

/** The statement's own, by name: databases that do not tell letters apart by case know each name once. */
interface Head {
  /** Where WITH cannot stand before the statement, each reader brings the query along. */
  readonly inside: boolean
  readonly found: Map<string, { readonly table: CommonTable; readonly sql: string }>
}

/** The tables of a walk, which is known by the list of its values. */
const walks = new WeakMap<readonly unknown[], Set<CommonTable>>()
const heads = new WeakMap<Context, Head>()

function walkTable(table: CommonTable): void {
  const values = taken()
  let seen = walks.get(values)
  if (!seen) walks.set(values, (seen = new Set()))
  put(op.SQL)
  put(nameId('WITH'))
  // Another query of the same name is not the same statement, whatever it says.
  put(seen.has(table) ? 1 : 0)
  if (seen.has(table)) return
  seen.add(table)
  put(table.step ? (table.all ? 2 : 1) : table.written ? 3 : 0)
  if (table.written) table.written.walk()
  else walkSelect(table.base, 0)
  if (table.step) walkSelect(table.step, 0)
}

function headOf(ctx: Context): Head {
  let head = heads.get(ctx)
  if (!head) {
    const inside = ctx.changed !== '' && ctx.dialect.sources?.withBeforeWrites === false
    heads.set(ctx, (head = { inside, found: new Map() }))
  }
  return head
}

/** The models behind a query, as far as its sources tell. */
const tablesOf = ({ source, joins }: SelectPlan): Source[] =>
  [source, ...joins.map(join => join.source)].flatMap(one =>
    one.kind === 'table' ? [one] : one.own ? [] : tablesOf(one.query),
  )

/** The name would hide a table from the rest of the statement. */
function refuseTables(name: string, sources: readonly Source[]): void {
  for (const source of sources) {
    if (source.kind === 'derived') continue
    for (const { name: table, schema } of source.models.values()) {
      if ((schema ? `${schema}_${table}` : table).toLowerCase() === name.toLowerCase())
        throw new DefinitionError(`cte('${name}') has the name of a table: give it another`)
    }
  }
}

function writeQuery({ base, step, all, columns, written }: CommonTable, ctx: Context): string {
  if (!step) return written?.write(ctx as never) ?? ctx.select(base, ctx)
  const { sources } = ctx.dialect
  // Recursive queries are read whole in any case: they need not be kept apart from the table that is written.
  const { changed } = ctx
  ctx.changed = ''
  const first = writePart(base, columns, ctx, true)
  const typed = sources?.base?.(
    first,
    columns.map(([name, type]) => [quote(ctx, name), type]),
  )
  const sql = `${typed ?? first} UNION ${all ? 'ALL ' : ''}${ctx.select(step, ctx)}`
  ctx.changed = changed
  return sql
}

function writeTable(table: CommonTable, ctx: Context): string {
  const { inside, found } = headOf(ctx)
  const key = table.name.toLowerCase()
  refuseTables(table.name, [...ctx.scope, ...tablesOf(table.base)])
  claim(ctx, quote(ctx, table.name), 'cte')
  if (!found.has(key)) {
    const query = unseen(ctx, () => writeQuery(table, ctx))
    // Its own query may have brought another of this name.
    if (!found.has(key)) found.set(key, { table, sql: `${quote(ctx, table.name)} AS (${query})` })
  }
  const known = found.get(key)
  if (known?.table !== table) throw new DefinitionError(`two queries of this statement are called '${table.name}'`)
  const name = quote(ctx, table.name)
  if (inside) return `(WITH ${table.step ? 'RECURSIVE ' : ''}${known.sql} SELECT * FROM ${name})`
  const all = [...found.values()]
  const recursive = all.some(one => one.table.step) ? 'RECURSIVE ' : ''
  ctx.head = `WITH ${recursive}${all.map(one => one.sql).join(', ')} `
  return name
}

/** The source for a query with a name. */
export const commonTable = (table: CommonTable): OwnSource => ({
  walk: () => walkTable(table),
  write: (ctx: Context) => writeTable(table, ctx),
  reads: table.step ? [table.base, table.step] : [table.base],
})

/** The rows found so far, inside the step of a recursive query. */
export const itself = (name: string): OwnSource => ({
  walk() {
    put(op.SQL)
    put(nameId('itself'))
  },
  write: (ctx: Context) => quote(ctx, name),
})
