// Upserts for databases that cannot name the conflict to resolve: whether a row is there is asked first, and no other
// transaction can add it meanwhile, because the gap in which it would be is locked. A transaction that is not so careful
// may be faster all the same; then the insert fails, and the row that made it fail is there.
import type { ColumnDescription } from '../ast/column.ts'
import { AFFECTED, ALL, FIRST } from '../ast/executor.ts'
import { Node } from '../ast/node.ts'
import * as op from '../ast/op.ts'
import type { Assignment, ConflictPlan, InsertPlan } from '../ast/query.ts'
import { change } from '../compile/change.ts'
import { UnsupportedError } from '../error/definition.ts'
import { UniqueViolation } from '../error/query.ts'
import type { Emulation } from './adapter.ts'
import { areKnown, everyRow, insertedRow, someRows, valuesOf } from './emulated-insert.ts'
import { columnsOnly, isAnyOf, isRow, type Keyed, keyText, primaryKey, rowsOf } from './keyed.ts'

type Run = Parameters<Emulation>[0]

/** What an upsert did: how many rows it counts, and those that it answers. */
export interface Upserted {
  readonly count: number
  readonly rows: readonly unknown[]
}

export async function upsertedRows(run: Run, plan: InsertPlan, dialect: string): Promise<Upserted> {
  const together = await ignoredTogether(run, plan)
  if (together) return together
  const rows: unknown[] = []
  let count = 0
  for (const row of everyRow(plan)) {
    const upserted = await upsertedRow(run, someRows(plan, [row]), plan, dialect)
    if (!upserted) continue
    count++
    rows.push(upserted.row)
  }
  return { count, rows }
}

const targetOf = ({ conflict }: InsertPlan): ColumnDescription[] =>
  (conflict as ConflictPlan).target.map(node => node.a as ColumnDescription)

/** Ignores rows that are there, and inserts the others at once; undefined where that needs a closer look. */
async function ignoredTogether(run: Run, plan: InsertPlan): Promise<Upserted | undefined> {
  const { source, conflict, count, returning } = plan
  const columns = targetOf(plan)
  const keys = everyRow(plan).map(row => valuesOf(plan, row, columns))
  const plain = keys.every(key => areKnown(key) && !key.some(value => value === null || value instanceof Node))
  if (count === 1 || returning || conflict?.set || !plain) return undefined
  const given = new Set(keys.map(keyText))
  const selection = columnsOnly(source, columns)
  const found = (await run(rowsOf(source, selection, [isAnyOf(source, columns, keys)], true), ALL)) as Keyed['key'][]
  const there = new Set(found.map(key => keyText(columns.map(column => key[column.key]))))
  // Keys that are equal in the database alone: by a collation, or written in another way.
  if ([...there].some(key => !given.has(key))) return undefined
  const fresh = everyRow(plan).filter(row => !there.has(keyText(keys[row] as unknown[])) && isFirst(keys, row))
  if (fresh.length === 0) return { count: 0, rows: [] }
  try {
    await run(someRows(plan, fresh), AFFECTED)
    return { count: fresh.length, rows: [] }
  } catch (error) {
    if (error instanceof UniqueViolation) return undefined
    throw error
  }
}

const isFirst = (keys: readonly (readonly unknown[])[], row: number): boolean =>
  keys.findIndex(key => keyText(key) === keyText(keys[row] as unknown[])) === row

/** One row, which is there, or is not; undefined where it was ignored. */
async function upsertedRow(
  run: Run,
  one: InsertPlan,
  { source, conflict, returning }: InsertPlan,
  dialect: string,
): Promise<{ readonly row: unknown } | undefined> {
  const { set, target } = conflict as ConflictPlan
  const columns = target.map(node => node.a as ColumnDescription)
  const values = valuesOf(one, 0, columns)
  const find = async (): Promise<unknown[] | undefined> => {
    if (cannotMeet(columns, values)) return undefined
    if (!areKnown(values)) throw new UnsupportedError('onConflict() on a column that the database computes', dialect)
    const key = primaryKey(source)
    const found = await run(rowsOf(source, columnsOnly(source, key), isRow(source, columns, values), true), FIRST)
    return found === undefined ? undefined : key.map(column => (found as Keyed['key'])[column.key])
  }
  let there = await find()
  if (!there) {
    try {
      return { row: await insertedRow(run, one, returning, dialect) }
    } catch (error) {
      if (!(error instanceof UniqueViolation)) throw error
      there = await find()
      if (!there) throw error
    }
  }
  if (!set) return undefined
  return { row: await updatedRow(run, one, set, there, returning, dialect) }
}

/** Null meets nothing, and neither does a key that the database makes. */
const cannotMeet = (columns: readonly ColumnDescription[], values: readonly unknown[]): boolean =>
  columns.some(
    ({ auto, nullable, defaultSql }, at) =>
      values[at] === null || (values[at] === undefined && (auto || (nullable && !defaultSql))),
  )

async function updatedRow(
  run: Run,
  one: InsertPlan,
  set: readonly Assignment[],
  key: readonly unknown[],
  returning: InsertPlan['returning'],
  dialect: string,
): Promise<unknown> {
  const { source } = one
  const columns = primaryKey(source)
  if (returning && set.some(({ node }) => columns.includes(node.a as ColumnDescription)))
    throw new UnsupportedError('returning() of an update that changes keys', dialect)
  const conditions = isRow(source, columns, key)
  const assignments = set.map(({ node, value }) => ({ node, value: given(value, one) }))
  await run({ op: op.UPDATE, own: change, source, set: assignments, from: [], conditions, returning: null }, AFFECTED)
  return returning ? run(rowsOf(source, returning === true ? null : returning, conditions), FIRST) : undefined
}

/** A value in which excluded() is what the insert has: by itself, or inside an expression. */
function given(value: unknown, one: InsertPlan): unknown {
  if (!(value instanceof Node) || value.op !== op.EXCLUDED) return inside(value, one)
  const [found] = valuesOf(one, 0, [value.a as ColumnDescription])
  return found === undefined ? null : found
}

function inside(value: unknown, one: InsertPlan): unknown {
  if (Array.isArray(value)) return value.map(item => inside(item, one))
  if (!(value instanceof Node) || value.op === op.COLUMN) return value
  if (value.op !== op.EXCLUDED) {
    return new Node(value.op, inside(value.a, one), inside(value.b, one), value.type, value.token)
  }
  const found = given(value, one)
  return found instanceof Node ? found : new Node(op.VALUE, found, null, value.type)
}
