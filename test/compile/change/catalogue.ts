// What a server says of a database, line by line: equal lines are equal databases, whatever the order of columns.
import type { DatabaseSync } from 'node:sqlite'

type Query = (sql: string) => Promise<Record<string, unknown>[]>

const OWN = `n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema'`

const POSTGRES = [
  `SELECT format('%s.%s %s %s %s %s %s %s %s %s', n.nspname, t.relname, attname, format_type(atttypid, atttypmod), attnotnull,
     pg_get_expr(adbin, adrelid), attidentity, attgenerated, collname, col_description(attrelid, attnum)) AS line
   FROM pg_attribute LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum LEFT JOIN pg_collation c ON c.oid = attcollation
     JOIN pg_class t ON t.oid = attrelid JOIN pg_namespace n ON n.oid = relnamespace
   WHERE ${OWN} AND relkind IN ('r', 'v') AND attnum > 0 AND NOT attisdropped`,
  `SELECT format('%s.%s %s %s %s', n.nspname, t.relname, conname, pg_get_constraintdef(o.oid), convalidated) AS line
   FROM pg_constraint o JOIN pg_class t ON t.oid = conrelid JOIN pg_namespace n ON n.oid = relnamespace
   WHERE ${OWN} AND contype <> 'n'`,
  `SELECT indexdef AS line FROM pg_indexes JOIN pg_namespace n ON nspname = schemaname WHERE ${OWN}`,
  `SELECT format('%s.%s is %s', n.nspname, relname, obj_description(t.oid, 'pg_class')) AS line
   FROM pg_class t JOIN pg_namespace n ON n.oid = relnamespace WHERE ${OWN} AND relkind IN ('r', 'v')`,
]

export async function postgresCatalogue(query: Query): Promise<string[]> {
  const found = await Promise.all(POSTGRES.map(async sql => (await query(sql)).map(({ line }) => String(line))))
  return found.flat().toSorted()
}

const ticked = (name: unknown): string => `\`${String(name).replaceAll('`', '``')}\``

export async function mysqlCatalogue(query: Query): Promise<string[]> {
  const tables = await query(
    'SELECT TABLE_NAME AS name, TABLE_TYPE AS kind FROM information_schema.TABLES WHERE TABLE_SCHEMA = database()',
  )
  const lines: string[] = []
  for (const { name, kind } of tables) {
    const [made] = await query(`SHOW CREATE ${kind === 'VIEW' ? 'VIEW' : 'TABLE'} ${ticked(name)}`)
    const text = String(made?.['Create Table'] ?? made?.['Create View'])
    lines.push(
      ...text.split('\n').map(line => `${String(name)} ${line.replace(/,$/, '').replace(/ AUTO_INCREMENT=\d+/, '')}`),
    )
  }
  return lines.toSorted()
}

/** What the pragmas say. Constraints have no names there, and the indexes behind them none of ours. */
export function sqliteCatalogue(db: DatabaseSync): string[] {
  const all = (sql: string, ...values: string[]) => db.prepare(sql).all(...values)
  const lines = all('SELECT name, type, strict, wr FROM pragma_table_list WHERE schema = ?', 'main')
  for (const { name } of lines.slice()) {
    const table = String(name)
    const said = (what: string, rows: object[]) => lines.push(...rows.map(row => ({ table, what, ...row })))
    said('column', all('SELECT name, type, "notnull", dflt_value, pk, hidden FROM pragma_table_xinfo(?)', table))
    said('key', all('SELECT "table", "from", "to", on_update, on_delete FROM pragma_foreign_key_list(?)', table))
    for (const { name: index, ...rest } of all(
      'SELECT name, "unique", origin, partial FROM pragma_index_list(?)',
      table,
    )) {
      const keys = all('SELECT seqno, name, "desc", coll FROM pragma_index_xinfo(?) WHERE key', String(index))
      const [made] = all('SELECT sql FROM sqlite_schema WHERE name = ?', String(index))
      said('index', [{ ...rest, keys, sql: made?.['sql'] }])
    }
  }
  const others = all(`SELECT name, sql FROM sqlite_schema WHERE type IN ('trigger', 'view')`)
  return [...lines, ...others].map(line => JSON.stringify(line)).toSorted()
}
