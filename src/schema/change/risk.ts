// What an operation does besides what it is for.
import type { DatabaseSchema, DialectName, Risk, SchemaOperation, TableSchema } from '../../ast/schema.ts'
import { apply } from './apply.ts'
import { costWords, type Effect } from './cost.ts'
import { shown, tableOf } from './find.ts'
import { addedColumn, changedColumn, droppedColumn } from './risk-columns.ts'
import { costOfKey, wordsOfKey } from './risk-keys.ts'

export interface Assessment {
  readonly risk: Risk
  /** What the operation does, in words: `drops the column heroes.age with its values`. */
  readonly reason: string
}

/**
 * The risk of an operation, and the reason. `slow`: it locks or rewrites a table for as long as its rows take, on the
 * dialect if one is given, or else on any. `lossy`: values of rows are gone. `irreversible`: so is the way back.
 * @throws MigrationError where the operation does not fit the schema
 */
export function assess(operation: SchemaOperation, before: DatabaseSchema, dialect?: DialectName): Assessment {
  const { does, loses, final, cost = {} } = effectOf(operation, before)
  const lost = loses ? `${does}, which loses ${loses}` : does
  if (final) return { risk: 'irreversible', reason: `${lost}, and no cast leads back` }
  if (loses !== undefined && loses !== null) return { risk: 'lossy', reason: loses === '' ? does : lost }
  const slow = costWords(cost, dialect)
  return slow ? { risk: 'slow', reason: `${does}, which ${slow}` } : { risk: 'safe', reason: does }
}

export const riskOf = (operation: SchemaOperation, before: DatabaseSchema, dialect?: DialectName): Risk =>
  assess(operation, before, dialect).risk

export const reasonOf = (operation: SchemaOperation, before: DatabaseSchema, dialect?: DialectName): string =>
  assess(operation, before, dialect).reason

/**
 * The risks of operations that follow each other at once. Tables that one of them makes have no rows for the others, which
 * are safe then.
 */
export function assessAll(
  operations: readonly SchemaOperation[],
  before: DatabaseSchema,
  dialect?: DialectName,
): Assessment[] {
  let schema = before
  const old = new Set(before.tables.map(place))
  return operations.map(operation => {
    const assessed = assess(operation, schema, dialect)
    const table = tableIn(operation)
    const empty = table !== undefined && !old.has(table)
    if (table !== undefined) follow(old, operation, table)
    const reason = empty ? effectOf(operation, schema).does : assessed.reason
    schema = apply(schema, operation)
    return empty ? { risk: 'safe', reason } : assessed
  })
}

const place = ({ name, schema = '' }: Pick<TableSchema, 'name' | 'schema'>): string => JSON.stringify([schema, name])

function tableIn(operation: SchemaOperation): string | undefined {
  if (operation.kind === 'createView' || operation.kind === 'dropView') return undefined
  if (operation.kind === 'createTable') return place(operation.table)
  const { table, schema = '' } = operation
  return place({ name: table, schema })
}

/** Tables with rows keep them under another name. */
function follow(old: Set<string>, operation: SchemaOperation, table: string): void {
  const was = old.has(table)
  if (operation.kind === 'dropTable') old.delete(table)
  if (operation.kind !== 'renameTable' && operation.kind !== 'moveTable') return
  old.delete(table)
  const { kind, table: name, schema = '', to = '' } = operation
  if (was) old.add(kind === 'renameTable' ? place({ name: to, schema }) : place({ name, schema: to }))
}

function effectOf(operation: SchemaOperation, before: DatabaseSchema): Effect {
  switch (operation.kind) {
    case 'createTable':
      return { does: `makes the table ${shown(operation.table)}` }
    case 'createView':
      return { does: `makes the view ${shown(operation.view)}` }
    case 'dropView':
      return { does: `drops the view ${shown(operation)}` }
    default:
      return effectIn(operation, before)
  }
}

type InTable = Exclude<SchemaOperation, { kind: 'createTable' | 'createView' | 'dropView' }>

function effectIn(operation: InTable, before: DatabaseSchema): Effect {
  const table = tableOf(before, operation)
  const name = shown(table)
  switch (operation.kind) {
    case 'dropTable':
      return { does: `drops the table ${name} with its rows`, loses: '' }
    case 'renameTable':
      return { does: `renames the table ${name} to ${operation.to}` }
    case 'moveTable':
      return { does: `moves the table ${name} to ${operation.to ?? 'the schema of the connection'}` }
    case 'addColumn':
      return addedColumn(operation, table)
    case 'dropColumn':
      return droppedColumn(operation.column, table)
    case 'renameColumn':
      return { does: `renames the column ${name}.${operation.column} to ${operation.to}` }
    case 'changeColumn':
      return changedColumn(operation, table)
    case 'commentTable':
      return { does: `comments the table ${name}` }
    case 'setOptions':
      return { does: `changes the options of the table ${name}`, cost: { sqlite: 'copies' } }
    default:
      return { does: wordsOfKey(operation, table), cost: costOfKey(operation) }
  }
}
