// The foreign keys of a table, as far as models can follow them: references of columns, and keys in the database's own words.
import type { ColumnSchema, ForeignKeySchema } from 'isomodel/migrate'
import { constraintName } from 'isomodel/migrate'
import { isSameType } from './fit.ts'
import { foreignKeysOf, isUnique, type ModelPlan, type Plan, property } from './plan.ts'

/** A foreign key between models. */
export interface Followed {
  readonly key: ForeignKeySchema
  readonly from: ModelPlan
  readonly to: ModelPlan
  /** Whether columns say `references()`, which relations follow. */
  readonly references: boolean
  /** Whether that is all that has to be said. */
  readonly plain: boolean
}

export interface Keys {
  readonly followed: readonly Followed[]
  /** Those that only databaseKey() can say. */
  readonly others: readonly ForeignKeySchema[]
}

/** Keys of one column first, so that these are the ones that columns refer by. */
export function keysOf(from: ModelPlan, plan: Plan): Keys {
  const taken = new Set<string>()
  const followed: Followed[] = []
  const others: ForeignKeySchema[] = []
  for (const key of foreignKeysOf(from).toSorted((a, b) => a.columns.length - b.columns.length)) {
    if (key.columns.some(name => !from.properties.has(name))) continue
    const to = plan.find({ name: key.table, schema: key.schema })
    if (!to || !fits(key, from, to)) {
      others.push(key)
      continue
    }
    const references = key.columns.every(name => !taken.has(name))
    if (references) for (const name of key.columns) taken.add(name)
    const named = key.name === constraintName('foreignKey', from.table.name, key.columns)
    followed.push({ key, from, to, references, plain: references && named && key.columns.length === 1 })
  }
  return { followed, others }
}

function fits(key: ForeignKeySchema, from: ModelPlan, to: ModelPlan): boolean {
  const { columns, targetColumns, onDelete, onUpdate, deferrable } = key
  const actions = [onDelete, onUpdate]
  const own = columns.map(name => columnOf(from, name))
  const there = targetColumns.map(name => columnOf(to, name))
  const nullable = own.every(column => column?.nullable && !from.key.columns.includes(column.name))
  return (
    deferrable === undefined &&
    !actions.includes('set default') &&
    (nullable || !actions.includes('set null')) &&
    isUnique(to, targetColumns) &&
    own.every((column, at) => column && there[at] && isSameType(column, there[at]))
  )
}

const columnOf = ({ table }: ModelPlan, name: string): ColumnSchema | undefined =>
  table.columns.find(column => column.name === name)

/** `Team.id` */
export const targets = ({ key, to }: Followed): string[] =>
  key.targetColumns.map(name => `${to.model}.${property(to, name)}`)

export const origins = ({ key, from }: Followed): string[] =>
  key.columns.map(name => `${from.model}.${property(from, name)}`)
