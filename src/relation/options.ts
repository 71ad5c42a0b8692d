// The options of one relation: which there are, and which values they take.
import type { RelationDescription } from '../ast/column.ts'
import { Node, type Ordering } from '../ast/node.ts'
import { DefinitionError } from '../error/definition.ts'
import { ValidationError } from '../error/validation.ts'
import { isSource } from '../expression/source.ts'

type Plain = Readonly<Record<string, unknown>>

export interface Options {
  readonly where: readonly Node[]
  /** null: the relation's own. */
  readonly orderBy: readonly Ordering[] | null
  /** For each row that it is loaded for. */
  readonly limit: number | null
  readonly offset: number
  /** null: the whole row. */
  readonly select: Plain | null
  readonly include: Plain | null
  /** Whether the row of the link table comes along. */
  readonly link: boolean
}

const ALL: Options = { where: [], orderBy: null, limit: null, offset: 0, select: null, include: null, link: false }

type Reader = (value: unknown, label: string) => unknown

const readers: Readonly<Record<keyof Options, Reader>> = {
  where: conditions,
  orderBy: orders,
  limit: (value, label) => count(value, `limit of ${label}`),
  offset: (value, label) => count(value, `offset of ${label}`),
  select: (value, label) => named(value, `select of ${label}`, 'columns'),
  include: (value, label) => named(value, `include of ${label}`, 'relations'),
  link: flag,
}

/** What rows to one have no use for. */
const OF_LISTS: readonly string[] = ['orderBy', 'limit', 'offset']

export const isPlain = (value: unknown): value is Plain =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Node) && !isSource(value)

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value])

function conditions(value: unknown, label: string): readonly Node[] {
  const all = listOf(value).filter(one => one !== undefined && one !== false)
  if (all.every(one => one instanceof Node)) return all
  throw new ValidationError(`where of ${label} takes conditions such as Hero.age.gt(18)`)
}

function orders(value: unknown, label: string): readonly Ordering[] {
  const all = listOf(value) as readonly (Partial<Ordering> | null | undefined)[]
  if (all.every(one => one?.node instanceof Node)) return all as readonly Ordering[]
  throw new ValidationError(`orderBy of ${label} takes orders such as Hero.name.asc()`)
}

function count(value: unknown, what: string): number {
  if (Number.isSafeInteger(value) && (value as number) >= 0) return value as number
  throw new ValidationError(`${what} takes a whole number that is not negative`)
}

function named(value: unknown, what: string, names: string): Plain {
  if (isPlain(value) && Object.keys(value).length > 0) return value
  throw new ValidationError(`${what} takes an object that names ${names}`)
}

function flag(value: unknown, label: string): boolean {
  if (typeof value === 'boolean') return value
  throw new ValidationError(`link of ${label} is true or false`)
}

/** The options with what is not given. Those given as undefined are not given. */
export function optionsOf(label: string, kind: RelationDescription['kind'], given: unknown): Options {
  if (given === true) return ALL
  if (!isPlain(given)) throw new ValidationError(`${label} is loaded with true or an object of options`)
  const read: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(given)) {
    if (!Object.hasOwn(readers, name)) throw new DefinitionError(`${label} is loaded with the unknown option '${name}'`)
    if (kind === 'one' && OF_LISTS.includes(name))
      throw new DefinitionError(`${label} is one row, which has no ${name}`)
    if (kind !== 'through' && name === 'link') throw new DefinitionError(`${label} has no link table`)
    if (value !== undefined) read[name] = readers[name as keyof Options](value, label)
  }
  return { ...ALL, ...read }
}
