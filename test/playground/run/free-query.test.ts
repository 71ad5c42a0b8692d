import { type Readable, UnsupportedError } from 'isomodel'
import { sqlite } from 'isomodel/dialects'
import { expect, test } from 'vitest'
import type { Failure } from '../../../playground/run/failure.ts'
import { freeQuery } from '../../../playground/run/free-query.ts'
import { loadData } from './load-data.ts'

async function sqlOf(text: string): Promise<string> {
  const outcome = await freeQuery(text, loadData)
  if ('failure' in outcome) throw new Error(JSON.stringify(outcome.failure))
  return (outcome.query as Readable<object>).toSQL(sqlite).sql
}

async function failureOf(text: string): Promise<Failure> {
  const outcome = await freeQuery(text, loadData)
  if ('query' in outcome) throw new Error('it gave a query')
  return outcome.failure
}

const genres = 'SELECT "genres"."id" AS "id", "genres"."name" AS "name" FROM "genres"'

const texts: readonly [what: string, text: string, sql: string][] = [
  ['an expression', 'from(Genre)', genres],
  ['an expression with a semicolon and a comment', 'from(Genre); // all of them\n/* really */\n', genres],
  [
    'an expression over several lines',
    'from(Genre)\n  .where(Genre.id.gt(3))\n  .limit(2)',
    `${genres} WHERE "genres"."id" > +? LIMIT +?`,
  ],
  [
    'statements before it',
    'const low: number = 3\nconst genres = from(Genre)\ngenres.where(Genre.id.gt(low))',
    `${genres} WHERE "genres"."id" > +?`,
  ],
  [
    'a semicolon before it on its line',
    'let low = 3 as number; from(Genre).where(Genre.id.gt(low!))',
    `${genres} WHERE "genres"."id" > +?`,
  ],
  ['a declaration', 'const all = from(Genre)', genres],
  ['an export', 'export const all = from(Genre)\n', genres],
  ['a default export', 'const all = from(Genre)\nexport default all', genres],
  [
    'imports of what is there',
    "import { from } from 'isomodel'\nimport { Genre } from '../shop/schema.ts'\nimport type { X } from './y.ts'\n\nexport const all = from(Genre)",
    genres,
  ],
  ['names that are also exports', 'const count = from(Genre)\nconst text = count\ntext.limit(1)', `${genres} LIMIT +?`],
  [
    'types',
    'type A = { a: string }\ninterface B extends A {}\nfunction f<T extends B>(x: T): T { return x }\nfrom(Genre)',
    genres,
  ],
  [
    'something awaited',
    'const low = await Promise.resolve(3)\nfrom(Genre).where(Genre.id.gt(low))',
    `${genres} WHERE "genres"."id" > +?`,
  ],
  ['two of them, of which the last counts', 'from(Artist)\nfrom(Genre)', genres],
  [
    'a text with a brace',
    'const s = "}}"; from(Genre).where(Genre.name.eq(`}}${s}`))',
    `${genres} WHERE "genres"."name" = +?`,
  ],
]

test.each(texts)('%s is a query', async (_, text, sql) => {
  expect(await sqlOf(text)).toBe(sql)
})

test('valibot is there as v, and so is every export of isomodel', async () => {
  expect(await sqlOf('v.string(); lower(upper(concat())); prepare; from(Genre)')).toBe(genres)
})

