// Lists are one parameter, whatever their length: https://dev.mysql.com/doc/refman/8.4/en/json-table-functions.html
import type { Operand, ValueType } from '../../ast/value-type.ts'
import type { Parameterized } from '../dialect.ts'
import { codec } from './codec.ts'
import type { Flavour } from './flavour.ts'
import { columnType, isText } from './types.ts'

/** Longer texts are compared row by row with all items, instead of being looked up. */
const LOOKED_UP = 512

/** The type of an item, in the form that a column of the type has. */
function itemType(type: ValueType, { collation }: Flavour): string {
  if (isBytes(type)) return 'LONGTEXT'
  if (type.kind === 'decimal' && type.storage === undefined) return `DECIMAL(65, ${type.scale ?? 0})`
  if (!isText(type)) return columnType(type, false)
  return `${lengthOf(type) ? columnType(type, false) : 'LONGTEXT'} COLLATE ${collation}`
}

/** The longest item that equals anything; 0 where texts may have any length. */
const lengthOf = (type: ValueType): number => {
  const length = Number(/\((\d+)\)/.exec(columnType(type, false))?.[1] ?? 0)
  return length > LOOKED_UP ? 0 : length
}

const isBytes = (type: ValueType): boolean => codec(type).item?.form === 'hex'

/** The items of a document as rows. */
export function items(document: string, type: ValueType, flavour: Flavour): string {
  const column = `item ${itemType(type, flavour)} PATH '$'`
  return `SELECT ${isBytes(type) ? 'unhex(item)' : 'item'} FROM JSON_TABLE(${document}, '$[*]' COLUMNS (${column})) AS items`
}

/** MariaDB would cut off what is too long, and find it. */
const fits =
  (length: number) =>
  (value: unknown): boolean =>
    length === 0 || typeof value !== 'string' || Array.from(value).length <= length

/** Values as a document. */
export function listEncoder(type: ValueType): (values: readonly unknown[]) => string {
  const { encode, item } = codec(type)
  const one = (value: unknown): unknown => {
    const stored = encode ? encode(value as never) : value
    return item ? item.write(stored) : stored
  }
  const short = fits(isText(type) ? lengthOf(type) : 0)
  return values => JSON.stringify(values.map(one).filter(short))
}

export const within =
  (flavour: Flavour) =>
  ({ sql, type }: Operand, negated: boolean): Parameterized => ({
    sql: `${sql} ${negated ? 'NOT IN' : 'IN'} (${items('?', type, flavour)})`,
    encode: [listEncoder(type)],
  })
