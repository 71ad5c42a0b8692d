// DESIGN 1, toDepth(): a relation of a model to itself, followed several times by one statement.
import {
  type Case,
  createTables,
  defineSchema,
  equal,
  from,
  holds,
  insertInto,
  integer,
  load,
  many,
  manyThrough,
  one,
  prepare,
  primaryKey,
  table,
  text,
  timestamp,
  toDepth,
  type Topic,
  type TransactionDatabase,
  upper,
} from '../kit.ts'

const circle = defineSchema(
  {
    Person: table('persons', {
      id: integer().primaryKey(),
      name: text(),
      bossId: integer().nullable().references('Person.id').private(),
    }),
    Friend: table(
      'friends',
      { ofId: integer().references('Person.id'), id: integer().references('Person.id'), since: timestamp() },
      { constraints: t => [primaryKey(t.ofId, t.id)] },
    ),
    Office: table('offices', { id: integer().primaryKey(), personId: integer().references('Person.id'), room: text() }),
  },
  {
    Person: {
      boss: one('bossId'),
      reports: many('Person.bossId', { orderBy: '-name' }),
      friends: manyThrough('Friend.ofId', 'Friend.id'),
      offices: many('Office.personId'),
    },
    Office: { person: one('personId') },
  },
)
const { Person, Friend, Office } = circle
const since = new Date('2020-01-01T00:00:00Z')

/** Ada leads Ben and Cyd, Cyd leads Dan; Eve and Flo lead each other, and Guy leads himself. */
async function fill(db: TransactionDatabase): Promise<void> {
  await createTables(db, circle)
  await insertInto(Person)
    .values([
      { id: 1, name: 'Ada', bossId: null },
      { id: 2, name: 'Ben', bossId: 1 },
      { id: 3, name: 'Cyd', bossId: 1 },
      { id: 4, name: 'Dan', bossId: 3 },
      { id: 5, name: 'Eve', bossId: null },
      { id: 6, name: 'Flo', bossId: 5 },
      { id: 7, name: 'Guy', bossId: 7 },
    ])
    .run(db)
  await insertInto(Friend)
    .values([
      { ofId: 1, id: 2, since },
      { ofId: 2, id: 1, since },
      { ofId: 2, id: 3, since },
      { ofId: 3, id: 3, since },
    ])
    .run(db)
  await insertInto(Office)
    .values([
      { id: 1, personId: 4, room: 'north' },
      { id: 2, personId: 7, room: 'south' },
    ])
    .run(db)
}

const name = { name: Person.name }
const people = from(Person).orderBy(Person.id.asc())

