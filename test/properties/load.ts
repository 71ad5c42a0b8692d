// Loads random trees, for rows in hand and with the rows of a query, and works out the same in memory over the same rows.
import { expect } from 'vitest'
import { deleteFrom, from, insertInto, load, toDepth, type TransactionDatabase } from 'isomodel'
import { createTables } from 'isomodel/migrate'
import { difference } from '../../src/testing/difference.ts'
import { draw, type Draw } from '../query/property/draw.ts'
import {
  type Branch,
  type Cell,
  type Contents,
  contents,
  type Filter,
  keys,
  type ModelName,
  type Path,
  paths,
  root,
  type Row,
  type Term,
  type Tree,
  tree,
  village,
} from './village.ts'

/** The types of random trees are known to nobody. */
type Any = any

const order: readonly ModelName[] = ['Person', 'House', 'Room', 'Club', 'Member', 'Visit']

export const prepare = (db: TransactionDatabase): Promise<void> => createTables(db, village) as Promise<never>

export async function store(db: TransactionDatabase, stored: Contents): Promise<void> {
  await db.transaction(async tx => {
    for (const name of order.toReversed())
      await deleteFrom(village[name] as Any)
        .everyRow()
        .run(tx)
    for (const name of order)
      if (stored[name].length > 0)
        await insertInto(village[name] as Any)
          .values(stored[name] as Any)
          .run(tx)
  })
}

/** The tree as load() takes it. */
function asked(model: ModelName, given: Tree): Any {
  return Object.fromEntries(
    Object.entries(given).map(([name, branch]) => [
      name,
      typeof branch === 'string' ? (village[model] as Any)[branch] : askedOf(paths[model][name] as Path, branch),
    ]),
  )
}

function askedOf(path: Path, { where, orderBy, select, include, depth, ...rest }: Branch): Any {
  const column = (name: string): Any =>
    name.startsWith('link.') ? (village[path.over![0]] as Any)[name.slice(5)] : (village[path.to] as Any)[name]
  const options = {
    ...rest,
    ...(where && { where: where.map(([name, how, value]) => column(name)[how](value)) }),
    ...(orderBy && {
      orderBy: orderBy.map(([name, descending, nulls]) =>
        column(name)[descending ? 'desc' : 'asc']({ nulls: nulls ?? undefined }),
      ),
    }),
    ...(select && { select: Object.fromEntries(Object.entries(select).map(([name, of]) => [name, column(of)])) }),
    ...(include && { include: asked(path.to, include) }),
  }
  if (depth !== undefined) return toDepth(depth, options)
  return Object.keys(options).length > 0 ? options : true
}

/** A row of a relation, and that of the link table beside it. */
export interface Pair {
  readonly row: Row
  readonly link: Row
}

export const cell = ({ row, link }: Pair, column: string): Cell =>
  (column.startsWith('link.') ? link[column.slice(5)] : row[column]) as Cell

/** Text by code point, amounts by their value. */
export function compare(a: Cell, b: Cell, column: string): number {
  if (a === null || b === null) return Number(b === null) - Number(a === null)
  const amount = /wealth|spent/.test(column)
  if (amount) return Number(a) - Number(b)
  if (typeof a !== 'string') return a < (b as typeof a) ? -1 : a > (b as typeof a) ? 1 : 0
  return Buffer.compare(Buffer.from(a), Buffer.from(b as string))
}

function holds(pair: Pair, [column, how, value]: Filter): boolean {
  const own = cell(pair, column)
  if (how === 'isNull') return own === null
  if (how === 'isNotNull') return own !== null
  const sign = compare(own, value, column)
  if (own === null) return false
  return { eq: sign === 0, ne: sign !== 0, gt: sign > 0, lte: sign <= 0 }[how]
}

function byTerms(terms: readonly Term[]): (a: Pair, b: Pair) => number {
  return (a, b) => {
    for (const [column, descending, nulls] of terms) {
      const [own, other] = [cell(a, column), cell(b, column)]
      if (own === null && other === null) continue
      const apart = own === null || other === null
      const sign = compare(own, other, column)
      const placed =
        apart && nulls !== null ? ((own === null) === (nulls === 'first') ? -1 : 1) : descending ? -sign : sign
      if (placed !== 0) return placed
    }
    return 0
  }
}

const matches = (row: Row, columns: readonly string[], values: readonly (Cell | undefined)[]): boolean =>
  columns.every((column, at) => row[column] !== null && row[column] === values[at])

export function pairsOf(stored: Contents, { here, to, there, over }: Path, from: Row): Pair[] {
  const values = here.map(column => from[column])
  if (!over) return stored[to].filter(row => matches(row, there, values)).map(row => ({ row, link: {} }))
  const [name, toHere, toThere] = over
  return stored[name]
    .filter(link => matches(link, [toHere], values))
    .flatMap(link => stored[to].filter(row => matches(row, there, [link[toThere]])).map(row => ({ row, link })))
}

