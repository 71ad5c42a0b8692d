// What has to hold before anything is changed: the database is still the one that the statements were written for.
import type { DefiningDialect } from '../../dialect/dialect.ts'
import { assertion, type RebuildStatement } from './checks.ts'
import { type LiveObject, type LiveSchema, ORDINARY } from './live.ts'
import type { Member } from './member.ts'
import { fold } from './words.ts'

/** Dropping a table with foreign keys on runs their actions on rows of other tables. https://sqlite.org/foreignkeys.html#fk_schemacommands */
export const keysAreOff: RebuildStatement = assertion(
  '(SELECT foreign_keys FROM pragma_foreign_keys) = 0',
  'foreign keys are on: a rebuild would lose rows of other tables',
)

/** The definitions of these tables, their indexes and triggers are those that were read. */
export function unchanged(
  { objects }: LiveSchema,
  members: readonly Member[],
  { ddl }: DefiningDialect,
): RebuildStatement[] {
  return members.map(({ live: { name } }) => {
    const own = objects.filter(({ table }) => fold(table) === fold(name))
    const length = own.reduce((sum, { sql }) => sum + Array.from(sql ?? '').length, 0)
    const found = `SELECT count(*) || ' ' || coalesce(sum(length(sql)), 0) FROM sqlite_schema WHERE tbl_name = ${ddl.literal(name)} COLLATE NOCASE`
    return assertion(
      `(${found}) = '${own.length} ${length}'`,
      `the table ${name} has changed since its rebuild was planned`,
    )
  })
}

/** No other table refers to these: its rows would go or change with the old tables. */
export function allAreKnown(
  members: readonly Member[],
  gone: readonly LiveObject[],
  { ddl }: DefiningDialect,
): RebuildStatement {
  const list = (names: readonly string[]): string => `(${names.map(name => ddl.literal(name)).join(', ')})`
  const names = members.map(({ live }) => live.name)
  const others = `SELECT 1 FROM sqlite_schema AS s, pragma_foreign_key_list(s.name) AS k WHERE ${ORDINARY}
    AND k."table" COLLATE NOCASE IN ${list(names)} AND s.name NOT IN ${list([...names, ...gone.map(({ name }) => name)])}`
  return assertion(
    `NOT EXISTS (${others})`,
    `a table refers to ${names.join(', ')} that did not when the rebuild was planned`,
  )
}
