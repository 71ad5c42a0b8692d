// For any two schemas: what the difference says leads from the one to the other, and drops nothing that stays.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { DatabaseSchema, SchemaOperation, TableSchema } from '../../../src/ast/schema.ts'
import { apply, applyAll } from '../../../src/schema/change/apply.ts'
import { canonical, canonicalJson, sameSchema } from '../../../src/schema/change/canonical.ts'
import { invertAll } from '../../../src/schema/change/invert.ts'
import { type Lists, listOf, WORDS, withList } from '../../../src/schema/change/lists.ts'
import { diff } from '../../../src/schema/diff/diff.ts'
import type { Draw } from '../random/draw.ts'
import { anyAnswer, answered } from './answer.ts'
import { expected, lineageOf } from './lineage.ts'
import { type Pair, randomPair } from './pairs.ts'
import { refusals, twice } from './rules.ts'

const RUNS = Number(process.env['DIFF_RUNS'] ?? 400)
const LISTS = Object.keys(WORDS) as (keyof Lists)[]

/** The schema with names of keys, indexes and checks that only say what they are. */
function withoutNames(schema: DatabaseSchema): DatabaseSchema {
  const said = ({ name: _name, ...rest }: Lists[keyof Lists]): string => canonicalJson(rest)
  const bare = (table: TableSchema): TableSchema => {
    const columns = table.columns.map(column => ({ ...column, ...(column.typeCheck && { typeCheck: 'check' }) }))
    const key = table.primaryKey && { primaryKey: { ...table.primaryKey, name: 'key' } }
    return LISTS.reduce<TableSchema>(
      (rest, list) => withList(rest, list, listOf(rest, list).map(part => ({ ...part, name: said(part) })) as never),
      { ...table, columns, ...key },
    )
  }
  return canonical({ ...schema, tables: canonical(schema).tables.map(bare) })
}

interface Case extends Pair {
  readonly draw: Draw
}

const below = (choices: number): fc.Arbitrary<number> => fc.noBias(fc.nat({ max: choices - 1 }))
/** Two schemas, of which the second is often made of the first. */
const cases: fc.Arbitrary<Case> = fc.gen().map(take => {
  const draw: Draw = choices => take(below, choices)
  return { ...randomPair(draw), draw }
})

const seed = Number(process.env['DIFF_SEED'] ?? Date.now() % 1e9)
const property = (name: string, about: (one: Case) => void): void =>
  test(name, () => fc.assert(fc.property(cases, about), { numRuns: RUNS, seed }), 60_000)

const solution = ({ before, after, draw, renames }: Case): ReturnType<typeof answered> =>
  answered(before, after, anyAnswer(draw), { allowLoss: true, renames })
const solved = (one: Case): readonly SchemaOperation[] => solution(one).operations.map(({ operation }) => operation)

const sorted = (table: TableSchema): TableSchema => ({
  ...table,
  columns: table.columns.toSorted((a, b) => (a.name < b.name ? -1 : 1)),
})

property('the operations lead from the one to the other', one => {
  const end = applyAll(one.before, solved(one))
  expect(withoutNames(end).tables.map(sorted)).toEqual(withoutNames(one.after).tables.map(sorted))
  expect(sameSchema({ ...end, tables: [] }, { ...one.after, tables: [] })).toBe(true)
  expect(diff(end, one.after)).toEqual({ operations: [], questions: [] })
})

property('a schema does not differ from itself', ({ before }) => {
  expect(diff(before, canonical(before))).toEqual({ operations: [], questions: [] })
})

property('no step is one that a database refuses', one => {
  let schema = one.before
  const given = [...twice(one.before), ...twice(one.after)]
  for (const operation of solved(one)) {
    const after = apply(schema, operation)
    expect([operation, refusals(operation, schema, after).filter(name => !given.includes(name))]).toEqual([
      operation,
      [],
    ])
    schema = after
  }
})

property('columns that stay keep their values, and no other is taken for them', one => {
  const { operations, answers } = solution(one)
  const found = lineageOf(
    one.before,
    operations.map(({ operation }) => operation),
  )
  const wanted = expected(one.before, one.after, one.renames, answers)
  const known = new Map([...found].filter(([name]) => wanted.has(name)))
  expect(Object.fromEntries(known)).toEqual(Object.fromEntries(wanted))
})

property('the way back leads back', one => {
  const operations = solved(one)
  const back = invertAll(operations, one.before)
  if (back) expect(sameSchema(applyAll(applyAll(one.before, operations), back), one.before)).toBe(true)
})
