import { expect, test } from 'vitest'
import { MARIADB, MYSQL } from '../../../src/dialect/mysql/flavour.ts'
import { plans } from '../../../src/dialect/mysql/plan-steps.ts'

const { read } = plans(MYSQL)
const of = (block: object) => read([[JSON.stringify({ query_block: { select_id: 1, ...block } })]])

const heroes = {
  table_name: 'heroes',
  access_type: 'ALL',
  rows_examined_per_scan: 40,
  rows_produced_per_join: 4,
  filtered: '10.00',
  cost_info: { read_cost: '0.65', eval_cost: '0.10', prefix_cost: '4.25', data_read_per_join: '5K' },
  attached_condition: '(`heroes`.`age` > 40)',
}
const teams = { table_name: 't', access_type: 'eq_ref', key: 'PRIMARY', key_length: '4', rows_examined_per_scan: 1 }

test('a table of MySQL has rows, cost and condition', () => {
  expect(of({ cost_info: { query_cost: '4.25' }, table: heroes })).toEqual([
    {
      operation: 'scan',
      table: undefined,
      as: 'heroes',
      index: undefined,
      estimatedRows: 40,
      cost: 4.25,
      actual: undefined,
      detail: 'ALL; (`heroes`.`age` > 40)',
      children: [],
    },
  ])
})

test('the first step has the cost of the query where it has none of its own', () => {
  const sorted = { ordering_operation: { using_filesort: true, nested_loop: [{ table: heroes }, { table: teams }] } }
  expect(of({ cost_info: { query_cost: '9.50' }, ...sorted })).toMatchObject([
    {
      operation: 'sort',
      cost: 9.5,
      children: [
        {
          operation: 'join',
          children: [
            { operation: 'scan', as: 'heroes' },
            { operation: 'search', as: 't', index: 'PRIMARY' },
          ],
        },
      ],
    },
  ])
})

test('an order that an index gives sorts nothing', () => {
  expect(of({ ordering_operation: { using_filesort: false, table: heroes } })).toMatchObject([{ operation: 'scan' }])
})

test.each([
  [{ grouping_operation: { using_temporary_table: true, table: heroes } }, 'group'],
  [{ duplicates_removal: { using_temporary_table: true, table: heroes } }, 'distinct'],
  [{ windowing: { windows: [{ name: '<unnamed window>' }], table: heroes } }, 'window'],
  [{ union_result: { query_specifications: [{ query_block: { table: heroes } }] } }, 'set'],
])('%j stands around its tables: %s', (block, operation) => {
  expect(of(block)).toMatchObject([{ operation, children: [{ operation: 'scan', as: 'heroes' }] }])
})

test('queries inside stand below what needs them', () => {
  const inside = { ...heroes, attached_subqueries: [{ dependent: true, query_block: { table: teams } }] }
  expect(of({ table: inside })).toMatchObject([
    { operation: 'scan', children: [{ operation: 'subquery', children: [{ operation: 'search', as: 't' }] }] },
  ])
})

test('a write stands around the way in which its rows are found', () => {
  expect(of({ table: { ...teams, update: true } })).toMatchObject([
    { operation: 'write', as: 't', detail: 'update', children: [{ operation: 'search', as: 't' }] },
  ])
  expect(of({ table: { insert: true, table_name: 'teams', access_type: 'ALL' } })).toMatchObject([
    { operation: 'write', as: 'teams', detail: 'insert', children: [] },
  ])
  expect(of({ table: { table_name: 'teams' } })).toMatchObject([{ operation: 'write', as: 'teams' }])
})

test('a query that reads nothing says why', () => {
  expect(of({ table: { message: 'Impossible WHERE' } })).toMatchObject([
    { operation: 'values', detail: 'Impossible WHERE' },
  ])
})

test('what happened on MariaDB is told for all loops', () => {
  const times = { r_rows: 1.5, r_loops: 4, r_table_time_ms: 0.25, r_other_time_ms: 0.5 }
  const text = JSON.stringify({ query_block: { r_total_time_ms: 3, table: { ...teams, ...times } } })
  expect(plans(MARIADB).read([[text]])).toMatchObject([{ actual: { rows: 6, loops: 4, time: 0.75 } }])
  const never = JSON.stringify({ query_block: { table: { ...teams, r_loops: 0, r_rows: null } } })
  expect(plans(MARIADB).read([[never]])).toMatchObject([{ actual: undefined }])
})

test('quotes that MariaDB lets stand in a name or a text do no harm', () => {
  const text = `{
  "query_block": {
    "select_id": 1,
    "table": {
      "table_name": "order "by" [x]",
      "access_type": "ALL",
      "rows": 1,
      "attached_condition": "\`a "b"\` = 'x'"
    }
  }
}`
  expect(plans(MARIADB).read([[text]])).toMatchObject([{ as: 'order "by" [x]', detail: 'ALL; `a "b"` = \'x\'' }])
})

test('only MariaDB tells in this form how a statement went', () => {
  expect([plans(MYSQL).analyze, plans(MARIADB).analyze]).toEqual([null, 'ANALYZE FORMAT=JSON '])
})
