// What is in a database of SQLite, as one query answers it. https://sqlite.org/schematab.html
import type { Executor } from '../../ast/executor.ts'
import { sql } from '../../query/sql.ts'
import { fold } from './words.ts'

export interface LiveColumn {
  readonly name: string
  readonly generated: boolean
  readonly required: boolean
}

export interface LiveKey {
  /** As it is written there. */
  readonly target: string
  readonly columns: readonly string[]
  /** Empty: its primary key, which is not named. */
  readonly targetColumns: readonly string[]
  readonly onDelete: string
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
  /** The foreign keys of a table. */
  readonly keys: readonly LiveKey[]
}

/** Tables, indexes, views and triggers in the order in which they were made. */
export interface LiveSchema {
  readonly objects: readonly LiveObject[]
}

/** Some hosts keep tables of their own, of which they show no more than the name. */
export const ORDINARY = String.raw`s.type = 'table' AND s.sql NOT LIKE 'CREATE VIRTUAL%' AND s.name NOT LIKE '\_cf\_%' ESCAPE '\'`

const columns =
  'SELECT json_group_array(json_array(c.name, c.hidden, c."notnull")) FROM pragma_table_xinfo(s.name) AS c'
const keys =
  'SELECT json_group_array(json_array(k.id, k."table", k."from", k."to", k.on_delete)) FROM pragma_foreign_key_list(s.name) AS k'
const QUERY = `SELECT s.type, s.name, s.tbl_name AS "table", s.sql,
    CASE WHEN ${ORDINARY} THEN (${columns}) END AS "columns", CASE WHEN ${ORDINARY} THEN (${keys}) END AS "keys"
  FROM sqlite_schema AS s ORDER BY s.rowid`

interface Found {
  readonly type: LiveObject['type']
  readonly name: string
  readonly table: string
  readonly sql: string | null
  readonly columns: string | null
  readonly keys: string | null
}

/** Reads what is in the database. */
export async function liveSchema(db: Executor): Promise<LiveSchema> {
  const rows = await sql<Found>`${sql.unsafe(QUERY)}`.all(db)
  return { objects: rows.map(liveObject) }
}

const liveObject = (found: Found): LiveObject => ({
  ...found,
  columns: (JSON.parse(found.columns ?? '[]') as [string, number, number][]).map(([name, hidden, required]) => ({
    name,
    generated: hidden > 1,
    required: required === 1,
  })),
  keys: liveKeys(JSON.parse(found.keys ?? '[]') as KeyPart[]),
})

type KeyPart = readonly [id: number, target: string, column: string, targetColumn: string | null, onDelete: string]

/** The columns of one key stand one after another. */
function liveKeys(parts: readonly KeyPart[]): LiveKey[] {
  const found = new Map<number, LiveKey>()
  for (const [id, target, column, targetColumn, onDelete] of parts) {
    const { columns = [], targetColumns = [] } = found.get(id) ?? {}
    const others = targetColumn === null ? [] : [...targetColumns, targetColumn]
    found.set(id, { target, onDelete, columns: [...columns, column], targetColumns: others })
  }
  return [...found.values()]
}

/** The table of that name, whatever its case. */
export const liveTable = ({ objects }: LiveSchema, name: string): LiveObject | undefined =>
  objects.find(object => object.type === 'table' && fold(object.name) === fold(name))

/** The indexes that were made by a statement of their own. */
export const liveIndexes = ({ objects }: LiveSchema, table: string): LiveObject[] =>
  objects.filter(({ type, table: on, sql: text }) => type === 'index' && text !== null && fold(on) === fold(table))
