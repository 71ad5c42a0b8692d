// DESIGN 2: updateEach() changes many rows, each with values of its own, in one statement; it counts rows matched. Rows are
// grouped by the columns they give; onUpdate functions run once per row; what is wrong is told before anything is sent.
import { Hero, HeroMission, seedHeroes } from '../heroes.ts'
import {
  createTables,
  defineSchema,
  DefinitionError,
  equal,
  fails,
  from,
  holds,
  insertInto,
  integer,
  table,
  text,
  throws,
  type Topic,
  type TransactionDatabase,
  UniqueViolation,
  updateEach,
  ValidationError,
} from '../kit.ts'

const ages = from(Hero).select({ id: Hero.id, age: Hero.age }).orderBy(Hero.id.asc())

/** Models with a version, a readonly key, and a function that counts how often it is asked. */
function counted() {
  let touched = 0
  const schema = defineSchema({
    Item: table('items', {
      id: integer().primaryKey(),
      code: text().unique().readonly(),
      stock: integer().nullable(),
      edition: integer().version(),
      touched: integer()
        .nullable()
        .onUpdate(() => ++touched),
    }),
  })
  return { schema, Item: schema.Item }
}
const many = defineSchema({
  Place: table('places', { id: integer().primaryKey(), at: integer().nullable().unique() }),
})

async function items(db: TransactionDatabase) {
  const { schema, Item } = counted()
  await createTables(db, schema)
  await insertInto(Item)
    .values(['a', 'b', 'c'].map(code => ({ code })))
    .run(db)
  return Item
}

