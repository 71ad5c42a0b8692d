// From one type of a column to another: values that the new type cannot hold are errors, never rounded or cut.
// https://www.postgresql.org/docs/current/sql-altertable.html
import type { ColumnWords } from '../alter.ts'
import { MigrationError } from '../../error/migration.ts'
import { cast, convert } from './convert.ts'
import { numeric } from './number.ts'
import { columnType } from './types.ts'

/** A type by its name, without its size: the families within which Postgres has several names or sizes. */
interface Named {
  readonly family: string
  /** As it stands in a cast. */
  readonly sql: string
  /** Characters, or digits after the point. */
  readonly size: number | null
}

const FAMILIES: Readonly<Record<string, string>> = {
  smallint: 'integer',
  int2: 'integer',
  integer: 'integer',
  int: 'integer',
  int4: 'integer',
  bigint: 'integer',
  int8: 'integer',
  decimal: 'numeric',
  real: 'float',
  float4: 'float',
  'double precision': 'float',
  float8: 'float',
  text: 'text',
  varchar: 'text',
  'character varying': 'text',
  char: 'text',
  character: 'text',
  bpchar: 'text',
  citext: 'text',
  bool: 'boolean',
  'timestamp with time zone': 'timestamptz',
  'timestamp without time zone': 'timestamp',
  'time without time zone': 'time',
}

const SMALL = new Set(['smallint', 'int2', 'integer', 'int', 'int4'])
const SINGLE = new Set(['real', 'float4'])

const bare = (sql: string): string =>
  sql
    .toLowerCase()
    .replace(/\s*\([^)]*\)/, '')
    .trim()

function named({ kind }: ColumnWords): Named {
  const sql = columnType(kind)
  const name = bare(sql)
  const family = FAMILIES[name] ?? name
  const [first, second] = /\(([^)]*)\)/.exec(sql)?.[1]?.split(',').map(Number) ?? []
  return { family, sql, size: (family === 'numeric' && first !== undefined ? (second ?? 0) : first) ?? null }
}

/** The value where it keeps all that there is, and elsewhere an error, which a text makes that is no value of the type. */
const whole = (kept: string, column: string, value: string, { sql }: Named): string =>
  `CASE WHEN ${kept} THEN ${value} ELSE concat('a value does not fit', left(${column}::text, 0))::${sql} END`

type Conversion = (column: string, to: Named, from: Named) => string | null

const plain: Conversion = () => null
const read: Conversion = (column, { sql }) => `${column}::${sql}`

/** Digits after the point. */
function rounded(number: string): Conversion {
  return (column, to) =>
    to.size === null
      ? number
      : whole(`${number} IS NULL OR ${number} = round(${number}, ${to.size})`, column, number, to)
}

/** Shorter fractions of seconds; absent, they have six digits. */
const shorter =
  (moment: (column: string) => string, family: string): Conversion =>
  (column, to, from) => {
    const value = moment(column)
    const cut = to.size !== null && to.size < (from.family === 'text' ? 6 : (from.size ?? 6))
    if (!cut) return value === column ? null : value
    return whole(`${column} IS NULL OR ${value} = ${value}::${family}(${to.size})`, column, value, to)
  }

const same = (column: string): string => column
const utc = (column: string): string => `(${column} AT TIME ZONE 'UTC')`
const as =
  (type: string) =>
  (column: string): string =>
    `${column}::${type}`

const day =
  (moment: (column: string) => string): Conversion =>
  (column, to) =>
    whole(`${column} IS NULL OR ${moment(column)} = ${moment(column)}::date`, column, `${moment(column)}::date`, to)

/** Text that is too long is an error, also where only spaces at its end are too many. */
const text: Conversion = (column, to, from) =>
  to.size === null || (from.size !== null && from.size <= to.size)
    ? null
    : `CASE WHEN length(${column}) > ${to.size} THEN ${column} || '.' ELSE ${column} END`

const integral: Conversion = (column, to) =>
  whole(`${column} IS NULL OR ${column} = trunc(${column})`, column, `${column}::${to.sql}`, to)

