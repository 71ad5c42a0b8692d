// DESIGN 2: what a database cannot do is emulated faithfully or not at all. Rows that writes answer are those that were
// written, whatever their keys are and however they are written, in one transaction with the write.
import { Hero, HeroMission, seedHeroes } from '../heroes.ts'
import {
  and,
  collected,
  createTables,
  decimal,
  defineSchema,
  deleteFrom,
  equal,
  excluded,
  fails,
  from,
  insertInto,
  integer,
  plainTime,
  prepare,
  primaryKey,
  table,
  text,
  timestamp,
  type Topic,
  unique,
  UniqueViolation,
  update,
  blob,
  bigint,
} from '../kit.ts'

const schema = defineSchema({
  Slot: table(
    'slots',
    { day: integer(), at: plainTime(), guest: text().nullable(), seats: integer().default(1) },
    { constraints: t => [primaryKey(t.day, t.at)] },
  ),
  Price: table('prices', { amount: decimal(6, 2).primaryKey(), name: text() }),
  Moment: table('moments', { at: timestamp().primaryKey(), n: bigint() }),
  Hash: table('hashes', { hash: blob(), n: integer(), id: integer().primaryKey() }),
  Name: table(
    'names',
    { id: integer().primaryKey(), first: text().nullable(), last: text().nullable(), count: integer().default(0) },
    { constraints: t => [unique(t.first, t.last)] },
  ),
})
const { Slot, Price, Moment, Hash, Name } = schema
const hours = Array.from({ length: 40 }, (_, at) => `${String(at % 24).padStart(2, '0')}:00`)

