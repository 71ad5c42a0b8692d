// DESIGN 2, Counts: an upsert with update counts the rows given, with ignore the rows inserted; ignore ignores the
// conflict named and nothing else. excluded() is the value that the insert had.
import { Hero, HeroMission, seedHeroes, Team } from '../heroes.ts'
import {
  alias,
  CheckViolation,
  createTables,
  defineSchema,
  enumOf,
  equal,
  excluded,
  fails,
  ForeignKeyViolation,
  from,
  insertInto,
  integer,
  table,
  text,
  throws,
  type Topic,
  unique,
  UniqueViolation,
  ValidationError,
} from '../kit.ts'

const schema = defineSchema({
  Stock: table(
    'stock',
    {
      id: integer().primaryKey(),
      shop: text(),
      item: text(),
      code: text().unique(),
      amount: integer(),
      state: enumOf('new', 'old').default('new'),
      changes: integer().version(),
    },
    { constraints: t => [unique(t.shop, t.item)] },
  ),
})
const { Stock } = schema
const PEAR = { shop: 's', item: 'pear', code: 'p', amount: 1 }
const PLUM = { shop: 's', item: 'plum', code: 'q', amount: 2 }

export const upserts: Topic = {
  name: 'upserts',
  cases: [
    {
      name: 'ignore() leaves the row that is there and counts those inserted',
      needs: ['conflictTarget'],
      run: async ({ db }) => {
        await createTables(db, schema)
        await insertInto(Stock).values(PEAR).run(db)
        equal(
          await insertInto(Stock)
            .values([{ ...PEAR, amount: 9 }, PLUM])
            .onConflict(Stock.code)
            .ignore()
            .run(db),
          1,
        )
        equal(
          await insertInto(Stock)
            .values({ ...PEAR, amount: 9 })
            .onConflict(Stock.code)
            .ignore()
            .run(db),
          0,
        )
        const rows = await from(Stock)
          .select({ item: Stock.item, amount: Stock.amount })
          .orderBy(Stock.id.asc())
          .all(db)
        equal(rows, [
          { item: 'pear', amount: 1 },
          { item: 'plum', amount: 2 },
        ])
      },
    },
    {
      name: 'ignore() ignores the conflict named and no other',
      needs: ['conflictTarget'],
      run: async ({ db }) => {
        await createTables(db, schema)
        await insertInto(Stock).values(PEAR).run(db)
        const ignored = (row: object) =>
          insertInto(Stock)
            .values({ ...PLUM, ...row })
            .onConflict(Stock.code)
            .ignore()
            .run(db)
        await fails(ignored({ item: 'pear' }), UniqueViolation)
        await fails(ignored({ id: 1 }), UniqueViolation)
        equal(await from(Stock).count(db), 1)
      },
    },
    {
      name: 'ignore() lets other rules of the table stand',
      needs: ['conflictTarget'],
      run: async ({ db }) => {
        await createTables(db, schema)
        await seedHeroes(db)
        const wrong = insertInto(Stock).values({ ...PEAR, state: 'lost' as never }, { validate: false })
        await fails(wrong.onConflict(Stock.code).ignore().run(db), CheckViolation)
        const orphan = insertInto(Hero).values({ name: 'x', secretName: 'y', teamId: 99 })
        await fails(orphan.onConflict(Hero.name).ignore().run(db), ForeignKeyViolation)
      },
    },
    {
      name: 'update() writes over the row that is there and counts the rows given',
      needs: ['conflictTarget'],
      run: async ({ db }) => {
        await createTables(db, schema)
        await insertInto(Stock).values(PEAR).run(db)
        const write = insertInto(Stock)
          .values([{ ...PEAR, amount: 9 }, PLUM])
          .onConflict(Stock.code)
          .update({ amount: excluded(Stock.amount) })
        equal(await write.run(db), 2)
        equal(await write.run(db), 2)
        const rows = await from(Stock)
          .select({ item: Stock.item, amount: Stock.amount })
          .orderBy(Stock.id.asc())
          .all(db)
        equal(rows, [
          { item: 'pear', amount: 9 },
          { item: 'plum', amount: 2 },
        ])
      },
    },
    {
      name: 'update() may compute with the old row and the new',
      needs: ['conflictTarget'],
      run: async ({ db }) => {
        await createTables(db, schema)
        const add = insertInto(Stock)
          .values({ ...PEAR, amount: 5 })
          .onConflict(Stock.shop, Stock.item)
          .update({ amount: Stock.amount.plus(excluded(Stock.amount)), state: 'old' })
        for (let time = 0; time < 3; time++) equal(await add.run(db), 1)
        equal(await from(Stock).select({ amount: Stock.amount, state: Stock.state }).one(db), {
          amount: 15,
          state: 'old',
        })
      },
    },
    {
      name: 'update() counts up the version of the row',
      needs: ['conflictTarget'],
      run: async ({ db }) => {
        await createTables(db, schema)
        const write = insertInto(Stock).values(PEAR).onConflict(Stock.code).update({ amount: 3 })
        for (let time = 0; time < 3; time++) await write.run(db)
        equal(await from(Stock).select({ changes: Stock.changes }).one(db), { changes: 3 })
      },
    },
    {
      name: 'update() answers the rows with returning()',
      needs: ['conflictTarget', 'returning'],
      run: async ({ db }) => {
        await createTables(db, schema)
        await insertInto(Stock).values(PEAR).run(db)
        const rows = await insertInto(Stock)
          .values([PLUM, { ...PEAR, amount: 7 }])
          .onConflict(Stock.code)
          .update({ amount: excluded(Stock.amount) })
          .returning({ item: Stock.item, amount: Stock.amount })
          .all(db)
        equal(rows, [
          { item: 'plum', amount: 2 },
          { item: 'pear', amount: 7 },
        ])
      },
    },
    {
      name: 'ignore() answers only the rows inserted with returning()',
      needs: ['conflictTarget', 'returning'],
      run: async ({ db }) => {
        await createTables(db, schema)
        await insertInto(Stock).values(PEAR).run(db)
        const write = insertInto(Stock).values([PEAR, PLUM]).onConflict(Stock.code).ignore()
        equal(await write.returning({ item: Stock.item }).all(db), [{ item: 'plum' }])
        equal(await write.returning({ item: Stock.item }).first(db), undefined)
      },
    },
    {
      name: 'a composite key can be the target',
      needs: ['conflictTarget'],
      run: async ({ db }) => {
        await seedHeroes(db)
        const write = insertInto(HeroMission)
          .values([
            { heroId: 3, missionId: 1, role: 'driver' },
            { heroId: 2, missionId: 2, role: 'cook' },
          ])
          .onConflict(HeroMission.heroId, HeroMission.missionId)
          .update({ role: excluded(HeroMission.role) })
        equal(await write.run(db), 2)
        equal(await db.get(HeroMission, { heroId: 3, missionId: 1 }), { heroId: 3, missionId: 1, role: 'driver' })
        equal(await from(HeroMission).count(db), 4)
      },
    },
    {
      name: 'rows of a query can be upserted',
      needs: ['conflictTarget'],
      run: async ({ db }) => {
        await seedHeroes(db)
        const Other = alias(Team, 'other')
        const source = from(Other).select({ id: Other.id, name: Other.name, headquarters: Other.name })
        const write = insertInto(Team)
          .from(source)
          .onConflict(Team.id)
          .update({ headquarters: excluded(Team.headquarters) })
        equal(await write.run(db), 3)
        equal((await db.get(Team, 1))?.headquarters, 'Preventers')
      },
    },
    {
      name: 'more rows than one statement takes are upserted as one',
      needs: ['conflictTarget'],
      run: async ({ db }) => {
        await createTables(db, schema)
        const rows = Array.from({ length: 1000 }, (_, at) => ({ ...PEAR, item: `i${at}`, code: `c${at}`, amount: at }))
        await insertInto(Stock).values(rows.slice(0, 400)).run(db)
        equal(await insertInto(Stock).values(rows).onConflict(Stock.code).ignore().run(db), 600)
        const write = insertInto(Stock).values(rows).onConflict(Stock.code).update({ amount: 0 })
        equal(await write.run(db), 1000)
        equal(await from(Stock).where(Stock.amount.eq(0)).count(db), 1000)
      },
    },
    {
      name: 'a conflict without columns, or an update with nothing to write, is refused',
      needs: ['conflictTarget'],
      run: async ({ db }) => {
        await createTables(db, schema)
        throws(() => insertInto(Stock).values(PEAR).onConflict(), ValidationError)
        throws(
          () =>
            insertInto(Stock)
              .values(PEAR)
              .onConflict('code' as never),
          ValidationError,
        )
        await fails(insertInto(Stock).values(PEAR).onConflict(Stock.code).update({}).run(db), ValidationError)
        equal(await from(Stock).count(db), 0)
      },
    },
  ],
}
