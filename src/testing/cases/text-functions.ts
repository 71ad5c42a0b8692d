// Parts of texts, replaced and joined texts: code points count from 1, as in the SQL standard.
import {
  createTables,
  defineSchema,
  equal,
  from,
  insertInto,
  integer,
  length,
  lower,
  replace,
  stringAgg,
  substring,
  table,
  text,
  throws,
  type Topic,
  type TransactionDatabase,
  ValidationError,
} from '../kit.ts'

const schema = defineSchema({
  Word: table('words', {
    id: integer().primaryKey(),
    word: text().nullable(),
    part: text().nullable(),
    team: integer().default(1),
    n: integer().nullable(),
  }),
})
const { Word } = schema

async function words(db: TransactionDatabase, ...all: (string | null)[]): Promise<void> {
  await createTables(db, schema)
  await insertInto(Word)
    .values(all.map((word, at) => ({ word, part: word, n: at })))
    .run(db)
}

/** A start, a length, and the part of `aä😀d`. */
const PARTS: readonly (readonly [number, number | undefined, string])[] = [
  [1, undefined, 'aä😀d'],
  [3, undefined, '😀d'],
  [4, undefined, 'd'],
  [5, undefined, ''],
  [0, undefined, 'aä😀d'],
  [-7, undefined, 'aä😀d'],
  [1, 1, 'a'],
  [2, 2, 'ä😀'],
  [3, 100, '😀d'],
  [1, 0, ''],
  [0, 1, ''],
  [0, 3, 'aä'],
  [-2, 5, 'aä'],
  [-2, 3, ''],
  [100, 1, ''],
  [2, 2_147_483_647, 'ä😀d'],
  [2, Number.MAX_SAFE_INTEGER - 2, 'ä😀d'],
  [Number.MIN_SAFE_INTEGER, 10, ''],
]

/** A text, what to look for, what to put there, and the result. */
const REPLACED: readonly (readonly [string, string, string, string])[] = [
  ['banana', 'an', 'AN', 'bANANa'],
  ['banana', 'ana', 'x', 'bxna'],
  ['Banana', 'b', 'x', 'Banana'],
  ['banana', '', 'x', 'banana'],
  ['', 'a', 'x', ''],
  ['aaa', 'a', '', ''],
  ['aaa', 'a', 'aa', 'aaaaaa'],
  ['a😀b', '😀', 'ä', 'aäb'],
  ['a%b_c', '%', '_', 'a_b_c'],
  [`it's \\ "x"`, `'`, `''`, `it''s \\ "x"`],
  ['a\\b', '\\', '/', 'a/b'],
]

const joined = (db: TransactionDatabase, selection: object): Promise<unknown> =>
  from(Word)
    .select(selection as { all: typeof Word.word })
    .one(db)