export const returning: Topic = {
  name: 'returning',
  cases: [
    {
      name: 'finds rows by keys that are written in another way than they are read',
      needs: ['returning'],
      run: async ({ db }) => {
        await createTables(db, schema)
        const slots = await insertInto(Slot)
          .values([
            { day: 1, at: '10:00' },
            { day: 1, at: '09:30:00.000' },
          ])
          .returning()
          .all(db)
        equal(slots, [
          { day: 1, at: '10:00:00', guest: null, seats: 1 },
          { day: 1, at: '09:30:00', guest: null, seats: 1 },
        ])
        const prices = insertInto(Price).values([
          { amount: '7', name: 'a' },
          { amount: '3.5', name: 'b' },
        ])
        equal(await prices.returning().all(db), [
          { amount: '7.00', name: 'a' },
          { amount: '3.50', name: 'b' },
        ])
        const at = new Date('2024-02-29T10:00:00.123Z')
        const row = { at, n: 2n ** 62n }
        equal(await insertInto(Moment).values(row).returning({ n: Moment.n }).one(db), { n: row.n })
        equal(await update(Moment).set({ n: 1n }).where(Moment.at.eq(at)).returning().all(db), [{ at, n: 1n }])
        equal(await deleteFrom(Moment).everyRow().returning().all(db), [{ at, n: 1n }])
      },
    },
    {
      name: 'answers the rows of keys that the database made, each its own',
      needs: ['returning'],
      run: async ({ db }) => {
        await createTables(db, schema)
        const rows = Array.from({ length: 40 }, (_, n) => ({ hash: new Uint8Array([n, 255 - n]), n }))
        const back = await insertInto(Hash).values(rows).returning().all(db)
        equal(
          back.map(({ hash, n }) => ({ hash, n })),
          rows,
        )
        equal(new Set(back.map(({ id }) => id)).size, 40)
        const kept = await from(Hash).orderBy(Hash.n.asc()).all(db)
        equal(kept, back)
      },
    },
    {
      name: 'changes and deletes more rows of composite keys than one statement names',
      needs: ['returning'],
      run: async ({ db }) => {
        await createTables(db, schema)
        await insertInto(Slot)
          .values(hours.map((at, n) => ({ day: n < 24 ? 1 : 2, at })))
          .run(db)
        const taken = await update(Slot)
          .set({ guest: 'x', seats: Slot.seats.plus(1) })
          .everyRow()
          .returning({ guest: Slot.guest, seats: Slot.seats, next: Slot.seats.plus(1) })
          .all(db)
        equal(taken.length, 40)
        equal(taken.at(-1), { guest: 'x', seats: 2, next: 3 })
        const gone = await deleteFrom(Slot).where(Slot.day.eq(1)).returning({ at: Slot.at }).all(db)
        equal([gone.length, await from(Slot).count(db)], [24, 16])
      },
    },
    {
      name: 'answers the rows that matched before the update, also where it makes them match no longer',
      needs: ['returning'],
      run: async ({ db }) => {
        await seedHeroes(db)
        const older = update(Hero)
          .set({ age: Hero.age.plus(50) })
          .where(and(Hero.age.lt(40), Hero.name.ne('x')))
        const rows = await older.returning({ name: Hero.name, age: Hero.age }).all(db)
        const sorted = rows.toSorted((a, b) => a.name.localeCompare(b.name))
        equal(sorted, [
          { name: 'Spider-Boy', age: 67 },
          { name: 'Tarantula', age: 82 },
        ])
        equal(await older.returning().all(db), [])
        equal(await older.returning().first(db), undefined)
      },
    },
    {
      name: 'answers rows inside transactions and batches, which undo them all',
      needs: ['returning', 'transaction'],
      run: async ({ db }) => {
        await seedHeroes(db)
        const back = await db.batch([
          update(Hero).set({ age: 2 }).where(Hero.id.eq(2)).returning({ age: Hero.age }),
          deleteFrom(HeroMission).where(HeroMission.heroId.eq(2)).returning({ role: HeroMission.role }),
          from(Hero).where(Hero.age.eq(2)).select({ id: Hero.id }),
        ])
        equal(back, [[{ age: 2 }], [{ role: 'lead' }], [{ id: 2 }]])
        const taken = insertInto(Hero).values({ id: 4, name: 'y', secretName: 'z' }).returning()
        await fails(db.batch([update(Hero).set({ age: 3 }).where(Hero.id.eq(2)).returning(), taken]), UniqueViolation)
        await fails(
          db.transaction(async tx => {
            equal((await update(Hero).set({ age: 4 }).where(Hero.id.eq(2)).returning().one(tx)).age, 4)
            await fails(
              tx.transaction(inner => taken.one(inner)),
              UniqueViolation,
            )
            await taken.one(tx)
          }),
          UniqueViolation,
        )
        equal((await db.get(Hero, 2))?.age, 2)
      },
    },
    {
      name: 'takes parameters in keys and conditions',
      needs: ['returning'],
      run: async ({ db }) => {
        await seedHeroes(db)
        const rename = prepare({ least: integer() }, p =>
          update(Hero).set({ secretName: 's' }).where(Hero.id.gte(p.least)).returning({ id: Hero.id }),
        )
        const ids = await rename.all(db, { least: 4 })
        equal(
          ids.map(({ id }) => id).toSorted((a, b) => a - b),
          [4, 5],
        )
      },
    },
    {
      name: 'answers the rows of an insert from a query',
      needs: ['returning'],
      run: async ({ db }) => {
        await seedHeroes(db)
        await createTables(db, schema)
        const names = from(Hero).where(Hero.age.isNotNull()).select({ first: Hero.name, count: Hero.age })
        const rows = await insertInto(Name)
          .from(names as never)
          .returning({ first: Name.first, count: Name.count })
          .all(db)
        equal(
          rows.toSorted((a, b) => a.count - b.count).map(({ first, count }) => [first, count]),
          [
            ['Spider-Boy', 17],
            ['Tarantula', 32],
            ['Rusty-Man', 48],
            ['Captain North', 93],
          ],
        )
        equal(await from(Name).count(db), 4)
      },
    },
    {
      name: 'answers rows of upserts that compute with the old row and the new, and nulls never meet',
      needs: ['returning', 'conflictTarget'],
      run: async ({ db }) => {
        await createTables(db, schema)
        const add = insertInto(Name)
          .values([
            { first: 'a', last: 'b', count: 1 },
            { first: 'a', last: null, count: 5 },
          ])
          .onConflict(Name.first, Name.last)
          .update({ count: Name.count.times(10).plus(excluded(Name.count)) })
        equal(
          (await add.returning({ n: Name.count }).all(db)).map(({ n }) => n),
          [1, 5],
        )
        equal(
          (await add.returning({ n: Name.count }).all(db)).map(({ n }) => n),
          [11, 5],
        )
        equal(await add.run(db), 2)
        equal(await from(Name).count(db), 4)
      },
    },
    {
      name: 'answers nothing of rows that were ignored, and counts a row that is given twice once',
      needs: ['conflictTarget'],
      run: async ({ db }) => {
        await createTables(db, schema)
        const row = { first: 'a', last: 'b' }
        const twice = insertInto(Name).values([row, { ...row, count: 9 }, { first: 'c', last: 'd' }])
        equal(await twice.onConflict(Name.first, Name.last).ignore().run(db), 2)
        equal(await twice.onConflict(Name.first, Name.last).ignore().run(db), 0)
        equal(await collected(from(Name).select({ n: Name.count }).orderBy(Name.first.asc()).stream(db)), [
          { n: 0 },
          { n: 0 },
        ])
      },
    },
  ],
}
