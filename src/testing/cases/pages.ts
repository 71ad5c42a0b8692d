// DESIGN 1 and 2: pages by key have the rows that `all` answers, each once, in any order and whatever is inserted between.
import { Hero, HeroMission, seedHeroes, Team } from '../heroes.ts'
import {
  alias,
  bigint,
  blob,
  boolean,
  createTables,
  decimal,
  defineSchema,
  deleteFrom,
  enumOf,
  equal,
  from,
  holds,
  insertInto,
  integer,
  interval,
  lower,
  plainDate,
  plainDateTime,
  plainTime,
  real,
  table,
  text,
  timestamp,
  type Topic,
  type TransactionDatabase,
  uuid,
} from '../kit.ts'
import { place } from '../kinds.ts'
import { forwards, walks } from '../walk.ts'

const UUID = '0189c1f2-7f3e-7abc-8def-00112233aabb'
const SAME = 'é"\\~?\u{10ffff}😀\u007f\u2028'

/** Each kind with three values that a number of JavaScript or a rounded one would mistake for another. */
const KINDS = {
  integer: [integer(), [-2_147_483_648, 0, 2_147_483_647]],
  wide: [integer({ bits: 53 }), [-9_007_199_254_740_991, 9_007_199_254_740_990, 9_007_199_254_740_991]],
  bigint: [bigint(), [-9_223_372_036_854_775_808n, 9_223_372_036_854_775_806n, 9_223_372_036_854_775_807n]],
  real: [real(), [-1e300, 0.1, 0.30000000000000004]],
  decimal: [decimal(10, 2), ['-10.10', '-9.00', '2.00']],
  long: [decimal(30, 4), ['-1.0000', '12345678901234567890123456.7890', '12345678901234567890123456.7891']],
  written: [decimal(12, 3, { storage: 'text' }), ['-10.000', '-9.125', '2.500']],
  boolean: [boolean(), [false, true, true]],
  timestamp: [timestamp(), [new Date('0042-02-03T12:00:00.250Z'), new Date(1), new Date('9999-12-31T23:59:59.999Z')]],
  milliseconds: [timestamp({ storage: 'milliseconds' }), [new Date(-1), new Date(0), new Date(1)]],
  plainDate: [plainDate(), ['0001-01-01', '2024-02-29', '9999-12-31']],
  plainTime: [plainTime(), ['00:00:00', '00:00:00.001', '23:59:59.999']],
  plainDateTime: [plainDateTime(), ['2024-02-29T10:00:00', '2024-02-29T10:00:00.001', '2024-02-29T10:00:01']],
  interval: [interval(), ['-PT0.001S', 'PT1S', 'P20D']],
  uuid: [uuid(), [UUID, UUID.replace('0', '1'), UUID.replace('0', 'f')]],
  bytes: [uuid({ storage: 'bytes' }), [UUID, UUID.replace('0', '1'), UUID.replace('0', 'f')]],
  blob: [blob(), [new Uint8Array([]), new Uint8Array([0, 255]), new Uint8Array([1])]],
  enum: [enumOf('green', "it's", 'red'), ['green', "it's", 'red']],
  text: [text(), ['', SAME, `${SAME} `]],
  custom: [
    place,
    [
      { x: 1, y: 2 },
      { x: 2, y: 1 },
      { x: 3, y: 0 },
    ],
  ],
} as const
type Kinds = typeof KINDS

const columns = Object.fromEntries(Object.entries(KINDS).map(([name, [column]]) => [name, column.nullable()])) as {
  [N in keyof Kinds]: Kinds[N][0]
}
const schema = defineSchema({
  Kind: table('kinds', { id: integer().primaryKey(), ...columns }),
  Event: table('events', { id: uuid().primaryKey(), at: timestamp(), rank: integer().nullable() }),
})
const { Event, Kind } = schema

/** The places of the values in the order of the table; null is lowest, and two rows have the same. */
const PLACES = [2, null, 0, 1, 1]
const ORDERED = [2, 3, 4, 5, 1]

async function seedKinds(db: TransactionDatabase): Promise<void> {
  await createTables(db, schema)
  const rows = PLACES.map(place =>
    Object.fromEntries(
      Object.entries(KINDS).map(([name, [, values]]) => [name, place === null ? null : values[place]]),
    ),
  )
  await insertInto(Kind)
    .values(rows.map((row, at) => ({ id: at + 1, ...row })) as never)
    .run(db)
}

const reversed = <T>(rows: readonly T[]): T[] => [...rows].reverse()
const byId = (ids: readonly number[]): { id: number }[] => ids.map(id => ({ id }))

