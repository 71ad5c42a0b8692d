// New tables on their way: under names of their own, with keys that point at each other.
import type { ForeignKeySchema, TableSchema } from '../../ast/schema.ts'
import type { DefiningDialect } from '../../dialect/dialect.ts'
import type { RebuildStatement } from './checks.ts'
import type { Definitions } from './definitions.ts'
import { dropIndexes, type Indexes, indexOn, uniqueOf } from './indexes.ts'
import { columnRenames, type Member, type Rebuilding } from './member.ts'
import { finalName } from './members.ts'
import { inSteps, type Rename } from './renames.ts'
import { fold, isWord, replaced, type Word, wordsOf } from './words.ts'

export interface Built {
  readonly member: Member
  readonly indexes: Indexes
}

/**
 * All new tables, without rows. Those that change are made under the names of columns that they are to have, and then get
 * the old ones, which SQLite also puts into the keys between them; what is written in old names can follow. Foreign keys
 * may need unique indexes, and so these are there before rows are.
 */
export function buildTables(all: readonly Built[], dialect: DefiningDialect, define: Definitions): RebuildStatement[] {
  const members = all.map(({ member }) => member)
  const { quote } = dialect
  return [
    ...all.flatMap(({ indexes: { kept, replaced: anew } }) =>
      dropIndexes([...anew, ...uniqueOf(kept).map(({ name }) => name)], dialect),
    ),
    ...all.flatMap(({ member: { building, rebuild }, indexes: { made } }) =>
      rebuild ? changedTable(onItsWay(rebuild, building, members), made, define) : [],
    ),
    ...members.flatMap(({ building, rebuild }) => (rebuild ? withOldNames(building, rebuild, dialect) : [])),
    ...members.flatMap(({ live, building, rebuild }) =>
      rebuild ? [] : { sql: again(live.sql as string, building, members, dialect) },
    ),
    ...all.flatMap(({ member, indexes }) =>
      uniqueOf(indexes.kept).map(index => indexOn(index, quote(member.building))),
    ),
  ]
}

const changedTable = (table: TableSchema, made: Indexes['made'], define: Definitions): RebuildStatement[] => [
  ...define.table(table),
  ...made.filter(({ unique }) => unique).flatMap(index => define.index(index, table)),
]

function onItsWay(
  { table: { foreignKeys, ...own } }: Rebuilding,
  name: string,
  members: readonly Member[],
): TableSchema {
  const pointed = (key: ForeignKeySchema): ForeignKeySchema => {
    const member = members.find(one => fold(finalName(one)) === fold(key.table))
    return member ? { ...key, table: member.building } : key
  }
  return { ...own, name, ...(foreignKeys && { foreignKeys: foreignKeys.map(pointed) }) }
}

function withOldNames(building: string, rebuild: Rebuilding, dialect: DefiningDialect): RebuildStatement[] {
  const back = columnRenames(rebuild).map(([held, name]): Rename => [name, held])
  const names = rebuild.table.columns.map(({ name }) => name)
  return renameColumns(building, back, names, dialect)
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

export const renameTable = ([from, to]: Rename, { quote }: DefiningDialect): RebuildStatement => ({
  sql: `ALTER TABLE ${quote(from)} RENAME TO ${quote(to)}`,
})

export const renameColumns = (
  table: string,
  renames: readonly Rename[],
  names: readonly string[],
  { quote }: DefiningDialect,
): RebuildStatement[] =>
  inSteps(renames, names, 'columns').map(([from, to]) => ({
    sql: `ALTER TABLE ${quote(table)} RENAME COLUMN ${quote(from)} TO ${quote(to)}`,
  }))
