// Many calls that end at random moments, on a server that many use: nothing is lost, and nothing is left half done.
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  AbortedError,
  connect,
  type DatabaseEvent,
  IsomodelError,
  OutcomeUnknown,
  sql,
  type TransactionDatabase,
} from 'isomodel'
import { makeRandom } from '../model/random.ts'
import { type PoolServer, until } from './pool-server.ts'

const TASKS = 16
const PARTS = 3
const LIMIT = 20_000
/** Connections of the pool. */
const MAX = 8

function from0To1(seed: number): () => number {
  const { below } = makeRandom(seed)
  return () => below(2 ** 30) / 2 ** 30
}

/** What became of each unit of work, by its number. */
type Ends = Map<number, 'done' | 'undone' | 'unknown'>

interface Outcome {
  readonly done: number
  readonly failed: number
  /** Codes of errors, with their numbers. */
  readonly codes: Record<string, number>
}

async function prepare(db: TransactionDatabase): Promise<void> {
  for (const words of [
    'drop table if exists units',
    'drop table if exists shared',
    'create table units (unit integer not null, part integer not null, primary key (unit, part))',
    'create table shared (id integer primary key, n integer not null)',
    'insert into shared values (0, 0), (1, 0), (2, 0), (3, 0)',
  ])
    await sql`${sql.unsafe(words)}`.run(db)
}

/** Some rows and a counter that others want too, in one of the ways in which work can be all or nothing. */
function unit(db: TransactionDatabase, number: number, random: () => number): Promise<unknown> {
  const add = (part: number) => sql`insert into units values (${number}, ${part})`
  const count = sql`update shared set n = n + 1 where id = ${Math.floor(random() * 4)}`
  const parts = Array.from({ length: PARTS }, (_, part) => add(part))
  const way = random()
  if (way < 0.2) return db.batch([...parts, count] as never)
  return db.transaction(async tx => {
    await parts[0]?.run(tx)
    if (way < 0.6) await count.run(tx)
    if (way < 0.4) await Promise.all([parts[1]?.run(tx), parts[2]?.run(tx)])
    else
      await tx.transaction(async inner => {
        await parts[1]?.run(inner)
        await parts[2]?.run(inner)
      })
    if (way > 0.8) await sql`select unit from units`.all(tx)
    if (way > 0.9) await count.run(tx)
  })
}

/** Every unit is there as a whole or not at all, as its caller was told. */
async function checkUnits(db: TransactionDatabase, ends: Ends): Promise<void> {
  const rows = await sql<{ unit: number; n: number }>`select unit, count(*) as n from units group by unit`.all(db)
  const found = new Map(rows.map(({ unit: number, n }) => [number, Number(n)]))
  const wrong = [...ends].filter(([number, end]) => {
    const n = found.get(number) ?? 0
    return end === 'unknown' ? n !== 0 && n !== PARTS : n !== (end === 'done' ? PARTS : 0)
  })
  expect(wrong, 'units that are not what their callers were told').toEqual([])
  expect([...found.keys()].filter(number => !ends.has(number))).toEqual([])
}

/** Nothing is lent, open or locked, and all of the pool's connections serve. */
async function checkRest(db: TransactionDatabase, server: PoolServer): Promise<void> {
  // A call ends before the statement that was stopped for it has answered.
  await until(async () => db.stats()?.lent === 0)
  expect(db.stats()).toMatchObject({ lent: 0, waiting: 0 })
  await until(async () => (await server.sessions()).every(({ running, inTransaction }) => !running && !inTransaction))
  expect(await server.locks()).toBe(0)
  const together = Array.from({ length: MAX }, () => db.transaction(tx => sql`select 1 as one`.all(tx)))
  expect(await Promise.all(together)).toEqual(together.map(() => [{ one: 1 }]))
  expect(db.stats()).toMatchObject({ lent: 0, waiting: 0 })
  expect(db.stats()?.open).toBeLessThanOrEqual(MAX)
}

const tally = (codes: Record<string, number>, error: unknown): void => {
  const code = error instanceof IsomodelError ? error.code : String(error)
  codes[code] = (codes[code] ?? 0) + 1
}

