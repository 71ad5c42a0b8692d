// Column builders at run time: one class over plain settings. The public type is Column.
import type { ColumnDescription } from '../ast/column.ts'
import type { SqlText } from '../ast/sql-text.ts'
import type { ValueType } from '../ast/value-type.ts'
import type { AnyColumn, ReferenceOptions } from './column-types.ts'

/** What a column was told: its description, as far as it needs no table. */
export interface ColumnSettings extends Omit<ColumnDescription, 'key' | 'name' | 'position'> {
  /** The name in the database, if it does not follow the property. */
  readonly name: string | null
  /** What is wrong with the builder's own arguments. */
  readonly problem: string | null
}

export class ColumnBuilder {
  readonly '~': ColumnSettings
  constructor(settings: ColumnSettings) {
    this['~'] = settings
  }

  nullable(): ColumnBuilder {
    return this.#with({ nullable: true })
  }
  primaryKey(): ColumnBuilder {
    return this.#with({ primaryKey: true })
  }
  unique(): ColumnBuilder {
    return this.#with({ unique: true })
  }
  index(): ColumnBuilder {
    return this.#with({ index: true })
  }
  named(name: string): ColumnBuilder {
    return this.#with({ name })
  }
  comment(comment: string): ColumnBuilder {
    return this.#with({ comment })
  }
  collate(collate: SqlText): ColumnBuilder {
    return this.#with({ collate })
  }
  renamedFrom(renamedFrom: string): ColumnBuilder {
    return this.#with({ renamedFrom })
  }
  check(check: never): ColumnBuilder {
    return this.#with({ check })
  }
  onUpdate(onUpdate: never): ColumnBuilder {
    return this.#with({ onUpdate })
  }
  default(value: unknown): ColumnBuilder {
    return this.#with({ default: value })
  }
  defaultSql(defaultSql: never): ColumnBuilder {
    return this.#with({ defaultSql })
  }
  generatedAs(generatedAs: never): ColumnBuilder {
    return this.#with({ generatedAs })
  }
  readonly(options?: { readonly insert?: boolean }): ColumnBuilder {
    return this.#with({ readonly: options?.insert ? 'insert' : 'update' })
  }
  private(): ColumnBuilder {
    return this.#with({ private: true })
  }
  version(): ColumnBuilder {
    return this.#with({ version: true })
  }
  references(target: string, options?: ReferenceOptions): ColumnBuilder {
    return this.#with({ references: { target, ...(options as Omit<ReferenceOptions, 'target'> | undefined) } })
  }

  #with(settings: Partial<ColumnSettings>): ColumnBuilder {
    return new ColumnBuilder({ ...this['~'], ...settings })
  }
}

const plain = (type: ValueType, rules: readonly unknown[], problem: string | null): ColumnBuilder =>
  new ColumnBuilder({
    type,
    rules,
    problem,
    name: null,
    nullable: false,
    primaryKey: false,
    auto: false,
    unique: false,
    index: false,
    default: undefined,
    defaultSql: null,
    onUpdate: null,
    references: null,
    check: null,
    generatedAs: null,
    private: false,
    readonly: false,
    version: false,
    collate: null,
    comment: null,
    renamedFrom: null,
  })

/** A builder under its public type; `problem` says what is wrong with its arguments, if anything is. */
export const column = <C extends AnyColumn>(
  type: ValueType,
  rules: readonly unknown[],
  problem: string | false | null = null,
): C => plain(type, rules, problem || null) as unknown as C

/** Whether a column says nothing but its type and rules. */
export function isPlain({ '~': settings }: ColumnBuilder): boolean {
  const { type, rules, problem } = settings
  const same = plain(type, rules, problem)['~'] as unknown as Record<string, unknown>
  return Object.entries(settings).every(([key, value]) => value === same[key])
}
