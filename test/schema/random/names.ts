// Names that have to be quoted, and stay apart where case and accents do not count, as on MySQL.
import type { DatabaseSchema, DialectName, SqlText, TableSchema } from '../../../src/ast/schema.ts'
import { constraintName } from '../../../src/model/constraint-name.ts'
import { type Draw, pick } from './draw.ts'

export const TABLES = [
  'heroes',
  'teams',
  'select',
  'Order Items',
  "it's",
  'say "hi"',
  'tick`tock',
  'größe',
  '表',
  'MixedCase',
  'a.b',
  'x--y;',
  'constructor',
  'percent%s',
]
export const COLUMNS = [
  'id',
  'name',
  'order',
  'Team Id',
  "o'clock",
  'a "b" c',
  'back`tick',
  'übermut',
  '数',
  'CamelCase',
  'x.y',
  'z--;',
  'toString',
  'from',
  'null',
  ' lead',
]
/** Schemas of Postgres. */
export const NAMESPACES = ['audit', 'Own "one"']

export const quote = (name: string, mark: '"' | '`'): string => mark + name.replaceAll(mark, mark + mark) + mark

/** SQL with a column in it. */
export function sqlWith(column: string, text: (quoted: string) => string): SqlText {
  const [standard, ticks] = [text(quote(column, '"')), text(quote(column, '`'))]
  return { sqlite: standard, postgres: standard, mysql: ticks, mariadb: ticks }
}

/** Whether SQL that was made here has the column in it. */
export const mentions = (text: SqlText | undefined, column: string): boolean =>
  typeof text === 'object' && (text.postgres ?? '').includes(quote(column, '"'))

export const textOn = (text: SqlText, dialect: DialectName): string | undefined =>
  typeof text === 'string' ? text : text[dialect]

/** All names of keys, indexes and checks, whoever has them. */
export function usedNames({ tables }: DatabaseSchema): Set<string> {
  const of = (table: TableSchema): (string | undefined)[] => [
    table.name,
    table.primaryKey?.name,
    ...[table.uniques, table.indexes, table.checks, table.foreignKeys, table.fullTexts].flatMap(
      list => list?.map(({ name }) => name) ?? [],
    ),
    ...table.columns.map(({ typeCheck }) => typeCheck),
  ]
  return new Set(tables.flatMap(of).flatMap(name => name?.toLowerCase() ?? []))
}

/** The usual name of a key, or that with a number where it is taken; takes it. */
export function freshName(used: Set<string>, ...of: Parameters<typeof constraintName>): string {
  const [kind, table, columns] = of
  for (let at = 1; ; at++) {
    const name = constraintName(kind, table, at === 1 ? columns : [...columns, String(at)])
    if (used.has(name.toLowerCase())) continue
    used.add(name.toLowerCase())
    return name
  }
}

/** One of the names that nobody has, if any is left. */
export function freeOf(draw: Draw, names: readonly string[], used: readonly string[]): string | undefined {
  const left = names.filter(name => !used.includes(name))
  return left.length > 0 ? pick(draw, left) : undefined
}
