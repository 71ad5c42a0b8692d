// Constraints and indexes of a table that are more than a method of one column can say.
import type { ColumnDescription, ReferentialAction } from '../ast/column.ts'
import type { Node } from '../ast/node.ts'
import { DefinitionError } from '../error/definition.ts'
import type { ColumnRef, Extra, OwnCondition, PrimaryKey } from './table-types.ts'

/** A constraint at run time, before names are known. */
export interface ConstraintSettings {
  readonly kind: 'primaryKey' | 'index' | 'unique' | 'check' | 'foreignKey'
  readonly columns: readonly ColumnDescription[]
  readonly name: string | null
  readonly rule?: Node
  readonly targets?: readonly string[]
  readonly onDelete?: ReferentialAction | undefined
  readonly onUpdate?: ReferentialAction | undefined
}

/** A constraint whose name in the database can be chosen; else it is made of table and columns: `ix_heroes_team_id`. */
export interface NamedExtra extends Extra {
  named(name: string): Extra
}

function columnsOf(kind: string, refs: readonly unknown[]): ColumnDescription[] {
  return refs.map(ref => {
    const description = (ref as Node | undefined)?.a as ColumnDescription | undefined
    if (!description?.key) throw new DefinitionError(`${kind}() takes columns of its own table`)
    return description
  })
}

const nameable = (settings: ConstraintSettings): NamedExtra =>
  ({ ...settings, named: (name: string) => ({ ...settings, name }) }) as never

/** The key of the table: `primaryKey(t.heroId, t.missionId)`. */
export function primaryKey<P extends string>(...columns: ColumnRef<P>[]): PrimaryKey<P> {
  return { kind: 'primaryKey', columns: columnsOf('primaryKey', columns), name: null } as never
}

/** An index over columns, in this order: `index(t.teamId, t.age)`, `index(t.age).named('by_age')`. */
export function index(...columns: ColumnRef[]): NamedExtra {
  return nameable({ kind: 'index', columns: columnsOf('index', columns), name: null })
}

/** No two rows have the same values in these columns together. */
export function unique(...columns: ColumnRef[]): NamedExtra {
  return nameable({ kind: 'unique', columns: columnsOf('unique', columns), name: null })
}

/** A rule about several columns that the database keeps for every row: `check('dates', t.start.lt(t.end))`. */
export function check(name: string, rule: OwnCondition): Extra {
  return { kind: 'check', columns: [], name, rule } as never
}

export interface ForeignKeyOptions {
  readonly onDelete?: ReferentialAction
  readonly onUpdate?: ReferentialAction
}

/**
 * A foreign key of several columns: `foreignKey([t.country, t.number], ['Team.country', 'Team.number'])`. It is needed
 * only where references(...) of the columns leave open which of them belong together.
 */
export function foreignKey(
  columns: readonly ColumnRef[],
  targets: readonly string[],
  options?: ForeignKeyOptions,
): NamedExtra {
  return nameable({
    kind: 'foreignKey',
    columns: columnsOf('foreignKey', columns),
    name: null,
    targets,
    ...(options as ForeignKeyOptions),
  })
}
