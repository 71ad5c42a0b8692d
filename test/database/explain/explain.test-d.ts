import { expectTypeOf, test } from 'vitest'
import {
  explain,
  from,
  insertInto,
  type PlanNode,
  type PlanOperation,
  type QueryPlan,
  sql,
} from '../../../src/index.ts'
import type { BatchDatabase, Transaction } from '../../../src/index.ts'
import { Animal, Food } from '../../query/zoo.ts'

declare const db: BatchDatabase
declare const tx: Transaction

test('statements of every kind have a plan', () => {
  expectTypeOf(explain(db, from(Animal))).resolves.toEqualTypeOf<QueryPlan>()
  expectTypeOf(
    explain(tx, insertInto(Food).values({ name: 'x' }), { analyze: false }),
  ).resolves.toEqualTypeOf<QueryPlan>()
  expectTypeOf(explain(db, sql`select 1`)).resolves.toEqualTypeOf<QueryPlan>()
  // @ts-expect-error a model is no statement
  void explain(db, Animal)
})

test('a step tells what its database knows', () => {
  expectTypeOf<PlanNode['operation']>().toEqualTypeOf<PlanOperation>()
  expectTypeOf<PlanNode['model']>().toEqualTypeOf<string | undefined>()
  expectTypeOf<PlanNode['estimatedRows']>().toEqualTypeOf<number | undefined>()
  expectTypeOf<PlanNode['children']>().toEqualTypeOf<readonly PlanNode[]>()
})
