// Operations as calls of their constructors.
import * as make from 'isomodel/migrate'
import type { SchemaOperation } from 'isomodel/migrate'
import type { Imports } from '../pull/imports.ts'
import { call, type Layout, literal } from '../text/layout.ts'
import { columnInput, indexInput, keyInput, tableInput, tableRef, targetInput } from './inputs.ts'

/** A constructor by its name, and what it is called with. */
type Call = readonly [name: keyof typeof make, ...items: readonly unknown[]]

/**
 * The constructor's call; the operation as plain data where none makes exactly it, such as for a name that objects keep in
 * another order.
 */
export function stepText(operation: SchemaOperation, imports: Imports): Layout {
  const [name, ...items] = trimmed(callOf(operation))
  if (!makes(operation, name, items)) return literal(operation)
  return call(imports.use(name), ...items.map(literal))
}

function makes(operation: SchemaOperation, name: keyof typeof make, items: readonly unknown[]): boolean {
  const constructor = make[name] as unknown as (...all: readonly unknown[]) => SchemaOperation
  try {
    return exact(constructor(...items)) === exact(operation)
  } catch (error) {
    if (error instanceof make.MigrationError) return false
    throw error
  }
}

/** Order counts where it is that of columns, and not where it is that of properties. */
function exact(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  )
}

/** Without options that say nothing. */
function trimmed(made: Call): Call {
  const last = made.at(-1)
  const empty = last === undefined || (typeof last === 'object' && last !== null && Object.keys(last).length === 0)
  return empty && made.length > 1 ? (made.slice(0, -1) as unknown as Call) : made
}

type Options = Readonly<Record<string, unknown>>
const given = (options: Options): Options =>
  Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined))

/** The other name of a key, as an option. */
function keyed(kind: 'primaryKey' | 'unique' | 'fullText', key: make.KeySchema, table: string): readonly unknown[] {
  const input = keyInput(kind, key, table)
  return Array.isArray(input) ? [input] : [key.columns, { name: key.name }]
}

function callOf(operation: SchemaOperation): Call {
  switch (operation.kind) {
    case 'createTable': {
      const { name, schema } = operation.table
      return ['createTable', tableRef({ table: name, schema }), tableInput(operation.table)]
    }
    case 'createView': {
      const { name, schema, sql, ...rest } = operation.view
      return ['createView', tableRef({ table: name, schema }), sql, rest]
    }
    case 'dropView':
      return ['dropView', tableRef({ table: operation.name, schema: operation.schema })]
    case 'dropTable':
      return ['dropTable', tableRef(operation)]
    case 'renameTable':
      return ['renameTable', tableRef(operation), operation.to]
    case 'moveTable':
      return ['moveTable', tableRef(operation), operation.to ?? null]
    case 'commentTable':
      return ['commentTable', tableRef(operation), operation.text ?? null]
    case 'setOptions': {
      const { loose, withoutRowid } = operation
      return ['setTableOptions', tableRef(operation), given({ loose, withoutRowid }), undefined]
    }
    case 'addColumn':
    case 'changeColumn':
    case 'dropColumn':
    case 'renameColumn':
      return columnCall(operation)
    default:
      return keyCall(operation)
  }
}

type OfColumn = Extract<SchemaOperation, { readonly kind: `${string}Column` }>

function columnCall(operation: OfColumn): Call {
  const on = tableRef(operation)
  switch (operation.kind) {
    case 'addColumn': {
      const { column, backfill, table } = operation
      return ['addColumn', on, column.name, columnInput(column, table), given({ backfill })]
    }
    case 'changeColumn': {
      const { column, using, backfill, table } = operation
      return ['changeColumn', on, column.name, columnInput(column, table), given({ using, backfill })]
    }
    case 'dropColumn':
      return ['dropColumn', on, operation.column]
    case 'renameColumn':
      return ['renameColumn', on, operation.column, operation.to]
  }
}

type OfKey = Exclude<
  SchemaOperation,
  | OfColumn
  | { readonly kind: `${'create' | 'drop' | 'rename' | 'move' | 'comment'}Table` | `${string}View` | 'setOptions' }
>

function keyCall(operation: OfKey): Call {
  const on = tableRef(operation)
  const { table } = operation
  switch (operation.kind) {
    case 'setPrimaryKey':
      return operation.key
        ? ['setPrimaryKey', on, ...keyed('primaryKey', operation.key, table)]
        : ['setPrimaryKey', on, null]
    case 'addUnique':
      return ['addUnique', on, ...keyed('unique', operation.unique, table)]
    case 'createFullText':
      return ['createFullText', on, ...keyed('fullText', operation.index, table)]
    case 'createIndex': {
      const { keys, options } = indexInput(operation.index, table)
      return ['createIndex', on, keys, { ...options, ...given({ concurrently: operation.concurrently }) }]
    }
    case 'addCheck':
      return ['addCheck', on, operation.check.name, operation.check.rule]
    case 'addForeignKey':
      return ['addForeignKey', on, operation.foreignKey.columns, targetInput(operation.foreignKey, table)]
    case 'rename':
      return ['renameConstraint', on, operation.of, operation.name, operation.to]
    case 'dropIndex':
      return ['dropIndex', on, operation.name, given({ concurrently: operation.concurrently })]
    case 'dropUnique':
    case 'dropCheck':
    case 'dropForeignKey':
    case 'dropFullText':
      return [operation.kind, on, operation.name]
  }
}
