// Which tables are built anew, and in which order.
import type { DatabaseSchema } from '../../ast/schema.ts'
import type { DefiningDialect } from '../../dialect/dialect.ts'
import { PREFIX } from './checks.ts'
import type { LiveObject, LiveSchema } from './live.ts'
import { type Member, rebuildingOf } from './member.ts'
import { nameIn } from './names.ts'
import { freeName } from './renames.ts'
import type { TableRebuild } from './table-rebuild.ts'
import { fold } from './words.ts'

const targetsOf = ({ keys }: LiveObject): string[] => keys.map(({ target }) => target)
const tablesOf = ({ objects }: LiveSchema): LiveObject[] => objects.filter(({ type }) => type === 'table')

/**
 * Tables of an earlier run that was ended between its statements: copies of a table that is there. One whose table is
 * gone may hold its only rows, and stays; so does one that others refer to, or that migrations know.
 */
export function leftovers(live: LiveSchema, { tables }: DatabaseSchema, dialect: DefiningDialect): LiveObject[] {
  const known = new Set(tables.map(table => fold(nameIn(table, dialect))))
  const all = tablesOf(live)
  const names = new Set(all.map(({ name }) => fold(name)))
  const original = ({ name }: LiveObject): string => fold(name.slice(PREFIX.length)).replace(/_*$/, '')
  const isCopy = (table: LiveObject): boolean =>
    table.name.startsWith(PREFIX) &&
    !known.has(fold(table.name)) &&
    [...names].some(name => name.replace(/_*$/, '') === original(table))
  let found = all.filter(isCopy)
  for (let size = -1; size !== found.length;) {
    size = found.length
    const used = all
      .filter(table => !found.includes(table))
      .flatMap(({ keys }) => keys.map(({ target }) => fold(target)))
    found = found.filter(({ name }) => !used.includes(fold(name)))
  }
  return parentsFirst(found, targetsOf).toReversed()
}

/** The tables to build, those that others refer to first. `closure`: with every table that refers to them. */
export function membersOf(
  live: LiveSchema,
  rebuilds: readonly TableRebuild[],
  after: DatabaseSchema,
  closure: boolean,
  dialect: DefiningDialect,
): Member[] {
  const gone = new Set(leftovers(live, after, dialect))
  const taken = live.objects.filter(one => !gone.has(one)).map(({ name }) => name)
  taken.push(...after.tables.map(table => nameIn(table, dialect)))
  const building = (table: LiveObject): string => freeName(`${PREFIX}${table.name}`, taken)
  const members: Member[] = rebuilds.map(one => {
    const [table, rebuild] = rebuildingOf(one, live, dialect)
    return { live: table, building: building(table), rebuild }
  })
  const rebuilt = members.map(member => member.live)
  const others = closure ? referring(live, rebuilt).filter(table => !rebuilt.includes(table) && !gone.has(table)) : []
  members.push(...others.map(table => ({ live: table, building: building(table) })))
  return parentsFirst(members, member => [...targetsOf(member.live), ...newTargets(member, members)])
}

/** What its new keys point at, by the names that these tables have now. */
function newTargets({ rebuild }: Member, members: readonly Member[]): string[] {
  return (rebuild?.table.foreignKeys ?? []).map(
    ({ table }) => members.find(member => fold(finalName(member)) === fold(table))?.live.name ?? table,
  )
}

/** What a table is called in the end. */
export const finalName = ({ live, rebuild }: Member): string => rebuild?.table.name ?? live.name

/** Tables whose keys point at these, or at tables whose keys do, with those themselves. */
function referring(live: LiveSchema, tables: readonly LiveObject[]): LiveObject[] {
  const all = tablesOf(live)
  const found = new Set(tables)
  for (let size = -1; size !== found.size;) {
    size = found.size
    const names = new Set([...found].map(({ name }) => fold(name)))
    for (const table of all) if (table.keys.some(({ target }) => names.has(fold(target)))) found.add(table)
  }
  return [...found]
}

/** Within a cycle, any order. */
function parentsFirst<T extends LiveObject | Member>(
  tables: readonly T[],
  targets: (table: T) => readonly string[],
): T[] {
  const nameOf = (table: T): string => fold('live' in table ? table.live.name : table.name)
  const byName = new Map(tables.map(table => [nameOf(table), table]))
  const done = new Set<T>()
  const visit = (table: T, open: ReadonlySet<T>): void => {
    if (done.has(table) || open.has(table)) return
    const inside = new Set([...open, table])
    for (const target of targets(table)) {
      const parent = byName.get(fold(target))
      if (parent) visit(parent, inside)
    }
    done.add(table)
  }
  for (const table of tables) visit(table, new Set())
  return [...done]
}
