// What a change of a type can cost.
import type { TypeSchema } from '../../ast/schema.ts'
import { sameJson } from './json.ts'

/** What of the values of one type has no room in the other, in words; null where all of them have. */
export function narrowing(from: TypeSchema, to: TypeSchema): string | null {
  if (!sameJson(from.sqlType, to.sqlType)) return 'what the type of the database had and the new one has not'
  if (to.type === 'text') return toText(from, to.maxLength)
  if (from.type === to.type) return within(from, to)
  const digits = from.type === 'boolean' ? 1 : digitsOf(from)
  if (digits !== undefined && NUMBERS.includes(to.type)) return toNumber(from, to, digits)
  const days = DAYS[to.type]
  if (days && from.type in days) return days[from.type] ?? null
  return `values that are no ${WORDS[to.type] ?? to.type}`
}

const WORDS: Readonly<Partial<Record<TypeSchema['type'], string>>> = {
  integer: 'integer',
  bigint: 'integer',
  real: 'number',
  decimal: 'number',
  plainDate: 'date',
  plainTime: 'time',
  plainDateTime: 'date and time',
  enum: 'allowed value',
}

/** By what a moment becomes, and what it was. */
const DAYS: { readonly [to: string]: { readonly [from: string]: string | null } } = {
  plainDate: { timestamp: 'the time of day', plainDateTime: 'the time of day' },
  plainTime: { timestamp: 'the day', plainDateTime: 'the day' },
  plainDateTime: { timestamp: null, plainDate: null },
  timestamp: { plainDateTime: null, plainDate: null },
}

const NUMBERS: readonly string[] = ['integer', 'bigint', 'real', 'decimal']
/** The most digits that a number of so many bits has. */
const LONGEST: Readonly<Record<number, number>> = { 16: 5, 32: 10, 53: 16 }

/** How many digits before the point values have at most. */
function digitsOf({ type, bits, precision = 0, scale = 0 }: TypeSchema): number | undefined {
  if (type === 'decimal') return precision - scale
  return type === 'integer' ? LONGEST[bits ?? 53] : type === 'bigint' ? 19 : type === 'real' ? Infinity : undefined
}

const LARGE = 'numbers that are too large'
const POINT = 'digits after the point'

function toNumber(from: TypeSchema, to: TypeSchema, digits: number): string | null {
  const { scale = 0, precision = 0 } = from
  const broken = from.type === 'real' || (from.type === 'decimal' && scale > 0)
  if (to.type === 'real') return precision > 15 || from.type === 'bigint' ? 'digits beyond the fifteenth' : null
  if (to.type === 'decimal') {
    if (digits > (to.precision ?? 0) - (to.scale ?? 0)) return LARGE
    return scale > (to.scale ?? 0) ? POINT : null
  }
  if (broken) return POINT
  if (to.type === 'bigint') return digits > 18 ? LARGE : null
  return digits < (LONGEST[to.bits ?? 53] ?? 0) ? null : LARGE
}

/** Of one kind: less of the same. */
function within(from: TypeSchema, to: TypeSchema): string | null {
  switch (to.type) {
    case 'integer':
      return (to.bits ?? 53) < (from.bits ?? 53) ? LARGE : null
    case 'decimal':
      return toNumber(from, to, digitsOf(from) ?? 0)
    case 'enum': {
      const gone = (from.values ?? []).filter(value => !to.values?.includes(value))
      return gone.length > 0 ? `the values ${gone.join(', ')}` : null
    }
    case 'array':
      return from.item && to.item ? narrowing(from.item, to.item) : null
    default:
      return null
  }
}

/** The longest text that a value of the kind becomes. */
const LENGTHS: Readonly<Partial<Record<TypeSchema['type'], number>>> = {
  integer: 17,
  bigint: 20,
  boolean: 5,
  timestamp: 30,
  plainDate: 10,
  plainTime: 15,
  plainDateTime: 30,
  uuid: 36,
}

function toText({ type, maxLength, precision = 0, values = [] }: TypeSchema, limit = Infinity): string | null {
  // SQLite writes fifteen digits of seventeen: https://sqlite.org/floatingpoint.html
  if (type === 'real') return 'digits beyond the fifteenth'
  if (type === 'blob' || type === 'array' || type === 'interval') return 'values that are no text'
  const enums = type === 'enum' ? Math.max(0, ...values.map(value => value.length)) : undefined
  const decimal = type === 'decimal' ? precision + 3 : undefined
  const longest = (type === 'text' ? maxLength : (enums ?? decimal ?? LENGTHS[type])) ?? Infinity
  return longest > limit ? `texts of more than ${limit} characters` : null
}
