// Changes of documents: the same everywhere, whatever keys and values are called.
import { found, Page, pageModels, pages, tried } from '../pages.ts'
import {
  createTables,
  equal,
  from,
  insertInto,
  jsonContains,
  jsonHas,
  jsonRemove,
  jsonSet,
  throws,
  type Topic,
  update,
  ValidationError,
} from '../kit.ts'

/** A document, a path, and the document with 9 there, and without what is there. */
const CHANGES: readonly (readonly [unknown, readonly (string | number)[], unknown, unknown])[] = [
  [{ a: 1 }, ['a'], { a: 9 }, {}],
  [{ a: 1 }, ['b'], { a: 1, b: 9 }, { a: 1 }],
  [{ a: { b: 1, c: 2 } }, ['a', 'b'], { a: { b: 9, c: 2 } }, { a: { c: 2 } }],
  [{ a: 1 }, ['a', 'b'], { a: 1 }, { a: 1 }],
  [{ a: 1 }, ['b', 'c'], { a: 1 }, { a: 1 }],
  [{ a: null }, ['a'], { a: 9 }, {}],
  [{ a: null }, ['a', 'b'], { a: null }, { a: null }],
  [[1, 2, 3], [1], [1, 9, 3], [1, 3]],
  [[1, 2], [2], [1, 2, 9], [1, 2]],
  [[1, 2], [3], [1, 2], [1, 2]],
  [[], [0], [9], []],
  [[1], ['a'], [1], [1]],
  [[1], ['0'], [1], [1]],
  [{ a: 1 }, [0], { a: 1 }, { a: 1 }],
  [{ 0: 1 }, [0], { 0: 1 }, { 0: 1 }],
  [{ 0: 1 }, ['0'], { 0: 9 }, {}],
  [{ a: [{ b: 1 }] }, ['a', 0, 'b'], { a: [{ b: 9 }] }, { a: [{}] }],
  [{ a: { b: 1 } }, ['a', 0, 'b'], { a: { b: 1 } }, { a: { b: 1 } }],
  [{ a: { 0: { b: 1 } } }, ['a', 0, 'b'], { a: { 0: { b: 1 } } }, { a: { 0: { b: 1 } } }],
  [{ a: [[1, 2]] }, ['a', 0, 1], { a: [[1, 9]] }, { a: [[1]] }],
  [5, ['a'], 5, 5],
  [5, [0], 5, 5],
  ['x', ['a'], 'x', 'x'],
  [true, [1], true, true],
]

const SET_VALUES: readonly unknown[] = [
  'text',
  '',
  'null',
  `it's "q" \\ 😀 \n é`,
  0,
  -1.5,
  1e300,
  0.1,
  true,
  false,
  null,
  [],
  [1, null, 'a', [true]],
  {},
  { a: { b: [1] }, '': null },
]

const KEYS: readonly string[] = [
  '',
  "x'y",
  'a"b',
  'a.b',
  '$',
  '$.a',
  '[0]',
  '0',
  '-1',
  '#',
  '*',
  '**',
  '__proto__',
  'constructor',
  '\\',
  '\\"',
  '"',
  '😀',
  'a\nb',
  '\u0001',
  '?',
  '$1',
  ':a',
  '--',
  '{a,b}',
  'NULL',
  'é',
  ' ',
]

