// Rebuilds of tables as statements for a database as it is. https://sqlite.org/lang_altertable.html#otheralter
import type { DatabaseSchema } from '../../ast/schema.ts'
import { writeChange } from '../../compile/change/write.ts'
import type { DefiningDialect } from '../../dialect/dialect.ts'
import { buildTables, renameColumns, renameTable } from './build.ts'
import { keysHold, type RebuildStatement } from './checks.ts'
import { copyCounter, copyRows } from './copy.ts'
import { dropAll, dropTable, type Help, helpCycles, loosened, quieted } from './cycles.ts'
import { dependants, dropDependants, recreate, stillFit } from './dependants.ts'
import { fullTextsOf, triggersOf } from './full-text.ts'
import { allAreKnown, keysAreOff, unchanged } from './guards.ts'
import { indexesOf, indexOn, othersOf } from './indexes.ts'
import type { LiveSchema } from './live.ts'
import { columnRenames, type Member } from './member.ts'
import { finalName, leftovers, membersOf } from './members.ts'
import { nameIn } from './names.ts'
import { inSteps, type Rename } from './renames.ts'
import type { TableRebuild } from './table-rebuild.ts'
import { definitionsBy, type Write } from './definitions.ts'
import { checked, refuseUnknown } from './referring.ts'
import { refuseUnfit } from './unfit.ts'
import { fold } from './words.ts'

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
  const all = rebuilds.flatMap(one => [one, ...(one.others ?? [])])
  const goes = all.filter(({ dropped }) => dropped).map(({ before }) => before)
  const members = membersOf(
    live,
    all.filter(({ dropped }) => !dropped),
    after,
    closure,
    dialect,
  )
  refuseUnknown(live, goes, members, dialect)
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
  refuseUnfit(staying, members)
  const deferred = (on: string): RebuildStatement[] => (closure ? [{ sql: `PRAGMA defer_foreign_keys = ${on}` }] : [])
  const { quote } = dialect
  const old = members.map(one => one.live)
  const left = leftovers(live, after, dialect)
  const help: Help = closure ? helpCycles(members, dialect) : { before: [], after: [] }
  return [
    closure ? allAreKnown(members, left, dialect) : keysAreOff,
    ...unchanged(live, members, dialect),
    ...deferred('ON'),
    ...left.flatMap(table => loosened(table, table.keys, dialect)),
    ...dropAll(left, dialect),
    ...dropDependants(mentioning, dialect),
    ...gone.map(name => dropTable(name, dialect)),
    ...buildTables(built, dialect, define),
    ...help.before,
    ...members.flatMap(member => [...copyRows(member, dialect), ...copyCounter(member, dialect)]),
    ...help.after,
    ...(closure ? dropAll(old.toReversed(), dialect) : old.map(({ name }) => dropTable(name, dialect))),
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
    ...goes.flatMap(table => [...quieted(live, nameIn(table, dialect), dialect), ...define.drop(table)]),
    ...keysHold(
      checked(
        live,
        members,
        goes.map(table => fold(nameIn(table, dialect))),
      ),
    ),
    ...deferred('OFF'),
  ]
}

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
