// The structure of a Mysql database.
import type { InspectedSchema } from '../../ast/schema.ts'
import type { Inspected, InspectOptions } from './reader.ts'

export async function readMysql(_db: Inspected, _options: InspectOptions): Promise<InspectedSchema> {
  return { tables: [], views: [], others: [] }
}
