// Operations as the calls of constructors that make them: what migrations that a tool writes consist of.
import type { SchemaOperation } from '../../ast/schema.ts'
import type { OfKey } from './apply.ts'
import { columnInput, foreignKeyInput, indexInput, nameOption, ref, some, tableInput } from './call-parts.ts'
import type { Named } from './find.ts'
import { sameJson } from './json.ts'
import * as make from './make.ts'

const CONSTRUCTORS = { ...make }

export type Constructor = keyof typeof CONSTRUCTORS

/** `addColumn('heroes', 'power', { type: 'integer' })` as its parts, which are JSON. */
export interface Call {
  readonly name: Constructor
  readonly args: readonly unknown[]
}

/**
 * The shortest call that makes the operation; null where none does, and a migration has to hold the operation itself: for
 * names that no object keeps, such as `__proto__`, and for what constructors refuse and databases have nevertheless.
 */
export function callOf(operation: SchemaOperation): Call | null {
  const [name, ...args] = partsOf(operation)
  while (args.at(-1) === undefined && args.length > 0) args.pop()
  return makes({ name, args }, operation) ? { name, args } : null
}

function makes({ name, args }: Call, operation: SchemaOperation): boolean {
  // Written down, this is no property but the prototype.
  if (JSON.stringify(args).includes('"__proto__":')) return false
  try {
    const made = (CONSTRUCTORS[name] as (...args: readonly unknown[]) => SchemaOperation)(...args)
    return sameJson(made, operation)
  } catch {
    return false
  }
}

type Parts = [name: Constructor, ...args: unknown[]]

function partsOf(operation: SchemaOperation): Parts {
  switch (operation.kind) {
    case 'createTable':
      return ['createTable', ref(operation.table), tableInput(operation.table)]
    case 'createView': {
      const { name: _name, schema: _schema, sql, ...rest } = operation.view
      return ['createView', ref(operation.view), sql, some(rest)]
    }
    case 'dropView':
      return ['dropView', ref(operation)]
    default:
      return inTable(operation, { name: operation.table, schema: operation.schema })
  }
}

type InTable = Exclude<SchemaOperation, { kind: 'createTable' | 'createView' | 'dropView' }>

function inTable(operation: InTable, table: Named): Parts {
  const on = ref(table)
  switch (operation.kind) {
    case 'dropTable':
      return ['dropTable', on]
    case 'renameTable':
      return ['renameTable', on, operation.to]
    case 'moveTable':
      return ['moveTable', on, operation.to ?? null]
    case 'commentTable':
      return ['commentTable', on, operation.text ?? null]
    case 'setOptions':
      return ['setTableOptions', on, some({ loose: operation.loose, withoutRowid: operation.withoutRowid }) ?? {}]
    case 'addColumn': {
      const { column, backfill } = operation
      return ['addColumn', on, column.name, columnInput(table, column), some({ backfill })]
    }
    case 'changeColumn': {
      const { column, using, backfill } = operation
      return ['changeColumn', on, column.name, columnInput(table, column), some({ using, backfill })]
    }
    case 'dropColumn':
      return ['dropColumn', on, operation.column]
    case 'renameColumn':
      return ['renameColumn', on, operation.column, operation.to]
    default:
      return keyParts(operation, table, on)
  }
}

function keyParts(operation: OfKey, table: Named, on: unknown): Parts {
  switch (operation.kind) {
    case 'setPrimaryKey': {
      const { key } = operation
      return ['setPrimaryKey', on, key?.columns ?? null, key && nameOption('primaryKey', table, key)]
    }
    case 'addUnique':
      return ['addUnique', on, operation.unique.columns, nameOption('unique', table, operation.unique)]
    case 'createFullText':
      return ['createFullText', on, operation.index.columns, nameOption('fullText', table, operation.index)]
    case 'createIndex': {
      const { keys, ...options } = indexInput(table, operation.index)
      return ['createIndex', on, keys, some({ ...options, concurrently: operation.concurrently })]
    }
    case 'addCheck':
      return ['addCheck', on, operation.check.name, operation.check.rule]
    case 'addForeignKey': {
      const { columns, references } = foreignKeyInput(table, operation.foreignKey)
      return ['addForeignKey', on, columns, references]
    }
    case 'dropIndex':
      return ['dropIndex', on, operation.name, some({ concurrently: operation.concurrently })]
    case 'rename':
      return ['renameConstraint', on, operation.of, operation.name, operation.to]
    default:
      return [operation.kind, on, operation.name]
  }
}
