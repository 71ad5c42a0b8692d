// A table with columns of all types that take no nulls.
import type { ColumnSchema, DatabaseSchema, TypeSchema } from '../../../src/ast/schema.ts'

const TYPES: readonly TypeSchema[] = [
  { type: 'text' },
  { type: 'text', maxLength: 20 },
  { type: 'integer' },
  { type: 'bigint' },
  { type: 'real' },
  { type: 'decimal', precision: 10, scale: 2 },
  { type: 'boolean' },
  { type: 'timestamp' },
  { type: 'plainDate' },
  { type: 'plainTime' },
  { type: 'plainDateTime' },
  { type: 'interval' },
  { type: 'uuid' },
  { type: 'json' },
  { type: 'blob' },
  { type: 'enum', values: ["it's", 'b'] },
  { type: 'enum', values: ['a\\n', 'b'] },
  { type: 'array', item: { type: 'integer' } },
]

export const columns: readonly ColumnSchema[] = TYPES.map((type, at) => ({
  name: `c${at}`,
  ...type,
  ...((type.type === 'boolean' || type.type === 'enum') && { typeCheck: `ck_${at}` }),
}))

export const schema: DatabaseSchema = {
  tables: [{ name: 't', columns: [{ name: 'id', type: 'integer' }, ...columns] }],
  views: [],
}
