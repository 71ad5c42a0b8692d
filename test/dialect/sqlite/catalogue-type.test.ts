import { DatabaseSync } from 'node:sqlite'
import { describe, expect, test } from 'vitest'
import type { TypeSchema } from '../../../src/ast/schema.ts'
import { affinityOf, typeOfDeclared } from '../../../src/dialect/sqlite/catalogue-type.ts'

const cases: [declared: string, kind: TypeSchema][] = [
  ['BIGINT', { type: 'bigint' }],
  ['UNSIGNED BIG INT', { type: 'bigint' }],
  ['INT', { type: 'integer' }],
  ['int(11)', { type: 'integer' }],
  ['SMALLINT UNSIGNED', { type: 'integer' }],
  ['TINYINT', { type: 'integer' }],
  ['tinyint(1)', { type: 'boolean' }],
  ['Boolean', { type: 'boolean' }],
  ['NVARCHAR(160)', { type: 'text', maxLength: 160 }],
  ['CHARACTER VARYING (20)', { type: 'text', maxLength: 20 }],
  ['VARCHAR', { type: 'text' }],
  ['LONGTEXT', { type: 'text' }],
  ['string', { type: 'text' }],
  ['NUMERIC(10,2)', { type: 'decimal', precision: 10, scale: 2, storage: 'numeric' }],
  ['decimal( 8 )', { type: 'decimal', precision: 8, scale: 0, storage: 'numeric' }],
  ['NUMERIC', { type: 'real' }],
  ['DECIMAL(2,5)', { type: 'real' }],
  ['DOUBLE PRECISION', { type: 'real' }],
  ['FLOAT', { type: 'real' }],
  ['DATE', { type: 'plainDate' }],
  ['TIME', { type: 'plainTime' }],
  ['DATETIME', { type: 'plainDateTime', storage: 'space' }],
  ['datetime(6)', { type: 'plainDateTime', storage: 'space' }],
  ['TIMESTAMP', { type: 'timestamp' }],
  ['TIMESTAMP WITH TIME ZONE', { type: 'timestamp' }],
  ['JSON', { type: 'json' }],
  ['uuid', { type: 'uuid' }],
  ['LONGBLOB', { type: 'blob' }],
  ['varbinary(16)', { type: 'blob' }],
  ['ANY', { type: 'custom' }],
  // They contain INT.
  ['POINT', { type: 'custom' }],
  ['INTERVAL', { type: 'custom' }],
  ['MONEY', { type: 'custom' }],
  ['"my type"', { type: 'custom' }],
]

describe('declared types', () => {
  test.each(cases)('%s', (declared, kind) => {
    expect(typeOfDeclared(declared)).toEqual({ ...kind, sqlType: { sqlite: declared } })
  })

  test.each(['INTEGER', 'REAL', 'TEXT', 'BLOB', 'text', 'Integer'])('%s needs no word', declared => {
    expect(typeOfDeclared(declared)).toEqual({ type: declared.toLowerCase() })
  })

  test('a column without a type takes and keeps what a BLOB does', () => {
    expect(typeOfDeclared('')).toEqual({ type: 'custom', sqlType: { sqlite: 'BLOB' } })
  })
})

describe('affinities are those of SQLite', () => {
  /** What becomes of a text with a number in it, a real that is whole, and bytes. */
  const KEPT = {
    INTEGER: 'integer integer blob',
    NUMERIC: 'integer integer blob',
    REAL: 'real real blob',
    TEXT: 'text text blob',
    BLOB: 'text real blob',
  }
  test.each([...cases.map(([declared]) => declared), '', 'CHARINT', 'FLOATBLOB', 'DOUBTFUL'])('%s', declared => {
    const db = new DatabaseSync(':memory:')
    db.exec(`CREATE TABLE t (a ${declared}); INSERT INTO t VALUES ('12'), (12.0), (x'3132')`)
    const kept = db
      .prepare('SELECT typeof(a) AS type FROM t')
      .all()
      .map(row => row['type'])
    expect(kept.join(' ')).toBe(KEPT[affinityOf(declared)])
    db.close()
  })
})
