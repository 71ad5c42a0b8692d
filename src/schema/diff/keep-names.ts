// Names of keys, indexes and checks that stay: where nobody asked for one, what is there is left alone.
import type { ColumnSchema, TableSchema } from '../../ast/schema.ts'
import { constraintName } from '../../model/constraint-name.ts'
import { columnOfKey, type Lists, listOf } from '../change/lists.ts'
import type { ColumnPair } from './match.ts'
import { LISTS, type Part, type TableChange } from './parts.ts'

/** What has a name of its own inside a table. */
export type NamedKind = keyof Lists | 'primaryKey' | 'typeCheck'

export interface Kept {
  readonly change: TableChange
  readonly kind: NamedKind
  /** `typeCheck`: the column, as it is called now. */
  readonly column?: string
  readonly old: string
  readonly now: string
}

type Pool = (schema: string | undefined) => Set<string>

/** The kept names that change all the same: somebody asked for one, or something else gets the one that was there. */
export function nameChanges(changes: readonly TableChange[], created: readonly TableSchema[]): readonly Kept[] {
  const pools = new Map<string | undefined, Set<string>>()
  const pool: Pool = schema => {
    const found = pools.get(schema) ?? new Set<string>()
    pools.set(schema, found)
    return found
  }
  const take = (schema: string | undefined, name: string | undefined): void => {
    if (name !== undefined) pool(schema).add(name.toLowerCase())
  }
  for (const table of created) for (const name of namesOf(table)) take(table.schema, name)
  for (const change of changes) for (const name of newNames(change)) take(change.pair.now.schema, name)
  let open = changes.flatMap(keptOf).filter(({ old, now }) => old !== now)
  const changed = open.filter(kept => !isUsual(kept))
  for (const { change, now } of changed) take(change.pair.now.schema, now)
  for (;;) {
    open = open.filter(kept => !changed.includes(kept))
    const next = open.find(({ change, old }) => pool(change.pair.now.schema).has(old.toLowerCase()))
    if (!next) return changed
    changed.push(next)
    take(next.change.pair.now.schema, next.now)
  }
}

const namesOf = (table: TableSchema): (string | undefined)[] => [
  table.name,
  table.primaryKey?.name,
  ...LISTS.flatMap(list => listOf(table, list).map(({ name }) => name)),
  ...table.columns.map(({ typeCheck }) => typeCheck),
]

/** Of what is new in a table that stays. */
const newNames = ({ pair, columns, lists, samePrimaryKey }: TableChange): (string | undefined)[] => [
  pair.now.name,
  samePrimaryKey ? undefined : pair.now.primaryKey?.name,
  ...LISTS.flatMap(list => lists[list].added.map(({ name }) => name)),
  ...pair.added.map(({ typeCheck }) => typeCheck),
  ...pair.columns.filter(one => !keepsCheck(one, columns)).map(({ now }) => now.typeCheck),
]

const keepsCheck = ({ old, now }: ColumnPair, { remade }: TableChange['columns']): boolean =>
  old.typeCheck !== undefined && now.typeCheck !== undefined && !remade.has(old.name)

function keptOf(change: TableChange): Kept[] {
  const { pair, lists, samePrimaryKey, columns } = change
  const key = samePrimaryKey && pair.old.primaryKey && pair.now.primaryKey
  const parts = LISTS.flatMap(kind =>
    (lists[kind].kept as readonly Part<keyof Lists>[]).map(({ old, now }) => ({
      change,
      kind,
      old: old.name,
      now: now.name,
    })),
  )
  const checks = pair.columns.filter(one => keepsCheck(one, columns))
  return [
    ...(key ? [{ change, kind: 'primaryKey' as const, old: pair.old.primaryKey.name, now: key.name }] : []),
    ...parts,
    ...checks.map(({ old, now }) => ({
      change,
      kind: 'typeCheck' as const,
      column: now.name,
      old: old.typeCheck as string,
      now: now.typeCheck as string,
    })),
  ]
}

const KINDS = {
  uniques: 'unique',
  indexes: 'index',
  foreignKeys: 'foreignKey',
  fullTexts: 'fullText',
} as const

/** Whether the new name is the one that things without a name get. */
function isUsual({ change, kind, column, now }: Kept): boolean {
  const table = change.pair.now
  const usual = (...of: [Parameters<typeof constraintName>[0], readonly string[]]): boolean =>
    now === constraintName(of[0], table.name, of[1])
  if (kind === 'typeCheck') return usual('check', [column as ColumnSchema['name'], 'type'])
  if (kind === 'primaryKey') return usual('primaryKey', table.primaryKey?.columns ?? [])
  if (kind === 'checks') return table.columns.some(({ name }) => usual('check', [name]))
  const part = listOf(table, kind).find(({ name }) => name === now) as Lists[typeof kind]
  const columns = 'keys' in part ? part.keys.map(key => columnOfKey(key) ?? '') : part.columns
  return usual(KINDS[kind], columns)
}
