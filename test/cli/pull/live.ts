// Pulls models from databases that are there, and asks whether they mean the same and read every row.
import { connect, from, sql, type AnyModel, type Adapter, type TransactionDatabase } from 'isomodel'
import {
  baseline,
  describe,
  type DialectName,
  diff,
  inspect,
  type InspectedSchema,
  migrate,
  migration,
  type Models,
  push,
  verify,
} from 'isomodel/migrate'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { modelsOf } from '../../../cli/pull/models.ts'
import { type Written, written } from './written.ts'

export interface Live {
  readonly title: string
  /** Schemas besides that of the connection. */
  readonly schemas?: readonly string[]
  readonly statements: readonly string[]
  /** What has to be there before tables, of which models say nothing. */
  readonly before?: readonly string[]
}

interface Source {
  readonly kind: string
  readonly table: { readonly name: string; readonly schema: string | null }
}

interface Pulled {
  readonly db: TransactionDatabase
  readonly schema: InspectedSchema
  readonly source: string
}

type Open = () => Promise<Adapter<'transaction'>>

/** `open` gives each case a database of its own, and `empty` one with nothing in it. */
export function pulls(name: string, cases: readonly Live[], open: Open, empty: Open): void {
  const pulled = new Map<string, Pulled>()
  let files: Written

  beforeAll(async () => {
    for (const { title, statements, before = [], schemas = [] } of cases) {
      const db = connect(await open())
      await db.open()
      for (const statement of [...before, ...statements]) await sql`${sql.unsafe(statement)}`.run(db)
      const schema = await inspect(db, { schemas })
      pulled.set(title, { db, schema, source: modelsOf(schema, db['~dialect'].name as DialectName) })
    }
    files = written(`pull-${name}`, Object.fromEntries([...pulled].map(([title, { source }]) => [title, source])))
  }, 120_000)

  afterAll(async () => {
    for (const { db } of pulled.values()) await db.close()
  })

  const of = (title: string): Pulled => pulled.get(title) as Pulled

  test.each(cases)('$title: the models compile', ({ title }) => {
    expect(files.problems.get(title), of(title).source).toEqual([])
  })

  test.each(cases)('$title: the models mean the database', async ({ title }) => {
    const { db, source } = of(title)
    const { operations, questions } = await push(db, await files.load(title), { dryRun: true, allowLoss: true })
    expect([operations.map(({ operation }) => operation), questions], source).toEqual([[], []])
  })

  test.each(cases)('$title: a first migration of the models is what is there', async ({ title }) => {
    const { db, source } = of(title)
    const { operations } = diff({ tables: [], views: [] }, describe(await files.load(title)))
    const first = migration('first', { up: operations.map(({ operation }) => operation) })
    expect(await baseline(db, [first]), source).toEqual(['first'])
    expect(await verify(db, [first]), source).toEqual([])
  })

  test.each(cases)('$title: the models make the database anew', async ({ title, before = [] }) => {
    const models = await files.load(title)
    await using db = connect(await empty())
    for (const statement of before) await sql`${sql.unsafe(statement)}`.run(db)
    const { operations } = diff({ tables: [], views: [] }, describe(models))
    await migrate(db, [migration('first', { up: operations.map(({ operation }) => operation) })])
    const left = await push(db, models, { dryRun: true, allowLoss: true })
    expect([left.operations.map(({ operation }) => operation), left.questions], of(title).source).toEqual([[], []])
  })

  test.each(cases)('$title: the models read every row', async ({ title }) => {
    const { db, schema } = of(title)
    const models: Models = await files.load(title)
    const seen = new Set<string>()
    for (const model of Object.values(models) as AnyModel[]) {
      const source = (model as unknown as { readonly $: Source }).$
      if (source.kind !== 'table') continue
      const { table } = source
      const key = JSON.stringify([table.schema, table.name])
      if (seen.has(key)) continue
      seen.add(key)
      const path = table.schema === null || db['~dialect'].name === 'sqlite' ? [table.name] : [table.schema, table.name]
      const [{ n }] = (await sql<{ n: number }>`select count(*) as n from ${sql.name(...path)}`.all(db)) as [
        { n: number },
      ]
      expect(await from(model).all(db), table.name).toHaveLength(Number(n))
    }
    expect(seen.size).toBe(schema.tables.length)
  })
}