export const jsonChanges: Topic = {
  name: 'changes of documents',
  cases: [
    {
      name: 'jsonSet() and jsonRemove() change what is there, and nothing where the way there is missing',
      run: async ({ db }) => {
        await pages(db, ...CHANGES.map(([document]) => document))
        for (const [at, [, path, set, removed]] of CHANGES.entries()) {
          const [a, b] = [jsonSet(Page.any, path as never, 9 as never), jsonRemove(Page.any, path as never)]
          const row = await from(Page)
            .where(Page.id.eq(at + 1))
            .select({ set: a, removed: b })
            .one(db)
          equal(row as unknown, { set, removed }, JSON.stringify([CHANGES[at]?.[0], path]))
        }
      },
    },
    {
      name: 'jsonSet() writes every value that JSON has, exactly',
      run: async ({ db }) => {
        await pages(db, { a: 1 })
        for (const value of SET_VALUES) {
          equal(
            await found(db, jsonSet(Page.any, ['a'] as never, value as never)),
            [{ a: value }],
            JSON.stringify(value),
          )
        }
      },
    },
    {
      name: 'jsonSet() writes what expressions answer',
      run: async ({ db }) => {
        await pages(db, { a: 1 })
        equal(await found(db, jsonSet(Page.any, ['a'] as never, Page.label) as never), [{ a: 'l' }])
        equal(await found(db, jsonSet(Page.any, ['a'] as never, Page.size as never) as never), [{ a: 0.1 }])
        equal(await found(db, jsonSet(Page.any, ['a'] as never, Page.id.eq(1) as never) as never), [{ a: true }])
        equal(await found(db, jsonSet(Page.any, ['a'] as never, Page.any as never) as never), [{ a: { a: 1 } }])
        equal(await found(db, jsonSet(Page.any, ['a'] as never, Page.any.at('none' as 'name')) as never), [{ a: null }])
        const keys = ['k', 'l', 'm', 'n']
        const many = keys.reduce(
          (document, key) => jsonSet(document, [key] as never, key as never),
          jsonSet(Page.any, ['a'] as never, 2 as never),
        )
        equal(await found(db, many), [{ a: 2, k: 'k', l: 'l', m: 'm', n: 'n' }])
        equal(await found(db, jsonSet(jsonSet(Page.any, ['b'] as never, 2 as never), ['c'] as never, 3 as never)), [
          { a: 1, b: 2, c: 3 },
        ])
      },
    },
    {
      name: 'updates change documents where they are',
      run: async ({ db }) => {
        await createTables(db, pageModels)
        await insertInto(Page)
          .values([{ meta: { name: 'a', city: { name: 'Oslo', zip: '1' } } }, { meta: { name: 'b' } }, { meta: null }])
          .run(db)
        const set = jsonSet(Page.meta, ['city', 'name'], 'Rome')
        await update(Page)
          .set({ meta: jsonRemove(set, ['city', 'zip']) })
          .everyRow()
          .run(db)
        const rows = await from(Page).orderBy(Page.id.asc()).select({ meta: Page.meta }).all(db)
        equal(rows as unknown, [
          { meta: { name: 'a', city: { name: 'Rome' } } },
          { meta: { name: 'b' } },
          { meta: null },
        ])
        equal(
          await from(Page)
            .where(jsonContains(Page.meta, { city: { name: 'Rome' } }))
            .count(db),
          1,
        )
        equal(await from(Page).where(Page.meta.at('city', 'name').eq('Rome')).count(db), 1)
      },
    },
    {
      name: 'a changed document is one whose fields can be asked for',
      run: async ({ db }) => {
        await createTables(db, pageModels)
        await insertInto(Page)
          .values([{ meta: { name: 'a' } }])
          .run(db)
        const changed = jsonSet(Page.meta, ['name'], 'b')
        equal(await found(db, changed.at('name')), ['b'])
        equal(await from(Page).where(changed.at('name').eq('b')).count(db), 1)
      },
    },
    {
      name: 'keys are keys, never SQL or paths',
      run: async ({ db }) => {
        await pages(db, { a: 1 })
        for (const key of KEYS) {
          const set = jsonSet(Page.any, [key] as never, 'found' as never)
          const expected = Object.fromEntries([['a', 1] as const, [key, 'found'] as const])
          const wanted = Object.fromEntries([[key, 'found']])
          const answers = [
            await tried(found(db, set)),
            await tried(found(db, jsonRemove(set, [key] as never))),
            await tried(found(db, jsonHas(set, key as never))),
            await tried(found(db, jsonHas(Page.any, key as never))),
            await tried(found(db, jsonContains(set, wanted as never))),
            await tried(found(db, jsonContains(Page.any, wanted as never))),
          ]
          // A database may be unable to name a key that begins with a hyphen, and says so.
          if (key.startsWith('-') && answers[0] === undefined) equal(answers, Array.from({ length: 6 }), key)
          else equal(answers, [[expected], [{ a: 1 }], [true], [false], [true], [false]], key)
          equal(await found(db, jsonSet(Page.any, ['a'] as never, key as never)), [{ a: key }], key)
        }
      },
    },
    {
      name: 'values of another kind, and those that JSON lacks, are refused before anything is sent',
      run: async ({ db }) => {
        await createTables(db, pageModels)
        for (const value of [
          undefined,
          1n,
          Number.NaN,
          Infinity,
          new Date(0),
          () => 1,
          Symbol('a'),
          '\ud800',
          [undefined],
        ])
          throws(() => jsonSet(Page.any, ['a'] as never, value as never), ValidationError)
        throws(() => jsonSet(Page.meta, ['name'], 5 as never), ValidationError)
        throws(() => jsonSet(Page.meta, ['size'], 'x' as never), ValidationError)
        throws(() => jsonSet(Page.meta, ['ok'], 1 as never), ValidationError)
        for (const path of [[], ['a', -1], [1.5], [{}], 'a', null, [undefined], ['\ud800']]) {
          throws(() => jsonSet(Page.any, path as never, 1 as never), ValidationError)
          throws(() => jsonRemove(Page.any, path as never), ValidationError)
        }
        for (const value of [undefined, [{ a: 1 }], [[1]], { a: [{ b: 1 }] }, new Date(0), 1n])
          throws(() => jsonContains(Page.any, value as never), ValidationError)
        for (const key of [undefined, null, 1, '\ud800']) throws(() => jsonHas(Page.any, key as never), ValidationError)
        throws(() => jsonSet(Page.label as never, ['a'] as never, 1 as never), ValidationError)
      },
    },
  ],
}
