// Databases whose WITH takes statements that write: their rows are a source of the statement around them. The others refuse.
import { Hero, HeroMission, Mission, seedHeroes, Team } from '../heroes.ts'
import { FULL, Kind, kindModels } from '../kinds.ts'
import {
  collected,
  concat,
  count,
  createTables,
  cte,
  DefinitionError,
  defineSchema,
  deleteFrom,
  equal,
  fails,
  from,
  insertInto,
  integer,
  prepare,
  resetKeys,
  table,
  text,
  throws,
  type Topic,
  type TransactionDatabase,
  UniqueViolation,
  UnsupportedError,
  update,
  updateEach,
  ValidationError,
} from '../kit.ts'

let made = 0
const schema = defineSchema({
  Archive: table('archive', {
    id: integer().primaryKey(),
    name: text(),
    serial: integer().default(() => ++made),
  }),
})
const { Archive } = schema

async function seeded(db: TransactionDatabase): Promise<void> {
  await seedHeroes(db)
  await createTables(db, schema)
  made = 0
}
const archived = from(Archive).select({ id: Archive.id, name: Archive.name }).orderBy(Archive.id.asc())
const moved = cte(
  'moved',
  deleteFrom(Hero).where(Hero.age.gt(40)).returning({ id: Hero.id, name: Hero.name, age: Hero.age }),
)

