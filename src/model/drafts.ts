// What stands between the parts of defineSchema while it works: tables on their way, and pieces that finish themselves.
import type { ColumnDescription, Constraint, RelationDescription, TableDescription } from '../ast/column.ts'
import type { Node } from '../ast/node.ts'
import type { ModelObject } from './model.ts'
import type { TableSettings } from './table.ts'

/** Descriptions are finished step by step while a schema is defined, and never changed afterwards. */
export type Draft<T> = { -readonly [P in keyof T]: T[P] }
export type ColumnDraft = Draft<ColumnDescription>

/** A table whose lists still grow. */
export interface GrowingTable extends TableDescription {
  readonly columns: readonly ColumnDraft[]
  readonly primaryKey: string[]
  readonly constraints: Constraint[]
  readonly relations: Map<string, RelationDescription>
  readonly expressions: Map<string, Node>
  filters?: object | undefined
}

export interface TableDraft {
  readonly table: GrowingTable
  readonly settings: TableSettings
  readonly model: ModelObject
  /** The columns of each primary key that something declares. */
  readonly keys: (readonly ColumnDraft[])[]
  /** What has to wait until all tables are known. */
  readonly links: ((draft: TableDraft, drafts: Drafts) => void)[]
}
export type Drafts = ReadonlyMap<string, TableDraft>

/** A constraint before names are known. It brings what only it needs, so that apps without it do not carry that. */
export interface ConstraintSettings {
  readonly addTo: (draft: TableDraft) => void
}

/** A relation before its models are known. */
export interface RelationSettings {
  readonly addTo: (draft: TableDraft, name: string, drafts: Drafts) => void
}
