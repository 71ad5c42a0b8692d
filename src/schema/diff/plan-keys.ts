// Keys, indexes and checks: what goes, before its columns; what comes, after them; and what gets another name.
import type { OnTable, Renamable, SchemaOperation, TableSchema } from '../../ast/schema.ts'
import type { Named } from '../change/find.ts'
import { type Lists, listOf } from '../change/lists.ts'
import type { Kept } from './keep-names.ts'
import { add, current, on, type Plan } from './plan.ts'
import { LISTS } from './parts.ts'
import { schedule } from './schedule.ts'

const DROPS = {
  foreignKeys: 'dropForeignKey',
  fullTexts: 'dropFullText',
  indexes: 'dropIndex',
  uniques: 'dropUnique',
  checks: 'dropCheck',
} as const

const ADDS: { readonly [L in keyof Lists]: (table: OnTable, part: Lists[L]) => SchemaOperation } = {
  uniques: (table, unique) => ({ kind: 'addUnique', ...table, unique }),
  indexes: (table, index) => ({ kind: 'createIndex', ...table, index }),
  checks: (table, check) => ({ kind: 'addCheck', ...table, check }),
  foreignKeys: (table, foreignKey) => ({ kind: 'addForeignKey', ...table, foreignKey }),
  fullTexts: (table, index) => ({ kind: 'createFullText', ...table, index }),
}

/** Of these lists what goes. Foreign keys stand on other keys, so they go before those. */
export function dropKeys(plan: Plan, lists: readonly (keyof Lists)[]): void {
  for (const change of plan.changes) {
    const table = on(change.pair.old)
    for (const list of lists) {
      const renamed = plan.renames.filter(kept => kept.change === change && kept.kind === 'fullTexts')
      const again = list === 'fullTexts' ? renamed.map(({ old }) => old) : []
      const names = [...change.lists[list].dropped.map(({ name }) => name), ...again]
      for (const name of names) add(plan, { kind: DROPS[list], ...table, name })
    }
  }
}

export function addKeys(plan: Plan, lists: readonly (keyof Lists)[]): void {
  for (const { pair, lists: parts } of plan.changes) {
    for (const list of lists) for (const part of parts[list].added) addPart(plan, pair.now, list, part)
  }
  if (!lists.includes('fullTexts')) return
  for (const { kind, change, now } of plan.renames) {
    const part = listOf(change.pair.now, 'fullTexts').find(({ name }) => name === now)
    if (kind === 'fullTexts' && part) addPart(plan, change.pair.now, kind, part)
  }
}

export const addPart = <L extends keyof Lists>(plan: Plan, table: Named, list: L, part: Lists[L]): void =>
  add(plan, ADDS[list](on(table), part))

const RENAMABLE: Readonly<Record<Exclude<Kept['kind'], 'fullTexts' | 'typeCheck'>, Renamable>> = {
  primaryKey: 'primaryKey',
  uniques: 'unique',
  indexes: 'index',
  checks: 'check',
  foreignKeys: 'foreignKey',
}

/** Tables and columns have their new names by now. */
export function renameKeys(plan: Plan): void {
  const bySchema = Map.groupBy(
    plan.renames.filter(({ kind }) => kind !== 'fullTexts'),
    ({ change }) => change.pair.now.schema,
  )
  for (const [schema, kept] of bySchema) {
    const tables = plan.schema.tables.filter(table => table.schema === schema)
    const moves = kept.map(item => ({ item, from: item.old, to: item.now }))
    const steps = schedule(moves, { present: tables.flatMap(namesIn), spare: plan.spare })
    for (const { item, from, to } of steps) renameKey(plan, item, from, to)
  }
}

const namesIn = (table: TableSchema): string[] =>
  [
    table.primaryKey?.name,
    ...LISTS.flatMap(list => listOf(table, list).map(({ name }) => name)),
    ...table.columns.map(({ typeCheck }) => typeCheck),
  ].filter(name => name !== undefined)

function renameKey(plan: Plan, { kind, change, column }: Kept, name: string, to: string): void {
  const table = on(change.pair.now)
  if (kind === 'fullTexts') return
  if (kind !== 'typeCheck') return add(plan, { kind: 'rename', ...table, of: RENAMABLE[kind], name, to })
  const found = current(plan, change.pair.now).columns.find(one => one.name === column)
  if (found) add(plan, { kind: 'changeColumn', ...table, column: { ...found, typeCheck: to } })
}
