// A schema with relations of every sort, random rows of it, and random trees of what to load: plain data, so that what
// fails can be printed.
import * as v from 'valibot'
import {
  bigint,
  decimal,
  defineSchema,
  foreignKey,
  integer,
  many,
  manyThrough,
  one,
  primaryKey,
  table,
  text,
  timestamp,
} from 'isomodel'
import type { Draw } from '../query/property/draw.ts'

const name = () => text(v.maxLength(20))

export const village = defineSchema(
  {
    Person: table('persons', {
      id: integer().primaryKey(),
      name: name(),
      age: integer().nullable(),
      wealth: decimal(10, 2).nullable(),
      bossId: integer().nullable().references('Person.id', { onDelete: 'set null' }),
    }),
    House: table(
      'houses',
      {
        street: name(),
        number: integer(),
        floors: integer().nullable(),
        ownerId: integer().nullable().references('Person.id'),
      },
      { constraints: t => [primaryKey(t.street, t.number)] },
    ),
    Room: table(
      'rooms',
      {
        id: bigint().primaryKey(),
        street: name().nullable().references('House.street'),
        number: integer().nullable().references('House.number'),
        built: timestamp().nullable(),
        name: name(),
      },
      { constraints: t => [foreignKey([t.street, t.number], ['House.street', 'House.number'])] },
    ),
    Club: table('clubs', { code: name().primaryKey(), age: integer().nullable(), name: name() }),
    Member: table(
      'members',
      {
        personId: integer().references('Person.id'),
        clubCode: name().references('Club.code'),
        role: name().nullable(),
      },
      { constraints: t => [primaryKey(t.personId, t.clubCode)] },
    ),
    Visit: table('visits', {
      id: integer().primaryKey(),
      personId: integer().references('Person.id'),
      clubCode: name().references('Club.code'),
      spent: decimal(8, 2).nullable(),
    }),
  },
  {
    Person: {
      boss: one('bossId'),
      staff: many('Person.bossId', { orderBy: ['-age', 'name'] }),
      houses: many('House.ownerId'),
      clubs: manyThrough('Member.personId', 'Member.clubCode'),
      visited: manyThrough('Visit.personId', 'Visit.clubCode'),
    },
    House: { owner: one('ownerId'), rooms: many(['Room.street', 'Room.number'], { orderBy: '-built' }) },
    Room: { house: one(['street', 'number']) },
    Club: { members: manyThrough('Member.clubCode', 'Member.personId') },
    Member: { person: one('personId'), club: one('clubCode') },
    Visit: { club: one('clubCode') },
  },
)

export type ModelName = keyof typeof village
export type Cell = string | number | bigint | Date | null
export type Row = Readonly<Record<string, Cell>>
export type Contents = Readonly<Record<ModelName, readonly Row[]>>

const times = ['2020-01-01T00:00:00Z', '2021-06-15T12:30:00.250Z', '1999-12-31T23:59:59.999Z'].map(at => new Date(at))
const words = ['', 'a', 'A', 'b', 'ab', 'ä', '😀', '\ue000', "o'", '%']
const amounts = ['0.00', '-3.05', '15.25', '9.90', '10.00', '99999999.99']
const streets = ['High', 'high', 'Low']

/** Random cells of a column; what it may hold is the same for rows and for conditions. */
export const cells: Readonly<Record<string, readonly Cell[]>> = {
  name: words,
  role: words,
  age: [0, 1, 2, 3, 17, 48],
  floors: [0, 1, 2],
  wealth: amounts,
  spent: amounts.slice(0, 4),
  built: times,
}

/** Rows that refer to rows which are there. */
export function contents({ int, once, pick, some }: Draw): Contents {
  const maybe = (column: string): Cell => (once(4) ? null : pick(cells[column] ?? []))
  const numbers = (most: number): number[] => Array.from({ length: int(most) + 1 }, (_, at) => at + 1)
  const Person = numbers(12).map(id => ({
    id,
    name: pick(words),
    age: maybe('age'),
    wealth: maybe('wealth'),
    bossId: id === 1 || once(4) ? null : 1 + int(id - 1),
  }))
  const person = (): number => pick(Person).id
  const House = streets.flatMap(street =>
    numbers(3).map(number => ({ street, number, floors: maybe('floors'), ownerId: once(5) ? null : person() })),
  )
  const Room = numbers(14).map(id => {
    const { street, number } = pick(House)
    const [noStreet, noNumber] = [once(8), once(8)]
    const place = { street: noStreet ? null : street, number: noNumber ? null : number }
    return { id: BigInt(id) + 9_007_199_254_740_993n, ...place, built: maybe('built'), name: pick(words) }
  })
  const Club = ['x', 'X', 'y', 'ß'].slice(0, 1 + int(4)).map(code => ({ code, age: maybe('age'), name: pick(words) }))
  const Member = Person.flatMap(({ id }) =>
    Club.filter(() => once(2)).map(({ code }) => ({ personId: id, clubCode: code, role: maybe('role') })),
  )
  const Visit = some(0, 14, () => null).map((_, at) => ({
    id: at + 1,
    personId: person(),
    clubCode: pick(Club).code,
    spent: maybe('spent'),
  }))
  return { Person, House, Room, Club, Member, Visit }
}

/** How a relation of the village leads from rows to rows; told again here, so that nothing of ours is asked. */
export interface Path {
  readonly single?: true
  readonly here: readonly string[]
  readonly to: ModelName
  readonly there: readonly string[]
  /** The link table, and its columns towards here and there. */
  readonly over?: readonly [ModelName, string, string]
  readonly order?: readonly Term[]
}
/** A column, `link.` before one of the link table; whether it is descending; where null goes. */
export type Term = readonly [column: string, descending: boolean, nulls: 'first' | 'last' | null]

