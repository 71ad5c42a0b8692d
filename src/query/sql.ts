// SQL written by hand: values are parameters, expressions and models are compiled, nothing is text unless it says so.
import type { Executor, Statement } from '../ast/executor.ts'
import { AFFECTED, ALL, FIRST, TWO } from '../ast/executor.ts'
import * as op from '../ast/op.ts'
import type { RawPlan, Source } from '../ast/query.ts'
import type { Context } from '../compile/context.ts'
import { SourcePart, SqlText, writeTemplate } from '../compile/template.ts'
import { MultipleRowsError, NotFoundError } from '../error/answer.ts'
import { ValidationError } from '../error/validation.ts'
import { UNKNOWN } from '../kind/unknown.ts'
import { argument } from '../expression/argument.ts'
import { Expr } from '../expression/expr.ts'
import { type Typed, typeOfBuilder } from '../expression/functions.ts'
import { isSource } from '../expression/source.ts'
import type { KindOf, Kinds, Operand } from '../expression/types.ts'

/** A template: an expression in other queries, and a query of its own. */
export interface RawSql<T> extends Statement<T[]> {
  /** The same expression, decoded as this kind of column: `` sql`length(${Hero.name})`.returns(integer()) ``. */
  returns<C extends Typed>(column: C): Kinds<C['~']['out'], never>[C['~']['kind']]
  /** All rows. */
  all(db: Executor): Promise<T[]>
  first(db: Executor): Promise<T | undefined>
  /** Exactly one row, or NotFoundError or MultipleRowsError. */
  one(db: Executor): Promise<T>
  /** Runs a statement that answers no rows: how many rows were written. */
  run(db: Executor): Promise<number>
}

/** A template as an expression. It brings its SQL, so that apps without templates carry none of that. */
class TemplateExpr extends Expr {
  '~write'(ctx: Context): string {
    return writeTemplate(this, ctx)
  }
}

class RawExpr extends TemplateExpr {
  readonly '~mode' = ALL
  '~plan'(): RawPlan {
    return { op: op.RAW, template: this }
  }
  returns(column: Typed): Expr {
    return new TemplateExpr(op.SQL, this.a, this.b, typeOfBuilder(column))
  }
  all(db: Executor): Promise<unknown> {
    return db['~run'](this, ALL)
  }
  first(db: Executor): Promise<unknown> {
    return db['~run'](this, FIRST)
  }
  async one(db: Executor): Promise<unknown> {
    const rows = (await db['~run'](this, TWO)) as unknown[]
    if (rows.length === 0) throw new NotFoundError('row')
    if (rows.length > 1) throw new MultipleRowsError('row')
    return rows[0]
  }
  run(db: Executor): Promise<unknown> {
    return db['~run'](this, AFFECTED)
  }
}

/** Values as nodes of their own type; columns, models, queries and pieces of SQL as they are. */
function parts(values: readonly unknown[]): unknown[] {
  return values.map(value => {
    if (value === undefined) throw new ValidationError('a value in an sql template is undefined')
    if (Array.isArray(value))
      throw new ValidationError('an array in an sql template is no list: write sql.join(values)')
    if (isSource(value)) return new SourcePart(value.$ as Source)
    return value instanceof SqlText || isQuery(value) ? value : argument(value)
  })
}

const isQuery = (value: unknown): boolean =>
  typeof (value as { '~plan'?: unknown } | null | undefined)?.['~plan'] === 'function'

function piece(kind: 'name' | 'text', text: readonly string[]): SqlText {
  if (text.length === 0 || !text.every(one => typeof one === 'string')) throw new ValidationError('SQL is made of text')
  return new SqlText(kind, text)
}

function template<T = unknown>(
  strings: TemplateStringsArray,
  ...values: unknown[]
): Kinds<T, never>[KindOf<T>] & RawSql<T> {
  return new RawExpr(op.SQL, strings, parts(values), UNKNOWN) as never
}

function join(values: readonly unknown[], separator = ', '): Operand<unknown, never> {
  const strings = Array.from({ length: values.length + 1 }, (_, at) =>
    at === 0 || at === values.length ? '' : separator,
  )
  return new RawExpr(op.SQL, strings, parts(values), UNKNOWN) as never
}

export interface SqlTag {
  /**
   * An expression or a query in SQL. Interpolated values become parameters; columns, expressions, models and queries
   * are compiled for the database at hand. The type argument is the value (or the row) and is taken on trust; which
   * tables the template reads is not checked. Throws ValidationError for an undefined value.
   */
  <T = unknown>(strings: TemplateStringsArray, ...values: unknown[]): Kinds<T, never>[KindOf<T>] & RawSql<T>
  /** A quoted identifier: `sql.name('heroes', 'age')` is `"heroes"."age"`. Quotes inside are escaped. */
  name(...path: string[]): SqlText
  /** Text taken into the SQL as it is. Never pass anything that a user wrote. */
  unsafe(text: string): SqlText
  /**
   * Values or expressions with a separator between them: `` sql`${Hero.id} in (${sql.join([1, 2])})` ``. The separator is SQL,
   * as `unsafe` takes it.
   */
  join(values: readonly unknown[], separator?: string): Operand<unknown, never>
}

/** See SqlTag. (A function's own `name` can be defined, but not assigned.) */
export const sql: SqlTag = /* @__PURE__ */ Object.defineProperties(template, {
  name: { value: (...path: string[]) => piece('name', path) },
  unsafe: { value: (text: string) => piece('text', [text]) },
  join: { value: join },
}) as SqlTag
