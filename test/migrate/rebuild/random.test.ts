// Random rebuilds of random tables with rows. What fails is made smaller, and printed with its seed and path.
import fc from 'fast-check'
import type { TransactionDatabase } from 'isomodel'
import { describe, expect, test } from 'vitest'
import type { ColumnSchema, DatabaseSchema, OnTable, SchemaOperation, TableSchema } from '../../../src/ast/schema.ts'
import { MigrationError } from '../../../src/error/migration.ts'
import { withoutSchema } from '../../../src/migrate/rebuild/names.ts'
import { applyAll } from '../../../src/schema/change/apply.ts'
import { drawn, EVERYTHING, type Feature, KINDS, randomOperations, randomSchema } from '../../schema/random-schema.ts'
import { type Draw, pick } from '../../schema/random/draw.ts'
import { databases } from '../adapters.ts'
import { type Contents, contents, damage, dialect, make, rebuild, rows, ways } from './kit.ts'

const seed = Number(process.env['ISOMODEL_SEED'] ?? Date.now() % 2 ** 31)
const RUNS = Number(process.env['ISOMODEL_RUNS'] ?? 60)

const features = EVERYTHING.filter((one): one is Feature => one !== 'views' && one !== 'include')
const other = new Set(['createTable', 'createView', 'dropView'])
const kinds = KINDS.filter(kind => !other.has(kind))

interface Run {
  readonly before: DatabaseSchema
  readonly groups: readonly (readonly SchemaOperation[])[]
  readonly rows: readonly string[]
  /** What no description tells of: tables that refer to others, views and triggers. */
  readonly extras: readonly string[]
  readonly way: (typeof ways)[number]
}

/** Up to three rebuilds of up to three operations each. */
const runs = drawn((draw): Run => {
  const before = numbered(randomSchema(draw, { features }))
  const groups: SchemaOperation[][] = []
  let now = before
  for (let left = 1 + draw(3); left > 0; left--) {
    const [first] = randomOperations(draw, now, 1, { features, kinds })
    if (!first) break
    const group = [first]
    now = applyAll(now, [first])
    for (let more = draw(4); more > 0 && group.at(-1)?.kind !== 'dropTable'; more--) {
      const [next] = randomOperations(draw, now, 1, { features, kinds })
      if (!next || !sameTable(next, group)) continue
      group.push(next)
      now = applyAll(now, [next])
    }
    groups.push(group)
  }
  return { before, groups, rows: randomRows(draw, before), extras: randomExtras(draw, before), way: pick(draw, ways) }
})

/** Rows of tables with full-text indexes have numbers. */
const numbered = ({ tables, ...rest }: DatabaseSchema): DatabaseSchema => ({
  ...rest,
  tables: tables.map(table => {
    const { withoutRowid: _withoutRowid, ...others } = table
    return table.fullTexts ? others : table
  }),
})

const nameOf = ({ table, schema }: OnTable): string => `${schema ?? ''}.${table}`

/** Whether it is about the table that these end with. */
function sameTable(next: SchemaOperation, group: readonly SchemaOperation[]): boolean {
  const last = group.reduce<OnTable>(
    (on, operation) => {
      if (operation.kind === 'renameTable') return { ...on, table: operation.to }
      if (operation.kind === 'moveTable')
        return { table: on.table, ...(operation.to !== undefined && { schema: operation.to }) }
      return on
    },
    on(group[0] as SchemaOperation),
  )
  return nameOf(on(next)) === nameOf(last)
}

const on = (operation: SchemaOperation): OnTable => {
  const { table, schema } = operation as OnTable
  return { table, ...(schema !== undefined && { schema }) }
}

const TEXTS = [`'a'`, `'B c'`, `'it''s'`, `''`, `'7'`, `CAST(x'6100c3a9' AS TEXT)`, `'aa'`, `'one'`]
const NUMBERS = ['0', '1', '2', '7', '42', '-3', '9007199254740993']

