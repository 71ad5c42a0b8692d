// Changes that fit a schema: all databases take them, and rows that are there stand in the way of none.
import type { DatabaseSchema, SchemaOperation } from '../../../src/ast/schema.ts'
import type { Draw } from './draw.ts'
import type { Features } from './features.ts'
import { columnOperations } from './column-operations.ts'
import { keyOperations } from './key-operations.ts'
import type { Kind, Make } from './make.ts'
import { tableOperations } from './table-operations.ts'

const MAKERS: { readonly [K in Kind]: Make } = { ...tableOperations, ...columnOperations, ...keyOperations }

export const KINDS = Object.keys(MAKERS) as readonly Kind[]

/** One of the operations that fit, of one of the kinds if any of them does. */
export function randomOperation(
  draw: Draw,
  schema: DatabaseSchema,
  features: Features,
  kinds: readonly Kind[],
): SchemaOperation | undefined {
  const rest = [...kinds]
  while (rest.length > 0) {
    const [kind] = rest.splice(draw(rest.length), 1) as [Kind]
    const operation = MAKERS[kind](draw, schema, features)
    if (operation) return operation
  }
  return undefined
}
