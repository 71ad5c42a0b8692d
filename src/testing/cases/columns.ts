// DESIGN 1, options of columns: private stays out of default selects until it is named; readonly out of updates, with
// insert out of inserts too; version counts updates; generatedAs, check, collate and named are the database's. Computed
// fields appear on rows, and those that are expressions work in queries too.
import {
  alias,
  and,
  check,
  CheckViolation,
  concat,
  createTables,
  defineSchema,
  deleteFrom,
  equal,
  expression,
  fails,
  from,
  insertInto,
  integer,
  length,
  sql,
  table,
  text,
  type Topic,
  type TransactionDatabase,
  update,
  ValidationError,
} from '../kit.ts'

const schema = defineSchema({
  User: table(
    'users',
    {
      id: integer().primaryKey(),
      first: text(),
      last: text(),
      secret: text().private(),
      born: integer().readonly(),
      source: text().default('web').readonly({ insert: true }),
      revision: integer().version(),
      size: integer().generatedAs(sql`length(first)`),
      tag: text().nullable().named('label'),
    },
    {
      constraints: t => [check('grown', t.born.lt(2020))],
      computed: {
        initials: row => `${row.first[0]}${row.last[0]}`,
        full: expression(t => concat(t.first, ' ', t.last)),
      },
    },
  ),
})
const { User } = schema
const ADA = { first: 'Ada', last: 'Lovelace', secret: 's3', born: 1815 }
const ADA_ROW = {
  id: 1,
  first: 'Ada',
  last: 'Lovelace',
  born: 1815,
  source: 'web',
  revision: 1,
  size: 3,
  tag: null,
  initials: 'AL',
  full: 'Ada Lovelace',
}

async function users(db: TransactionDatabase): Promise<void> {
  await createTables(db, schema)
  await insertInto(User)
    .values([ADA, { first: 'Alan', last: 'Turing', secret: 't', born: 1912, tag: 'Big' }])
    .run(db)
}

export const columns: Topic = {
  name: 'columns and fields',
  cases: [
    {
      name: 'a private column stays out of whole rows until a selection names it',
      run: async ({ db }) => {
        await users(db)
        equal(await db.get(User, 1), ADA_ROW)
        equal(await from(User).select({ whole: User }).where(User.id.eq(1)).one(db), { whole: ADA_ROW })
        equal(await from(User).select({ s: User.secret }).where(User.secret.eq('s3')).all(db), [{ s: 's3' }])
      },
    },
    {
      name: 'a private column stays out of what returning() answers',
      needs: ['returning'],
      run: async ({ db }) => {
        await createTables(db, schema)
        equal(await insertInto(User).values(ADA).returning().one(db), ADA_ROW)
        equal(await update(User).set({ last: 'L' }).everyRow().returning().one(db), {
          ...ADA_ROW,
          last: 'L',
          revision: 2,
          full: 'Ada L',
        })
        equal(await deleteFrom(User).everyRow().returning({ s: User.secret }).one(db), { s: 's3' })
      },
    },
    {
      name: 'a readonly column is refused in updates',
      run: async ({ db }) => {
        await users(db)
        await fails(
          update(User)
            .set({ born: 1 } as never)
            .everyRow()
            .run(db),
          ValidationError,
        )
        await fails(
          update(User)
            .set({ source: 'x' } as never)
            .everyRow()
            .run(db),
          ValidationError,
        )
      },
    },
    {
      name: 'what the database or the model makes is refused in inserts',
      run: async ({ db }) => {
        await users(db)
        for (const key of ['source', 'revision', 'size']) {
          await fails(
            insertInto(User)
              .values({ ...ADA, [key]: key === 'source' ? 'x' : 1 } as never)
              .run(db),
            ValidationError,
          )
        }
        await fails(
          update(User)
            .set({ revision: 7 } as never)
            .everyRow()
            .run(db),
          ValidationError,
        )
        await fails(
          update(User)
            .set({ size: 7 } as never)
            .everyRow()
            .run(db),
          ValidationError,
        )
      },
    },
    {
      name: 'a version counts the updates of a row from 1',
      run: async ({ db }) => {
        await users(db)
        for (let time = 0; time < 3; time++) await update(User).set({ first: 'A' }).where(User.id.eq(1)).run(db)
        const rows = await from(User).select({ revision: User.revision }).orderBy(User.id.asc()).all(db)
        equal(rows, [{ revision: 4 }, { revision: 1 }])
      },
    },
    {
      name: 'a generated column follows the others',
      run: async ({ db }) => {
        await users(db)
        await update(User).set({ first: 'Augusta' }).where(User.id.eq(1)).run(db)
        equal((await db.get(User, 1))?.size, 7)
        equal(await from(User).where(User.size.gt(4)).count(db), 1)
      },
    },
    {
      name: 'a check of the table is kept by the database',
      run: async ({ db }) => {
        await users(db)
        const error = await fails(
          insertInto(User)
            .values({ ...ADA, born: 2020 })
            .run(db),
          CheckViolation,
        )
        equal(error.constraint, 'grown')
        equal(await from(User).count(db), 2)
      },
    },
    {
      name: 'a column can have a name and a collation of its own',
      run: async ({ db, caseless }) => {
        const { Label } = defineSchema({
          Label: table('labels', { id: integer().primaryKey(), tag: text().collate(caseless).named('label') }),
        })
        await createTables(db, { Label })
        await insertInto(Label)
          .values([{ tag: 'Small' }, { tag: 'Big' }])
          .run(db)
        equal(await from(Label).where(Label.tag.eq('bIG')).count(db), 1)
        equal(await sql`select label from labels where id = 2`.one(db), { label: 'Big' })
        equal((await db.get(Label, 2))?.tag, 'Big')
        await users(db)
        equal(await sql`select label from users where id = 2`.one(db), { label: 'Big' })
        equal(await from(User).where(User.tag.eq('bIG')).count(db), 0)
      },
    },
    {
      name: 'computed fields are on rows of every kind of read',
      run: async ({ db }) => {
        await users(db)
        equal(await from(User).orderBy(User.id.asc()).first(db), ADA_ROW)
        equal(
          (await from(User).all(db)).map(row => row.initials),
          ['AL', 'AT'],
        )
        const streamed: string[] = []
        for await (const row of from(User).orderBy(User.id.asc()).stream(db)) streamed.push(row.full)
        equal(streamed, ['Ada Lovelace', 'Alan Turing'])
      },
    },
    {
      name: 'computed fields are on joined rows, and not made for rows that are missing',
      run: async ({ db }) => {
        await users(db)
        const Other = alias(User, 'other')
        const rows = await from(User)
          .leftJoin(Other, and(Other.id.eq(User.id), Other.id.eq(1)))
          .select({ id: User.id, other: Other, deep: { full: Other.full } })
          .orderBy(User.id.asc())
          .all(db)
        equal(rows, [
          { id: 1, other: ADA_ROW, deep: { full: 'Ada Lovelace' } },
          { id: 2, other: null, deep: { full: null } },
        ])
      },
    },
    {
      name: 'a field that is an expression works in every clause',
      run: async ({ db }) => {
        await users(db)
        equal(await from(User).where(User.full.eq('Alan Turing')).count(db), 1)
        const rows = await from(User)
          .select({ n: length(User.full), full: User.full })
          .orderBy(User.full.desc())
          .all(db)
        equal(rows, [
          { n: 11, full: 'Alan Turing' },
          { n: 12, full: 'Ada Lovelace' },
        ])
      },
    },
  ],
}
