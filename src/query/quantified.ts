// Comparisons with one or all of the values that a query answers.
import type { OneColumn } from '../ast/executor.ts'
import { Node } from '../ast/node.ts'
import * as op from '../ast/op.ts'
import { Selection, type SelectPlan, type Source } from '../ast/query.ts'
import type { Operand as Sql, ValueType } from '../ast/value-type.ts'
import { type Context, quote } from '../compile/context.ts'
import { fill, operandOf, unsupported } from '../compile/expression.ts'
import { DefinitionError } from '../error/definition.ts'
import { commonType } from '../expression/common-type.ts'
import { nameOf } from '../expression/expr.ts'
import { onlyColumn, planOf } from '../expression/scalar.ts'
import type { Operand, Problem } from '../expression/types.ts'
import { counts } from './page-order.ts'

type Word = 'ANY' | 'ALL'
const NAMES = { ANY: 'anyOf()', ALL: 'allOf()' }

class Quantified extends Node {
  '~compare'(left: Sql, comparison: Node, ctx: Context): string {
    if (comparison.op > op.LTE) return this['~write']()
    const [plan] = this.b as readonly [SelectPlan]
    return compared(left, comparison, this.a as Word, plan, ctx)
  }
  '~write'(): never {
    throw new DefinitionError(`${NAMES[this.a as Word]} stands on the right of eq, ne, gt, gte, lt or lte`)
  }
}

/** The form in which both sides meet: that of both, or one that is wide enough. */
function meeting(left: Node, item: Node, word: Word): ValueType {
  const [a, b] = [left.type, item.type]
  if (b.kind === 'unknown' || (a.id === b.id && (a.kind !== 'decimal' || a.storage !== 'text'))) return a
  const type = a.kind === 'unknown' ? b : commonType([left, item])
  if (type.kind !== 'unknown') return type
  throw new DefinitionError(
    `${NAMES[word]} compares values of one kind, and ${nameOf(left)} is ${a.kind}, not ${b.kind}`,
  )
}

/** Whether a part of an expression reads one of these sources: otherwise an aggregate of it would be one of another query. */
function reads(part: unknown, names: readonly string[]): boolean {
  if (Array.isArray(part)) return part.some(one => reads(one, names))
  if (!(part instanceof Node)) return false
  if (part.op === op.COLUMN || part.op === op.ALIASED || part.op === op.OUTPUT)
    return names.includes((part.b as Source).as)
  return reads(part.a, names) || reads(part.b, names)
}

/**
 * Whether it makes one row of each row of its tables, so that another expression can stand for the one that it selects: an
 * aggregate or a window would be another there.
 */
function isPlain({ source, joins, groups, havings, rows, skip, unique, lock }: SelectPlan, item: Node): boolean {
  if (groups.length + havings.length > 0 || rows !== null || skip !== null || unique || lock || counts(item))
    return false
  return reads(item, [source.as, ...joins.map(join => join.source.as)])
}

/** What a query answers instead of the values themselves. */
class Answer extends Node {
  '~write'(ctx: Context): string {
    return (this.a as (item: Sql) => string)(operandOf((this.b as readonly [Node])[0], ctx))
  }
}

interface Comparison {
  readonly word: Word
  readonly plan: SelectPlan
  readonly item: Node
  /** The comparison with one value. */
  readonly with: (right: Sql) => string
}

function compared(left: Sql, { op: kind, a, type: result }: Node, word: Word, plan: SelectPlan, ctx: Context): string {
  const { dialect } = ctx
  const item = onlyColumn(plan)
  const type = meeting(a as Node, item, word)
  const from = { sql: dialect.convert(left, type), type }
  const compare = (right: Sql): string =>
    fill(dialect.operators[kind] ?? '', from, { sql: dialect.convert(right, type), type }, result)
  const rows = (): string => ctx.select(selecting(plan, convertible(item, type)), ctx)
  if (dialect.sources?.quantifiers) return compare({ sql: `${word} (${rows()})`, type })
  const looked = kind === (word === 'ANY' ? op.EQ : op.NE)
  // Others than SQLite look up as they compare with any, which has its faults there.
  if (looked && !dialect.sources) return `${from.sql} ${word === 'ANY' ? 'IN' : 'NOT IN'} (${rows()})`
  // It would be an aggregate of the query on the right.
  if (counts(a)) unsupported(`${NAMES[word]} beside an aggregate`, ctx)
  return `(${answered({ word, plan, item, with: compare }, ctx)})`
}

const convertible = (item: Node, type: ValueType): Node =>
  item.type.kind === 'unknown' || item.type.id === type.id ? item : new Node(op.CAST, null, [item], type)

const selecting = (plan: SelectPlan, item: Node): SelectPlan => ({
  ...plan,
  op: plan.op,
  selection: new Selection(plan.selection?.names ?? [], [item]),
})

/** Known where one answer decides; otherwise unknown where one answer is. */
function answered({ word, plan, item, with: compare }: Comparison, ctx: Context): string {
  const [decisive, last, other] = word === 'ANY' ? ['max', 1, 0] : ['min', 0, 1]
  const cases = (right: Sql): string => {
    const is = compare(right)
    return `CASE WHEN ${decisive}(${is}) = ${last} THEN ${last} WHEN count(*) > count(${is}) THEN NULL ELSE ${other} END`
  }
  // Not all databases let a query in the place of a table read the tables around it.
  if (isPlain(plan, item))
    return ctx.select({ ...selecting(plan, new Answer(op.AGGREGATE, cases, [item], item.type)), orders: [] }, ctx)
  const [rows, each] = [ctx.select(plan, ctx), quote(ctx, '~each')]
  const column = `${each}.${quote(ctx, plan.selection?.names[0] as string)}`
  return `SELECT ${cases({ sql: column, type: item.type })} FROM (${rows}) AS ${each}`
}

type Alone<T> = T extends Problem<string> ? T : unknown

function quantified(word: Word, query: unknown): never {
  const plan = planOf(query, NAMES[word])
  const { type } = onlyColumn(plan)
  if (type.kind === 'json')
    throw new DefinitionError(`${NAMES[word]} compares values, and those of its query are documents`)
  return new Quantified(op.SQL, word, [plan], type) as never
}

/**
 * In a comparison: true where it is for one value that the query of one column answers: `Hero.age.gt(anyOf(ages))`. False
 * where the query has no row, and null where it is true for none and null for one. Beside an
 * aggregate it is an UnsupportedError on SQLite (but for eq()), MySQL and MariaDB.
 * https://www.postgresql.org/docs/current/functions-subquery.html#FUNCTIONS-SUBQUERY-ANY-SOME
 */
export function anyOf<T, F extends string>(query: OneColumn<T, F> & Alone<T>): Operand<T, F> {
  return quantified('ANY', query)
}

/**
 * In a comparison: true where it is for all values that the query of one column answers: `Hero.age.gte(allOf(ages))`. True
 * where the query has no row, and null where it is false for none and null for one. Beside an
 * aggregate it is an UnsupportedError on SQLite (but for ne()), MySQL and MariaDB.
 * https://www.postgresql.org/docs/current/functions-subquery.html#FUNCTIONS-SUBQUERY-ALL
 */
export function allOf<T, F extends string>(query: OneColumn<T, F> & Alone<T>): Operand<T, F> {
  return quantified('ALL', query)
}
