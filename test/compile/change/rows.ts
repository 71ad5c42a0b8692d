// Rows that fit a column, whatever it is.
import type { ColumnSchema, DialectName, TableSchema } from '../../../src/ast/schema.ts'
import { mariadb, postgres, sqlite } from '../../../src/dialects.ts'

const ticks = (text: string): string => `'${text.replaceAll("'", "''")}'`

function value({ type, values, storage, maxLength = 9 }: ColumnSchema, at: number, dialect: DialectName): string {
  if (storage !== undefined) return 'NULL'
  const other = dialect === 'mariadb' || dialect === 'mysql'
  const escaped = (text: string): string => ticks(other ? text.replaceAll('\\', '\\\\') : text)
  switch (type) {
    case 'text':
      return ticks(`é${at}`.slice(0, maxLength))
    case 'integer':
    case 'bigint':
    case 'real':
    case 'decimal':
      return String(at)
    case 'boolean':
      return dialect === 'postgres' ? String(at % 2 === 0) : String(at % 2)
    case 'enum':
      return escaped(values?.[at % values.length] as string)
    case 'timestamp':
    case 'plainDateTime': {
      const day = `2020-01-${String((at % 27) + 1).padStart(2, '0')}`
      if (dialect === 'sqlite') return ticks(`${day}T01:02:03.000${type === 'timestamp' ? 'Z' : ''}`)
      return ticks(`${day} 01:02:03`)
    }
    case 'plainDate':
      return ticks(`2020-01-${String((at % 27) + 1).padStart(2, '0')}`)
    case 'plainTime':
      return ticks(`01:02:${String(at % 60).padStart(2, '0')}`)
    case 'interval':
      return dialect === 'postgres' ? ticks(`${at} seconds`) : String(at * 1000)
    case 'uuid':
      return ticks(`00000000-0000-4000-8000-${String(at).padStart(12, '0')}`)
    case 'json':
      return ticks(`{"a": ${at}}`)
    case 'array':
      return dialect === 'postgres' ? ticks(`{${at}}`) : ticks(`[${at}]`)
    case 'blob':
      return dialect === 'postgres' ? ticks(`\\x0${at % 10}`) : `x'0${at % 10}'`
    default:
      return 'NULL'
  }
}

const DIALECTS = { postgres, sqlite, mariadb, mysql: mariadb }

/** An insert of one row; columns that the database fills in are left out. */
export function insertion(table: TableSchema, at: number, dialect: DialectName): string {
  const { quote, abilities } = DIALECTS[dialect]
  const columns = table.columns.filter(({ generated, identity }) => generated === undefined && !identity)
  const name =
    table.schema === undefined || !abilities.schemas ? quote(table.name) : `${quote(table.schema)}.${quote(table.name)}`
  if (columns.length === 0) return `INSERT INTO ${name} ${dialect === 'mariadb' ? '() VALUES ()' : 'DEFAULT VALUES'}`
  const values = columns.map(column => value(column, at, dialect))
  return `INSERT INTO ${name} (${columns.map(column => quote(column.name)).join(', ')}) VALUES (${values.join(', ')})`
}
