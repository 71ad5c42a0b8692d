// Random writes of many rows and beside other tables, compared with the same done by hand over rows in memory.
import { beforeAll, describe, expect, test } from 'vitest'
import {
  deleteFrom,
  defineSchema,
  from,
  insertInto,
  integer,
  table,
  text,
  type TransactionDatabase,
  update,
  updateEach,
  values,
} from '../../../src/index.ts'
import { createTables } from '../../../src/migrate.ts'
import { type Draw, draw, seeds } from './draw.ts'

const ROUNDS = 60
const schema = defineSchema({
  Item: table('write_items', {
    id: integer().primaryKey(),
    part: integer(),
    amount: integer().nullable(),
    note: text().nullable(),
    edition: integer().version(),
  }),
  Other: table('write_others', { id: integer().primaryKey(), part: integer(), amount: integer().nullable() }),
})
const { Item, Other } = schema

interface ItemRow {
  id: number
  part: number
  amount: number | null
  note: string | null
  edition: number
}
interface OtherRow {
  id: number
  part: number
  amount: number | null
}

const TEXTS = ['', 'x', `it's "q" ?`, 'a\\b', '{NULL}', '😀', 'null', null]
const number = (d: Draw): number | null => (d.once(4) ? null : d.int(5) - 1)

const items = (d: Draw): ItemRow[] =>
  d
    .some(0, 8, () => ({ part: d.int(3), amount: number(d), note: d.pick(TEXTS), edition: 1 }))
    .map((row, at) => ({ id: at + 1, ...row }))
const others = (d: Draw): OtherRow[] =>
  d.some(0, 5, () => ({ part: d.int(3), amount: number(d) })).map((row, at) => ({ id: at + 1, ...row }))

/** The tables with these rows. */
async function filled(db: TransactionDatabase, rows: ItemRow[], beside: OtherRow[]): Promise<void> {
  await deleteFrom(Item).everyRow().run(db)
  await deleteFrom(Other).everyRow().run(db)
  await insertInto(Item)
    .values(rows.map(({ id, part, amount, note }) => ({ id, part, amount, note })))
    .run(db)
  await insertInto(Other).values(beside).run(db)
}
const found = (db: TransactionDatabase): Promise<ItemRow[]> => from(Item).orderBy(Item.id.asc()).all(db)

/** Changes of rows by key, each with some of the columns. */
function changes(d: Draw): { id: number; amount?: number | null; note?: string | null }[] {
  const keys = new Set(d.some(0, 6, () => d.int(10)))
  return [...keys].map(id => {
    const change = { ...(d.once(2) && { amount: number(d) }), ...(d.once(2) && { note: d.pick(TEXTS) }) }
    return { id, ...(Object.keys(change).length ? change : { amount: 7 }) }
  })
}

/** Whether a pair of rows meets, and the condition that says so. */
const MEETINGS = [
  { meets: (a: ItemRow, b: OtherRow) => a.part === b.part, on: Item.part.eq(Other.part) },
  { meets: (a: ItemRow, b: OtherRow) => a.id === b.id, on: Item.id.eq(Other.id) },
  {
    meets: (a: ItemRow, b: OtherRow) => a.amount !== null && b.amount !== null && a.amount < b.amount,
    on: Item.amount.lt(Other.amount),
  },
]

export function describeWrites(open: () => TransactionDatabase): void {
  beforeAll(() => createTables(open(), schema))
  describe.each(seeds)('seed %i', seed => {
    const rounds = async (run: (db: TransactionDatabase, d: Draw, name: string) => Promise<void>): Promise<void> => {
      const db = open()
      for (let round = 0; round < ROUNDS; round++) await run(db, draw(seed + round), `round ${seed + round}`)
    }

    test('updateEach() does what updates of single rows do', () =>
      rounds(async (db, d, name) => {
        const rows = items(d)
        await filled(db, rows, [])
        const given = changes(d)
        const there = given.filter(({ id }) => rows.some(row => row.id === id))
        expect(await updateEach(Item, given, { by: Item.id }).run(db), name).toBe(there.length)
        const expected = rows.map(row => {
          const change = given.find(({ id }) => id === row.id)
          return change ? { ...row, ...change, edition: 2 } : row
        })
        expect(await found(db), name).toEqual(expected)
      }))

    test('update().from() changes the rows that meet one, by one of them', () =>
      rounds(async (db, d, name) => {
        const [rows, beside, { meets, on }] = [items(d), others(d), d.pick(MEETINGS)]
        await filled(db, rows, beside)
        const changed = rows.filter(row => beside.some(other => meets(row, other)))
        const joined = update(Item).from(Other).set({ amount: Other.amount, note: 'met' })
        expect(await joined.where(on).run(db), name).toBe(changed.length)
        for (const [at, now] of (await found(db)).entries()) {
          const row = rows[at] as ItemRow
          const amounts = beside.filter(other => meets(row, other)).map(({ amount }) => amount)
          if (changed.includes(row)) expect(now, name).toEqual({ ...row, note: 'met', edition: 2, amount: now.amount })
          expect(changed.includes(row) ? amounts : [row.amount], name).toContain(now.amount)
        }
      }))

    test('deleteFrom().using() takes the rows that meet one', () =>
      rounds(async (db, d, name) => {
        const [rows, beside, { meets, on }] = [items(d), others(d), d.pick(MEETINGS)]
        await filled(db, rows, beside)
        const least = d.int(3)
        const list = values('list', { least: integer() }, d.once(4) ? [] : [{ least }, { least: least + 1 }])
        const asked = await from(list).count(db)
        const left = rows.filter(row => asked === 0 || row.id < least || !beside.some(other => meets(row, other)))
        const gone = deleteFrom(Item).using(Other).using(list).where(on, Item.id.gte(list.least))
        expect(await gone.run(db), name).toBe(rows.length - left.length)
        expect(await found(db), name).toEqual(left)
      }))
  })
}
