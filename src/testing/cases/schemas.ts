// Tables in named schemas: real ones where the database has them, prefixes of names elsewhere.
import {
  alias,
  createTables,
  defineSchema,
  deleteFrom,
  dropTables,
  equal,
  excluded,
  fails,
  ForeignKeyViolation,
  from,
  insertInto,
  integer,
  many,
  one,
  QueryError,
  resetKeys,
  sql,
  table,
  text,
  type Topic,
  type TransactionDatabase,
  UniqueViolation,
  update,
} from '../kit.ts'

const models = defineSchema(
  {
    User: table('users', { id: integer().primaryKey(), name: text().unique() }),
    Entry: table(
      'entries',
      {
        id: integer().primaryKey(),
        userId: integer().references('User.id', { onDelete: 'cascade' }).index(),
        note: text().nullable(),
      },
      { schema: 'audit' },
    ),
    AuditUser: table('users', { id: integer().primaryKey(), name: text().unique() }, { schema: 'audit' }),
  },
  { User: { entries: many('Entry.userId') }, Entry: { user: one('userId') } },
)
const { User, Entry, AuditUser } = models

async function seed(db: TransactionDatabase): Promise<void> {
  await createTables(db, models)
  await insertInto(User)
    .values([{ name: 'Ada' }, { name: 'Ben' }])
    .run(db)
  await insertInto(AuditUser).values({ name: 'Ada' }).run(db)
  await insertInto(Entry)
    .values([
      { userId: 1, note: 'a' },
      { userId: 2, note: null },
    ])
    .run(db)
}

/** Reads and writes of all sorts. */
async function works(db: TransactionDatabase): Promise<void> {
  await seed(db)
  const rows = await from(User)
    .leftJoin(Entry, Entry.userId.eq(User.id))
    .leftJoin(AuditUser, AuditUser.name.eq(User.name))
    .select({ user: User.name, note: Entry.note, audited: AuditUser.id })
    .orderBy(User.id.asc())
    .all(db)
  equal(rows, [
    { user: 'Ada', note: 'a', audited: 1 },
    { user: 'Ben', note: null, audited: null },
  ])
  const other = alias(Entry, 'other')
  equal(await from(Entry).innerJoin(other, other.id.eq(Entry.id)).where(other.note.eq('a')).count(db), 1)
  equal(await update(Entry).set({ note: 'b' }).where(Entry.userId.eq(2)).run(db), 1)
  equal(await deleteFrom(AuditUser).where(AuditUser.name.eq('Ada')).run(db), 1)
  await fails(insertInto(Entry).values({ userId: 9 }).run(db), ForeignKeyViolation)
  await insertInto(AuditUser).values({ id: 20, name: 'Cyd' }).run(db)
  await resetKeys(db, AuditUser)
  await insertInto(AuditUser).values({ name: 'Dan' }).run(db)
  const ids = await from(AuditUser).select({ id: AuditUser.id }).orderBy(AuditUser.id.asc()).all(db)
  equal(ids, [{ id: 20 }, { id: 21 }])
  await fails(insertInto(AuditUser).values({ name: 'Dan' }).run(db), UniqueViolation)
  equal(await deleteFrom(User).where(User.name.eq('Ada')).run(db), 1)
  equal(await from(Entry).select({ note: Entry.note }).all(db), [{ note: 'b' }])
  equal(await sql<{ n: number }>`select count(*) as n from ${Entry}`.all(db), [{ n: 1 }])
}

export const schemas: Topic = {
  name: 'schemas',
  cases: [
    {
      name: 'tables in them are read, written, referred to and dropped like others',
      run: async ({ db }) => {
        await works(db)
        await dropTables(db, models)
        await createTables(db, models)
        equal(await from(Entry).count(db), 0)
        await dropTables(db, models)
      },
    },
    {
      name: 'upserts and answers of writes, in them',
      needs: ['returning', 'conflictTarget'],
      run: async ({ db }) => {
        await seed(db)
        const row = { id: 1, userId: 1, note: 'z' }
        const upsert = insertInto(Entry).values(row).onConflict(Entry.id)
        equal(
          await upsert
            .update({ note: excluded(Entry.note) })
            .returning()
            .one(db),
          row,
        )
        equal(await update(AuditUser).set({ name: 'Eve' }).where(AuditUser.id.eq(1)).returning().all(db), [
          { id: 1, name: 'Eve' },
        ])
        equal(await deleteFrom(Entry).where(Entry.note.eq('z')).returning({ id: Entry.id }).all(db), [{ id: 1 }])
        await dropTables(db, models)
      },
    },
    {
      name: 'have the names that the connection gives them',
      run: async ({ connect }) => {
        const db = await connect({ schemas: { audit: 'log' } })
        await works(db)
        const [shown, plain] = [from(Entry).toSQL(db).sql, from(User).toSQL(db).sql]
        equal([/\blog[._"`\]]/.test(shown), /\blog\b/.test(plain)], [true, false])
        await dropTables(db, models)
        await fails(from(Entry).count(db), QueryError)
      },
    },
    {
      name: 'that the connection does not name keep their own name, whatever it is',
      run: async ({ connect }) => {
        const db = await connect({ schemas: { constructor: 'log', other: 'log' } })
        await works(db)
        equal(/\baudit[._"`\]]/.test(from(Entry).toSQL(db).sql), true)
        await dropTables(db, models)
      },
    },
  ],
}
