// Names of types in their one spelling.
import { lex, type Token } from './lex.ts'
import { nameText, stringText } from './print.ts'

type Names = Readonly<Record<string, string>>

/** https://www.postgresql.org/docs/current/datatype.html#DATATYPE-TABLE */
const POSTGRES: Names = {
  int: 'integer',
  int4: 'integer',
  int8: 'bigint',
  int2: 'smallint',
  serial: 'integer',
  serial4: 'integer',
  bigserial: 'bigint',
  serial8: 'bigint',
  smallserial: 'smallint',
  serial2: 'smallint',
  float: 'double precision',
  float8: 'double precision',
  float4: 'real',
  decimal: 'numeric',
  dec: 'numeric',
  bool: 'boolean',
  varchar: 'character varying',
  'char varying': 'character varying',
  char: 'character',
  varbit: 'bit varying',
  timestamptz: 'timestamp with time zone',
  timestamp: 'timestamp without time zone',
  timetz: 'time with time zone',
  time: 'time without time zone',
}

/** https://dev.mysql.com/doc/refman/8.4/en/other-vendor-data-types.html */
const MYSQL: Names = {
  integer: 'int',
  int4: 'int',
  int1: 'tinyint',
  int2: 'smallint',
  int3: 'mediumint',
  middleint: 'mediumint',
  int8: 'bigint',
  dec: 'decimal',
  numeric: 'decimal',
  fixed: 'decimal',
  real: 'double',
  'double precision': 'double',
  float8: 'double',
  float4: 'float',
  character: 'char',
  'character varying': 'varchar',
  'char varying': 'varchar',
  long: 'mediumtext',
  bool: 'tinyint(1)',
  boolean: 'tinyint(1)',
}

const SQLITE: Names = { int: 'integer' }

/** What a type has where nothing is said. */
const POSTGRES_SIZES: Names = { character: '1', bit: '1' }
const MYSQL_SIZES: Names = { char: '1', binary: '1', bit: '1', decimal: '10,0' }
const INTEGERS = new Set(['tinyint', 'smallint', 'mediumint', 'int', 'bigint', 'year'])

interface Parts {
  /** Words before the brackets, what is in them, and words behind. */
  readonly name: string
  readonly sizes: readonly string[]
  readonly rest: string
}

/** A quoted name that is also a word for a type keeps its quotes: `"char"` is no `char`. */
function word({ kind, text }: Token): string {
  if (kind === 'string') return stringText(text)
  if (kind !== 'name') return text
  return Object.hasOwn(POSTGRES, text) ? `"${text}"` : nameText(text)
}

function partsOf(dialect: string, text: string): Parts {
  const words: string[] = []
  const sizes: string[] = []
  const rest: string[] = []
  let place = words
  for (const token of lex(text, dialect)) {
    if (token.text === '(' && token.kind === 'symbol' && place === words) place = sizes
    else if (token.text === ')' && token.kind === 'symbol' && place === sizes) place = rest
    else if (token.text !== ',' || token.kind !== 'symbol') place.push(word(token))
  }
  return { name: joined(words), sizes, rest: joined(rest) }
}

const joined = (words: readonly string[]): string =>
  words
    .join(' ')
    .replace(/ ?\. ?/g, '.')
    .replace(/ ?\[ ?(?:\d+ ?)?\]/g, '[]')

function postgresType(text: string): string {
  const { name: words, sizes, rest } = partsOf('postgres', text.replace(/\barray(?:\[\d*\])?\s*$/i, '[]'))
  const items = /(?:\[\])+$/.exec(rest || words)?.[0] ?? ''
  const bare = (rest === '' ? words.slice(0, words.length - items.length) : words).trim()
  const suffix = (rest === '' ? '' : rest.slice(0, rest.length - items.length)).trim()
  const whole = [bare.replace(/^pg_catalog\./, ''), suffix].filter(Boolean).join(' ')
  const name = POSTGRES[whole] ?? whole
  return sized(name, POSTGRES_SIZES, sizesOf(name, sizes)) + (items ? '[]' : '')
}

/** `numeric(10)` has no digits after the point, and times have six unless they say so. */
function sizesOf(name: string, sizes: readonly string[]): readonly string[] {
  if (name === 'numeric' && sizes.length === 1) return [...sizes, '0']
  return /^(?:time|interval)/.test(name) && sizes[0] === '6' ? [] : sizes
}

/** The sizes stand behind the first word of times, and at the end of others. */
function sized(name: string, defaults: Names, sizes: readonly string[]): string {
  const inside = sizes.length > 0 ? sizes.join(',') : defaults[name]
  if (inside === undefined) return name
  const time = /^(time|timestamp)( .*)$/.exec(name)
  return time ? `${time[1]}(${inside})${time[2]}` : `${name}(${inside})`
}

/** How a column sorts and writes letters is no part of its type. */
const LETTERS = /\b(?:character set|charset|collate) \S+/g

function mysqlType(text: string): string {
  const { name: words, sizes, rest } = partsOf('mysql', text)
  const behind = `${rest} `.replace(LETTERS, '').trim()
  const [first, ...others] = words
    .replace(LETTERS, '')
    .trim()
    .split(/ (?=unsigned|zerofill|signed)/) as [string]
  const name = MYSQL[first] ?? first
  const marks = [...others, behind].join(' ').replace(/\bsigned\b/g, '')
  // How wide integers are shown says nothing, but for the one that means a boolean.
  const shown = INTEGERS.has(name) && !(name === 'tinyint' && sizes[0] === '1' && !marks.includes('unsigned'))
  const kept = shown ? [] : name === 'decimal' && sizes.length === 1 ? [...sizes, '0'] : sizes
  const none = /^(?:time|datetime|timestamp)$/.test(name) && kept[0] === '0'
  return [sized(name, MYSQL_SIZES, none ? [] : kept), marks.replace(/\s+/g, ' ').trim()].filter(Boolean).join(' ')
}

function sqliteType(text: string): string {
  const { name, sizes, rest } = partsOf('sqlite', text)
  return [sized(SQLITE[name] ?? name, {}, sizes), rest].filter(Boolean).join(' ')
}

/**
 * The canonical name of a type, as the server prints it: `int4` is `integer` on Postgres, `int(11)` is `int` on MySQL.
 * Names of types that users made keep their quotes where they need them.
 */
export function normalType(dialectName: string, text: string): string {
  if (dialectName === 'postgres') return postgresType(text)
  return dialectName === 'sqlite' ? sqliteType(text) : mysqlType(text)
}
