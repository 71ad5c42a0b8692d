// The checks that say of which kind a column is, apart from the rules of models.
import type { CheckText } from '../../../dialect/sqlite/catalogue-constraint.ts'
import { isSame } from '../../../dialect/sqlite/catalogue-names.ts'
import { type Allowed, allowedBy } from '../../../dialect/sqlite/catalogue-rule.ts'
import type { TableText } from '../../../dialect/sqlite/catalogue-table.ts'
import { unwrapped } from '../../../dialect/sqlite/catalogue-text.ts'
import { typeOfDeclared } from '../../../dialect/sqlite/catalogue-type.ts'
import { constraintName } from '../../../model/constraint-name.ts'

export interface TypeCheck {
  readonly column: string
  readonly name: string
  readonly type: 'boolean' | 'enum'
  readonly values?: readonly string[]
}

/** A name that was made, and perhaps cut, for this table or for one or a column that had another name then. */
const MADE = /^ck_.*_(?:type|[\da-f]{8})(?:_\d+)?$/

/** The checks by which columns are booleans or enums: those with our names, and those without any. One for a column. */
export function typeChecksOf(table: string, text: TableText): Map<CheckText, TypeCheck> {
  const usual = (column: string): string => constraintName('check', table, [column, 'type'])
  const found = text.checks.flatMap(check => {
    const kept = check.name === null || MADE.test(check.name) ? typeCheckOf(check, text) : null
    return kept ? [{ check, kept: { ...kept, name: check.name ?? usual(kept.column) } }] : []
  })
  // One with the name that we would give comes before those that look like it.
  const best = found.toSorted(
    (a, b) => Number(b.kept.name === usual(b.kept.column)) - Number(a.kept.name === usual(a.kept.column)),
  )
  const chosen = new Map<string, (typeof found)[number]>()
  for (const one of best) if (!chosen.has(one.kept.column)) chosen.set(one.kept.column, one)
  return new Map([...chosen.values()].map(({ check, kept }) => [check, kept]))
}

function typeCheckOf({ rule }: CheckText, text: TableText): Omit<TypeCheck, 'name'> | null {
  const allowed = allowedBy(text.reading, unwrapped(text.reading, rule))
  const column = allowed && text.columns.find(({ name }) => isSame(name, allowed.column))
  if (!allowed || !column) return null
  const { type } = typeOfDeclared(column.type)
  return kept(allowed, type) ? { column: column.name, ...typeOf(allowed) } : null
}

const kept = ({ values }: Allowed, type: string): boolean =>
  values === 'bits' ? type === 'integer' || type === 'boolean' : type === 'text'

const typeOf = ({ values }: Allowed): Pick<TypeCheck, 'type' | 'values'> =>
  values === 'bits' ? { type: 'boolean' } : { type: 'enum', values }
