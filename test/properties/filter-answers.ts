// Conditions on relations asked of a database, and worked out in memory over the same rows.
import fc from 'fast-check'
import { expect } from 'vitest'
import { alias, and, from, not, or, type TransactionDatabase } from 'isomodel'
import { difference } from '../../src/testing/difference.ts'
import { draw } from '../query/property/draw.ts'
import { type Asked, asked, type Part } from './filters.ts'
import { cell, compare, type Pair, pairsOf, store } from './load.ts'
import {
  type Cell,
  type Contents,
  contents,
  keys,
  type ModelName,
  type Path,
  paths,
  type Row,
  village,
} from './village.ts'

/** The types of random conditions are known to nobody. */
type Any = any

/** A place in a query: the model of its rows, what stands there, and the rows that everything is asked of. */
interface Place {
  readonly model: ModelName
  readonly source: Any
  readonly link: Any
  /** null: without a name of their own, they cannot be named further in. */
  readonly root: Any
  readonly stored: Contents
}

const hasAge = (source: Any): boolean => source?.age !== undefined
const pathOf = (model: ModelName, name: string): Path => paths[model][name] as Path
/** A row to compare with, or none; the same one for a database and in memory. */
const rowOf = (stored: Contents, { to }: Path, at: number): Row | null => stored[to][at] ?? null

function below(place: Place, name: string): Place {
  const { to, over } = pathOf(place.model, name)
  return { ...place, model: to, source: village[to], link: over && village[over[0]] }
}

function asExpression(part: Part, place: Place): Any {
  const [word, first, second, third] = part
  const { model, source, link, root, stored } = place
  const all = (name: string, parts: readonly Part[]): Any[] => parts.map(one => asExpression(one, below(place, name)))
  const column = (name: string): Any => (name.startsWith('link.') ? link[name.slice(5)] : source[name])
  switch (word) {
    case 'cell':
      return column(first)[second](third)
    case 'root':
      return hasAge(source) && hasAge(root) ? source.age[first](root.age) : and()
    case 'and':
    case 'or':
      return (word === 'and' ? and : or)(asExpression(first, place), asExpression(second, place))
    case 'not':
      return not(asExpression(first, place))
    case 'size':
      return asExpression(first, place)[second](third)
    case 'isRow':
      return source[first].is(rowOf(stored, pathOf(model, first), second))
    case 'isNotRow':
      return source[first].isNot(rowOf(stored, pathOf(model, first), second))
    case 'count':
      return source[first].count(...all(first, third))
    case 'sum':
    case 'avg':
    case 'min':
    case 'max': {
      const { source: target, link: between } = below(place, first)
      const of = second.startsWith('link.') ? between[second.slice(5)] : target[second]
      return source[first][word](of, ...all(first, third))
    }
    default:
      return source[first][word](...all(first, second))
  }
}

type Truth = boolean | null

/** A row in memory, and the one that it is asked of where that has a name of its own. */
interface Found extends Pair {
  readonly model: ModelName
  readonly root: Row | null
  readonly stored: Contents
}

function rowsAt(found: Found, name: string): Found[] {
  const path = pathOf(found.model, name)
  return pairsOf(found.stored, path, found.row).map(pair => ({ ...found, ...pair, model: path.to }))
}

const signed = (how: 'eq' | 'ne' | 'gt' | 'lte', sign: number): boolean =>
  ({ eq: sign === 0, ne: sign !== 0, gt: sign > 0, lte: sign <= 0 })[how]

const isMet = (parts: readonly Part[], found: Found): boolean => parts.every(part => truth(part, found) === true)

function truth(part: Part, found: Found): Truth {
  const [word, first, second, third] = part
  const { row, root, stored, model } = found
  switch (word) {
    case 'cell': {
      const own = cell(found, first)
      if (second === 'isNull' || second === 'isNotNull') return (own === null) === (second === 'isNull')
      return own === null ? null : signed(second, compare(own, third, first))
    }
    case 'root':
      if (root?.['age'] === undefined || row['age'] === undefined) return true
      if (root['age'] === null || row['age'] === null) return null
      return signed(first, Number(row['age']) - Number(root['age']))
    case 'and':
    case 'or': {
      const both = [truth(first, found), truth(second, found)]
      if (both.includes(word === 'or')) return word === 'or'
      return both.includes(null) ? null : word === 'and'
    }
    case 'not': {
      const one = truth(first, found)
      return one === null ? null : !one
    }
    case 'size':
      return signed(second, Number(worth(first, found)) - third)
    case 'isRow':
    case 'isNotRow': {
      const path = pathOf(model, first)
      const other = rowOf(stored, path, second)
      const key = path.here.map(column => row[column] as Cell)
      const same = other
        ? key.every((value, at) => value !== null && value === other[path.there[at] as string])
        : key.includes(null)
      return same === (word === 'isRow')
    }
    case 'every':
      return rowsAt(found, first).every(one => isMet(second, one))
    default:
      return rowsAt(found, first).some(one => isMet(second, one)) === (word === 'some' || word === 'is')
  }
}

