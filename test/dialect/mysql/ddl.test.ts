// The statements that define tables on MySQL and MariaDB.
import { expect, test } from 'vitest'
import { writeOperation, writeReferring } from '../../../src/compile/operation.ts'
import { defining } from '../../../src/dialect/defining.ts'
import type { Dialect } from '../../../src/dialect/dialect.ts'
import { mariadb, mysql } from '../../../src/dialects.ts'
import {
  array,
  bigint,
  blob,
  boolean,
  custom,
  decimal,
  defineSchema,
  enumOf,
  integer,
  interval,
  json,
  now,
  plainDate,
  plainDateTime,
  plainTime,
  real,
  sql,
  table,
  text,
  timestamp,
  uuid,
} from '../../../src/index.ts'
import { creation, removal } from '../../../src/schema/operations.ts'
import * as v from 'valibot'
import { mistakeIn } from './grammar.ts'

const create = (schema: Parameters<typeof creation>[0], dialect: Dialect = mysql) =>
  creation(schema, defining(dialect).ddl.forwardKeys).flatMap(operation => writeOperation(operation, defining(dialect)))
const drop = (schema: Parameters<typeof removal>[0], dialect: Dialect) =>
  removal(schema).flatMap(operation => writeOperation(operation, defining(dialect)))

const id = integer().primaryKey()

test('every kind has its type', () => {
  const schema = defineSchema({
    Every: table('every', {
      id,
      a: text(),
      b: text(v.maxLength(80)),
      c: text().unique(),
      d: text(v.maxLength(16_384)),
      e: integer({ bits: 16 }),
      f: integer({ bits: 53 }),
      g: bigint(),
      h: real(),
      i: decimal(10, 2),
      j: boolean(),
      k: timestamp(),
      l: plainDate(),
      m: plainTime(),
      n: plainDateTime(),
      o: interval(),
      p: uuid(),
      q: json(v.any()),
      r: blob(),
      s: blob().unique(),
      t: enumOf('x', String.raw`it's \ this`),
      u: array(integer()),
      w: text().collate('utf8mb4_bin'),
      x: custom({ sqlType: 'point', schema: v.string(), encode: String, decode: String }),
      sa: decimal(10, 2, { storage: 'scaled' }),
      sb: decimal(20, 2, { storage: 'scaled' }),
      sc: decimal(10, 2, { storage: 'numeric' }),
      sd: decimal(10, 2, { storage: 'text' }),
      se: timestamp({ storage: 'text' }),
      sf: timestamp({ storage: 'milliseconds' }),
      sg: uuid({ storage: 'hex' }),
      sh: uuid({ storage: 'bytes' }),
      si: plainDateTime({ storage: 'space' }),
    }),
  })
  const lines = create(schema).join('\n').split('\n')
  const types = lines.flatMap(line => /^ {2}`[a-z]+` (.*?)( NOT NULL)?,$/.exec(line)?.[1] ?? [])
  expect(types).toEqual([
    'int NOT NULL AUTO_INCREMENT',
    'longtext',
    'varchar(80)',
    'varchar(255)',
    'longtext',
    'smallint',
    'bigint',
    'bigint',
    'double',
    'decimal(10, 2)',
    'tinyint(1)',
    'datetime(3)',
    'date',
    'time(3)',
    'datetime(3)',
    'bigint',
    'char(36)',
    'json',
    'longblob',
    'varbinary(255)',
    'varchar(255)',
    'json',
    'longtext COLLATE `utf8mb4_bin`',
    'point',
    'bigint',
    'decimal(20, 0)',
    'decimal(10, 2)',
    'varchar(13)',
    'varchar(24)',
    'bigint',
    'char(32)',
    'binary(16)',
    'varchar(24)',
  ])
  expect(lines).toContain('  CONSTRAINT `ck_every_j_type` CHECK (`j` IN (0, 1)),')
  expect(lines).toContain(String.raw`  CONSTRAINT ${'`ck_every_t_type`'} CHECK (${'`t`'} IN ('x', 'it''s \\ this'))`)
  expect(mistakeIn(lines.join('\n'))).toBeUndefined()
})

const farm = defineSchema({
  Hen: table(
    'hens',
    { id, egg: integer().nullable().references('Egg.id').index() },
    { schema: 'farm', comment: "hens' own" },
  ),
  Egg: table('eggs', {
    id: integer().primaryKey().comment('kept'),
    hen: integer().references('Hen.id').comment("a hen's"),
    at: timestamp().defaultSql(now()),
    twice: integer().generatedAs(sql`${21}`),
  }),
})

test('comments stand in definitions, schemas are prefixes, and keys of cycles come after the tables', () => {
  const [eggs = '', ...more] = create(farm)
  expect(eggs.split('\n')).toEqual([
    'CREATE TABLE `eggs` (',
    "  `id` int NOT NULL AUTO_INCREMENT COMMENT 'kept',",
    "  `hen` int NOT NULL COMMENT 'a hen''s',",
    '  `at` datetime(3) NOT NULL DEFAULT (utc_timestamp(3)),',
    '  `twice` int GENERATED ALWAYS AS (21) STORED NOT NULL,',
    '  CONSTRAINT `pk_eggs_id` PRIMARY KEY (`id`)',
    ') ENGINE = InnoDB COLLATE utf8mb4_0900_bin',
  ])
  expect(more.map(statement => statement.replace(/ \([^]*\n\)/, ' (...)'))).toEqual([
    'CREATE TABLE `farm_hens` (...) ENGINE = InnoDB COLLATE utf8mb4_0900_bin',
    'CREATE INDEX `farm_ix_hens_egg` ON `farm_hens` (`egg`)',
    'ALTER TABLE `eggs` ADD CONSTRAINT `fk_eggs_hen` FOREIGN KEY (`hen`) REFERENCES `farm_hens` (`id`)',
    "ALTER TABLE `farm_hens` COMMENT = 'hens'' own'",
  ])
  for (const statement of [eggs, ...more]) expect(mistakeIn(statement)).toBeUndefined()
})

test('MariaDB has its own collation, and no NOT NULL for what it computes', () => {
  const [eggs = ''] = create(farm, mariadb)
  expect(eggs.split('\n').slice(-3)).toEqual([
    '  `twice` int GENERATED ALWAYS AS (21) STORED,',
    '  CONSTRAINT `pk_eggs_id` PRIMARY KEY (`id`)',
    ') ENGINE = InnoDB COLLATE utf8mb4_nopad_bin',
  ])
})

test('tables that refer to each other are dropped at once, and only where no other refers to them', () => {
  expect(drop(farm, mysql)).toEqual(['DROP TABLE IF EXISTS `farm_hens`, `eggs`'])
  expect(drop(farm, mariadb)).toEqual([
    'SET STATEMENT foreign_key_checks = 0 FOR DROP TABLE IF EXISTS `farm_hens`, `eggs`',
  ])
  const question = writeReferring([{ schema: 'farm', name: "he'ns" }], defining(mysql)) ?? ''
  expect(question).toContain("REFERENCED_TABLE_NAME IN ('farm_he''ns')")
  expect(mistakeIn(question)).toBeUndefined()
})
