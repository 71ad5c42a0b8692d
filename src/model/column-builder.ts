// Column builders at run time: one class over plain settings. The public type is Column.
import type * as v from 'valibot'
import type { Reference } from '../ast/column.ts'
import type { ValueType } from '../ast/value-type.ts'
import type { AnyColumn, ReferenceOptions } from './column-types.ts'

export type AnyRule = v.PipeAction<unknown, unknown, v.BaseIssue<unknown>>

/** What a column was told. `type` and `rules` are always there. */
export interface ColumnSettings {
  readonly type: ValueType
  /** Valibot's actions, in order. */
  readonly rules: readonly AnyRule[]
  readonly nullable?: true
  readonly primaryKey?: true
  readonly unique?: true
  readonly index?: true
  readonly name?: string
  readonly comment?: string
  readonly collate?: string
  readonly renamedFrom?: string
  readonly check?: unknown
  readonly onUpdate?: unknown
  readonly default?: unknown
  readonly defaultSql?: unknown
  readonly generatedAs?: unknown
  readonly readonly?: 'update' | 'insert'
  readonly private?: true
  readonly version?: true
  readonly references?: Reference
  /** What is wrong with the builder's own arguments. */
  readonly problem?: string | undefined
}

export class ColumnBuilder {
  readonly '~': ColumnSettings
  constructor(settings: ColumnSettings) {
    this['~'] = settings
  }

  nullable(): ColumnBuilder {
    return this.with({ nullable: true })
  }
  primaryKey(): ColumnBuilder {
    return this.with({ primaryKey: true })
  }
  unique(): ColumnBuilder {
    return this.with({ unique: true })
  }
  index(): ColumnBuilder {
    return this.with({ index: true })
  }
  named(name: string): ColumnBuilder {
    return this.with({ name })
  }
  comment(comment: string): ColumnBuilder {
    return this.with({ comment })
  }
  collate(collate: string): ColumnBuilder {
    return this.with({ collate })
  }
  renamedFrom(renamedFrom: string): ColumnBuilder {
    return this.with({ renamedFrom })
  }
  check(check: unknown): ColumnBuilder {
    return this.with({ check })
  }
  onUpdate(onUpdate: unknown): ColumnBuilder {
    return this.with({ onUpdate })
  }
  default(value: unknown): ColumnBuilder {
    return this.with({ default: value })
  }
  defaultSql(defaultSql: unknown): ColumnBuilder {
    return this.with({ defaultSql })
  }
  generatedAs(generatedAs: unknown): ColumnBuilder {
    return this.with({ generatedAs })
  }
  readonly(options?: { readonly insert?: boolean }): ColumnBuilder {
    return this.with({ readonly: options?.insert ? 'insert' : 'update' })
  }
  private(): ColumnBuilder {
    return this.with({ private: true })
  }
  version(): ColumnBuilder {
    return this.with({ version: true })
  }
  references(target: string, options?: ReferenceOptions): ColumnBuilder {
    return this.with({ references: { target, ...(options as Omit<Reference, 'target'> | undefined) } })
  }

  private with(settings: Partial<ColumnSettings>): ColumnBuilder {
    return new ColumnBuilder({ ...this['~'], ...settings })
  }
}

/** A builder under its public type; `problem` says what is wrong with its arguments, if anything is. */
export const column = <C extends AnyColumn>(type: ValueType, rules: readonly unknown[], problem?: string | false): C =>
  new ColumnBuilder({
    type,
    rules: rules as readonly AnyRule[],
    ...(problem && { problem }),
  }) as unknown as C
