// Differences of random schemas, carried out on real databases: every statement is taken, in the order in which they come.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { DatabaseSchema, SchemaOperation } from '../../../src/ast/schema.ts'
import { defining } from '../../../src/dialect/defining.ts'
import { mariadb, postgres } from '../../../src/dialects.ts'
import { MigrationError } from '../../../src/error/migration.ts'
import { mysqlCatalogue, postgresCatalogue } from '../../compile/change/catalogue.ts'
import { live } from '../../compile/change/live.ts'
import { type Client, openClient } from '../../services/client.ts'
import { describeOn } from '../../services/database.ts'
import type { ServerName } from '../../services/services.ts'
import type { Draw } from '../random/draw.ts'
import type { Feature } from '../random/features.ts'
import { randomOperations, randomSchema } from '../random-schema.ts'
import { anyAnswer, answered } from './answer.ts'

const SERVERS = {
  postgres: {
    dialect: defining(postgres),
    features: ['comments', 'partial', 'expressions', 'include', 'fullTexts', 'views', 'namespaces'],
    catalogue: postgresCatalogue,
  },
  mysql: {
    dialect: defining(mariadb),
    // No full-text indexes: MariaDB keeps no `set null` on a column that has one.
    features: ['comments', 'views', 'virtual'],
    catalogue: mysqlCatalogue,
  },
} as const satisfies { readonly [S in ServerName]: object }

/** The operations that make a database at once. */
function creation({ tables, views }: DatabaseSchema): SchemaOperation[] {
  return [
    ...tables.map(({ foreignKeys: _keys, ...table }): SchemaOperation => ({ kind: 'createTable', table })),
    ...tables.flatMap(({ name, schema, foreignKeys = [] }) =>
      foreignKeys.map((foreignKey): SchemaOperation => {
        return { kind: 'addForeignKey', table: name, ...(schema !== undefined && { schema }), foreignKey }
      }),
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

const RUNS = Number(process.env['DIFF_RUNS'] ?? 25)
const SEED = Number(process.env['SEED'] ?? Date.now() % 100_000)

for (const server of ['postgres', 'mysql'] as const) {
  describeOn(server, url => {
    test(`differences end where they lead (SEED=${SEED})`, { timeout: 600_000 }, async () => {
      const { dialect, features, catalogue } = SERVERS[server]
      const options = { features: [...features] as Feature[], tables: 3 }
      const client = await openClient(server, url())
      let refused = 0
      const property = fc.asyncProperty(fc.infiniteStream(fc.nat()), async numbers => {
        const draw: Draw = choices => (numbers.next().value as number) % choices
        const before = randomSchema(draw, options)
        const other = live(dialect, () => undefined)
        other.schema = before
        const changes = randomOperations(draw, before, 8, options)
        for (const operation of changes) await other.run(operation)
        const after = other.schema
        const { operations } = answered(before, after, anyAnswer(draw), { allowLoss: true })
        await emptied(client, server)
        const db = live(dialect, client.query)
        try {
          await db.run(...creation(before))
          for (const { operation } of operations) await db.run(operation)
        } catch (error) {
          // Some changes of types need an expression, which nobody gives here.
          if (error instanceof MigrationError || (error as { code?: string }).code === '42804') {
            refused++
            return
          }
          const steps = operations.map(({ operation }) => JSON.stringify(operation)).join('\n')
          throw new Error(`${String(error)}\n${steps}\n${db.sent.join(';\n')}`, { cause: error })
        }
        const changed = await catalogue(client.query)
        await emptied(client, server)
        await live(dialect, client.query).run(...creation(db.schema))
        expect(changed).toEqual(await catalogue(client.query))
      })
      await fc.assert(property, { numRuns: RUNS, seed: SEED, endOnFailure: true }).finally(client.close)
      expect(refused).toBeLessThan(RUNS / 2)
    })
  })
}
