// Lists are one parameter, whatever their length: https://dev.mysql.com/doc/refman/8.4/en/json-table-functions.html
import type { Operand, ValueType } from '../../ast/value-type.ts'
import type { Parameterized } from '../dialect.ts'
import { codec } from './codec.ts'
import type { Flavour } from './flavour.ts'
import { columnType, decimalType, isText } from './types.ts'

/** Longer texts are compared row by row with all items, instead of being looked up. */
const LOOKED_UP = 512

/** The longest item that equals anything; 0 where texts may have any length. */
function lengthOf(type: ValueType): number {
  if (!isText(type)) return 0
  const length = Number(/\((\d+)\)/.exec(columnType(type, false))?.[1] ?? 0)
  return length > LOOKED_UP ? 0 : length
}

const isBytes = (type: ValueType): boolean => codec(type).item?.form === 'hex'
const isDocument = ({ kind }: ValueType): boolean => kind === 'json' || kind === 'array'

/** The type of an item, in the form that a column of the type has, or in one that becomes it. */
export function itemType(type: ValueType, { collation }: Flavour): string {
  // MariaDB finds no row by a tuple of an integer and bytes of a fixed length where the list has bytes of any length.
  if (isBytes(type)) return type.kind === 'uuid' ? 'VARCHAR(32)' : 'LONGTEXT'
  // The collation that documents have in MariaDB, where they are text.
  if (isDocument(type)) return 'LONGTEXT COLLATE utf8mb4_bin'
  if (type.kind === 'decimal' && type.storage === undefined) return decimalType(type)
  const name = columnType(type, false)
  if (!isText(type)) return name.toUpperCase()
  return `${lengthOf(type) ? name.toUpperCase() : 'LONGTEXT'} COLLATE ${collation}`
}

/** An item as a value of the type. */
export function itemOf(type: ValueType, { name }: Flavour, item = 'item'): string {
  if (isDocument(type) && name === 'mysql') return `CAST(${item} AS JSON)`
  return isBytes(type) ? `unhex(${item})` : item
}

/** The items of a document as rows. */
export function items(document: string, type: ValueType, flavour: Flavour): string {
  const column = `item ${itemType(type, flavour)} PATH '$'`
  return `SELECT ${itemOf(type, flavour)} FROM JSON_TABLE(${document}, '$[*]' COLUMNS (${column})) AS \`~items\``
}

const characters = (value: unknown): number => Array.from(value as string).length

/** Whether a stored value is short enough to equal anything. MariaDB would cut off what is too long, and find it. */
export function fitting(type: ValueType): (stored: unknown) => boolean {
  const longest = lengthOf(type)
  return stored => longest === 0 || stored === null || characters(stored) <= longest
}

/** Values as a document. */
export function listEncoder(type: ValueType): (values: readonly unknown[]) => string {
  const { encode, item } = codec(type)
  const one = (value: unknown): unknown => {
    const stored = encode ? encode(value as never) : value
    return item ? item.write(stored) : stored
  }
  if (lengthOf(type) === 0) return values => JSON.stringify(values.map(one))
  return values => JSON.stringify(values.map(one).filter(fitting(type)))
}

type Values = readonly unknown[]
const isLong = (value: unknown): boolean => (value as string).length > LOOKED_UP

/** Texts of any length that must not be there: those that can be looked up, and apart from them the long ones. */
function without({ sql, type }: Operand, flavour: Flavour): Parameterized {
  const short = { ...type, maxLength: LOOKED_UP }
  const list = (of: ValueType): string => `${sql} NOT IN (${items('?', of, flavour)})`
  return {
    sql: `(${list(short)} AND ${list(type)})`,
    encode: [
      (values: Values) => JSON.stringify(values.filter(value => !isLong(value))),
      (values: Values) => JSON.stringify(values.filter(isLong)),
    ],
  }
}

export const within =
  (flavour: Flavour) =>
  (operand: Operand, negated: boolean): Parameterized => {
    const { sql, type } = operand
    if (negated && type.kind === 'text' && lengthOf(type) === 0) return without(operand, flavour)
    const list = items('?', type, flavour)
    return { sql: `${sql} ${negated ? 'NOT IN' : 'IN'} (${list})`, encode: [listEncoder(type)] }
  }
