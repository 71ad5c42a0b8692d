// DESIGN 2, Text: columns compare and sort by code point; lower and upper promise ASCII only; text is well-formed
// Unicode.
import {
  type Condition,
  createTables,
  defineSchema,
  equal,
  fails,
  from,
  insertInto,
  integer,
  length,
  lower,
  table,
  text,
  type Topic,
  type TransactionDatabase,
  trim,
  update,
  upper,
  ValidationError,
} from '../kit.ts'

const schema = defineSchema({ Word: table('words', { id: integer().primaryKey(), word: text() }) })
const { Word } = schema

async function words(db: TransactionDatabase, ...all: string[]): Promise<void> {
  await createTables(db, schema)
  await insertInto(Word)
    .values(all.map(word => ({ word })))
    .run(db)
}

async function found(db: TransactionDatabase, condition?: Condition<'Word'>): Promise<string[]> {
  const rows = await from(Word).select({ word: Word.word }).where(condition).orderBy(Word.id.asc()).all(db)
  return rows.map(row => row.word)
}

export const textTopic: Topic = {
  name: 'text',
  cases: [
    {
      name: 'sorts by code point, not by code unit or language',
      run: async ({ db }) => {
        await words(db, '😀', 'b', '\uffee', 'a', 'Z', 'ä', 'é', 'z', '', ' ', '10', '9', 'A')
        const rows = await from(Word).orderBy(Word.word.asc()).all(db)
        equal(
          rows.map(row => row.word),
          ['', ' ', '10', '9', 'A', 'Z', 'a', 'b', 'z', 'ä', 'é', '\uffee', '😀'],
        )
      },
    },
    {
      name: 'compares by code point',
      run: async ({ db }) => {
        await words(db, 'Z', 'a', '😀', '\uffee')
        equal(await found(db, Word.word.gt('Z')), ['a', '😀', '\uffee'])
        equal(await found(db, Word.word.gt('\uffee')), ['😀'])
        equal(await found(db, Word.word.between('A', 'a')), ['Z', 'a'])
      },
    },
    {
      name: 'tells case, accents, trailing spaces and normal forms apart',
      run: async ({ db }) => {
        await words(db, 'a', 'A', 'ä', 'a ', 'a\u0308', '\ta')
        for (const word of ['a', 'A', 'ä', 'a ', 'a\u0308', '\ta']) equal(await found(db, Word.word.eq(word)), [word])
      },
    },
    {
      name: 'keeps any well-formed text as it is',
      run: async ({ db }) => {
        const all = ['', ' ', "'", '"', '\\', '%', '--', '; drop table words', '\n\r\t', '👩‍👩‍👧', 'مرحبا', '\u2028']
        await words(db, ...all)
        equal(await found(db), all)
      },
    },
    {
      name: 'refuses text that is not well-formed before anything is sent',
      run: async ({ db }) => {
        await words(db, 'a')
        await fails(insertInto(Word).values({ word: 'lone \ud800' }).run(db), ValidationError)
        await fails(update(Word).set({ word: '\udc00' }).everyRow().run(db), ValidationError)
        equal(await found(db), ['a'])
      },
    },
    {
      name: 'takes a NUL in a text whole or refuses it before anything is sent',
      run: async ({ db }) => {
        await words(db, 'plain')
        const word = 'a\0b'
        const sent = await insertInto(Word)
          .values([{ word }, { word: 'a' }])
          .run(db)
          .catch((error: unknown) => error)
        if (sent instanceof ValidationError) return
        equal(await found(db), ['plain', word, 'a'])
        equal(await found(db, Word.word.eq(word)), [word])
        equal(await found(db, Word.word.in([word])), [word])
        equal(await found(db, Word.word.contains('\0b')), [word])
        equal(await found(db, Word.word.startsWith('a\0')), [word])
        equal(await found(db, Word.word.endsWith('\0b')), [word])
        equal(await found(db, Word.word.endsWith('a')), ['a'])
      },
    },
    {
      name: 'long texts come back whole',
      run: async ({ db }) => {
        const long = 'ä😀x'.repeat(100_000)
        await words(db, long, `${long}y`)
        equal(
          (await found(db)).map(word => word.length),
          [long.length, long.length + 1],
        )
        equal((await found(db, Word.word.eq(`${long}y`))).length, 1)
        equal((await found(db, Word.word.endsWith('y'))).length, 1)
      },
    },
    {
      name: 'lower and upper change ASCII letters and leave others',
      run: async ({ db }) => {
        await words(db, 'ÄaZß😀')
        const row = await from(Word)
          .select({ low: lower(Word.word), up: upper(Word.word) })
          .one(db)
        equal(row, { low: 'Äazß😀', up: 'ÄAZß😀' })
      },
    },
    {
      name: 'length counts code points, and trim takes spaces off both ends',
      run: async ({ db }) => {
        await words(db, '  a😀b ')
        const row = await from(Word)
          .select({ all: length(Word.word), trimmed: trim(Word.word) })
          .one(db)
        equal(row, { all: 6, trimmed: 'a😀b' })
      },
    },
    {
      name: 'concat joins texts, numbers and values, and is null where a part is',
      run: async ({ db }) => {
        await words(db, 'a')
        const row = await from(Word)
          .select({ all: Word.word.concat('-', Word.word, '') })
          .one(db)
        equal(row, { all: 'a-a' })
      },
    },
  ],
}
