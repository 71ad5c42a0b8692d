// What the migrations of `folder` are to leave, rows included, in any database and any runtime.
import { type BatchDatabase, sql } from 'isomodel'
import { type DatabaseSchema, fold, inspect, migrate, type Migration, verify } from 'isomodel/migrate'

type Table = DatabaseSchema['tables'][number]

/** Lists without an order. */
function sorted<T>(list: readonly T[]): T[] {
  const key = (one: T): string => JSON.stringify(one)
  return list.toSorted((a, b) => (key(a) < key(b) ? -1 : 1))
}

/** What every database can tell of a table. Names of types, of keys, and words of expressions are its own. */
function told({ name, columns, primaryKey, uniques = [], indexes = [], checks = [], foreignKeys = [] }: Table) {
  return {
    name,
    // MySQL takes no NOT NULL for generated columns, and keeps both actions that refuse as one.
    columns: columns.map(one => [
      one.name,
      one.nullable === true,
      one.default !== undefined,
      one.generated !== undefined,
    ]),
    primaryKey: primaryKey?.columns,
    uniques: sorted(uniques.map(key => key.columns)),
    indexes: sorted(indexes.map(index => [index.name, index.unique === true, index.keys])),
    checks: sorted(checks.map(check => check.name)),
    foreignKeys: sorted(
      foreignKeys.map(key => [
        key.columns,
        key.table,
        key.targetColumns,
        key.onDelete === 'restrict' ? undefined : key.onDelete,
        key.onUpdate === 'restrict' ? undefined : key.onUpdate,
      ]),
    ),
  }
}

export const shapeOf = ({ tables, views }: DatabaseSchema) => ({
  tables: tables.map(told).toSorted((a, b) => (a.name < b.name ? -1 : 1)),
  views: views.map(({ name }) => name),
})

/** The rows that the first migrations find. */
export async function fill(db: BatchDatabase): Promise<void> {
  await sql`INSERT INTO teams (name, founded) VALUES ('A', NULL), ('B', '1999-12-31')`.run(db)
  await sql`INSERT INTO heroes (alias, team_id, mentor_id) VALUES ('ann', 1, NULL), ('bob', 1, 1), ('cid', 2, 2)`.run(
    db,
  )
  await sql`INSERT INTO sidekicks (hero_id, number, name) VALUES (1, 1, 'x'), (2, 1, 'y'), (2, 2, 'z')`.run(db)
}

/** All rows, in words that do not depend on the database. */
export async function rowsOf(db: BatchDatabase): Promise<readonly string[]> {
  const queries = [
    sql`SELECT id, name FROM teams ORDER BY id`,
    sql`SELECT id, name, team_id, mentor_id, ${sql.name('rank')}, state, shout FROM heroes ORDER BY id`,
    sql`SELECT hero_id, number, name FROM helpers ORDER BY hero_id, number`,
    sql`SELECT id, name FROM leaders`,
  ]
  const all: string[] = []
  for (const query of queries)
    for (const row of await query.all(db))
      all.push(
        Object.values(row as object)
          .map(String)
          .join(' '),
      )
  return all
}

export const rows: readonly string[] = [
  '1 A',
  '2 B',
  '1 ann 1 null 1 active ANN!',
  '2 bob 1 1 1 active BOB!',
  '3 cid 2 2 1 active CID!',
  '1 1 x (helper)',
  '2 1 y (helper)',
  '2 2 z (helper)',
  '1 ann',
]

/** What the database remembers of each migration. */
export const journalOf = async (db: BatchDatabase): Promise<readonly (readonly [name: string, hash: string])[]> =>
  (await sql<{ name: string; hash: string }>`SELECT name, hash FROM isomodel_migrations ORDER BY place`.all(db)).map(
    ({ name, hash }) => [name, hash],
  )

/** Runs the first migration, fills its tables, runs the others, and tells what became of it. */
export async function wholeRun(db: BatchDatabase, migrations: readonly Migration[]) {
  const first = await migrate(db, migrations, { to: '0001_start' })
  await fill(db)
  const others = await migrate(db, migrations)
  return {
    ran: [...first, ...others],
    again: await migrate(db, migrations),
    differences: await verify(db, migrations),
    inspected: await inspect(db),
    rows: await rowsOf(db),
    journal: await journalOf(db),
  }
}

/** The shape that the migrations say, without any database. */
export const expectedShape = (migrations: readonly Migration[]) => shapeOf(fold(migrations))
