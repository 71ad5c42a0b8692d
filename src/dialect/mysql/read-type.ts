// The kinds that read the types of MySQL: the way back from `types.ts`, and what other columns may have.
// https://dev.mysql.com/doc/refman/8.4/en/data-types.html
import type { TypeSchema } from '../../ast/schema.ts'
import type { Flavour } from './flavour.ts'
import { KEY_LENGTH } from './key.ts'

/** A type as the catalogue has it. */
export interface TypeRow {
  /** `int(11) unsigned` */
  readonly name: string
  /** Whether a key, an index or a foreign key contains the column. */
  readonly indexed: boolean
  /** Of texts: whether they compare as ours do. */
  readonly exact: boolean
  /** Whether the column only takes documents. */
  readonly document: boolean
}

const OWN: Readonly<Record<string, TypeSchema>> = {
  smallint: { type: 'integer', bits: 16 },
  int: { type: 'integer', bits: 32 },
  // Only this kind takes all of its values.
  bigint: { type: 'bigint' },
  double: { type: 'real' },
  'tinyint(1)': { type: 'boolean' },
  'datetime(3)': { type: 'timestamp' },
  'time(3)': { type: 'plainTime' },
  date: { type: 'plainDate' },
  json: { type: 'json' },
  longtext: { type: 'text' },
  longblob: { type: 'blob' },
}

/** The kinds of other types, by their names without sizes. */
const OTHER: Readonly<Record<string, TypeSchema>> = {
  tinyint: { type: 'integer', bits: 16 },
  'tinyint unsigned': { type: 'integer', bits: 16 },
  'smallint unsigned': { type: 'integer', bits: 32 },
  mediumint: { type: 'integer', bits: 32 },
  'mediumint unsigned': { type: 'integer', bits: 32 },
  'int unsigned': { type: 'integer' },
  // Half of its values are beyond 64 bits with a sign.
  'bigint unsigned': { type: 'decimal', precision: 20, scale: 0 },
  year: { type: 'integer', bits: 16 },
  float: { type: 'real' },
  'float unsigned': { type: 'real' },
  'double unsigned': { type: 'real' },
  timestamp: { type: 'timestamp' },
  datetime: { type: 'plainDateTime' },
  time: { type: 'plainTime' },
  uuid: { type: 'uuid' },
  char: { type: 'text' },
  varchar: { type: 'text' },
  tinytext: { type: 'text' },
  text: { type: 'text' },
  mediumtext: { type: 'text' },
  set: { type: 'text' },
  inet4: { type: 'text' },
  inet6: { type: 'text' },
  binary: { type: 'blob' },
  varbinary: { type: 'blob' },
  tinyblob: { type: 'blob' },
  blob: { type: 'blob' },
  mediumblob: { type: 'blob' },
  bit: { type: 'blob' },
}

/** Integers without the width in which they are shown. */
const canonical = (name: string): string =>
  name
    .replace(/^((?:small|medium|big)?int|year)\(\d+\)/, '$1')
    .replace(/^tinyint\((?!1\)(?! unsigned))\d+\)/, 'tinyint')
    .replace(/ zerofill$/, '')

const size = (name: string, pattern: RegExp): number[] | null => pattern.exec(name)?.slice(1).map(Number) ?? null

function own(name: string, { indexed, exact, document }: TypeRow): TypeSchema | null {
  if (document) return { type: 'json' }
  if (name === 'char(36)' && exact) return { type: 'uuid' }
  if (indexed && name === `varbinary(${KEY_LENGTH})`) return { type: 'blob' }
  const [length] = size(name, /^varchar\((\d+)\)$/) ?? []
  // The length that a key of no length gets.
  if (length !== undefined)
    return indexed && length === KEY_LENGTH ? { type: 'text' } : { type: 'text', maxLength: length }
  const [precision, scale] = size(name, /^decimal\((\d+),(\d+)\)$/) ?? []
  if (precision !== undefined) return { type: 'decimal', precision, scale: scale as number }
  return Object.hasOwn(OWN, name) ? (OWN[name] as TypeSchema) : null
}

/** The values of `enum('a','it''s')`. */
const valuesOf = (name: string): string[] =>
  Array.from(name.matchAll(/'((?:[^']|'')*)'/g), ([, value = '']) => value.replaceAll("''", "'"))

function other(name: string): TypeSchema {
  if (name.startsWith('enum(')) return { type: 'enum', values: valuesOf(name) }
  const [precision, scale] = size(name, /^decimal\((\d+),(\d+)\) unsigned$/) ?? []
  if (precision !== undefined) return { type: 'decimal', precision, scale: scale as number }
  const [length] = size(name, /^(?:char)\((\d+)\)$/) ?? []
  if (length !== undefined) return { type: 'text', maxLength: length }
  const bare = name.replace(/\(.*\)/, '')
  return Object.hasOwn(OTHER, bare) ? (OTHER[bare] as TypeSchema) : { type: 'custom' }
}

/** The description of a column's type. */
export function readType(row: TypeRow, flavour: Flavour['name']): TypeSchema {
  const name = canonical(row.name)
  return own(name, row) ?? { ...other(name), sqlType: { [flavour]: row.name.includes('zerofill') ? row.name : name } }
}
