// From models to the definitions of their tables: plain data, the same for every database.
import type { ColumnDescription, Constraint, KeyDetails, TableDescription } from '../ast/column.ts'
import type { Node } from '../ast/node.ts'
import type { TableSource } from '../ast/query.ts'
import type {
  ColumnDefinition,
  ForeignKeyDefinition,
  IndexDefinition,
  KeyDefinition,
  TableDefinition,
} from '../ast/operation.ts'
import { DefinitionError } from '../error/definition.ts'
import type { AnyModel, AnyView } from '../model/model-types.ts'
import { constraintName } from '../model/constraint-name.ts'
import { uniqueNames } from '../model/names.ts'
import { ordered } from './order.ts'
import { viewOf } from './views.ts'

/** What defineSchema() answers, or some models of it: `{ Team, Hero }`; and views. */
export interface Models {
  readonly [name: string]: AnyModel | AnyView
}

/** The tables of the models: each after the tables that its foreign keys point at, as far as there are no cycles. */
export function definitionsOf(models: Models): TableDefinition[] {
  const tables = ordered(sourcesOf(models).map(({ table, models: all }) => describeTable(table, all)))
  checkNames(tables)
  return tables
}

const keysOf = ({ uniques, indexes, fullTexts }: TableDefinition): readonly KeyDefinition[] => [
  ...uniques,
  ...indexes,
  ...fullTexts,
]

/** Tables share one space of names, and so do the keys of a table, and its constraints. */
function checkNames(tables: readonly TableDefinition[]): void {
  const take = uniqueNames()
  for (const table of tables) {
    take(inSchema(table, table.name), `the table ${table.name}`)
    const takeKey = uniqueNames()
    const takeOwn = uniqueNames()
    const { primaryKey, uniques, checks, foreignKeys } = table
    for (const { name } of keysOf(table)) takeKey(name, `a key of the table ${table.name}`)
    for (const { name } of [...(primaryKey ? [primaryKey] : []), ...uniques, ...checks, ...foreignKeys])
      takeOwn(name, `a constraint of the table ${table.name}`)
  }
}

const inSchema = ({ schema }: TableDefinition, name: string): string => (schema === null ? name : `${schema}.${name}`)

/** On most databases the keys of all tables share the space of the tables. */
export function checkSharedNames(tables: readonly TableDefinition[]): void {
  const take = uniqueNames()
  for (const table of tables) take(inSchema(table, table.name), `the table ${table.name}`)
  for (const table of tables)
    for (const { name } of keysOf(table)) take(inSchema(table, name), `a key of the table ${table.name}`)
}

/** The tables behind models, each once. */
export function sourcesOf(models: Models): TableSource[] {
  const found = new Map<TableDescription, TableSource>()
  for (const [name, model] of Object.entries(models)) {
    if (viewOf(model)) continue
    const source = (model as Partial<AnyModel> | null)?.$ as Partial<TableSource> | undefined
    if (source?.kind !== 'table' || !source.table) {
      throw new DefinitionError(`${name} is no model: pass what defineSchema() answers, or an object of models`)
    }
    if (source.aliased) throw new DefinitionError(`${name} is an alias: pass the model of ${source.table.model} itself`)
    found.set(source.table, source as TableSource)
  }
  return [...found.values()]
}

