// Lists compared with lists, and regular expressions.
import {
  array,
  arrayContains,
  arrayLength,
  arrayOverlaps,
  bigint,
  blob,
  boolean,
  createTables,
  decimal,
  defineSchema,
  enumOf,
  equal,
  fails,
  from,
  insertInto,
  integer,
  matches,
  not,
  QueryError,
  real,
  table,
  text,
  throws,
  timestamp,
  type Topic,
  type TransactionDatabase,
  uuid,
  ValidationError,
} from '../kit.ts'

const schema = defineSchema({
  Bag: table('bags', {
    id: integer().primaryKey(),
    texts: array(text()).nullable(),
    others: array(text()).nullable(),
    integers: array(integer()).nullable(),
    bigs: array(bigint()).nullable(),
    reals: array(real()).nullable(),
    prices: array(decimal(10, 2)).nullable(),
    times: array(timestamp()).nullable(),
    flags: array(boolean()).nullable(),
    bytes: array(blob()).nullable(),
    uuids: array(uuid()).nullable(),
    colours: array(enumOf('red', 'green')).nullable(),
    name: text().nullable(),
  }),
})
const { Bag } = schema

const AT = new Date('2024-02-29T12:00:00.250Z')
const UUID = '0189c1f2-7f3e-7abc-8def-00112233aabb'

/** A list, values, whether all of them are in it, and whether any is. */
const TEXTS: readonly (readonly [string[], string[], boolean, boolean])[] = [
  [['a', 'b'], ['a'], true, true],
  [['a', 'b'], ['b', 'a'], true, true],
  [['a', 'b'], ['a', 'c'], false, true],
  [['a', 'b'], ['c'], false, false],
  [['a'], ['a', 'a'], true, true],
  [['a'], [], true, false],
  [[], [], true, false],
  [[], ['a'], false, false],
  [['a'], ['A'], false, false],
  [['a '], ['a'], false, false],
  [[''], [''], true, true],
  [['1'], ['1'], true, true],
  [['null', '{}', 'a,b'], ['a,b', 'null'], true, true],
  [[`it's "q" \\ é 😀`], [`it's "q" \\ é 😀`], true, true],
]

async function rows(db: TransactionDatabase, found: object): Promise<unknown[]> {
  const all = await from(Bag)
    .select(found as { found: typeof Bag.name })
    .orderBy(Bag.id.asc())
    .all(db)
  return all.map(row => row.found)
}

/** A text, a pattern, whether it matches, and whether it does where case is of no account. */
const PATTERNS: readonly (readonly [string, string, boolean, boolean])[] = [
  ['Spider', '^Sp', true, true],
  ['Spider', '^sp', false, true],
  ['Spider', 'der$', true, true],
  ['Spider', '^der', false, false],
  ['Spider', 'P.D', false, true],
  ['Spider', '', true, true],
  ['', '^$', true, true],
  ['', 'a', false, false],
  ['a\nb', 'a.b', true, true],
  ['abc', '^[a-c]+$', true, true],
  ['abC', '^[a-c]+$', false, true],
  ['abc', '[^a-c]', false, false],
  ['a1 b_2', '^\\w\\d\\s\\w_\\d$', true, true],
  ['a1', '\\D\\d', true, true],
  ['a1', '\\W|\\S\\S\\S', false, false],
  ['aaa', '^a{2,3}$', true, true],
  ['aaaa', '^a{2,3}$', false, false],
  ['aaaa', '^a{2,}$', true, true],
  ['aab', '^a*?b$', true, true],
  ['ab', '^(a|b)(?:b|c)$', true, true],
  ['ab', 'a(?=b)', true, true],
  ['ac', 'a(?!c)', false, false],
  ['a.b', '^a\\.b$', true, true],
  ['axb', '^a\\.b$', false, false],
  ['a+b?', 'a\\+b\\?', true, true],
  ['(x)', '\\(x\\)', true, true],
  ['a\\b', 'a\\\\b', true, true],
  [`it's`, `'`, true, true],
  ['😀', '^.$', true, true],
  ['50%', '^\\d+%$', true, true],
]

