// DESIGN 1: relations in conditions and as values, `Team.heroes.some(Hero.age.gt(60))`, `Team.heroes.count()`.
import { Hero, HeroMission, Mission, seedHeroes, Team } from '../heroes.ts'
import {
  alias,
  and,
  bigint,
  caseWhen,
  type Condition,
  count,
  createTables,
  decimal,
  defineSchema,
  deleteFrom,
  equal,
  fails,
  DefinitionError,
  from,
  insertInto,
  integer,
  load,
  many,
  not,
  or,
  prepare,
  table,
  text,
  throws,
  type Topic,
  type TransactionDatabase,
  update,
  ValidationError,
} from '../kit.ts'

const hostile = `'; drop table heroes; -- " \` \\ %_ \u{1F600}`

const { Account, Payment } = defineSchema(
  {
    Account: table('accounts', { id: integer().primaryKey(), name: text() }),
    Payment: table('payments', {
      id: integer().primaryKey(),
      accountId: integer().nullable().references('Account.id'),
      amount: decimal(10, 2).nullable(),
      units: bigint().nullable(),
      points: integer().nullable(),
    }),
  },
  { Account: { payments: many('Payment.accountId') } },
)

async function seedPayments(db: TransactionDatabase): Promise<void> {
  await createTables(db, { Account, Payment })
  await insertInto(Account)
    .values(['a', 'b', 'c'].map((name, at) => ({ id: at + 1, name })))
    .run(db)
  await insertInto(Payment)
    .values([
      { accountId: 1, amount: '10.10', units: 9_007_199_254_740_993n, points: 2_147_483_647 },
      { accountId: 1, amount: '-0.05', units: 2n, points: 2_147_483_647 },
      { accountId: 2, amount: null, units: null, points: null },
    ])
    .run(db)
}

const names = { name: Team.name }
const heroNames = (all: readonly { name: string }[]): string[] => all.map(({ name }) => name)