function value(draw: Draw, { type, values, nullable }: ColumnSchema): string {
  if (nullable && draw(3) === 2) return 'NULL'
  if (type === 'enum') return `'${pick(draw, values ?? []).replaceAll("'", "''")}'`
  if (type === 'boolean') return String(draw(2))
  if (type === 'blob') return pick(draw, [`x''`, `x'00ff'`, `x'61'`])
  if (type === 'real') return pick(draw, ['0.0', '0.1', '1e300', '-2.5'])
  return ['integer', 'bigint', 'decimal', 'interval'].includes(type) ? pick(draw, NUMBERS) : pick(draw, TEXTS)
}

/** Rows that may not fit: twice for each table, so that later ones find what they refer to. */
function randomRows(draw: Draw, { tables }: DatabaseSchema): string[] {
  const all = tables.map(table => withoutSchema(table, dialect))
  return [...all, ...all].flatMap(table => Array.from({ length: draw(5) }, () => randomRow(draw, table)))
}

function randomRow(draw: Draw, { name, columns, foreignKeys = [] }: TableSchema): string {
  const written = columns.filter(({ generated }) => generated === undefined)
  const values = new Map(written.map(column => [column.name, value(draw, column)]))
  for (const { columns: own, table, targetColumns } of foreignKeys) {
    const place = draw(3)
    if (place === 2) continue
    own.forEach((column, at) =>
      values.set(
        column,
        `(SELECT ${dialect.quote(targetColumns[at] as string)} FROM ${dialect.quote(table)} LIMIT 1 OFFSET ${place})`,
      ),
    )
  }
  const list = [...values.keys()].map(dialect.quote).join(', ')
  return `INSERT INTO ${dialect.quote(name)} (${list}) VALUES (${[...values.values()].join(', ')})`
}

const EXTRA = 'extra "'

function randomExtras(draw: Draw, { tables }: DatabaseSchema): string[] {
  if (draw(3) === 0) return []
  const { quote } = dialect
  const log = quote(`${EXTRA}log`)
  const made = tables.flatMap((described, at): string[] => {
    const { name, primaryKey } = withoutSchema(described, dialect)
    const named = (what: string): string => quote(`${EXTRA}${what} ${at}`)
    const [table, key] = [quote(name), primaryKey?.columns.map(quote) ?? []]
    const action = pick(draw, ['CASCADE', 'SET NULL', 'RESTRICT', 'NO ACTION'])
    const child = [
      `CREATE TABLE ${named('child')} (a, b, CHECK (a <> 'x'), FOREIGN KEY (a) REFERENCES ${table} (${key[0]}) ON DELETE ${action})`,
      `INSERT INTO ${named('child')} SELECT ${key[0]}, 'b' FROM ${table}`,
    ]
    const others = [
      `CREATE VIEW ${named('view')} AS SELECT * FROM ${table}`,
      ...['INSERT', 'UPDATE', 'DELETE'].map(
        event =>
          `CREATE TRIGGER ${named(event)} AFTER ${event} ON ${table} BEGIN INSERT INTO ${log} VALUES ('${event}'); END`,
      ),
    ]
    return [...(key.length === 1 && draw(2) === 0 ? child : []), ...(draw(2) === 0 ? others : [])]
  })
  return [`CREATE TABLE ${log} (what)`, ...made]
}

/** As many of the rows as fit. */
async function fill(db: TransactionDatabase, list: readonly string[]): Promise<void> {
  for (const one of list) await rows(db, one).catch(() => [])
}

const find = ({ tables }: DatabaseSchema, { table, schema }: OnTable): TableSchema | undefined =>
  tables.find(one => one.name === table && one.schema === schema)

/** Where each value of a column comes from that only gets other names; by new name. */
function surviving(table: TableSchema, operations: readonly SchemaOperation[]): Map<string, string> {
  const from = new Map(table.columns.filter(({ generated }) => generated === undefined).map(({ name }) => [name, name]))
  for (const operation of operations) {
    if (operation.kind === 'renameColumn') {
      const old = from.get(operation.column)
      from.delete(operation.column)
      if (old !== undefined) from.set(operation.to, old)
    }
    if (operation.kind === 'dropColumn') from.delete(operation.column)
    if (
      operation.kind === 'changeColumn' &&
      (operation.using !== undefined || operation.column.generated !== undefined)
    )
      from.delete(operation.column.name)
  }
  return from
}

/** Rows, and what no description tells of, may stand in the way. */
const EXPECTED =
  /do not fit its new definition|points at no row|rows have no numbers|no migration knows|refers to it|does not fit the new columns/

