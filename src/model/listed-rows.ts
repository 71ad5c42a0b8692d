// The rows of values(): checked as rows of a table are, and kept as lists.
import { Node } from '../ast/node.ts'
import { type RowIssue, ValidationError } from '../error/validation.ts'
import { checked } from './check-value.ts'
import type { Parameter, ParameterSettings } from './parameters.ts'

/** One value, with the rules of its column applied. */
function valueOf(
  { name, nullable, column }: Parameter,
  row: Readonly<Record<string, unknown>>,
  where: string,
  at: number,
) {
  const value = Object.hasOwn(row, name) ? row[name] : undefined
  if (value === undefined) throw new ValidationError(`${where} has no ${name}`)
  if (value instanceof Node) throw new ValidationError(`${where} takes values, and ${name} is an expression`)
  if (value === null && nullable) return null
  if (column.steps === null && column.accepts(value)) return value
  const issues: RowIssue[] = []
  const made = checked(column, value, row, at, issues)
  if (issues.length)
    throw new ValidationError(`${where}: ${name} is no ${column.context.expects} that its column takes`, issues)
  return made
}

/** The values of each row in the order of the columns. Throws ValidationError that names row and column. */
export function listedRows(name: string, settings: ParameterSettings, rows: unknown): readonly (readonly unknown[])[] {
  if (!Array.isArray(rows)) throw new ValidationError(`values('${name}') takes a list of rows`)
  const known = new Set(settings.map(setting => setting.name))
  return rows.map((row: unknown, at) => {
    const where = `row ${at} of values('${name}')`
    if (typeof row !== 'object' || row === null) throw new ValidationError(`${where} is no object`)
    const extra = Object.keys(row).find(key => !known.has(key))
    if (extra !== undefined) throw new ValidationError(`${where} has '${extra}', which is no column`)
    return settings.map(setting => valueOf(setting, row as Record<string, unknown>, where, at))
  })
}