export const relationFilters: Topic = {
  name: 'conditions on relations',
  cases: [
    {
      name: 'some, none and every ask the rows of a relation; what is null is not met',
      run: async ({ db }) => {
        await seedHeroes(db)
        const teams = async (condition: Condition<'Team'>): Promise<string[]> =>
          heroNames(await from(Team).where(condition).select(names).orderBy(Team.id.asc()).all(db))
        equal(await teams(Team.heroes.some(Hero.age.gt(40))), ['Preventers'])
        equal(await teams(Team.heroes.some(Hero.age.gt(40), Hero.age.lt(45))), [])
        equal(await teams(Team.heroes.none(Hero.age.gt(40))), ['Z-Force', 'Nobody'])
        equal(await teams(Team.heroes.every(Hero.age.gt(10))), ['Preventers', 'Nobody'])
        equal(await teams(Team.heroes.every(Hero.age.gt(20))), ['Nobody'])
        equal(await teams(Team.heroes.some()), ['Preventers', 'Z-Force'])
        equal(await teams(Team.heroes.none()), ['Nobody'])
        equal(await teams(Team.heroes.every()), ['Preventers', 'Z-Force', 'Nobody'])
        equal(await teams(Team.heroes.some(undefined, false)), ['Preventers', 'Z-Force'])
      },
    },
    {
      name: 'is and isNot ask the row that a key leads to, and are opposites where there is none',
      run: async ({ db }) => {
        await seedHeroes(db)
        const heroes = async (condition: Condition<'Hero'>): Promise<number[]> =>
          (await from(Hero).where(condition).orderBy(Hero.id.asc()).all(db)).map(({ id }) => id)
        equal(await heroes(Hero.team.is(Team.name.eq('Preventers'))), [2, 3])
        equal(await heroes(Hero.team.isNot(Team.name.eq('Preventers'))), [1, 4, 5])
        equal(await heroes(Hero.team.is(null)), [4, 5])
        equal(await heroes(Hero.team.isNot(null)), [1, 2, 3])
        const team = await from(Team).where(Team.id.eq(2)).one(db)
        equal(await heroes(Hero.team.is(team)), [1])
        equal(await heroes(Hero.team.isNot(team)), [2, 3, 4, 5])
        const answers = await from(Hero)
          .where(Hero.id.gte(3))
          .select({ is: Hero.team.is({ id: 2 }), not: not(Hero.team.is({ id: 2 })), other: Hero.team.isNot({ id: 2 }) })
          .all(db)
        equal(
          answers,
          answers.map(() => ({ is: false, not: true, other: true })),
        )
      },
    },
    {
      name: 'a relation over a link table has the columns of both tables',
      run: async ({ db }) => {
        await seedHeroes(db)
        const leads = from(Hero).where(Hero.missions.some(HeroMission.role.eq('lead'), Mission.title.eq('Rescue')))
        equal(heroNames(await leads.all(db)), ['Spider-Boy'])
        const busy = from(Hero).where(Hero.missions.count().gt(1))
        equal(heroNames(await busy.all(db)), ['Rusty-Man'])
        const missions = await from(Mission)
          .select({ title: Mission.title, heroes: Mission.heroes.count(), oldest: Mission.heroes.max(Hero.age) })
          .orderBy(Mission.heroes.count(HeroMission.role.isNotNull()).desc(), Mission.title.desc())
          .all(db)
        equal(missions, [
          { title: 'Rescue', heroes: 2, oldest: 48 },
          { title: 'Recon', heroes: 1, oldest: 48 },
        ])
        const linked = await from(HeroMission)
          .innerJoin(Hero, Hero.id.eq(HeroMission.heroId))
          .where(Hero.missions.some(HeroMission.role.eq('scout')))
          .count(db)
        equal(linked, 2)
      },
    },
    {
      name: 'conditions stand in each other, and name the innermost rows of a model',
      run: async ({ db }) => {
        await seedHeroes(db)
        const rescued = from(Team).where(Team.heroes.some(Hero.missions.some(Mission.title.eq('Rescue'))))
        equal(await rescued.select(names).all(db), [{ name: 'Preventers' }])
        const fellows = from(Hero).where(Hero.team.is(Team.heroes.count(Hero.age.gt(40)).gt(0)))
        equal(heroNames(await fellows.orderBy(Hero.id.asc()).all(db)), ['Spider-Boy', 'Rusty-Man'])
        const joined = await from(Team)
          .innerJoin(Team.heroes)
          .where(Team.heroes.some(Hero.age.lt(20)), Hero.team.is(Team.name.startsWith('P')))
          .select({ hero: Hero.name })
          .orderBy(Hero.id.asc())
          .all(db)
        equal(joined, [{ hero: 'Spider-Boy' }, { hero: 'Rusty-Man' }])
      },
    },
    {
      name: 'aggregates keep the kind of their column; count is 0 and the others null without rows',
      run: async ({ db }) => {
        await seedPayments(db)
        const { payments } = Account
        const rows = await from(Account)
          .select({
            n: payments.count(),
            amount: payments.sum(Payment.amount),
            mean: payments.avg(Payment.amount),
            units: payments.max(Payment.units),
            points: payments.sum(Payment.points),
            least: payments.min(Payment.amount, Payment.amount.gt('0')),
          })
          .orderBy(Account.id.asc())
          .all(db)
        const nothing = { amount: null, mean: null, units: null, points: null, least: null }
        equal(rows, [
          {
            n: 2,
            amount: '10.05',
            mean: '5.025000',
            units: 9_007_199_254_740_993n,
            points: 4_294_967_294,
            least: '10.10',
          },
          { n: 1, ...nothing },
          { n: 0, ...nothing },
        ])
        equal(await from(Account).where(payments.sum(Payment.amount).gt('10.04')).count(db), 1)
        equal(await from(Account).where(payments.sum(Payment.units).isNull()).count(db), 2)
      },
    },
    {
      name: 'they stand wherever expressions do',
      run: async ({ db }) => {
        await seedHeroes(db)
        const size = Team.heroes.count()
        const sorted = await from(Team)
          .select({ team: Team.name, big: caseWhen(size.gt(1), 'yes').else('no') })
          .orderBy(size.desc(), Team.name.asc())
          .all(db)
        equal(sorted, [
          { team: 'Preventers', big: 'yes' },
          { team: 'Z-Force', big: 'no' },
          { team: 'Nobody', big: 'no' },
        ])
        const joined = from(Hero).leftJoin(Team, and(Team.id.eq(Hero.teamId), Team.heroes.count().gt(1)))
        equal(await joined.where(Team.id.isNotNull()).count(db), 2)
        const missed = await from(Hero)
          .leftJoin(Hero.team)
          .where(Hero.id.eq(4))
          .select({ n: Team.heroes.count(), some: Team.heroes.some(), oldest: Team.heroes.max(Hero.age) })
          .one(db)
        equal(missed, { n: 0, some: false, oldest: null })
        const groups = await from(Hero)
          .groupBy(Hero.teamId)
          .having(or(Hero.team.is(null), Hero.team.is(Team.headquarters.contains('Tower'))))
          .select({ n: count() })
          .orderBy(Hero.teamId.asc())
          .all(db)
        equal(groups, [{ n: 2 }, { n: 2 }])
        const derived = from(Team).select({ id: Team.id, size }).as('sizes')
        equal(await from(derived).where(derived.size.eq(0)).count(db), 1)
        const [team] = await load(db, Team, [{ id: 1 }], {
          heroes: { where: Hero.missions.some(), orderBy: Hero.missions.count().desc(), select: { id: Hero.id } },
        })
        equal(team?.heroes, [{ id: 3 }, { id: 2 }])
      },
    },
    {
      name: 'they tell which rows are written, and what is written',
      run: async ({ db }) => {
        await seedHeroes(db)
        equal(await update(Hero).set({ age: Hero.missions.count() }).where(Hero.missions.some()).run(db), 2)
        equal(
          await from(Hero).where(Hero.age.lt(3)).select({ id: Hero.id, age: Hero.age }).orderBy(Hero.id.asc()).all(db),
          [
            { id: 2, age: 1 },
            { id: 3, age: 2 },
          ],
        )
        equal(await update(Team).set({ headquarters: 'none' }).where(Team.heroes.none()).run(db), 1)
        equal(
          await deleteFrom(Hero)
            .where(Hero.team.is(Team.heroes.count().lt(2)))
            .run(db),
          1,
        )
        equal(await deleteFrom(Hero).where(Hero.team.is(null), Hero.missions.none()).run(db), 2)
        equal(await from(Hero).count(db), 2)
      },
    },
    {
      name: 'values are parameters, and the same statement serves others',
      run: async ({ db }) => {
        await seedHeroes(db)
        await update(Hero).set({ name: hostile }).where(Hero.id.eq(1)).run(db)
        for (const [name, expected] of [
          [hostile, 1],
          ['Tarantula', 0],
          ['Rusty-Man', 1],
        ] as const)
          equal(
            await from(Team)
              .where(Team.heroes.some(Hero.name.eq(name)))
              .count(db),
            expected,
            name,
          )
        const other = alias(Team, hostile.slice(0, 32))
        equal(
          await from(other)
            .where(other.heroes.count(Hero.name.contains("'; drop")).eq(1))
            .count(db),
          1,
        )
        const older = prepare({ age: integer() }, p => from(Team).where(Team.heroes.some(Hero.age.gt(p.age))))
        equal((await older.all(db, { age: 16 })).length, 1)
        equal((await older.all(db, { age: 60 })).length, 0)
      },
    },
    {
      name: 'what is no condition, and a relation of a table that is not in the query, are refused',
      run: async ({ db }) => {
        await seedHeroes(db)
        throws(() => Team.heroes.some('age > 40' as never), ValidationError)
        throws(() => Team.heroes.sum(undefined as never), ValidationError)
        throws(() => Hero.team.is(undefined as never), ValidationError)
        throws(() => Hero.team.is({} as never), ValidationError)
        await fails(
          from(Hero)
            .where(Team.heroes.some() as never)
            .all(db),
          DefinitionError,
        )
      },
    },
  ],
}