export const writingCtes: Topic = {
  name: 'writes inside WITH',
  cases: [
    {
      name: 'rows move from one table to another in one statement',
      needs: ['writesInWith'],
      run: async ({ db }) => {
        await seeded(db)
        equal(
          await insertInto(Archive)
            .from(from(moved).select({ id: moved.id, name: concat(moved.name, '!') }))
            .run(db),
          2,
        )
        equal(await archived.all(db), [
          { id: 3, name: 'Rusty-Man!' },
          { id: 5, name: 'Captain North!' },
        ])
        equal(await from(Hero).count(db), 3)
      },
    },
    {
      name: 'rows are read, joined and counted, beside tables as they were before',
      needs: ['writesInWith'],
      run: async ({ db }) => {
        await seeded(db)
        const older = cte(
          'older',
          update(Hero)
            .set({ age: Hero.age.plus(1) })
            .where(Hero.age.gt(20))
            .returning(),
        )
        const ages = from(older)
          .innerJoin(Hero, Hero.id.eq(older.id))
          .leftJoin(Team, Team.id.eq(older.teamId))
          .select({ name: older.name, now: older.age, before: Hero.age, team: Team.name })
          .orderBy(older.id.asc())
        equal(await ages.all(db), [
          { name: 'Rusty-Man', now: 49, before: 48, team: 'Preventers' },
          { name: 'Tarantula', now: 33, before: 32, team: null },
          { name: 'Captain North', now: 94, before: 93, team: null },
        ])
        equal(await from(older).where(older.age.gt(40)).count(db), 2)
        equal(await collected(from(older).select({ n: count() }).stream(db)), [{ n: 3 }])
        equal(await from(Hero).where(Hero.id.eq(5)).select({ age: Hero.age }).one(db), { age: 96 })
      },
    },
    {
      name: 'a row and those that refer to it are written together',
      needs: ['writesInWith'],
      run: async ({ db }) => {
        await seeded(db)
        const team = cte(
          'team',
          insertInto(Team).values({ name: `it's "q"`, headquarters: '\\' }).returning({ id: Team.id }),
        )
        const two = cte(
          'two',
          insertInto(Mission)
            .values([{ title: 'One' }, { title: 'Two' }])
            .returning({ id: Mission.id, title: Mission.title }),
        )
        const heroes = from(team)
          .crossJoin(two)
          .select({ name: concat(two.title, ' hero'), secretName: two.title, teamId: team.id })
        equal(await insertInto(Hero).from(heroes).run(db), 2)
        const names = from(Hero).innerJoin(Team, Team.id.eq(Hero.teamId)).where(Team.name.eq(`it's "q"`))
        equal(await names.select({ name: Hero.name }).orderBy(Hero.id.asc()).all(db), [
          { name: 'One hero' },
          { name: 'Two hero' },
        ])
      },
    },
    {
      name: 'writes take part in writes: updates and deletes by rows that another statement wrote',
      needs: ['writesInWith'],
      run: async ({ db }) => {
        await seeded(db)
        const gone = cte(
          'gone',
          deleteFrom(HeroMission).using(Mission).where(Mission.id.eq(HeroMission.missionId)).returning(),
        )
        equal(await update(Hero).from(gone).set({ age: 1 }).where(gone.heroId.eq(Hero.id)).run(db), 2)
        equal(await from(HeroMission).count(db), 0)
        const young = cte(
          'young',
          updateEach(
            Hero,
            [
              { id: 2, age: 5 },
              { id: 4, age: 6 },
            ],
            { by: Hero.id },
          ).returning({ id: Hero.id, age: Hero.age }),
        )
        equal(await from(young).orderBy(young.id.asc()).all(db), [
          { id: 2, age: 5 },
          { id: 4, age: 6 },
        ])
      },
    },
    {
      name: 'values of every kind come through',
      needs: ['writesInWith'],
      run: async ({ db }) => {
        await createTables(db, kindModels)
        const added = cte('added', insertInto(Kind).values(FULL).returning())
        equal(await from(added).all(db), [FULL])
        const { json, array, ...rest } = FULL
        equal(await from(Kind).select({ json: Kind.json, array: Kind.array }).all(db), [{ json, array }])
        equal(await from(Kind).where(Kind.decimal.eq(rest.decimal)).count(db), 1)
      },
    },
    {
      name: 'defaults are made and values are checked for each run, and parameters are filled in',
      needs: ['writesInWith'],
      run: async ({ db }) => {
        await seeded(db)
        const added = cte('added', insertInto(Archive).values({ name: 'x' }).returning())
        const query = from(added).select({ serial: added.serial })
        const serials = []
        for (let run = 0; run < 4; run++) serials.push((await query.one(db)).serial)
        equal(serials, [1, 2, 3, 4])
        const byName = prepare({ name: text(), id: integer() }, p => {
          const named = cte('named', insertInto(Archive).values({ name: p.name, serial: 0 }).returning())
          return from(named).where(named.id.gt(p.id)).select({ name: named.name })
        })
        for (const name of ['a', `b'"`, 'c']) equal(await byName.all(db, { name, id: 4 }), [{ name }])
        const upsert = cte(
          'upserted',
          insertInto(Archive).values({ id: 1, name: 'new' }).onConflict(Archive.id).update({ name: 'old' }).returning(),
        )
        equal(await from(upsert).select({ name: upsert.name }).all(db), [{ name: 'old' }])
        await resetKeys(db, Archive)
      },
    },
    {
      name: 'all of a statement lasts, or nothing',
      needs: ['writesInWith'],
      run: async ({ db }) => {
        await seeded(db)
        await insertInto(Archive).values({ id: 5, name: 'there' }).run(db)
        await fails(
          insertInto(Archive)
            .from(from(moved).select({ id: moved.id, name: moved.name }))
            .run(db),
          UniqueViolation,
        )
        equal(await from(Hero).count(db), 5)
      },
    },
    {
      name: 'what is no such statement is refused, and so are databases without',
      run: async ({ db }) => {
        await seeded(db)
        throws(() => cte('gone', deleteFrom(Hero).everyRow() as never), DefinitionError)
        throws(
          () =>
            cte(
              'gone',
              deleteFrom(Hero)
                .everyRow()
                .returning({ hero: { id: Hero.id } }),
            ),
          DefinitionError,
        )
        throws(() => cte('', deleteFrom(Hero).everyRow().returning()), DefinitionError)
        throws(() => cte('gone', {} as never), ValidationError)
        const answered = await from(moved)
          .count(db)
          .catch((error: unknown) => error)
        // Which of two databases answers is known once one is open.
        if (answered instanceof UnsupportedError) {
          await fails(
            insertInto(Archive)
              .from(from(moved).select({ id: moved.id, name: moved.name }))
              .run(db),
            UnsupportedError,
          )
          equal(await from(Hero).count(db), 5)
          return
        }
        equal(answered, 2)
        const mixed = cte(
          'mixed',
          insertInto(Archive)
            .values([{ name: 'a' }, { id: 9, name: 'b' }])
            .returning(),
        )
        await fails(from(mixed).all(db), DefinitionError)
        const none = cte('none', insertInto(Archive).values([]).returning())
        await fails(from(none).all(db), DefinitionError)
        const wrong = cte(
          'wrong',
          update(Hero)
            .set({ age: 'x' } as never)
            .everyRow()
            .returning(),
        )
        await fails(from(wrong).all(db), ValidationError)
        const table = cte('heroes', deleteFrom(Hero).everyRow().returning())
        await fails(from(table).all(db), DefinitionError)
        equal(await from(Hero).count(db), 3)
      },
    },
  ],
}
