// Foreign keys of InnoDB: each has an index, and types at both ends that fit.
// https://dev.mysql.com/doc/refman/8.4/en/create-table-foreign-keys.html
import type { ForeignKeySchema, TableSchema } from '../../ast/schema.ts'
import type { Altered, TableWords } from '../alter.ts'
import { quote } from './text.ts'

/** What decides whether two columns can meet: lengths of texts do not, and neither do widths that only show. */
function comparable(type: string): string {
  const size = /^((?:var)?(?:char|binary))\s*\([^)]*\)/i.exec(type)
  if (size) return `${(size[1] as string).toLowerCase().replace('var', '')}${type.slice(size[0].length)}`
  return type.toLowerCase().replace(/^((?:tiny|small|medium|big)?int|integer)\s*\(\d+\)/, '$1')
}

/**
 * A key stands as long as the types of its columns fit: where one end changes first, the key goes, and comes back with the
 * other end.
 */
function stands(table: TableWords, { columns, targetColumns }: ForeignKeySchema, target: TableWords | null): boolean {
  if (target === null) return true
  const type = (of: TableWords, name: string): string => comparable(of.column(name).type)
  return columns.every((column, at) => type(table, column) === type(target, targetColumns[at] as string))
}

const standing = (table: TableWords): ForeignKeySchema[] =>
  (table.schema.foreignKeys ?? []).filter(key => stands(table, key, table.target(key)))

const isPrefix = (columns: readonly string[], of: readonly (string | undefined)[]): boolean =>
  columns.every((column, at) => of[at] === column)

/** Columns of the keys and indexes that have names of their own; those that are no whole column end what counts. */
function keyLists({ primaryKey, uniques = [], indexes = [] }: TableSchema): (string | undefined)[][] {
  const plain = indexes
    .filter(({ method }) => method === undefined || method.toLowerCase() === 'btree')
    .map(({ keys }) =>
      keys.map(key => (typeof key === 'string' ? key : key.length === undefined ? key.column : undefined)),
    )
  return [...(primaryKey ? [primaryKey] : []), ...uniques]
    .map(({ columns }): (string | undefined)[] => [...columns])
    .concat(plain)
}

/** The foreign keys with an index that InnoDB made for them; it has the name of the key. */
function owners(table: TableWords): Set<string> {
  const keys = standing(table)
  const lists = keyLists(table.schema)
  const own = keys.filter(({ columns }, at) => {
    if (lists.some(list => isPrefix(columns, list))) return false
    // Of several for the same columns, the last one made takes the place of those before it.
    return !keys.some(
      (other, place) =>
        place !== at && isPrefix(columns, other.columns) && (other.columns.length > columns.length || place > at),
    )
  })
  return new Set(own.map(({ name }) => name))
}

/** Statements that stand around those that change a table. */
export interface Around {
  readonly first: readonly string[]
  readonly last: readonly string[]
}

/** The keys of a table that have to go: with those that live on the index of one that goes. */
function leaving({ before, after }: Altered, moved: (key: ForeignKeySchema) => boolean): ForeignKeySchema[] {
  const keys = standing(before)
  const [had, has] = [owners(before), owners(after)]
  const stay = new Set(standing(after).map(key => after.foreignKey(key)))
  const gone = new Set(
    keys.filter(key => moved(key) || !stay.has(before.foreignKey(key)) || (has.has(key.name) && !had.has(key.name))),
  )
  for (const key of gone) {
    for (const other of keys) if (isPrefix(other.columns, key.columns)) gone.add(other)
  }
  return keys.filter(key => gone.has(key))
}

/**
 * Takes away foreign keys that are gone afterwards, or stand in the way of the change (`moved`), and brings back those that
 * are there afterwards.
 */
export function rekeyed(
  tables: readonly Altered[],
  moved: (key: ForeignKeySchema, table: TableWords) => boolean,
): Around {
  const all = tables.map(on => {
    const gone = leaving(on, key => moved(key, on.before))
    const names = new Set(gone.map(({ name }) => name))
    const before = new Set(standing(on.before).map(({ name }) => name))
    const own = owners(on.before)
    const drops = gone.flatMap(({ name }) => [
      `DROP FOREIGN KEY ${quote(name)}`,
      ...(own.has(name) ? [`DROP INDEX ${quote(name)}`] : []),
    ])
    const adds = standing(on.after)
      .filter(({ name }) => names.has(name) || !before.has(name))
      .map(key => `ADD ${on.after.foreignKey(key)}`)
    return { on, drops, adds }
  })
  return {
    first: all.flatMap(({ on, drops }) => alter(on.before, drops)),
    last: all.flatMap(({ on, adds }) => alter(on.after, adds)),
  }
}

/** The statement, or none for no actions. */
export const alter = ({ name }: TableWords, actions: readonly string[]): string[] =>
  actions.length > 0 ? [`ALTER TABLE ${name} ${actions.join(', ')}`] : []
