// Rebuilds of tables as statements for a database as it is. https://sqlite.org/lang_altertable.html#otheralter
import type { DatabaseSchema, TableSchema } from '../../ast/schema.ts'
import { writeChange } from '../../compile/change/write.ts'
import type { DefiningDialect } from '../../dialect/dialect.ts'
import { buildTables, type Built, renameColumns, renameTable } from './build.ts'
import { keysHold, type RebuildStatement } from './checks.ts'
import { copyCounter, copyRows } from './copy.ts'
import { dropAll, dropTable, type Help, helpCycles, loosened, quieted } from './cycles.ts'
import { dependants, dropDependants, recreate, stillFit } from './dependants.ts'
import { type FullTexts, fullTextsOf, triggersOf } from './full-text.ts'
import { allAreKnown, keysAreOff, unchanged } from './guards.ts'
import { indexesOf, indexOn, othersOf } from './indexes.ts'
import type { LiveObject, LiveSchema } from './live.ts'
import { columnRenames, type Member } from './member.ts'
import { finalName, leftovers, membersOf } from './members.ts'
import { nameIn } from './names.ts'
import { inSteps, type Rename } from './renames.ts'
import type { TableRebuild } from './table-rebuild.ts'
import { type Definitions, definitionsBy, type Write } from './definitions.ts'
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
  const plan = planOf(live, rebuilds, after, way, dialect, write)
  const deferred = (on: string): RebuildStatement[] =>
    plan.closure ? [{ sql: `PRAGMA defer_foreign_keys = ${on}` }] : []
  return [
    ...guards(plan),
    ...deferred('ON'),
    ...cleared(plan),
    ...moved(plan),
    ...again(plan),
    ...proven(plan),
    ...deferred('OFF'),
  ]
}

interface Plan {
  readonly live: LiveSchema
  readonly dialect: DefiningDialect
  readonly define: Definitions
  readonly closure: boolean
  readonly members: readonly Member[]
  readonly built: readonly (Built & { readonly fullTexts: FullTexts })[]
  /** Tables that go themselves. */
  readonly goes: readonly TableSchema[]
  /** Tables of an earlier run. */
  readonly left: readonly LiveObject[]
  /** Views and triggers that mention one of the tables, and those of them that come back. */
  readonly mentioning: readonly LiveObject[]
  readonly staying: readonly LiveObject[]
}

function planOf(
  live: LiveSchema,
  rebuilds: readonly TableRebuild[],
  after: DatabaseSchema,
  way: RebuildWay,
  dialect: DefiningDialect,
  write: Write,
): Plan {
  const closure = way === 'closure'
  const all = rebuilds.flatMap(one => [one, ...(one.others ?? [])])
  const [changes, drops] = [all.filter(({ dropped }) => !dropped), all.filter(({ dropped }) => dropped)]
  const members = membersOf(live, changes, after, closure, dialect)
  const goes = drops.map(({ before }) => before)
  refuseUnknown(live, goes, members, dialect)
  const built = members.map(member => ({
    member,
    indexes: indexesOf(member, live, dialect),
    fullTexts: fullTextsOf(member, live, dialect),
  }))
  const names = members.map(member => member.live.name)
  const mentioning = dependants(live, names)
  const fillers = triggersOf(built.flatMap(({ fullTexts }) => fullTexts.dropped))
  const staying = mentioning.filter(({ type, name }) => type !== 'trigger' || !fillers.has(fold(name)))
  refuseUnfit(staying, members)
  const left = leftovers(live, after, dialect)
  return {
    live,
    dialect,
    define: definitionsBy(write, dialect),
    closure,
    members,
    built,
    goes,
    left,
    mentioning,
    staying,
  }
}

/** Nothing is changed unless the database is what the statements are for. */
const guards = ({ live, closure, members, left, dialect }: Plan): RebuildStatement[] => [
  closure ? allAreKnown(members, left, dialect) : keysAreOff,
  ...unchanged(live, members, dialect),
]

/** What stands in the way goes. */
const cleared = ({ left, mentioning, built, dialect }: Plan): RebuildStatement[] => [
  ...left.flatMap(table => loosened(table, table.keys, dialect)),
  ...dropAll(left, dialect),
  ...dropDependants(mentioning, dialect),
  ...built.flatMap(({ fullTexts }) => fullTexts.dropped.map(name => dropTable(name, dialect))),
]

/** The rows go to new tables, which take the places of the old ones. */
function moved({ members, built, closure, dialect, define }: Plan): RebuildStatement[] {
  const old = members.map(({ live }) => live).toReversed()
  const help: Help = closure ? helpCycles(members, dialect) : { before: [], after: [] }
  return [
    ...buildTables(built, dialect, define),
    ...help.before,
    ...members.flatMap(member => [...copyRows(member, dialect), ...copyCounter(member, dialect)]),
    ...help.after,
    ...(closure ? dropAll(old, dialect) : old.map(({ name }) => dropTable(name, dialect))),
    ...members.map(({ building, live }) => renameTable([building, live.name], dialect)),
  ]
}

/** What belongs to the tables comes back under old names, then gets new ones, and then comes what is new. */
const again = ({ live, members, built, staying, dialect, define }: Plan): RebuildStatement[] => [
  ...built.flatMap(({ member, indexes }) =>
    othersOf(indexes.kept).map(index => indexOn(index, dialect.quote(member.live.name))),
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
]

/** All that is there fits, and no row points at nothing. */
function proven({ live, members, staying, goes, dialect, define }: Plan): RebuildStatement[] {
  const gone = goes.map(table => nameIn(table, dialect))
  return [
    ...fits(staying, live, members, dialect),
    ...gone.flatMap(name => quieted(live, name, dialect)),
    ...goes.flatMap(table => define.drop(table)),
    ...keysHold(checked(live, members, gone.map(fold))),
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
