// Values inside documents: https://dev.mysql.com/doc/refman/8.4/en/json-search-functions.html
import type { ValueType } from '../../ast/value-type.ts'
import type { Parameterized } from '../dialect.ts'
import type { Flavour } from './flavour.ts'

const jsonPath = (steps: readonly (string | number)[]): string =>
  `$${steps.map(step => (typeof step === 'number' ? `[${step}]` : `.${JSON.stringify(step)}`)).join('')}`

/**
 * What is found, as text; null also where the document says null. Inside concat() a document is its text, with a collation
 * of its own.
 */
const TEXT = "JSON_UNQUOTE(nullif(concat(JSON_EXTRACT($, ?)), 'null')) COLLATE "

/** Documents stay JSON; other values become SQL values. */
export const path =
  ({ collation }: Flavour) =>
  (document: string, type: ValueType): Parameterized => ({
    sql: sqlOf(type, document, TEXT.replace('$', () => document) + collation),
    encode: [jsonPath],
  })

function sqlOf({ kind }: ValueType, document: string, text: string): string {
  switch (kind) {
    case 'text':
      return text
    case 'real':
      return `(${text} + 0e0)`
    case 'boolean':
      return `(${text} = 'true')`
    case 'integer':
    case 'bigint':
      return `CAST(${text} AS SIGNED)`
    default:
      return `JSON_EXTRACT(${document}, ?)`
  }
}
