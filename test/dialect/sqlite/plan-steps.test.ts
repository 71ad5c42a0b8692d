import { expect, test } from 'vitest'
import { plans } from '../../../src/dialect/sqlite/plan-steps.ts'

const read = (detail: string) => plans.read([[2, 0, 0, detail]])[0]

test.each([
  ['SCAN heroes', 'scan', 'heroes', undefined],
  ['SCAN a table USING COVERING INDEX ix of it', 'scan', 'a table', 'ix of it'],
  ['SEARCH heroes USING INDEX ix_heroes_age (age>?)', 'search', 'heroes', 'ix_heroes_age'],
  ['SEARCH heroes USING INTEGER PRIMARY KEY (rowid=?)', 'search', 'heroes', undefined],
  ['SEARCH t USING COVERING INDEX uq (a=? AND b>?) LEFT-JOIN', 'search', 't', 'uq'],
  ['SEARCH t EXISTS USING COVERING INDEX uq (a=?)', 'search', 't', 'uq'],
  ['SEARCH t USING AUTOMATIC COVERING INDEX (x=?)', 'search', 't', undefined],
  ['SEARCH t USING AUTOMATIC PARTIAL COVERING INDEX (x=?)', 'search', 't', undefined],
  ['SCAN json_each VIRTUAL TABLE INDEX 1:', 'values', 'json_each', undefined],
  ['SCAN notes VIRTUAL TABLE INDEX 0:M1', 'search', 'notes', undefined],
  ['SCAN (subquery-2)', 'scan', '(subquery-2)', undefined],
])('%s: %s of %s by %s', (detail, operation, as, index) => {
  expect(read(detail)).toMatchObject({ operation, as, index, detail, table: undefined, children: [] })
})

test.each([
  ['SCAN CONSTANT ROW', 'values'],
  ['SCAN 3 CONSTANT ROWS', 'values'],
  ['USE TEMP B-TREE FOR ORDER BY', 'sort'],
  ['USE TEMP B-TREE FOR LAST TERM OF ORDER BY', 'sort'],
  ['USE TEMP B-TREE FOR LAST 2 TERMS OF ORDER BY', 'sort'],
  ['USE TEMP B-TREE FOR GROUP BY', 'group'],
  ['USE TEMP B-TREE FOR DISTINCT', 'distinct'],
  ['USE TEMP B-TREE FOR count(DISTINCT)', 'distinct'],
  ['SCALAR SUBQUERY 1', 'subquery'],
  ['CORRELATED LIST SUBQUERY 2', 'subquery'],
  ['REUSE LIST SUBQUERY 1', 'subquery'],
  ['CO-ROUTINE old', 'subquery'],
  ['MATERIALIZE old', 'subquery'],
  ['COMPOUND QUERY', 'set'],
  ['LEFT-MOST SUBQUERY', 'set'],
  ['UNION USING TEMP B-TREE', 'set'],
  ['MERGE (EXCEPT)', 'set'],
  ['RECURSIVE STEP', 'set'],
  ['RIGHT-JOIN heroes', 'join'],
  ['MULTI-INDEX OR', 'search'],
  ['BLOOM FILTER ON keepers (boss_id=?)', 'other'],
])('%s: %s', (detail, operation) => {
  expect(read(detail)).toMatchObject({ operation, as: undefined, index: undefined })
})

test('steps stand below those that they name', () => {
  const rows = [
    [3, 0, 216, 'SCAN heroes'],
    [7, 0, 0, 'LIST SUBQUERY 1'],
    [9, 7, 0, 'SEARCH teams USING INTEGER PRIMARY KEY (rowid=?)'],
  ]
  expect(plans.read(rows)).toMatchObject([
    { operation: 'scan', children: [] },
    { operation: 'subquery', children: [{ operation: 'search', as: 'teams' }] },
  ])
})
