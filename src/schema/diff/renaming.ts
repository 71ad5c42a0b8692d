// What the parts of a table from before say under the names of after.
import type { ForeignKeySchema, IndexKeySchema, IndexSchema, TableSchema } from '../../ast/schema.ts'
import { type Named, targetOf } from '../change/find.ts'
import type { Lists } from '../change/lists.ts'
import { idOf, type Matching, type TablePair } from './match.ts'

/** Names of after for names of before. What is gone gets one that nothing has. */
export interface Renaming {
  readonly table: (named: Named) => Named
  readonly column: (table: Named, name: string) => string
}

const GONE = '\0'

export const UNCHANGED: Renaming = { table: named => named, column: (_table, name) => name }

export function renamingOf({ tables, dropped }: Matching): Renaming {
  const pairs = new Map<string, TablePair>(tables.map(pair => [idOf(pair.old), pair]))
  const gone = new Set(dropped.map(idOf))
  return {
    table: named => pairs.get(idOf(named))?.now ?? (gone.has(idOf(named)) ? { name: GONE } : named),
    column: (table, name) => {
      const pair = pairs.get(idOf(table))
      return pair ? (pair.columns.find(({ old }) => old.name === name)?.now.name ?? GONE + name) : name
    },
  }
}

/** All that the part says but its name. */
export function contentOf<L extends keyof Lists>(list: L, part: Lists[L], table: TableSchema, names: Renaming): object {
  const { name: _name, ...rest } = part
  const column = (name: string): string => names.column(table, name)
  if (list === 'indexes') return indexContent(rest as Omit<IndexSchema, 'name'>, column)
  if (list === 'foreignKeys') return foreignContent(part as ForeignKeySchema, column, names)
  return 'columns' in part ? { columns: part.columns.map(column) } : rest
}

function indexContent({ keys, include = [], ...rest }: Omit<IndexSchema, 'name'>, column: (name: string) => string) {
  const keyOf = (key: string | IndexKeySchema): string | IndexKeySchema => {
    if (typeof key === 'string') return column(key)
    if (key.column === undefined) return key
    return Object.keys(key).length === 1 ? column(key.column) : { ...key, column: column(key.column) }
  }
  return { ...rest, keys: keys.map(keyOf), include: include.map(column) }
}

function foreignContent(key: ForeignKeySchema, column: (name: string) => string, names: Renaming) {
  const { columns, targetColumns, onDelete, onUpdate, deferrable } = key
  const { name, schema } = names.table(targetOf(key))
  const action = (one: string | undefined): string | undefined => (one === 'no action' ? undefined : one)
  return {
    columns: columns.map(column),
    table: name,
    schema,
    targetColumns: targetColumns.map(one => names.column(targetOf(key), one)),
    onDelete: action(onDelete),
    onUpdate: action(onUpdate),
    deferrable,
  }
}
