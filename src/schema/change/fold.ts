// What a list of migrations makes of nothing.
import type { DatabaseSchema, SchemaOperation } from '../../ast/schema.ts'
import { applyAll } from './apply.ts'

const EMPTY: DatabaseSchema = { tables: [], views: [] }

/** The schema after all of the operations, beginning with an empty database. */
export const foldOperations = (lists: readonly (readonly SchemaOperation[])[]): DatabaseSchema =>
  lists.reduce(applyAll, EMPTY)
