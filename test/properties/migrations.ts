// For random pairs of schemas, with rows: migrations lead from the one to the other, keep what stays, and lead back.
import fc from 'fast-check'
import { ConstraintViolation, QueryError, sql, type TransactionDatabase } from 'isomodel'
import { migrate, type Migration, migration, MigrationError, rollback, verify } from 'isomodel/migrate'
import { expect } from 'vitest'
import type {
  ColumnSchema,
  DatabaseSchema,
  DialectName,
  OnTable,
  SchemaOperation,
  TableSchema,
} from '../../src/ast/schema.ts'
import { apply, applyAll } from '../../src/schema/change/apply.ts'
import { canonicalJson, sameJson } from '../../src/schema/change/canonical.ts'
import { invertAll } from '../../src/schema/change/invert.ts'
import { riskOf } from '../../src/schema/change/risk.ts'
import { diff } from '../../src/schema/diff/diff.ts'
import { compareTables } from '../../src/migrate/compare/compare.ts'
import { defining } from '../../src/dialect/defining.ts'
import { insertion } from '../compile/change/rows.ts'
import { anyAnswer, answered } from '../schema/diff/answer.ts'
import type { Draw } from '../schema/random/draw.ts'
import { type Feature, randomOperations, randomSchema } from '../schema/random-schema.ts'

export interface Place {
  readonly name: DialectName
  readonly features: readonly Feature[]
  /** An empty database, gone at the end; `onQuery` hears of each statement when it was done. */
  open(onQuery?: () => void): Promise<TransactionDatabase>
  /** Whether a migration that fails leaves nothing. */
  readonly takesBack: boolean
}

interface Pair {
  readonly before: DatabaseSchema
  readonly after: DatabaseSchema
  readonly draw: Draw
}

const below = (choices: number): fc.Arbitrary<number> => fc.noBias(fc.nat({ max: choices - 1 }))

const pairs = (features: readonly Feature[]): fc.Arbitrary<Pair> =>
  fc.gen().map(take => {
    const draw: Draw = choices => take(below, choices)
    const before = numbered(randomSchema(draw, { features }))
    if (draw(3) === 0) return { before, after: numbered(randomSchema(draw, { features })), draw }
    return { before, after: numbered(applyAll(before, randomOperations(draw, before, 6, { features }))), draw }
  })

const EMPTY: DatabaseSchema = { tables: [], views: [] }
const operationsOf = (before: DatabaseSchema, after: DatabaseSchema): readonly SchemaOperation[] =>
  diff(before, after).operations.map(({ operation }) => operation)

/** Where a column of the first schema is in the second, if its values stay as they are. */
type Columns = ReadonlyMap<string, { readonly table: OnTable; readonly column: string }>

const keyOf = ({ table, schema }: OnTable, column: string): string => JSON.stringify([schema ?? null, table, column])
const onTable = ({ name, schema }: TableSchema): OnTable => ({ table: name, ...(schema !== undefined && { schema }) })
const isOn = (a: OnTable, b: OnTable): boolean => a.table === b.table && a.schema === b.schema

const typeOf = ({
  name: _n,
  nullable: _u,
  default: _d,
  comment: _c,
  typeCheck: _t,
  identity: _i,
  ...type
}: ColumnSchema): object => type

function staying(start: DatabaseSchema, operations: readonly SchemaOperation[]): Columns {
  const columns = new Map(
    start.tables.flatMap(table =>
      table.columns.map(({ name }) => [keyOf(onTable(table), name), { table: onTable(table), column: name }] as const),
    ),
  )
  let schema = start
  for (const operation of operations) {
    for (const [key, place] of columns) {
      const moved = follow(operation, place, schema)
      if (moved) columns.set(key, moved)
      else columns.delete(key)
    }
    schema = apply(schema, operation)
  }
  return columns
}

type Place_ = { readonly table: OnTable; readonly column: string }

function follow(operation: SchemaOperation, place: Place_, schema: DatabaseSchema): Place_ | null {
  if (!('table' in operation) || typeof operation.table !== 'string') return place
  const { table, schema: inside } = operation as OnTable
  const on: OnTable = { table, ...(inside !== undefined && { schema: inside }) }
  if (!isOn(on, place.table)) return place
  switch (operation.kind) {
    case 'dropTable':
      return null
    case 'renameTable':
      return { ...place, table: { ...on, table: operation.to } }
    case 'moveTable':
      return { ...place, table: { table: on.table, ...(operation.to !== undefined && { schema: operation.to }) } }
    case 'dropColumn':
      return operation.column === place.column ? null : place
    case 'renameColumn':
      return operation.column === place.column ? { ...place, column: operation.to } : place
    case 'changeColumn': {
      if (operation.column.name !== place.column) return place
      const old = schema.tables
        .find(table => isOn(onTable(table), on))
        ?.columns.find(({ name }) => name === place.column)
      const same =
        old &&
        sameJson(typeOf(old), typeOf(operation.column)) &&
        operation.using === undefined &&
        operation.backfill === undefined
      return same ? place : null
    }
    default:
      return place
  }
}

