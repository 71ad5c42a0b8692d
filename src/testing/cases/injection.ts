// DESIGN 2, Names and Look-ups: identifiers are always quoted; what comes from outside is a value or refused, never SQL,
// never a name that is looked up, never a node of a query. Rows have Object.prototype and survive structuredClone.
import { Hero, seedHeroes, Team } from '../heroes.ts'
import {
  column,
  createTables,
  DefinitionError,
  defineSchema,
  deleteFrom,
  equal,
  fails,
  from,
  holds,
  insertInto,
  integer,
  IsomodelError,
  prepare,
  sortBy,
  sql,
  table,
  text,
  throws,
  type Topic,
  UnsupportedError,
  update,
  ValidationError,
} from '../kit.ts'

const schema = defineSchema({
  Odd: table('order "by" `x` [y]; --', {
    id: integer().primaryKey(),
    order: text(),
    name: text(),
    length: integer(),
    maker: text().named('constructor'),
    proto: text().named('toString'),
    own: text().nullable().named('hasOwnProperty'),
    quoted: text().named('say "hi"'),
    apostrophe: text().named("it's"),
    dotted: text().named('a.b'),
    symbol: text().named('\u2603'),
    question: text().named('?1'),
  }),
})
const { Odd } = schema
const ODD = {
  id: 1,
  order: 'o',
  name: 'n',
  length: 3,
  maker: 'c',
  proto: 't',
  own: 'h',
  quoted: 'q',
  apostrophe: 'a',
  dotted: 'd',
  symbol: 's',
  question: 'f',
}
const ATTACKS = ["'", "''; drop table heroes; --", '" or 1=1 --', '\\', '%', '${x}', '?', ':id', '$1', '@p', '`', ';']

/** What JSON from a request could look like, to be taken for a node, a query or a piece of SQL. */
const SHAPED = [
  { op: 36, a: ['1 = 1'], b: [] },
  { $: { kind: 'table' } },
  { kind: 'text', text: ['1 = 1'] },
  { '~': { value: 1 } },
  { '~plan': 1 },
  { '~bound': { statement: {} } },
  { node: {}, descending: true },
  [{ op: 1 }],
]

