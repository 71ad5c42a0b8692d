// Columns that come, go, change and get other names.
import type { ColumnSchema, TableSchema } from '../../ast/schema.ts'
import { apply } from '../change/apply.ts'
import type { Named } from '../change/find.ts'
import { backfillFor } from './backfill.ts'
import { equal, mentions } from './comparable.ts'
import { valuesUsing } from './enum-values.ts'
import type { ColumnPair } from './match.ts'
import type { TableChange } from './parts.ts'
import { add, current, on, type Plan } from './plan.ts'
import { schedule } from './schedule.ts'
import { sameColumn } from './touched.ts'

const withoutIdentity = ({ identity: _identity, autoincrement: _auto, ...column }: ColumnSchema): ColumnSchema => column

const withoutExpression = ({ generated: _sql, virtual: _virtual, ...column }: ColumnSchema): ColumnSchema => column

const isGenerated = ({ generated }: ColumnSchema): boolean => generated !== undefined

const stays = ({ pair, columns }: TableChange): readonly ColumnPair[] =>
  pair.columns.filter(({ old }) => !columns.remade.has(old.name))

/** A table is never without columns: where none stays, one goes only when the new ones are there. */
function lastToGo(change: TableChange): ColumnSchema | undefined {
  if (stays(change).length > 0) return undefined
  const { dropped, added } = change.pair
  const fresh = new Set(added.map(({ name }) => name.toLowerCase()))
  return dropped.find(({ name, generated }) => generated === undefined && !fresh.has(name.toLowerCase()))
}

/** What has to be before columns go, while all have their old names. */
export function prepareColumns(plan: Plan): void {
  for (const change of plan.changes) {
    const { old } = change.pair
    const last = lastToGo(change)
    if (!change.samePrimaryKey) {
      const numbered = stays(change).filter(pair => pair.old.identity && !pair.now.identity)
      for (const column of [...numbered.map(pair => pair.old), ...(last?.identity ? [last] : [])]) {
        add(plan, { kind: 'changeColumn', ...on(old), column: withoutIdentity(column) })
      }
      const ends = endsPrimaryKey(plan, change, last)
      if (ends || change.pair.dropped.some(({ name }) => old.primaryKey?.columns.includes(name))) withRowid(plan, old)
      if (ends) add(plan, { kind: 'setPrimaryKey', ...on(old) })
    }
    // They keep their values, which no expression works out again when the columns of it are gone.
    for (const pair of stays(change)) {
      if (!isGenerated(pair.old) || isGenerated(pair.now)) continue
      add(plan, { kind: 'changeColumn', ...on(old), column: withoutExpression(pair.old) })
    }
  }
}

/** SQLite: tables without rowids are never without a key. */
function withRowid(plan: Plan, table: TableSchema): void {
  const { loose, withoutRowid } = table
  if (withoutRowid) add(plan, { kind: 'setOptions', ...on(table), ...(loose && { loose }) })
}

/** Whether the key has to go before the columns change; otherwise the new one takes its place. */
function endsPrimaryKey(plan: Plan, change: TableChange, last: ColumnSchema | undefined): boolean {
  const { pair, columns } = change
  const key = pair.old.primaryKey?.columns ?? []
  const gone = pair.dropped.filter(({ name }) => key.includes(name))
  if (key.length === 0) return false
  return (
    (key.length > 1 && gone.length > 0) ||
    gone.some(column => column === last) ||
    key.some(name => columns.remade.has(name)) ||
    // Null, and values of some kinds, can be in no key.
    pair.columns.some(({ old, now }) => key.includes(old.name) && (now.nullable || now.type !== old.type)) ||
    (gone.length === 0 && (pair.added.some(({ identity }) => identity) || isWanted(plan, change)))
  )
}

/** Whether another table gets the name of the key that goes. */
function isWanted({ after }: Plan, { pair }: TableChange): boolean {
  const name = pair.old.primaryKey?.name.toLowerCase()
  const others = after.tables.filter(table => table !== pair.now && table.schema === pair.now.schema)
  return name !== undefined && others.some(({ primaryKey }) => primaryKey?.name.toLowerCase() === name)
}

/** Generated columns after those that they are made of. */
function inOrder(columns: readonly ColumnSchema[]): readonly ColumnSchema[] {
  const done = new Set<ColumnSchema>()
  const visit = (column: ColumnSchema): void => {
    if (done.has(column)) return
    const rest = columns.filter(other => other !== column && !done.has(other))
    const base = rest.filter(other => mentions(column.generated, other.name) && !mentions(other.generated, column.name))
    for (const other of base) visit(other)
    done.add(column)
  }
  for (const column of columns) visit(column)
  return [...done]
}

