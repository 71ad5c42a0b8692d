// The tables of the shop in a database: made where they are missing, counted, emptied.
import { type BatchDatabase, deleteFrom, sql, type Transaction } from 'isomodel'
import { createTables } from 'isomodel/migrate'
import { schema } from './schema.ts'

type Target = BatchDatabase | Transaction

/** The models in an order in which none refers to a later one. */
const models = Object.values(schema)

export interface TableCount {
  /** The name of the table in the database. */
  readonly table: string
  readonly rows: number
}

/** Creates those tables of the shop that the database has not: a file from elsewhere may have none or some. */
export async function createMissingTables(db: Target): Promise<void> {
  const found = await tablesIn(db)
  const missing = Object.fromEntries(Object.entries(schema).filter(([, model]) => !found.has(model.$.name)))
  if (Object.keys(missing).length > 0) await createTables(db, missing)
}

/** How many rows each table of the shop has; tables that are missing are left out. */
export async function countRows(db: Target): Promise<TableCount[]> {
  const found = await tablesIn(db)
  const counts: TableCount[] = []
  for (const { $ } of models) {
    if (!found.has($.name)) continue
    const { rows } = await sql<{ rows: number }>`select count(*) as rows from ${sql.name($.name)}`.one(db)
    counts.push({ table: $.name, rows })
  }
  return counts
}

/** Deletes all rows of the shop, those first that refer to others. */
export async function deleteRows(db: Target): Promise<void> {
  for (const model of models.toReversed()) await deleteFrom(model).everyRow().run(db)
}

async function tablesIn(db: Target): Promise<Set<string>> {
  const rows = await sql<{ name: string }>`select name from sqlite_schema where type = 'table'`.all(db)
  return new Set(rows.map(({ name }) => name))
}
