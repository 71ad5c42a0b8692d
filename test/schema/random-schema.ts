// Random schemas that every database takes, and random changes of them. For fast-check, or from any other source of choices.
import fc from 'fast-check'
import type { DatabaseSchema, SchemaOperation } from '../../src/ast/schema.ts'
import { apply } from '../../src/schema/change/apply.ts'
import type { Draw } from './random/draw.ts'
import { chance } from './random/draw.ts'
import type { Feature, Features } from './random/features.ts'
import { freeOf, TABLES } from './random/names.ts'
import type { Kind } from './random/make.ts'
import { KINDS, randomOperation } from './random/operations.ts'
import { randomTable, withForeignKey } from './random/tables.ts'

export { EVERYTHING, type Feature } from './random/features.ts'
export { NAMESPACES } from './random/names.ts'
export type { Kind } from './random/make.ts'
export { KINDS } from './random/operations.ts'

export interface SchemaOptions {
  /** What not every database has. */
  readonly features?: readonly Feature[]
  /** Tables at most; 4 where absent. */
  readonly tables?: number
}

export interface OperationOptions {
  readonly features?: readonly Feature[]
  /** All where absent. */
  readonly kinds?: readonly Kind[]
}

/** A schema of up to so many tables, with foreign keys between them, in cycles as well. */
export function randomSchema(draw: Draw, { features = [], tables = 4 }: SchemaOptions = {}): DatabaseSchema {
  const has: Features = new Set(features)
  const used = new Set<string>()
  let schema: DatabaseSchema = { tables: [], views: [] }
  for (let count = draw(tables + 1); count > 0; count--) {
    const name = freeOf(
      draw,
      TABLES,
      schema.tables.map(table => table.name),
    ) as string
    schema = { ...schema, tables: [...schema.tables, randomTable(draw, name, used, has)] }
  }
  for (let count = draw(tables + 2); count > 0; count--) schema = withForeignKey(draw, schema, used)
  if (!has.has('views') || chance(draw, 2)) return schema
  return { ...schema, views: [{ name: 'A view', sql: 'SELECT 1 AS n' }] }
}

/** Up to so many operations, each of which fits what the one before made. */
export function randomOperations(
  draw: Draw,
  schema: DatabaseSchema,
  count: number,
  { features = [], kinds = KINDS }: OperationOptions = {},
): SchemaOperation[] {
  const has: Features = new Set(features)
  const made: SchemaOperation[] = []
  let now = schema
  for (let left = 1 + draw(count); left > 0; left--) {
    const operation = randomOperation(draw, now, has, kinds)
    if (!operation) break
    made.push(operation)
    now = apply(now, operation)
  }
  return made
}

const below = (choices: number): fc.Arbitrary<number> => fc.noBias(fc.nat({ max: choices - 1 }))

/** What a function makes of choices that fast-check takes, repeats and makes smaller. */
export const drawn = <T>(make: (draw: Draw) => T): fc.Arbitrary<T> =>
  fc.gen().map(take => make(choices => take(below, choices)))

export const schemas = (options?: SchemaOptions): fc.Arbitrary<DatabaseSchema> =>
  drawn(draw => randomSchema(draw, options))

/** Up to so many operations on the schema; fewer where none of the kinds fits any more. */
export const operationsOn = (
  schema: DatabaseSchema,
  count = 1,
  options?: OperationOptions,
): fc.Arbitrary<readonly SchemaOperation[]> => drawn(draw => randomOperations(draw, schema, count, options))

export interface History {
  readonly before: DatabaseSchema
  readonly operations: readonly SchemaOperation[]
}

/** A schema and up to so many operations, one after the other. */
export const histories = (count: number, options?: SchemaOptions & OperationOptions): fc.Arbitrary<History> =>
  drawn(draw => {
    const before = randomSchema(draw, options)
    return { before, operations: randomOperations(draw, before, count, options) }
  })

/** Two schemas that have names in common, and sometimes most of what they hold. */
export const pairs = (options?: SchemaOptions & OperationOptions): fc.Arbitrary<[DatabaseSchema, DatabaseSchema]> =>
  drawn(draw => {
    const before = randomSchema(draw, options)
    if (chance(draw, 3)) return [before, randomSchema(draw, options)]
    return [before, randomOperations(draw, before, 6, options).reduce(apply, before)]
  })
