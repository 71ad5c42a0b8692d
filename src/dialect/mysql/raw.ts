// Values of SQL written by hand, by the types that MySQL gives its columns: numbers where they are exact, days and times as
// ISO text, decimals and documents as the text that they are.
// Numbers of types: https://dev.mysql.com/doc/dev/mysql-server/latest/field__types_8h.html
import { plainDateTime, plainTime } from './times.ts'

type Parse = (text: string) => unknown

function integer(text: string): number | bigint {
  const value = Number(text)
  return Number.isSafeInteger(value) ? value : BigInt(text)
}

const parsers = /* @__PURE__ */ new Map<number, Parse>([
  [1, Number],
  [2, Number],
  [3, Number],
  [4, Number],
  [5, Number],
  [7, plainDateTime],
  [8, integer],
  [9, Number],
  [11, plainTime],
  [12, plainDateTime],
  [13, Number],
])

const asText: Parse = text => text

/** How the text of a value of this type is read; bytes are not text. */
export const rawParser = (type: number): Parse => parsers.get(type) ?? asText
