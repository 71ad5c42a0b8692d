// What stands in the constraints of a table: keys, checks and indexes that no column says of itself.
import type { IndexKeySchema, IndexSchema, KeySchema, TableSchema } from 'isomodel/migrate'
import { constraintName } from 'isomodel/migrate'
import { array, call, type Layout, literal, quoted, template } from '../text/layout.ts'
import { actions, type ColumnContext, isPlainIndex, isPlainKey, keyOnColumn } from './column.ts'
import { textFor } from './fit.ts'
import type { Keys } from './keys.ts'
import { targets } from './keys.ts'

export interface TableContext extends ColumnContext {
  readonly keys: Keys
}

/** `t.teamId`; names of properties are identifiers. */
const refTo = ({ model }: ColumnContext, name: string): string => `t.${model.properties.get(name) as string}`

const refs = (context: ColumnContext, names: readonly string[]): string[] => names.map(name => refTo(context, name))

/** A layout with the name that it has in the database, where that is no other. */
const named = (layout: Layout, own: string, usual: string): Layout =>
  own === usual ? layout : [layout, call('.named', quoted(own))]

export function constraintsOf(context: TableContext): Layout[] {
  const { table, key } = context.model
  const known = (columns: readonly string[]): boolean => columns.every(name => context.model.properties.has(name))
  const on = <K extends KeySchema>(keys: readonly K[] | undefined): readonly K[] =>
    (keys ?? []).filter(one => known(one.columns))
  return [
    ...(keyOnColumn(context) ? [] : [call(context.imports.use('primaryKey'), ...refs(context, key.columns))]),
    ...on(table.uniques).flatMap(unique => uniqueText(unique, context)),
    ...(table.checks ?? []).map(({ name, rule }) =>
      call(
        context.imports.use('check'),
        quoted(name),
        template(`${context.imports.use('sql')}<boolean>`, textFor(rule, context.dialect)),
      ),
    ),
    ...foreignKeys(context),
    ...(table.indexes ?? []).flatMap(index => indexText(index, context, known)),
    ...on(table.fullTexts).map(one =>
      named(
        call(context.imports.use('fullText'), ...refs(context, one.columns)),
        one.name,
        constraintName('fullText', table.name, one.columns),
      ),
    ),
  ]
}

function uniqueText({ name, columns }: KeySchema, context: ColumnContext): Layout[] {
  const { model, imports } = context
  const usual = constraintName('unique', model.table.name, columns)
  if (columns.length === 1 && name === usual && isPlainKey('unique', model, columns[0] as string)) return []
  return [named(call(imports.use('unique'), ...refs(context, columns)), name, usual)]
}

function foreignKeys(context: TableContext): Layout[] {
  const { imports, keys, model } = context
  const list = (names: readonly string[]): Layout => array(refs(context, names))
  const followed = keys.followed.filter(({ plain }) => !plain)
  return [
    ...followed.map((one): Layout => {
      const { columns, name, onDelete, onUpdate } = one.key
      const options = onDelete || onUpdate ? [actions(one.key)] : []
      const made = call(imports.use('foreignKey'), list(columns), array(targets(one).map(quoted)), ...options)
      return named(made, name, constraintName('foreignKey', model.table.name, columns))
    }),
    ...keys.others.map(({ name, columns, table, schema, targetColumns, onDelete, onUpdate, deferrable }): Layout => {
      const options = {
        table,
        ...(schema !== undefined && { schema }),
        columns: targetColumns,
        ...(onDelete && { onDelete }),
        ...(onUpdate && { onUpdate }),
        ...(deferrable && { deferrable }),
      }
      const made = call(imports.use('databaseKey'), list(columns), literal(options))
      return named(made, name, constraintName('foreignKey', model.table.name, columns))
    }),
  ]
}

function indexText(index: IndexSchema, context: ColumnContext, known: (names: readonly string[]) => boolean): Layout[] {
  const { name, keys, unique, where, include = [], method, nullsNotDistinct } = index
  const { imports, model, dialect } = context
  const columns = keys.flatMap(key => (typeof key === 'string' ? key : (key.column ?? [])))
  if (!known([...columns, ...include])) return []
  if (
    columns.length === 1 &&
    isPlainIndex(model, columns[0] as string) &&
    name === constraintName('index', model.table.name, columns)
  )
    return []
  const parts: Layout[] = [
    call(imports.use(unique ? 'uniqueIndex' : 'index'), ...keys.map(key => keyText(key, context))),
  ]
  if (where !== undefined)
    parts.push(call('.where', template(`${imports.use('sql')}<boolean>`, textFor(where, dialect))))
  if (include.length > 0) parts.push(call('.include', ...refs(context, include)))
  if (method !== undefined) parts.push(call('.using', quoted(method)))
  if (nullsNotDistinct) parts.push(call('.nullsNotDistinct'))
  const plain = columns.length === keys.length
  const usual = plain ? constraintName(unique ? 'unique' : 'index', model.table.name, columns) : undefined
  if (name !== usual) parts.push(call('.named', quoted(name)))
  return [parts]
}

function keyText(key: string | IndexKeySchema, context: ColumnContext): Layout {
  if (typeof key === 'string') return refTo(context, key)
  const { column, sql = '', descending, nulls, collate, operators, length } = key
  const { imports, dialect } = context
  const base =
    column === undefined
      ? template(`${imports.use('sql')}${descending || nulls ? '<string>' : ''}`, textFor(sql, dialect))
      : refTo(context, column)
  const order = nulls === undefined ? '' : `{ nulls: '${nulls}' }`
  const sorted = descending || nulls ? `${base}.${descending ? 'desc' : 'asc'}(${order})` : base
  const more = {
    ...(collate !== undefined && { collate }),
    ...(operators !== undefined && { operators }),
    ...(length !== undefined && { length }),
  }
  return Object.keys(more).length === 0 ? sorted : call(imports.use('indexKey'), sorted, literal(more))
}

/** What follows the columns: name of the key, comment, ways of SQLite and constraints. */
export function optionsOf(context: TableContext): Layout[] {
  const { table, key } = context.model
  const constraints = constraintsOf(context)
  const option = <K extends keyof TableSchema>(name: K): (readonly [string, Layout])[] =>
    table[name] === undefined ? [] : [[name, literal(table[name])]]
  const entries = [
    ...option('schema'),
    ...option('comment'),
    ...keyName(table, key.own),
    ...option('loose'),
    ...option('withoutRowid'),
    ...(constraints.length > 0
      ? [
          [
            'constraints',
            [`${usesTable(constraints) ? 't' : '()'} => `, array(constraints, constraints.length > 1)],
          ] as const,
        ]
      : []),
  ]
  return entries.length > 0
    ? [{ open: '{', close: '}', spaced: true, items: entries.map(([name, value]) => [`${name}: `, value]) }]
    : []
}

function keyName({ name, primaryKey }: TableSchema, own: boolean): (readonly [string, Layout])[] {
  if (!own || !primaryKey) return [['keyName', 'null']]
  return primaryKey.name === constraintName('primaryKey', name, primaryKey.columns)
    ? []
    : [['keyName', quoted(primaryKey.name)]]
}

/** Checks are SQL, and name no property. */
const usesTable = (layouts: readonly Layout[]): boolean =>
  layouts.some(layout => {
    if (typeof layout === 'string') return layout.startsWith('t.')
    return !('note' in layout) && usesTable('items' in layout ? layout.items : layout)
  })
