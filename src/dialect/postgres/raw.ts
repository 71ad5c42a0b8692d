// Values of SQL written by hand, by the types that Postgres gives its columns: numbers where they are exact, moments and
// durations as ISO text, decimals and documents as the text that they are.
// Numbers of types: https://github.com/postgres/postgres/blob/master/src/include/catalog/pg_type.dat
import { parseArray } from './array-text.ts'
import { bytesOf } from './bytes.ts'
import { moment, plainDateTime, plainTime } from './times.ts'

type Parse = (text: string) => unknown

function integer(text: string): number | bigint {
  const value = Number(text)
  return Number.isSafeInteger(value) ? value : BigInt(text)
}

const boolean = (text: string): boolean => text === 't'

function instant(text: string): string {
  // Infinity is no moment, and a session may write dates in its own way: both stay what they are.
  try {
    return moment(text).toISOString()
  } catch {
    return text
  }
}

const SCALARS: readonly (readonly [number, number, Parse])[] = [
  [16, 1000, boolean],
  [17, 1001, bytesOf],
  [20, 1016, integer],
  [21, 1005, Number],
  [23, 1007, Number],
  [26, 1028, Number],
  [700, 1021, Number],
  [701, 1022, Number],
  [1083, 1183, plainTime],
  [1114, 1115, plainDateTime],
  [1184, 1185, instant],
]
const TEXTS = [1002, 1003, 1009, 1014, 1015, 1182, 1187, 1231, 199, 3807, 2951]

const parsers = /* @__PURE__ */ new Map<number, Parse>([
  ...SCALARS.map(([oid, , parse]): [number, Parse] => [oid, parse]),
  ...SCALARS.map(([, array, parse]): [number, Parse] => [array, items(parse)]),
  ...TEXTS.map((oid): [number, Parse] => [oid, items(text => text)]),
])

function items(parse: Parse): Parse {
  const one = (item: unknown): unknown =>
    item === null ? null : Array.isArray(item) ? item.map(one) : parse(item as string)
  return text => parseArray(text).map(one)
}

const asText: Parse = text => text

/** How the text of a value of this type is read. */
export const rawParser = (oid: number): Parse => parsers.get(oid) ?? asText

/** Reads each cell of rows, which are texts, by the type of its column: in place. */
export function parseRows(rows: readonly unknown[][], oids: readonly number[]): void {
  const parse = oids.map(rawParser)
  for (const row of rows) {
    for (let at = 0; at < row.length; at++) {
      if (row[at] !== null) row[at] = (parse[at] as Parse)(row[at] as string)
    }
  }
}
