// DESIGN 1, Errors: one class for each broken rule with table, columns and constraint, a stable code, and the SQL with
// its number of parameters. A message holds model, column and rule, never a value; issues, cause and values, which may
// hold some, are neither enumerable nor in JSON.
import { Hero, HeroMission, seedHeroes, Team } from '../heroes.ts'
import { FULL, Kind, seedKinds } from '../kinds.ts'
import {
  CheckViolation,
  ConstraintViolation,
  createTables,
  defineSchema,
  deleteFrom,
  equal,
  fails,
  ForeignKeyViolation,
  from,
  holds,
  insertInto,
  integer,
  IsomodelError,
  NotNullViolation,
  QueryError,
  sql,
  table,
  text,
  type Topic,
  unique,
  UniqueViolation,
  update,
  ValidationError,
} from '../kit.ts'

const schema = defineSchema({
  Seat: table(
    'seats "x"',
    { id: integer().primaryKey(), hall: text(), rowNumber: integer(), note: text().named('a.b').unique() },
    { constraints: t => [unique(t.hall, t.rowNumber)] },
  ),
})
const { Seat } = schema
const HERO = { name: 'Deadpond', secretName: 'secret value' }

/** Nothing that people log shows the value. */
function discreet(error: IsomodelError): void {
  const shown = [error.message, JSON.stringify(error), JSON.stringify(Object.entries(error)), String(error)]
  for (const text of shown) holds(!text.includes('secret value'), `${text} shows no value`)
  for (const key of ['cause', 'issues', 'values']) holds(!Object.keys(error).includes(key), `${key} is not enumerable`)
  holds(error instanceof Error && error instanceof IsomodelError, 'it is one of our errors')
  holds(error.name !== 'Error' && error.name !== 'IsomodelError', 'it has a name of its own, minified or not')
}

