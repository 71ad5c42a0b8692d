// DESIGN 1, include(): keys of two columns.
import {
  bigint,
  type Case,
  createTables,
  defineSchema,
  equal,
  foreignKey,
  from,
  insertInto,
  many,
  one,
  primaryKey,
  table,
  text,
  toDepth,
  type Topic,
} from '../kit.ts'

const district = defineSchema(
  {
    Place: table(
      'places',
      {
        land: text(),
        code: bigint(),
        upLand: text().nullable().references('Place.land'),
        upCode: bigint().nullable().references('Place.code'),
        title: text(),
      },
      {
        constraints: t => [primaryKey(t.land, t.code), foreignKey([t.upLand, t.upCode], ['Place.land', 'Place.code'])],
      },
    ),
  },
  {
    Place: {
      up: one(['upLand', 'upCode']),
      parts: many(['Place.upLand', 'Place.upCode'], { orderBy: ['title'] }),
    },
  },
)
const { Place } = district
const title = { title: Place.title }
const FAR = 9_007_199_254_740_993n

const cases: Case[] = [
  {
    name: 'keys of two columns are compared as a whole, in trees and to a depth',
    run: async ({ db }) => {
      await createTables(db, district)
      const place = (land: string, code: bigint, up: readonly [string, bigint] | null) => ({
        land,
        code,
        upLand: up?.[0] ?? null,
        upCode: up?.[1] ?? null,
        title: `${land}${code}`,
      })
      await insertInto(Place)
        .values([place('x', 1n, null), place('y', 1n, null), place('x', FAR, ['x', 1n]), place('y', FAR, ['x', 1n])])
        .run(db)
      await insertInto(Place)
        .values([
          place('x', FAR + 1n, ['x', FAR]),
          place('y', 2n, ['y', FAR]),
          { ...place('z', 1n, null), upLand: 'x' },
        ])
        .run(db)
      const all = await from(Place)
        .orderBy(Place.land.asc(), Place.code.asc())
        .include({ up: { select: title }, parts: { select: title, limit: 1 } })
        .all(db)
      equal(
        all.map(row => [row.title, row.up?.title ?? null, row.parts.map(part => part.title)]),
        [
          ['x1', null, [`x${FAR}`]],
          [`x${FAR}`, 'x1', [`x${FAR + 1n}`]],
          [`x${FAR + 1n}`, `x${FAR}`, []],
          ['y1', null, []],
          ['y2', `y${FAR}`, []],
          [`y${FAR}`, 'x1', ['y2']],
          ['z1', null, []],
        ],
      )
      const roots = await from(Place)
        .where(Place.code.eq(1n), Place.land.ne('z'))
        .orderBy(Place.land.asc())
        .include({ parts: toDepth(2, { select: title }) })
        .all(db)
      equal(
        roots.map(({ parts }) => parts),
        [
          [
            { title: `x${FAR}`, parts: [{ title: `x${FAR + 1n}` }] },
            { title: `y${FAR}`, parts: [{ title: 'y2' }] },
          ],
          [],
        ],
      )
    },
  },
]

export const includingByKey: Topic = { name: 'include by keys', cases }