/** Where views stand on a column or table that goes, SQLite says so in words of its own. */
const isExpected = (error: unknown, extras: boolean): boolean =>
  error instanceof Error &&
  (error instanceof MigrationError ? EXPECTED.test(error.message) : extras && error.message.startsWith('error in view'))

const count = { done: 0, refused: 0 }

async function check(open: () => TransactionDatabase, { before, groups, way, ...given }: Run): Promise<void> {
  await using db = open()
  await make(db, before.tables)
  await fill(db, given.rows)
  for (const one of given.extras) await rows(db, one)
  expect(await damage(db)).toEqual([])
  let [schema, was]: [DatabaseSchema, Contents] = [before, await contents(db)]
  for (const group of groups) {
    const after = applyAll(schema, group)
    try {
      await rebuild(db, group, schema, after, way)
    } catch (error) {
      // Rows may stand in the way; then nothing has changed.
      if (!isExpected(error, given.extras.length > 0)) throw error
      expect(await contents(db)).toEqual(was)
      count.refused++
      return
    }
    count.done++
    const now = await contents(db)
    expect(await damage(db)).toEqual([])
    compare(was, now, schema, group)
    const fresh = open()
    await make(fresh, after.tables)
    expect(withoutFillers(now)).toEqual(withoutFillers(await contents(fresh)))
    await fresh.close()
    ;[schema, was] = [after, now]
  }
}

/** SQLite itself may write the name of a renamed key where a trigger has `rowid`. */
const withoutFillers = ({ objects }: Contents): [string, string][] =>
  Object.entries(objects)
    .filter(([name]) => !name.includes(EXTRA))
    .map(([name, text]) => [name, /^trigger .*ft_/.test(name) ? '' : text])

/** Rows of other tables are what they were, and so are values of columns that stay. */
function compare(was: Contents, now: Contents, schema: DatabaseSchema, group: readonly SchemaOperation[]): void {
  const changed = find(schema, on(group[0] as SchemaOperation)) as TableSchema
  const old = withoutSchema(changed, dialect).name
  const to = group.reduce<TableSchema>((table, operation) => {
    if (operation.kind === 'renameTable') return { ...table, name: operation.to }
    if (operation.kind !== 'moveTable') return table
    const { schema: _schema, ...rest } = table
    return { ...rest, ...(operation.to !== undefined && { schema: operation.to }) }
  }, changed)
  const [left, right] = [{ ...was.rows }, { ...now.rows }]
  const [rowsBefore, rowsAfter] = [left[old] ?? [], right[withoutSchema(to, dialect).name] ?? []]
  delete left[old]
  delete right[withoutSchema(to, dialect).name]
  expect(right).toEqual(left)
  if (group.at(-1)?.kind === 'dropTable') return
  const columns = surviving(changed, group)
  const backfilled = new Set(
    group.flatMap(one => (one.kind === 'changeColumn' && one.backfill !== undefined ? one.column.name : [])),
  )
  const picked = (all: Contents['rows'][string], nameIn: (now: string, old: string) => string): string[] =>
    all
      .map(row =>
        JSON.stringify(
          [...columns].filter(([name]) => !backfilled.has(name)).map(([name, from]) => row[nameIn(name, from)]),
        ),
      )
      .toSorted()
  expect(picked(rowsAfter, name => name)).toEqual(picked(rowsBefore, (_, from) => from))
  expect(rowsAfter.length).toBe(rowsBefore.length)
}

describe.each(databases)(`random rebuilds on %s, seed ${seed}`, (name, open) => {
  test(
    'keep all rows, end as their description, and change nothing where they fail',
    { timeout: 300_000 },
    async () => {
      Object.assign(count, { done: 0, refused: 0 })
      await fc.assert(
        fc.asyncProperty(runs, run => check(open, run)),
        {
          seed,
          numRuns: RUNS,
          endOnFailure: process.env['ISOMODEL_RUNS'] !== undefined,
          ...(process.env['ISOMODEL_PATH'] && { path: process.env['ISOMODEL_PATH'] }),
        },
      )
      if (process.env['ISOMODEL_RUNS']) console.log(name, count)
      expect(count.done, name).toBeGreaterThan(count.refused)
    },
  )
})
