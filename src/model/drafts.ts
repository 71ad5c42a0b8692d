// What stands between the parts of defineSchema while it works: tables on their way, and pieces that finish themselves.
import type { ColumnDescription, Constraint, RelationDescription, TableDescription } from '../ast/column.ts'
import type { Node } from '../ast/node.ts'
import type { ModelObject } from './model.ts'
import type { TableSettings } from './table.ts'

/** Descriptions are finished step by step while a schema is defined, and never changed afterwards. */
export type Draft<T> = { -readonly [P in keyof T]: T[P] }

export interface TableDraft {
  readonly table: Draft<TableDescription>
  readonly columns: readonly Draft<ColumnDescription>[]
  readonly constraints: Constraint[]
  /** Constraints that need other tables. */
  readonly links: readonly ConstraintSettings[]
  readonly settings: TableSettings
  readonly model: ModelObject
}
export type Drafts = ReadonlyMap<string, TableDraft>

/** A constraint before names are known. It brings what only it needs, so that apps without it do not carry that. */
export interface ConstraintSettings {
  readonly kind: Constraint['kind']
  readonly columns: readonly Draft<ColumnDescription>[]
  readonly name: string | null
  readonly rule?: Node
  readonly link?: (settings: ConstraintSettings, draft: TableDraft, drafts: Drafts) => Constraint
}

/** A relation before its models are known. */
export interface RelationSettings {
  readonly describe: (where: string, draft: TableDraft, drafts: Drafts) => Omit<RelationDescription, 'name'>
}
