// Keys, indexes, checks and foreign keys that come, go and get other names.
import type { DatabaseSchema, KeySchema, OnTable, Renamable, SchemaOperation, TableSchema } from '../../ast/schema.ts'
import { checkColumns, checkPart } from './check-table.ts'
import { changeTable, onTable, refuse, same, shown, tableOf, targetOf } from './find.ts'
import { columnOfKey, findIn, freeName, type Lists, listOf, WORDS, withList } from './lists.ts'

export function add<L extends keyof Lists>(
  schema: DatabaseSchema,
  on: OnTable,
  list: L,
  part: Lists[L],
): DatabaseSchema {
  checkPart(schema, tableOf(schema, on), list, part)
  return changeTable(schema, onTable(on), table => withList(table, list, [...listOf(table, list), part]))
}

export function drop(schema: DatabaseSchema, on: OnTable, list: keyof Lists, name: string): DatabaseSchema {
  const found = tableOf(schema, on)
  findIn(found, list, name)
  const after = changeTable(schema, onTable(on), table =>
    withList(
      table,
      list,
      listOf(table, list).filter(one => one.name !== name),
    ),
  )
  if (list === 'uniques' || list === 'indexes') stillPointed(after, found, `the ${WORDS[list]} ${name}`)
  return after
}

export function setPrimaryKey(schema: DatabaseSchema, on: OnTable, key: KeySchema | undefined): DatabaseSchema {
  const found = tableOf(schema, on)
  if (key) checkColumns(found, key.columns, 'The primary key')
  const after = changeTable(schema, onTable(on), ({ primaryKey: _before, ...table }) =>
    key ? { ...table, primaryKey: key } : table,
  )
  stillPointed(after, found, 'the primary key')
  return after
}

/** A foreign key points at a key: none may lose what it points at. */
function stillPointed(after: DatabaseSchema, before: TableSchema, gone: string): void {
  const now = tableOf(after, { ...before, table: before.name })
  for (const table of after.tables) {
    for (const key of listOf(table, 'foreignKeys')) {
      if (!same(targetOf(key), before) || !isKey(before, key.targetColumns) || isKey(now, key.targetColumns)) continue
      refuse(
        `The foreign key ${key.name} of the table ${shown(table)} points at ${gone} of the table ${shown(before)}: drop it first`,
      )
    }
  }
}

/** Whether the columns, in any order, are the primary key or unique. */
function isKey({ primaryKey, uniques = [], indexes = [] }: TableSchema, columns: readonly string[]): boolean {
  const plain = indexes
    .filter(({ unique, where }) => unique === true && where === undefined)
    .map(({ keys }) => keys.map(columnOfKey))
  const all = [...(primaryKey ? [primaryKey] : []), ...uniques].map(key => key.columns)
  return [...all, ...plain].some(key => key.length === columns.length && columns.every(column => key.includes(column)))
}

const LISTS = { unique: 'uniques', index: 'indexes', check: 'checks', foreignKey: 'foreignKeys' } as const

export function rename(
  schema: DatabaseSchema,
  operation: Extract<SchemaOperation, { kind: 'rename' }>,
): DatabaseSchema {
  const found = tableOf(schema, operation)
  const { of, name, to } = operation
  if (of === 'primaryKey' && found.primaryKey?.name !== name) {
    refuse(`The table ${shown(found)} has no primary key ${name}`)
  }
  return changeTable(schema, onTable(operation), table => renamed(table, of, name, to))
}

function renamed(table: TableSchema, of: Renamable, name: string, to: string): TableSchema {
  if (of === 'primaryKey') return { ...table, primaryKey: { ...(table.primaryKey as KeySchema), name: to } }
  const list = LISTS[of]
  findIn(table, list, name)
  freeName(table, list, to)
  return withList(
    table,
    list,
    listOf(table, list).map(one => (one.name === name ? { ...one, name: to } : one)),
  )
}
