// The structure of a SQLite database.
import type { InspectedSchema, OtherObject, TableSchema, ViewSchema } from '../../ast/schema.ts'
import type { ObjectRow } from '../../dialect/sqlite/catalogue.ts'
import { fold } from '../../dialect/sqlite/catalogue-names.ts'
import { readView } from '../../dialect/sqlite/catalogue-table.ts'
import { sqlite } from '../../dialect/sqlite/index.ts'
import { constraintName } from '../../model/constraint-name.ts'
import { OWN_TABLES } from './own-tables.ts'
import { withSchemas } from './prefix.ts'
import type { Inspected, InspectOptions } from './reader.ts'
import { byTable, type Catalogue, catalogueOf, keyOf, rowsOf } from './sqlite/catalogue.ts'
import { fullTextOf, shadowsOf } from './sqlite/full-text.ts'
import { tableOf } from './sqlite/table.ts'

/**
 * Reads what SQLite tells by its pragmas, and the rest from the texts of its definitions. What it does not understand is a
 * MigrationError that names the table. It cannot know from which kind of model a column came where several kinds have one
 * type there: times, documents, decimals and lists are read as the texts, integers and reals that they are kept as, unless
 * the declared type has a name that says more. Neither are there comments, and schemas are
 * prefixes of names, which are told apart from them where `schemas` names them.
 */
export async function readSqlite(db: Inspected, options: InspectOptions): Promise<InspectedSchema> {
  const catalogue = await catalogueOf(db)
  const objects = catalogue.objects.filter(({ table }) => isWanted(table, options))
  const virtual = catalogue.objects.filter(object => object.virtual === 1)
  const ownKey = (table: string): string | undefined => {
    const [key, ...others] = keyOf(rowsOf(catalogue.columns, table))
    return others.length === 0 ? key : undefined
  }
  const fullTexts = virtual.flatMap(object => fullTextOf(object, catalogue.objects, ownKey) ?? [])
  const hidden = new Set(fullTexts.flatMap(index => index.objects))
  const indexes = byTable(objects.filter(({ type, sql }) => type === 'index' && sql !== null))
  const searched = byTable(fullTexts)
  const found = ordinary(objects, virtual, catalogue).map(object => {
    const { name } = object
    const texts = rowsOf(searched, name).map(({ index }) => index)
    return tableOf(object, catalogue, rowsOf(indexes, name), texts)
  })
  const others = objects.filter(object => !hidden.has(object)).flatMap(otherOf)
  const read = {
    tables: found.map(({ table }) => table),
    views: objects.filter(({ type }) => type === 'view').map(viewOf),
    others: [...found.flatMap(table => table.others), ...others],
  }
  const split = withSchemas(read, db['~dialect'], options.schemas ?? [])
  return { ...split, tables: split.tables.map((table, at) => withOwnKey(table, read.tables[at]?.name ?? '')) }
}

const OWN = new Set<string>(OWN_TABLES)

const isWanted = (name: string, { tables }: InspectOptions): boolean =>
  !OWN.has(fold(name)) && (tables?.includes(name) ?? true)

/** A key without a name is named after its table, and without a prefix where the table has none any more. */
function withOwnKey(table: TableSchema, before: string): TableSchema {
  const { primaryKey } = table
  if (!primaryKey || primaryKey.name !== constraintName('primaryKey', before, primaryKey.columns)) return table
  return { ...table, primaryKey: { ...primaryKey, name: constraintName('primaryKey', table.name, primaryKey.columns) } }
}

/** Tables with rows of their own that belong to nothing else. */
function ordinary(objects: readonly ObjectRow[], virtual: readonly ObjectRow[], { tables }: Catalogue): ObjectRow[] {
  const shadows = new Set(virtual.flatMap(shadowsOf))
  return objects.filter(({ type, name, virtual: isVirtual }) => {
    const key = fold(name)
    return type === 'table' && isVirtual === 0 && tables.get(key)?.type === 'table' && !shadows.has(key)
  })
}

/** Where the view calls its columns otherwise than its query, the query is put into one that does, too. */
function viewOf({ name, sql }: ObjectRow): ViewSchema {
  const { columns, query } = readView(name, sql as string)
  const own = sqlite.quote(name)
  const renamed = `WITH ${own} (${columns?.map(sqlite.quote).join(', ')}) AS (${query}) SELECT * FROM ${own}`
  return { name, sql: { sqlite: columns ? renamed : query } }
}

function otherOf({ type, name, table, virtual, sql }: ObjectRow): OtherObject[] {
  const text = sql ?? ''
  if (type === 'trigger') return [{ kind: 'trigger', name, table, sql: text }]
  return virtual === 1 ? [{ kind: 'virtual table', name, sql: text }] : []
}
