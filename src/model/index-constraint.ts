// Indexes of a table.
import type { IndexDetails, IndexPart } from '../ast/column.ts'
import { Node, type Ordering } from '../ast/node.ts'
import type { AnyExpr, Order } from '../expression/types.ts'
import { constraintName } from './constraint-name.ts'
import type { ColumnDraft, ConstraintSettings } from './drafts.ts'
import { fail } from './names.ts'
import type { ColumnRef, Extra, OwnCondition } from './table-types.ts'

/** What an index sorts by: a column, `t.age.desc()`, an expression, or one of these with indexKey() around it. */
export type IndexKey = ColumnRef | AnyExpr | Order<string> | IndexKeySettings

export interface IndexKeyOptions {
  /** By the database's own name. */
  readonly collate?: string
  /** Postgres: an operator class, such as `text_pattern_ops`. */
  readonly operators?: string
  /** MySQL: how many characters of the column. */
  readonly length?: number
}

/** What indexKey() answers. */
export interface IndexKeySettings {
  readonly '~key': unknown
  readonly options: IndexKeyOptions
}

/** One key of an index with what only some databases can be told of it: `index(indexKey(t.name, { length: 20 }))`. */
export const indexKey = (key: ColumnRef | AnyExpr | Order<string>, options: IndexKeyOptions): IndexKeySettings => ({
  '~key': key,
  options,
})

/** An index. Every method answers a new one. */
export interface IndexExtra extends Extra {
  /** Its name in the database; else it is made of table and columns: `ix_heroes_team_id`. */
  named(name: string): IndexExtra
  /** Only rows for which the condition is true are in it, which SQLite and Postgres know. */
  where(condition: OwnCondition): IndexExtra
  /** Columns that it keeps beside its keys, so that queries need not look at the table. Postgres only. */
  include(...columns: ColumnRef[]): IndexExtra
  /** Another kind of index, by the database's own name: `gin` on Postgres, `spatial` on MySQL. */
  using(method: string): IndexExtra
  /** unique: null equals null. Postgres only. */
  nullsNotDistinct(): IndexExtra
}

interface Settings {
  readonly keys: readonly unknown[]
  readonly unique: boolean
  readonly name: string | null
  readonly where: unknown
  readonly include: readonly unknown[]
  readonly method: string | null
  readonly nullsNotDistinct: boolean
}

const NONE = { name: null, where: null, include: [], method: null, nullsNotDistinct: false }

/**
 * An index, in this order: `index(t.teamId, t.age.desc())`, `index(lower(t.name)).named('by_name')`,
 * `index(t.age).where(t.active.eq(true))`.
 */
export const index = (...keys: IndexKey[]): IndexExtra => indexOf({ ...NONE, keys, unique: false })

/**
 * An index in which no two rows are equal, for what unique() cannot say: `uniqueIndex(lower(t.email))`,
 * `uniqueIndex(t.name).where(t.deletedAt.isNull())`.
 */
export const uniqueIndex = (...keys: IndexKey[]): IndexExtra => indexOf({ ...NONE, keys, unique: true })

function indexOf(settings: Settings): IndexExtra {
  const kind = settings.unique ? 'uniqueIndex' : 'index'
  const parts = settings.keys.map(key => partOf(key, kind))
  const include = settings.include.map(column => columnOf(column) ?? fail(kind, 'include() takes columns'))
  const made: IndexExtra & ConstraintSettings = {
    kind: 'index',
    named: name => indexOf({ ...settings, name }),
    where: where => indexOf({ ...settings, where }),
    include: (...columns) => indexOf({ ...settings, include: columns }),
    using: method => indexOf({ ...settings, method }),
    nullsNotDistinct: () => indexOf({ ...settings, nullsNotDistinct: true }),
    addTo({ table }) {
      const { model, constraints } = table
      if (parts.length === 0 || settings.where === undefined) fail(model, `${kind}() names no column`)
      const columns = parts.flatMap(({ column }) => column?.name ?? [])
      const { unique, name, where, method, nullsNotDistinct } = settings
      if (name === null && columns.length < parts.length)
        fail(model, `an index of expressions has no columns to be named after: ${kind}(...).named('...')`)
      const details: IndexDetails = {
        keys: parts.map(part => ({ ...part, column: part.column?.name })),
        ...(unique && { unique }),
        ...(where !== null && { where: where as Node }),
        ...(include.length > 0 && { include: include.map(column => column.name) }),
        ...(method !== null && { method }),
        ...(nullsNotDistinct && { nullsNotDistinct }),
      }
      const plain =
        Object.keys(details).length === 1 && parts.every(part => part.column && Object.keys(part).length === 1)
      constraints.push({
        kind: 'index',
        columns,
        name: name ?? (unique ? constraintName('unique', table.name, columns) : null),
        ...(!plain && { index: details }),
      })
    },
  }
  return made
}

type Part = Omit<IndexPart, 'column'> & { readonly column?: ColumnDraft }

const columnOf = (ref: unknown): ColumnDraft | undefined => {
  const description = ref instanceof Node ? (ref.a as ColumnDraft | null) : undefined
  return description?.key ? description : undefined
}

function partOf(key: unknown, kind: string): Part {
  const { '~key': inner, options } = (key ?? {}) as Partial<IndexKeySettings>
  if (options) return { ...partOf(inner, kind), ...options }
  const { node, descending, nulls } = (key ?? {}) as Partial<Ordering>
  if (node) return { ...partOf(node, kind), ...(descending && { descending }), ...(nulls && { nulls }) }
  const column = columnOf(key)
  if (column) return { column }
  return key instanceof Node ? { node: key } : fail(kind, 'takes columns and expressions of its own table')
}