const CONVERSIONS: Readonly<Record<string, Conversion>> = {
  'text text': text,
  'integer integer': plain,
  'integer numeric': plain,
  'integer float': (column, to, from) => {
    if (SMALL.has(bare(from.sql)) && !SINGLE.has(bare(to.sql))) return null
    return whole(`${column} IS NULL OR ${column}::${to.sql}::bigint = ${column}`, column, `${column}::${to.sql}`, to)
  },
  'integer boolean': column => `${column}::text::boolean`,
  'numeric integer': integral,
  'numeric numeric': (column, to, from) =>
    to.size === null || (from.size !== null && from.size <= to.size) ? null : rounded(column)(column, to, from),
  'numeric float': (column, to) =>
    whole(`${column} IS NULL OR ${column}::${to.sql}::numeric = ${column}`, column, `${column}::${to.sql}`, to),
  'float integer': integral,
  'float numeric': (column, to, from) => rounded(`${column}::text::numeric`)(column, to, from),
  'float float': (column, to, from) =>
    SINGLE.has(bare(to.sql)) && !SINGLE.has(bare(from.sql))
      ? whole(`${column} IS NULL OR ${column}::${to.sql}::float8 = ${column}`, column, `${column}::${to.sql}`, to)
      : null,
  'boolean integer': column => `${column}::integer`,
  'boolean numeric': column => `${column}::integer`,
  'timestamptz timestamptz': shorter(same, 'timestamptz'),
  'timestamp timestamp': shorter(same, 'timestamp'),
  'time time': shorter(same, 'time'),
  'timestamptz timestamp': shorter(utc, 'timestamp'),
  'timestamp timestamptz': shorter(utc, 'timestamptz'),
  'timestamptz date': day(utc),
  'timestamp date': day(same),
  'date timestamptz': column => `${column}::timestamp AT TIME ZONE 'UTC'`,
  'text numeric': (column, to, from) => rounded(`${column}::numeric`)(column, to, from),
  'text timestamptz': shorter(as('timestamptz'), 'timestamptz'),
  'text timestamp': shorter(as('timestamp'), 'timestamp'),
  'text time': shorter(as('time'), 'time'),
  'text date': day(as('timestamp')),
  'text bytea': column => `convert_to(${column}, 'UTF8')`,
  'bytea text': column => `convert_from(${column}, 'UTF8')`,
}

/** Conversions that Postgres makes by itself, and that lose what nothing brings back. */
const LOSING = new Set(['timestamptz time', 'timestamp time', 'interval time'])

/** Conversions that Postgres makes by itself, and that lose nothing; to texts it makes all that are left. */
const ITS_OWN = new Set(['date timestamp', 'time interval'])

/** Kinds that have several forms. */
const FORMS = new Set(['decimal', 'timestamp', 'plainDateTime', 'uuid'])

/** Another form of the same kind. */
function form(from: ColumnWords, to: ColumnWords, now: Named): string {
  const operand = { sql: from.name, type: from.kind }
  const value = convert(operand, { ...to.kind, id: from.kind.id - 1 })
  const { scale = 0 } = to.kind
  if (from.kind.kind !== 'decimal' || (from.kind.scale ?? 0) <= scale) return value
  const number = numeric(operand)
  return whole(`${number} IS NULL OR ${number} = round(${number}, ${scale})`, from.name, value, now)
}

/** What a value of the old column becomes in the new one; null where Postgres finds it by itself. */
export function conversion(from: ColumnWords, to: ColumnWords, table: string): string | null {
  const [old, now] = [named(from), named(to)]
  const own = from.kind.kind !== 'custom'
  if (from.kind.kind === to.kind.kind && from.kind.storage !== to.kind.storage && FORMS.has(to.kind.kind)) {
    return form(from, to, now)
  }
  const pair = `${old.family} ${now.family}`
  if (LOSING.has(pair)) {
    throw new MigrationError(
      `The column ${table}.${from.schema.name} cannot become ${now.sql} without a loss: say by \`using\` what its values become`,
    )
  }
  // Texts have one form in JavaScript, whatever the session shows.
  if (own && now.family === 'text' && old.family !== 'text' && old.family !== 'bytea' && !old.family.endsWith('[]')) {
    return old.family === 'interval'
      ? null
      : cast({ sql: from.name, type: from.kind }, { ...to.kind, id: -2, kind: 'text' })
  }
  const found = CONVERSIONS[pair]
  if (found) return found(from.name, now, old)
  if (old.family === now.family) return null
  if (old.family.endsWith('[]') && now.family === 'jsonb') return `to_jsonb(${from.name})`
  if (old.family === 'text') return read(from.name, now, old)
  if (isKnown(from, to) && now.family !== 'text' && !ITS_OWN.has(pair) && !convertsItems(from, to, table)) {
    throw new MigrationError(
      `The column ${table}.${from.schema.name} cannot become ${now.sql} by itself: say by \`using\` what its values become`,
    )
  }
  return null
}

const isKnown = (...all: readonly ColumnWords[]): boolean => all.every(({ kind }) => kind.kind !== 'custom')

/** Lists whose items become those of the other without any help. */
function convertsItems(from: ColumnWords, to: ColumnWords, table: string): boolean {
  const [old, now] = [from.kind.item, to.kind.item]
  if (!old || !now) return false
  return conversion({ ...from, kind: old }, { ...to, kind: now }, table) === null
}
