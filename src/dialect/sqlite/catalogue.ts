// The question that tells what is in a database of SQLite: https://sqlite.org/pragma.html#pragfunc
// Only the main database is asked: what is temporary may hide tables of it, and hence the schema in each call.

/** What belongs to SQLite, and what a host keeps for itself and lets nobody read. */
const others = (name: string): string =>
  `${name} NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND ${name} NOT LIKE '\\_cf\\_%' ESCAPE '\\'`

/** Tables with rows of their own. Virtual ones have no page, and may need code that is not there. */
const ordinary = (): string => `t.type = 'table' AND t.rootpage > 0 AND ${others('t.name')}`

/** All rows as one list of objects. */
function list(columns: Readonly<Record<string, string>>, from: string, where: string, order: string): string {
  const pairs = Object.entries(columns).flatMap(([name, value]) => [`'${name}'`, value])
  return `(SELECT json_group_array(json_object(${pairs.join(', ')}) ORDER BY ${order}) FROM ${from} WHERE ${where})`
}

export interface ObjectRow {
  readonly type: 'table' | 'index' | 'view' | 'trigger'
  readonly name: string
  readonly table: string
  readonly virtual: number
  /** Absent for the indexes behind keys and unique constraints. */
  readonly sql: string | null
}
const objects = (): string =>
  list(
    { type: 'type', name: 'name', table: 'tbl_name', virtual: `type = 'table' AND rootpage = 0`, sql: 'sql' },
    'sqlite_schema',
    others('tbl_name'),
    'rowid',
  )

export interface TableRow {
  readonly name: string
  readonly type: 'table' | 'view' | 'shadow' | 'virtual'
  readonly wr: number
  readonly strict: number
}
const tables = (): string =>
  list(
    { name: 'name', type: 'type', wr: 'wr', strict: 'strict' },
    'pragma_table_list',
    `schema = 'main' AND ${others('name')}`,
    'name',
  )

export interface ColumnRow {
  readonly table: string
  readonly name: string
  readonly notnull: number
  /** Place in the primary key, from 1; 0 for none. */
  readonly pk: number
  /** 2 for virtual generated columns, 3 for stored ones. */
  readonly hidden: number
}
const columns = (): string =>
  list(
    { table: 't.name', name: 'c.name', notnull: 'c."notnull"', pk: 'c.pk', hidden: 'c.hidden' },
    `sqlite_schema AS t CROSS JOIN pragma_table_xinfo(t.name, 'main') AS c`,
    ordinary(),
    't.rowid, c.cid',
  )

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
const indexes = (): string =>
  list(
    {
      table: 't.name',
      index: 'i.name',
      origin: 'i.origin',
      unique: 'i."unique"',
      cid: 'k.cid',
      name: 'k.name',
      desc: 'k."desc"',
      coll: 'k.coll',
    },
    `sqlite_schema AS t CROSS JOIN pragma_index_list(t.name, 'main') AS i
    CROSS JOIN pragma_index_xinfo(i.name, 'main') AS k`,
    `${ordinary()} AND k.key = 1`,
    't.rowid, i.seq, k.seqno',
  )

export interface KeyRow {
  readonly table: string
  /** Counted from the last of the table. */
  readonly id: number
  readonly target: string
  readonly from: string
}
const foreignKeys = (): string =>
  list(
    { table: 't.name', id: 'f.id', target: 'f."table"', from: 'f."from"' },
    `sqlite_schema AS t CROSS JOIN pragma_foreign_key_list(t.name, 'main') AS f`,
    ordinary(),
    't.rowid, f.id DESC, f.seq',
  )

/** Its columns are lists, as JSON. */
export interface CatalogueRow {
  readonly objects: string
  readonly tables: string
  readonly columns: string
  readonly indexes: string
  readonly keys: string
}

/** One statement, which sees one state of the database and keeps nobody from writing. */
export const catalogue = (): string =>
  `SELECT ${objects()} AS objects, ${tables()} AS tables, ${columns()} AS columns, ${indexes()} AS indexes, ${foreignKeys()} AS keys`
