// From an index of a model to its description.
import type { IndexPart } from '../ast/column.ts'
import type { IndexDefinition } from '../ast/operation.ts'
import type { IndexKeySchema, IndexSchema } from '../ast/schema.ts'
import { writeDefinition } from '../compile/definition.ts'
import { sqlText } from './sql-text.ts'

export function describeIndex({ name, columns, details }: IndexDefinition): IndexSchema {
  if (!details) return { name, keys: columns }
  const { keys, unique, where, include, method, nullsNotDistinct } = details
  return {
    name,
    keys: keys.map(describeKey),
    ...(unique && { unique }),
    ...(where && { where: sqlText(dialect => writeDefinition(where, dialect)) }),
    ...(include && { include }),
    ...(method !== undefined && { method }),
    ...(nullsNotDistinct && { nullsNotDistinct }),
  }
}

/** A column with nothing more to say is its name. */
function describeKey({
  column,
  node,
  descending,
  nulls,
  collate,
  operators,
  length,
}: IndexPart): string | IndexKeySchema {
  const more: IndexKeySchema = {
    ...(node && { sql: sqlText(dialect => writeDefinition(node, dialect)) }),
    ...(descending && { descending }),
    ...(nulls && { nulls }),
    ...(collate !== undefined && { collate }),
    ...(operators !== undefined && { operators }),
    ...(length !== undefined && { length }),
  }
  return column === undefined || Object.keys(more).length > 0
    ? { ...(column !== undefined && { column }), ...more }
    : column
}