const nameOf = (db: TransactionDatabase, { table, schema }: OnTable) =>
  schema === undefined
    ? sql.name(table)
    : db['~dialect'].abilities.schemas
      ? sql.name(schema, table)
      : sql.name(`${schema}_${table}`)

/** The values of columns, a list for each table: rows in an order of their own. */
async function valuesOf(db: TransactionDatabase, columns: Columns): Promise<ReadonlyMap<string, readonly string[]>> {
  const tables = new Map<string, { readonly at: OnTable; readonly columns: string[] }>()
  const sources = new Map<string, string[]>()
  for (const [key, { table, column }] of columns) {
    const [schema, name] = JSON.parse(key) as [string | null, string]
    const source = JSON.stringify([schema, name])
    if (!tables.has(source)) tables.set(source, { at: table, columns: [] })
    tables.get(source)?.columns.push(column)
    sources.set(source, [...(sources.get(source) ?? []), key])
  }
  const values = new Map<string, readonly string[]>()
  for (const [source, { at, columns: names }] of tables) {
    const rows = await sql<Record<string, unknown>>`SELECT * FROM ${nameOf(db, at)}`.all(db)
    values.set(source, rows.map(row => canonicalJson(names.map(name => shown(row[name])))).toSorted())
  }
  return values
}

const shown = (value: unknown): unknown =>
  typeof value === 'bigint'
    ? String(value)
    : value instanceof Uint8Array
      ? [...value]
      : value instanceof Date
        ? value.toISOString()
        : value

/** Rows as far as the table takes them. */
async function fill(db: TransactionDatabase, schema: DatabaseSchema, dialect: DialectName): Promise<number> {
  let count = 0
  for (const round of [0, 1])
    for (const table of schema.tables)
      for (const at of [1, 2]) {
        try {
          await sql`${sql.unsafe(insertion(table, round * 2 + at, dialect))}`.run(db)
          count++
        } catch (error) {
          if (!(error instanceof QueryError)) throw error
        }
      }
  return count
}

/** What is refused before it is sent, or by rows of SQLite. */
const LAWFUL =
  /points at no row|do not fit its new definition|cannot become .+ by itself|would lose something as|without a loss: say by `using`|MySQL does not take both/

/** What servers say of values that a type does not take. */
const VALUES = /invalid input|out of range|Incorrect .+ value|Truncated incorrect|Data truncated|too long|does not fit/i

/** Rows that what comes does not take: values of another type, keys, checks and rows that are not there. */
function isData(error: unknown, operations: readonly SchemaOperation[], before: DatabaseSchema): boolean {
  for (let one: unknown = error; one instanceof Error; one = one.cause) {
    if (one instanceof ConstraintViolation) return true
    if (LAWFUL.test(one.message)) return true
  }
  if (!(error instanceof MigrationError && error.cause instanceof QueryError)) return false
  // What MariaDB says of a null where none may be, with the name of any column.
  if (/Data truncated for column/.test(error.message) && operations.some(needsValue)) return true
  return VALUES.test(error.message) && converts(operations, before)
}

/** Whether rows that are there lack a value for the column. */
const needsValue = (operation: SchemaOperation): boolean =>
  (operation.kind === 'addColumn' || operation.kind === 'changeColumn') &&
  !operation.column.nullable &&
  operation.column.default === undefined &&
  operation.backfill === undefined

/** Whether values become those of another type: databases refuse what they cannot read. */
function converts(operations: readonly SchemaOperation[], before: DatabaseSchema): boolean {
  let schema = before
  return operations.some(operation => {
    const risk = operation.kind === 'changeColumn' && riskOf(operation, schema)
    schema = apply(schema, operation)
    return risk === 'lossy' || risk === 'irreversible'
  })
}

/** Full-text indexes need rows with numbers. */
const numbered = ({ tables, ...rest }: DatabaseSchema): DatabaseSchema => ({
  ...rest,
  tables: tables.map(table => {
    const { withoutRowid: _withoutRowid, ...others } = table
    return table.fullTexts ? others : table
  }),
})

export interface Counts {
  done: number
  refused: number
  killed: number
  rows: number
}

/** What one pair took: how many queries each way, null where its rows do not let it happen. */
interface Ways {
  readonly forth: number
  readonly back: number | null
}

