// include(): rows with what they are related to.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { count, from, load, prepare, scalar, integer, type TransactionDatabase } from '../../src/index.ts'
import { Animal, Food, Keeper, Meal, openZoo } from '../query/zoo.ts'

let db: TransactionDatabase
beforeAll(async () => {
  db = await openZoo()
})
afterAll(() => db.close())

describe('include()', () => {
  test('answers what load() answers', async () => {
    const asked = { boss: true, animals: { include: { foods: { link: true } } } } as const
    const rows = await from(Keeper).orderBy(Keeper.id.asc()).include(asked).all(db)
    const plain = await from(Keeper).orderBy(Keeper.id.asc()).all(db)
    expect(rows).toEqual(await load(db, Keeper, plain, asked))
    expect(rows[0]?.animals.length).toBe(2)
  })
})
