import { defineSchema, integer, table } from 'isomodel'
import { expect, test } from 'vitest'
import { definitionsOf } from '../../src/schema/describe.ts'
import { forwardKeys, idOf, ordered } from '../../src/schema/order.ts'

const seed = Number(process.env['SEED'] ?? 7)

/** Numbers below `limit`, the same for the same seed: mulberry32. */
function generator(start: number): (limit: number) => number {
  let state = start
  return limit => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit
  }
}

/** Tables with keys to others at random; without `cycles` only to tables of a smaller number, in mixed order. */
function randomTables(random: (limit: number) => number, cycles: boolean) {
  const count = 2 + random(8)
  const entries = Array.from({ length: count }, (_, at) => {
    const keys = Array.from({ length: cycles || at > 0 ? random(4) : 0 }, (__, key) => {
      const target = random(cycles ? count : at)
      return [`k${key}`, integer().nullable().references(`T${target}.id`)] as const
    })
    return [`T${at}`, table(`t${at}`, { id: integer().primaryKey(), ...Object.fromEntries(keys) })] as const
  })
  const mixed = entries.toSorted(
    (a, b) => ((a[0].length * 31 + Number(a[0].slice(1)) * 7) % 11) - ((Number(b[0].slice(1)) * 7 + 31) % 11),
  )
  return definitionsOf(defineSchema(Object.fromEntries(mixed) as never))
}

test(`keeps every table, and needs no later table where there is no cycle (seed ${seed})`, () => {
  const random = generator(seed)
  for (let round = 0; round < 200; round++) {
    const tables = randomTables(random, false)
    expect(new Set(tables.map(idOf)).size).toBe(tables.length)
    expect(tables.flatMap(forwardKeys(tables))).toEqual([])
  }
})

test(`keys that point forward lie on cycles (seed ${seed})`, () => {
  const random = generator(seed)
  let cut = 0
  for (let round = 0; round < 200; round++) {
    const tables = randomTables(random, true)
    const forward = new Set(tables.flatMap(forwardKeys(tables)))
    cut += forward.size
    const without = tables.map(table => ({
      ...table,
      foreignKeys: table.foreignKeys.filter(key => !forward.has(key)),
    }))
    const again = ordered(without)
    expect(again.flatMap(forwardKeys(again))).toEqual([])
    for (const table of tables) {
      for (const key of table.foreignKeys.filter(one => forward.has(one))) {
        expect(reaches(tables, idOf(key.target), idOf(table))).toBe(true)
      }
    }
  }
  expect(cut).toBeGreaterThan(100)
})

function reaches(tables: ReturnType<typeof definitionsOf>, from: string, to: string): boolean {
  const seen = new Set<string>([from])
  for (const id of seen) {
    for (const { target } of tables.find(table => idOf(table) === id)?.foreignKeys ?? []) seen.add(idOf(target))
  }
  return seen.has(to)
}

test('tables are told apart by schema and name, whatever these contain', () => {
  const ids = [
    { schema: null, name: 'a.b' },
    { schema: 'a', name: 'b' },
    { schema: 'a"', name: 'b' },
    { schema: 'null', name: 'a.b' },
  ].map(idOf)
  expect(new Set(ids).size).toBe(4)
})
