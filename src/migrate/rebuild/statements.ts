// Rebuilds of tables as statements for a database as it is. https://sqlite.org/lang_altertable.html#otheralter
import type { DatabaseSchema, ForeignKeySchema } from '../../ast/schema.ts'
import { writeChange } from '../../compile/change/write.ts'
import type { DefiningDialect } from '../../dialect/dialect.ts'
import { keysHold, type RebuildStatement } from './checks.ts'
import { copyCounter, copyRows } from './copy.ts'
import { dropOld, dropTable, type Help, helpCycles } from './cycles.ts'
import { dependants, dropDependants, recreate, stillFit } from './dependants.ts'
import { fullTextsOf, triggersOf } from './full-text.ts'
import { allAreKnown, keysAreOff, unchanged } from './guards.ts'
import { dropIndexes, indexesOf, type Indexes, indexOn, othersOf, uniqueOf } from './indexes.ts'
import type { LiveSchema } from './live.ts'
import { columnRenames, type Member } from './member.ts'
import { finalName, leftovers, membersOf } from './members.ts'
import { inSteps, type Rename } from './renames.ts'
import type { TableRebuild } from './table-rebuild.ts'
import { type Definitions, definitionsBy, type Write } from './definitions.ts'
import { fold, isWord, replaced, type Word, wordsOf } from './words.ts'

/**
 * `session`: foreign keys are switched off around the transaction, which a transaction itself cannot do. `closure`: they
 * are on, and so every table that refers to a rebuilt one is built anew too, lest dropping it runs their actions.
 */
export type RebuildWay = 'session' | 'closure'

/**
 * The statements that rebuild tables, to be run in order in one transaction: those that check the outcome fail where
 * a row is missing, points at none, or a view or trigger does not fit any more. `after` is the schema afterwards.
 *
 * @throws MigrationError where a table of the database is not the one that the rebuild is about.
 */
export function rebuildStatements(
  live: LiveSchema,
  rebuilds: readonly TableRebuild[],
  after: DatabaseSchema,
  way: RebuildWay,
  dialect: DefiningDialect,
  write: Write = writeChange,
): readonly RebuildStatement[] {
  const define = definitionsBy(write, dialect)
  const closure = way === 'closure'
  const members = membersOf(live, rebuilds, after, closure, dialect)
  const built = members.map(member => ({
    member,
    indexes: indexesOf(member, live, dialect),
    fullTexts: fullTextsOf(member, live, dialect),
  }))
  const mentioning = dependants(
    live,
    members.map(one => one.live.name),
  )
  const gone = built.flatMap(({ fullTexts }) => fullTexts.dropped)
  const fillers = triggersOf(gone)
  const staying = mentioning.filter(({ type, name }) => type !== 'trigger' || !fillers.has(fold(name)))
  const deferred = (on: string): RebuildStatement[] => (closure ? [{ sql: `PRAGMA defer_foreign_keys = ${on}` }] : [])
  const { quote } = dialect
  const left = leftovers(live, after, dialect)
  const help: Help = closure ? helpCycles(members, dialect) : { create: [], drop: [] }
  return [
    closure ? allAreKnown(members, left, dialect) : keysAreOff,
    ...unchanged(live, members, dialect),
    ...deferred('ON'),
    ...left.map(({ name }) => dropTable(name, dialect)),
    ...dropDependants(mentioning, dialect),
    ...gone.map(name => dropTable(name, dialect)),
    ...built.flatMap(one => build(one.member, one.indexes, members, dialect, define)),
    ...help.create,
    ...members.flatMap(member => [...copyRows(member, dialect), ...copyCounter(member, dialect)]),
    ...(closure ? dropOld(members, dialect) : members.map(one => dropTable(one.live.name, dialect))),
    ...help.drop,
    ...members.map(one => renameTable([one.building, one.live.name], dialect)),
    ...built.flatMap(({ member, indexes }) =>
      othersOf(indexes.kept).map(index => indexOn(index, quote(member.live.name))),
    ),
    ...recreate(staying),
    ...finalNames(live, members, dialect),
    ...built.flatMap(({ member: { rebuild }, indexes, fullTexts }) =>
      rebuild
        ? [
            ...indexes.made.filter(({ unique }) => !unique).flatMap(index => define.index(index, rebuild.table)),
            ...fullTexts.made.flatMap(index => define.fullText(index, rebuild.table)),
          ]
        : [],
    ),
    ...fits(staying, live, members, dialect),
    ...keysHold(checked(live, members)),
    ...deferred('OFF'),
  ]
}

