// Columns: https://dev.mysql.com/doc/refman/8.4/en/information-schema-columns-table.html,
// https://mariadb.com/kb/en/information-schema-columns-table/
import type { ColumnSchema } from '../../../ast/schema.ts'
import type { Flavour } from '../../../dialect/mysql/flavour.ts'
import { readType } from '../../../dialect/mysql/read-type.ts'
import { textLiteral } from '../../../dialect/mysql/text.ts'
import { sql } from '../../../query/sql.ts'
import { type Scope, printed, unescaped } from './scope.ts'

export interface ColumnRow {
  readonly table: string
  readonly name: string
  readonly type: string
  readonly nullable: string
  readonly default: string | null
  readonly generated: string | null
  readonly collation: string | null
  /** `auto_increment`, `STORED GENERATED`, `DEFAULT_GENERATED`, `INVISIBLE`, ... */
  readonly extra: string
  readonly comment: string
}

export const columns = ({ db, of }: Scope): Promise<ColumnRow[]> =>
  sql<ColumnRow>`
    select c.TABLE_NAME as ${sql.name('table')}, c.COLUMN_NAME as name, c.COLUMN_TYPE as type,
      c.IS_NULLABLE as nullable, c.COLUMN_DEFAULT as ${sql.name('default')},
      c.GENERATION_EXPRESSION as ${sql.name('generated')}, c.COLLATION_NAME as collation, c.EXTRA as extra,
      c.COLUMN_COMMENT as comment
    from information_schema.COLUMNS c
    where ${of('c')}
    order by c.TABLE_NAME, c.ORDINAL_POSITION`.all(db)

/** MariaDB tells expressions; MySQL tells the value, or an expression and that it is one. */
function defaultOf({ default: value, extra, type }: ColumnRow, flavour: Flavour): string | null {
  if (value === null) return null
  if (flavour.name === 'mariadb') return value === 'NULL' ? null : value
  if (/\bDEFAULT_GENERATED\b/.test(extra)) return unescaped(flavour, value)
  if (/^(?:[a-z]*int|decimal|float|double|year|bit)\b/.test(type) && /^[-+.\db']/.test(value)) return value
  return textLiteral(value)
}

export interface ColumnContext {
  readonly flavour: Flavour
  readonly indexed: boolean
  /** Whether the column only takes documents. */
  readonly document: boolean
}

export const isHidden = ({ extra }: ColumnRow): boolean => /\bINVISIBLE\b/.test(extra)

/** The description of a column. Those that the database counts are told to be keys. */
export function columnOf(row: ColumnRow, { flavour, indexed, document }: ColumnContext): ColumnSchema {
  const { name, nullable, extra, collation, comment } = row
  const exact = collation === flavour.collation
  const type = readType({ name: row.type, indexed, exact, document }, flavour.name)
  const generated = row.generated ? unescaped(flavour, row.generated) : null
  const value = generated === null ? defaultOf(row, flavour) : null
  const isText = collation !== null && !exact && type.type !== 'json'
  return {
    name,
    ...type,
    ...(nullable === 'YES' ? { nullable: true } : {}),
    ...(/\bauto_increment\b/i.test(extra) ? { identity: true } : {}),
    ...(value === null ? {} : { default: printed(flavour, value) }),
    ...(generated === null ? {} : { generated: printed(flavour, generated) }),
    ...(/\bVIRTUAL GENERATED\b/.test(extra) ? { virtual: true } : {}),
    ...(isText ? { collate: { [flavour.name]: collation } } : {}),
    ...(comment === '' ? {} : { comment }),
  }
}
