// Random joins of filtered models, and the same over tables that hold no other rows: they answer the same.
import { expect } from 'vitest'
import {
  alias,
  and,
  type AnyModel,
  count,
  defineSchema,
  deleteFrom,
  exists,
  type Executor,
  filter,
  from,
  insertInto,
  integer,
  or,
  scalar,
  softDelete,
  table,
  timestamp,
  type TransactionDatabase,
  update,
  updateEach,
  withFilters,
} from '../../../src/index.ts'
import { createTables } from '../../../src/migrate.ts'
import { type Draw, draw } from './draw.ts'

const columns = {
  id: integer().primaryKey(),
  x: integer().nullable(),
  y: integer(),
  tenant: integer(),
  gone: timestamp().nullable(),
}
/** Everything is here, and filters hide what does not count. Null hides as false does. */
const filtered = (name: string) =>
  table(name, columns, {
    filters: [
      softDelete('gone'),
      filter('tenant', integer(), (t, tenant) => t.tenant.eq(tenant)),
      filter('shown', t => t.x.ne(3)),
    ],
  })
const full = defineSchema({ A: filtered('full_a'), B: filtered('full_b'), C: table('full_c', columns) })
/** Only what counts is here. */
const kept = defineSchema({
  A: table('kept_a', columns),
  B: table('kept_b', columns),
  C: table('kept_c', columns),
})

type Column = typeof kept.A.y
const column = (model: AnyModel, name: string): Column => (model as unknown as typeof kept.A)[name as 'y']
type Chain = ReturnType<typeof from<typeof kept.A>>

interface Row {
  readonly id: number
  readonly x: number | null
  readonly y: number
  readonly tenant: number
  readonly gone: Date | null
}
const TENANT = 1
const counts = ({ x, tenant, gone }: Row): boolean => gone === null && tenant === TENANT && x !== null && x !== 3

function drawRows(from: Draw): Row[] {
  return Array.from({ length: 12 }, (_, at) => ({
    id: at + 1,
    x: from.once(5) ? null : from.int(5),
    y: from.int(4),
    tenant: from.once(4) ? 2 : TENANT,
    gone: from.once(4) ? new Date(0) : null,
  }))
}

/** Fills both sets of tables, and answers the handle that knows the tenant. */
export async function fill(db: TransactionDatabase, seed: number): Promise<Executor> {
  const from = draw(seed)
  await createTables(db, full)
  await createTables(db, kept)
  for (const name of ['A', 'B', 'C'] as const) {
    const rows = drawRows(from)
    await insertInto(full[name]).values(rows).run(db)
    await insertInto(kept[name])
      .values(name === 'C' ? rows : rows.filter(counts))
      .run(db)
  }
  return withFilters(db, full, { tenant: TENANT })
}

const KINDS = ['innerJoin', 'leftJoin', 'rightJoin', 'fullJoin', 'crossJoin'] as const

/** The same query over one set of tables and the other. */
function queryOf(choose: Draw): (schema: typeof kept) => Chain {
  const names = (['A', 'B', 'C'] as const).toSorted(() => (choose.once(2) ? -1 : 1))
  const aliased = choose.once(3)
  const steps = choose.some(1, 3, () => ({
    kind: choose.pick(KINDS),
    to: choose.int(4),
    left: choose.pick(['x', 'y']),
    right: choose.pick(['x', 'y']),
    more: choose.int(3),
  }))
  const where = choose.int(4)
  const value = choose.int(4)
  return schema => {
    const list = names.map((name, at) =>
      aliased || at > 1 ? alias(schema[name], `t${at}`) : schema[name],
    ) as AnyModel[]
    const sources = [...list, alias(schema.B, 'again') as AnyModel]
    let query = from(sources[0] as never) as unknown as Chain
    steps.forEach(({ kind, to, left, right, more }, at) => {
      const [next, before] = [sources[at + 1] as AnyModel, sources[to % (at + 1)] as AnyModel]
      const on = column(next, left).eq(column(before, right))
      const also = column(before, 'y').gt(value - 1)
      const condition = more === 0 ? on : more === 1 ? and(on, also) : or(on, also)
      // Full joins need a condition that can be looked up.
      query = query[kind as 'leftJoin'](next as never, (kind === 'fullJoin' ? on : condition) as never) as never
    })
    const used = sources.slice(0, steps.length + 1)
    const first = used[0] as AnyModel
    if (where === 0) query = query.where(or(column(first, 'y').gt(value), column(first, 'id').isNull()) as never)
    if (where === 1) {
      const inner = alias(schema.A, 'inner_a')
      query = query.where(exists(from(inner).where(inner.y.eq(column(first, 'y')) as never)))
    }
    const total = scalar(from(alias(schema.B, 'total')).select({ n: count() }))
    return query.select({
      ...Object.fromEntries(used.map((one, at) => [`id${at}`, column(one, 'id')])),
      whole: used.at(-1),
      total,
    } as never) as never
  }
}

const sorted = (rows: unknown): unknown =>
  (rows as object[]).map(row => JSON.stringify(row)).toSorted((a, b) => (a < b ? -1 : 1))

/** @param refused - whether the database may not take the query at all, filtered or not */
export async function agree(
  db: TransactionDatabase,
  handle: Executor,
  seed: number,
  refused: (error: unknown) => boolean,
): Promise<void> {
  const build = queryOf(draw(seed))
  let expected: unknown
  try {
    expected = await build(kept).all(db)
  } catch (error) {
    if (!refused(error)) throw error
    return
  }
  const query = build(full as never)
  expect(sorted(await query.all(handle)), `query ${seed}`).toEqual(sorted(expected))
  expect(await query.count(handle), `query ${seed}`).toBe((expected as unknown[]).length)
}

/** Updates and deletes reach the same rows. */
export async function agreeOnWrites(db: TransactionDatabase, handle: Executor): Promise<void> {
  const each = Array.from({ length: 12 }, (_, at) => ({ id: at + 1, y: at % 4 }))
  const write = async (schema: typeof kept, on: Executor): Promise<number[]> => [
    await update(schema.A).from(schema.B).set({ y: 5 }).where(schema.B.x.eq(schema.A.x)).run(on),
    await from(schema.A).where(schema.A.y.eq(5)).count(on),
    await updateEach(schema.A, each, { by: schema.A.id }).run(on),
    await deleteFrom(schema.B).using(schema.A).where(schema.A.x.eq(schema.B.x), schema.A.y.gt(1)).run(on),
    await update(schema.A).set({ y: 9 }).where(schema.A.y.gt(1)).run(on),
    await deleteFrom(schema.A).where(schema.A.y.eq(9)).run(on),
    await from(schema.A).count(on),
    await update(schema.B).set({ y: 9 }).everyRow().run(on),
    await from(schema.B).where(schema.B.y.eq(9)).count(on),
  ]
  expect(await write(full as never, handle)).toEqual(await write(kept, db))
}
