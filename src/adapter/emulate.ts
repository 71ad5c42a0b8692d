// RETURNING and ON CONFLICT for databases without them, by statements that they have.
import { AFFECTED, FIRST, type Mode } from '../ast/executor.ts'
import * as op from '../ast/op.ts'
import type { InsertFromPlan, InsertPlan, UpdatePlan, WritePlan } from '../ast/query.ts'
import { answersKey } from '../compile/write.ts'
import type { Dialect } from '../dialect/dialect.ts'
import type { Adapter, Emulation } from './adapter.ts'
import { changedRows } from './emulated-change.ts'
import { insertedRows } from './emulated-insert.ts'
import { type Upserted, upsertedRows } from './emulated-upsert.ts'
import { queriedRows } from './emulated-query.ts'

/** Stands in for writes that answer rows, and for upserts, in databases that speak this dialect or one like it. */
export const emulating =
  (dialect: Dialect): NonNullable<Adapter['emulate']> =>
  (plan, mode) => {
    if (plan.op < op.INSERT || plan.op > op.DELETE) return undefined
    const write = plan as WritePlan
    if ('conflict' in write && write.conflict) return upserting(write, mode, dialect)
    if (write.returning === null) return undefined
    if (mode === AFFECTED) return async run => run({ ...write, returning: null }, AFFECTED)
    if (write.op === op.INSERT && answersKey(write as InsertPlan)) return undefined
    return async run => answer(await returningRows(run, write, dialect.name), mode)
  }

const answer = (rows: readonly unknown[], mode: Mode): unknown => (mode === FIRST ? rows[0] : rows)

async function returningRows(run: Parameters<Emulation>[0], plan: WritePlan, dialect: string): Promise<unknown[]> {
  if (plan.op === op.INSERT) return insertedRows(run, plan as InsertPlan, dialect)
  if (plan.op !== op.INSERT_FROM) return changedRows(run, plan as UpdatePlan, dialect)
  const rows: unknown[] = []
  for (const part of await queriedRows(run, plan as InsertFromPlan)) {
    rows.push(...(await insertedRows(run, part, dialect)))
  }
  return rows
}

/** Where the database resolves the conflict by itself, only its count means something else. */
function upserting(plan: InsertPlan | InsertFromPlan, mode: Mode, dialect: Dialect): Emulation {
  const native = plan.op === op.INSERT && plan.conflict?.set && dialect.onlyConflict?.(plan)
  if (native && mode === AFFECTED) {
    return async run => {
      await run({ ...plan, returning: null }, AFFECTED)
      return (plan as InsertPlan).count
    }
  }
  return async run => {
    const parts = plan.op === op.INSERT ? [plan as InsertPlan] : await queriedRows(run, plan as InsertFromPlan)
    const all: Upserted[] = []
    const returning = mode === AFFECTED ? null : plan.returning
    for (const part of parts) all.push(await upsertedRows(run, { ...part, returning }, dialect.name))
    return mode === AFFECTED
      ? all.reduce((sum, { count }) => sum + count, 0)
      : answer(
          all.flatMap(({ rows }) => rows),
          mode,
        )
  }
}
