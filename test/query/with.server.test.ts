// Ctes, set operations and lists in statements that write, where databases take WITH in different places.
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  concat,
  connect,
  cte,
  deleteFrom,
  exists,
  from,
  insertInto,
  integer,
  max,
  recursiveCte,
  scalar,
  sql,
  type TransactionDatabase,
  union,
  update,
  values,
} from '../../src/index.ts'
import { adapterOn } from '../services/adapters.ts'
import { describeOn } from '../services/database.ts'
import { Animal, fillZoo, Food, Keeper, Meal } from './zoo.ts'

const old = cte('old', from(Animal).where(Animal.age.gt(5)).select({ id: Animal.id, name: Animal.name }))
const foods = cte('eaten', from(Food).select({ id: Food.id, name: Food.name }))
const team = recursiveCte('team', from(Keeper).where(Keeper.id.eq(1)).select({ id: Keeper.id }), self =>
  from(Keeper).innerJoin(self, self.id.eq(Keeper.bossId)).select({ id: Keeper.id }),
)

for (const server of ['postgres', 'mysql'] as const)
  describeOn(server, url => {
    let db: TransactionDatabase
    beforeAll(async () => {
      db = await fillZoo(connect(adapterOn(server, url())))
    })
    afterAll(() => db.close())

    test('a value of an insert may come from a cte, of the same table too', async () => {
      const first = from(old).where(old.id.eq(1)).select({ name: old.name })
      await insertInto(Food)
        .values({ name: scalar(first) as never })
        .run(db)
      const second = from(foods)
        .where(foods.id.eq(1))
        .select({ name: concat(foods.name, '!') })
      await insertInto(Food)
        .values({ name: scalar(second) as never })
        .run(db)
      const added = from(Food).where(Food.id.gt(2)).select({ name: Food.name }).orderBy(Food.id.asc())
      expect(await added.all(db)).toEqual([{ name: 'Rex' }, { name: 'hay!' }])
      const later = from(foods).where(foods.id.gt(2)).select({ id: foods.id })
      expect(await deleteFrom(Food).where(Food.id.in(later)).run(db)).toBe(2)
    })

    test('an insert from a cte of its own table answers what it wrote', async () => {
      const doubled = from(foods).select({ name: concat(foods.name, foods.name) })
      const rows = await insertInto(Food).from(doubled).returning({ name: Food.name }).all(db)
      expect(rows.map(row => row.name).toSorted()).toEqual(['corncorn', 'hayhay'])
    })

    test('an update reads a tree of its own table', async () => {
      const below = from(team).where(team.id.gt(2)).select({ id: team.id })
      expect(await update(Keeper).set({ bossId: 2 }).where(Keeper.id.in(below)).run(db)).toBe(1)
      const last = scalar(from(team).select({ id: max(team.id) }))
      expect(await update(Keeper).set({ bossId: last }).where(Keeper.id.eq(2)).run(db)).toBe(1)
      expect(await from(Keeper).where(Keeper.bossId.eq(3)).select({ id: Keeper.id }).all(db)).toEqual([{ id: 2 }])
    })

    test('set operations and lists say which rows are written', async () => {
      const ids = union(from(old).select({ id: old.id }), from(Meal).select({ id: Meal.animalId }))
      expect(await update(Animal).set({ tame: true }).where(Animal.id.in(ids)).run(db)).toBe(2)
      const list = values('list', { id: integer() }, [{ id: 5 }, { id: 77 }])
      const gone = from(list).select({ id: list.id })
      expect(await deleteFrom(Animal).where(Animal.id.in(gone)).run(db)).toBe(1)
      const none = exists(from(list).where(list.id.gt(99)))
      expect(await update(Animal).set({ age: 1 }).where(none).run(db)).toBe(0)
    })

    test('are explained, batched and read by SQL by hand', async () => {
      const plans = [
        from(old),
        union(from(old), from(old)),
        insertInto(Food).from(from(old).select({ name: old.name })),
      ]
      for (const plan of plans) expect((await plan.explain(db)).length).toBeGreaterThan(5)
      const [one, two] = await db.batch([from(old), union(from(old), from(old))])
      expect([one.length, two.length]).toEqual([2, 2])
      expect(await sql<{ n: number }>`select count(*) as n from ${old}`.one(db)).toEqual({ n: 2 })
    })
  })
