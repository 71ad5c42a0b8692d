// The types of merges: what their branches take, and what they answer.
import { expectTypeOf, test } from 'vitest'
import { type Database, integer, mergeAction, mergeInto, type Row, text, values } from '../../src/index.ts'
import { Animal, Food, Keeper } from './zoo.ts'

declare const db: Database
const list = values('list', { id: integer(), name: text(), note: text().nullable() }, [])
const start = mergeInto(Food).using(list, list.id.eq(Food.id))

test('branches read the tables that they see', () => {
  const merge = start
    .whenMatched(list.id.gt(Food.id), undefined)
    .update({ name: list.name })
    .whenMatched()
    .delete()
    .whenNotMatched(list.note.isNotNull())
    .insert({ name: list.name })
    .whenNotMatchedBySource(Food.id.gt(1))
    .update({ name: Food.name })
  expectTypeOf(merge.run(db)).toEqualTypeOf<Promise<number>>()
  expectTypeOf(merge.returning().all(db)).toEqualTypeOf<Promise<Row<typeof Food>[]>>()
  expectTypeOf(merge.returning({ did: mergeAction(), id: Food.id }).one(db)).toEqualTypeOf<
    Promise<{ did: 'INSERT' | 'UPDATE' | 'DELETE'; id: number }>
  >()
})

test('mistakes do not compile', () => {
  expectTypeOf(() => {
    // @ts-expect-error no run() without a branch
    start.run(db)
    // @ts-expect-error a column is missing
    start.whenNotMatched().insert({ id: list.id })
    // @ts-expect-error there is no such column
    start.whenNotMatched().insert({ name: 'x', colour: 'green' })
    // @ts-expect-error it may be null
    start.whenNotMatched().insert({ name: list.note })
    // @ts-expect-error another type
    start.whenMatched().update({ name: list.id })
    // @ts-expect-error a table that is not there
    start.whenMatched(Keeper.id.eq(1))
    // @ts-expect-error a row that is not there has no columns
    start.whenNotMatched(Food.id.gt(1))
    // @ts-expect-error nor one that the source has not
    start.whenNotMatchedBySource().update({ name: list.name })
    // @ts-expect-error new rows are inserted, and not deleted
    start.whenNotMatched().delete()
    // @ts-expect-error only rows of the table are answered
    start.whenMatched().delete().returning({ id: list.id })
    // @ts-expect-error the table itself
    mergeInto(Food).using(Food, Food.id.gt(1))
    // @ts-expect-error a condition on another table
    mergeInto(Food).using(list, Animal.id.eq(1))
  }).toBeFunction()
})
