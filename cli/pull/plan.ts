// What the models of a database are called, and which of its foreign keys models can follow.
import type { ColumnSchema, ForeignKeySchema, InspectedSchema, TableSchema } from 'isomodel/migrate'
import { snakeCase } from 'isomodel/migrate'
import { isUsable } from './fit.ts'
import { camelCase, distinct, modelName } from './names.ts'

export interface ModelPlan {
  readonly model: string
  readonly table: TableSchema
  /** The property of each column that models can have, by its name in the database. */
  readonly properties: ReadonlyMap<string, string>
  /** The columns of the key, and whether the database knows it as one. */
  readonly key: { readonly columns: readonly string[]; readonly own: boolean }
}

export type Naming = 'snake_case' | 'preserve'

export interface Plan {
  readonly naming: Naming
  readonly models: readonly ModelPlan[]
  /** What models cannot say, in sentences. */
  readonly notes: readonly string[]
  find(key: { readonly name: string; readonly schema?: string | undefined }): ModelPlan | undefined
}

const idOf = ({ name, schema }: { readonly name: string; readonly schema?: string | undefined }): string =>
  JSON.stringify([schema ?? null, name])

export const shown = ({ name, schema }: { readonly name: string; readonly schema?: string | undefined }): string =>
  schema === undefined ? name : `${schema}.${name}`

export function planOf(schema: InspectedSchema): Plan {
  const notes: string[] = []
  const tables = schema.tables.filter(
    usable('table', shown, notes, table => idOf({ ...table, name: table.name.toLowerCase() })),
  )
  const take = distinct()
  const taken = new Set<string>()
  const models = tables.map((table): ModelPlan => {
    const columns = table.columns.filter(
      usable(
        'column',
        column => `${shown(table)}.${column.name}`,
        notes,
        column => column.name.toLowerCase(),
      ),
    )
    return {
      model: take(modelOf(table, taken)),
      table: { ...table, columns },
      properties: propertiesOf(columns),
      key: keyOf(table, columns),
    }
  })
  const byId = new Map(models.map(model => [idOf(model.table), model]))
  return { naming: namingOf(models), models, notes, find: key => byId.get(idOf(key)) }
}

/** Models refuse names that are too long, and two that differ in case only: those are left out, with a note. */
function usable<T extends { readonly name: string }>(
  kind: string,
  text: (one: T) => string,
  notes: string[],
  key: (one: T) => string,
): (one: T) => boolean {
  const seen = new Set<string>()
  return one => {
    const same = seen.has(key(one))
    seen.add(key(one))
    if (!same && isUsable(one.name)) return true
    const why = same ? 'its name differs from another in case only' : 'its name is longer than 63 bytes'
    notes.push(`The ${kind} ${text(one)} is left out: ${why}.`)
    return false
  }
}

/** Tables of one name in several schemas are told apart by the schema. */
function modelOf(table: TableSchema, taken: Set<string>): string {
  const plain = modelName(table.name)
  const name = taken.has(plain) && table.schema !== undefined ? modelName(`${table.schema}_${table.name}`) : plain
  taken.add(name)
  return name
}

function propertiesOf(columns: readonly ColumnSchema[]): Map<string, string> {
  const take = distinct()
  return new Map(columns.map(({ name }) => [name, take(camelCase(name))]))
}

/** What names of properties become: whichever is right for more columns. */
function namingOf(models: readonly ModelPlan[]): Naming {
  const names = models.flatMap(({ properties }) => [...properties])
  const kept = names.filter(([name, property]) => name === property).length
  return kept > names.filter(([name, property]) => name === snakeCase(property)).length ? 'preserve' : 'snake_case'
}

/** Models need a key: where the table has none, what comes nearest to one. */
function keyOf(table: TableSchema, columns: readonly ColumnSchema[]): ModelPlan['key'] {
  if (table.primaryKey) return { columns: table.primaryKey.columns, own: true }
  const required = new Set(columns.filter(({ nullable }) => !nullable).map(({ name }) => name))
  const indexes = (table.indexes ?? []).flatMap(({ unique, where, keys }) =>
    unique && where === undefined && keys.every(key => typeof key === 'string') ? [keys as readonly string[]] : [],
  )
  const candidates = [...(table.uniques ?? []).map(unique => unique.columns), ...indexes]
  const best = candidates.find(names => names.every(name => required.has(name)))
  const all = required.size > 0 ? [...required] : columns.slice(0, 1).map(({ name }) => name)
  return { columns: best ?? all, own: false }
}

/** Whether models know of these columns of a table that no two rows have the same in all of them. */
export function isUnique({ table, key }: ModelPlan, columns: readonly string[]): boolean {
  const same = (names: readonly string[]): boolean =>
    names.length === columns.length && names.every(name => columns.includes(name))
  return same(key.columns) || (table.uniques ?? []).some(unique => same(unique.columns))
}

export const foreignKeysOf = ({ table }: ModelPlan): readonly ForeignKeySchema[] => table.foreignKeys ?? []

export const property = ({ properties }: ModelPlan, column: string): string => properties.get(column) ?? column
