// Random set operations over lists of rows and ctes, and the rows that they answer, worked out in JavaScript.
import {
  cte,
  except,
  exceptAll,
  from,
  integer,
  intersect,
  intersectAll,
  type Readable,
  text,
  union,
  unionAll,
  values,
} from '../../../src/index.ts'
import type { Draw } from './draw.ts'

export interface Row {
  n: number | null
  t: string
}
interface Made {
  readonly query: Readable<Row>
  readonly rows: readonly Row[]
}

const WORDS = ['', 'a', 'B', 'b', 'é', '😀', "o'", '%', 'null']
const columns = { n: integer().nullable(), t: text() }

const keyOf = ({ n, t }: Row): string => JSON.stringify([n, t])
const different = (rows: readonly Row[]): Row[] => [...new Map(rows.map(row => [keyOf(row), row])).values()]
const points = (text: string): string =>
  Array.from(text, char => char.codePointAt(0)?.toString(16).padStart(6, '0')).join()
const ordered = (rows: readonly Row[]): Row[] =>
  rows.toSorted((a, b) => (a.n ?? -99) - (b.n ?? -99) || (points(a.t) < points(b.t) ? -1 : 1))

/** Rows without as many as the others have of each, or only these. */
function counted(rows: readonly Row[], others: readonly Row[], keep: boolean): Row[] {
  const left = new Map<string, number>()
  for (const row of others) left.set(keyOf(row), (left.get(keyOf(row)) ?? 0) + 1)
  return rows.filter(row => {
    const n = left.get(keyOf(row)) ?? 0
    left.set(keyOf(row), n - 1)
    return n > 0 === keep
  })
}

const among = (row: Row, rows: readonly Row[]): boolean => rows.some(one => keyOf(one) === keyOf(row))

const operations = [
  { make: union, rows: (lists: Row[][]) => different(lists.flat()) },
  { make: unionAll, rows: (lists: Row[][]) => lists.flat() },
  {
    make: intersect,
    rows: ([first = [], ...lists]: Row[][]) => different(first.filter(row => lists.every(list => among(row, list)))),
  },
  {
    make: except,
    rows: ([first = [], ...lists]: Row[][]) => different(first.filter(row => !lists.some(list => among(row, list)))),
  },
  { make: intersectAll, rows: (lists: Row[][]) => lists.reduce((rows, list) => counted(rows, list, true)) },
  { make: exceptAll, rows: (lists: Row[][]) => lists.reduce((rows, list) => counted(rows, list, false)) },
]

export class SourceTree {
  private readonly numbers: Draw
  private readonly duplicates: boolean
  private names = 0
  /** Read again by later parts. */
  private readonly ctes: Made[] = []

  /** @param duplicates - whether the database has INTERSECT ALL and EXCEPT ALL */
  constructor(numbers: Draw, duplicates: boolean) {
    this.numbers = numbers
    this.duplicates = duplicates
  }

  query(depth = 3): Made {
    const { numbers } = this
    const kind = depth === 0 ? 0 : numbers.int(6)
    if (kind === 0) return this.list()
    if (kind === 1) return this.named(depth)
    if (kind === 2 && this.ctes.length > 0) return numbers.pick(this.ctes)
    const { make, rows } = numbers.pick(this.duplicates ? operations : operations.slice(0, 4))
    const parts = Array.from({ length: 2 + numbers.int(2) }, () => this.query(depth - 1))
    const [first, second, ...more] = parts.map(part => part.query) as [Readable<Row>, Readable<Row>]
    const made = make(first, second, ...(more as []))
    const found = rows(parts.map(part => [...part.rows]))
    if (numbers.int(3) > 0) return { query: made, rows: found }
    const [limit, offset] = [numbers.int(5), numbers.int(2)]
    const query = made
      .orderBy(
        row => row.n.asc(),
        row => row.t.asc(),
      )
      .limit(limit)
      .offset(offset)
    return { query, rows: ordered(found).slice(offset, offset + limit) }
  }

  private list(): Made {
    const { numbers } = this
    const rows = Array.from({ length: numbers.int(5) }, () => ({
      n: numbers.int(4) === 0 ? null : numbers.int(3),
      t: numbers.pick(WORDS),
    }))
    const list = values(`list ${this.names++}`, columns, rows)
    if (numbers.int(2) === 0) return { query: from(list), rows }
    const least = numbers.int(3)
    const query = from(list).where(list.n.gte(least)).select({ t: list.t, n: list.n })
    return { query, rows: rows.filter(({ n }) => n !== null && n >= least) }
  }

  private named(depth: number): Made {
    const { query, rows } = this.query(depth - 1)
    const made = { query: from(cte(`cte ${this.names++}`, query)) as Readable<Row>, rows }
    this.ctes.push(made)
    return made
  }
}

/** Rows in one order, to compare. */
export const sorted = (rows: readonly Row[]): string[] => rows.map(keyOf).toSorted()