/** Units under 16 tasks at once, until so many of them were aborted at a random moment. */
async function stressAborts(server: PoolServer, seed: number, aborts: number): Promise<Outcome> {
  const random = from0To1(seed)
  let cancelled = 0
  const db = connect(server.adapter({ max: MAX }), {
    onEvent: ({ type }) => void (cancelled += Number(type === 'cancel-sent')),
  })
  await prepare(db)
  const ends: Ends = new Map()
  const codes: Record<string, number> = {}
  const end = performance.now() + LIMIT
  let [next, aborted] = [0, 0]
  const task = async (): Promise<void> => {
    while (aborted < aborts && performance.now() < end) {
      const [number, controller] = [next++, new AbortController()]
      // Some end by themselves, however slow the machine is.
      const timer = random() < 0.2 ? undefined : setTimeout(() => controller.abort(), random() * 40)
      try {
        await unit(db.with({ signal: controller.signal }), number, random)
        ends.set(number, 'done')
      } catch (error) {
        tally(codes, error)
        ends.set(number, 'undone')
        expect(error).toBeInstanceOf(AbortedError)
        aborted++
      }
      clearTimeout(timer)
    }
  }
  await Promise.all(Array.from({ length: TASKS }, task))
  expect(aborted).toBeGreaterThanOrEqual(aborts)
  expect(cancelled, 'statements that were stopped while they ran').toBeGreaterThan(aborts / 10)
  await checkRest(db, server)
  await checkUnits(db, ends)
  await db.close()
  return { done: ends.size - aborted, failed: aborted, codes }
}

/** Units under 16 tasks at once while sessions of the server are killed, until so many were done and so many failed. */
async function stressKills(server: PoolServer, seed: number, least: number): Promise<Outcome> {
  const random = from0To1(seed)
  const closed: DatabaseEvent[] = []
  const db = connect(server.adapter({ max: MAX }), {
    onEvent: event => void (event.type === 'connection-closed' && closed.push(event)),
  })
  await prepare(db)
  const ends: Ends = new Map()
  const codes: Record<string, number> = {}
  const end = performance.now() + LIMIT
  let [next, failed] = [0, 0]
  const goesOn = (): boolean => performance.now() < end && Math.min(failed, ends.size - failed) < least
  const task = async (): Promise<void> => {
    while (goesOn()) {
      const number = next++
      try {
        await unit(db, number, random)
        ends.set(number, 'done')
      } catch (error) {
        tally(codes, error)
        ends.set(number, error instanceof OutcomeUnknown ? 'unknown' : 'undone')
        failed++
        expect(error).toBeInstanceOf(IsomodelError)
      }
    }
  }
  const kill = async (): Promise<void> => {
    while (goesOn()) {
      for (const { id } of await server.sessions()) if (random() < 0.3) await server.kill(id)
      await new Promise(resolve => setTimeout(resolve, 10 + random() * 20))
    }
  }
  await Promise.all([kill(), ...Array.from({ length: TASKS }, task)])
  expect(closed.length, 'connections that were killed').toBeGreaterThan(10)
  await checkRest(db, server)
  await checkUnits(db, ends)
  await db.close()
  return { done: ends.size - failed, failed, codes }
}

export function describeStress(start: () => Promise<PoolServer>): void {
  const { seed } = makeRandom()
  let server: PoolServer
  beforeAll(async () => void (server = await start()))
  afterAll(() => server.close())

  test(`1,000 aborts at random moments lose nothing (seed ${seed})`, async () => {
    const { done, failed, codes } = await stressAborts(server, seed, 1000)
    console.log(`seed ${seed}: ${done} units done, ${failed} aborted`, codes)
    expect(done).toBeGreaterThan(100)
  })

  test(`sessions that are killed under load are errors of ours, and the pool recovers (seed ${seed})`, async () => {
    const { done, failed, codes } = await stressKills(server, seed, 100)
    console.log(`seed ${seed}: ${done} units done, ${failed} failed`, codes)
    expect(Math.min(done, failed)).toBeGreaterThanOrEqual(100)
  })
}
