// The first rows of random values in random orders are what they are in plain JavaScript, on whatever database.
import { describe, expect, test } from 'vitest'
import { distinctOn, from, integer, text, type TransactionDatabase, values } from '../../../src/index.ts'
import { type Draw, draw, seeds } from './draw.ts'

interface Row {
  readonly id: number
  readonly a: number | null
  readonly b: string | null
  readonly c: number | null
}
type Name = keyof Row

interface Term {
  readonly name: Name
  readonly descending: boolean
  readonly nulls: 'first' | 'last' | undefined
}

function compare(x: Row, y: Row, { name, descending, nulls }: Term): number {
  const [left, right] = [x[name], y[name]]
  if (left === right) return 0
  const lowest = nulls ? (nulls === 'first') !== descending : true
  const order = left === null || right === null ? ((left === null) === lowest ? -1 : 1) : left < right ? -1 : 1
  return descending ? -order : order
}

const inOrder = (rows: readonly Row[], terms: readonly Term[]): Row[] =>
  rows.toSorted((x, y) => {
    for (const term of terms) {
      const found = compare(x, y, term)
      if (found) return found
    }
    return 0
  })

const shuffled = <T>(d: Draw, list: readonly T[]): T[] => {
  const rest = [...list]
  return list.map(() => rest.splice(d.int(rest.length), 1)[0] as T)
}

function drawCase(d: Draw) {
  const rows = d
    .some(0, 12, () => 0)
    .map((_, id): Row => ({
      id,
      a: d.once(4) ? null : d.int(3),
      b: d.once(4) ? null : d.pick(['', 'A', 'a', 'é', "'"]),
      c: d.once(4) ? null : d.int(2),
    }))
  const columns = shuffled(d, ['a', 'b', 'c'] as const)
  const keys = columns.slice(0, 1 + d.int(3))
  const term = (name: Name): Term => ({
    name,
    descending: d.once(2),
    nulls: d.pick([undefined, undefined, 'first', 'last']),
  })
  const terms = [...shuffled(d, keys), ...columns.slice(keys.length), 'id' as const].map(term)
  const above = d.once(2) ? undefined : d.int(3)
  return {
    rows,
    keys,
    terms,
    above,
    limit: d.once(3) ? 1 + d.int(3) : undefined,
    offset: d.once(3) ? d.int(3) : undefined,
  }
}
type Drawn = ReturnType<typeof drawCase>

function expected({ rows, keys, terms, above, limit = 100, offset = 0 }: Drawn): Row[] {
  const found = inOrder(above === undefined ? rows : rows.filter(row => row.id > above), terms)
  const first = found.filter((row, at) => found.findIndex(one => keys.every(key => one[key] === row[key])) === at)
  return first.slice(offset, offset + limit)
}

function queryOf({ rows, keys, terms, above, limit, offset }: Drawn) {
  const list = values(
    'list',
    { id: integer(), a: integer().nullable(), b: text().nullable(), c: integer().nullable() },
    rows,
  )
  const orders = terms.map(({ name, descending, nulls }) => {
    const options = nulls ? { nulls } : {}
    return descending ? list[name].desc(options) : list[name].asc(options)
  })
  let query = distinctOn(
    from(list).where(above !== undefined && list.id.gt(above)),
    ...keys.map(key => list[key]),
  ).orderBy(...orders)
  if (limit !== undefined) query = query.limit(limit)
  return offset === undefined ? query : query.offset(offset)
}

/** @param db - the database, once the tests run */
export function describeDistinct(db: () => TransactionDatabase): void {
  describe('distinctOn', () => {
    test.each(seeds)('keeps the first rows of random ones, seed %i', async seed => {
      const d = draw(seed)
      for (let at = 0; at < 150; at++) {
        const drawn = drawCase(d)
        const answer = expected(drawn)
        expect(await queryOf(drawn).all(db()), JSON.stringify(drawn)).toEqual(answer)
        if (at % 10 === 0) expect(await queryOf(drawn).count(db())).toBe(answer.length)
      }
    })
  })
}
