// Values of statements, told apart by what they are: two Dates of one moment are the same.
import { Node } from '../ast/node.ts'

/** A value as a text that equal ones share. Parameters of prepared queries are equal where their names are. */
export function textOf(value: unknown): string {
  if (value instanceof Node) return `parameter ${String(value.a)}`
  if (value instanceof Uint8Array) return `bytes ${value.join()}`
  if (value instanceof Date) return `date ${value.getTime()}`
  const json = (_: string, part: unknown): unknown => (typeof part === 'bigint' ? `bigint ${part}` : part)
  return typeof value === 'object'
    ? `json ${JSON.stringify(value, json)}`
    : `${typeof value} ${String(value as string)}`
}