const units = (value: Cell): bigint => BigInt(String(value).replace('.', ''))
const pointed = (value: bigint, digits: number): string => {
  const text = String(value < 0n ? -value : value).padStart(digits + 1, '0')
  return `${value < 0n ? '-' : ''}${text.slice(0, -digits)}.${text.slice(-digits)}`
}
/** Halves away from zero. */
const quotient = (value: bigint, by: bigint): bigint =>
  (value < 0n ? -1n : 1n) * (((value < 0n ? -value : value) * 2n + by) / (by * 2n))

/** The value of a condition or an aggregate. */
function worth(part: Part, found: Found): unknown {
  const [word, name, column, parts] = part
  if (!['count', 'sum', 'avg', 'min', 'max'].includes(word)) return truth(part, found)
  const rows = rowsAt(found, name).filter(one => isMet(parts, one))
  if (word === 'count') return rows.length
  const values = rows.map(one => cell(one, column)).filter(value => value !== null)
  if (values.length === 0) return null
  if (word === 'min' || word === 'max') {
    const sorted = values.toSorted((a, b) => compare(a, b, column))
    return word === 'min' ? sorted[0] : sorted.at(-1)
  }
  if (!/wealth|spent/.test(column)) {
    const sum = values.reduce<number>((all, value) => all + Number(value), 0)
    return word === 'sum' ? sum : sum / values.length
  }
  const sum = values.reduce<bigint>((all, value) => all + units(value), 0n)
  return word === 'sum' ? pointed(sum, 2) : pointed(quotient(sum * 10_000n, BigInt(values.length)), 6)
}

/** What a database answers: keys of rows, and a value of each. */
function ask(db: TransactionDatabase, { model, aliased, where, value }: Asked, stored: Contents): Promise<unknown> {
  const source: Any = aliased ? alias(village[model] as Any, 'root') : village[model]
  const place: Place = { model, source, link: null, root: aliased ? source : null, stored }
  const key = Object.fromEntries(keys[model].map(name => [name, source[name]]))
  const query: Any = from(source)
    .where(asExpression(where, place))
    .select({ ...key, value: asExpression(value, place) })
    .orderBy(...keys[model].map(name => source[name].asc()))
  return query.all(db)
}

/** The same in memory. */
function expected({ model, aliased, where, value }: Asked, stored: Contents): unknown {
  const names = keys[model]
  return stored[model]
    .map((row): Found => ({ model, row, link: {}, root: aliased ? row : null, stored }))
    .filter(found => truth(where, found) === true)
    .toSorted((a, b) => names.map(name => compare(a.row[name] as Cell, b.row[name] as Cell, name)).find(Boolean) ?? 0)
    .map(found => ({
      ...Object.fromEntries(names.map(name => [name, found.row[name]])),
      value: worth(value, found),
    }))
}

const PER_ROWS = 20

/** So many random conditions and values in all, with new rows for every few of them. */
export async function compareFilters(
  databases: readonly TransactionDatabase[],
  seed: number,
  filters: number,
): Promise<void> {
  const several = fc.array(asked, { minLength: PER_ROWS, maxLength: PER_ROWS })
  const property = fc.asyncProperty(fc.integer(), several, async (rows, all) => {
    const stored = contents(draw(rows))
    for (const db of databases) {
      await store(db, stored)
      for (const one of all) {
        const found = difference(await ask(db, one, stored), expected(one, stored))
        expect(found, fc.stringify(one)).toBeUndefined()
      }
    }
  })
  await fc.assert(property, { seed, numRuns: Math.ceil(filters / PER_ROWS) })
}

/** For each seed: a few in every run, and as many as ISOMODEL_FILTERS says, in all. */
export const filtersOf = (seeds: number, few: number): number =>
  Math.ceil(Number(process.env['ISOMODEL_FILTERS'] ?? few) / seeds)
