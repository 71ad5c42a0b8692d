// match() and matchRank(): full-text search over the columns of a fullText() index.
import type { Constraint } from '../ast/column.ts'
import type { Node } from '../ast/node.ts'
import * as op from '../ast/op.ts'
import type { TableSource } from '../ast/query.ts'
import type { ValueType } from '../ast/value-type.ts'
import type { Context } from '../compile/context.ts'
import { writeMatch } from '../compile/match.ts'
import { DefinitionError } from '../error/definition.ts'
import { ValidationError } from '../error/validation.ts'
import { argument } from '../expression/argument.ts'
import { Expr, isNode } from '../expression/expr.ts'
import { isSource } from '../expression/source.ts'
import type { AnyExpr, Expr as Condition, NumberExpr, Operand, Problem, Via } from '../expression/types.ts'
import { BOOLEAN } from '../kind/boolean.ts'
import { REAL } from '../kind/number.ts'
import { valueType } from '../kind/value-type.ts'
import { constraintName } from '../model/constraint-name.ts'
import type { AnyModel } from '../model/model-types.ts'

/** What is searched: a model or alias with one fullText() index, or the columns of one of several. */
export type Searched = AnyModel | readonly AnyExpr[]
/** The table that is searched. */
export type FromSearched<S extends Searched> = S extends AnyModel
  ? S['$']['as']
  : S extends readonly AnyExpr[]
    ? S[number]['~']['from']
    : never

type IsUnion<A, B = A> = A extends B ? ([B] extends [A] ? false : true) : never
/** Nothing to say about text columns of one table. */
export type Searchable<S extends Searched> = S extends AnyModel
  ? unknown
  : S extends readonly { '~': { kind: 'text'; from: infer F } }[]
    ? [IsUnion<F>] extends [false]
      ? unknown
      : Problem<'a search takes columns of one table'>
    : Problem<'a search takes columns of text'>

/** Any text: what is no word in it is left out. */
const WORDS: ValueType = /* @__PURE__ */ valueType(
  { kind: 'text', expects: 'string', accepts: value => typeof value === 'string' },
  'search words',
)

/** It brings its SQL, so that apps without it carry none of that. */
class MatchExpr extends Expr {
  '~write'(ctx: Context): string {
    return writeMatch(this, ctx)
  }
}

const nameOf = ({ table }: TableSource, { name, columns }: Constraint): string =>
  name ?? constraintName('fullText', table.name, columns)

/** The source of columns that are given, and their names in the database. */
function given(columns: readonly unknown[], call: string): readonly [TableSource, readonly string[]] {
  const sources = new Set<unknown>()
  const names = columns.map(column => {
    const isColumn = isNode(column) && (column.op === op.COLUMN || column.op === op.ALIASED)
    if (!isColumn) throw new DefinitionError(`${call} takes a model, or a list of its columns`)
    sources.add(column.b)
    return (column.a as { readonly name: string }).name
  })
  if (sources.size !== 1) throw new DefinitionError(`${call} takes columns of one table`)
  return [[...sources][0] as TableSource, names]
}

/** The index over these columns, whatever their order; the only one where there are none. */
function indexOf(searched: unknown, call: string): readonly [TableSource, Constraint] {
  const model = isSource(searched) ? (searched.$ as Partial<TableSource>) : null
  if (!Array.isArray(searched) && !model?.table)
    throw new DefinitionError(`${call} takes a model, or a list of its columns`)
  const [source, names] = model ? [model as TableSource, null] : given(searched as unknown[], call)
  const { table } = source
  const all = table.constraints.filter(({ kind }) => kind === 'fullText')
  const fits = ({ columns }: Constraint): boolean =>
    names === null || (columns.length === names.length && columns.every(name => names.includes(name)))
  const [found, ...more] = all.filter(fits)
  if (more.length)
    throw new DefinitionError(`${table.model} has several fullText() indexes: ${call} names the columns of one`)
  if (!found) {
    const keys = table.columns.filter(({ name }) => names?.includes(name)).map(({ key }) => key)
    const list = keys.length ? `fullText(${keys.join(', ')})` : 'fullText()'
    throw new DefinitionError(`${table.model} has no ${list} among its constraints, which ${call} needs`)
  }
  return [source, found]
}

/** A text, or a parameter that is one and never null. */
const isWords = (words: unknown): boolean =>
  isNode(words)
    ? words.op === op.PARAMETER && words.type.kind === 'text' && words.b !== true
    : typeof words === 'string'

function search(kind: 'condition' | 'rank', searched: unknown, words: unknown, type: ValueType): never {
  const call = kind === 'rank' ? 'matchRank()' : 'match()'
  const [source, index] = indexOf(searched, call)
  const { model, byKey } = source.table
  if (!isWords(words)) throw new ValidationError(`${call} looks in ${model} for a text, or a parameter of text`)
  const own = Array.isArray(searched)
    ? (searched as Node[])
    : [...byKey.keys()].map(key => (searched as Record<string, Node>)[key] as Node)
  const columns = index.columns.map(name => own.find(({ a }) => (a as { readonly name: string }).name === name))
  return new MatchExpr(op.SQL, `${kind} ${nameOf(source, index)}`, [...columns, argument(words, WORDS)], type) as never
}

/**
 * The texts of a row have what is looked for: `match(Article, 'quick fox')`, or `match([Article.title, Article.body], ...)`
 * where the model has several fullText() indexes. `words` is what a user types:
 *
 * - `quick fox`: both words, in any order and in any of the columns
 * - `"quick fox"`: one after the other, in one column; so are words that only punctuation joins: `wi-fi`
 * - `fox*`: words that begin so
 * - `-dog`, `-"lazy dog"`: without it
 * - `fox OR dog`: what is before it, or what is after it
 *
 * Everything else is ordinary text: no search is an error. Words are runs of letters, digits and marks; case does not matter,
 * accents do. A search that has no word to look for finds nothing; the first 64 words count, and a word has 80 characters at
 * most. Never null.
 *
 * MySQL and MariaDB find only what is committed, also inside a transaction, and no letters beyond U+FFFF. Throws
 * DefinitionError where the model has no such index, ValidationError for words that are no text.
 * https://sqlite.org/fts5.html#full_text_query_syntax, https://www.postgresql.org/docs/current/textsearch-controls.html,
 * https://dev.mysql.com/doc/refman/8.4/en/fulltext-boolean.html
 */
export function match<const S extends Searched>(
  searched: S & Searchable<S>,
  words: string | Operand<string, never>,
): Condition<boolean, FromSearched<S>> & Via<never> {
  return search('condition', searched, words, BOOLEAN)
}

/**
 * How well the row fits what match() looks for, to sort by: `orderBy(matchRank(Article, words).desc())`. Higher is better, and
 * 0 is a row that is not found. The numbers of databases differ, and so may the order of rows that fit about equally well:
 * SQLite counts by bm25(), Postgres by ts_rank(), MySQL in its own way.
 * https://sqlite.org/fts5.html#the_bm25_function, https://www.postgresql.org/docs/current/textsearch-controls.html#TEXTSEARCH-RANKING,
 * https://dev.mysql.com/doc/refman/8.4/en/fulltext-boolean.html#fulltext-boolean-relevance
 */
export function matchRank<const S extends Searched>(
  searched: S & Searchable<S>,
  words: string | Operand<string, never>,
): NumberExpr<number, FromSearched<S>> & Via<never> {
  return search('rank', searched, words, REAL)
}
