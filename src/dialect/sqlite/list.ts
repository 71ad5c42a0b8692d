// The lists that `in` looks a value up in: one parameter, whatever their length.
import type { Operand, ValueType } from '../../ast/value-type.ts'
import type { Parameterized } from '../dialect.ts'
import { codec } from './codec.ts'

/** A list of values is one parameter: https://sqlite.org/json1.html#jeach. */
export function within({ sql: left, type }: Operand, negated: boolean): Parameterized {
  const sql = `${left} ${negated ? 'NOT IN' : 'IN'} (SELECT ${listItem(type)} FROM json_each(?))`
  const { encode, item } = codec(type)
  if (!encode && !item) return { sql, encode: [plainTexts] }
  const one = (value: unknown): unknown => {
    const stored = encode ? encode(value as never) : value
    return item ? item.write(stored) : stored
  }
  return { sql, encode: [(values: readonly unknown[]) => JSON.stringify(values.map(one))] }
}

/** Values that are what JSON makes of them. */
const plainTexts = (values: readonly unknown[]): string => JSON.stringify(values)

const ITEMS = { digits: 'CAST(value AS INTEGER)', hex: 'unhex(value)', any: 'value' }

/** One of the values, in the form that a column of the type has. */
export const listItem = (type: ValueType): string => ITEMS[codec(type).item?.form ?? 'any']
