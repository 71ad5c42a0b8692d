// Sources that are more than tables.
import type { ValueType } from '../../ast/value-type.ts'
import type { RowColumn, SourceWords } from '../dialect.ts'
import { codec } from './codec.ts'
import type { Flavour } from './flavour.ts'
import { fitting, itemOf, itemType } from './list.ts'

type Rows = readonly (readonly unknown[])[]
type Way = (value: unknown) => unknown

/** As long as a statement can be; MariaDB takes the bytes of a text without such an end for none, where it keeps them. */
const LONGEST = 1_000_000_000

/** https://dev.mysql.com/doc/refman/8.4/en/json-table-functions.html */
function table(document: string, columns: readonly RowColumn[], flavour: Flavour): string {
  const kinds = columns.map(([, type]) => itemType(type, flavour))
  const list = columns.map(([name, type], at) => {
    const endless = flavour.name === 'mariadb' && kinds[at] === 'LONGTEXT'
    return `${itemOf(type, flavour, endless ? `left(c${at}, ${LONGEST})` : `c${at}`)} AS ${name}`
  })
  const types = kinds.map((kind, at) => `c${at} ${kind} PATH '$[${at}]'`)
  return `SELECT ${list.join(', ')} FROM JSON_TABLE(${document}, '$[*]' COLUMNS (${types.join(', ')})) AS \`~rows\``
}

function itemWay(type: ValueType): Way {
  const { encode, item } = codec(type)
  return value => {
    if (value === null) return null
    const stored = encode ? (encode as Way)(value) : value
    return item ? item.write(stored) : stored
  }
}

export const sources = (flavour: Flavour): SourceWords => ({
  keepsDuplicates: true,
  lateral: flavour.name === 'mysql',
  // https://dev.mysql.com/doc/refman/8.4/en/with.html, https://mariadb.com/kb/en/with/: before SELECT, also inside others.
  withBeforeWrites: false,
  // MariaDB runs a query again for each of its names, which may answer other rows where a limit cuts off some of equal ones.
  sharesQueries: flavour.name === 'mysql',
  writesInWith: false,
  // MariaDB 10.11 finds no row where the column is VARBINARY: it compares with a list that it keeps as LONGBLOB.
  bytesInTuples: flavour.name === 'mysql',
  // MariaDB 10.11 answers false where nobody knows, and finds nothing beside an aggregate.
  quantifiers: false,
  samples: false,
  distinctOn: false,
  groupingSets: 'rollup',
  grouping: flavour.name === 'mysql',
  /** Columns are as wide as those of the base, which would cut off what the step makes longer: it begins with no row. */
  base: (query, columns) =>
    columns.some(([, { kind }]) => kind === 'unknown')
      ? query
      : `SELECT * FROM (${table(`'[]'`, columns, flavour)} UNION ALL ${query}) AS \`~base\``,
  rows(columns) {
    const ways = columns.map(([, type]) => itemWay(type))
    const fits = columns.map(([, type]) => fitting(type))
    const encode = (rows: Rows): string => {
      const stored = rows.map(row => row.map((value, at) => ways[at]?.(value)))
      return JSON.stringify(stored.filter(row => row.every((value, at) => fits[at]?.(value))))
    }
    return { sql: table('?', columns, flavour), encode: [encode] }
  },
})
