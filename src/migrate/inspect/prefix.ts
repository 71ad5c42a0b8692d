// Schemas of databases that have none: prefixes of names.
import type { ForeignKeySchema, IndexSchema, InspectedSchema, KeySchema, TableSchema } from '../../ast/schema.ts'
import { schemaName } from '../../compile/context.ts'
import type { Dialect } from '../../dialect/dialect.ts'
import { listed } from './listed.ts'

interface Named {
  readonly name: string
  readonly schema?: string
}

type Split = (name: string) => Named

/** The longest prefix wins: a schema may begin as another does. */
function splitter(dialect: Dialect, schemas: readonly string[]): Split {
  const prefixes = schemas
    .map(schema => ({ schema, prefix: `${schemaName(dialect, schema)}_` }))
    .toSorted((a, b) => b.prefix.length - a.prefix.length)
  return name => {
    const found = prefixes.find(({ prefix }) => name.startsWith(prefix) && name.length > prefix.length)
    return found ? { name: name.slice(found.prefix.length), schema: found.schema } : { name }
  }
}

/** Names of indexes have the prefix of their table. */
function unprefixed<T extends KeySchema | IndexSchema>(index: T, schema: string | undefined, split: Split): T {
  const own = split(index.name)
  return own.schema !== undefined && own.schema === schema ? { ...index, name: own.name } : index
}

function tableIn(table: TableSchema, split: Split): TableSchema {
  const named = split(table.name)
  const { schema } = named
  const { uniques = [], indexes = [], fullTexts = [], foreignKeys = [], ...rest } = table
  // Constraints have no prefix: one that has was made as an index.
  const isIndex = ({ name }: KeySchema): boolean => schema !== undefined && split(name).schema === schema
  const unique = uniques
    .filter(isIndex)
    .map(({ name, columns }): IndexSchema => ({ name, keys: columns, unique: true }))
  const target = (key: ForeignKeySchema): ForeignKeySchema => {
    const there = key.schema === undefined ? split(key.table) : { name: key.table, schema: key.schema }
    return { ...key, table: there.name, ...(there.schema === undefined ? {} : { schema: there.schema }) }
  }
  return {
    ...rest,
    ...named,
    ...listed(
      'uniques',
      uniques.filter(key => !isIndex(key)),
    ),
    ...listed(
      'indexes',
      [...indexes, ...unique].map(index => unprefixed(index, schema, split)),
    ),
    ...listed('foreignKeys', foreignKeys.map(target)),
    ...listed(
      'fullTexts',
      fullTexts.map(index => unprefixed(index, schema, split)),
    ),
  }
}

/** The description with those schemas in place of the prefixes that stand for them. */
export function withSchemas(found: InspectedSchema, dialect: Dialect, schemas: readonly string[]): InspectedSchema {
  if (schemas.length === 0) return found
  const split = splitter(dialect, schemas)
  return {
    tables: found.tables.map(table => tableIn(table, split)),
    views: found.views.map(view => ({ ...view, ...split(view.name) })),
    others: found.others.map(other => {
      if (other.table === undefined) return other
      const { name, schema } = split(other.table)
      return { ...other, table: name, ...(schema === undefined ? {} : { schema }) }
    }),
  }
}
