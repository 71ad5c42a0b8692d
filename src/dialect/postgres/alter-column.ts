// Columns of Postgres that come and change: https://www.postgresql.org/docs/current/sql-altertable.html
import type { Altered, Change, ColumnWords, Filling, TableWords } from '../alter.ts'
import { mentions } from '../parts.ts'
import { conversion } from './conversion.ts'
import { alter, indexName, quote } from './names.ts'
import { counted, releasedCounter } from './counter.ts'
import { remade } from './remake.ts'
import { comment } from './text.ts'

/** A constraint that is found to hold after it stands: rows are read under a lock that lets others write. */
export const validated = (table: TableWords, constraint: string, name: string): string[] => [
  ...alter(table, [`ADD ${constraint} NOT VALID`]),
  ...alter(table, [`VALIDATE CONSTRAINT ${quote(name)}`]),
]

/** Rows whose keys are looked at when their transaction ends hold a table as it is. */
function settled({ after }: Altered): string[] {
  const keys = [...(after.schema.foreignKeys ?? []), ...after.referring().map(({ key }) => key)]
  return keys.some(({ deferrable }) => deferrable === 'deferred') ? ['SET CONSTRAINTS ALL IMMEDIATE'] : []
}

const filled = (on: Altered, { name }: ColumnWords, value: string): string[] => [
  `UPDATE ${on.after.name} SET ${name} = ${value} WHERE ${name} IS NULL`,
  ...settled(on),
]

/** With values for the rows that are there, the column begins without a default, which they would take. */
export function addColumn(on: Altered, column: ColumnWords, backfill: string | null): Change {
  const { name, schema, check } = column
  const { after } = on
  const note = comment(after.name, name, schema.comment ?? null, null)
  if (backfill === null) {
    return [...alter(after, [`ADD COLUMN ${column.line()}`, ...(check === null ? [] : [`ADD ${check}`])]), ...note]
  }
  const actions = [
    ...(column.default === null ? [] : [`ALTER COLUMN ${name} SET DEFAULT ${column.default}`]),
    ...(schema.nullable ? [] : [`ALTER COLUMN ${name} SET NOT NULL`]),
    ...(check === null ? [] : [`ADD ${check}`]),
  ]
  return [
    ...alter(after, [`ADD COLUMN ${column.line({ nullable: true, default: null })}`]),
    ...filled(on, column, backfill),
    ...alter(after, actions),
    ...note,
  ]
}

const isGenerated = ({ generated }: ColumnWords): boolean => generated !== null

/** Whether a generated column becomes another one: what it holds is worked out again. */
function isRemade(from: ColumnWords, to: ColumnWords): boolean {
  if (!isGenerated(to)) return false
  const kept = from.generated === to.generated && from.schema.virtual === to.schema.virtual && from.type === to.type
  return !kept
}

export function changeColumn(on: Altered, from: ColumnWords, to: ColumnWords, filling: Filling): Change {
  const column = on.before.schema.name
  const retyped = from.type !== to.type || filling.using !== null
  const others = retyped
    ? on.after.columns.filter(one => one !== to && one.generated !== null && mentions(one.generated, to.schema.name))
    : []
  if (isRemade(from, to)) return remade(on, [to], [])
  const changed = [
    ...droppedCheck(on, from, to),
    ...releasedCounter(on, from, to),
    ...alter(on.after, [...loosened(from, to, retyped), ...typed(from, to, filling, column, retyped)]),
  ]
  const [start, end] = [others.length > 0 ? remade(on, others, changed) : changed, addedCheck(on, from, to)]
  return [
    ...start,
    ...(filling.backfill === null ? [] : filled(on, to, filling.backfill)),
    ...alter(on.after, tightened(from, to, retyped)),
    ...counted(on, from, to),
    ...end,
    ...sorted(on),
    ...comment(on.after.name, to.name, to.schema.comment ?? null, from.schema.comment ?? null),
  ]
}

const changes = ({ name }: ColumnWords, action: string): string => `ALTER COLUMN ${name} ${action}`

/**
 * Indexes serve the order of queries, which say where nulls go where there may be some. One that foreign keys stand on stays
 * as it is.
 */
function sorted({ before, after }: Altered): string[] {
  const pointed = (columns: readonly string[]): boolean =>
    after.referring().some(({ key }) => key.targetColumns.every(name => columns.includes(name)))
  const changed = (after.schema.indexes ?? []).filter(
    index =>
      before.createIndex(index) !== after.createIndex(index) &&
      !(index.unique && pointed(index.keys.flatMap(key => (typeof key === 'string' ? key : (key.column ?? []))))),
  )
  return changed.flatMap(index => [`DROP INDEX ${indexName(after, index.name)}`, after.createIndex(index)])
}

/** A default has the old type, and an expression goes before the rest. */
function loosened(from: ColumnWords, to: ColumnWords, retyped: boolean): string[] {
  return [
    ...(isGenerated(from) && !isGenerated(to) ? [changes(to, 'DROP EXPRESSION')] : []),
    ...(from.schema.identity && !to.schema.identity ? [changes(to, 'DROP IDENTITY')] : []),
    ...(from.default !== null && (retyped || from.default !== to.default) ? [changes(to, 'DROP DEFAULT')] : []),
    ...(!from.schema.nullable && to.schema.nullable ? [changes(to, 'DROP NOT NULL')] : []),
  ]
}

function typed(from: ColumnWords, to: ColumnWords, { using }: Filling, table: string, retyped: boolean): string[] {
  if (!retyped) return []
  const value = using ?? conversion(from, to, table)
  return [changes(to, `TYPE ${to.type}${value === null ? '' : ` USING ${value}`}`)]
}

function tightened(from: ColumnWords, to: ColumnWords, retyped: boolean): string[] {
  const value = to.default
  return [
    ...(value !== null && (retyped || from.default !== value) ? [changes(to, `SET DEFAULT ${value}`)] : []),
    ...(from.schema.nullable && !to.schema.nullable ? [changes(to, 'SET NOT NULL')] : []),
    ...(!from.schema.identity && to.schema.identity ? [changes(to, 'ADD GENERATED BY DEFAULT AS IDENTITY')] : []),
  ]
}

const sameRule = (from: ColumnWords, to: ColumnWords): boolean =>
  from.check !== null && to.check !== null && ruleOf(from) === ruleOf(to)

/** What a check says, without its name. */
const ruleOf = ({ check, schema }: ColumnWords): string =>
  (check as string).slice(`CONSTRAINT ${quote(schema.typeCheck as string)} `.length)

const nameOfCheck = ({ schema }: ColumnWords): string => quote(schema.typeCheck as string)

function droppedCheck({ after }: Altered, from: ColumnWords, to: ColumnWords): string[] {
  if (from.check === null || sameRule(from, to)) return []
  return alter(after, [`DROP CONSTRAINT ${nameOfCheck(from)}`])
}

function addedCheck({ after }: Altered, from: ColumnWords, to: ColumnWords): string[] {
  if (to.check === null || from.check === to.check) return []
  if (sameRule(from, to)) return alter(after, [`RENAME CONSTRAINT ${nameOfCheck(from)} TO ${nameOfCheck(to)}`])
  return validated(after, to.check, to.schema.typeCheck as string)
}
