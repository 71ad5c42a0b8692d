// The indexes of a table that is built anew: from their own text where they stay, so that nothing of them is lost.
import type { IndexKeySchema, IndexSchema, TableSchema } from '../../ast/schema.ts'
import type { DefiningDialect } from '../../dialect/dialect.ts'
import type { RebuildStatement } from './checks.ts'
import { type LiveObject, liveIndexes, type LiveSchema } from './live.ts'
import type { Member, Rebuilding } from './member.ts'
import { withoutSchema } from './names.ts'
import { fold, isWord, replaced, wordsOf } from './words.ts'

export interface Indexes {
  /** Those of the database that stay. */
  readonly kept: readonly LiveObject[]
  /** Those that are new, or not what they were. */
  readonly made: readonly IndexSchema[]
  /** Names of those of the database that are `made` anew. */
  readonly replaced: ReadonlySet<string>
}

export function indexesOf({ live, rebuild }: Member, schema: LiveSchema, dialect: DefiningDialect): Indexes {
  const there = liveIndexes(schema, live.name)
  if (!rebuild) return { kept: there, made: [], replaced: new Set() }
  const named = ({ indexes = [] }: TableSchema): Map<string, IndexSchema> =>
    new Map(indexes.map(index => [fold(index.name), index]))
  const [before, after] = [named(withoutSchema(rebuild.before, dialect)), named(rebuild.table)]
  const kept = there.filter(({ name }) => {
    const [was, is] = [before.get(fold(name)), after.get(fold(name))]
    return was && is ? stays(was, is, rebuild) : !was && !is
  })
  const names = new Set(kept.map(({ name }) => fold(name)))
  const made = [...after].filter(([name]) => !names.has(name))
  return {
    kept,
    made: made.map(([, index]) => index),
    replaced: new Set(
      there.filter(({ name }) => after.has(fold(name)) && !names.has(fold(name))).map(({ name }) => name),
    ),
  }
}

/** Whether it is the same index but for the names of columns. */
function stays(was: IndexSchema, is: IndexSchema, { columns }: Rebuilding): boolean {
  const held = new Map(columns.map(one => [one.column.name, one.held]))
  const old = (name: string): string => held.get(name) ?? name
  return described(was, name => name) === described(is, old)
}

function described({ keys, unique, where, include, method }: IndexSchema, nameOf: (name: string) => string): string {
  const key = (one: string | IndexKeySchema): unknown => {
    const { column, sql, descending, nulls, collate } =
      typeof one === 'string' ? { column: one } : (one as IndexKeySchema)
    return [column === undefined ? null : nameOf(column), textOf(sql), descending, nulls, collate]
  }
  return JSON.stringify([keys.map(key), unique, textOf(where), include?.map(nameOf), method])
}

const textOf = (text: IndexSchema['where']): string | undefined => (typeof text === 'object' ? text.sqlite : text)

const isUnique = ({ sql }: LiveObject): boolean => isWord(wordsOf(sql as string)[1], 'UNIQUE')

export const uniqueOf = (kept: readonly LiveObject[]): LiveObject[] => kept.filter(isUnique)
export const othersOf = (kept: readonly LiveObject[]): LiveObject[] => kept.filter(index => !isUnique(index))

export const dropIndexes = (names: Iterable<string>, { quote }: DefiningDialect): RebuildStatement[] =>
  [...names].map(name => ({ sql: `DROP INDEX ${quote(name)}` }))

/** The same index, on another table. */
export function indexOn({ name, table: from, sql }: LiveObject, table: string): RebuildStatement {
  const words = wordsOf(sql as string)
  const on = words.findIndex((word, at) => at > 2 && isWord(word, 'ON'))
  const target = words[on + 1]
  return {
    sql: target ? replaced(sql as string, [[target, table]]) : (sql as string),
    failing: `the index ${name} does not fit the new columns of the table ${from}`,
  }
}
