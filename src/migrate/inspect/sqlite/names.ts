// Names for constraints, many of which have none in SQLite.
import { fold } from '../../../dialect/sqlite/catalogue-names.ts'
import type { TableText } from '../../../dialect/sqlite/catalogue-table.ts'
import { constraintName } from '../../../model/constraint-name.ts'

interface Named {
  readonly name: string | null
}
export type Names = (constraint: Named) => string

/**
 * The name of each constraint of the table: its own, or the one that models give. A name that is taken gets a number, since
 * SQLite takes one name twice.
 */
export function namesOf(table: string, { primaryKey, uniques, checks, foreignKeys }: TableText): Names {
  const usual = new Map<Named, string>()
  const expect = (constraint: Named, kind: Parameters<typeof constraintName>[0], columns: readonly string[]): void => {
    usual.set(constraint, constraintName(kind, table, columns))
  }
  const names = (columns: readonly { readonly name: string }[]): string[] => columns.map(({ name }) => name)
  if (primaryKey) expect(primaryKey, 'primaryKey', names(primaryKey.columns))
  for (const unique of uniques) expect(unique, 'unique', names(unique.columns))
  for (const [at, check] of checks.entries()) expect(check, 'check', [check.column ?? String(at + 1)])
  for (const key of foreignKeys) expect(key, 'foreignKey', key.columns)
  const taken = new Set<string>()
  const given = new Map<Named, string>()
  const ownFirst = [...usual.keys()].toSorted((a, b) => Number(a.name === null) - Number(b.name === null))
  for (const constraint of ownFirst) {
    given.set(constraint, free(constraint.name ?? (usual.get(constraint) as string), taken))
  }
  return constraint => given.get(constraint) as string
}

function free(name: string, taken: Set<string>): string {
  let own = name
  for (let count = 2; taken.has(fold(own)); count++) own = `${name}_${count}`
  taken.add(fold(own))
  return own
}
