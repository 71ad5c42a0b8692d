// Issue of nested loading: advice in development, about rows that are read one by one and tables that are read in full.
import { Hero, seedHeroes, Team } from '../heroes.ts'
import {
  advise,
  type Advice,
  collected,
  type Context,
  equal,
  from,
  holds,
  insertInto,
  load,
  type Topic,
  type TransactionDatabase,
} from '../kit.ts'

interface Advised {
  readonly db: TransactionDatabase
  /** What was said, once all looks at plans are over. */
  readonly said: () => Promise<readonly Advice[]>
}

/** A database whose tables are large from four rows on. */
async function advised({ connect }: Pick<Context, 'connect'>): Promise<Advised> {
  const plain = await connect({})
  await seedHeroes(plain)
  const all: Advice[] = []
  const db = advise(plain, { rows: 3, onAdvice: advice => all.push(advice) })
  const said = async (): Promise<readonly Advice[]> => {
    await plain.close()
    return all
  }
  return { db, said }
}

const only = (advice: readonly Advice[], kind: Advice['kind']): Advice[] => advice.filter(one => one.kind === kind)

export const adviceTopic: Topic = {
  name: 'advice',
  cases: [
    {
      name: 'the third row that one call reads in a row is one advice',
      run: async context => {
        const { db, said } = await advised(context)
        for (const hero of await from(Hero).orderBy(Hero.id.asc()).all(db)) {
          if (hero.teamId !== null) await from(Team).where(Team.id.eq(hero.teamId)).first(db)
        }
        for (const id of [1, 2, 3]) await db.get(Hero, id)
        const repeats = only(await said(), 'repeats')
        equal(
          repeats.map(one => one.kind === 'repeats' && [one.model, one.columns, one.count, one.relations]),
          [
            ['Team', ['id'], 3, ['Hero.team']],
            ['Hero', ['id'], 3, []],
          ],
        )
      },
    },
    {
      name: 'rows that are read at once, and relations that are loaded one by one, are advice as well',
      run: async context => {
        const { db, said } = await advised(context)
        const teams = await from(Team).all(db)
        await Promise.all(teams.map(({ id }) => db.get(Team, id)))
        for (const team of teams) await load(db, Team, [team], { heroes: true })
        const repeats = only(await said(), 'repeats')
        equal(
          repeats.map(({ model, columns }) => [model, ...columns]),
          [
            ['Team', 'id'],
            ['Hero', 'teamId'],
          ],
        )
      },
    },
    {
      name: 'rows that are loaded together, and calls that follow from nothing of each other, are none',
      run: async context => {
        const { db, said } = await advised(context)
        await load(db, Hero, await from(Hero).all(db), { team: true })
        for (const ids of [[1], [2], [3], [1, 2, 3]])
          await from(Team)
            .where(Team.id.in([...ids, 1]))
            .all(db)
        for (const id of [1, 2, 3]) {
          await db.get(Team, id)
          await new Promise(done => setTimeout(done, 2))
        }
        for (let at = 0; at < 5; at++) await from(Team).all(db)
        equal(only(await said(), 'repeats'), [])
      },
    },
    {
      name: 'a large table that is read in full to find some rows is one advice',
      run: async context => {
        const { db, said } = await advised(context)
        for (const age of [10, 20, 30]) await from(Hero).where(Hero.age.gt(age)).all(db)
        const [scan, ...more] = only(await said(), 'scan')
        equal(more, [])
        equal([scan?.model, scan?.columns], ['Hero', ['age']])
        holds(scan?.message.includes('no index begins with age') === true, 'the message names the column')
      },
    },
    {
      name: 'small tables, all rows, indexed columns and writes are none',
      run: async context => {
        const { db, said } = await advised(context)
        await from(Team).where(Team.headquarters.eq('Nowhere')).all(db)
        await from(Hero).all(db)
        await from(Hero).count(db)
        await from(Hero).where(Hero.id.eq(1)).all(db)
        await from(Hero).where(Hero.name.eq('Deadpond')).all(db)
        await insertInto(Team).values({ name: 'New', headquarters: 'Here' }).run(db)
        equal(await said(), [])
      },
    },
    {
      name: 'transactions, streams and handles with a tag are looked at, outside of the transaction',
      needs: ['transaction'],
      run: async context => {
        const { db, said } = await advised(context)
        await db.with({ tag: 'page' }).transaction(async tx => {
          await collected(from(Hero).where(Hero.secretName.eq('x')).stream(tx))
          for (const id of [1, 2, 3]) await tx.get(Hero, id)
        })
        const all = await said()
        const told = all.map(({ kind, model, columns, tag }) => [kind, model, columns, tag] as const)
        equal(told.toSorted(([a], [b]) => (a < b ? -1 : 1)) as unknown, [
          ['repeats', 'Hero', ['id'], 'page'],
          ['scan', 'Hero', ['secretName'], 'page'],
        ])
      },
    },
    {
      name: 'an advised database answers what it answers otherwise',
      run: async context => {
        const { db, said } = await advised(context)
        equal(await from(Hero).where(Hero.id.eq(1)).select({ name: Hero.name }).one(db), { name: 'Deadpond' })
        equal(await db.batch([from(Team).select({ id: Team.id }).where(Team.id.lt(2))]), [[{ id: 1 }]])
        equal(await db.get(Team, 9), undefined)
        equal(from(Hero).toSQL(db), from(Hero).toSQL(context.db))
        await said()
      },
    },
  ],
}
