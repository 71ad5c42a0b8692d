// The structure of a Postgres database.
import type { InspectedSchema, TableSchema, ViewSchema } from '../../ast/schema.ts'
import type { DefiningDialect } from '../../dialect/dialect.ts'
import { loadDefinitions } from '../../dialect/load.ts'
import { type ColumnRow, columnOf, columns } from './postgres/columns.ts'
import { type ConstraintRow, constraints, foreignKeyOf, names } from './postgres/constraints.ts'
import { fullTextOf } from './postgres/full-text.ts'
import { type IndexRow, indexes, indexOf } from './postgres/indexes.ts'
import { otherRelation, others, trimmed } from './postgres/others.ts'
import { type RelationRow, relations } from './postgres/relations.ts'
import { inSchema, scopeOf } from './postgres/scope.ts'
import type { Inspected, InspectOptions } from './reader.ts'
import { listed } from './listed.ts'
import { withSchemaNames } from './schema-names.ts'
import { withTypeChecks } from './type-checks.ts'

/** What was found of all tables, by the table that it stands on. */
interface Found {
  readonly columns: Map<number, ColumnRow[]>
  readonly constraints: Map<number, ConstraintRow[]>
  readonly indexes: Map<number, IndexRow[]>
}

const byTable = <T extends { readonly table: number }>(rows: readonly T[]): Map<number, T[]> =>
  Map.groupBy(rows, ({ table }) => table)

function tableOf(row: RelationRow, found: Found, dialect: DefiningDialect): TableSchema {
  const { id, name, schema, comment } = row
  const keys = found.constraints.get(id) ?? []
  const of = (kind: string): ConstraintRow[] => keys.filter(key => key.kind === kind)
  const keyOf = (key: ConstraintRow) => ({ name: key.name, columns: names(key.columns) })
  const primaryKey = of('p').map(keyOf)[0]
  const single = primaryKey?.columns.length === 1 ? primaryKey.columns[0] : undefined
  const read = (found.columns.get(id) ?? []).map(column => columnOf(column, column.name === single))
  const rules = of('c').map(check => ({ name: check.name, rule: { postgres: check.rule ?? '' } }))
  const typed = withTypeChecks(name, read, rules, dialect)
  const all = (found.indexes.get(id) ?? []).map(index => ({ index, fullText: fullTextOf(index) }))
  return {
    name,
    ...inSchema(schema),
    columns: typed.columns,
    ...(primaryKey ? { primaryKey } : {}),
    ...listed('uniques', of('u').map(keyOf)),
    ...listed(
      'indexes',
      all.flatMap(({ index, fullText }) => (fullText ? [] : [indexOf(index)])),
    ),
    ...listed('checks', typed.checks),
    ...listed('foreignKeys', of('f').map(foreignKeyOf)),
    ...listed(
      'fullTexts',
      all.flatMap(({ fullText }) => fullText ?? []),
    ),
    ...(comment === null ? {} : { comment }),
  }
}

const viewOf = ({ name, schema, sql }: RelationRow): ViewSchema => ({
  name,
  ...inSchema(schema),
  sql: { postgres: trimmed(sql ?? '') },
})

export async function readPostgres(db: Inspected, options: InspectOptions): Promise<InspectedSchema> {
  const dialect = await loadDefinitions(db['~dialect'])
  const scope = scopeOf(db, options, dialect)
  const all = await relations(scope)
  const found: Found = {
    columns: byTable(await columns(scope)),
    constraints: byTable(await constraints(scope)),
    indexes: byTable(await indexes(scope)),
  }
  const exclusions = [...found.constraints.values()].flat().filter(({ kind }) => kind === 'x')
  const tableName = (id: number): RelationRow | undefined => all.find(row => row.id === id)
  const read = {
    tables: all.filter(({ kind }) => kind === 'r' || kind === 'p').map(row => tableOf(row, found, dialect)),
    views: all.filter(({ kind }) => kind === 'v').map(viewOf),
    others: [
      ...all.flatMap(otherRelation),
      ...exclusions.map(({ table, name, definition }) => ({
        kind: 'constraint' as const,
        name,
        ...inSchema(tableName(table)?.schema ?? null),
        table: tableName(table)?.name ?? '',
        sql: definition,
      })),
      ...(await others(scope)),
    ],
  }
  return withSchemaNames(read, dialect)
}