/** One table; `models` are those of its schema, by name. */
function describeTable(table: TableDescription, models: TableSource['models']): TableDefinition {
  const { model, name, schema, columns, constraints, options } = table
  const { comment = null, keyName, loose, withoutRowid } = options
  const named: Naming = (kind, parts) => constraintName(kind, name, parts)
  const all = (kind: Constraint['kind']): readonly Constraint[] => [
    ...columns.flatMap(column => ownConstraint(kind, column, models)),
    ...constraints.filter(constraint => constraint.kind === kind),
  ]
  const keys = (kind: 'unique' | 'fullText'): KeyDefinition[] => all(kind).map(constraint => keyOf(constraint, named))
  const primary = table.primaryKey.map(property => (table.byKey.get(property) as ColumnDescription).name)
  const nullable = new Set(
    columns.filter(column => column.nullable || column.details?.nullable).map(column => column.name),
  )
  const definition = {
    model,
    name,
    schema,
    primaryKey: keyName === null ? null : keyOf({ kind: 'primaryKey', columns: primary, name: keyName ?? null }, named),
    uniques: keys('unique'),
    checks: all('check').map(one => ({ name: keyOf(one, named).name, rule: one.rule as Node })),
    foreignKeys: all('foreignKey').map(one => foreignKey(one, models, named)),
    indexes: all('index').map(one => {
      const key = keyOf(one, named)
      return { ...key, nullable: key.columns.filter(column => nullable.has(column)), ...details(one) }
    }),
    fullTexts: keys('fullText'),
    comment,
    ...((loose || withoutRowid) && { options: { loose, withoutRowid } }),
  }
  const { primaryKey, uniques, foreignKeys, indexes } = definition
  const indexed = new Set([primaryKey, ...uniques, ...foreignKeys, ...indexes].flatMap(key => key?.columns ?? []))
  return { ...definition, columns: columns.map(column => describeColumn(column, indexed, named)) }
}

const details = ({ index }: Constraint): Pick<IndexDefinition, 'details'> => (index ? { details: index } : {})

type Naming = (kind: Constraint['kind'], parts: readonly string[]) => string

const keyOf = ({ kind, name, columns }: Constraint, named: Naming): KeyDefinition => ({
  name: name ?? named(kind, columns),
  columns,
})

/** What a column says of itself, as the constraint that it means. */
function ownConstraint(
  kind: Constraint['kind'],
  { name, unique, index, check, references }: ColumnDescription,
  models: TableSource['models'],
): Constraint[] {
  const own = { kind, columns: [name], name: null }
  if (kind === 'check') return check ? [{ ...own, rule: check }] : []
  if (kind !== 'foreignKey') return (kind === 'unique' && unique) || (kind === 'index' && index) ? [own] : []
  if (!references) return []
  const point = references.target.indexOf('.')
  const model = references.target.slice(0, point)
  const there = models.get(model)?.byKey.get(references.target.slice(point + 1)) as ColumnDescription
  return [{ ...own, ...references, target: { model, columns: [there.name] } }]
}

function foreignKey(constraint: Constraint, models: TableSource['models'], named: Naming): ForeignKeyDefinition {
  const { target, onDelete = null, onUpdate = null, foreignKey: own } = constraint
  if (own) return databaseKey({ ...keyOf(constraint, named), targetColumns: target?.columns ?? [] }, own)
  const { model, columns } = target as NonNullable<Constraint['target']>
  const { name, schema } = models.get(model) as TableDescription
  return { ...keyOf(constraint, named), target: { name, schema }, targetColumns: columns, onDelete, onUpdate }
}

function databaseKey(
  key: KeyDefinition & { readonly targetColumns: readonly string[] },
  { target, onDelete, onUpdate, deferrable }: KeyDetails,
): ForeignKeyDefinition {
  const actions = { onDelete: onDelete ?? null, onUpdate: onUpdate ?? null }
  return { ...key, target, ...actions, ...(deferrable && { deferrable }) }
}

function describeColumn(column: ColumnDescription, indexed: ReadonlySet<string>, named: Naming): ColumnDefinition {
  const { name, type, nullable, auto, defaultSql, generatedAs, collate, comment, details: own = {} } = column
  const { sqlType, identity, autoincrement, virtual, typeCheck } = own
  return {
    name,
    type,
    nullable: nullable || own.nullable === true,
    auto: auto || identity === true,
    ...(autoincrement && { autoincrement }),
    ...(sqlType !== undefined && { sqlType }),
    indexed: indexed.has(name),
    default: defaultSql,
    generated: generatedAs,
    ...(virtual && { virtual }),
    collate,
    comment,
    typeCheck: typeCheck === undefined ? named('check', [name, 'type']) : typeCheck,
  }
}
