// Constraints and indexes of a table that are more than a method of one column can say.
import type { Constraint, ReferentialAction } from '../ast/column.ts'
import type { Node } from '../ast/node.ts'
import { DefinitionError } from '../error/definition.ts'
import { linkComposite } from './composite-key.ts'
import type { ColumnDraft, ConstraintSettings, TableDraft } from './drafts.ts'
import { fail } from './names.ts'
import type { ColumnRef, Extra, OwnCondition, PrimaryKey } from './table-types.ts'

/** A constraint whose name in the database can be chosen; else it is made of table and columns: `ix_heroes_team_id`. */
export interface NamedExtra extends Extra {
  named(name: string): Extra
}

type Add = (draft: TableDraft, columns: readonly ColumnDraft[], name: string | null) => void

function columnsOf(kind: string, refs: readonly unknown[]): ColumnDraft[] {
  return refs.map(ref => {
    const description = (ref as Node | undefined)?.a as ColumnDraft | undefined
    if (!description?.key) throw new DefinitionError(`${kind}() takes columns of its own table`)
    return description
  })
}

/** A constraint over columns; `add` is what only this kind does. */
export function nameable(kind: Constraint['kind'], refs: readonly unknown[], add: Add): NamedExtra {
  const columns = columnsOf(kind, refs)
  const named = (name: string | null): Extra & ConstraintSettings => ({
    kind: kind as Extra['kind'],
    addTo(draft) {
      if (columns.length === 0) fail(draft.table.model, `${kind}() names no column`)
      add(draft, columns, name)
    },
  })
  return { ...named(null), named }
}

/** The key of the table: `primaryKey(t.heroId, t.missionId)`. */
export function primaryKey<P extends string>(...columns: ColumnRef<P>[]): PrimaryKey<P> {
  return nameable('primaryKey', columns, ({ keys }, own) => keys.push(own)) as never
}

/** No two rows have the same values in these columns together. */
export function unique(...columns: ColumnRef[]): NamedExtra {
  return nameable('unique', columns, ({ table }, own, name) =>
    table.constraints.push({ kind: 'unique', columns: own.map(column => column.name), name }),
  )
}

/** A rule about several columns that the database keeps for every row: `check('dates', t.start.lt(t.end))`. */
export function check(name: string, rule: OwnCondition): Extra {
  const settings: Extra & ConstraintSettings = {
    kind: 'check',
    addTo({ table }) {
      if (!rule) fail(table.model, 'check() names no column')
      table.constraints.push({ kind: 'check', columns: [], name, rule: rule as unknown as Node })
    },
  }
  return settings
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
  return nameable('foreignKey', columns, (draft, own, name) => {
    draft.links.push((...at) => linkComposite({ columns: own, targets, name, ...options }, ...at))
  })
}
