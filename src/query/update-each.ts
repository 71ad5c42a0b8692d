// updateEach(...): many rows changed at once, each with values of its own.
import type { PlanParts } from '../ast/executor.ts'
import type { ColumnDescription, TableDescription } from '../ast/column.ts'
import { Node } from '../ast/node.ts'
import * as op from '../ast/op.ts'
import type { Assignment, DerivedSource, Selection, TableSource, UpdatePlan } from '../ast/query.ts'
import { change } from '../compile/change.ts'
import { type Context, quote } from '../compile/context.ts'
import { operandOf } from '../compile/expression.ts'
import type { OwnColumns } from '../compile/part.ts'
import { listOfRows } from '../compile/rows.ts'
import { DefinitionError } from '../error/definition.ts'
import { ValidationError } from '../error/validation.ts'
import { Expr } from '../expression/expr.ts'
import { isSource } from '../expression/source.ts'
import { type EachGroup, eachRows } from '../model/each-row.ts'
import type { AnyModel, ColsOf, Row } from '../model/model-types.ts'
import type { DialectName, SqlText } from '../ast/sql-text.ts'
import { columnsOnly } from './own-table.ts'
import { returned, WriteStatement } from './write-statement.ts'
import type { EachOptions, EachRow, WriteOf } from './write-types.ts'

/** So many rows are one statement: servers limit the length of what they are sent. */
const SIZE = 10_000
/** What the rows go by in the statement. */
const GIVEN = '~given'

/** A text of the list, compared as its column is. */
class Collated extends Expr {
  '~write'(ctx: Context): string {
    const [value, collation] = this.b as readonly [Node, CollationPart]
    const { name } = collation
    const own = typeof name === 'string' ? name : name[ctx.dialect.name as DialectName]
    const { sql } = operandOf(value, ctx)
    return own === undefined ? sql : `${sql} COLLATE ${quote(ctx, own)}`
  }
}

class CollationPart {
  readonly name: SqlText
  constructor(name: SqlText) {
    this.name = name
  }
  /** The column beside it says which it is. */
  '~walk'(): void {}
}

/** Types as the table keeps them: some databases take shorter texts in keys. */
const keptIn =
  (table: TableDescription, columns: readonly ColumnDescription[]) =>
  (given: OwnColumns, { storedAs }: Context['dialect']): OwnColumns =>
    given.map(([name, type], at) => [name, storedAs?.(columns[at] as ColumnDescription, table) ?? type])

type Nodes = Readonly<Record<string, Expr>>

class EachUpdate extends WriteStatement {
  readonly source: TableSource
  readonly returned: Selection | true | null
  readonly #model: { readonly $: TableSource }
  readonly #rows: readonly unknown[]
  readonly #by: readonly ColumnDescription[]

  constructor(
    model: { readonly $: TableSource },
    rows: readonly unknown[],
    by: readonly ColumnDescription[],
    returning: Selection | true | null,
  ) {
    super()
    this.#model = model
    this.#rows = rows
    this.#by = by
    this.source = model.$
    this.returned = returning
  }

  returning(selection?: object): EachUpdate {
    return new EachUpdate(this.#model, this.#rows, this.#by, returned(selection))
  }
  '~plan'(_maxParameters: number, whole = false): UpdatePlan | PlanParts {
    const parts = eachRows(this.source.table, this.#by, this.#rows).flatMap(({ columns, rows }) => {
      const size = whole ? rows.length : SIZE
      const starts = Array.from({ length: Math.ceil(rows.length / size) }, (_, part) => part * size)
      return starts.map(at => this.#part({ columns, rows: rows.slice(at, at + size) }))
    })
    // Rows are answered in whatever order the database found them.
    return parts.length === 1 ? (parts[0] as UpdatePlan) : { parts, order: [] }
  }

  #part({ columns, rows }: EachGroup): UpdatePlan {
    const { source, returned: returning } = this
    const nodes = this.#model as unknown as Nodes
    const types = columns.map(({ name, type }) => [name, type] as const)
    const own = listOfRows(types, rows, keptIn(source.table, columns))
    const list: DerivedSource = { kind: 'derived', as: GIVEN, query: columnsOnly(types), own }
    const values = columns.map(({ name, type }) => new Expr(op.OUTPUT, name, list, type))
    const conditions = this.#by.map((column, at) => isSame(nodes[column.key] as Expr, column, values[at] as Expr))
    const set: Assignment[] = columns
      .map(({ key }, at) => ({ node: nodes[key] as Node, value: values[at] }))
      .slice(this.#by.length)
    for (const { version, key } of source.table.columns) {
      if (version) set.push({ node: nodes[key] as Node, value: nodes[key]?.plus(1) })
    }
    const plan: UpdatePlan = { op: op.UPDATE, own: change, source, set, from: [list], conditions, returning }
    return source.filters?.change(plan) ?? plan
  }
}

function isSame(node: Expr, { collate }: ColumnDescription, value: Expr): Expr {
  if (collate === null) return node.eq(value)
  return node.eq(new Collated(op.SQL, null, [value, new CollationPart(collate)], value.type))
}

function keysOf(source: TableSource, by: unknown): readonly ColumnDescription[] {
  const columns = Array.isArray(by) ? (by as unknown[]) : [by]
  const own = (node: unknown): boolean =>
    node instanceof Node && (node.op === op.COLUMN || node.op === op.ALIASED) && node.b === source
  if (columns.length === 0 || !columns.every(own))
    throw new DefinitionError(`updateEach() of ${source.as} takes columns of ${source.as} as by`)
  return [...new Set(columns.map(node => (node as Node).a as ColumnDescription))]
}

/**
 * Changes many rows, each with values of its own: `updateEach(Hero, [{ id: 1, age: 30 }, { id: 2, age: 40 }], { by:
 * Hero.id })`. `by` is the column, or the list of columns, by whose values rows are found; they are looked up and not
 * changed, and need not be a key: a row of the list changes every row with its values. The rows are one parameter of one
 * statement (on Postgres one for each column), which holds up to 10,000 of them; more, and rows that give other columns
 * than the rest, make several statements in one transaction. It answers how many rows matched. Where a collation finds
 * two keys of the list equal, a row is changed by one of them.
 *
 * Throws ValidationError, before anything is sent, for rows that break the model's rules or take an expression for a
 * value, for keys that are missing, null, or given twice, and for rows with nothing to write. What returning() answers is
 * in no order. https://www.postgresql.org/docs/current/sql-update.html, https://sqlite.org/lang_update.html#upfrom,
 * https://dev.mysql.com/doc/refman/8.4/en/update.html
 */
export function updateEach<M extends AnyModel, F extends string>(
  model: M,
  rows: readonly EachRow<ColsOf<M>>['row'][],
  options: EachOptions<F, M['$']['as']>,
): WriteOf<Row<M>, M['$']['as']> {
  if (!isSource(model)) throw new DefinitionError('updateEach() takes a model')
  const target = model as unknown as { readonly $: TableSource }
  const by = keysOf(target.$, (options as Partial<typeof options> | undefined)?.by)
  if (!Array.isArray(rows)) throw new ValidationError(`updateEach() of ${target.$.as} takes a list of rows`)
  return new EachUpdate(target, rows, by, null) as never
}
