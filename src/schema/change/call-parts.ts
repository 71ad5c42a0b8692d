// Parts of descriptions as constructors take them.
import type {
  ColumnSchema,
  ForeignKeySchema,
  IndexSchema,
  KeySchema,
  TableSchema,
  TypeSchema,
} from '../../ast/schema.ts'
import { constraintName } from '../../model/constraint-name.ts'
import type { Named } from './find.ts'
import { columnOfKey } from './lists.ts'

type Input = Readonly<Record<string, unknown>>

/** A name, or an object where there is a schema. */
export const ref = ({ name, schema }: Named): unknown => (schema === undefined ? name : { name, schema })

/** What there is of it; undefined where there is nothing. */
export function some(all: Input): Input | undefined {
  const entries = Object.entries(all).filter(([, value]) => value !== undefined)
  return entries.length > 0 ? Object.fromEntries(entries) : undefined
}

type Kind = Parameters<typeof constraintName>[0]

/** The name, where it is not the usual one. */
export const nameOption = (kind: Kind, table: Named, { name, columns }: KeySchema): Input | undefined =>
  name === constraintName(kind, table.name, columns) ? undefined : { name }

function typeInput({ item, bits, ...type }: TypeSchema): Input {
  const rest: Input = item === undefined ? type : { ...type, item: typeInput(item) }
  if (type.type !== 'integer' || bits === 32) return rest
  return { ...rest, bits: bits ?? 53 }
}

export function columnInput(table: Named, { name, typeCheck, ...column }: ColumnSchema): Input {
  const usual = typeCheck === constraintName('check', table.name, [name, 'type'])
  return { ...typeInput(column), ...(typeCheck !== undefined && !usual && { typeCheck }) }
}

const keyInput = (kind: Kind, table: Named, key: KeySchema): unknown =>
  nameOption(kind, table, key) ? { columns: key.columns, name: key.name } : key.columns

export function indexInput(table: Named, { name, ...index }: IndexSchema): Input {
  const columns = index.keys.flatMap(key => columnOfKey(key) ?? [])
  const usual = columns.length === index.keys.length && name === constraintName('index', table.name, columns)
  return usual ? index : { ...index, name }
}

/** Only the columns, where there is nothing else. */
function indexItem(table: Named, index: IndexSchema): unknown {
  const input = indexInput(table, index)
  return Object.keys(input).length === 1 && index.keys.every(key => typeof key === 'string') ? index.keys : input
}

export function foreignKeyInput(table: Named, key: ForeignKeySchema): { columns: unknown; references: Input } {
  const { name, columns, table: target, schema, targetColumns, ...rest } = key
  const references = { table: ref({ name: target, schema }), columns: targetColumns, ...rest }
  return { columns, references: { ...references, ...nameOption('foreignKey', table, { name, columns }) } }
}

export function tableInput(table: TableSchema): Input {
  const { columns, primaryKey, uniques, indexes, checks, foreignKeys, fullTexts, comment, loose, withoutRowid } = table
  const usual = columns.some(({ identity }) => identity) && primaryKey && !nameOption('primaryKey', table, primaryKey)
  return some({
    columns: Object.fromEntries(columns.map(column => [column.name, columnInput(table, column)])),
    primaryKey: usual || !primaryKey ? undefined : keyInput('primaryKey', table, primaryKey),
    uniques: uniques?.map(key => keyInput('unique', table, key)),
    indexes: indexes?.map(index => indexItem(table, index)),
    checks: checks && Object.fromEntries(checks.map(({ name, rule }) => [name, rule])),
    foreignKeys: foreignKeys?.map(key => foreignKeyInput(table, key)),
    fullTexts: fullTexts?.map(key => keyInput('fullText', table, key)),
    comment,
    loose,
    withoutRowid,
  }) as Input
}