export const eachUpdates: Topic = {
  name: 'updateEach',
  cases: [
    {
      name: 'every row gets its own values, and rows that are not there are not counted',
      run: async ({ db }) => {
        await seedHeroes(db)
        const rows = [
          { id: 3, age: 49, name: 'Rusty' },
          { id: 1, age: 30, name: `it's "q" \\ ? $1 😀` },
          { id: 99, age: 1, name: 'Nobody' },
        ]
        equal(await updateEach(Hero, rows, { by: Hero.id }).run(db), 2)
        equal(await from(Hero).select({ id: Hero.id, age: Hero.age, name: Hero.name }).orderBy(Hero.id.asc()).all(db), [
          { id: 1, age: 30, name: `it's "q" \\ ? $1 😀` },
          { id: 2, age: 17, name: 'Spider-Boy' },
          { id: 3, age: 49, name: 'Rusty' },
          { id: 4, age: 32, name: 'Tarantula' },
          { id: 5, age: 93, name: 'Captain North' },
        ])
      },
    },
    {
      name: 'null empties a column, undefined leaves it, and the same values count',
      run: async ({ db }) => {
        await seedHeroes(db)
        const rows = [
          { id: 1, age: 5, teamId: undefined },
          { id: 2, age: null },
          { id: 3, teamId: null },
          { id: 4, age: 32 },
        ]
        equal(await updateEach(Hero, rows, { by: Hero.id }).run(db), 4)
        equal(await from(Hero).select({ age: Hero.age, team: Hero.teamId }).orderBy(Hero.id.asc()).all(db), [
          { age: 5, team: 2 },
          { age: null, team: 1 },
          { age: 48, team: null },
          { age: 32, team: null },
          { age: 93, team: null },
        ])
      },
    },
    {
      name: 'no row is nothing to do',
      run: async ({ db }) => {
        await seedHeroes(db)
        equal(await updateEach(Hero, [], { by: Hero.id }).run(db), 0)
      },
    },
    {
      name: 'by takes several columns, and columns that are no key',
      run: async ({ db }) => {
        await seedHeroes(db)
        const roles = [
          { heroId: 3, missionId: 1, role: 'driver' },
          { heroId: 3, missionId: 2, role: null },
          { heroId: 2, missionId: 2, role: 'nobody' },
        ]
        equal(await updateEach(HeroMission, roles, { by: [HeroMission.heroId, HeroMission.missionId] }).run(db), 2)
        const all = from(HeroMission).select({ role: HeroMission.role })
        equal(await all.orderBy(HeroMission.heroId.asc(), HeroMission.missionId.asc()).all(db), [
          { role: 'lead' },
          { role: 'driver' },
          { role: null },
        ])
        equal(await updateEach(Hero, [{ teamId: 1, age: 20 }], { by: Hero.teamId }).run(db), 2)
        equal(
          (await ages.all(db)).map(row => row.age),
          [null, 20, 20, 32, 93],
        )
      },
    },
    {
      name: 'versions count on, and onUpdate functions run once for each row',
      run: async ({ db }) => {
        const Item = await items(db)
        const rows = [
          { code: 'a', stock: 1 },
          { code: 'b', stock: 2 },
        ]
        equal(await updateEach(Item, rows, { by: Item.code }).run(db), 2)
        const all = from(Item).select({ code: Item.code, n: Item.stock, edition: Item.edition, touched: Item.touched })
        equal(await all.orderBy(Item.id.asc()).all(db), [
          { code: 'a', n: 1, edition: 2, touched: 1 },
          { code: 'b', n: 2, edition: 2, touched: 2 },
          { code: 'c', n: null, edition: 1, touched: null },
        ])
        // As a key, the version finds only rows that nobody changed meanwhile.
        const careful = [
          { id: 1, edition: 1, stock: 9 },
          { id: 2, edition: 2, stock: 9, touched: 0 },
        ]
        equal(await updateEach(Item, careful, { by: [Item.id, Item.edition] }).run(db), 1)
        equal(await all.where(Item.stock.eq(9)).all(db), [{ code: 'b', n: 9, edition: 3, touched: 0 }])
      },
    },
    {
      name: 'any number of rows is one change, all or nothing',
      run: async ({ db }) => {
        await createTables(db, many)
        const { Place } = many
        const rows = Array.from({ length: 10_001 }, (_, at) => ({ id: at + 1, at }))
        await insertInto(Place)
          .values(rows.map(({ id }) => ({ id })))
          .run(db)
        equal(await updateEach(Place, rows, { by: Place.id }).run(db), 10_001)
        equal(await from(Place).where(Place.at.eq(10_000)).select({ id: Place.id }).all(db), [{ id: 10_001 }])
        const twice = rows.map(({ id, at }) => ({ id, at: at === 10_000 ? -1 : -id }))
        await fails(updateEach(Place, twice, { by: Place.id }).run(db), UniqueViolation)
        equal(await from(Place).where(Place.at.lt(0)).count(db), 0)
      },
    },
    {
      name: 'rows are answered as they are then, however they are grouped',
      needs: ['returning'],
      run: async ({ db }) => {
        await seedHeroes(db)
        const rows = [
          { id: 5, age: 1 },
          { id: 2, age: 2, name: 'Two' },
          { id: 99, age: 3 },
          { id: 4, age: 4 },
        ]
        const statement = updateEach(Hero, rows, { by: Hero.id })
        const answered = await statement.returning({ id: Hero.id, age: Hero.age, name: Hero.name }).all(db)
        equal(
          answered.toSorted((a, b) => a.id - b.id),
          [
            { id: 2, age: 2, name: 'Two' },
            { id: 4, age: 4, name: 'Tarantula' },
            { id: 5, age: 1, name: 'Captain North' },
          ],
        )
        const one = updateEach(Hero, [{ id: 1, age: 7 }], { by: Hero.id }).returning()
        equal(await one.one(db), { id: 1, name: 'Deadpond', secretName: 'Dive Wilson', age: 7, teamId: 2 })
        equal(await updateEach(Hero, [], { by: Hero.id }).returning().all(db), [])
      },
    },
    {
      name: 'a batch counts the rows of each statement',
      run: async ({ db }) => {
        await seedHeroes(db)
        const mixed = [
          { id: 1, age: 1 },
          { id: 2, age: 2, teamId: null },
        ]
        const answers = await db.batch([updateEach(Hero, mixed, { by: Hero.id }), ages.limit(2)])
        equal(answers, [
          2,
          [
            { id: 1, age: 1 },
            { id: 2, age: 2 },
          ],
        ])
      },
    },
    {
      name: 'what is wrong is told with its row, before anything is sent',
      run: async ({ db }) => {
        const Item = await items(db)
        const refused = async (rows: readonly unknown[], by: unknown = Item.id): Promise<ValidationError> =>
          fails(updateEach(Item, rows as never, { by } as never).run(db), ValidationError)
        const good = { id: 1, stock: 1 }
        const wrong = await refused([good, { id: 2, stock: 'x' }, { stock: 1 }])
        equal(
          wrong.issues.map(issue => issue.row),
          [1, 2],
        )
        holds(wrong.message.startsWith('Item.stock: expected'), 'the column is named')
        await refused([good, { id: 2, nope: 1 }])
        await refused([good, { id: 2, edition: 1 }])
        await refused([good, { id: 2, code: 'x' }])
        await refused([good, { id: null, stock: 1 }])
        await refused([good, { id: 2, stock: Item.stock.plus(1) }])
        await refused([good, { id: Item.id, stock: 1 }])
        await refused([good, null])
        await refused([good, { id: 2 }])
        await refused([good, { id: 2, stock: undefined }])
        await refused([{ code: 'a' }], Item.code)
        equal((await refused([good, { id: 2, stock: 1 }, good])).message, 'Item: rows 0 and 2 have the same key')
        equal(await from(Item).where(Item.stock.isNotNull()).count(db), 0)
        for (const by of [undefined, 'id', [], [Item.id, Hero.id], Item.id.plus(1)])
          throws(() => updateEach(Item, [good], { by } as never), DefinitionError)
        throws(() => updateEach(Item, good as never, { by: Item.id }), ValidationError)
      },
    },
  ],
}
