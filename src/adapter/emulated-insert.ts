// Inserts that answer rows, for databases that answer none: the rows are read again by their keys, which are those that
// were given, or the one that the database made for the last row.
import type { ColumnDescription } from '../ast/column.ts'
import { AFFECTED, ALL, FIRST } from '../ast/executor.ts'
import { Node } from '../ast/node.ts'
import * as op from '../ast/op.ts'
import type { InsertPlan, Selection } from '../ast/query.ts'
import { UnsupportedError } from '../error/definition.ts'
import type { Emulation } from './adapter.ts'
import { isAnyOf, isRow, type Keyed, keyText, primaryKey, rowsOf, withKey } from './keyed.ts'
import { Template } from '../compile/template.ts'

type Run = Parameters<Emulation>[0]

/** https://dev.mysql.com/doc/refman/8.4/en/information-functions.html#function_last-insert-id */
const LAST_KEY = ['last_insert_id()']

/** The values that a row of an insert gives to columns; undefined where it does not give one. */
export function valuesOf(plan: InsertPlan, row: number, columns: readonly ColumnDescription[]): unknown[] {
  const { positions } = plan.layout
  return columns.map(({ position }) => {
    const at = positions.indexOf(position)
    return at < 0 ? undefined : plan.values[row * positions.length + at]
  })
}

/** Whether a row can be found by these values: they are no expressions, and a parameter is as good as its value. */
export const areKnown = (values: readonly unknown[]): boolean =>
  values.every(value => value !== undefined && (!(value instanceof Node) || value.op === op.PARAMETER))

/** Some rows of an insert, without conflict and answer. */
export function someRows(plan: InsertPlan, rows: readonly number[]): InsertPlan {
  const width = plan.layout.positions.length
  const values = rows.flatMap(row => plan.values.slice(row * width, (row + 1) * width))
  return { ...plan, values, count: rows.length, conflict: null, returning: null }
}

export const everyRow = ({ count }: InsertPlan): number[] => Array.from({ length: count }, (_, row) => row)

/** Inserts the rows, and answers them in their order. */
export async function insertedRows(run: Run, plan: InsertPlan, dialect: string): Promise<unknown[]> {
  const columns = primaryKey(plan.source)
  const rows = everyRow(plan)
  const keys = rows.map(row => valuesOf(plan, row, columns))
  if (plan.count > 1 && keys.every(key => areKnown(key) && !key.some(value => value instanceof Node)))
    return insertedTogether(run, plan, columns, keys)
  const answers: unknown[] = []
  for (const row of rows) answers.push(await insertedRow(run, someRows(plan, [row]), plan.returning, dialect))
  return answers
}

async function insertedTogether(
  run: Run,
  plan: InsertPlan,
  columns: readonly ColumnDescription[],
  keys: readonly unknown[][],
): Promise<unknown[]> {
  const { source, returning } = plan
  await run({ ...plan, returning: null }, AFFECTED)
  const selection = withKey(source, columns, returning as Selection | true)
  const found = (await run(rowsOf(source, selection, [isAnyOf(source, columns, keys)]), ALL)) as Keyed[]
  const byKey = new Map(found.map(({ key, row }) => [keyText(columns.map(column => key[column.key])), row]))
  const answers: unknown[] = []
  for (const key of keys) {
    // A key may be written in another way than it is read: only the database knows that they are equal.
    const known = byKey.get(keyText(key))
    answers.push(known ?? ((await run(rowsOf(source, selection, isRow(source, columns, key)), FIRST)) as Keyed).row)
  }
  return answers
}

/** Inserts one row; answers it where `returning` asks for it. */
export async function insertedRow(
  run: Run,
  plan: InsertPlan,
  returning: InsertPlan['returning'],
  dialect: string,
): Promise<unknown> {
  const { source } = plan
  const columns = primaryKey(source)
  const key = valuesOf(plan, 0, columns)
  const generated = columns[0]?.auto === true && key[0] === undefined
  if (returning && !generated && !areKnown(key))
    throw new UnsupportedError('returning() of rows whose keys the database computes', dialect)
  await run(plan, AFFECTED)
  if (!returning) return undefined
  const found = generated ? columns.map(({ type }) => new Template(op.SQL, LAST_KEY, [], type)) : key
  return run(rowsOf(source, returning === true ? null : returning, isRow(source, columns, found)), FIRST)
}
