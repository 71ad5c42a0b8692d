// The steps that make or remove the tables of a schema.
import type { Operation, TableDefinition } from '../ast/operation.ts'
import { checkSharedNames, definitionsOf, type Models } from './describe.ts'
import { forwardKeys, idOf } from './order.ts'
import { viewsOf } from './views.ts'

/**
 * The steps that make the tables and views of the models. `forward`: whether a foreign key may point at a table that is made
 * later; where it may not, the keys that close a cycle are added at the end. `apart`: whether keys of different tables may have
 * one name.
 */
export function creation(models: Models, forward: boolean, apart = false): Operation[] {
  const tables = definitionsOf(models)
  if (!apart) checkSharedNames(tables)
  const views = viewsOf(models, tables)
  const cut = new Set(forward ? [] : tables.flatMap(forwardKeys(tables)))
  return [
    ...tables.map(table => {
      const foreignKeys = table.foreignKeys.filter(key => !cut.has(key))
      return { kind: 'createTable' as const, table: { ...table, foreignKeys } }
    }),
    ...tables.flatMap(table => table.indexes.map(index => ({ kind: 'createIndex' as const, table, index }))),
    ...tables.flatMap(table =>
      table.foreignKeys
        .filter(key => cut.has(key))
        .map(foreignKey => ({ kind: 'addForeignKey' as const, table, foreignKey })),
    ),
    ...tables.flatMap(table => table.fullTexts.map(index => ({ kind: 'createFullText' as const, table, index }))),
    ...tables.flatMap(comments),
    ...views.map(view => ({ kind: 'createView' as const, view })),
  ]
}

function comments(table: TableDefinition): Operation[] {
  const all = [{ name: null, comment: table.comment }, ...table.columns]
  return all.flatMap(({ name, comment }) =>
    comment === null ? [] : [{ kind: 'comment' as const, table, column: name, text: comment }],
  )
}

/**
 * The steps that remove the views and the tables of the models: full-text indexes last, to which actions of foreign keys
 * still write.
 */
export function removal(models: Models): Operation[] {
  const tables = definitionsOf(models)
  const views = viewsOf(models, tables).toReversed()
  const first: Operation[] = views.length > 0 ? [{ kind: 'dropViews', views }] : []
  if (tables.length === 0) return first
  const self = ({ foreignKeys, ...table }: TableDefinition): boolean =>
    foreignKeys.some(({ target }) => idOf(target) === idOf(table))
  const cyclic = tables.some(self) || tables.flatMap(forwardKeys(tables)).length > 0
  const indexes = tables.flatMap(table =>
    table.fullTexts.map(index => ({ kind: 'dropFullText' as const, table, index })),
  )
  return [...first, { kind: 'dropTables', tables: tables.toReversed(), cyclic }, ...indexes]
}
