import { expect, test } from 'vitest'
import { plans } from '../../../src/dialect/postgres/plan-steps.ts'

const read = (plan: object) => plans.read([[[{ Plan: plan }]]])[0]

test('a step has what the database tells of it', () => {
  const plan = {
    'Node Type': 'Index Scan',
    'Relation Name': 'heroes',
    Alias: 'h',
    'Index Name': 'ix_heroes_age',
    'Total Cost': 8.17,
    'Plan Rows': 3,
    'Index Cond': '(age > 40)',
    Filter: '(id <> 1)',
  }
  expect(read(plan)).toEqual({
    operation: 'search',
    table: 'heroes',
    as: 'h',
    index: 'ix_heroes_age',
    estimatedRows: 3,
    cost: 8.17,
    actual: undefined,
    detail: 'Index Scan; Index Cond: (age > 40); Filter: (id <> 1)',
    children: [],
  })
})

test('rows and times are those of all loops', () => {
  const times = { 'Actual Rows': 1.5, 'Actual Loops': 4, 'Actual Total Time': 0.25 }
  expect(read({ 'Node Type': 'Seq Scan', ...times })?.actual).toEqual({ rows: 6, loops: 4, time: 1 })
  expect(read({ 'Node Type': 'Seq Scan', 'Actual Rows': 2, 'Actual Loops': 1 })?.actual?.time).toBeUndefined()
})

test.each([
  [{ 'Node Type': 'Seq Scan' }, 'scan'],
  [{ 'Node Type': 'Index Only Scan' }, 'scan'],
  [{ 'Node Type': 'CTE Scan' }, 'scan'],
  [{ 'Node Type': 'Function Scan' }, 'values'],
  [{ 'Node Type': 'Nested Loop' }, 'join'],
  [{ 'Node Type': 'Incremental Sort' }, 'sort'],
  [{ 'Node Type': 'Aggregate' }, 'group'],
  [{ 'Node Type': 'Unique' }, 'distinct'],
  [{ 'Node Type': 'WindowAgg' }, 'window'],
  [{ 'Node Type': 'Limit' }, 'limit'],
  [{ 'Node Type': 'Append' }, 'set'],
  [{ 'Node Type': 'ModifyTable', Operation: 'Delete' }, 'write'],
  [{ 'Node Type': 'Gather Merge' }, 'other'],
  [{ 'Node Type': 'A Node Of Tomorrow' }, 'other'],
])('%j: %s', (plan, operation) => {
  expect(read(plan)?.operation).toBe(operation)
})

test('a bitmap has the index of what is below it, and a query inside stands below its name', () => {
  const bitmap = {
    'Node Type': 'Bitmap Heap Scan',
    'Relation Name': 'heroes',
    Plans: [{ 'Node Type': 'Bitmap Index Scan', 'Index Name': 'ix_heroes_age' }],
  }
  expect(read(bitmap)).toMatchObject({ operation: 'search', index: 'ix_heroes_age' })
  const inside = { 'Node Type': 'Seq Scan', 'Subplan Name': 'SubPlan 1' }
  expect(read({ 'Node Type': 'Result', Plans: [inside] })?.children).toMatchObject([
    { operation: 'subquery', detail: 'SubPlan 1', children: [{ operation: 'scan' }] },
  ])
})

test('drivers may answer the document as text', () => {
  expect(plans.read([['[{"Plan": {"Node Type": "Sort"}}]']])).toMatchObject([{ operation: 'sort' }])
})
