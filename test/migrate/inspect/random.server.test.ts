// Random descriptions become databases, which are read as those descriptions; and what was read makes the same database.
import fc from 'fast-check'
import { connect, sql, type TransactionDatabase } from 'isomodel'
import { expect, test } from 'vitest'
import type { ColumnSchema, DatabaseSchema, SchemaOperation, SqlText, TableSchema } from '../../../src/ast/schema.ts'
import { columnDefinition, keysOf } from '../../../src/compile/change/definition.ts'
import { defining } from '../../../src/dialect/defining.ts'
import type { DefiningDialect } from '../../../src/dialect/dialect.ts'
import { inspect } from '../../../src/migrate/inspect/inspect.ts'
import { normalDefault, normalSql } from '../../../src/schema/normal/sql.ts'
import { live } from '../../compile/change/live.ts'
import { type Feature, NAMESPACES, randomSchema } from '../../schema/random-schema.ts'
import { adapterOn } from '../../services/adapters.ts'
import { createDatabase, describeOn } from '../../services/database.ts'
import type { ServerName } from '../../services/services.ts'
import { own } from './made.ts'

const FEATURES: Record<ServerName, readonly Feature[]> = {
  postgres: ['comments', 'partial', 'expressions', 'include', 'fullTexts', 'namespaces'],
  mysql: ['comments', 'fullTexts', 'virtual', 'namespaces'],
}

function creation({ tables }: DatabaseSchema): SchemaOperation[] {
  return [
    ...tables.map(({ foreignKeys: _keys, ...table }): SchemaOperation => ({ kind: 'createTable', table })),
    ...tables.flatMap(({ name, schema, foreignKeys = [] }) =>
      foreignKeys.map((foreignKey): SchemaOperation => ({
        kind: 'addForeignKey',
        table: name,
        ...(schema !== undefined && { schema }),
        foreignKey,
      })),
    ),
  ]
}

const sorted = <T extends { readonly name: string }>(all: readonly T[]): T[] =>
  all.toSorted((a, b) => (a.name < b.name ? -1 : 1))

/** The table as this database can tell it. */
function told(table: TableSchema, dialect: DefiningDialect): object {
  const { name: d } = dialect
  const isMysql = d !== 'postgres'
  const normal = (text: SqlText | undefined) => {
    const found = own(text, d)
    return found === undefined ? undefined : normalSql(d, found)
  }
  const column = (of: ColumnSchema) => {
    const definition = columnDefinition(of, table, dialect)
    const value = own(of.default, d)
    return {
      name: of.name,
      type: dialect.ddl.column(definition, dialect.quote),
      nullable: of.nullable ?? false,
      identity: of.identity ?? false,
      default: value && normalDefault(d, value, of),
      generated: normal(of.generated),
      virtual: of.virtual,
      comment: of.comment,
      typeCheck: dialect.ddl.typeCheck('x', definition.checked ?? definition.type) === null ? undefined : of.typeCheck,
      values: of.type === 'enum' ? of.values : undefined,
    }
  }
  const isPlain = ({ column: of, ...more }: { readonly column?: string }) =>
    of !== undefined && Object.keys(more).length === 0
  const indexes = (table.indexes ?? []).map(index => ({
    ...index,
    keys: keysOf(index).map(key => ({ ...key, ...(key.sql ? { sql: normal(key.sql) } : {}) })),
    where: normal(index.where),
  }))
  // A unique index and a unique constraint are one thing on MySQL.
  const isUnique = (index: (typeof indexes)[number]) => isMysql && index.unique === true && index.keys.every(isPlain)
  const uniques = indexes
    .filter(isUnique)
    .map(({ name, keys }) => ({ name, columns: keys.map(key => key.column as string) }))
  const { primaryKey } = table
  const single = table.columns.some(({ identity }) => identity)
  return {
    name: table.name,
    schema: table.schema,
    columns: table.columns.map(column),
    primaryKey: primaryKey && { ...primaryKey, name: isMysql || single ? '' : primaryKey.name },
    uniques: sorted([...(table.uniques ?? []), ...uniques]),
    indexes: sorted(indexes.filter(index => !isUnique(index))),
    checks: sorted((table.checks ?? []).map(({ name, rule }) => ({ name, rule: normal(rule) }))),
    foreignKeys: sorted(
      (table.foreignKeys ?? []).map(key => {
        const kept = (action: string | undefined) => (isMysql && action === 'restrict' ? undefined : action)
        return { ...key, onDelete: kept(key.onDelete), onUpdate: kept(key.onUpdate) }
      }),
    ),
    fullTexts: table.fullTexts ?? [],
    comment: table.comment,
  }
}

const RUNS = Number(process.env['ISOMODEL_SCHEMAS'] ?? 10)
const SEED = Number(process.env['SEED'] ?? Date.now() % 100_000)

for (const server of ['postgres', 'mysql'] as const) {
  describeOn(server, url => {
    test(`random descriptions are read as they were written (SEED=${SEED})`, { timeout: 600_000 }, async () => {
      /** On a database of its own: what was sent, and what was read. */
      const made = async (schema: DatabaseSchema) => {
        await using database = await createDatabase(server, url())
        await using db: TransactionDatabase = connect(adapterOn(server, database.url, 1))
        await db.open()
        const dialect = defining(db['~dialect'])
        const run = live(dialect, text => sql`${sql.unsafe(text)}`.run(db))
        try {
          await run.run(...creation(schema))
        } catch (error) {
          throw new Error(`${String(error)}\n${run.sent.join(';\n')}`, { cause: error })
        }
        return { dialect, found: await inspect(db, { schemas: NAMESPACES }) }
      }
      const property = fc.asyncProperty(fc.infiniteStream(fc.nat()), async numbers => {
        const draw = (choices: number): number => (numbers.next().value as number) % choices
        const schema = randomSchema(draw, { features: FEATURES[server] })
        const { dialect, found } = await made(schema)
        const all = ({ tables }: DatabaseSchema) =>
          sorted(tables.map(table => ({ ...told(table, dialect), name: `${table.name} in ${table.schema}` })))
        expect(all(found)).toEqual(all(schema))
        expect(found.others).toEqual([])
        const again = await made({ tables: found.tables, views: [] })
        expect(again.found.tables).toEqual(found.tables)
      })
      await fc.assert(property, { numRuns: RUNS, seed: SEED, endOnFailure: true })
    })
  })
}