const cases: Case[] = [
  {
    name: 'to a depth is the relation inside itself so often, for lists and for one row',
    run: async ({ db }) => {
      await fill(db)
      const inside = {
        select: name,
        include: { reports: { select: name, include: { reports: { select: name } } } },
      } as const
      const rows = await people
        .where(Person.id.lte(4))
        .include({ reports: toDepth(3, { select: name }) })
        .all(db)
      const wanted = await people.where(Person.id.lte(4)).include({ reports: inside }).all(db)
      equal(rows, wanted)
      equal(rows[0], {
        id: 1,
        name: 'Ada',
        reports: [
          { name: 'Cyd', reports: [{ name: 'Dan', reports: [] }] },
          { name: 'Ben', reports: [] },
        ],
      })
      const up = await people
        .where(Person.id.eq(4))
        .include({ boss: toDepth(2) })
        .one(db)
      equal(up, { id: 4, name: 'Dan', boss: { id: 3, name: 'Cyd', boss: { id: 1, name: 'Ada' } } })
      const higher = await people
        .where(Person.id.eq(4))
        .include({ boss: toDepth(9) })
        .one(db)
      equal(higher.boss?.boss, { id: 1, name: 'Ada', boss: null })
      const only = await people.include({ reports: toDepth(1, { select: name }) }).first(db)
      equal(only?.reports, [{ name: 'Cyd' }, { name: 'Ben' }])
      equal(
        await people
          .where(Person.id.gt(99))
          .include({ reports: toDepth(3) })
          .all(db),
        [],
      )
    },
  },
  {
    name: 'to a depth takes conditions, orders, selections and relations beside, at each level',
    run: async ({ db }) => {
      await fill(db)
      const options = {
        where: Person.name.ne('Ben'),
        orderBy: Person.id.desc(),
        select: { id: Person.id },
        include: { offices: { select: { room: Office.room } }, shout: upper(Person.name) },
      } as const
      const ada = await people.include({ reports: toDepth(2, options), friends: toDepth(2, { link: true }) }).first(db)
      equal(ada?.reports, [
        { id: 3, shout: 'CYD', offices: [], reports: [{ id: 4, shout: 'DAN', offices: [{ room: 'north' }] }] },
      ])
      equal(ada?.friends, [
        {
          id: 2,
          name: 'Ben',
          link: { ofId: 1, id: 2, since },
          friends: [
            { id: 1, name: 'Ada', link: { ofId: 2, id: 1, since } },
            { id: 3, name: 'Cyd', link: { ofId: 2, id: 3, since } },
          ],
        },
      ])
      const office = await from(Office)
        .where(Office.id.eq(1))
        .include({ person: { include: { boss: toDepth(2) } } })
        .one(db)
      equal(office.person, { id: 4, name: 'Dan', boss: { id: 3, name: 'Cyd', boss: { id: 1, name: 'Ada' } } })
    },
  },
  {
    name: 'rows that lead back to themselves are loaded again at each level, to the depth',
    run: async ({ db }) => {
      await fill(db)
      await insertInto(Person).values({ id: 8, name: 'Hal', bossId: 8 }).run(db)
      const guy = await people
        .where(Person.id.eq(7))
        .include({ reports: toDepth(3, { select: name }) })
        .one(db)
      equal(guy.reports, [{ name: 'Guy', reports: [{ name: 'Guy', reports: [{ name: 'Guy' }] }] }])
      const [first] = guy.reports
      holds(first?.reports !== guy.reports && first?.reports[0] !== (first as object), 'each level has rows of its own')
      const boss = await people
        .where(Person.id.eq(7))
        .include({ boss: toDepth(2, { select: name }) })
        .one(db)
      equal(boss.boss, { name: 'Guy', boss: { name: 'Guy' } })
      const ring = await people
        .where(Person.id.in([1, 3]))
        .include({ friends: toDepth(4, { select: name }) })
        .all(db)
      const inside = { friends: { select: name, include: { friends: { select: name } } } }
      equal(
        ring,
        await load(db, Person, await people.where(Person.id.in([1, 3])).all(db), {
          friends: { select: name, include: { friends: { select: name, include: inside } } },
        }),
      )
      equal(structuredClone(ring), ring)
    },
  },
  {
    name: 'load() goes to a depth too, and so do prepared queries, streams and batches',
    run: async ({ db }) => {
      await fill(db)
      const [ada] = await load(db, Person, [{ id: 1 }], { reports: toDepth(2, { select: name }) })
      const wanted = [
        { name: 'Cyd', reports: [{ name: 'Dan' }] },
        { name: 'Ben', reports: [] },
      ]
      equal(ada?.reports, wanted)
      const query = prepare({ id: integer(), not: text() }, p =>
        from(Person)
          .where(Person.id.eq(p.id))
          .include({ reports: toDepth(2, { where: Person.name.ne(p.not), select: name }) }),
      )
      equal((await query.one(db, { id: 1, not: '' })).reports, wanted)
      equal((await query.one(db, { id: 1, not: 'Ben' })).reports, wanted.slice(0, 1))
      for await (const row of query.stream(db, { id: 1, not: 'Dan' }))
        equal(
          row.reports,
          wanted.map(report => ({ ...report, reports: [] })),
        )
      const [[found], all] = await db.batch([query.bind({ id: 1, not: '' }), people.select({ id: Person.id })])
      equal([found?.reports, all.length], [wanted, 7])
    },
  },
]

export const includingTrees: Topic = { name: 'include trees', cases }
