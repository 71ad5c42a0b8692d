// The steps that make or remove the tables of a schema.
import type { Operation, TableDefinition } from '../ast/operation.ts'
import { DefinitionError } from '../error/definition.ts'
import { describe, type Models, sourcesOf } from './describe.ts'
import { idOf } from './order.ts'

/**
 * The steps that make the tables of the models. `forward`: whether a foreign key may point at a table that is made
 * later; where it may not, such keys are added at the end.
 */
export function creation(models: Models, forward: boolean): Operation[] {
  const tables = describe(models)
  const later = forward ? [] : tables.flatMap(cut(tables))
  const inline = (table: TableDefinition): TableDefinition =>
    later.length === 0
      ? table
      : { ...table, foreignKeys: table.foreignKeys.filter(key => !later.some(cutKey => cutKey.foreignKey === key)) }
  return [
    ...tables.map(table => ({ kind: 'createTable' as const, table: inline(table) })),
    ...tables.flatMap(table => table.indexes.map(index => ({ kind: 'createIndex' as const, table, index }))),
    ...later,
    ...tables.flatMap(comments),
  ]
}

type AddForeignKey = Extract<Operation, { readonly kind: 'addForeignKey' }>

/** Foreign keys of a table that point at tables after it. */
function cut(tables: readonly TableDefinition[]): (table: TableDefinition, at: number) => AddForeignKey[] {
  const places = new Map(tables.map((table, at) => [idOf(table), at]))
  return (table, at) =>
    table.foreignKeys
      .filter(({ target }) => (places.get(idOf(target)) ?? -1) > at)
      .map(foreignKey => ({ kind: 'addForeignKey', table, foreignKey }))
}

function comments(table: TableDefinition): Operation[] {
  const all = [{ name: null, comment: table.comment }, ...table.columns]
  return all.flatMap(({ name, comment }) =>
    comment === null ? [] : [{ kind: 'comment' as const, table, column: name, text: comment }],
  )
}

/**
 * The step that removes the tables of the models, tables that refer to others first. Throws DefinitionError where a
 * table that stays refers to one that goes: databases differ in what happens to its rows.
 */
export function removal(models: Models): Operation[] {
  const sources = sourcesOf(models)
  const going = new Set(sources.map(({ table }) => table))
  const tables = describe(models)
  const names = new Set(tables.map(idOf))
  for (const { models: all } of sources) {
    for (const table of all.values()) {
      if (going.has(table)) continue
      const [stays] = describe({ [table.model]: { $: { kind: 'table', table, models: all } } as never })
      const key = stays?.foreignKeys.find(({ target }) => names.has(idOf(target)))
      if (key) throw new DefinitionError(`${table.model} refers to the table ${key.target.name}: drop both`)
    }
  }
  return tables.length ? [{ kind: 'dropTables', tables: tables.toReversed() }] : []
}
