// What makes random operations.
import type { DatabaseSchema, SchemaOperation } from '../../../src/ast/schema.ts'
import type { Draw } from './draw.ts'
import type { Features } from './features.ts'

export type Kind = SchemaOperation['kind']

/** Makes one operation of a kind, if the schema has what it takes. */
export type Make = (draw: Draw, schema: DatabaseSchema, features: Features) => SchemaOperation | undefined
