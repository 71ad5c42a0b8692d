// DESIGN 1 and 2, JSON and arrays: documents come back as they were; fields decode by the kind that the column's schema
// gives; path keys are parameters; arrays hold any kind and are asked with has().
import {
  array,
  bigint,
  blob,
  boolean,
  count,
  createTables,
  decimal,
  defineSchema,
  equal,
  fails,
  from,
  insertInto,
  insertSchema,
  integer,
  json,
  real,
  sql,
  table,
  text,
  timestamp,
  type Topic,
  type TransactionDatabase,
  update,
  uuid,
  ValidationError,
} from '../kit.ts'

const { Part } = defineSchema({
  Part: table('parts', { name: text(), size: real().nullable(), ok: boolean().nullable(), id: integer().primaryKey() }),
})
const { Whole } = defineSchema({
  Whole: table('wholes', {
    title: text(),
    part: json(insertSchema(Part)).nullable(),
    tags: array(text()).nullable(),
    id: integer().primaryKey(),
  }),
})

const schema = defineSchema({
  Doc: table('docs', { id: integer().primaryKey(), doc: json(insertSchema(Whole)).nullable() }),
  List: table('lists', {
    id: integer().primaryKey(),
    texts: array(text()).nullable(),
    numbers: array(integer()).nullable(),
    bigs: array(bigint()).nullable(),
    prices: array(decimal(10, 2)).nullable(),
    times: array(timestamp()).nullable(),
    flags: array(boolean()).nullable(),
    bytes: array(blob()).nullable(),
    uuids: array(uuid()).nullable(),
  }),
})
const { Doc, List } = schema

const DOCS = [
  { title: 'a "quoted" \\ 😀', part: { name: 'x', size: 1.5, ok: true }, tags: ['r', "it's", ''] },
  { title: '', part: { name: 'y', size: null, ok: false }, tags: [] },
  { title: 'bare' },
]

async function docs(db: TransactionDatabase): Promise<void> {
  await createTables(db, schema)
  await insertInto(Doc)
    .values([...DOCS.map(doc => ({ doc })), { doc: null }])
    .run(db)
}

