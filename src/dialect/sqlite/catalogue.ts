// The questions that tell what is in a database of SQLite: https://sqlite.org/pragma.html#pragfunc
// Only the main database is asked: what is temporary may hide tables of it, and hence the schema in each call.

/** What belongs to SQLite, and what a host keeps for itself and lets nobody read. */
const OWN = (name: string): string =>
  `${name} NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND ${name} NOT LIKE '\\_cf\\_%' ESCAPE '\\'`

/** Tables with rows of their own. Virtual ones have no page, and may need code that is not there. */
const TABLES = `sqlite_schema AS t CROSS JOIN`
const ORDINARY = `t.type = 'table' AND t.rootpage > 0 AND ${OWN('t.name')}`

export interface ObjectRow {
  readonly type: 'table' | 'index' | 'view' | 'trigger'
  readonly name: string
  readonly table: string
  readonly virtual: number
  /** Absent for the indexes behind keys and unique constraints. */
  readonly sql: string | null
}
export const objects = `SELECT type, name, tbl_name AS "table", type = 'table' AND rootpage = 0 AS "virtual", sql
  FROM sqlite_schema WHERE ${OWN('tbl_name')} ORDER BY rowid`

export interface TableRow {
  readonly name: string
  readonly type: 'table' | 'view' | 'shadow' | 'virtual'
  readonly wr: number
  readonly strict: number
}
export const tables = `SELECT name, type, wr, strict FROM pragma_table_list WHERE schema = 'main' AND ${OWN('name')}`

export interface ColumnRow {
  readonly table: string
  readonly name: string
  readonly type: string
  readonly notnull: number
  /** Place in the primary key, from 1; 0 for none. */
  readonly pk: number
  /** 2 for virtual generated columns, 3 for stored ones. */
  readonly hidden: number
}
export const columns = `SELECT t.name AS "table", c.name, c.type, c."notnull", c.pk, c.hidden
  FROM ${TABLES} pragma_table_xinfo(t.name, 'main') AS c WHERE ${ORDINARY} ORDER BY t.rowid, c.cid`

export interface IndexRow {
  readonly table: string
  readonly index: string
  /** By CREATE INDEX, a unique constraint or a primary key. */
  readonly origin: 'c' | 'u' | 'pk'
  readonly unique: number
  /** Place in the table; -1 for the rowid, -2 for an expression. */
  readonly cid: number
  readonly name: string | null
  readonly desc: number
  readonly coll: string
}
export const indexes = `SELECT t.name AS "table", i.name AS "index", i.origin, i."unique", k.cid, k.name, k."desc", k.coll
  FROM ${TABLES} pragma_index_list(t.name, 'main') AS i CROSS JOIN pragma_index_xinfo(i.name, 'main') AS k
  WHERE ${ORDINARY} AND k.key = 1 ORDER BY t.rowid, i.seq, k.seqno`

export interface KeyRow {
  readonly table: string
  /** Counted from the last of the table. */
  readonly id: number
  readonly target: string
  readonly from: string
}
export const foreignKeys = `SELECT t.name AS "table", f.id, f."table" AS target, f."from"
  FROM ${TABLES} pragma_foreign_key_list(t.name, 'main') AS f WHERE ${ORDINARY} ORDER BY t.rowid, f.id DESC, f.seq`