const wrong: readonly [text: string, failure: Omit<Failure, 'cause'>][] = [
  ['from(Genre', { kind: 'syntax', message: 'Unexpected token, expected ","', line: 1, column: 11 }],
  ['const a = 1\nlet x = ;', { kind: 'syntax', message: 'Unexpected token', line: 2, column: 9 }],
  [
    'const a: number = 1\nfrom(Genre).where(a.)',
    { kind: 'syntax', message: 'Unexpected token, expected ","', line: 2, column: 22 },
  ],
  [
    'const a = 1\nconst a = 2\nfrom(Genre)',
    { kind: 'syntax', message: "Identifier 'a' has already been declared", line: 2, column: 7 },
  ],
  [
    'const a = 1\nfunction f(a: number) {\n  const b = a\n  let b = 2\n}\nfrom(Genre)',
    { kind: 'syntax', message: "Identifier 'b' has already been declared", line: 4, column: 7 },
  ],
  [
    'const a: string = "abc\ndef"\nfrom(Genre)',
    { kind: 'syntax', message: 'Invalid or unexpected token', line: 1, column: 23 },
  ],
  [
    '',
    {
      kind: 'no query',
      message: expect.stringMatching(/^The last expression is no query/) as string,
      line: 1,
      column: 1,
    },
  ],
  [
    'const a = 1\n\nif (a) from(Genre)',
    { kind: 'no query', message: expect.stringMatching(/^The last expression/) as string, line: 3, column: 1 },
  ],
  [
    'const a = 1; 5',
    { kind: 'no query', message: expect.stringMatching(/^The last expression/) as string, line: 1, column: 14 },
  ],
  [
    'const list = [1]',
    { kind: 'no query', message: expect.stringMatching(/^The last expression/) as string, line: 1, column: 7 },
  ],
  [
    "\nimport { z } from 'zod'\nfrom(Genre)",
    {
      kind: 'no query',
      message: expect.stringMatching(/^There is no module 'zod' here/) as string,
      line: 2,
      column: 1,
    },
  ],
  [
    'insertInto(Genre)',
    { kind: 'no query', message: expect.stringMatching(/lacks its rows/) as string, line: 1, column: 1 },
  ],
  [
    'update(Genre)',
    { kind: 'no query', message: expect.stringMatching(/lacks its values/) as string, line: 1, column: 1 },
  ],
  [
    'update(Genre).set({ name: "x" })',
    { kind: 'no query', message: expect.stringMatching(/would write every row/) as string, line: 1, column: 1 },
  ],
  [
    'deleteFrom(Genre)',
    { kind: 'no query', message: expect.stringMatching(/would write every row/) as string, line: 1, column: 1 },
  ],
  [
    'prepare({ n: integer() }, p => from(Genre).where(Genre.id.eq(p.n)))',
    { kind: 'no query', message: expect.stringMatching(/lacks its parameters/) as string, line: 1, column: 1 },
  ],
]

test.each(wrong)('%j is refused in words, with its place', async (text, expected) => {
  expect(await failureOf(text)).toMatchObject(expected)
})

const throwing: readonly [what: string, text: string, line: number, column: number, message: RegExp][] = [
  ['in the first line', 'from(Nobody)', 1, 6, /^Nobody is not defined$/],
  [
    'in the last expression',
    'const a: string = "a"\n\nfrom(Genre)\n  .where(Genre.id.gt(x))',
    4,
    22,
    /^x is not defined$/,
  ],
  ['behind a type', 'const a: number = (1 as number) + y', 1, 35, /^y is not defined$/],
  ['behind a type in the result', 'const a = 1; from<any>(Genre as any).nope()', 1, 38, /nope is not a function/],
  [
    'in a function',
    'const f = (n: number): number => {\n  throw new RangeError("too much")\n}\nfrom(Genre).limit(f(1))',
    2,
    9,
    /^too much$/,
  ],
  ['inside the library', '\nfrom(Genre)\n  .limit(-1)', 3, 4, /^limit\(\) takes a whole number/],
  ['for want of a database', 'from(Genre).all(db)', 1, 17, /^db is not defined: the page runs the query itself/],
]

test.each(throwing)('code that throws %s tells where', async (_, text, line, column, message) => {
  const failure = await failureOf(text)
  expect(failure).toMatchObject({ kind: 'thrown', line, column, message: expect.stringMatching(message) as string })
  expect(failure.cause).toBeInstanceOf(Error)
})

test('a thrown value that is no error is told too', async () => {
  expect(await failureOf('throw "stop"; from(Genre)')).toMatchObject({ kind: 'thrown', message: 'It threw stop' })
})

test('a text cannot end the function that it stands in', async () => {
  const failure = await failureOf('}}; from(Genre); {{')
  expect(failure.kind).toBe('syntax')
})

test('an error of the library keeps its class', async () => {
  const failure = await failureOf('from(Genre).limit(-1)')
  expect(failure.cause).not.toBeInstanceOf(UnsupportedError)
  expect(failure.cause).toMatchObject({ code: 'VALIDATION' })
})
