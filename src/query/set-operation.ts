// Set operations: the rows of several queries as those of one.
import type { Rows } from '../ast/executor.ts'
import type { Ordering } from '../ast/node.ts'
import { type DerivedSource, Selection, type Source } from '../ast/query.ts'
import { wholeRow } from '../compile/output.ts'
import { setOperation, type SetWord } from '../compile/set-operation.ts'
import { ValidationError } from '../error/validation.ts'
import { planOf } from '../expression/scalar.ts'
import { commonColumns, refuseDocuments } from './common-columns.ts'
import { ownTable } from './own-table.ts'
import { type Clauses, NO_CLAUSES, SelectQuery } from './select.ts'
import type { AllAlike, Alone, Alike, Part, SetOperation, United } from './source-types.ts'

type ByResult = (row: object) => Ordering

/** A query over a set operation, whose own columns stand in its order. */
class SetQuery extends SelectQuery {
  private readonly row: object

  constructor(source: Source, from: Clauses, row: object) {
    super(source, from)
    this.row = row
  }

  protected override copy(): SetQuery {
    return new SetQuery(this.source, this, this.row)
  }
  override orderBy(...by: (Ordering | ByResult)[]): SelectQuery {
    return super.orderBy(...by.map(one => (typeof one === 'function' ? one(this.row) : one)))
  }
}

function combined(name: string, word: SetWord, queries: readonly unknown[]): never {
  if (queries[1] === undefined) throw new ValidationError(`${name}() takes two queries or more`)
  const parts = queries.map(query => planOf(query, `${name}()`))
  const columns = commonColumns(`${name}()`, parts)
  if (!word.endsWith('ALL')) refuseDocuments(`${name}()`, columns, `use ${name}All(), or leave it out`)
  const row = ownTable(name, word.split(' ')[0]?.toLowerCase(), columns, setOperation(word, parts, columns))
  const { $: source } = row as { readonly $: DerivedSource }
  const { names, parts: all } = wholeRow(source)
  return new SetQuery(source, { ...NO_CLAUSES, selection: new Selection(names, all) }, row) as never
}

const combining = (name: string, word: SetWord): never =>
  ((...queries: readonly unknown[]) => combined(name, word, queries)) as never

/** Takes two queries or more, which stand alone and have the same columns; null is in the result where it is in one of them. */
type Uniting = <A, O extends string, B, P extends string, Q extends readonly Part[]>(
  first: Rows<A, O> & Alone<O>,
  second: Rows<B, P> & Alike<A, B> & Alone<P>,
  ...more: Q & AllAlike<A, Q>
) => SetOperation<United<A, Rows<B> | Q[number]>>

/** The same for rows of the first query. */
type Narrowing = <A, O extends string, B, P extends string, Q extends readonly Part[]>(
  first: Rows<A, O> & Alone<O>,
  second: Rows<B, P> & Alike<A, B> & Alone<P>,
  ...more: Q & AllAlike<A, Q>
) => SetOperation<A>

/**
 * The rows of all queries, each different row once. The queries have the same columns: numbers and decimals come in the
 * form that is wide enough for all, and a column may be null where it may be in one of them. Throws DefinitionError for
 * columns that differ in name or kind. https://www.postgresql.org/docs/current/queries-union.html
 */
export const union: Uniting = /* @__PURE__ */ combining('union', 'UNION')

/** The rows of all queries one after another, as often as they are there. See union(). */
export const unionAll: Uniting = /* @__PURE__ */ combining('unionAll', 'UNION ALL')

/** The different rows that every query answers. See union(). MySQL has it from 8.0.31. */
export const intersect: Narrowing = /* @__PURE__ */ combining('intersect', 'INTERSECT')

/** The rows that every query answers, as often as in the one that has them least. SQLite: UnsupportedError. */
export const intersectAll: Narrowing = /* @__PURE__ */ combining('intersectAll', 'INTERSECT ALL')

/** The different rows of the first query that no other answers. See union(). MySQL has it from 8.0.31. */
export const except: Narrowing = /* @__PURE__ */ combining('except', 'EXCEPT')

/** The rows of the first query without as many as the others have of each. SQLite: UnsupportedError. */
export const exceptAll: Narrowing = /* @__PURE__ */ combining('exceptAll', 'EXCEPT ALL')