/** The new table, with what keys of others need of it, and the old names of its columns. */
function build(
  { live, building, rebuild }: Member,
  { kept, made, replaced: anew }: Indexes,
  members: readonly Member[],
  dialect: DefiningDialect,
  define: Definitions,
): RebuildStatement[] {
  const { quote } = dialect
  const unique = uniqueOf(kept)
  const statements = dropIndexes([...anew, ...unique.map(({ name }) => name)], dialect)
  if (rebuild) {
    const { foreignKeys, ...own } = rebuild.table
    const keys = foreignKeys?.map(key => onTheirWay(key, members))
    const table = { ...own, name: building, ...(keys && { foreignKeys: keys }) }
    statements.push(...define.table(table))
    for (const index of made) if (index.unique) statements.push(...define.index(index, table))
    const back = columnRenames(rebuild).map(([held, name]): Rename => [name, held])
    statements.push(
      ...renameColumns(
        building,
        back,
        table.columns.map(({ name }) => name),
        dialect,
      ),
    )
  } else statements.push({ sql: again(live.sql as string, building, members, dialect) })
  return [...statements, ...unique.map(index => indexOn(index, quote(building)))]
}

function onTheirWay(key: ForeignKeySchema, members: readonly Member[]): ForeignKeySchema {
  const member = members.find(one => fold(finalName(one)) === fold(key.table))
  return member ? { ...key, table: member.building } : key
}

/** The text of a table with another name, and with keys that point at tables on their way. */
function again(sql: string, name: string, members: readonly Member[], { quote }: DefiningDialect): string {
  const words = wordsOf(sql)
  const changes: [Word, string][] = [[words[2] as Word, quote(name)]]
  words.forEach((word, at) => {
    if (!isWord(word, 'REFERENCES')) return
    const target = words[at + 1] as Word
    const member = members.find(({ live }) => fold(live.name) === fold(target.text))
    if (member) changes.push([target, quote(member.building)])
  })
  return replaced(sql, changes)
}

const renameTable = ([from, to]: Rename, { quote }: DefiningDialect): RebuildStatement => ({
  sql: `ALTER TABLE ${quote(from)} RENAME TO ${quote(to)}`,
})

const renameColumns = (
  table: string,
  renames: readonly Rename[],
  names: readonly string[],
  { quote }: DefiningDialect,
): RebuildStatement[] =>
  inSteps(renames, names, 'columns').map(([from, to]) => ({
    sql: `ALTER TABLE ${quote(table)} RENAME COLUMN ${quote(from)} TO ${quote(to)}`,
  }))

/** SQLite itself puts the new names into everything that mentions the old ones. */
function finalNames(live: LiveSchema, members: readonly Member[], dialect: DefiningDialect): RebuildStatement[] {
  const columns = members.flatMap(({ live: { name }, rebuild }) =>
    rebuild
      ? renameColumns(
          name,
          columnRenames(rebuild),
          rebuild.columns.map(({ held }) => held),
          dialect,
        )
      : [],
  )
  const renames = members.map((member): Rename => [member.live.name, finalName(member)])
  const tables = inSteps(
    renames,
    live.objects.map(({ name }) => name),
    'tables',
  )
  return [...columns, ...tables.flatMap(one => renameTable(one, dialect))]
}

function fits(
  mentioning: Parameters<typeof stillFit>[0],
  live: LiveSchema,
  members: readonly Member[],
  dialect: DefiningDialect,
): RebuildStatement[] {
  const member = (table: string): Member | undefined => members.find(one => fold(one.live.name) === fold(table))
  const columnsOf = (table: string): readonly string[] => {
    const { rebuild, live: own } = member(table) ?? {}
    if (rebuild) return rebuild.after.columns.filter(one => one.generated === undefined).map(({ name }) => name)
    const found = own ?? live.objects.find(one => one.type === 'table' && fold(one.name) === fold(table))
    return (found?.columns ?? []).filter(({ generated }) => !generated).map(({ name }) => name)
  }
  const nameOf = (table: string): string => {
    const found = member(table)
    return found ? finalName(found) : table
  }
  return stillFit(mentioning, nameOf, columnsOf, dialect)
}

/** The tables that were rebuilt, and those that refer to them, as they are called in the end. */
function checked(live: LiveSchema, members: readonly Member[]): string[] {
  const own = members.map(member => member.live)
  const names = new Set(own.map(({ name }) => fold(name)))
  const others = live.objects.filter(
    table => table.type === 'table' && !own.includes(table) && table.keys.some(({ target }) => names.has(fold(target))),
  )
  return [...members.map(finalName), ...others.map(({ name }) => name)]
}
