// Which keys, indexes and checks of a table stay, go and come.
import type { DatabaseSchema, ForeignKeySchema, IndexSchema, TableSchema } from '../../ast/schema.ts'
import { targetOf } from '../change/find.ts'
import { columnOfKey, indexColumns, type Lists, listOf, WORDS } from '../change/lists.ts'
import { comparable, equal, mentions } from './comparable.ts'
import { idOf, type Matching, type TablePair } from './match.ts'
import { contentOf, type Renaming, renamingOf, UNCHANGED } from './renaming.ts'
import { changesOf, type ColumnChanges } from './touched.ts'

export interface Part<L extends keyof Lists> {
  readonly old: Lists[L]
  readonly now: Lists[L]
}

export interface Parts<L extends keyof Lists> {
  readonly kept: readonly Part<L>[]
  readonly dropped: readonly Lists[L][]
  readonly added: readonly Lists[L][]
}

/** A table that stays, with all that happens to it. */
export interface TableChange {
  readonly pair: TablePair
  readonly columns: ColumnChanges
  readonly lists: { readonly [L in keyof Lists]: Parts<L> }
  /** The same columns in the same order, none of which is made anew. */
  readonly samePrimaryKey: boolean
}

export const LISTS = /* @__PURE__ */ Object.keys(WORDS) as (keyof Lists)[]

export function tableChanges(before: DatabaseSchema, matching: Matching): readonly TableChange[] {
  const names = renamingOf(matching)
  const columns = new Map(matching.tables.map(pair => [idOf(pair.old), changesOf(pair)]))
  const changes = matching.tables.map(pair => tableChange(pair, columns.get(idOf(pair.old)) as ColumnChanges, names))
  const remade = new Map(changes.map(change => [idOf(change.pair.old), change]))
  const known = new Map(before.tables.map(table => [idOf(table), table]))
  const anew = ({ old }: Part<'foreignKeys'>): boolean => {
    const there = remade.get(idOf(targetOf(old)))
    const target = known.get(idOf(targetOf(old)))
    return there !== undefined && target !== undefined && targetChanges(old, there, target)
  }
  return changes.map(change => {
    const foreignKeys = without(change.lists.foreignKeys, anew)
    return { ...change, lists: { ...change.lists, foreignKeys } }
  })
}

function tableChange(pair: TablePair, columns: ColumnChanges, names: Renaming): TableChange {
  const lists = Object.fromEntries(LISTS.map(list => [list, partsOf(list, pair, columns, names)]))
  const { old, now } = pair
  const keyColumns = old.primaryKey?.columns ?? []
  const samePrimaryKey =
    equal(
      keyColumns.map(name => names.column(old, name)),
      now.primaryKey?.columns ?? [],
    ) && !keyColumns.some(name => columns.remade.has(name))
  return { pair, columns, lists: lists as TableChange['lists'], samePrimaryKey }
}

function partsOf<L extends keyof Lists>(
  list: L,
  { old, now }: TablePair,
  columns: ColumnChanges,
  names: Renaming,
): Parts<L> {
  const left = listOf(now, list).map(part => ({ part, text: comparable(contentOf(list, part, now, UNCHANGED)) }))
  const kept: Part<L>[] = []
  const dropped: Lists[L][] = []
  const texts = new Map(listOf(old, list).map(part => [part, comparable(contentOf(list, part, old, names))]))
  // Of two that say the same, each is first the one of its own name.
  const take = (part: Lists[L], byName: boolean): boolean => {
    const at = left.findIndex(one => one.text === texts.get(part) && (!byName || one.part.name === part.name))
    if (at === -1) return false
    kept.push({ old: part, now: left.splice(at, 1)[0]?.part as Lists[L] })
    return true
  }
  const rest = listOf(old, list).filter(part => !take(part, true))
  dropped.push(...rest.filter(part => !take(part, false)))
  const parts = { kept, dropped, added: left.map(({ part }) => part) }
  return without(parts, ({ old: part }) => standsOnTouched(list, part, columns))
}

/** Those of the parts that stay which have to go first and come again. */
function without<L extends keyof Lists>(parts: Parts<L>, anew: (part: Part<L>) => boolean): Parts<L> {
  const again = parts.kept.filter(anew)
  if (again.length === 0) return parts
  return {
    kept: parts.kept.filter(part => !again.includes(part)),
    dropped: [...parts.dropped, ...again.map(({ old }) => old)],
    added: [...parts.added, ...again.map(({ now }) => now)],
  }
}

function standsOnTouched(list: keyof Lists, part: Lists[keyof Lists], columns: ColumnChanges): boolean {
  const { touched, retyped, remade, renamed } = columns
  const speaks = (sql: Parameters<typeof mentions>[0]): boolean => [...touched].some(name => mentions(sql, name))
  if ('rule' in part) return speaks(part.rule)
  const names = 'keys' in part ? indexColumns(part) : part.columns
  if (names.some(name => remade.has(name))) return true
  if ('keys' in part) return indexStands(part, retyped, speaks)
  if (list === 'fullTexts') return renamed || names.some(name => touched.has(name))
  return list === 'foreignKeys' && names.some(name => retyped.has(name))
}

/** Plain indexes follow their columns; operator classes, lengths and expressions may not. */
function indexStands(
  { keys, where }: IndexSchema,
  retyped: ReadonlySet<string>,
  speaks: (sql: IndexSchema['where']) => boolean,
): boolean {
  return (
    speaks(where) ||
    keys.some(key => typeof key === 'object' && (speaks(key.sql) || retyped.has(columnOfKey(key) as string)))
  )
}

/** Whether a foreign key has to go because of what happens at its other end. */
function targetChanges(key: ForeignKeySchema, there: TableChange, target: TableSchema): boolean {
  const { retyped, remade } = there.columns
  if (key.targetColumns.some(name => retyped.has(name) || remade.has(name))) return true
  const stays = (names: readonly (string | undefined)[]): boolean =>
    names.length === key.targetColumns.length && key.targetColumns.every(name => names.includes(name))
  const plain = (index: IndexSchema): boolean => index.unique === true && index.where === undefined
  const keys = (indexes: readonly IndexSchema[]): (string | undefined)[][] =>
    indexes.filter(plain).map(index => index.keys.map(columnOfKey))
  const before = [
    target.primaryKey?.columns ?? [],
    ...listOf(target, 'uniques').map(({ columns }) => columns),
    ...keys(listOf(target, 'indexes')),
  ]
  const after = [
    there.samePrimaryKey ? (target.primaryKey?.columns ?? []) : [],
    ...there.lists.uniques.kept.map(({ old }) => old.columns),
    ...keys(there.lists.indexes.kept.map(({ old }) => old)),
  ]
  return before.some(stays) && !after.some(stays)
}
