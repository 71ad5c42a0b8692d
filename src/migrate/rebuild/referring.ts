// Tables that refer to those that change, and are none of them.
import type { TableSchema } from '../../ast/schema.ts'
import type { DefiningDialect } from '../../dialect/dialect.ts'
import { MigrationError } from '../../error/migration.ts'
import type { LiveSchema } from './live.ts'
import type { Member } from './member.ts'
import { finalName } from './members.ts'
import { nameIn } from './names.ts'
import { fold } from './words.ts'

/** The tables that were rebuilt, and those that refer to them, as they are called in the end. */
export function checked(live: LiveSchema, members: readonly Member[], gone: readonly string[]): string[] {
  const own = members.map(member => member.live)
  const names = new Set(own.map(({ name }) => fold(name)))
  const others = live.objects.filter(
    table => table.type === 'table' && !own.includes(table) && table.keys.some(({ target }) => names.has(fold(target))),
  )
  return [...members.map(finalName), ...others.map(({ name }) => name)].filter(name => !gone.includes(fold(name)))
}

/** A table that goes takes rows of others with it, unless they are rebuilt to refer to it no more. */
export function refuseUnknown(
  { objects }: LiveSchema,
  goes: readonly TableSchema[],
  members: readonly Member[],
  dialect: DefiningDialect,
): void {
  const rebuilt = new Set(members.filter(({ rebuild }) => rebuild).map(member => member.live))
  for (const name of goes.map(table => nameIn(table, dialect))) {
    const left = objects.find(
      one =>
        !rebuilt.has(one) && fold(one.name) !== fold(name) && one.keys.some(key => fold(key.target) === fold(name)),
    )
    if (left)
      throw new MigrationError(
        `the table ${name} cannot be dropped: the table ${left.name} refers to it, which no migration knows`,
      )
  }
}
