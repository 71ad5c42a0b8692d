// Handles that give the values of filters do what the handle behind them does.
import { beforeEach, describe, expect, test } from 'vitest'
import { betterSqlite3 } from '../../adapters/better-sqlite3/index.ts'
import {
  AbortedError,
  advise,
  type Advice,
  connect,
  ConnectionLost,
  defineSchema,
  explain,
  filter,
  from,
  insertInto,
  integer,
  prepare,
  table,
  text,
  type TransactionDatabase,
  ValidationError,
  withFilters,
} from '../../src/index.ts'
import { createTables, dropTables } from '../../src/migrate.ts'

const NAME = `it's "x"; -- \u0001 ?`
const schema = defineSchema({
  Note: table(
    'notes',
    { id: integer().primaryKey(), owner: text() },
    { filters: [filter(NAME, text(), (t, owner) => t.owner.eq(owner))] },
  ),
})
const { Note } = schema
const HOSTILE = `' or 1=1; -- "`
const values = { [NAME]: HOSTILE } as Parameters<typeof withFilters<TransactionDatabase, typeof schema>>[2]

let db: TransactionDatabase
let mine: TransactionDatabase
let tags: (string | undefined)[]
beforeEach(async () => {
  tags = []
  db = connect(betterSqlite3({ file: ':memory:' }), { onQuery: event => void tags.push(event.tag) })
  mine = withFilters(db, schema, values)
  await createTables(mine, schema)
  await insertInto(Note)
    .values([
      { id: 1, owner: HOSTILE },
      { id: 2, owner: 'other' },
    ])
    .run(mine)
  return () => db.close()
})

const ids = (rows: readonly { id: number }[]) => rows.map(({ id }) => id)

describe('a handle with values', () => {
  test('shows them in the statement as parameters only', () => {
    const { sql, params } = from(Note).where(Note.id.gt(0)).toSQL(mine)
    expect(sql).not.toContain('or 1=1')
    expect(sql).not.toContain(`it's`)
    expect(params).toEqual([HOSTILE, 0])
  })

  test('explains, streams, prepares and counts with them', async () => {
    expect(await from(Note).explain(mine)).toContain('notes')
    await expect(from(Note).explain(db)).rejects.toThrow(ValidationError)
    const above = prepare({ id: integer() }, p => from(Note).where(Note.id.gte(p.id)))
    for (const query of [from(Note), above.bind({ id: 0 })]) {
      expect((await explain(mine, query)).nodes.map(({ model }) => model)).toEqual(['Note'])
      await expect(explain(db, query)).rejects.toThrow(ValidationError)
    }
    await mine.transaction(async tx => expect((await explain(tx, from(Note))).nodes).toHaveLength(1))
    const found: number[] = []
    for await (const { id } of from(Note).stream(mine)) found.push(id)
    expect(found).toEqual([1])
    const from0 = prepare({ [NAME]: integer() }, p => from(Note).where(Note.id.gte(p[NAME]!)))
    expect(ids(await from0.all(mine, { [NAME]: 0 }))).toEqual([1])
    expect(await from(Note).count(mine)).toBe(1)
    // A query that runs again is not walked again.
    const again = from(Note).where(Note.id.gt(0))
    const others = withFilters(db, schema, { ...values, [NAME]: 'other' })
    for (let run = 0; run < 3; run++) {
      expect(ids(await again.all(mine))).toEqual([1])
      expect(ids(await again.all(others))).toEqual([2])
      await expect(again.all(db)).rejects.toThrow(ValidationError)
    }
  })

  test('is looked at by advise(), from outside and from inside', async () => {
    const advice: Advice[] = []
    const options = { rows: 1, onAdvice: (one: Advice) => advice.push(one) }
    await insertInto(Note).values({ id: 3, owner: HOSTILE }).run(mine)
    for (const watched of [withFilters(advise(db, options), schema, values), advise(mine, options)]) {
      await from(Note).where(Note.owner.eq('x')).all(watched)
    }
    await db.close()
    expect(advice.map(({ kind, model, columns }) => [kind, model, ...columns])).toEqual([
      ['scan', 'Note', 'owner'],
      ['scan', 'Note', 'owner'],
    ])
  })

  test('is the database in everything else', async () => {
    expect(mine.storage).toBe(db.storage)
    expect(mine.stats()).toBe(db.stats())
    expect(mine['~dialect']).toBe(db['~dialect'])
    await mine.open()
    tags.length = 0
    expect(ids(await from(Note).all(mine.with({ tag: 'tagged' })))).toEqual([1])
    expect(tags).toEqual(['tagged'])
    const signal = AbortSignal.abort()
    await expect(from(Note).all(mine.with({ signal }))).rejects.toThrow(AbortedError)
    await dropTables(mine, schema)
    await mine.close()
    await expect(from(Note).all(db)).rejects.toThrow(ConnectionLost)
  })

  test('may be given others, in a transaction too, which stand for its own', async () => {
    const others = { ...values, [NAME]: 'other' }
    const other = withFilters(mine, schema, others)
    expect(ids(await from(Note).all(other))).toEqual([2])
    expect(ids(await from(Note).all(mine))).toEqual([1])
    await mine.transaction(async tx => {
      expect(ids(await from(Note).all(withFilters(tx, schema, others)))).toEqual([2])
      expect(ids((await withFilters(tx, schema, others).batch([from(Note)]))[0])).toEqual([2])
      expect(ids(await from(Note).all(tx))).toEqual([1])
    })
    expect(await other.get(Note, 1)).toBeUndefined()
    expect((await explain(other, from(Note))).nodes).toHaveLength(1)
  })

  test('is disposed of as the database is', async () => {
    {
      await using same = mine
      expect(await from(Note).count(same)).toBe(1)
    }
    await expect(from(Note).all(mine)).rejects.toThrow(ConnectionLost)
  })

  test('rejects what the database rejects', async () => {
    await expect(mine.transaction(1 as never)).rejects.toThrow(new ValidationError('transaction() takes a function'))
    await expect(mine.batch([{} as never])).rejects.toThrow(new ValidationError('a batch takes statements'))
    await expect(mine.get(Note, undefined as never)).rejects.toThrow(ValidationError)
    await expect(mine.transaction(async () => {}, { retry: -1 })).rejects.toThrow(ValidationError)
  })

  test('is passed on by transactions, which have no more than theirs', async () => {
    await mine.transaction(async tx => {
      expect(ids(await from(Note).all(tx))).toEqual([1])
      expect('open' in tx).toBe(false)
      await tx.transaction(async inner =>
        expect(ids(await inner.batch([from(Note)]).then(([rows]) => rows))).toEqual([1]),
      )
      expect((await tx.get(Note, 2)) ?? null).toBeNull()
    })
  })
})