export const errors: Topic = {
  name: 'errors',
  cases: [
    {
      name: 'a second row with the same value is a UniqueViolation with table and columns',
      run: async ({ db }) => {
        await seedHeroes(db)
        const error = await fails(insertInto(Hero).values(HERO).run(db), UniqueViolation)
        equal([error.code, error.table, error.columns], ['UNIQUE', 'heroes', ['name']])
        holds(error.sql.startsWith('INSERT INTO') && error.parameters === 2, 'it has the SQL')
        holds(error instanceof ConstraintViolation && error instanceof QueryError, 'it has the classes above')
        discreet(error)
        equal(
          await fails(update(Hero).set({ name: 'Deadpond' }).where(Hero.id.eq(2)).run(db), UniqueViolation).then(
            ({ code }) => code,
          ),
          'UNIQUE',
        )
      },
    },
    {
      name: 'so are a second row with the same key, plain or composite',
      run: async ({ db }) => {
        await seedHeroes(db)
        const plain = await fails(
          insertInto(Hero)
            .values({ ...HERO, id: 1, name: 'x' })
            .run(db),
          UniqueViolation,
        )
        equal([plain.table, plain.columns], ['heroes', ['id']])
        const composite = await fails(
          insertInto(HeroMission).values({ heroId: 2, missionId: 1 }).run(db),
          UniqueViolation,
        )
        equal([composite.table, composite.columns], ['hero_missions', ['hero_id', 'mission_id']])
      },
    },
    {
      name: 'names with points, quotes and spaces are told as they are',
      run: async ({ db }) => {
        await createTables(db, schema)
        await insertInto(Seat).values({ hall: 'a', rowNumber: 1, note: 'n' }).run(db)
        const several = await fails(
          insertInto(Seat).values({ hall: 'a', rowNumber: 1, note: 'm' }).run(db),
          UniqueViolation,
        )
        equal([several.table, several.columns], ['seats "x"', ['hall', 'row_number']])
        const odd = await fails(
          insertInto(Seat).values({ hall: 'b', rowNumber: 1, note: 'n' }).run(db),
          UniqueViolation,
        )
        equal([odd.table, odd.columns], ['seats "x"', ['a.b']])
      },
    },
    {
      name: 'a key that points at no row is a ForeignKeyViolation, and so is taking the row away',
      run: async ({ db }) => {
        await seedHeroes(db)
        const error = await fails(
          insertInto(Hero)
            .values({ ...HERO, name: 'x', teamId: 99 })
            .run(db),
          ForeignKeyViolation,
        )
        equal(error.code, 'FOREIGN_KEY')
        discreet(error)
        await fails(update(Hero).set({ teamId: 99 }).where(Hero.id.eq(1)).run(db), ForeignKeyViolation)
        await fails(insertInto(HeroMission).values({ heroId: 99, missionId: 1 }).run(db), ForeignKeyViolation)
        await sql`create table pets (owner integer not null references heroes (id))`.run(db)
        await sql`insert into pets values (1)`.run(db)
        await fails(deleteFrom(Hero).where(Hero.id.eq(1)).run(db), ForeignKeyViolation)
        equal(await from(Hero).count(db), 5)
      },
    },
    {
      name: 'NULL where none may be is a NotNullViolation with table and column',
      run: async ({ db }) => {
        await seedHeroes(db)
        const row = { name: null as never, secretName: 'secret value' }
        const error = await fails(insertInto(Hero).values(row, { validate: false }).run(db), NotNullViolation)
        equal([error.code, error.table, error.columns], ['NOT_NULL', 'heroes', ['name']])
        discreet(error)
        await fails(sql`update heroes set secret_name = ${null}`.run(db), NotNullViolation)
      },
    },
    {
      name: 'a row that a check refuses is a CheckViolation',
      run: async ({ db }) => {
        await seedKinds(db)
        const wrong = { ...FULL, id: 9, enum: 'secret value' as never }
        const error = await fails(insertInto(Kind).values(wrong, { validate: false }).run(db), CheckViolation)
        equal(error.code, 'CHECK')
        holds(typeof error.constraint === 'string' && error.constraint.length > 0, 'it names the constraint')
        equal(error.message.includes('secret'), false)
      },
    },
    {
      name: 'a statement that the database does not understand is a QueryError with its SQL',
      run: async ({ db }) => {
        const error = await fails(sql`select ${'secret value'} from missing`.all(db), QueryError)
        equal([error.code, error.parameters, error.retryable], ['QUERY', 1, false])
        holds(error.sql.includes('missing') && error.cause !== undefined, 'it has SQL and cause')
        discreet(error)
      },
    },
    {
      name: 'a ValidationError names model and column, and hides its issues',
      run: async ({ db }) => {
        await seedHeroes(db)
        const wrong = { ...HERO, age: 'secret value' as never }
        const error = await fails(insertInto(Hero).values(wrong).run(db), ValidationError)
        holds(error.message.includes('Hero') && error.message.includes('age'), 'it names model and column')
        equal([error.code, error.issues.length, error.issues[0]?.input], ['VALIDATION', 1, 'secret value'])
        discreet(error)
        discreet(
          await fails(
            (async () =>
              from(Hero)
                .where(Hero.age.gt('secret value' as never))
                .all(db))(),
            ValidationError,
          ),
        )
      },
    },
    {
      name: 'values are kept on errors only where the database was told to, out of sight',
      run: async ({ db, connect }) => {
        const telling = await connect({ valuesInErrors: true })
        for (const one of [db, telling]) await seedHeroes(one)
        const plain = await fails(insertInto(Hero).values(HERO).run(db), UniqueViolation)
        equal(plain.values, undefined)
        const told = await fails(insertInto(Hero).values(HERO).run(telling), UniqueViolation)
        equal(told.values, ['Deadpond', 'secret value'])
        discreet(told)
      },
    },
    {
      name: 'an error in JSON has name, code, message and what is known of the rule',
      run: async ({ db }) => {
        await seedHeroes(db)
        const error = await fails(insertInto(Hero).values(HERO).run(db), UniqueViolation)
        const { name, code, table: where, columns, message } = JSON.parse(JSON.stringify(error)) as UniqueViolation
        equal([name, code, where, columns, message], ['UniqueViolation', 'UNIQUE', 'heroes', ['name'], error.message])
      },
    },
    {
      name: 'a failed statement leaves nothing behind, and the next works',
      run: async ({ db }) => {
        await seedHeroes(db)
        for (let time = 0; time < 50; time++) {
          await fails(insertInto(Hero).values(HERO).run(db), UniqueViolation)
          await fails(sql`select nope`.all(db), QueryError)
        }
        await fails(update(Hero).set({ name: 'same' }).everyRow().run(db), UniqueViolation)
        equal(await from(Hero).where(Hero.name.eq('same')).count(db), 0)
        equal(await insertInto(Team).values({ name: 'next', headquarters: '' }).run(db), 1)
      },
    },
  ],
}
