// Tables for the cases' models.
import type { ColumnDescription, TableDescription } from '../ast/column.ts'
import type { Executor } from '../ast/executor.ts'
import type { AnyModel } from '../model/model-types.ts'
import { sql } from '../expression/sql.ts'

const q = (s: string): string => `"${s.replaceAll('"', '""')}"`
const type = ({ type }: ColumnDescription): string => {
  switch (type.kind) {
    case 'integer':
    case 'bigint':
    case 'boolean':
    case 'interval':
      return 'INTEGER'
    case 'real':
      return 'REAL'
    case 'decimal':
      return type.storage === 'numeric'
        ? 'NUMERIC'
        : type.storage === 'text' || (!type.storage && type.precision! > 18)
          ? 'TEXT'
          : 'INTEGER'
    case 'timestamp':
      return type.storage === 'milliseconds' ? 'INTEGER' : 'TEXT'
    case 'blob':
      return 'BLOB'
    case 'uuid':
      return type.storage === 'bytes' ? 'BLOB' : 'TEXT'
    case 'custom':
      return type.sqlType!
    default:
      return 'TEXT'
  }
}
/** Creates the tables of a schema. */
export async function createTables(db: Executor, schema: object): Promise<void> {
  for (const model of Object.values(schema) as AnyModel[]) {
    const t = (model.$ as unknown as { table: TableDescription; models: Map<string, TableDescription> }).table
    const models = (model.$ as unknown as { models: Map<string, TableDescription> }).models
    const parts = t.columns.map(c => {
      let s = `${q(c.name)} ${type(c)}`
      if (c.primaryKey && t.primaryKey.length === 1) s += ' PRIMARY KEY'
      if (!c.nullable && !c.auto) s += ' NOT NULL'
      if (c.unique) s += ' UNIQUE'
      if (c.collate) s += ` COLLATE ${c.collate}`
      if (c.type.kind === 'enum')
        s += ` CHECK (${q(c.name)} IN (${c.type.values!.map(v => `'${v.replaceAll("'", "''")}'`).join(', ')}))`
      if (c.references) {
        const [m, p] = c.references.target.split('.') as [string, string]
        const target = models.get(m)!
        s += ` REFERENCES ${q(target.name)} (${q(target.byKey.get(p)!.name)})`
        if (c.references.onDelete) s += ` ON DELETE ${c.references.onDelete}`
      }
      return s
    })
    for (const c of t.constraints) {
      if (c.kind === 'primaryKey' && t.primaryKey.length > 1) parts.push(`PRIMARY KEY (${c.columns.map(q).join(', ')})`)
      if (c.kind === 'unique') parts.push(`UNIQUE (${c.columns.map(q).join(', ')})`)
    }
    await sql`create table ${sql.unsafe(q(t.schema ? t.schema + '.' + t.name : t.name))} (${sql.unsafe(parts.join(', '))})`.run(
      db,
    )
  }
}