export const textFunctions: Topic = {
  name: 'functions of text',
  cases: [
    {
      name: 'substring() counts code points from 1, and what stands before the text',
      run: async ({ db }) => {
        await words(db, 'aä😀d')
        for (const [start, size, part] of PARTS) {
          equal(await joined(db, { part: substring(Word.word, start, size) }), { part })
        }
      },
    },
    {
      name: 'substring() with expressions says the same as with values',
      run: async ({ db }) => {
        await words(db, 'aä😀d')
        for (const [start, size, part] of PARTS.filter(([, most = 0]) => most < 1e9).slice(0, -1)) {
          const from = Word.n.plus(start)
          equal(await joined(db, { part: substring(Word.word, from, size) }), { part })
          if (size !== undefined)
            equal(await joined(db, { part: substring(Word.word, start, Word.n.plus(size)) }), { part })
        }
        const none = { part: substring(Word.word, 2, Word.n.minus(5)), last: substring(Word.word, length(Word.word)) }
        equal(await joined(db, none), { part: '', last: 'd' })
      },
    },
    {
      name: 'substring() and replace() of null, or by null, are null',
      run: async ({ db }) => {
        await words(db, null)
        await insertInto(Word).values({ word: 'abc' }).run(db)
        const rows = await from(Word)
          .select({
            part: substring(Word.word, 1, 1),
            place: substring(Word.word, Word.n),
            size: substring(Word.word, 1, Word.n),
            found: replace(Word.word, 'a', Word.part),
            put: replace(Word.word, Word.part, 'a'),
          })
          .orderBy(Word.id.asc())
          .all(db)
        const none = { place: null, size: null, found: null, put: null }
        equal(rows, [
          { part: null, ...none },
          { part: 'a', ...none },
        ])
      },
    },
    {
      name: 'replace() knows case and reads from left to right; an empty text is nowhere',
      run: async ({ db }) => {
        await words(db, ...REPLACED.map(([word]) => word))
        for (const [at, [word, part, by, result]] of REPLACED.entries()) {
          const rows = await from(Word)
            .where(Word.n.eq(at))
            .select({ word: Word.word, result: replace(Word.word, part, by), all: replace(Word.word, Word.part, by) })
            .all(db)
          equal(rows, [{ word, result, all: word === '' ? '' : by }])
        }
      },
    },
    {
      name: 'stringAgg() joins texts in order, and leaves out null',
      run: async ({ db }) => {
        await words(db, 'b', null, 'a', '😀', 'B', '')
        const all = {
          texts: stringAgg(Word.word, '-'),
          down: stringAgg(Word.word, ', ', { orderBy: Word.n.desc() }),
          two: stringAgg(Word.word, '', { orderBy: [lower(Word.word).desc(), Word.n.asc()] }),
          quoted: stringAgg(Word.word, `'\\`, { orderBy: Word.n.asc() }),
        }
        equal(await joined(db, all), {
          texts: '-B-a-b-😀',
          down: ', B, 😀, a, b',
          two: '😀bBa',
          quoted: `b'\\a'\\😀'\\B'\\`,
        })
      },
    },
    {
      name: 'stringAgg() over no rows, and over none but null, is null',
      run: async ({ db }) => {
        await words(db)
        equal(await joined(db, { all: stringAgg(Word.word, ',') }), { all: null })
        await insertInto(Word).values({ word: null }).run(db)
        equal(await joined(db, { all: stringAgg(Word.word, ',', { distinct: true }) }), { all: null })
      },
    },
    {
      name: 'stringAgg() takes each different text once, whatever it holds',
      run: async ({ db }) => {
        await words(db, 'b,~1', 'a', '~0', 'b,~1', null, 'a', 'A', ',', '~')
        equal(
          await joined(db, {
            up: stringAgg(Word.word, ',~1', { distinct: true }),
            down: stringAgg(Word.word, ';', { distinct: true, orderBy: Word.word.desc() }),
          }),
          { up: [',', 'A', 'a', 'b,~1', '~', '~0'].join(',~1'), down: '~0;~;b,~1;a;A;,' },
        )
        const marked = Word.word.concat('!')
        const some = {
          some: stringAgg(marked, ' ', { distinct: true, orderBy: marked.asc(), filter: Word.n.in([1, 5, 6]) }),
        }
        equal(await joined(db, some), { some: 'A! a!' })
      },
    },
    {
      name: 'stringAgg() of groups, of some rows, and ordered by what may be null',
      run: async ({ db }) => {
        await createTables(db, schema)
        await insertInto(Word)
          .values([
            { word: 'a', team: 1, n: 3 },
            { word: 'b', team: 1, n: null },
            { word: 'c', team: 1, n: 1 },
            { word: 'd', team: 2, n: 2 },
          ])
          .run(db)
        const rows = await from(Word)
          .select({
            team: Word.team,
            up: stringAgg(Word.word, '', { orderBy: Word.n.asc() }),
            down: stringAgg(Word.word, '', { orderBy: Word.n.desc() }),
            last: stringAgg(Word.word, '', { orderBy: Word.n.asc({ nulls: 'last' }) }),
            first: stringAgg(Word.word, '', { orderBy: Word.n.desc({ nulls: 'first' }) }),
            some: stringAgg(Word.word, '', { filter: Word.n.lt(3) }),
          })
          .groupBy(Word.team)
          .having(stringAgg(Word.word, '').ne('x'))
          .orderBy(Word.team.asc())
          .all(db)
        equal(rows, [
          { team: 1, up: 'bca', down: 'acb', last: 'cab', first: 'bac', some: 'c' },
          { team: 2, up: 'd', down: 'd', last: 'd', first: 'd', some: 'd' },
        ])
      },
    },
    {
      name: 'what is no text, place or number is refused before anything is sent',
      run: async () => {
        throws(() => substring(Word.word, 1.5), ValidationError)
        throws(() => substring(Word.word, '1' as never), ValidationError)
        throws(() => substring(Word.word, null as never), ValidationError)
        throws(() => substring(Word.word, undefined as never), ValidationError)
        throws(() => substring(Word.word, 1, -1), ValidationError)
        throws(() => substring(Word.word, 1, NaN), ValidationError)
        throws(() => substring(Word.word, 1, null as never), ValidationError)
        throws(() => substring('abc' as never, 1), ValidationError)
        throws(() => replace(Word.word, null as never, 'a'), ValidationError)
        throws(() => replace(Word.word, 'a', undefined as never), ValidationError)
        throws(() => replace(Word.word, /a/ as never, 'a'), ValidationError)
        throws(() => stringAgg(Word.word, null as never), ValidationError)
        throws(() => stringAgg(Word.word, ',', { orderBy: Word.n as never }), ValidationError)
        throws(() => stringAgg(Word.word, ',', { orderBy: 'n' as never }), ValidationError)
        throws(() => stringAgg(Word.word, ',', { filter: 'n' as never }), ValidationError)
        throws(() => stringAgg(Word.word, ',', { distinct: true, orderBy: Word.n.asc() }), ValidationError)
      },
    },
  ],
}
