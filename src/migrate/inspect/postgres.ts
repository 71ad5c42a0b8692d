// The structure of a Postgres database.
import type { InspectedSchema } from '../../ast/schema.ts'
import type { Inspected, InspectOptions } from './reader.ts'

export async function readPostgres(_db: Inspected, _options: InspectOptions): Promise<InspectedSchema> {
  return { tables: [], views: [], others: [] }
}
