// Random windows over random rows give what they give in plain JavaScript, on whatever database.
import { beforeAll, describe, expect, test } from 'vitest'
import {
  count,
  cumeDist,
  decimal,
  defineSchema,
  denseRank,
  firstValue,
  from,
  insertInto,
  integer,
  lag,
  lastValue,
  lead,
  max,
  min,
  nthValue,
  ntile,
  percentRank,
  rank,
  rowNumber,
  sum,
  table,
  type TransactionDatabase,
} from '../../../src/index.ts'
import { createTables } from '../../../src/migrate.ts'
import { type Draw, draw, seeds } from './draw.ts'
import { type Place, placed, type Point, type Spec, type Term } from './window-reference.ts'

const schema = defineSchema({
  Point: table('points', {
    id: integer().primaryKey(),
    part: integer().nullable(),
    key: integer().nullable(),
    value: integer().nullable(),
    price: decimal(8, 2),
  }),
})
const { Point: Column } = schema

type Any = any
interface Function {
  readonly sql: Any
  readonly told: (place: Place) => unknown
  /** Whether rows that are equal in the order could be seen in another order. */
  readonly sorted?: true
}

const values = (rows: readonly Point[]): number[] => rows.map(row => row.value).filter(value => value !== null)
const total = (numbers: readonly number[]): number | null => (numbers.length ? numbers.reduce((a, b) => a + b) : null)
const shown = (cents: number | null): string | null => (cents === null ? null : (cents / 100).toFixed(2))
const rankOf = ({ groups, group }: Place): number => groups.indexOf(group) + 1

function functions(d: Draw): readonly Function[] {
  const [n, far] = [1 + d.int(4), d.int(4)]
  return [
    { sql: count(), told: ({ frame }) => frame.length },
    { sql: count(Column.value), told: ({ frame }) => values(frame).length },
    { sql: sum(Column.value), told: ({ frame }) => total(values(frame)) },
    { sql: sum(Column.price), told: ({ frame }) => shown(total(frame.map(row => row.price))) },
    { sql: min(Column.value), told: ({ frame }) => (values(frame).length ? Math.min(...values(frame)) : null) },
    { sql: max(Column.value), told: ({ frame }) => (values(frame).length ? Math.max(...values(frame)) : null) },
    {
      sql: count().filter(Column.value.gt(n)),
      told: ({ frame }) => values(frame).filter(value => value > n).length,
    },
    { sql: rank(), told: rankOf },
    { sql: denseRank(), told: ({ group }) => group + 1 },
    { sql: percentRank(), told: place => (place.rows.length > 1 ? (rankOf(place) - 1) / (place.rows.length - 1) : 0) },
    { sql: cumeDist(), told: ({ groups, group }) => (groups.lastIndexOf(group) + 1) / groups.length },
    { sql: rowNumber(), sorted: true, told: ({ at }) => at + 1 },
    {
      sql: ntile(n),
      sorted: true,
      told: ({ rows, at }) => {
        const [size, larger] = [Math.floor(rows.length / n), rows.length % n]
        const edge = larger * (size + 1)
        return at < edge ? Math.floor(at / (size + 1)) + 1 : larger + Math.floor((at - edge) / size) + 1
      },
    },
    { sql: lag(Column.value, { offset: far }), sorted: true, told: ({ rows, at }) => rows[at - far]?.value ?? null },
    {
      sql: lead(Column.price, { offset: far, default: '-1' }),
      sorted: true,
      told: ({ rows, at }) => shown(rows[at + far]?.price ?? -100),
    },
    { sql: firstValue(Column.value), sorted: true, told: ({ frame }) => frame[0]?.value ?? null },
    { sql: lastValue(Column.price), sorted: true, told: ({ frame }) => shown(frame.at(-1)?.price ?? null) },
    { sql: nthValue(Column.value, n), sorted: true, told: ({ frame }) => frame[n - 1]?.value ?? null },
  ]
}

/** `plain`: no groups and nothing left out. */
function spec(d: Draw, sorted: boolean, plain: boolean): Spec {
  const term = (by: Term['by']): Term => ({
    by,
    descending: d.once(2),
    nulls: by === 'key' && d.once(3) ? d.pick(['first', 'last']) : null,
  })
  const unit = d.pick(['rows', 'range', ...(plain ? [] : ['groups'])]) as 'rows' | 'range' | 'groups'
  const id = sorted || unit === 'rows' ? [term('id')] : []
  const terms = [...(d.once(5) && unit !== 'groups' ? [] : [term('key')]), ...id]
  const [a, b] = [d.int(7) - 3, d.int(7) - 3]
  const far = unit !== 'range' || (terms.length === 1 && terms[0]?.by === 'key' && terms[0].nulls === null)
  const bound = (number: number): number | 'unbounded' => (d.once(4) ? 'unbounded' : far ? number : 0)
  const exclude = plain || !d.once(3) ? {} : { exclude: d.pick(['current row', 'group', 'ties']) }
  const frame = { unit, from: bound(Math.min(a, b)), to: bound(Math.max(a, b)), ...exclude }
  return { parted: d.once(2), terms, frame: d.once(4) ? undefined : frame }
}

function window({ parted, terms, frame }: Spec): Any {
  const orderBy = terms.map(({ by, descending, nulls }) => {
    const options = nulls === null ? {} : { nulls }
    return descending ? Column[by].desc(options) : Column[by].asc(options)
  })
  const { unit = 'rows', from: start, to, ...rest } = frame ?? {}
  return {
    ...(parted ? { partitionBy: Column.part } : {}),
    ...(orderBy.length ? { orderBy } : {}),
    ...(frame ? { frame: { [unit]: [start, to], ...rest } } : {}),
  }
}

export function describeWindows(open: () => TransactionDatabase): void {
  beforeAll(() => createTables(open(), schema))

  describe.each(seeds)('windows, seed %i', seed => {
    const d = draw(seed)
    const points: Point[] = Array.from({ length: 24 }, (_, at) => ({
      id: at + 1,
      part: d.once(4) ? null : d.int(3),
      key: d.once(5) ? null : d.int(9),
      value: d.once(5) ? null : d.int(20) - 10,
      price: d.int(4000) - 1000,
    }))
    beforeAll(async () => {
      await open().transaction(async tx => {
        await insertInto(Column)
          .values(points.map(point => ({ ...point, id: point.id + seed * 100, price: shown(point.price) as string })))
          .run(tx)
      })
    })

    test('answer what plain JavaScript answers', async () => {
      const db = open()
      const plain = db['~dialect'].windows?.plainFrames ?? false
      for (let round = 0; round < 12; round++) {
        for (const { sql, told, sorted } of functions(d)) {
          const one = spec(d, sorted ?? false, plain)
          const query = from(Column)
            .where(Column.id.between(seed * 100 + 1, seed * 100 + 99))
            .select({ n: sql.over(window(one)) })
            .orderBy(Column.id.asc())
          const found = (await query.all(db)).map(row => row.n as unknown)
          const expected = points.map(point => told(placed(points, point, one)))
          expect(found, `${query.toSQL(db).sql} ${JSON.stringify(one)}`).toEqual(expected)
        }
      }
    })
  })
}
