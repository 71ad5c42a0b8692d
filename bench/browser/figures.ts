// Every figure that is measured in the browser, with its bound.
import { connect, from, insertInto } from 'isomodel'
import { sqliteWasm } from 'isomodel/sqlite-wasm'
import { INSERT, Item, MANY, newItem, newItems, SELECT, valuesOf } from './items.ts'
import { blocked, type Runner, timed } from './race.ts'
import { clean, insertBatch, type Ours, type Sides } from './sides.ts'

export interface Figure {
  readonly name: string
  /** `most`: at most so many times the other's time; `least`: at least so many times as fast; `time`: milliseconds. */
  readonly kind: 'most' | 'least' | 'time'
  /** None where the figure is only told. */
  readonly bound?: number
  /** Both answer the milliseconds of one operation. */
  readonly ours: Runner
  readonly theirs?: Runner
}

const items = newItems()
const values = items.map(valuesOf)
const key = (turn: number): number => 1 + ((turn * 7919) % MANY)

/** In the order in which they are printed. */
export const figures = (sides: Sides): Figure[] => [...reads(sides), ...writes(sides), ...againstSqlocal(sides), READY]

function reads({ relaxed, raw }: Sides): Figure[] {
  const all = (): Promise<unknown> => from(Item).all(relaxed.db)
  const point = 'point select in the worker, to a cached statement with'
  return [
    {
      name: '10,000 rows to objects on the page, to exec in its worker',
      kind: 'most',
      bound: 0.35,
      ours: () => timed(3, all),
      theirs: () => raw('objects', 2),
    },
    throughOrm(relaxed, 1, 1.25, 200),
    throughOrm(relaxed, 100, 1.15, 50),
    throughOrm(relaxed, MANY, 1.15, 5),
    { name: 'the page is blocked by 10,000 rows', kind: 'time', bound: 8, ours: () => blocked(all) },
    {
      name: `${point} get({})`,
      kind: 'most',
      bound: 0.35,
      ours: () => pointInWorker(relaxed),
      theirs: () => raw('point as object', 3000),
    },
    {
      name: `${point} get([])`,
      kind: 'most',
      ours: () => pointInWorker(relaxed),
      theirs: () => raw('point as array', 3000),
    },
  ]
}

function throughOrm({ db, connection }: Ours, rows: number, bound: number, turns: number): Figure {
  const query = (turn: number) => from(Item).where(Item.id.gt(turn)).limit(rows)
  const statement = connection.prepare(query(0).toSQL(db).sql, false)
  return {
    name: `${rows.toLocaleString('en')} rows through the ORM, to the same SQL without it`,
    kind: 'most',
    bound,
    ours: () => timed(turns, turn => query(turn).all(db)),
    theirs: () => timed(turns, async turn => statement.all([turn, rows])),
  }
}

/** Many in each message, so that the clock is not what is measured; decoding them on the page counts too. */
async function pointInWorker({ connection, spent }: Ours): Promise<number> {
  const messages = 3
  const prepared = connection.prepare(`${SELECT} where id = ?`, false)
  const steps = Array.from(
    { length: 1000 },
    (_, turn) => ({ prepared, call: 'first', parameters: [key(turn)] }) as const,
  )
  const before = spent.worker + spent.decode
  for (let message = 0; message < messages; message++) {
    const { failure } = (await connection.together?.(steps, undefined)) ?? {}
    if (failure) throw failure.error
  }
  prepared.finalize()
  return (spent.worker + spent.decode - before) / steps.length / messages
}

function writes({ relaxed, raw }: Sides): Figure[] {
  const { db, connection, spent } = relaxed
  const insert = connection.prepare(INSERT, false)
  const ours = async (): Promise<number> => {
    const before = spent.worker
    await timed(200, async turn => insert.run(values[turn] as unknown[]))
    const took = (spent.worker - before) / 200
    await clean(relaxed)
    return took
  }
  const commit = 'relaxed commit of one insert in the worker, to'
  return [
    {
      name: `${commit} a cached statement on :memory:`,
      kind: 'most',
      bound: 8,
      ours,
      theirs: () => raw('commit in memory', 200),
    },
    { name: `${commit} the same on the same files`, kind: 'most', ours, theirs: () => raw('commit in OPFS', 200) },
    {
      name: '10,000 rows in bulk from the page, to a loop in its worker',
      kind: 'most',
      bound: 0.7,
      ours: async () => {
        const took = await timed(1, () => insertInto(Item).values(items).run(db))
        await clean(relaxed)
        return took
      },
      theirs: () => raw('bulk'),
    },
  ]
}

/** Both as they come: what is answered survives a power cut. */
function againstSqlocal({ strict, sqlocal }: Sides): Figure[] {
  const { db } = strict
  const tidy = async (took: number): Promise<number> => {
    await clean(strict)
    await sqlocal.sql(`delete from items where id > ${MANY}`)
    return took
  }
  return [
    {
      name: 'single insert, to SQLocal',
      kind: 'least',
      bound: 10,
      ours: () => timed(20, turn => insertInto(Item).values(newItem(turn)).run(db)).then(tidy),
      theirs: () => timed(20, turn => sqlocal.sql(INSERT, ...(values[turn] as unknown[]))).then(tidy),
    },
    {
      name: 'point select, to SQLocal',
      kind: 'least',
      bound: 10,
      ours: () =>
        timed(100, turn =>
          from(Item)
            .where(Item.id.eq(key(turn)))
            .first(db),
        ),
      theirs: () => timed(20, turn => sqlocal.sql(`${SELECT} where id = ?`, key(turn))),
    },
    {
      name: '10,000 rows to objects, to SQLocal',
      kind: 'least',
      bound: 5,
      ours: () => timed(1, () => from(Item).all(db)),
      theirs: () => timed(1, () => sqlocal.sql(SELECT)),
    },
    {
      name: '10,000 rows in bulk, to SQLocal',
      kind: 'least',
      bound: 2,
      ours: () => timed(1, () => insertInto(Item).values(items).run(db)).then(tidy),
      theirs: () => timed(1, () => insertBatch(sqlocal, values)).then(tidy),
    },
  ]
}

/** A database that exists is opened again, by a new worker each time. */
const READY: Figure = {
  name: 'ready: an existing database is open',
  kind: 'time',
  bound: 200,
  async ours() {
    const db = connect(sqliteWasm({ storage: 'opfs', name: 'ready' }))
    const took = await timed(1, () => db.open())
    await db.close()
    return took
  },
}
