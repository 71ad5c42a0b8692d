// What is in a database of SQLite, as one query answers it. https://sqlite.org/schematab.html
import type { Executor } from '../../ast/executor.ts'
import { sql } from '../../query/sql.ts'
import { fold } from './words.ts'

export interface LiveColumn {
  readonly name: string
  readonly generated: boolean
}

export interface LiveObject {
  readonly type: 'table' | 'index' | 'view' | 'trigger'
  readonly name: string
  /** The table or view that an index or trigger belongs to; its own name for others. */
  readonly table: string
  /** null: an index that came with a constraint. */
  readonly sql: string | null
  /** Of ordinary tables. */
  readonly columns: readonly LiveColumn[]
  /** The tables that the foreign keys of a table point at, as they are written there. */
  readonly targets: readonly string[]
}

/** Tables, indexes, views and triggers in the order in which they were made. */
export interface LiveSchema {
  readonly objects: readonly LiveObject[]
}

/** Some hosts keep tables of their own, of which they show no more than the name. */
const QUERY = `SELECT s.type, s.name, s.tbl_name AS "table", s.sql,
    CASE WHEN s.ordinary THEN (SELECT json_group_array(json_array(c.name, c.hidden)) FROM pragma_table_xinfo(s.name) AS c) END AS "columns",
    CASE WHEN s.ordinary THEN (SELECT json_group_array(DISTINCT k."table") FROM pragma_foreign_key_list(s.name) AS k) END AS "targets"
  FROM (SELECT rowid AS at, *, type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' AND name NOT LIKE '\\_cf\\_%' ESCAPE '\\' AS ordinary
    FROM sqlite_schema) AS s ORDER BY s.at`

interface Found {
  readonly type: LiveObject['type']
  readonly name: string
  readonly table: string
  readonly sql: string | null
  readonly columns: string | null
  readonly targets: string | null
}

/** Reads what is in the database. */
export async function liveSchema(db: Executor): Promise<LiveSchema> {
  const rows = await sql<Found>`${sql.unsafe(QUERY)}`.all(db)
  return { objects: rows.map(liveObject) }
}

const liveObject = ({ columns, targets, ...object }: Found): LiveObject => ({
  ...object,
  columns: (JSON.parse(columns ?? '[]') as [string, number][]).map(([name, hidden]) => ({
    name,
    generated: hidden > 1,
  })),
  targets: JSON.parse(targets ?? '[]') as string[],
})

/** The table of that name, whatever its case. */
export const liveTable = ({ objects }: LiveSchema, name: string): LiveObject | undefined =>
  objects.find(object => object.type === 'table' && fold(object.name) === fold(name))

/** The indexes that were made by a statement of their own. */
export const liveIndexes = ({ objects }: LiveSchema, table: string): LiveObject[] =>
  objects.filter(({ type, table: on, sql: text }) => type === 'index' && text !== null && fold(on) === fold(table))
