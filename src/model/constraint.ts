// Constraints and indexes of a table that are more than a method of one column can say.
import type { ColumnDescription, ReferentialAction } from '../ast/column.ts'
import type { Node } from '../ast/node.ts'
import { DefinitionError } from '../error/definition.ts'
import { type CompositeKey, linkComposite } from './composite-key.ts'
import type { ConstraintSettings } from './drafts.ts'
import type { ColumnRef, Extra, OwnCondition, PrimaryKey } from './table-types.ts'

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

function nameable(
  kind: ConstraintSettings['kind'],
  refs: readonly unknown[],
  more?: Partial<CompositeKey>,
): NamedExtra {
  const settings = { kind, columns: columnsOf(kind, refs), name: null, ...more }
  return { ...settings, named: (name: string) => ({ ...settings, name }) } as never
}

/** The key of the table: `primaryKey(t.heroId, t.missionId)`. */
export function primaryKey<P extends string>(...columns: ColumnRef<P>[]): PrimaryKey<P> {
  return nameable('primaryKey', columns) as never
}

/** An index over columns, in this order: `index(t.teamId, t.age)`, `index(t.age).named('by_age')`. */
export function index(...columns: ColumnRef[]): NamedExtra {
  return nameable('index', columns)
}

/** No two rows have the same values in these columns together. */
export function unique(...columns: ColumnRef[]): NamedExtra {
  return nameable('unique', columns)
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
 * A foreign key of several columns: `foreignKey([t.country, t.number], ['Team.country', 'Team.number'])`. Columns that
 * also say `references('Team.country')` can be followed by relations, and are checked by the compiler.
 */
export function foreignKey(
  columns: readonly ColumnRef[],
  targets: readonly string[],
  options?: ForeignKeyOptions,
): NamedExtra {
  return nameable('foreignKey', columns, { targets, link: linkComposite, ...options })
}
