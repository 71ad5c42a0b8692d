// Tables that refer to themselves or to one another: rows are there before those that they point at.
import type { DefiningDialect } from '../../dialect/dialect.ts'
import { MigrationError } from '../../error/migration.ts'
import type { RebuildStatement } from './checks.ts'
import { type LiveKey, type LiveObject, type LiveSchema, liveTable } from './live.ts'
import { finalName } from './members.ts'
import type { Member } from './member.ts'
import { freeName } from './renames.ts'
import { fold } from './words.ts'

/** What stands around the copying of rows. */
export interface Help {
  /** Before rows are copied. */
  readonly before: readonly RebuildStatement[]
  /** Once they are. */
  readonly after: readonly RebuildStatement[]
}

/**
 * While a row misses what it points at, SQLite looks for such rows at every insert, and at every delete for those that
 * point at what goes: without an index it would read the whole table each time.
 *
 * @throws MigrationError where dropping a table of a cycle would write null into a column that takes none.
 */
export function helpCycles(members: readonly Member[], dialect: DefiningDialect): Help {
  const { quote } = dialect
  const [before, after]: [RebuildStatement[], RebuildStatement[]] = [[], []]
  members.forEach((member, at) => {
    const { live, building } = member
    const late = (target: string, nameOf: (one: Member) => string): boolean =>
      members.findIndex(one => fold(nameOf(one)) === fold(target)) >= at
    const index = (name: string, table: string, columns: readonly string[]): RebuildStatement => ({
      sql: `CREATE INDEX ${quote(name)} ON ${quote(table)} (${columns.map(quote).join(', ')})`,
    })
    const old = live.keys.filter(({ target }) => late(target, one => one.live.name))
    old.forEach(key => refuseNull(live, key))
    after.push(...loosened(live, old, dialect))
    after.push(...old.map(({ columns }, place) => index(`${building}_old_${place}`, live.name, columns)))
    newKeys(member, target => late(target, finalName)).forEach((columns, place) => {
      const name = `${building}_${place}`
      before.push(index(name, building, columns))
      after.push({ sql: `DROP INDEX ${quote(name)}` })
    })
  })
  return { before, after }
}

/** The columns of the keys of the new table that point at tables which are filled no earlier. */
function newKeys({ live, rebuild }: Member, late: (target: string) => boolean): (readonly string[])[] {
  if (!rebuild) return live.keys.filter(({ target }) => late(target)).map(({ columns }) => columns)
  const held = new Map(rebuild.columns.map(one => [one.column.name, one.held]))
  const keys = (rebuild.table.foreignKeys ?? []).filter(({ table }) => late(table))
  return keys.map(({ columns }) => columns.map(name => held.get(name) ?? name))
}

/**
 * Old rows that point at nothing go one by one: actions would go from row to row, and no deeper than a thousand of them.
 * https://sqlite.org/limits.html#max_trigger_depth
 */
function withoutTarget(table: string, columns: readonly string[], quote: (name: string) => string): string {
  const some = columns.map(column => `${column} IS NOT NULL`).join(' OR ')
  return `UPDATE OR IGNORE ${quote(table)} SET ${columns.map(column => `${column} = NULL`).join(', ')} WHERE ${some}`
}

const requiredOf = ({ columns }: LiveObject, key: LiveKey): string | undefined =>
  columns.find(({ name, required }) => required && key.columns.some(one => fold(one) === fold(name)))?.name

function refuseNull(live: LiveObject, key: LiveKey): void {
  const { name } = live
  const required = requiredOf(live, key)
  if (key.onDelete === 'SET NULL' && required !== undefined) {
    const column = `${name}.${required}`
    throw new MigrationError(
      `the table ${name} is part of a cycle of foreign keys, and deletes set ${column} to null, which takes none: it can only be rebuilt with foreign keys switched off`,
    )
  }
}

export const dropTable = (name: string, { quote }: DefiningDialect): RebuildStatement => ({
  sql: `DROP TABLE ${quote(name)}`,
})

/**
 * Drops tables of which those that refer to others come first. Within a cycle one of them goes while another still refers
 * to it: an empty table takes its place until all are gone, since actions are not prepared where a table is missing.
 */
export function dropAll(tables: readonly LiveObject[], dialect: DefiningDialect): RebuildStatement[] {
  const held: string[] = []
  const statements = tables.flatMap(({ name }, at) => {
    const keys = tables.slice(at + 1).flatMap(one => one.keys.filter(({ target }) => fold(target) === fold(name)))
    if (keys.length === 0) return [dropTable(name, dialect)]
    held.push(name)
    return [dropTable(name, dialect), { sql: placeholder(name, keys, dialect) }]
  })
  return [...statements, ...held.map(name => dropTable(name, dialect))]
}

/** Lets rows point at nothing, where their columns take null. */
export const loosened = (live: LiveObject, keys: readonly LiveKey[], { quote }: DefiningDialect): RebuildStatement[] =>
  keys
    .filter(key => requiredOf(live, key) === undefined)
    .map(({ columns }) => ({ sql: withoutTarget(live.name, columns.map(quote), quote) }))

/** Dropping a table that refers to itself runs actions on its own rows, and those run triggers. */
export function quieted(live: LiveSchema, name: string, dialect: DefiningDialect): RebuildStatement[] {
  const table = liveTable(live, name)
  if (!table) throw new MigrationError(`the table ${name} cannot be dropped: the database has none`)
  const triggers = live.objects.filter(({ type, table: on }) => type === 'trigger' && fold(on) === fold(name))
  const own = table.keys.filter(({ target }) => fold(target) === fold(name))
  return [
    ...triggers.map(trigger => ({ sql: `DROP TRIGGER ${dialect.quote(trigger.name)}` })),
    ...loosened(table, own, dialect),
  ]
}

/** A table with nothing but what the keys point at. */
function placeholder(name: string, keys: readonly LiveKey[], { quote }: DefiningDialect): string {
  const named = keys.map(({ targetColumns }) => targetColumns)
  const columns = new Map(named.flat().map(column => [fold(column), quote(column)]))
  const lines = named.filter(list => list.length > 0).map(list => `UNIQUE (${list.map(quote).join(', ')})`)
  const unnamed = keys.find(({ targetColumns }) => targetColumns.length === 0)
  if (unnamed) {
    const own = unnamed.columns.map((_, at) => freeName(`key${at}`, columns.keys()))
    for (const column of own) columns.set(column, quote(column))
    lines.push(`PRIMARY KEY (${own.map(quote).join(', ')})`)
  }
  return `CREATE TABLE ${quote(name)} (${[...columns.values(), ...lines].join(', ')})`
}
