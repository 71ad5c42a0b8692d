// Random changes of random databases with rows: they end as the database that is made from the description at once.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { DatabaseSchema, SchemaOperation } from '../../../src/ast/schema.ts'
import { defining } from '../../../src/dialect/defining.ts'
import { mariadb, postgres } from '../../../src/dialects.ts'
import type { Draw } from '../../schema/random/draw.ts'
import type { Feature } from '../../schema/random/features.ts'
import { KINDS, randomOperation } from '../../schema/random/operations.ts'
import { type Client, openClient } from '../../services/client.ts'
import { describeOn } from '../../services/database.ts'
import type { ServerName } from '../../services/services.ts'
import { mysqlCatalogue, postgresCatalogue } from './catalogue.ts'
import { actualRows, expectedRows, rowsOf, type Tested } from './kept.ts'
import { type Live, live } from './live.ts'
import { insertion } from './rows.ts'

const SERVERS = {
  postgres: {
    dialect: defining(postgres),
    features: ['comments', 'partial', 'expressions', 'include', 'fullTexts', 'views', 'namespaces', 'narrowing'],
    catalogue: postgresCatalogue,
  },
  mysql: {
    dialect: defining(mariadb),
    features: ['comments', 'fullTexts', 'views', 'virtual', 'narrowing'],
    catalogue: mysqlCatalogue,
  },
} as const satisfies { readonly [S in ServerName]: object }

/** The operations that make a database at once. */
function creation({ tables, views }: DatabaseSchema): SchemaOperation[] {
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
    ...views.map((view): SchemaOperation => ({ kind: 'createView', view })),
  ]
}

async function emptied(client: Client, server: ServerName): Promise<void> {
  if (server === 'postgres') {
    await client.query('DROP SCHEMA IF EXISTS public, audit, "Own ""one""" CASCADE')
    await client.query('CREATE SCHEMA public')
    return
  }
  const [{ name = '' } = {}] = await client.query('SELECT database() AS name')
  await client.query(`DROP DATABASE \`${String(name)}\``)
  await client.query(`CREATE DATABASE \`${String(name)}\``)
  await client.query(`USE \`${String(name)}\``)
}

/** Rows that fit; a table may refuse some, for its checks and keys. */
async function fill(client: Client, db: Live, server: ServerName, round: number): Promise<void> {
  for (const table of db.schema.tables) {
    for (const at of [1, 2]) {
      const sql = insertion(table, round * 2 + at, server === 'postgres' ? 'postgres' : 'mariadb')
      await client.query(sql).catch(() => {})
    }
  }
}

/** Only texts have words; and MySQL finds none in columns that foreign keys write to. */
function isSensible(operation: SchemaOperation, { tables }: DatabaseSchema): boolean {
  if (!('table' in operation) || operation.kind === 'createTable') return true
  const table = tables.find(({ name, schema }) => name === operation.table && schema === operation.schema)
  const words = (table?.fullTexts ?? []).flatMap(({ columns }) => columns)
  const keyed = (table?.foreignKeys ?? []).flatMap(({ columns }) => columns)
  switch (operation.kind) {
    case 'changeColumn':
      return operation.column.type === 'text' || !words.includes(operation.column.name)
    case 'addForeignKey':
      return !operation.foreignKey.columns.some(column => words.includes(column))
    case 'createFullText':
      return !operation.index.columns.some(column => keyed.includes(column))
    default:
      return true
  }
}

/** Rows that a new key or check would not have: unique, foreign, checked, and required values. */
const REFUSED = new Set<unknown>(['23505', '23503', '23514', '23502', 1062, 1452, 4025, 1048])

/** Whether a change went through; one that the rows do not fit is taken back as a whole. */
async function fits(client: Client, server: ServerName, run: () => Promise<void>): Promise<boolean> {
  const say = (word: string) => (server === 'postgres' ? client.query(word) : undefined)
  await say('BEGIN')
  try {
    await run()
    await say('COMMIT')
    return true
  } catch (error) {
    await say('ROLLBACK')
    const { code, errno } = error as { code?: string; errno?: number }
    if (REFUSED.has(code) || REFUSED.has(errno)) return false
    throw error
  }
}

const RUNS = Number(process.env['ISOMODEL_CHANGES'] ?? 15)
const SEED = Number(process.env['SEED'] ?? Date.now() % 100_000)

for (const server of ['postgres', 'mysql'] as const) {
  describeOn(server, url => {
    test(`random changes end where their description says (SEED=${SEED})`, { timeout: 600_000 }, async () => {
      const { dialect, features, catalogue } = SERVERS[server]
      const able = new Set<Feature>(features)
      const client = await openClient(server, url())
      const property = fc.asyncProperty(fc.infiniteStream(fc.nat()), async numbers => {
        const draw: Draw = choices => (numbers.next().value as number) % choices
        await emptied(client, server)
        const db = live(dialect, sql => client.query(sql))
        try {
          for (let round = 0; round < 12; round++) {
            const kinds = round < 3 ? (['createTable'] as const) : KINDS
            const operation = randomOperation(draw, db.schema, able, kinds)
            if (operation && isSensible(operation, db.schema)) {
              const before = db.schema
              const rows = await rowsOf(client.query, before, dialect.name as Tested)
              const done = await fits(client, server, () => db.run(operation))
              // Without transactions nobody knows how far it came.
              if (!done && server === 'mysql') return
              if (done) {
                const now = await rowsOf(client.query, db.schema, dialect.name as Tested)
                expect(actualRows(now, db.schema, operation)).toEqual(expectedRows(rows, before, operation))
              }
            }
            await fill(client, db, server, round)
          }
          const changed = await catalogue(client.query)
          await emptied(client, server)
          const fresh = live(dialect, sql => client.query(sql))
          await fresh.run(...creation(db.schema))
          expect(changed).toEqual(await catalogue(client.query))
        } catch (error) {
          throw new Error(`${String(error)}\n${db.sent.join(';\n')}`, { cause: error })
        }
      })
      await fc.assert(property, { numRuns: RUNS, seed: SEED, endOnFailure: true }).finally(client.close)
    })
  })
}