export function dropColumns(plan: Plan): void {
  for (const change of plan.changes) {
    const last = lastToGo(change)
    const remade = change.pair.columns.filter(({ old }) => change.columns.remade.has(old.name))
    const gone = [...remade.map(({ old }) => old), ...change.pair.dropped.filter(column => column !== last)]
    for (const { name } of inOrder(gone).toReversed())
      add(plan, { kind: 'dropColumn', ...on(change.pair.old), column: name })
  }
}

export function renameColumns(plan: Plan): void {
  for (const change of plan.changes) {
    const { now } = change.pair
    const moves = stays(change)
      .filter(pair => pair.old.name !== pair.now.name)
      .map(pair => ({ item: null, from: pair.old.name, to: pair.now.name }))
    const present = current(plan, now).columns.map(({ name }) => name)
    for (const { from, to } of schedule(moves, { present, spare: plan.spare })) {
      add(plan, { kind: 'renameColumn', ...on(now), column: from, to })
    }
  }
}

/** Tables and columns have their new names by now. */
export function changeColumns(plan: Plan): void {
  // Names of checks are free when other columns get them.
  for (const change of plan.changes) {
    const ends = ({ old, now }: ColumnPair): boolean => old.typeCheck !== undefined && now.typeCheck === undefined
    for (const pair of stays(change)) {
      if (ends(pair) && !isGenerated(pair.now)) changeOne(plan, change, pair)
    }
  }
  for (const change of plan.changes) {
    const { now, added, columns } = change.pair
    for (const column of added) if (!isGenerated(column)) addColumn(plan, now, column)
    const last = lastToGo(change)
    if (last) add(plan, { kind: 'dropColumn', ...on(now), column: last.name })
    for (const generated of [false, true]) {
      for (const pair of stays(change)) {
        if (isGenerated(pair.now) === generated) changeOne(plan, change, pair)
      }
    }
    const remade = columns.filter(({ old }) => change.columns.remade.has(old.name)).map(pair => pair.now)
    for (const column of inOrder([...remade, ...added.filter(isGenerated)])) addColumn(plan, now, column)
    setPrimaryKey(plan, change)
  }
}

const addColumn = (plan: Plan, table: Named, column: ColumnSchema): void =>
  add(plan, { kind: 'addColumn', ...on(table), column, ...backfillFor(plan, table, column, undefined) })

/** One column as it becomes; keys that the database makes wait for the primary key. */
function changeOne(plan: Plan, change: TableChange, pair: ColumnPair): void {
  const table = change.pair.now
  const { name } = pair.now
  const found = current(plan, table).columns.find(column => column.name === name) as ColumnSchema
  const waits = !change.samePrimaryKey && pair.now.identity && !found.identity
  const column = asFound(waits ? withoutIdentity(pair.now) : pair.now, found)
  if (sameColumn(found, column)) return
  const backfill = found.nullable ? backfillFor(plan, table, pair.now, found) : {}
  const operation = { kind: 'changeColumn' as const, ...on(table), column, ...backfill }
  if (pair.values.size === 0) return add(plan, operation)
  // Rows keep their values under other spellings: what else is lost is what would be if they had these already.
  const spelled = { ...found, values: (found.values ?? []).map(value => pair.values.get(value) ?? value) }
  const before = apply(plan.schema, { kind: 'changeColumn', ...on(table), column: spelled })
  add(plan, { ...operation, using: valuesUsing(name, pair.values) }, { operation, before })
}

/** The check of its type keeps the name that it has. */
const asFound = (column: ColumnSchema, { typeCheck }: ColumnSchema): ColumnSchema =>
  column.typeCheck !== undefined && typeCheck !== undefined ? { ...column, typeCheck } : column

function setPrimaryKey(plan: Plan, change: TableChange): void {
  if (change.samePrimaryKey) return
  const { now } = change.pair
  const { primaryKey } = now
  if (!equal(current(plan, now).primaryKey, primaryKey)) {
    add(plan, { kind: 'setPrimaryKey', ...on(now), ...(primaryKey && { key: primaryKey }) })
  }
  for (const pair of stays(change)) if (pair.now.identity) changeOne(plan, { ...change, samePrimaryKey: true }, pair)
}
