// Questions about documents: the same answers everywhere.
import { found, Page, pageModels, pages } from '../pages.ts'
import {
  createTables,
  equal,
  from,
  insertInto,
  jsonContains,
  jsonHas,
  jsonRemove,
  jsonSet,
  not,
  type Topic,
  update,
} from '../kit.ts'

/** A document, a value, and whether it contains the value. */
const CONTAINED: readonly (readonly [unknown, unknown, boolean])[] = [
  [[1, 2], 1, true],
  [[1, 2], '1', false],
  [['1'], 1, false],
  [['1'], '1', true],
  [[1], true, false],
  [[true], true, true],
  [[true], 1, false],
  [['true'], true, false],
  [[false], 0, false],
  [[1.5], 1.5, true],
  [[0.1 + 0.2], 0.1 + 0.2, true],
  [[0.1 + 0.2], 0.3, false],
  [[1e300], 1e300, true],
  [[5e-324], 5e-324, true],
  [[5e-324], 0, false],
  [[100], 1e2, true],
  [[2 ** 53 - 1], 2 ** 53 - 1, true],
  [[2 ** 53 - 1], 2 ** 53 - 2, false],
  [[-0.5], 0.5, false],
  [[-0], 0, true],
  [[''], '', true],
  [['\n\t\u0001"'], '\n\t\u0001"', true],
  [[1, null], null, true],
  [[1], null, false],
  [['null'], null, false],
  [null, null, true],
  [['a'], 'A', false],
  [['a '], 'a', false],
  [[`it's "q" \\ é 😀`], `it's "q" \\ é 😀`, true],
  [[[1]], 1, false],
  [[{ a: 1 }], 1, false],
  [[[1, 2]], [1], false],
  [[1, 2, 3], [3, 1], true],
  [[1, 2, 3], [3, 4], false],
  [[1, 2], [1, 1], true],
  [[1, null], [null], true],
  [['a', 1], ['a', '1'], false],
  [[], [], true],
  [[1], [], true],
  [{}, [], false],
  [1, [], false],
  [1, 1, true],
  [1, [1], false],
  ['a', 'a', true],
  ['a', 'b', false],
  [{ a: 1 }, 1, false],
  [{ a: 1, b: 2 }, { a: 1 }, true],
  [{ a: 1, b: 2 }, { a: 1, b: 2 }, true],
  [{ a: 1 }, { a: '1' }, false],
  [{ a: 1 }, { a: 2 }, false],
  [{ a: 1 }, { b: 1 }, false],
  [{ a: null }, { a: null }, true],
  [{}, { a: null }, false],
  [{ a: 1 }, {}, true],
  [[], {}, false],
  [1, {}, false],
  [{ a: [1] }, { a: 1 }, false],
  [{ a: [1, 2] }, { a: [1] }, true],
  [{ a: 1 }, { a: [1] }, false],
  [{ a: { b: 1, c: 2 } }, { a: { b: 1 } }, true],
  [{ a: { b: 1 } }, { a: { c: 1 } }, false],
  [{ a: [{ b: 1 }] }, { a: { b: 1 } }, false],
  [{ a: { b: 1 } }, { a: {} }, true],
  [{ a: 1 }, { a: {} }, false],
  [{ a: [] }, { a: {} }, false],
  [[{ a: 1 }], { a: 1 }, false],
  [{ a: { b: { c: ['x'] } } }, { a: { b: { c: ['x'] } } }, true],
]

export const jsonQuestions: Topic = {
  name: 'questions about documents',
  cases: [
    {
      name: 'documents that are null stay null',
      run: async ({ db }) => {
        await pages(db, null)
        await update(Page).set({ any: null }).everyRow().run(db)
        equal(await found(db, jsonSet(Page.meta, ['name'], 'x')), [null])
        equal(await found(db, jsonRemove(Page.meta, ['name'])), [null])
        equal(await found(db, jsonContains(Page.meta, { name: 'x' })), [null])
        equal(await found(db, jsonHas(Page.meta, 'name')), [null])
        equal(await from(Page).where(jsonHas(Page.meta, 'name')).count(db), 0)
        equal(
          await from(Page)
            .where(not(jsonHas(Page.meta, 'name')))
            .count(db),
          0,
        )
      },
    },
    {
      name: 'jsonContains() tells kinds apart, and looks into lists and objects as Postgres does',
      run: async ({ db }) => {
        await pages(db, ...CONTAINED.map(([document]) => document))
        for (const [at, [document, value, expected]] of CONTAINED.entries()) {
          if (document === null) continue
          const row = await from(Page)
            .where(Page.id.eq(at + 1))
            .select({ found: jsonContains(Page.any, value as never) })
            .one(db)
          equal(row.found, expected, JSON.stringify([document, value]))
        }
      },
    },
    {
      name: 'jsonContains() asks parts of documents',
      run: async ({ db }) => {
        await createTables(db, pageModels)
        await insertInto(Page)
          .values([{ meta: { tags: ['a', 'b'] } }, { meta: { tags: [] } }, { meta: {} }])
          .run(db)
        equal(await found(db, jsonContains(Page.meta.at('tags'), 'a')), [true, false, null])
        equal(await found(db, jsonContains(Page.meta.at('tags'), ['b', 'a'])), [true, false, null])
        equal(await found(db, jsonHas(Page.meta, 'tags')), [true, true, false])
      },
    },
    {
      name: 'jsonHas() finds keys of objects, whatever their value, and nothing else',
      run: async ({ db }) => {
        await pages(db, { a: 1 }, { a: null }, {}, ['a'], 'a', { b: { a: 1 } }, { A: 1 })
        equal(await found(db, jsonHas(Page.any, 'a' as never)), [true, true, false, false, false, false, false])
        equal(await found(db, jsonHas(Page.any.at('b' as 'name') as never, 'a' as never)), [
          null,
          null,
          null,
          null,
          null,
          true,
          null,
        ])
      },
    },
  ],
}
