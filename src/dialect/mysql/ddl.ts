// How MySQL defines tables: https://dev.mysql.com/doc/refman/8.4/en/create-table.html
import type { ValueType } from '../../ast/value-type.ts'
import type { Definitions, StoredColumn } from '../definitions.ts'
import { alterations } from './alter.ts'
import { type Flavour, MARIADB, MYSQL } from './flavour.ts'
import { fullTextDefinitions } from './full-text.ts'
import { textLiteral } from './text.ts'
import { columnType } from './types.ts'

/** Texts have the collation of their table unless they ask for another. */
function column({ type, collate, indexed }: StoredColumn, quote: (name: string) => string): string {
  const name = columnType(type, indexed)
  return collate === null ? name : `${name} COLLATE ${quote(collate)}`
}

const bytes = (value: Uint8Array): string =>
  `x'${Array.from(value, byte => byte.toString(16).padStart(2, '0')).join('')}'`

function literal(value: unknown): string {
  if (value === null) return 'NULL'
  if (typeof value === 'string') return textLiteral(value)
  return value instanceof Uint8Array ? bytes(value) : String(value as number | bigint)
}

/** Booleans are integers, and enums text, of which only some are values. */
function typeCheck(name: string, { kind, values = [] }: ValueType): string | null {
  if (kind === 'boolean') return `${name} IN (0, 1)`
  return kind === 'enum' ? `${name} IN (${values.map(textLiteral).join(', ')})` : null
}

/** Tables that stay are looked for first: several tables are not dropped at once or not at all. */
function referring(names: readonly string[]): string {
  const list = `(${names.map(textLiteral).join(', ')})`
  return `SELECT TABLE_NAME AS \`table\`, REFERENCED_TABLE_NAME AS \`target\` FROM information_schema.KEY_COLUMN_USAGE
    WHERE TABLE_SCHEMA = database() AND REFERENCED_TABLE_SCHEMA = database() AND REFERENCED_TABLE_NAME IN ${list}
    AND TABLE_NAME NOT IN ${list} LIMIT 1`
}

const definitions = ({ name, collation }: Flavour): Definitions => ({
  literal,
  column,
  identity: type => `${columnType(type, true)} NOT NULL AUTO_INCREMENT`,
  namedIdentity: true,
  typeCheck,
  generated: (expression, virtual) => `GENERATED ALWAYS AS (${expression}) ${virtual ? 'VIRTUAL' : 'STORED'}`,
  ownIndexNames: true,
  generatedNullable: name === 'mariadb',
  tableOptions: () => ` ENGINE = InnoDB COLLATE ${collation}`,
  // https://dev.mysql.com/doc/refman/8.4/en/implicit-commit.html
  transactional: false,
  forwardKeys: false,
  schema: null,
  indexKey: key => key,
  columnComment: words => `COMMENT ${textLiteral(words)}`,
  comment: (table, key, words) => (key === null ? `ALTER TABLE ${table} COMMENT = ${textLiteral(words)}` : null),
  // MariaDB drops one after another, and minds the keys of a cycle: https://mariadb.com/kb/en/set-statement/
  dropTables: (names, cyclic) => [
    `${cyclic && name === 'mariadb' ? 'SET STATEMENT foreign_key_checks = 0 FOR ' : ''}DROP TABLE IF EXISTS ${names.join(', ')}`,
  ],
  referring,
  fullText: fullTextDefinitions(name),
  alter: alterations(name),
})

export const mysqlDdl: Definitions = /* @__PURE__ */ definitions(MYSQL)
export const mariadbDdl: Definitions = /* @__PURE__ */ definitions(MARIADB)
