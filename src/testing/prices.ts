// A table of decimals with different digits.
import type { Schema, SchemaOf } from '../model/model-types.ts'
import { createTables, decimal, defineSchema, insertInto, integer, table, type TransactionDatabase } from './kit.ts'

const tables = {
  Price: table('prices', {
    id: integer().primaryKey(),
    amount: decimal(10, 2).nullable(),
    rate: decimal(10, 4).nullable(),
    whole: decimal(18, 0).nullable(),
    wide: decimal(18, 6).nullable(),
    huge: decimal(30, 10).nullable(),
  }),
}
interface App extends SchemaOf<typeof tables> {}

const models: Schema<App> = defineSchema<App>()(tables, {})
export const { Price } = models

export interface PriceInput {
  amount?: string
  rate?: string
  whole?: string
  wide?: string
  huge?: string
}
/** Creates the table with these rows. */
export async function prices(db: TransactionDatabase, ...rows: PriceInput[]): Promise<void> {
  await createTables(db, models)
  await insertInto(Price).values(rows).run(db)
}
