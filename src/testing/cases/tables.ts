// DESIGN 1 and 2: createTables and dropTables; names in the database follow the naming; a schema is a place of its own;
// keys, constraints and rules of the model are the database's.
import { heroes, Hero, seedHeroes, Team } from '../heroes.ts'
import {
  alias,
  boolean,
  createTables,
  defineSchema,
  dropTables,
  equal,
  fails,
  from,
  insertInto,
  integer,
  IsomodelError,
  NotNullViolation,
  QueryError,
  sql,
  table,
  text,
  type Topic,
  UniqueViolation,
} from '../kit.ts'

const named = defineSchema({
  Thing: table('things', {
    id: integer().primaryKey(),
    URLPath: text(),
    createdBy: text(),
    htmlID: text(),
    line2Text: text(),
    plain: text(),
  }),
  Kept: table('KeptThings', { ID: integer().primaryKey(), FirstName: text() }, { naming: 'preserve' }),
})
const { Thing, Kept } = named
const placed = defineSchema({
  Log: table('logs', { id: integer().primaryKey(), note: text() }),
  AuditLog: table('logs', { id: integer().primaryKey(), done: boolean() }, { schema: 'audit' }),
})
const { Log, AuditLog } = placed

export const tablesTopic: Topic = {
  name: 'tables',
  cases: [
    {
      name: 'names are in snake_case unless they are preserved',
      run: async ({ db }) => {
        await createTables(db, named)
        const row = { id: 1, URLPath: 'u', createdBy: 'c', htmlID: 'h', line2Text: 'l', plain: 'p' }
        await insertInto(Thing).values(row).run(db)
        await insertInto(Kept).values({ ID: 1, FirstName: 'f' }).run(db)
        equal(await sql`select * from things`.one(db), {
          id: 1,
          url_path: 'u',
          created_by: 'c',
          html_id: 'h',
          line2_text: 'l',
          plain: 'p',
        })
        equal(await sql`select * from ${sql.name('KeptThings')}`.one(db), { ID: 1, FirstName: 'f' })
        equal(await from(Thing).one(db), row)
        equal(await from(Kept).select({ n: Kept.FirstName }).where(Kept.ID.eq(1)).one(db), { n: 'f' })
      },
    },
    {
      name: 'tables of one name in different schemas are different tables',
      run: async ({ db }) => {
        await createTables(db, placed)
        await insertInto(Log).values({ note: 'n' }).run(db)
        await insertInto(AuditLog)
          .values([{ done: true }, { done: false }])
          .run(db)
        equal([await from(Log).count(db), await from(AuditLog).count(db)], [1, 2])
        const rows = await from(AuditLog)
          .leftJoin(Log, Log.id.eq(AuditLog.id))
          .select({ done: AuditLog.done, note: Log.note })
          .orderBy(AuditLog.id.asc())
          .all(db)
        equal(rows, [
          { done: true, note: 'n' },
          { done: false, note: null },
        ])
        await dropTables(db, placed)
      },
    },
    {
      name: 'the rules of the model are kept by the database',
      run: async ({ db }) => {
        await seedHeroes(db)
        await fails(
          sql`insert into teams (name, headquarters) values (${'Preventers'}, ${'x'})`.run(db),
          UniqueViolation,
        )
        await fails(sql`insert into teams (name) values (${'x'})`.run(db), NotNullViolation)
        equal(await sql`insert into heroes (name, secret_name) values (${'x'}, ${'y'})`.run(db), 1)
      },
    },
    {
      name: 'createTables is an error where a table is there',
      run: async ({ db }) => {
        await createTables(db, heroes)
        await fails(createTables(db, heroes), QueryError)
        equal(await from(Hero).count(db), 0)
      },
    },
    {
      name: 'createTables is all or nothing',
      needs: ['transactionalDefinitions'],
      run: async ({ db }) => {
        await sql`create table hero_missions (x integer)`.run(db)
        await fails(createTables(db, heroes), QueryError)
        await fails(from(Hero).count(db), QueryError)
        await sql`drop table hero_missions`.run(db)
        await createTables(db, heroes)
        await fails(createTables(db, heroes), QueryError)
        equal(await from(Hero).count(db), 0)
      },
    },
    {
      name: 'dropTables removes tables with their rows, and does not mind those that are gone',
      run: async ({ db }) => {
        await seedHeroes(db)
        await dropTables(db, heroes)
        await fails(from(Team).count(db), QueryError)
        await dropTables(db, heroes)
        await seedHeroes(db)
        equal(await from(Team).count(db), 3)
      },
    },
    {
      name: 'tables can be made and dropped in a transaction',
      needs: ['transaction', 'transactionalDefinitions'],
      run: async ({ db }) => {
        await db.transaction(async tx => {
          await createTables(tx, heroes)
          equal(await insertInto(Team).values({ name: 'a', headquarters: 'b' }).run(tx), 1)
        })
        const failed = db.transaction(async tx => {
          await dropTables(tx, heroes)
          throw new RangeError('stop')
        })
        await fails(failed, RangeError)
        equal(await from(Team).count(db), 1)
      },
    },
    {
      name: 'aliases and derived tables may have any name',
      run: async ({ db }) => {
        await seedHeroes(db)
        for (const name of [
          'a "b"; drop table heroes; --',
          "it's",
          'select',
          'heroes',
          'Team',
          '\u2603',
          'A.b',
          '?',
          '$1',
        ]) {
          const Odd = alias(Hero, name)
          equal(await from(Odd).select({ id: Odd.id }).where(Odd.id.eq(2)).all(db), [{ id: 2 }], name)
          const derived = from(Hero).select({ id: Hero.id }).where(Hero.id.lt(3)).as(name)
          equal(await from(derived).where(derived.id.gt(1)).all(db), [{ id: 2 }], name)
        }
      },
    },
    {
      name: 'a name that no database takes is refused when the model is defined, not when it runs',
      run: async () => {
        const wrong = ['', 'a\0b', 'x'.repeat(64), '€'.repeat(22)]
        for (const name of wrong) {
          const failed = (async () => defineSchema({ T: table(name, { id: integer().primaryKey() }) }))()
          const error = await failed.catch((thrown: unknown) => thrown)
          equal(error instanceof IsomodelError && error.code, 'DEFINITION', name)
        }
      },
    },
  ],
}
