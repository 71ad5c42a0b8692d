// The structure of a MySQL or MariaDB database.
import type { CheckSchema, ColumnSchema, InspectedSchema, TableSchema } from '../../ast/schema.ts'
import { schemaName } from '../../compile/context.ts'
import type { DefiningDialect } from '../../dialect/dialect.ts'
import { loadDefinitions } from '../../dialect/load.ts'
import { type Flavour, MARIADB, MYSQL } from '../../dialect/mysql/flavour.ts'
import { lex } from '../../schema/normal/lex.ts'
import { listed } from './listed.ts'
import { type ColumnRow, columnOf, columns } from './mysql/columns.ts'
import { type CheckRow, checks, type ForeignKeyRow, foreignKeys, foreignKeysOf } from './mysql/constraints.ts'
import { fullTextOf } from './mysql/full-text.ts'
import { type IndexRow, indexes, indexesOf, isMadeFor, plainColumns, uniqueOf } from './mysql/indexes.ts'
import { viewsWithLetters, withLetters } from './mysql/lost-letters.ts'
import { others, type RelationRow, relations, views, withoutDatabase } from './mysql/others.ts'
import { printed, scopeOf, unescaped } from './mysql/scope.ts'
import { withSchemas } from './prefix.ts'
import type { Inspected, InspectOptions } from './reader.ts'
import { withTypeChecks } from './type-checks.ts'

interface Found {
  readonly columns: Map<string, ColumnRow[]>
  readonly indexes: Map<string, IndexRow[]>
  readonly foreignKeys: Map<string, ForeignKeyRow[]>
  readonly checks: Map<string, CheckRow[]>
}

const byTable = <T extends { readonly table: string }>(rows: readonly T[]): Map<string, T[]> =>
  Map.groupBy(rows, ({ table }) => table)

/**
 * The column of `json_valid(column)`, which MariaDB writes into columns of documents to keep them apart from texts. It has the
 * name that the column had when it was made.
 */
function documentOf({ rule, inside }: CheckRow, flavour: Flavour): string | null {
  if (!inside) return null
  const [call, open, column, close, ...more] = lex(rule, flavour.name)
  const only = call?.text === 'json_valid' && open?.text === '(' && close?.text === ')' && more.length === 0
  return only && column?.kind === 'name' && flavour.name === 'mariadb' ? column.text : null
}

function tableOf(
  { name, comment }: RelationRow,
  found: Found,
  flavour: Flavour,
  dialect: DefiningDialect,
): TableSchema {
  const rows = found.columns.get(name) ?? []
  const foreign = foreignKeysOf(found.foreignKeys.get(name) ?? [])
  const all = indexesOf(found.indexes.get(name) ?? [], flavour)
  const fullTexts = all.flatMap(index => fullTextOf(index, rows, flavour) ?? [])
  const isFullText = (of: string): boolean => fullTexts.some(index => index.name === of)
  const rules = (found.checks.get(name) ?? []).map(check => ({ ...check, rule: unescaped(flavour, check.rule) }))
  const documents = new Set(rules.map(check => documentOf(check, flavour)))
  const indexed = new Set(all.flatMap(index => (isFullText(index.name) ? [] : index.rows.map(({ column }) => column))))
  const read = rows
    .filter(row => !isFullText(row.name))
    .map(row => {
      const document = documents.has(row.name) && row.type === 'longtext'
      return columnOf(row, { flavour, indexed: indexed.has(row.name), document })
    })
  const left = rules.filter(check => !isDocument(documentOf(check, flavour), read))
  const typed = withTypeChecks(
    name,
    read,
    left.map((check): CheckSchema => ({ name: check.name, rule: printed(flavour, check.rule) })),
    dialect,
  )
  const primary = all.find(index => index.name === 'PRIMARY')
  const uniques = all.flatMap(uniqueOf)
  const kept = all.filter(index => index !== primary && uniqueOf(index).length === 0 && !isFullText(index.name))
  return {
    name,
    columns: typed.columns,
    ...(primary
      ? { primaryKey: { name: 'PRIMARY', columns: plainColumns(primary.schema) ?? columnsOf(primary.rows) } }
      : {}),
    ...listed('uniques', uniques),
    ...listed(
      'indexes',
      kept.filter(index => !foreign.some(key => isMadeFor(index, key))).map(({ schema }) => schema),
    ),
    ...listed('checks', typed.checks),
    ...listed('foreignKeys', foreign),
    ...listed('fullTexts', fullTexts),
    ...(comment === '' ? {} : { comment }),
  }
}

/** A key over the beginning of a text is one over the text, as far as descriptions go. */
const columnsOf = (rows: readonly IndexRow[]): string[] => rows.flatMap(({ column }) => column ?? [])

const isDocument = (name: string | null, read: readonly ColumnSchema[]): boolean =>
  read.some(column => column.name === name && column.type === 'json')

export async function readMysql(db: Inspected, options: InspectOptions): Promise<InspectedSchema> {
  const dialect = await loadDefinitions(db['~dialect'])
  const flavour = dialect.name === 'mysql' ? MYSQL : MARIADB
  const schemas = options.schemas ?? []
  const scope = scopeOf(
    db,
    flavour,
    options,
    schemas.map(schema => schemaName(dialect, schema)),
  )
  const all = await relations(scope)
  const whole = await withLetters(scope, await columns(scope), await checks(scope))
  const found: Found = {
    columns: byTable(whole.columns),
    indexes: byTable(await indexes(scope)),
    foreignKeys: byTable(await foreignKeys(scope)),
    checks: byTable(whole.checks),
  }
  const tables = all.filter(({ type }) => type === 'BASE TABLE' || type === 'SYSTEM VERSIONED')
  const sequences = all.filter(({ type }) => type === 'SEQUENCE')
  const read = {
    tables: tables.map(table => tableOf(table, found, flavour, dialect)),
    views: (await viewsWithLetters(scope, await views(scope))).map(view => ({
      name: view.name,
      sql: printed(flavour, withoutDatabase(view)),
    })),
    others: [...sequences.map(({ name }) => ({ kind: 'sequence' as const, name })), ...(await others(scope))],
  }
  return withSchemas(read, dialect, schemas)
}