export const listsAndPatterns: Topic = {
  name: 'lists and patterns',
  cases: [
    {
      name: 'arrayContains() and arrayOverlaps() compare a list with values, and with another list',
      run: async ({ db }) => {
        await createTables(db, schema)
        await insertInto(Bag)
          .values(TEXTS.map(([texts, others]) => ({ texts, others })))
          .run(db)
        equal(
          await rows(db, { found: arrayContains(Bag.texts, Bag.others) }),
          TEXTS.map(([, , all]) => all),
        )
        equal(
          await rows(db, { found: arrayOverlaps(Bag.texts, Bag.others) }),
          TEXTS.map(([, , , any]) => any),
        )
        for (const [at, [texts, others, all, any]] of TEXTS.entries()) {
          const row = await from(Bag)
            .where(Bag.id.eq(at + 1))
            .select({ all: arrayContains(Bag.texts, others), any: arrayOverlaps(Bag.texts, others) })
            .one(db)
          equal(row, { all, any }, JSON.stringify([texts, others]))
        }
      },
    },
    {
      name: 'lists of every kind are compared by value',
      run: async ({ db }) => {
        await createTables(db, schema)
        await insertInto(Bag)
          .values({
            integers: [1, 2],
            bigs: [2n ** 62n, 1n],
            reals: [0.1, 2],
            prices: ['1.50', '20'],
            times: [AT],
            flags: [true],
            bytes: [new Uint8Array([0, 255])],
            uuids: [UUID],
            colours: ['red'],
          })
          .run(db)
        const yes = [
          arrayContains(Bag.integers, [2, 1]),
          arrayContains(Bag.bigs, [2n ** 62n]),
          arrayContains(Bag.reals, [2, 0.1]),
          arrayContains(Bag.prices, ['1.5', '20.00']),
          arrayContains(Bag.times, [AT]),
          arrayContains(Bag.flags, [true]),
          arrayContains(Bag.bytes, [new Uint8Array([0, 255])]),
          arrayContains(Bag.uuids, [UUID.toUpperCase()]),
          arrayContains(Bag.colours, ['red']),
          arrayOverlaps(Bag.integers, [5, 1]),
          arrayOverlaps(Bag.prices, ['9', '1.5']),
        ]
        for (const [at, found] of yes.entries()) equal(await rows(db, { found }), [true], String(at))
        const no = [
          arrayContains(Bag.integers, [12]),
          arrayContains(Bag.bigs, [2n ** 62n + 1n]),
          arrayContains(Bag.reals, [0.2]),
          arrayContains(Bag.prices, ['1.51']),
          arrayContains(Bag.times, [new Date(0)]),
          arrayContains(Bag.flags, [false]),
          arrayContains(Bag.bytes, [new Uint8Array([0])]),
          arrayOverlaps(Bag.colours, ['green']),
        ]
        for (const [at, found] of no.entries()) equal(await rows(db, { found }), [false], String(at))
      },
    },
    {
      name: 'arrayLength() counts items, and null stays null in all of them',
      run: async ({ db }) => {
        await createTables(db, schema)
        await insertInto(Bag)
          .values([{ texts: ['a', ''] }, { texts: [] }, { texts: null }])
          .run(db)
        equal(await rows(db, { found: arrayLength(Bag.texts) }), [2, 0, null])
        equal(await from(Bag).where(arrayLength(Bag.texts).gte(1)).count(db), 1)
        equal(await rows(db, { found: arrayContains(Bag.texts, []) }), [true, true, null])
        equal(await rows(db, { found: arrayContains(Bag.texts, Bag.others) }), [null, null, null])
        equal(await rows(db, { found: arrayOverlaps(Bag.texts, ['a']) }), [true, false, null])
        equal(
          await from(Bag)
            .where(not(arrayOverlaps(Bag.texts, ['a'])))
            .count(db),
          1,
        )
      },
    },
    {
      name: 'lists of another kind are refused before anything is sent',
      run: async ({ db }) => {
        await createTables(db, schema)
        for (const values of [[1], [null], [undefined], 'a', null, undefined, Bag.name, Bag.integers])
          throws(() => arrayContains(Bag.texts, values as never), ValidationError)
        throws(() => arrayOverlaps(Bag.name as never, ['a'] as never), ValidationError)
        throws(() => arrayLength(Bag.name as never), ValidationError)
      },
    },
    {
      name: 'matches() finds a regular expression in a text',
      needs: ['regularExpressions'],
      run: async ({ db }) => {
        await createTables(db, schema)
        await insertInto(Bag)
          .values(PATTERNS.map(([name]) => ({ name })))
          .run(db)
        for (const [at, [name, pattern, exact, any]] of PATTERNS.entries()) {
          const row = await from(Bag)
            .where(Bag.id.eq(at + 1))
            .select({ exact: matches(Bag.name, pattern), any: matches(Bag.name, pattern, { caseInsensitive: true }) })
            .one(db)
          equal(row, { exact, any }, JSON.stringify([name, pattern]))
        }
      },
    },
    {
      name: 'matches() is a condition, takes patterns of other columns, and is null for null',
      needs: ['regularExpressions'],
      run: async ({ db }) => {
        await createTables(db, schema)
        await insertInto(Bag)
          .values([{ name: 'abc' }, { name: 'xyz' }, { name: null }])
          .run(db)
        equal(await from(Bag).where(matches(Bag.name, '^a')).count(db), 1)
        equal(
          await from(Bag)
            .where(not(matches(Bag.name, '^a')))
            .count(db),
          1,
        )
        equal(await rows(db, { found: matches(Bag.name, Bag.name) }), [true, true, null])
        equal(await rows(db, { found: matches(Bag.name, 'a') }), [true, false, null])
        throws(() => matches(Bag.name, /a/ as never), ValidationError)
        throws(() => matches(Bag.name, null as never), ValidationError)
        await fails(from(Bag).where(matches(Bag.name, '(')).count(db), QueryError)
      },
    },
  ],
}