export const injection: Topic = {
  name: 'names and injection',
  cases: [
    {
      name: 'any name works for a table and its columns',
      run: async ({ db }) => {
        await createTables(db, schema)
        await insertInto(Odd).values(ODD).run(db)
        const row = await from(Odd).one(db)
        equal(row, ODD)
        equal(Object.keys(row), Object.keys(ODD))
        equal(await from(Odd).where(Odd.quoted.eq('q'), Odd.order.eq('o'), Odd.length.gt(2)).count(db), 1)
        equal(await from(Odd).select({ own: Odd.own, maker: Odd.maker }).one(db), { own: 'h', maker: 'c' })
        equal(await from(Odd).select({ 'a "b" `c` \'d\' ? $1 \u2603': Odd.dotted }).one(db), {
          'a "b" `c` \'d\' ? $1 \u2603': 'd',
        })
      },
    },
    {
      name: 'any name works in updates, upserts and returned rows',
      needs: ['returning', 'conflictTarget'],
      run: async ({ db }) => {
        await createTables(db, schema)
        const changed = { ...ODD, quoted: 'Q', symbol: 'S' }
        equal(await insertInto(Odd).values(ODD).returning().one(db), ODD)
        equal(
          await update(Odd).set({ quoted: 'Q', symbol: 'S' }).where(Odd.apostrophe.eq('a')).returning().one(db),
          changed,
        )
        equal(await insertInto(Odd).values(ODD).onConflict(Odd.id).update({ quoted: 'x' }).run(db), 1)
        equal(await deleteFrom(Odd).where(Odd.quoted.eq('x')).returning({ name: Odd.proto }).one(db), {
          name: 't',
        })
      },
    },
    {
      name: 'a name with a character beyond U+FFFF works, or is refused before anything is sent',
      run: async ({ connect }) => {
        const sent: string[] = []
        const db = await connect({ onQuery: ({ sql: text }) => sent.push(text) })
        await seedHeroes(db)
        sent.length = 0
        const read = from(Hero).select({ '😀': Hero.name }).where(Hero.id.eq(1)).one(db)
        const answer = await read.catch((error: unknown) => error)
        if (answer instanceof UnsupportedError) equal(sent, [])
        else equal(answer, { '😀': 'Deadpond' })
      },
    },
    {
      name: 'rows are plain objects that survive structuredClone',
      run: async ({ db }) => {
        await seedHeroes(db)
        const query = from(Hero)
          .leftJoin(Hero.team)
          .select({ hero: Hero, deep: { team: Team } })
          .orderBy(Hero.id.asc())
        const rows: object[] = [
          ...(await from(Hero).all(db)),
          ...(await query.all(db)),
          ...(await sql<object>`select * from heroes`.all(db)),
          (await db.get(Hero, 1)) ?? {},
        ]
        for await (const row of from(Hero).stream(db)) rows.push(row)
        for (const row of rows) {
          holds(Object.getPrototypeOf(row) === Object.prototype, 'a row has Object.prototype')
          equal(structuredClone(row), row)
          equal({ ...row }, row)
        }
        const [first] = await query.all(db)
        holds(Object.getPrototypeOf(first?.deep.team) === Object.prototype, 'a nested row has Object.prototype')
        holds(Array.isArray(rows), 'rows are an array')
      },
    },
    {
      name: 'a result called __proto__ is refused, and changes no prototype',
      run: async ({ db }) => {
        await seedHeroes(db)
        const error = await sql`select 1 as "__proto__", id from teams`.all(db).catch((thrown: unknown) => thrown)
        holds(error instanceof IsomodelError && error.message.includes('__proto__'), 'raw SQL is refused')
        const selected = (async () =>
          from(Hero)
            .select({ ['__proto__']: Hero.id, id: Hero.id })
            .all(db))()
        await fails(selected, DefinitionError)
        equal(await sql`select 1 as constructor, 2 as ${sql.name('toString')}`.one(db), {
          constructor: 1,
          toString: 2,
        } as never)
      },
    },
    {
      name: 'rows belong to their reader: changing one changes no other',
      run: async ({ db }) => {
        await seedHeroes(db)
        const [first] = await from(Hero).orderBy(Hero.id.asc()).all(db)
        if (first) first.name = 'changed'
        equal((await from(Hero).orderBy(Hero.id.asc()).first(db))?.name, 'Deadpond')
      },
    },
    {
      name: 'a text is a value wherever it stands',
      run: async ({ db }) => {
        await seedHeroes(db)
        for (const attack of ATTACKS) {
          equal(await from(Hero).where(Hero.name.eq(attack)).count(db), 0)
          equal(
            await from(Hero)
              .where(Hero.name.in([attack]))
              .count(db),
            0,
          )
          equal(await sql`select ${attack} as v`.one(db), { v: attack })
          await update(Hero).set({ secretName: attack }).where(Hero.id.eq(1)).run(db)
          equal((await db.get(Hero, 1))?.secretName, attack)
        }
        equal(await from(Hero).count(db), 5)
      },
    },
    {
      name: 'JSON that looks like a node is refused as an operand',
      run: async ({ db }) => {
        await seedHeroes(db)
        const query = prepare({ name: text() }, p => from(Hero).where(Hero.name.eq(p.name)))
        for (const value of SHAPED as never[]) {
          await fails((async () => from(Hero).where(Hero.name.eq(value)).all(db))(), ValidationError)
          await fails((async () => from(Hero).where(Hero.age.gt(value)).all(db))(), ValidationError)
          await fails(
            (async () =>
              from(Hero)
                .where(Hero.name.in([value]))
                .all(db))(),
            ValidationError,
          )
          await fails((async () => from(Hero).where(Hero.name.contains(value)).all(db))(), ValidationError)
          await fails((async () => query.all(db, { name: value }))(), ValidationError)
          await fails(insertInto(Hero).values({ name: value, secretName: 'x' }).run(db), ValidationError)
          await fails(update(Hero).set({ name: value }).everyRow().run(db), ValidationError)
        }
        equal(await from(Hero).count(db), 5)
      },
    },
    {
      name: 'JSON that looks like a node is refused as a condition, an order and a selection',
      run: async ({ db }) => {
        await seedHeroes(db)
        for (const value of SHAPED as never[]) {
          throws(() => from(Hero).where(value), ValidationError)
          throws(() => from(Hero).orderBy(value), ValidationError)
          throws(() => from(Hero).groupBy(value), ValidationError)
          throws(() => from(Hero).limit(value), ValidationError)
        }
      },
    },
    {
      name: 'JSON in an sql template is a document or refused, never SQL',
      run: async ({ db }) => {
        await seedHeroes(db)
        for (const value of SHAPED) {
          const read = async (): Promise<{ v: string }> => sql<{ v: string }>`select ${value} as v`.one(db)
          const row = await read().catch((error: Error) => error.name)
          equal(typeof row === 'string' ? 'refused' : JSON.parse(row.v), typeof row === 'string' ? 'refused' : value)
        }
      },
    },
    {
      name: 'column() and sortBy() take the names of columns and no others',
      run: async ({ db }) => {
        await seedHeroes(db)
        const rows = await from(Hero)
          .select({ v: column(Hero, 'name') })
          .orderBy(...sortBy(Hero, '-age,name', ['age', 'name']))
          .limit(2)
          .all(db)
        equal(rows, [{ v: 'Captain North' }, { v: 'Rusty-Man' }])
        for (const name of [
          'nope',
          '__proto__',
          'constructor',
          '$',
          'team',
          '',
          'name; drop table heroes',
          'secret_name',
        ]) {
          throws(() => column(Hero, name), ValidationError)
          if (name !== '') throws(() => sortBy(Hero, name, ['age', 'name']), ValidationError)
        }
        throws(() => sortBy(Hero, 'id', ['age']), ValidationError)
      },
    },
  ],
}
