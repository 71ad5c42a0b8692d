// Tables that go, come, and get other names.
import type { TableSchema } from '../../ast/schema.ts'
import { type Named, same, targetOf } from '../change/find.ts'
import { listOf, withList } from '../change/lists.ts'
import { idOf } from './match.ts'
import { add, current, on, type Plan } from './plan.ts'
import { addPart } from './plan-keys.ts'
import { schedule } from './schedule.ts'

/** Each after the tables that its foreign keys point at, as far as they do not go round in circles. */
function inOrder(tables: readonly TableSchema[]): TableSchema[] {
  const byId = new Map(tables.map(table => [idOf(table), table]))
  const entered = new Set<TableSchema>()
  const done: TableSchema[] = []
  const visit = (table: TableSchema | undefined): void => {
    if (!table || entered.has(table)) return
    entered.add(table)
    for (const key of listOf(table, 'foreignKeys')) visit(byId.get(idOf(targetOf(key))))
    done.push(table)
  }
  for (const table of tables) visit(table)
  return done
}

/** Those first that point at others; keys that close a circle go before all. */
export function dropTables(plan: Plan): void {
  const tables = inOrder(plan.dropped).toReversed()
  for (const [at, table] of tables.entries()) {
    const gone = tables.slice(0, at)
    for (const key of listOf(table, 'foreignKeys')) {
      if (!gone.some(other => same(other, targetOf(key)))) continue
      add(plan, { kind: 'dropForeignKey', ...on(table), name: key.name })
    }
  }
  for (const table of tables) add(plan, { kind: 'dropTable', ...on(table) })
}

/** Keys that close a circle come when all tables are there. */
export function createTables(plan: Plan): void {
  const tables = inOrder(plan.created)
  for (const [at, table] of tables.entries()) {
    const later = tables.slice(at + 1)
    const keys = listOf(table, 'foreignKeys').filter(key => !later.some(other => same(other, targetOf(key))))
    add(plan, { kind: 'createTable', table: withList(table, 'foreignKeys', keys) })
  }
}

/** The keys that the tables were made without. */
export function closeCircles(plan: Plan): void {
  for (const table of inOrder(plan.created)) {
    const made = listOf(current(plan, table), 'foreignKeys')
    for (const key of listOf(table, 'foreignKeys')) {
      if (!made.some(({ name }) => name === key.name)) addPart(plan, table, 'foreignKeys', key)
    }
  }
}

export function renameTables(plan: Plan): void {
  const pairs = plan.changes.map(({ pair }) => pair).filter(({ old, now }) => !same(old, now))
  const moves = pairs.map(({ old, now }) => ({ item: null, from: idOf(old), to: idOf(now) }))
  const present = [...plan.schema.tables, ...plan.schema.views].map(idOf)
  const spare = (from: string): string => idOf({ ...named(from), name: plan.spare() })
  // SQLite does not change the case of a table's name in one step.
  for (const { from, to } of schedule(moves, { present, spare, strict: true })) move(plan, named(from), named(to))
}

function named(id: string): Named {
  const [schema, name] = JSON.parse(id) as [string | null, string]
  return { name, schema: schema ?? undefined }
}

/** To a name that is free. Schema and name change one after the other. */
function move(plan: Plan, from: Named, to: Named): void {
  if (from.schema === to.schema) return add(plan, { kind: 'renameTable', ...on(from), to: to.name })
  const toSchema = (table: Named): void =>
    add(plan, { kind: 'moveTable', ...on(table), ...(to.schema !== undefined && { to: to.schema }) })
  if (from.name === to.name) return toSchema(from)
  const taken = [...plan.schema.tables, ...plan.schema.views].map(one => idOf(one).toLowerCase())
  const isFree = (name: string, schema: string | undefined): boolean =>
    !taken.includes(idOf({ name, schema }).toLowerCase())
  if (isFree(from.name, to.schema)) {
    toSchema(from)
    return move(plan, { ...to, name: from.name }, to)
  }
  const between = isFree(to.name, from.schema) ? to.name : plan.spare()
  move(plan, from, { ...from, name: between })
  move(plan, { ...from, name: between }, to)
}

/** Options and comment, when the columns are what they will be. */
export function describeTables(plan: Plan): void {
  for (const { pair } of plan.changes) {
    const { comment } = pair.now
    if ((current(plan, pair.now).comment ?? '') === (comment ?? '')) continue
    add(plan, { kind: 'commentTable', ...on(pair.now), ...(comment !== undefined && { text: comment }) })
  }
}

/** While its columns change, a table is as free as it was or will be, whichever is more. */
export function setOptions(plan: Plan, during: boolean): void {
  for (const { pair } of plan.changes) {
    const [before, after] = [current(plan, pair.now), pair.now]
    const loose = after.loose === true || (during && before.loose === true)
    const withoutRowid = after.withoutRowid === true && (!during || before.withoutRowid === true)
    if (loose === (before.loose === true) && withoutRowid === (before.withoutRowid === true)) continue
    const options = { ...(loose && { loose }), ...(withoutRowid && { withoutRowid }) }
    add(plan, { kind: 'setOptions', ...on(pair.now), ...options })
  }
}
