// Descriptions that become databases, and operations that change them, by the statements of the writer alone.
import type { DatabaseSchema, SchemaOperation, TableSchema } from '../../../src/ast/schema.ts'
import { type ChangeStatement, writeChange } from '../../../src/compile/change/write.ts'
import type { DefiningDialect } from '../../../src/dialect/dialect.ts'
import { apply } from '../../../src/schema/change/apply.ts'

export const EMPTY: DatabaseSchema = { tables: [], views: [] }

export const databaseOf = (...tables: readonly TableSchema[]): DatabaseSchema => ({ tables, views: [] })

/** A database, and what it has become so far. */
export interface Live {
  schema: DatabaseSchema
  readonly sent: string[]
  run(...operations: readonly SchemaOperation[]): Promise<void>
}

export function live(dialect: DefiningDialect, query: (sql: string) => unknown): Live {
  const sent: string[] = []
  const state: Live = {
    schema: EMPTY,
    sent,
    async run(...operations) {
      for (const operation of operations) {
        const after = apply(state.schema, operation)
        const statements = writeChange(operation, state.schema, after, dialect)
        if (statements === 'rebuild') throw new Error(`${operation.kind} is no change of ${dialect.name}`)
        for (const { sql } of statements) {
          sent.push(sql)
          await query(sql)
        }
        state.schema = after
      }
    },
  }
  return state
}

/** The statements of one operation, as texts. */
export function written(
  operation: SchemaOperation,
  before: DatabaseSchema,
  dialect: DefiningDialect,
): readonly string[] | 'rebuild' {
  const change = writeChange(operation, before, apply(before, operation), dialect)
  return change === 'rebuild' ? change : change.map(shown)
}

const shown = ({ sql, alone }: ChangeStatement): string => (alone ? `${sql} -- alone` : sql)
