// What one compilation knows: the dialect, the parameters met so far, and which tables can be seen.
import type { ColumnDescription, TableDescription } from '../ast/column.ts'
import type { Node } from '../ast/node.ts'
import * as op from '../ast/op.ts'
import type { SelectPlan, Source, TableSource } from '../ast/query.ts'
import type { ParameterPlan } from '../ast/shape.ts'
import type { ValueType } from '../ast/value-type.ts'
import type { Dialect, Parameterized, Place, Repeats } from '../dialect/dialect.ts'
import { DefinitionError } from '../error/definition.ts'

export interface Context {
  readonly dialect: Dialect
  /** Parameters in the order of the walk; the text holds a mark for each. */
  readonly parameters: ParameterPlan[]
  /** How many values were met: the place of the next one in the walk. */
  values: number
  /** Tables of this query and of those around it. */
  scope: readonly Source[]
  /** Names of the sources of this query that a join may have missed. */
  missing: ReadonlySet<string>
  /** Names of the derived tables of which a query needs to know whether they were missed. */
  readonly marked: Set<string>
  /** The table that the statement writes to, as it stands there; '' where it only reads. */
  changed: string
  /** Inside SQL written by hand nothing is known of the tables that it names. */
  unchecked: boolean
  /** Names of columns stand alone: inside DDL and in the target of an upsert. */
  bare: boolean
  /** What stands before the statement: WITH and its queries. */
  head: string
  /** The windows that this query has named so far: ` WINDOW "w" AS (...)`. */
  windows: string
  /** Compiles a query inside an expression; here, because expressions and queries contain each other. */
  readonly select: (query: SelectPlan, ctx: Context) => string
}

export const context = (dialect: Dialect, select: Context['select'], bare = false): Context => ({
  dialect,
  parameters: [],
  values: 0,
  scope: [],
  missing: new Set(),
  marked: new Set(),
  changed: '',
  unchecked: false,
  bare,
  head: '',
  windows: '',
  select,
})

/** Parameters are marked in the text, because the order in which parts are compiled is not the order in which they stand. */
const MARK = '\u0001'
const QUESTION = `${MARK}question${MARK}`
const MARKED = /\cA(\w+)\cA/g

/** A parameter in its surroundings: `+?`, `CAST(? AS INTEGER)`. */
export function parameter(ctx: Context, type: ValueType, place: Place, label: string, checked = false): string {
  const { encode } = ctx.dialect.codec(type)
  return around(ctx, ctx.dialect.parameter(type, place), [
    { index: ctx.values++, type, encode, label, checked, list: false },
  ])
}

/** SQL that needs several parameters, or another form of the value. */
export function parameterized(
  ctx: Context,
  { sql, encode }: Parameterized,
  plan: Pick<ParameterPlan, 'type' | 'label' | 'checked' | 'list'>,
): string {
  const index = ctx.values++
  return around(
    ctx,
    sql,
    encode.map(one => ({ ...plan, index, encode: one as (value: never) => unknown })),
  )
}

/** SQL that stands in a dialect's template, where only the template's own `?` are parameters. */
export const shielded = (sql: string): string => sql.replaceAll('?', QUESTION)

function around(ctx: Context, sql: string, plans: readonly ParameterPlan[]): string {
  const parts = sql.split('?')
  return parts.reduce((text, part, at) => {
    ctx.parameters.push(plans[at - 1] as ParameterPlan)
    return `${text}${MARK}${ctx.parameters.length - 1}${MARK}${part}`
  })
}

/** The finished text, and the parameters in its order. */
export function finish(ctx: Context, marked: string, repeats?: Repeats): { sql: string; parameters: ParameterPlan[] } {
  const parameters: ParameterPlan[] = []
  const sql = marked.replace(MARKED, (_, at: number) => {
    const parameter = ctx.parameters[at]
    if (!parameter) return '?'
    return ctx.dialect.placeholder(repeats?.numberOf(parameters, parameter) || parameters.push(parameter))
  })
  return { sql, parameters }
}

/** Refuses text that could be taken for a mark, and what ends a text in C. */
export function clean(text: string): string {
  if (text.match(/[\0\cA]/))
    throw new DefinitionError('SQL text and names cannot contain the control characters U+0000 and U+0001')
  return text
}

export const quote = (ctx: Context, name: string): string => ctx.dialect.quote(clean(name))

/** The name that a schema has in this database. */
export const schemaName = ({ schemas }: Dialect, schema: string): string => schemas?.[schema] ?? schema

type Named = Pick<TableDescription, 'schema' | 'name'>

/** The table's name, with its schema before it or in it. */
export function tableName(ctx: Context, table: Named): string {
  if (!table.schema || !ctx.dialect.abilities.schemas) return localName(ctx, table)
  return `${quote(ctx, schemaName(ctx.dialect, table.schema))}.${quote(ctx, table.name)}`
}

const prefixed = (dialect: Dialect, { schema, name }: Named): string =>
  schema ? `${schemaName(dialect, schema)}_${name}` : name

/** What a table goes by inside a query: tables of one name in different schemas may meet there. */
const localName = (ctx: Context, table: Named): string => quote(ctx, prefixed(ctx.dialect, table))

/** The table's own name: with its schema in it where schemas are only prefixes. */
export const storedName = (dialect: Dialect, table: Named): string =>
  dialect.abilities.schemas ? table.name : prefixed(dialect, table)

/** What a source goes by in a query. */
export const nameInQuery = (dialect: Dialect, source: Source): string =>
  source.kind === 'derived' || source.aliased ? source.as : prefixed(dialect, source.table)

/** What stands before a column's name in a query. */
export function qualifier(ctx: Context, source: Source): string {
  if (source.kind === 'derived' || source.aliased) return quote(ctx, source.as)
  return localName(ctx, source.table)
}

export function columnName(ctx: Context, source: TableSource, column: ColumnDescription): string {
  const name = quote(ctx, column.name)
  return ctx.bare ? name : `${sourceName(ctx, source)}.${name}`
}

/** The same for a source that has to be in scope. */
export function sourceName(ctx: Context, source: Source): string {
  requireSource(ctx, source)
  return qualifier(ctx, source)
}

/** Two models of one name never meet in a scope, so that the name and the table tell a source. */
export function requireSource(ctx: Context, source: Source): void {
  if (ctx.unchecked) return
  for (const seen of ctx.scope) {
    if (seen === source || (seen.as === source.as && sameTable(seen, source))) return
  }
  throw new DefinitionError(`${source.as} is not in this query: join it, or name it with outer()`)
}

const sameTable = (a: Source, b: Source): boolean =>
  a.kind === 'derived' ? b.kind === 'derived' : b.kind === 'table' && a.table.id === b.table.id

/** How messages name an expression. */
export function labelOf(node: Node): string {
  if (node.op === op.COLUMN || node.op === op.ALIASED) {
    return `${(node.b as TableSource).as}.${(node.a as ColumnDescription).key}`
  }
  return node.op === op.OUTPUT ? `${(node.b as Source).as}.${node.a as string}` : 'the expression'
}