/** All of it for one pair; null where its rows do not let it happen. */
async function hold(
  place: Place,
  { before }: Pair,
  operations: readonly SchemaOperation[],
  counts: Counts,
): Promise<Ways | null> {
  const first = migration('1', { up: operationsOf(EMPTY, before) })
  const second = migration('2', { up: operations })
  const list = [first, second]
  const end = applyAll(before, operations)
  let queries = 0
  await using db = await place.open(() => void queries++)
  await migrate(db, [first])
  // MariaDB is known as what it is when it was spoken to.
  const dialect = defining(db['~dialect'])
  counts.rows += await fill(db, before, place.name)
  const all = staying(before, [])
  const columns = staying(before, operations)
  const there = await valuesOf(db, new Map([...columns.keys()].map(key => [key, all.get(key) as Place_])))
  const everything = await valuesOf(db, all)
  const start = queries
  try {
    await migrate(db, list)
  } catch (error) {
    if (!isData(error, operations, before)) throw error
    counts.refused++
    if (!place.takesBack) {
      // What failed fails again, and is not taken for done.
      await expect(migrate(db, list)).rejects.toThrow(/^the migration 2/)
      return null
    }
    expect(await valuesOf(db, all)).toEqual(everything)
    expect(await compareTables(db, dialect, before, 'compared')).toEqual([])
    return null
  }
  const forth = queries - start
  counts.done++
  expect(await compareTables(db, dialect, end, 'compared')).toEqual([])
  expect(await verify(db, list)).toEqual([])
  expect(await valuesOf(db, columns)).toEqual(there)
  const there_ = queries
  const isBack = await back(db, place, { list, before, operations, everything, all }, counts)
  return { forth, back: isBack ? queries - there_ : null }
}

interface Back {
  readonly list: readonly Migration[]
  readonly before: DatabaseSchema
  readonly operations: readonly SchemaOperation[]
  readonly everything: ReadonlyMap<string, readonly string[]>
  readonly all: Columns
}

/** The way back restores the tables, and the rows where nothing was lost on the way. */
async function back(
  db: TransactionDatabase,
  place: Place,
  { list, before, operations, everything, all }: Back,
  counts: Counts,
): Promise<boolean> {
  if (invertAll(operations, before) === null) return false
  try {
    await rollback(db, list)
  } catch (error) {
    const after = applyAll(before, operations)
    if (isData(error, invertAll(operations, before) ?? [], after)) {
      counts.refused++
      return false
    }
    throw error
  }
  expect(await compareTables(db, defining(db['~dialect']), before, 'compared')).toEqual([])
  let schema = before
  const risks = operations.map(operation => {
    const risk = riskOf(operation, schema, place.name)
    schema = apply(schema, operation)
    return risk
  })
  const filled = operations.some(operation => 'backfill' in operation || 'using' in operation)
  if (!filled && risks.every(risk => risk === 'safe' || risk === 'slow'))
    expect(await valuesOf(db, all)).toEqual(everything)
  return true
}

class Killed extends Error {}

/** Ends the run behind one of its statements, as a process ends, and begins another. */
async function resumed(
  place: Place,
  { before, draw }: Pair,
  operations: readonly SchemaOperation[],
  ways: Ways,
  counts: Counts,
): Promise<void> {
  const list = [migration('1', { up: operationsOf(EMPTY, before) }), migration('2', { up: operations })]
  let stop = draw(ways.forth)
  let seen = -1
  await using db = await place.open(() => {
    if (seen >= 0 && seen++ === stop) throw new Killed()
  })
  const twice = async (run: () => Promise<unknown>): Promise<void> => {
    seen = 0
    const failed = await run().then(
      () => null,
      (error: unknown) => error,
    )
    seen = -1
    if (!failed) return
    counts.killed++
    await run()
  }
  await migrate(db, list.slice(0, 1))
  await fill(db, before, place.name)
  const [all, columns] = [staying(before, []), staying(before, operations)]
  const there = await valuesOf(db, new Map([...columns.keys()].map(key => [key, all.get(key) as Place_])))
  await twice(() => migrate(db, list, { lease: 200 }))
  expect(await compareTables(db, defining(db['~dialect']), applyAll(before, operations), 'compared')).toEqual([])
  expect(await verify(db, list)).toEqual([])
  expect(await valuesOf(db, columns)).toEqual(there)
  if (ways.back === null) return
  stop = draw(ways.back)
  await twice(() => rollback(db, list, { to: '1', lease: 200 }))
  expect(await compareTables(db, defining(db['~dialect']), before, 'compared')).toEqual([])
  expect(await verify(db, list)).toEqual([])
}

/** The pair, and what leads from one to the other, so that it can be looked at alone. */
function labelled({ before, after }: Pair, operations: readonly SchemaOperation[], error: unknown): Error {
  const told = error instanceof Error ? error.message : String(error)
  return new Error(`${told}\n${JSON.stringify({ before, after, operations })}`, { cause: error })
}

/** The properties, for so many pairs from this seed; the first ones may be left to another run. */
export async function holdForPairs(place: Place, runs: number, seed: number, from = 0): Promise<Counts> {
  let at = 0
  const counts: Counts = { done: 0, refused: 0, killed: 0, rows: 0 }
  const property = fc.asyncProperty(pairs(place.features), async pair => {
    if (at++ < from) return
    const { before, after, draw } = pair
    const answers = answered(before, after, anyAnswer(draw), { allowLoss: true })
    const operations = answers.operations.map(({ operation }) => operation)
    try {
      const ways = await hold(place, pair, operations, counts)
      if (ways) await resumed(place, pair, operations, ways, counts)
    } catch (error) {
      throw labelled(pair, operations, error)
    }
  })
  await fc.assert(property, { numRuns: runs, seed, endOnFailure: true })
  return counts
}