/** What load() has to answer for a row. */
function expected(stored: Contents, model: ModelName, row: Row, given: Tree): Any {
  const loaded: Any = {}
  for (const [name, branch] of Object.entries(given)) {
    if (typeof branch === 'string') {
      loaded[name] = row[branch]
      continue
    }
    const path = paths[model][name] as Path
    const { where = [], orderBy = path.order ?? [], limit, offset = 0 } = branch
    const own = keys[path.to].map((key): Term => [key, false, null])
    const linked = path.over ? keys[path.over[0]].map((key): Term => [`link.${key}`, false, null]) : []
    const list = pairsOf(stored, path, row)
      .filter(pair => where.every(filter => holds(pair, filter)))
      .toSorted(byTerms([...orderBy, ...own, ...linked]))
      .slice(offset, limit === undefined ? undefined : offset + limit)
      .map(({ row, link }) => {
        const { select, include, depth = 1 } = branch
        const again = depth > 1 ? { [name]: { ...branch, depth: depth - 1 } } : {}
        const base = select ? Object.fromEntries(Object.entries(select).map(([as, of]) => [as, row[of]])) : { ...row }
        return {
          ...base,
          ...(branch.link ? { link } : {}),
          ...expected(stored, path.to, row, { ...include, ...again }),
        }
      })
    loaded[name] = path.single ? (list[0] ?? null) : list
  }
  return loaded
}

const printed = (value: unknown): string =>
  JSON.stringify(value, (_, one: unknown) => (typeof one === 'bigint' ? `${one}n` : one))

const shown = (model: ModelName, given: Tree, asked: unknown, stored: Contents): string =>
  `${model} ${printed(given)} for ${printed(asked)} of ${printed(stored)}`

/** One random tree over random rows of a random model. */
async function compareLoad(db: TransactionDatabase, stored: Contents, random: Draw, what: string): Promise<void> {
  const model = random.pick(order)
  const given = tree(random, model, 1 + random.int(4), false)
  const rows = stored[model].length > 0 ? random.some(0, 8, () => random.pick(stored[model])) : []
  const wanted = rows.map(row => ({ ...row, ...expected(stored, model, row, given) }))
  const found = await load(db, village[model] as Any, rows as Any, asked(model, given))
  expect(difference(found, wanted), `${what}: ${shown(model, given, rows, stored)}`).toBeUndefined()
}

/** One random tree with the rows of a random query, read in a random way. */
async function compareInclude(db: TransactionDatabase, stored: Contents, random: Draw, what: string): Promise<void> {
  const model = random.pick(order)
  const given = tree(random, model, 1 + random.int(4))
  const options = root(random, model)
  const { where = [], orderBy = [], limit, offset = 0 } = options
  const own = keys[model].map((key): Term => [key, false, null])
  const wanted = stored[model]
    .map((row): Pair => ({ row, link: {} }))
    .filter(pair => where.every(filter => holds(pair, filter)))
    .toSorted(byTerms([...orderBy, ...own]))
    .slice(offset, limit === undefined ? undefined : offset + limit)
    .map(({ row }) => ({ ...row, ...expected(stored, model, row, given) }))
  const { where: conditions = [], orderBy: orders = [] } = askedOf({ here: [], there: [], to: model }, options)
  let query: Any = from(village[model] as Any)
    .where(...conditions)
    .orderBy(...orders, ...keys[model].map(key => (village[model] as Any)[key].asc()))
    .include(asked(model, given) as never)
  if (limit !== undefined) query = query.limit(limit)
  if (offset > 0) query = query.offset(offset)
  const way = random.pick(Object.keys(ways))
  const found = await ways[way]?.(query, db)
  const answer = way === 'first' ? wanted.slice(0, 1) : wanted
  expect(difference(found, answer), `${what}, ${way}: ${shown(model, given, options, stored)}`).toBeUndefined()
}

/** All that answers the rows of a query. */
const ways: Readonly<Record<string, (query: Any, db: TransactionDatabase) => Promise<unknown[]>>> = {
  all: (query, db) => query.all(db),
  async first(query, db) {
    const row = await query.first(db)
    return row === undefined ? [] : [row]
  },
  async stream(query, db) {
    const rows: unknown[] = []
    for await (const row of query.stream(db)) rows.push(row)
    return rows
  },
  async batch(query, db) {
    const [rows] = await db.batch([query])
    return rows as unknown[]
  },
  transaction: (query, db) => db.transaction(tx => query.all(tx)),
}

const TREES = 20

/** So many trees in all, with new rows for every few of them. */
export async function compareTrees(
  databases: readonly TransactionDatabase[],
  seed: number,
  trees: number,
): Promise<void> {
  for (let turn = 0; turn * TREES < trees; turn++) {
    const stored = contents(draw(seed * 1_000_003 + turn))
    for (const db of databases) {
      await store(db, stored)
      const random = draw(seed * 7_000_003 + turn)
      for (let at = 0; at < TREES; at++) {
        const compareOne = at % 2 ? compareLoad : compareInclude
        await compareOne(db, stored, random, `rows ${turn}, tree ${at}`)
      }
    }
  }
}

/** For each seed: a few in every run, and as many as ISOMODEL_TREES says, in all. */
export const treesOf = (seeds: number, few: number): number =>
  Math.ceil(Number(process.env['ISOMODEL_TREES'] ?? few) / seeds)
