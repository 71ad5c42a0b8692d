// The kinds that read the types of Postgres: the way back from `types.ts`, and what other columns may have.
// https://www.postgresql.org/docs/current/datatype.html
import type { TypeSchema } from '../../ast/schema.ts'

/** A type as the catalogue has it; `name` is what format_type() prints. */
export interface TypeRow {
  readonly name: string
  /** The values of an enum, or those of its items. */
  readonly labels?: readonly string[]
  /** What a domain is made of. */
  readonly base?: string
}

/** Types that our own columns have. */
const OWN: Readonly<Record<string, TypeSchema>> = {
  text: { type: 'text' },
  smallint: { type: 'integer', bits: 16 },
  integer: { type: 'integer', bits: 32 },
  // Only this kind takes all of its values.
  bigint: { type: 'bigint' },
  'double precision': { type: 'real' },
  boolean: { type: 'boolean' },
  'timestamp(3) with time zone': { type: 'timestamp' },
  'timestamp(3) without time zone': { type: 'plainDateTime' },
  'time(3) without time zone': { type: 'plainTime' },
  date: { type: 'plainDate' },
  interval: { type: 'interval' },
  uuid: { type: 'uuid' },
  jsonb: { type: 'json' },
  bytea: { type: 'blob' },
}

/** The kinds of other types, by their names without sizes. */
const OTHER: Readonly<Record<string, TypeSchema>> = {
  'character varying': { type: 'text' },
  character: { type: 'text' },
  bpchar: { type: 'text' },
  name: { type: 'text' },
  '"char"': { type: 'text' },
  citext: { type: 'text' },
  real: { type: 'real' },
  'timestamp with time zone': { type: 'timestamp' },
  'timestamp without time zone': { type: 'plainDateTime' },
  'time without time zone': { type: 'plainTime' },
  json: { type: 'json' },
}

/** The length of a type that has one. */
const sized = /^(character varying|character)\((\d+)\)$/
/** Digits in all, and behind the point; where Postgres takes more of those than of all, no decimal of ours has them. */
const numeric = /^numeric\((\d+),(\d+)\)$/

function own(name: string): TypeSchema | null {
  if (Object.hasOwn(OWN, name)) return OWN[name] as TypeSchema
  const [, text, length] = sized.exec(name) ?? []
  if (text === 'character varying') return { type: 'text', maxLength: Number(length) }
  const [, precision, scale] = numeric.exec(name) ?? []
  return precision && Number(scale) <= Number(precision)
    ? { type: 'decimal', precision: Number(precision), scale: Number(scale) }
    : null
}

/** The kind of a type that no column of ours has, without the type; null where no kind reads it. */
function other(name: string): TypeSchema | null {
  const [, , length] = sized.exec(name) ?? []
  if (length) return { type: 'text', maxLength: Number(length) }
  const bare = name.replace(/\(.*?\)/, '')
  if (Object.hasOwn(OTHER, bare)) return OTHER[bare] as TypeSchema
  return bare.startsWith('interval ') ? { type: 'interval' } : null
}

/** The description of a column's type. */
export function readType({ name, labels, base }: TypeRow): TypeSchema {
  const sqlType = { postgres: name }
  const items = name.endsWith('[]')
  if (labels && !items) return { type: 'enum', values: labels, sqlType }
  if (items) return readArray(name.slice(0, -2), labels)
  const found = own(name)
  if (found) return found
  const kind = other(name) ?? (base === undefined ? null : (own(base) ?? other(base)))
  return { ...(kind ?? { type: 'custom' }), sqlType }
}

/** Arrays are of one dimension, as far as Postgres says; those of items that no kind reads are custom. */
function readArray(name: string, labels: readonly string[] | undefined): TypeSchema {
  const sqlType = { postgres: `${name}[]` }
  if (labels) return { type: 'array', item: { type: 'enum', values: labels }, sqlType }
  const found = own(name)
  if (found) return { type: 'array', item: found }
  const item = other(name)
  return item ? { type: 'array', item, sqlType } : { type: 'custom', sqlType }
}