export const pages: Topic = {
  name: 'pages',
  cases: [
    {
      name: 'values of every kind are places to go on from, to the last digit, and so is null',
      run: async ({ db }) => {
        await seedKinds(db)
        const ids = from(Kind).select({ id: Kind.id })
        for (const name of Object.keys(KINDS) as (keyof Kinds)[]) {
          const order = (Kind[name] as typeof Kind.integer).asc()
          const down = (Kind[name] as typeof Kind.integer).desc()
          // Two booleans are the same.
          const rows = name === 'boolean' ? [2, 3, 1, 4, 5] : ORDERED
          await walks(ids.orderBy(order), db, byId(rows), [1, 2, 5], name)
          await walks(ids.orderBy(down), db, byId(reversed(rows)), [2], `${name} down`)
        }
      },
    },
    {
      name: 'null stands where the order says',
      run: async ({ db }) => {
        await seedKinds(db)
        const ids = from(Kind).select({ id: Kind.id })
        const { integer: key } = Kind
        await walks(ids.orderBy(key.asc({ nulls: 'last' })), db, byId([3, 4, 5, 1, 2]), [1, 2])
        await walks(ids.orderBy(key.desc({ nulls: 'first' })), db, byId([2, 1, 5, 4, 3]), [1, 2])
        await walks(ids.orderBy(key.asc({ nulls: 'first' })), db, byId([2, 3, 4, 5, 1]), [1, 2])
        await walks(ids.orderBy(key.desc({ nulls: 'last' })), db, byId([1, 5, 4, 3, 2]), [1, 2])
      },
    },
    {
      name: 'directions can be mixed, and orders can be expressions',
      run: async ({ db }) => {
        await seedHeroes(db)
        const names = from(Hero).select({ name: Hero.name })
        const [up, down] = [Hero.id.asc(), Hero.id.desc()]
        for (const [ties, ...orders] of [
          [down, Hero.teamId.asc(), Hero.age.desc()],
          [down, Hero.teamId.desc(), Hero.age.asc(), Hero.name.desc()],
          [down, lower(Hero.name).desc()],
          [down, Hero.age.plus(1).asc({ nulls: 'last' }), Hero.id.desc()],
          [up, Hero.age.gt(40).desc(), Hero.teamId.isNull().asc()],
          [down, Hero.id.desc()],
          [up],
        ] as const) {
          await walks(names.orderBy(...orders), db, await names.orderBy(...orders, ties).all(db), [1, 2, 3, 10])
        }
      },
    },
    {
      name: 'rows are those that the query answers, whatever it selects, joins and misses',
      run: async ({ db }) => {
        await seedHeroes(db)
        const boss = alias(Hero, 'boss')
        const joined = from(Hero)
          .leftJoin(Team, Team.id.eq(Hero.teamId))
          .leftJoin(boss, boss.age.gt(Hero.age))
          .select({ hero: Hero, deep: { team: Team, boss: boss.name } })
        const complete = [Team.name.desc(), Hero.id.desc(), Team.id.desc(), boss.id.desc()]
        await walks(joined.orderBy(Team.name.desc()), db, await joined.orderBy(...complete).all(db), [1, 3])
        const keys = [boss.age.asc(), Hero.id.asc(), Team.id.asc(), boss.id.asc()]
        await walks(joined.orderBy(boss.age.asc()), db, await joined.orderBy(...keys).all(db), [2, 4])
        const links = from(HeroMission).innerJoin(Hero, Hero.id.eq(HeroMission.heroId))
        const linked = [HeroMission.heroId.asc(), HeroMission.missionId.asc(), Hero.id.asc()]
        await walks(links, db, await links.orderBy(...linked).all(db), [1, 2])
      },
    },
    {
      name: 'a right join misses rows of the model itself',
      needs: ['rightJoin'],
      run: async ({ db }) => {
        await seedHeroes(db)
        const teams = from(Hero).rightJoin(Team, Team.id.eq(Hero.teamId)).orderBy(Hero.name.asc())
        const rows = await teams.orderBy(Hero.id.asc(), Team.id.asc()).all(db)
        holds(rows.includes(null), 'a team has no hero')
        await walks(teams, db, rows, [1, 2, 3])
      },
    },
    {
      name: 'a full join misses rows on both sides',
      needs: ['fullJoin'],
      run: async ({ db }) => {
        await seedHeroes(db)
        const pairs = from(Hero).fullJoin(Team, Team.id.eq(Hero.teamId)).select({ hero: Hero.name, team: Team })
        const query = pairs.orderBy(Team.name.desc())
        const rows = await query.orderBy(Hero.id.desc(), Team.id.desc()).all(db)
        holds(rows.some(({ hero }) => hero === null) && rows.some(({ team }) => team === null), 'both sides are missed')
        await walks(query, db, rows, [1, 2, 4])
      },
    },
    {
      name: 'rows bring along what is loaded with them',
      run: async ({ db }) => {
        await seedHeroes(db)
        const heroes = from(Hero).include({ team: { include: { heroes: { limit: 1 } } }, missions: true })
        const query = heroes.orderBy(Hero.age.desc())
        await walks(query, db, await query.orderBy(Hero.id.desc()).all(db), [2, 5])
        const teams = from(Team).include({ heroes: { select: { name: Hero.name } }, low: lower(Team.name) })
        await walks(teams, db, await teams.orderBy(Team.id.asc()).all(db), [1, 2])
        equal((await teams.page(db, { size: 1, total: true })).total, 3)
      },
    },
    {
      name: 'locked rows come in pages too',
      needs: ['transaction'],
      run: async ({ db }) => {
        await seedHeroes(db)
        const query = from(Hero).orderBy(Hero.age.asc()).forUpdate()
        const rows = await from(Hero).orderBy(Hero.age.asc(), Hero.id.asc()).all(db)
        await db.transaction(tx => walks(query, tx, rows, [2]))
      },
    },
    {
      name: 'rows that come and go between two pages repeat none and hide none',
      run: async ({ db }) => {
        await createTables(db, schema)
        const id = (n: number): string => `${String(n).padStart(8, '0')}-0000-4000-8000-000000000000`
        const at = new Date('2024-05-01T10:00:00.123Z')
        const row = (n: number): object => ({ id: id(n), at, rank: n % 3 === 0 ? null : n % 3 })
        await insertInto(Event)
          .values(Array.from({ length: 12 }, (_, n) => row(10 * n + 100)) as never)
          .run(db)
        const query = from(Event).orderBy(Event.rank.desc(), Event.at.asc())
        const before = await query.orderBy(Event.id.asc()).all(db)
        let next = 0
        const [rows] = await forwards(query, db, 3, () =>
          insertInto(Event)
            .values([row(++next), row(100 + next), row(1000 + next)] as never)
            .run(db),
        )
        const known = new Set(before.map(one => one.id))
        equal(
          rows.filter(one => known.has(one.id)),
          before,
        )
        equal(new Set(rows.map(one => one.id)).size, rows.length)

        const first = await query.page(db, { size: 4 })
        await deleteFrom(Event)
          .where(Event.id.eq((first.rows.at(-1) as { id: string }).id))
          .run(db)
        const second = await query.page(db, { size: 4, after: first.next })
        const rest = await query.orderBy(Event.id.asc()).all(db)
        equal(second.rows, rest.slice(3, 7))
        equal((await query.page(db, { size: 4, before: second.previous })).rows, first.rows.slice(0, 3))
      },
    },
    {
      name: 'pages at both ends say so, and an empty page says nothing',
      run: async ({ db }) => {
        await seedHeroes(db)
        const query = from(Hero).orderBy(Hero.name.asc())
        const all = await query.page(db, { size: 5 })
        equal([all.rows.length, all.next, all.previous], [5, null, null])
        const [, last] = await forwards(query, db, 2)
        equal([last.rows.length, last.next], [1, null])
        const middle = await query.page(db, { size: 2, before: last.previous })
        const first = await query.page(db, { size: 2, before: middle.previous })
        equal([first.rows.length, first.previous], [2, null])
        equal((await query.page(db, { size: 2, after: first.next })).rows, middle.rows)
        equal(await query.page(db, { size: 2, after: null, before: undefined }), first)
        await deleteFrom(Hero).everyRow().run(db)
        equal(await query.page(db, { size: 2, after: first.next }), { rows: [], next: null, previous: null })
        equal(await query.page(db, { size: 2, total: true }), { rows: [], next: null, previous: null, total: 0 })
      },
    },
    {
      name: 'the total counts the rows of all pages',
      run: async ({ db }) => {
        await seedHeroes(db)
        const query = from(Hero).where(Hero.age.isNotNull()).orderBy(Hero.age.asc())
        const rows = await query.all(db)
        const page = await query.page(db, { size: 1, total: true })
        equal([page.total, page.rows], [rows.length, rows.slice(0, 1)])
        const more = await query.page(db, { size: 1, total: true, after: page.next })
        equal([more.total, more.rows], [rows.length, rows.slice(1, 2)])
      },
    },
    {
      name: 'a transaction reads pages of what it wrote',
      needs: ['transaction'],
      run: async ({ db }) => {
        await seedHeroes(db)
        await db.transaction(async tx => {
          await insertInto(Hero).values({ id: 6, name: 'Aaa', secretName: 'x' }).run(tx)
          const query = from(Hero).orderBy(Hero.name.asc())
          const [rows] = await forwards(query, tx, 2)
          equal(rows, await query.all(tx))
          equal(rows[0]?.name, 'Aaa')
        })
        equal((await from(Hero).page(db.with({ timeout: 10_000, tag: 'page' }), { size: 9 })).rows.length, 6)
      },
    },
  ],
}
