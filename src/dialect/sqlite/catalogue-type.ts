// What a type of SQLite keeps, by the name that somebody gave it: https://sqlite.org/datatype3.html
import type { TypeSchema } from '../../ast/schema.ts'

interface Declared {
  /** In upper case, without numbers. */
  readonly name: string
  readonly numbers: readonly number[]
}

function declared(type: string): Declared {
  const [, name = '', first, second] = /^([^(]*)(?:\(\s*([-+]?[\d.]+)\s*(?:,\s*([-+]?[\d.]+)\s*)?\))?/.exec(type) ?? []
  const numbers = [first, second].filter(number => number !== undefined).map(Number)
  return { name: name.trim().replaceAll(/\s+/g, ' ').toUpperCase(), numbers }
}

/** The affinity of a column: https://sqlite.org/datatype3.html#determination_of_column_affinity */
export function affinityOf(type: string): 'INTEGER' | 'TEXT' | 'BLOB' | 'REAL' | 'NUMERIC' {
  if (/INT/i.test(type)) return 'INTEGER'
  if (/CHAR|CLOB|TEXT/i.test(type)) return 'TEXT'
  if (/BLOB/i.test(type) || type === '') return 'BLOB'
  return /REAL|FLOA|DOUB/i.test(type) ? 'REAL' : 'NUMERIC'
}

const INTEGERS = /^(?:UNSIGNED )?(?:(?:TINY|SMALL|MEDIUM)?INT|INTEGER|INT[248]|SERIAL|YEAR)(?: UNSIGNED)?$/
const BIGINTS = /^(?:UNSIGNED )?(?:BIG ?INT|INT8|BIGSERIAL)(?: UNSIGNED)?$/

const NAMES: Readonly<Record<string, TypeSchema>> = {
  BOOL: { type: 'boolean' },
  BOOLEAN: { type: 'boolean' },
  STRING: { type: 'text' },
  BINARY: { type: 'blob' },
  VARBINARY: { type: 'blob' },
  BYTEA: { type: 'blob' },
  DATE: { type: 'plainDate' },
  TIME: { type: 'plainTime' },
  // Most programs that call a column so write what CURRENT_TIMESTAMP does.
  DATETIME: { type: 'plainDateTime', storage: 'space' },
  'TIMESTAMP WITHOUT TIME ZONE': { type: 'plainDateTime', storage: 'space' },
  TIMESTAMP: { type: 'timestamp' },
  TIMESTAMPTZ: { type: 'timestamp' },
  'TIMESTAMP WITH TIME ZONE': { type: 'timestamp' },
  JSON: { type: 'json' },
  JSONB: { type: 'json' },
  UUID: { type: 'uuid' },
  GUID: { type: 'uuid' },
  UNIQUEIDENTIFIER: { type: 'uuid' },
}

function kindOf({ name, numbers }: Declared): TypeSchema {
  const [first = 0] = numbers
  if (name === 'TINYINT' && first === 1) return { type: 'boolean' }
  if (BIGINTS.test(name)) return { type: 'bigint' }
  if (INTEGERS.test(name)) return { type: 'integer' }
  if (Object.hasOwn(NAMES, name)) return NAMES[name] as TypeSchema
  if (/^(?:DECIMAL|NUMERIC|DEC|NUMBER|FIXED)$/.test(name)) return decimal(numbers)
  switch (affinityOf(name)) {
    case 'TEXT':
      return { type: 'text', ...(Number.isInteger(first) && first > 0 && { maxLength: first }) }
    case 'REAL':
      return { type: 'real' }
    case 'BLOB':
      return { type: name === '' ? 'custom' : 'blob' }
    default:
      return { type: 'custom' }
  }
}

/** Without its digits, any number. */
function decimal([precision, scale = 0]: readonly number[]): TypeSchema {
  const fits = Number.isInteger(precision) && Number.isInteger(scale) && scale >= 0
  if (precision === undefined || !fits || precision < Math.max(1, scale)) return { type: 'real' }
  return { type: 'decimal', precision, scale, storage: 'numeric' }
}

/** The kinds that have such a type by themselves. */
const OWN: Readonly<Record<string, string>> = { INTEGER: 'integer', REAL: 'real', TEXT: 'text', BLOB: 'blob' }

/** The kind that reads values of a declared type best, with the type itself where the kind has another. */
export function typeOfDeclared(type: string): TypeSchema {
  const kind = kindOf(declared(type))
  if (OWN[type.toUpperCase()] === kind.type) return kind
  // Without a type it takes everything and changes nothing, as BLOB does.
  return { ...kind, sqlType: { sqlite: type === '' ? 'BLOB' : type } }
}
