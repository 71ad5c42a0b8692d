// How operations are undone.
import type { DatabaseSchema, OnTable, SchemaOperation, TableSchema } from '../../ast/schema.ts'
import { apply } from './apply.ts'
import { hasCast } from './casts.ts'
import { refuse, shown, tableOf } from './find.ts'
import { invertKey } from './invert-keys.ts'
import { neutral } from './neutral.ts'
import { columnIn, standingOn } from './standing.ts'

/**
 * The operations that bring back what the operation changed in a schema: what was dropped comes with all that stood on it,
 * as empty as it is then. Null where no operation says it: a change of a type that databases cannot turn round.
 * @throws MigrationError where the operation does not fit the schema
 */
export function invert(operation: SchemaOperation, before: DatabaseSchema): readonly SchemaOperation[] | null {
  switch (operation.kind) {
    case 'createTable':
      return [{ kind: 'dropTable', ...ofTable(operation.table) }]
    case 'createView':
      return [{ kind: 'dropView', ...namesOf(operation.view) }]
    case 'dropView': {
      const view = before.views.find(one => one.name === operation.name && one.schema === operation.schema)
      return [{ kind: 'createView', view: view ?? refuse(`There is no view ${shown(operation)}`) }]
    }
    default:
      return invertIn(operation, tableOf(before, operation), before)
  }
}

/** The same for operations that follow each other, the last of them first; null if one cannot be undone. */
export function invertAll(
  operations: readonly SchemaOperation[],
  before: DatabaseSchema,
): readonly SchemaOperation[] | null {
  let schema = before
  const back: (readonly SchemaOperation[])[] = []
  for (const operation of operations) {
    const inverse = invert(operation, schema)
    if (!inverse) return null
    back.unshift(inverse)
    schema = apply(schema, operation)
  }
  return back.flat()
}

const namesOf = <N extends { name: string; schema?: string }>({ name, schema }: N): { name: string; schema?: string } =>
  schema === undefined ? { name } : { name, schema }

const ofTable = ({ name, schema }: TableSchema): OnTable =>
  schema === undefined ? { table: name } : { table: name, schema }

export type InTable = Exclude<SchemaOperation, { kind: 'createTable' | 'createView' | 'dropView' }>

function invertIn(operation: InTable, table: TableSchema, before: DatabaseSchema): readonly SchemaOperation[] | null {
  const on = ofTable(table)
  switch (operation.kind) {
    case 'dropTable':
      return [{ kind: 'createTable', table }, ...standingOn(before, table).others]
    case 'renameTable':
      return [{ ...on, kind: 'renameTable', table: operation.to, to: table.name }]
    case 'moveTable': {
      const here = operation.to === undefined ? {} : { schema: operation.to }
      const to = table.schema === undefined ? {} : { to: table.schema }
      return [{ kind: 'moveTable', table: table.name, ...here, ...to }]
    }
    case 'addColumn':
      return [{ kind: 'dropColumn', ...on, column: operation.column.name }]
    case 'dropColumn':
      return restored(before, table, on, operation.column)
    case 'renameColumn':
      return [{ kind: 'renameColumn', ...on, column: operation.to, to: operation.column }]
    case 'changeColumn':
      return changedBack(operation, table, on)
    case 'commentTable':
      return [{ kind: 'commentTable', ...on, ...(table.comment !== undefined && { text: table.comment }) }]
    case 'setOptions': {
      const { loose, withoutRowid } = table
      return [{ kind: 'setOptions', ...on, ...(loose && { loose }), ...(withoutRowid && { withoutRowid }) }]
    }
    default:
      return [invertKey(operation, table, on)]
  }
}

/** The column, and what was dropped with it. */
function restored(before: DatabaseSchema, table: TableSchema, on: OnTable, name: string): SchemaOperation[] {
  const column = columnIn(table, name)
  const { own, others, keyed } = standingOn(before, table, name)
  // No value suits all rows of a key.
  const backfill = keyed ? undefined : neutral(column)
  return [{ kind: 'addColumn', ...on, column, ...(backfill !== undefined && { backfill }) }, ...own, ...others]
}

function changedBack(
  { column: after }: Extract<SchemaOperation, { kind: 'changeColumn' }>,
  table: TableSchema,
  on: OnTable,
): SchemaOperation[] | null {
  const column = columnIn(table, after.name)
  if (!hasCast(after, column)) return null
  const backfill = after.nullable && !column.nullable ? (column.default ?? neutral(column)) : undefined
  return [{ kind: 'changeColumn', ...on, column, ...(backfill !== undefined && { backfill }) }]
}