export const jsonTopic: Topic = {
  name: 'json and arrays',
  cases: [
    {
      name: 'documents come back as they were, and NULL as null',
      run: async ({ db }) => {
        await docs(db)
        const rows = await from(Doc).orderBy(Doc.id.asc()).all(db)
        equal(rows, [...DOCS.map((doc, at) => ({ id: at + 1, doc })), { id: 4, doc: null }])
      },
    },
    {
      name: 'documents are checked against their schema before anything is sent',
      run: async ({ db }) => {
        await docs(db)
        for (const doc of [{}, { title: 1 }, { title: 'x', part: { name: 2 } }, { title: 'x', more: 1 }, [], 'x', 5]) {
          await fails(
            insertInto(Doc)
              .values({ doc: doc as never })
              .run(db),
            ValidationError,
          )
        }
        equal(await from(Doc).count(db), 4)
      },
    },
    {
      name: 'a document is NULL or not as any other value',
      run: async ({ db }) => {
        await docs(db)
        equal(await from(Doc).where(Doc.doc.isNull()).count(db), 1)
        equal(await from(Doc).where(Doc.doc.isNotNull()).count(db), 3)
        equal(
          await from(Doc)
            .select({ n: count(Doc.doc) })
            .one(db),
          { n: 3 },
        )
      },
    },
    {
      name: 'fields decode by the kind that the schema gives',
      run: async ({ db }) => {
        await docs(db)
        const rows = await from(Doc)
          .select({
            title: Doc.doc.at('title'),
            part: Doc.doc.at('part'),
            name: Doc.doc.at('part', 'name'),
            size: Doc.doc.at('part', 'size'),
            ok: Doc.doc.at('part', 'ok'),
            tag: Doc.doc.at('tags', 0),
            tags: Doc.doc.at('tags'),
          })
          .orderBy(Doc.id.asc())
          .all(db)
        const none = { title: null, part: null, name: null, size: null, ok: null, tag: null, tags: null }
        equal(rows, [
          { ...DOCS[0], name: 'x', size: 1.5, ok: true, tag: 'r' },
          { ...DOCS[1], name: 'y', size: null, ok: false, tag: null },
          { ...none, title: 'bare' },
          none,
        ] as never)
      },
    },
    {
      name: 'fields compare, sort and group as their kind',
      run: async ({ db }) => {
        await docs(db)
        equal(await from(Doc).where(Doc.doc.at('part', 'size').gt(1)).count(db), 1)
        equal(await from(Doc).where(Doc.doc.at('title').eq('bare')).count(db), 1)
        equal(await from(Doc).where(Doc.doc.at('part', 'ok').eq(true)).count(db), 1)
        equal(await from(Doc).where(Doc.doc.at('title').startsWith('a "')).count(db), 1)
        equal(
          await from(Doc)
            .where(Doc.doc.at('title').in(['bare', '']))
            .count(db),
          2,
        )
        const rows = await from(Doc)
          .select({ ok: Doc.doc.at('part', 'ok'), n: count() })
          .groupBy(Doc.doc.at('part', 'ok'))
          .orderBy(Doc.doc.at('part', 'ok').asc())
          .all(db)
        equal(rows, [
          { ok: null, n: 2 },
          { ok: false, n: 1 },
          { ok: true, n: 1 },
        ])
      },
    },
    {
      name: 'a path with odd characters is a key, never SQL or another path',
      run: async ({ db }) => {
        await docs(db)
        for (const key of ["x'y", 'a"b', 'a.b', '$', '[0]', '__proto__', 'constructor', '', '\\', '😀', '*']) {
          const path = Doc.doc.at(key as 'title')
          equal(await from(Doc).select({ id: Doc.id }).where(path.isNotNull()).all(db), [], key)
        }
      },
    },
    {
      name: 'a path finds keys with odd characters',
      run: async ({ db }) => {
        await docs(db)
        for (const key of ["x'y", 'a"b', 'a.b', '$', '[0]', 'constructor', '\\', '😀', 'a\nb']) {
          const doc = { [key]: 'found' }
          await sql`update docs set doc = ${doc} where id = 1`.run(db)
          const path = Doc.doc.at(key as 'title')
          const row = await from(Doc).select({ found: path }).where(Doc.id.eq(1)).one(db)
          equal(row.found as unknown, 'found', key)
        }
      },
    },
    {
      name: 'a document is written whole by an update',
      run: async ({ db }) => {
        await docs(db)
        await update(Doc)
          .set({ doc: { title: 'new', tags: ['t'] } })
          .where(Doc.id.eq(4))
          .run(db)
        equal(await db.get(Doc, 4), { id: 4, doc: { title: 'new', tags: ['t'] } })
      },
    },
    {
      name: 'arrays hold values of their kind, exactly',
      run: async ({ db }) => {
        await createTables(db, schema)
        const row = {
          id: 1,
          texts: ['a', '', '😀', '"', 'null'],
          numbers: [1, -2_147_483_648, 0],
          bigs: [2n ** 62n + 1n, -1n],
          prices: ['0.10', '-99999999.99'],
          times: [new Date('2024-02-29T12:00:00.250Z'), new Date(0)],
          flags: [true, false],
          bytes: [new Uint8Array([0, 255]), new Uint8Array()],
          uuids: ['0189c1f2-7f3e-7abc-8def-00112233aabb'],
        }
        await insertInto(List).values(row).run(db)
        equal(await from(List).one(db), row)
      },
    },
    {
      name: 'arrays refuse items of another kind, and null',
      run: async ({ db }) => {
        await createTables(db, schema)
        const wrong = [
          { texts: [1] },
          { texts: [null] },
          { numbers: [1.5] },
          { flags: [1] },
          { texts: 'a' },
          { bigs: [1] },
        ]
        for (const row of wrong)
          await fails(
            insertInto(List)
              .values(row as never)
              .run(db),
            ValidationError,
          )
      },
    },
    {
      name: 'has() finds an item of any kind',
      run: async ({ db }) => {
        await createTables(db, schema)
        const at = new Date('2024-02-29T12:00:00.250Z')
        await insertInto(List)
          .values([
            { texts: ['a', 'b'], numbers: [1, 2], bigs: [2n ** 62n], prices: ['1.50'], times: [at], flags: [true] },
            { texts: ['ab', ''], numbers: [12], bigs: [2n ** 62n + 1n], prices: ['15'], times: [], flags: [false] },
            {},
          ])
          .run(db)
        equal(await from(List).where(List.texts.has('a')).count(db), 1)
        equal(await from(List).where(List.texts.has('')).count(db), 1)
        equal(await from(List).where(List.texts.has('1')).count(db), 0)
        equal(await from(List).where(List.numbers.has(1)).count(db), 1)
        equal(
          await from(List)
            .where(List.bigs.has(2n ** 62n))
            .count(db),
          1,
        )
        equal(await from(List).where(List.prices.has('1.5')).count(db), 1)
        equal(await from(List).where(List.times.has(at)).count(db), 1)
        equal(await from(List).where(List.flags.has(true)).count(db), 1)
      },
    },
    {
      name: 'an empty array is no NULL',
      run: async ({ db }) => {
        await createTables(db, schema)
        await insertInto(List)
          .values([{ texts: [] }, { texts: null }])
          .run(db)
        equal(await from(List).select({ texts: List.texts }).where(List.texts.isNotNull()).all(db), [{ texts: [] }])
      },
    },
  ],
}
