// The checks that keep values of a type in columns whose own type would take others, told apart from the rules of models.
import type { CheckSchema, ColumnSchema, DialectName, TypeSchema } from '../../ast/schema.ts'
import type { ValueType } from '../../ast/value-type.ts'
import type { DefiningDialect } from '../../dialect/dialect.ts'
import { constraintName } from '../../model/constraint-name.ts'
import { lex } from '../../schema/normal/lex.ts'
import { normalSql } from '../../schema/normal/sql.ts'

/** A name that was made, and perhaps cut, for this table or for one or a column that had another name then. */
const MADE = /^ck_[^]*_(?:type|[\da-f]{8})$/

interface Checked {
  readonly column: ColumnSchema
  readonly check: string
}

/** The type that the check keeps, if it is one of ours on this column. */
function keptBy(rule: string, column: ColumnSchema, dialect: DefiningDialect): TypeSchema | null {
  const kinds: readonly TypeSchema['type'][] = ['text', 'enum', 'boolean']
  if (column.sqlType !== undefined || !kinds.includes(column.type)) return null
  const strings = lex(rule, dialect.name).flatMap(({ kind, text }) => (kind === 'string' ? [text] : []))
  const type: TypeSchema =
    column.type === 'boolean' ? { type: 'boolean' } : { type: 'enum', values: [...new Set(strings)] }
  const asValue = { kind: type.type, values: type.values } as unknown as ValueType
  const made = dialect.ddl.typeCheck(dialect.quote(column.name), asValue)
  return made !== null && normalSql(dialect.name, made) === normalSql(dialect.name, rule) ? type : null
}

const textOf = ({ rule }: CheckSchema, name: DialectName): string =>
  typeof rule === 'string' ? rule : (rule[name] ?? '')

function checkedColumn(check: CheckSchema, columns: readonly ColumnSchema[], dialect: DefiningDialect): Checked | null {
  if (!MADE.test(check.name)) return null
  const rule = textOf(check, dialect.name as DialectName)
  for (const column of columns) {
    const type = keptBy(rule, column, dialect)
    if (type) {
      const { maxLength: _, ...rest } = column
      return { column: { ...rest, ...type, typeCheck: check.name }, check: check.name }
    }
  }
  return null
}

/** The columns with the types that checks keep for them, and the checks that are left. */
export function withTypeChecks(
  table: string,
  columns: readonly ColumnSchema[],
  checks: readonly CheckSchema[],
  dialect: DefiningDialect,
): { readonly columns: ColumnSchema[]; readonly checks: CheckSchema[] } {
  const made = new Set(columns.map(({ name }) => constraintName('check', table, [name, 'type'])))
  // Those with the name that we would give come before those that look like it.
  const ordered = checks.toSorted((a, b) => Number(made.has(b.name)) - Number(made.has(a.name)))
  let typed = [...columns]
  const used = new Set<string>()
  for (const check of ordered) {
    const open = typed.filter(({ typeCheck }) => typeCheck === undefined)
    const found = checkedColumn(check, open, dialect)
    if (!found) continue
    used.add(found.check)
    typed = typed.map(column => (column.name === found.column.name ? found.column : column))
  }
  return { columns: typed, checks: checks.filter(({ name }) => !used.has(name)) }
}
