// One value in several stored forms: what an operand has to become so that two of them can meet.
import type { Operand, ValueKind, ValueType } from '../../ast/value-type.ts'
import { words } from './form.ts'

/** The stored form of one type from that of another of the same kind; SQL that needs nothing stays as it is. */
export function convert(from: Operand, to: ValueType): string {
  if (from.type.id === to.id || from.type.kind === 'unknown') return from.sql
  return to.sql?.convert?.(from, to, words) ?? from.sql
}

/** The text that the value has in JavaScript, whatever its column stores. */
export function toText(from: Operand): string {
  const { kind, sql } = from.type
  if (kind === 'text' || kind === 'enum') return from.sql
  return sql?.castTo?.text?.(from, words) ?? `CAST(${from.sql} AS TEXT)`
}

const NAMES: Partial<Record<ValueKind, string>> = { text: 'TEXT', integer: 'INTEGER', bigint: 'INTEGER', real: 'REAL' }

/** An explicit cast (https://sqlite.org/lang_expr.html#castexpr), by way of the forms that our types have. */
export function cast(from: Operand, to: ValueType): string {
  if (from.type.kind === to.kind) return convert(from, to)
  if (to.kind === 'real') return asReal(from, true)
  const own = from.type.sql?.castTo?.[to.kind]
  if (own) return own(from, words)
  const name = NAMES[to.kind]
  return to.sql?.cast?.(from, to, words) ?? (name ? `CAST(${from.sql} AS ${name})` : from.sql)
}

/** A number of another kind as the number it means; other operands as they are, or (`force`) cast. */
export function asReal(from: Operand, force = false): string {
  return from.type.sql?.real?.(from, words) ?? (force ? `CAST(${from.sql} AS REAL)` : from.sql)
}
