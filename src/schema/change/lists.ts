// The keys, indexes and checks of a table: lists of named things, absent where there are none.
import type {
  CheckSchema,
  ForeignKeySchema,
  IndexKeySchema,
  IndexSchema,
  KeySchema,
  TableSchema,
} from '../../ast/schema.ts'
import { refuse, shown } from './find.ts'

export interface Lists {
  readonly uniques: KeySchema
  readonly indexes: IndexSchema
  readonly checks: CheckSchema
  readonly foreignKeys: ForeignKeySchema
  readonly fullTexts: KeySchema
}

export const WORDS: { readonly [L in keyof Lists]: string } = {
  uniques: 'unique constraint',
  indexes: 'index',
  checks: 'check',
  foreignKeys: 'foreign key',
  fullTexts: 'full-text index',
}

export const listOf = <L extends keyof Lists>(table: TableSchema, list: L): readonly Lists[L][] =>
  (table[list] as readonly Lists[L][] | undefined) ?? []

/** The table with another list, which is absent where it is empty. */
export function withList<L extends keyof Lists>(table: TableSchema, list: L, values: readonly Lists[L][]): TableSchema {
  const { [list]: _before, ...rest } = table
  return (values.length > 0 ? { ...rest, [list]: values } : rest) as TableSchema
}

/** Databases keep the names of these in one space. */
const SHARED: readonly (keyof Lists)[] = ['uniques', 'indexes', 'fullTexts']

/** No other of its kind has the name. */
export function freeName(table: TableSchema, list: keyof Lists, name: string): void {
  for (const one of SHARED.includes(list) ? SHARED : [list]) {
    if (listOf(table, one).some(other => other.name === name)) {
      refuse(`The table ${shown(table)} has the ${WORDS[one]} ${name} already`)
    }
  }
}

export function findIn<L extends keyof Lists>(table: TableSchema, list: L, name: string): Lists[L] {
  const found = listOf(table, list).find(one => one.name === name)
  return found ?? refuse(`The table ${shown(table)} has no ${WORDS[list]} ${name}`)
}

export const columnOfKey = (key: string | IndexKeySchema): string | undefined =>
  typeof key === 'string' ? key : key.column

/** All columns that an index names. Expressions are texts, which nobody reads. */
export const indexColumns = ({ keys, include = [] }: IndexSchema): string[] => [
  ...keys.flatMap(key => columnOfKey(key) ?? []),
  ...include,
]
