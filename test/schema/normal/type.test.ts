import { describe, expect, test } from 'vitest'
import { normalType } from '../../../src/schema/normal/type.ts'

/** Each line: the canonical name, and others of the same type. */
const same: Record<string, [canonical: string, ...others: string[]][]> = {
  postgres: [
    ['integer', 'int', 'INT4', 'serial', 'pg_catalog.int4'],
    ['bigint', 'int8', 'bigserial'],
    ['smallint', 'int2', 'smallserial'],
    ['double precision', 'float8', 'float', 'DOUBLE  PRECISION'],
    ['real', 'float4'],
    ['boolean', 'bool'],
    ['numeric', 'decimal', 'dec'],
    ['numeric(10,2)', 'numeric(10, 2)', 'decimal( 10 ,2 )'],
    ['numeric(10,0)', 'numeric(10)'],
    ['character varying', 'varchar'],
    ['character varying(255)', 'varchar(255)', 'VARCHAR (255)', 'char varying(255)'],
    ['character(1)', 'char', 'character'],
    ['character(5)', 'char(5)'],
    ['bpchar'],
    ['"char"'],
    ['text', 'TEXT'],
    ['timestamp without time zone', 'timestamp', 'timestamp(6)', 'timestamp(6) without time zone'],
    ['timestamp(3) without time zone', 'timestamp(3)'],
    ['timestamp with time zone', 'timestamptz', 'timestamptz(6)'],
    ['timestamp(3) with time zone', 'timestamptz(3)', 'timestamp (3) with time zone'],
    ['time without time zone', 'time'],
    ['time(3) without time zone', 'time(3)'],
    ['time with time zone', 'timetz'],
    ['bit(1)', 'bit'],
    ['bit varying(5)', 'varbit(5)'],
    ['interval'],
    ['interval day to second(3)', 'INTERVAL DAY TO SECOND (3)'],
    ['integer[]', 'int[]', 'int4[3]', 'integer[][]', 'int array', 'integer ARRAY[4]'],
    ['character varying(5)[]', 'varchar(5)[]'],
    ['timestamp(3) with time zone[]', 'timestamptz(3)[]'],
    ['numeric(10,2)[]', 'decimal(10,2)[]'],
    ['mood', 'Mood', '"mood"'],
    ['"Mood"'],
    ['app."Mood"[]', '"app"."Mood"[]'],
    ['"a ""quoted"" name"'],
  ],
  mysql: [
    ['int', 'INT', 'integer', 'int(11)', 'int4'],
    ['int unsigned', 'INT(10) UNSIGNED', 'integer unsigned'],
    ['int unsigned zerofill', 'int(5) unsigned zerofill'],
    ['bigint', 'bigint(20)', 'int8'],
    ['tinyint', 'tinyint(4)'],
    ['tinyint unsigned', 'tinyint(1) unsigned', 'tinyint(3) unsigned'],
    ['tinyint(1)', 'bool', 'BOOLEAN'],
    ['double', 'double precision', 'real', 'float8'],
    ['decimal(10,2)', 'numeric(10, 2)', 'dec(10,2)'],
    ['decimal(10,0)', 'decimal', 'numeric(10)'],
    ['char(1)', 'char', 'character'],
    ['varchar(20)', 'VARCHAR(20) character set utf8mb4 collate utf8mb4_bin', 'character varying(20)'],
    ['binary(1)', 'binary'],
    ['bit(1)', 'bit'],
    ['datetime', 'datetime(0)'],
    ['datetime(3)'],
    ['year', 'year(4)'],
    [`enum('A b','it''s')`, `ENUM( 'A b', 'it''s' )`],
    ['longtext', 'LONGTEXT'],
    ['json'],
  ],
  sqlite: [
    ['integer', 'INTEGER', 'int', 'INT'],
    ['text', 'TEXT'],
    ['varchar(20)', 'VARCHAR( 20 )'],
    ['decimal(10,2)', 'DECIMAL(10, 2)'],
    ['unsigned big int', 'UNSIGNED BIG  INT'],
    [''],
  ],
}

describe.each(Object.entries(same))('types of %s', (dialect, groups) => {
  test.each(groups)('%s', (canonical, ...others) => {
    for (const one of [canonical, ...others]) expect(normalType(dialect, one), one).toBe(canonical)
  })

  test('different types stay different', () => {
    const all = groups.map(([canonical]) => normalType(dialect, canonical))
    expect(new Set(all).size).toBe(groups.length)
  })
})

test('MariaDB names its types as MySQL does', () => {
  for (const [canonical, ...others] of same['mysql'] ?? [])
    for (const one of others) expect(normalType('mariadb', one)).toBe(canonical)
})
