// Columns as builders.
import type { ColumnSchema, DialectName, TypeSchema } from 'isomodel/migrate'
import { constraintName, snakeCase } from 'isomodel/migrate'
import { call, type Layout, literal, object, quoted, template } from '../text/layout.ts'
import { textFor } from './fit.ts'
import type { Imports } from './imports.ts'
import { type Followed, targets } from './keys.ts'
import type { ModelPlan, Naming } from './plan.ts'

export interface ColumnContext {
  readonly model: ModelPlan
  readonly naming: Naming
  readonly dialect: DialectName
  readonly imports: Imports
  readonly followed: readonly Followed[]
}

/** `text(v.maxLength(80)).nullable().unique()` */
export function columnText(column: ColumnSchema, context: ColumnContext): Layout {
  const { model, imports } = context
  const { identity, nullable, name } = column
  const key = model.key.columns.includes(name)
  const auto = isAuto(column, context)
  const parts: Layout[] = [detailed(column, context, { identity: identity === true && !auto, nullable: key })]
  const say = (method: string, ...items: Layout[]): void => void parts.push(call(`.${method}`, ...items))
  if (nullable && !key) say('nullable')
  if (standsOnColumn(column, context)) say('primaryKey')
  if (isPlainKey('unique', model, name)) say('unique')
  if (isPlainIndex(model, name)) say('index')
  const own = context.followed.find(({ key: one, references }) => references && one.columns.includes(name))
  if (own) say('references', ...referenceItems(own, name))
  if (column.default !== undefined) say('defaultSql', sqlOf(column.default, context))
  if (column.generated !== undefined) say('generatedAs', sqlOf(column.generated, context))
  if (column.collate !== undefined) say('collate', literal(column.collate))
  if (column.comment !== undefined) say('comment', quoted(column.comment))
  const property = model.properties.get(name) as string
  if ((context.naming === 'preserve' ? property : snakeCase(property)) !== name) say('named', quoted(name))
  imports.use('table')
  return parts
}

const sqlOf = (text: NonNullable<ColumnSchema['default']>, { dialect, imports }: ColumnContext): string =>
  template(imports.use('sql'), textFor(text, dialect))

/** Keys of one column that models take for numbers that the database makes. */
function isAuto(column: ColumnSchema, { model, followed }: ColumnContext): boolean {
  const { type, identity } = column
  const free = column.default === undefined && column.generated === undefined
  const refers = followed.some(({ key, references }) => references && key.columns.includes(column.name))
  const alone = model.key.columns.length === 1 && model.key.columns[0] === column.name
  return identity === true && alone && (type === 'integer' || type === 'bigint') && free && !refers
}

/** A number that the program gives is a key by a constraint, since on the column it would be one that the database makes. */
function standsOnColumn(column: ColumnSchema, context: ColumnContext): boolean {
  const { columns } = context.model.key
  if (columns.length !== 1 || columns[0] !== column.name || column.type === 'json' || column.type === 'array')
    return false
  const number = column.type === 'integer' || column.type === 'bigint'
  const made = column.default === undefined && column.generated === undefined
  const refers = context.followed.some(({ key, references }) => references && key.columns.includes(column.name))
  return !number || !made || refers || isAuto(column, context)
}

/** Whether the key of a table is said by its column. */
export const keyOnColumn = (context: ColumnContext): boolean =>
  context.model.table.columns.some(column => standsOnColumn(column, context))

/** Whether a unique constraint has the name that a column gives it. */
export function isPlainKey(kind: 'unique', { table }: ModelPlan, name: string): boolean {
  const json = table.columns.some(column => column.name === name && ['json', 'array'].includes(column.type))
  return (
    !json &&
    (table.uniques ?? []).some(
      ({ columns, name: own }) =>
        columns.length === 1 && columns[0] === name && own === constraintName(kind, table.name, columns),
    )
  )
}

export const isPlainIndex = ({ table }: ModelPlan, name: string): boolean =>
  (table.indexes ?? []).some(
    index =>
      Object.keys(index).length === 2 &&
      index.keys.length === 1 &&
      index.keys[0] === name &&
      index.name === constraintName('index', table.name, [name]),
  )

function referenceItems(own: Followed, name: string): Layout[] {
  const at = own.key.columns.indexOf(name)
  const target = quoted(targets(own)[at] as string)
  const { onDelete, onUpdate } = own.key
  if (!own.plain || !(onDelete ?? onUpdate)) return [target]
  return [target, actions(own.key)]
}

export const actions = ({ onDelete, onUpdate }: Pick<Followed['key'], 'onDelete' | 'onUpdate'>): Layout =>
  object([
    ...(onDelete === undefined ? [] : [['onDelete', quoted(onDelete)] as const]),
    ...(onUpdate === undefined ? [] : [['onUpdate', quoted(onUpdate)] as const]),
  ])

/** The builder, with what only the database knows around it. */
function detailed(
  column: ColumnSchema,
  { model, dialect, imports }: ColumnContext,
  taken: { readonly identity: boolean; readonly nullable: boolean },
): Layout {
  const { sqlType, type, autoincrement, virtual, nullable, typeCheck, name } = column
  let made = builder(column, dialect, imports)
  if (sqlType !== undefined && type !== 'custom') {
    const own = typeof sqlType === 'string' ? { [dialect]: sqlType } : sqlType
    made = call(imports.use('sqlType'), made, literal(own))
  }
  const checked = type === 'boolean' || type === 'enum'
  const usual = constraintName('check', model.table.name, [name, 'type'])
  const details = {
    ...(taken.identity && { identity: true }),
    ...(autoincrement && { autoincrement }),
    ...(virtual && { virtual }),
    ...(nullable && taken.nullable && { nullable }),
    ...(checked && typeCheck !== usual && { typeCheck: typeCheck ?? null }),
  }
  return Object.keys(details).length === 0 ? made : call(imports.use('columnDetails'), made, literal(details))
}

/** The builder of a kind with its options. */
function builder(type: TypeSchema, dialect: DialectName, imports: Imports): Layout {
  const { storage, precision, scale, bits, maxLength, values = [], item, sqlType } = type
  const stored = storage === undefined ? [] : [literal({ storage })]
  switch (type.type) {
    case 'text':
      return call(
        imports.use('text'),
        ...(maxLength === undefined ? [] : [`${imports.use('v')}.maxLength(${maxLength})`]),
      )
    case 'integer':
      return call(imports.use('integer'), ...(bits === 32 ? [] : [literal({ bits: bits ?? 53 })]))
    case 'decimal':
      return call(imports.use('decimal'), String(precision ?? 38), String(scale ?? 0), ...stored)
    case 'enum':
      return call(imports.use('enumOf'), ...values.map(quoted))
    case 'json':
      return call(imports.use('json'), `${imports.use('v')}.unknown()`)
    case 'array':
      return call(imports.use('array'), builder(item as TypeSchema, dialect, imports))
    case 'custom':
      imports.use('v')
      return call(
        imports.use('custom'),
        object([
          ['sqlType', quoted(textFor(sqlType ?? '', dialect))],
          ['schema', 'v.unknown()'],
          ['encode', 'value => value'],
          ['decode', 'raw => raw'],
        ]),
      )
    case 'timestamp':
    case 'plainDateTime':
    case 'uuid':
      return call(imports.use(type.type), ...stored)
    default:
      return call(imports.use(type.type))
  }
}