const club = { here: ['id'], to: 'Club', there: ['code'] } as const
export const paths: Readonly<Record<ModelName, Readonly<Record<string, Path>>>> = {
  Person: {
    boss: { single: true, here: ['bossId'], to: 'Person', there: ['id'] },
    staff: {
      here: ['id'],
      to: 'Person',
      there: ['bossId'],
      order: [
        ['age', true, null],
        ['name', false, null],
      ],
    },
    houses: { here: ['id'], to: 'House', there: ['ownerId'] },
    clubs: { ...club, over: ['Member', 'personId', 'clubCode'] },
    visited: { ...club, over: ['Visit', 'personId', 'clubCode'] },
  },
  House: {
    owner: { single: true, here: ['ownerId'], to: 'Person', there: ['id'] },
    rooms: { here: ['street', 'number'], to: 'Room', there: ['street', 'number'], order: [['built', true, null]] },
  },
  Room: { house: { single: true, here: ['street', 'number'], to: 'House', there: ['street', 'number'] } },
  Club: { members: { here: ['code'], to: 'Person', there: ['id'], over: ['Member', 'clubCode', 'personId'] } },
  Member: {
    person: { single: true, here: ['personId'], to: 'Person', there: ['id'] },
    club: { single: true, here: ['clubCode'], to: 'Club', there: ['code'] },
  },
  Visit: { club: { single: true, here: ['clubCode'], to: 'Club', there: ['code'] } },
}
export const keys: Readonly<Record<ModelName, readonly string[]>> = {
  Person: ['id'],
  House: ['street', 'number'],
  Room: ['id'],
  Club: ['code'],
  Member: ['personId', 'clubCode'],
  Visit: ['id'],
}
/** The columns that trees filter, sort and select by. */
export const columns: Readonly<Record<ModelName, readonly string[]>> = {
  Person: ['name', 'age', 'wealth'],
  House: ['floors'],
  Room: ['built', 'name'],
  Club: ['age', 'name'],
  Member: ['role'],
  Visit: ['spent'],
}

export type Comparison = 'eq' | 'ne' | 'gt' | 'lte' | 'isNull' | 'isNotNull'
export type Filter = readonly [column: string, how: Comparison, value: Cell]
/** Relations by name, and columns that stand beside them under names of their own. */
export type Tree = Readonly<Record<string, Branch | string>>
export interface Branch {
  readonly where?: readonly Filter[]
  readonly orderBy?: readonly Term[]
  readonly limit?: number
  readonly offset?: number
  /** Names of results, and the columns that they hold. */
  readonly select?: Readonly<Record<string, string>>
  readonly include?: Tree
  readonly link?: true
  /** How often a relation of a model to itself is followed. */
  readonly depth?: number
}

export const comparisons: readonly Comparison[] = ['eq', 'ne', 'gt', 'lte', 'isNull', 'isNotNull']

/** A random tree for rows of a model: one to three relations, each with its options. */
export function tree(draw: Draw, model: ModelName, depth: number, extras = true): Tree {
  const names = Object.keys(paths[model])
  const chosen = new Set(draw.some(1, 3, () => draw.pick(names)))
  const relations = [...chosen].map(name => [name, branch(draw, paths[model][name] as Path, depth - 1)] as const)
  const beside = extras && draw.once(4) ? [['beside', draw.pick(columns[model])] as const] : []
  return Object.fromEntries([...relations.map(([name, one]) => [name, deep(draw, model, name, one)]), ...beside])
}

/** Some relations of a model to itself go on; no page of lists does. */
function deep(draw: Draw, model: ModelName, name: string, branch: Branch): Branch {
  if (paths[model][name]?.to !== model || !draw.once(3)) return branch
  const { limit: _, offset: __, ...rest } = branch
  const { [name]: ___, ...include } = rest.include ?? {}
  const below = Object.keys(include).length > 0 ? { include } : {}
  const { include: ____, ...own } = rest
  return { ...own, ...below, depth: 1 + draw.int(4) }
}

/** Random conditions, an order and a page of the rows of a model. */
export const root = (draw: Draw, to: ModelName): Branch => branch(draw, { here: [], there: [], to }, 0)

function branch(draw: Draw, path: Path, depth: number): Branch {
  const { int, once, pick, some } = draw
  const linked = path.over ? columns[path.over[0]].map(column => `link.${column}`) : []
  const all = [...columns[path.to], ...linked]
  const filter = (): Filter => {
    const column = pick(all)
    return [column, pick(comparisons), pick(cells[column.replace('link.', '')] ?? [])]
  }
  const term = (): Term => [pick(all), once(2), pick([null, null, 'first', 'last'])]
  const select = () => Object.fromEntries(some(1, 2, () => [`its ${int(3)}`, pick(columns[path.to])]))
  const lists = path.single
    ? {}
    : {
        ...(once(2) ? { orderBy: some(1, 2, term) } : {}),
        ...(once(2) ? { limit: int(4) } : {}),
        ...(once(4) ? { offset: int(3) } : {}),
      }
  return {
    ...(once(3) ? { where: some(1, 2, filter) } : {}),
    ...lists,
    ...(once(5) ? { select: select() } : {}),
    ...(depth > 0 && !once(4) ? { include: tree(draw, path.to, depth) } : {}),
    ...(path.over && once(3) ? { link: true as const } : {}),
  }
}
