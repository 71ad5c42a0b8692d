// The statements of every kind of change, on all databases side by side.
import { describe, expect, test } from 'vitest'
import type { ColumnSchema, DatabaseSchema, SchemaOperation, TableSchema } from '../../../src/ast/schema.ts'
import { defining } from '../../../src/dialect/defining.ts'
import { mariadb, mysql, postgres, sqlite } from '../../../src/dialects.ts'
import { databaseOf, written } from './live.ts'

const team: TableSchema = {
  name: 'teams',
  columns: [
    { name: 'id', type: 'integer', identity: true },
    { name: 'name', type: 'text' },
  ],
  primaryKey: { name: 'pk_teams_id', columns: ['id'] },
}
const hero: TableSchema = {
  name: 'heroes',
  columns: [
    { name: 'id', type: 'integer', identity: true },
    { name: 'name', type: 'text' },
    { name: 'age', type: 'integer', bits: 32, nullable: true },
    { name: 'kind', type: 'enum', values: ['a', 'b'], typeCheck: 'ck_kind' },
    { name: 'team_id', type: 'integer' },
  ],
  primaryKey: { name: 'pk_heroes_id', columns: ['id'] },
  indexes: [{ name: 'ix_age', keys: ['age'] }],
  checks: [{ name: 'ck_age', rule: 'age > 0' }],
  foreignKeys: [{ name: 'fk_team', columns: ['team_id'], table: 'teams', targetColumns: ['id'], onDelete: 'cascade' }],
}
const before = databaseOf(team, hero)
const on = { table: 'heroes' } as const
const age = (but: Partial<ColumnSchema>): ColumnSchema => ({
  name: 'age',
  type: 'integer',
  bits: 32,
  nullable: true,
  ...but,
})

type Expected = readonly string[] | 'rebuild'

interface Case {
  readonly operation: SchemaOperation
  readonly from?: DatabaseSchema
  readonly postgres: Expected
  /** MariaDB, and MySQL where `mysql` says nothing else. */
  readonly mariadb: Expected
  readonly mysql?: Expected
  readonly sqlite: Expected
}

const cases: { readonly [name: string]: Case } = {
  'a column that may be null': {
    operation: { kind: 'addColumn', ...on, column: { name: 'note', type: 'text', nullable: true } },
    postgres: ['ALTER TABLE "heroes" ADD COLUMN "note" text COLLATE "C"'],
    mariadb: ['ALTER TABLE `heroes` ADD COLUMN `note` longtext'],
    sqlite: ['ALTER TABLE "heroes" ADD COLUMN "note" TEXT'],
  },
  'a required column with a default and a check': {
    operation: {
      kind: 'addColumn',
      ...on,
      column: {
        name: 'active',
        type: 'boolean',
        default: { postgres: 'true', mysql: '1', mariadb: '1', sqlite: '1' },
        typeCheck: 'ck_active',
      },
    },
    postgres: ['ALTER TABLE "heroes" ADD COLUMN "active" boolean NOT NULL DEFAULT (true)'],
    mariadb: [
      'ALTER TABLE `heroes` ADD COLUMN `active` tinyint(1) NOT NULL DEFAULT (1), ADD CONSTRAINT `ck_active` CHECK (`active` IN (0, 1))',
    ],
    sqlite: [
      'ALTER TABLE "heroes" ADD COLUMN "active" INTEGER NOT NULL DEFAULT (1) CONSTRAINT "ck_active" CHECK ("active" IN (0, 1))',
    ],
  },
  'a required column without a default': {
    operation: { kind: 'addColumn', ...on, column: { name: 'rank', type: 'integer' } },
    postgres: ['ALTER TABLE "heroes" ADD COLUMN "rank" bigint NOT NULL'],
    mariadb: [
      'ALTER TABLE `heroes` ADD COLUMN `rank` bigint',
      'ALTER TABLE `heroes` MODIFY COLUMN `rank` bigint NOT NULL',
    ],
    sqlite: 'rebuild',
  },
  'a required column with values for the rows that are there': {
    operation: {
      kind: 'addColumn',
      ...on,
      column: { name: 'rank', type: 'integer', default: '1' },
      backfill: 'id * 2',
    },
    postgres: [
      'ALTER TABLE "heroes" ADD COLUMN "rank" bigint',
      'UPDATE "heroes" SET "rank" = id * 2 WHERE "rank" IS NULL',
      'ALTER TABLE "heroes" ALTER COLUMN "rank" SET DEFAULT 1, ALTER COLUMN "rank" SET NOT NULL',
    ],
    mariadb: [
      'ALTER TABLE `heroes` ADD COLUMN `rank` bigint',
      'UPDATE `heroes` SET `rank` = id * 2 WHERE `rank` IS NULL',
      'ALTER TABLE `heroes` MODIFY COLUMN `rank` bigint NOT NULL DEFAULT (1)',
    ],
    sqlite: [
      'ALTER TABLE "heroes" ADD COLUMN "rank" INTEGER NOT NULL DEFAULT (1)',
      'UPDATE "heroes" SET "rank" = id * 2',
    ],
  },
  'a column with a default that is no constant': {
    operation: { kind: 'addColumn', ...on, column: { name: 'at', type: 'integer', default: 'abs(1)' } },
    postgres: ['ALTER TABLE "heroes" ADD COLUMN "at" bigint NOT NULL DEFAULT (abs(1))'],
    mariadb: ['ALTER TABLE `heroes` ADD COLUMN `at` bigint NOT NULL DEFAULT (abs(1))'],
    sqlite: 'rebuild',
  },
  'a column with an index that goes': {
    operation: { kind: 'dropColumn', ...on, column: 'age' },
    from: databaseOf(team, { ...hero, checks: [] }),
    postgres: ['ALTER TABLE "heroes" DROP COLUMN "age"'],
    mariadb: ['ALTER TABLE `heroes` DROP INDEX `ix_age`, DROP COLUMN `age`'],
    sqlite: 'rebuild',
  },
  'a column that nothing stands on, and goes': {
    operation: { kind: 'dropColumn', ...on, column: 'name' },
    postgres: ['ALTER TABLE "heroes" DROP COLUMN "name"'],
    mariadb: ['ALTER TABLE `heroes` DROP COLUMN `name`'],
    sqlite: ['ALTER TABLE "heroes" DROP COLUMN "name"'],
  },
  'another name of a column with a check': {
    operation: { kind: 'renameColumn', ...on, column: 'kind', to: 'sort "of"' },
    postgres: ['ALTER TABLE "heroes" RENAME COLUMN "kind" TO "sort ""of"""'],
    mariadb: ['ALTER TABLE `heroes` RENAME COLUMN `kind` TO `sort "of"`'],
    mysql: [
      'ALTER TABLE `heroes` DROP CONSTRAINT `ck_kind`',
      'ALTER TABLE `heroes` RENAME COLUMN `kind` TO `sort "of"`',
      "ALTER TABLE `heroes` ADD CONSTRAINT `ck_kind` CHECK (`sort \"of\"` IN ('a', 'b'))",
    ],
    sqlite: ['ALTER TABLE "heroes" RENAME COLUMN "kind" TO "sort ""of"""'],
  },
  'a wider type': {
    operation: { kind: 'changeColumn', ...on, column: { name: 'age', type: 'bigint', nullable: true } },
    postgres: ['ALTER TABLE "heroes" ALTER COLUMN "age" TYPE bigint'],
    mariadb: ['ALTER TABLE `heroes` MODIFY COLUMN `age` bigint'],
    sqlite: [],
  },
  'another type, with a default and values for nulls': {
    operation: { kind: 'changeColumn', ...on, column: { name: 'age', type: 'real', default: '1.5' }, backfill: '0' },
    postgres: [
      'ALTER TABLE "heroes" ALTER COLUMN "age" TYPE double precision',
      'UPDATE "heroes" SET "age" = 0 WHERE "age" IS NULL',
      'ALTER TABLE "heroes" ALTER COLUMN "age" SET DEFAULT 1.5, ALTER COLUMN "age" SET NOT NULL',
      'DROP INDEX "ix_age"',
      'CREATE INDEX "ix_age" ON "heroes" ("age")',
    ],
    mariadb: [
      "UPDATE `heroes` SET `age` = IF(CAST(concat('a value does not fit', left(`age`, 0)) AS SIGNED) = 0, `age`, `age`) WHERE CAST(CAST(`age` AS DOUBLE) AS DECIMAL(65, 0)) <> `age`",
      'ALTER TABLE `heroes` MODIFY COLUMN `age` double',
      'UPDATE `heroes` SET `age` = 0 WHERE `age` IS NULL',
      'ALTER TABLE `heroes` MODIFY COLUMN `age` double NOT NULL DEFAULT (1.5)',
    ],
    sqlite: 'rebuild',
  },
  'a default': {
    operation: { kind: 'changeColumn', ...on, column: age({ default: '7' }) },
    postgres: ['ALTER TABLE "heroes" ALTER COLUMN "age" SET DEFAULT 7'],
    mariadb: ['ALTER TABLE `heroes` MODIFY COLUMN `age` int DEFAULT (7)'],
    sqlite: 'rebuild',
  },
  'a comment of a column': {
    operation: { kind: 'changeColumn', ...on, column: age({ comment: "it's" }) },
    postgres: [`COMMENT ON COLUMN "heroes"."age" IS 'it''s'`],
    mariadb: ["ALTER TABLE `heroes` MODIFY COLUMN `age` int COMMENT 'it''s'"],
    sqlite: [],
  },
  'one more value of an enum': {
    operation: {
      kind: 'changeColumn',
      ...on,
      column: { name: 'kind', type: 'enum', values: ['a', 'b', 'c'], typeCheck: 'ck_kind' },
    },
    postgres: [
      'ALTER TABLE "heroes" DROP CONSTRAINT "ck_kind"',
      `ALTER TABLE "heroes" ADD CONSTRAINT "ck_kind" CHECK ("kind" IN ('a', 'b', 'c')) NOT VALID`,
      'ALTER TABLE "heroes" VALIDATE CONSTRAINT "ck_kind"',
    ],
    mariadb: [
      'ALTER TABLE `heroes` DROP CONSTRAINT `ck_kind`',
      "ALTER TABLE `heroes` ADD CONSTRAINT `ck_kind` CHECK (`kind` IN ('a', 'b', 'c'))",
    ],
    sqlite: 'rebuild',
  },
  'values of its own for a new type': {
    operation: { kind: 'changeColumn', ...on, column: age({ type: 'text' }), using: `concat(age, '!')` },
    postgres: [`ALTER TABLE "heroes" ALTER COLUMN "age" TYPE text COLLATE "C" USING concat(age, '!')`],
    mariadb: [
      'ALTER TABLE `heroes` ADD COLUMN `~age` varchar(255)',
      "UPDATE `heroes` SET `~age` = concat(age, '!')",
      'ALTER TABLE `heroes` DROP CONSTRAINT `ck_age`',
      'ALTER TABLE `heroes` DROP INDEX `ix_age`, DROP COLUMN `age`, CHANGE COLUMN `~age` `age` varchar(255)',
      'CREATE INDEX `ix_age` ON `heroes` (`age`)',
      'ALTER TABLE `heroes` ADD CONSTRAINT `ck_age` CHECK (age > 0)',
    ],
    sqlite: 'rebuild',
  },
  'a type at one end of a foreign key': {
    operation: {
      kind: 'changeColumn',
      table: 'teams',
      column: { name: 'id', type: 'integer', bits: 32, identity: true },
    },
    postgres: ['ALTER TABLE "teams" ALTER COLUMN "id" TYPE integer'],
    mariadb: [
      'ALTER TABLE `heroes` DROP FOREIGN KEY `fk_team`, DROP INDEX `fk_team`',
      'ALTER TABLE `teams` MODIFY COLUMN `id` int NOT NULL AUTO_INCREMENT',
    ],
    sqlite: [],
  },
  'a text that gets an index': {
    operation: {
      kind: 'createIndex',
      ...on,
      index: { name: 'ix_name', keys: [{ column: 'name', descending: true }], unique: true },
    },
    postgres: ['CREATE UNIQUE INDEX "ix_name" ON "heroes" ("name" DESC)'],
    mariadb: [
      "UPDATE `heroes` SET `name` = IF(CAST(concat('a value does not fit', left(`name`, 0)) AS SIGNED) = 0, `name`, `name`) WHERE char_length(`name`) > 255",
      'ALTER TABLE `heroes` MODIFY COLUMN `name` varchar(255) NOT NULL',
      'CREATE UNIQUE INDEX `ix_name` ON `heroes` (`name` DESC)',
    ],
    sqlite: ['CREATE UNIQUE INDEX "ix_name" ON "heroes" ("name" DESC)'],
  },
  'an index while others write': {
    operation: { kind: 'createIndex', ...on, index: { name: 'ix', keys: ['team_id'] }, concurrently: true },
    postgres: [
      'DROP INDEX CONCURRENTLY IF EXISTS "ix" -- alone',
      'CREATE INDEX CONCURRENTLY "ix" ON "heroes" ("team_id") -- alone',
    ],
    mariadb: ['CREATE INDEX `ix` ON `heroes` (`team_id`)'],
    sqlite: ['CREATE INDEX "ix" ON "heroes" ("team_id")'],
  },
  'a foreign key that goes, with its index': {
    operation: { kind: 'dropForeignKey', ...on, name: 'fk_team' },
    postgres: ['ALTER TABLE "heroes" DROP CONSTRAINT "fk_team"'],
    mariadb: ['ALTER TABLE `heroes` DROP FOREIGN KEY `fk_team`, DROP INDEX `fk_team`'],
    sqlite: 'rebuild',
  },
  'another name of a foreign key': {
    operation: { kind: 'rename', ...on, of: 'foreignKey', name: 'fk_team', to: 'fk_other' },
    postgres: ['ALTER TABLE "heroes" RENAME CONSTRAINT "fk_team" TO "fk_other"'],
    mariadb: [
      'ALTER TABLE `heroes` DROP FOREIGN KEY `fk_team`, DROP INDEX `fk_team`',
      'ALTER TABLE `heroes` ADD CONSTRAINT `fk_other` FOREIGN KEY (`team_id`) REFERENCES `teams` (`id`) ON DELETE CASCADE',
    ],
    sqlite: [],
  },
  'another name of an index': {
    operation: { kind: 'rename', ...on, of: 'index', name: 'ix_age', to: 'ix' },
    postgres: ['ALTER INDEX "ix_age" RENAME TO "ix"'],
    mariadb: ['ALTER TABLE `heroes` RENAME INDEX `ix_age` TO `ix`'],
    sqlite: ['DROP INDEX "ix_age"', 'CREATE INDEX "ix" ON "heroes" ("age")'],
  },
  'another name of a primary key': {
    operation: { kind: 'rename', ...on, of: 'primaryKey', name: 'pk_heroes_id', to: 'pk' },
    postgres: ['ALTER TABLE "heroes" RENAME CONSTRAINT "pk_heroes_id" TO "pk"'],
    mariadb: [],
    sqlite: [],
  },
  'a unique constraint': {
    operation: { kind: 'addUnique', ...on, unique: { name: 'uq', columns: ['team_id', 'age'] } },
    postgres: ['ALTER TABLE "heroes" ADD CONSTRAINT "uq" UNIQUE ("team_id", "age")'],
    mariadb: ['ALTER TABLE `heroes` ADD CONSTRAINT `uq` UNIQUE (`team_id`, `age`)'],
    sqlite: 'rebuild',
  },
  'a check': {
    operation: { kind: 'addCheck', ...on, check: { name: 'ck', rule: 'id > 0' } },
    postgres: [
      'ALTER TABLE "heroes" ADD CONSTRAINT "ck" CHECK (id > 0) NOT VALID',
      'ALTER TABLE "heroes" VALIDATE CONSTRAINT "ck"',
    ],
    mariadb: ['ALTER TABLE `heroes` ADD CONSTRAINT `ck` CHECK (id > 0)'],
    sqlite: 'rebuild',
  },
  'a table that others point at': {
    operation: { kind: 'dropTable', table: 'teams' },
    postgres: ['ALTER TABLE "heroes" DROP CONSTRAINT "fk_team"', 'DROP TABLE "teams"'],
    mariadb: ['ALTER TABLE `heroes` DROP FOREIGN KEY `fk_team`, DROP INDEX `fk_team`', 'DROP TABLE `teams`'],
    sqlite: 'rebuild',
  },
  'another name of a table, in another case': {
    operation: { kind: 'renameTable', ...on, to: 'Heroes' },
    postgres: ['ALTER TABLE "heroes" RENAME TO "Heroes"'],
    mariadb: ['RENAME TABLE `heroes` TO `Heroes`'],
    sqlite: ['ALTER TABLE "heroes" RENAME TO "~heroes"', 'ALTER TABLE "~heroes" RENAME TO "Heroes"'],
  },
  'a table that moves to a schema': {
    operation: { kind: 'moveTable', ...on, to: 'audit' },
    postgres: ['CREATE SCHEMA IF NOT EXISTS "audit"', 'ALTER TABLE "heroes" SET SCHEMA "audit"'],
    mariadb: [
      'RENAME TABLE `heroes` TO `audit_heroes`',
      'ALTER TABLE `audit_heroes` RENAME INDEX `ix_age` TO `audit_ix_age`',
    ],
    sqlite: [
      'ALTER TABLE "heroes" RENAME TO "audit_heroes"',
      'DROP INDEX "ix_age"',
      'CREATE INDEX "audit_ix_age" ON "audit_heroes" ("age")',
    ],
  },
  'a comment of a table': {
    operation: { kind: 'commentTable', ...on, text: 'all' },
    postgres: [`COMMENT ON TABLE "heroes" IS 'all'`],
    mariadb: ["ALTER TABLE `heroes` COMMENT = 'all'"],
    sqlite: [],
  },
  'options that only SQLite has': {
    operation: { kind: 'setOptions', ...on, loose: true },
    postgres: [],
    mariadb: [],
    sqlite: 'rebuild',
  },
  'a view': {
    operation: { kind: 'createView', view: { name: 'old', sql: 'SELECT 1 AS n' } },
    postgres: ['CREATE VIEW "old" AS SELECT 1 AS n'],
    mariadb: ['CREATE VIEW `old` AS SELECT 1 AS n'],
    sqlite: ['CREATE VIEW "old" AS SELECT 1 AS n'],
  },
}

describe.each(Object.entries(cases))('%s', (_, one) => {
  const from = one.from ?? before
  test.each([
    ['postgres', postgres, one.postgres],
    ['mariadb', mariadb, one.mariadb],
    ['mysql', mysql, one.mysql ?? one.mariadb],
    ['sqlite', sqlite, one.sqlite],
  ] as const)('on %s', (__, dialect, expected) => {
    expect(written(one.operation, from, defining(dialect))).toEqual(expected)
  })
})

const whole: TableSchema = {
  name: 'whole',
  schema: 'app',
  columns: [
    {
      name: 'n',
      type: 'custom',
      sqlType: { postgres: 'citext', sqlite: 'TEXT', mysql: 'tinytext', mariadb: 'tinytext' },
    },
    {
      name: 'm',
      type: 'text',
      sqlType: { postgres: 'name' },
      maxLength: 9,
      nullable: true,
      collate: { sqlite: 'NOCASE' },
    },
    { name: 'v', type: 'integer', generated: 'length(m)', virtual: true, nullable: true },
  ],
  uniques: [{ name: 'uq', columns: ['m'] }],
  foreignKeys: [
    {
      name: 'fk',
      columns: ['m'],
      table: 'whole',
      schema: 'app',
      targetColumns: ['m'],
      onUpdate: 'set default',
      deferrable: 'deferred',
    },
  ],
  indexes: [
    {
      name: 'ix',
      keys: [
        'n',
        { column: 'm', descending: true, nulls: 'first', collate: 'C', operators: 'text_pattern_ops' },
        { sql: 'lower(m)' },
      ],
      where: 'm IS NOT NULL',
      include: ['v'],
      unique: true,
    },
  ],
  loose: true,
}

test('tables have all that descriptions have', () => {
  const create = (table: TableSchema, dialect = postgres) =>
    written({ kind: 'createTable', table }, databaseOf(), defining(dialect))
  expect(create(whole)).toEqual([
    'CREATE SCHEMA IF NOT EXISTS "app"',
    [
      'CREATE TABLE "app"."whole" (',
      '  "n" citext NOT NULL,',
      '  "m" name,',
      '  "v" bigint GENERATED ALWAYS AS (length(m)) VIRTUAL,',
      '  CONSTRAINT "uq" UNIQUE ("m"),',
      '  CONSTRAINT "fk" FOREIGN KEY ("m") REFERENCES "app"."whole" ("m") ON UPDATE SET DEFAULT DEFERRABLE INITIALLY DEFERRED',
      ')',
    ].join('\n'),
    'CREATE UNIQUE INDEX "ix" ON "app"."whole" ("n", "m" COLLATE "C" text_pattern_ops DESC, (lower(m)) NULLS FIRST) INCLUDE ("v") WHERE m IS NOT NULL',
  ])
  expect(create(whole, sqlite)).toEqual([
    [
      'CREATE TABLE "app_whole" (',
      '  "n" TEXT NOT NULL,',
      '  "m" TEXT COLLATE "NOCASE",',
      '  "v" INTEGER GENERATED ALWAYS AS (length(m)) VIRTUAL,',
      '  CONSTRAINT "uq" UNIQUE ("m"),',
      '  CONSTRAINT "fk" FOREIGN KEY ("m") REFERENCES "app_whole" ("m") ON UPDATE SET DEFAULT DEFERRABLE INITIALLY DEFERRED',
      ')',
    ].join('\n'),
    'CREATE UNIQUE INDEX "app_ix" ON "app_whole" ("n", "m" COLLATE "C" DESC, (lower(m))) WHERE m IS NOT NULL',
  ])
  const rowless: TableSchema = {
    name: 't',
    columns: [{ name: 'k', type: 'uuid' }],
    primaryKey: { name: 'pk', columns: ['k'] },
    withoutRowid: true,
  }
  expect(create(rowless, sqlite)).toEqual([
    'CREATE TABLE "t" (\n  "k" TEXT NOT NULL,\n  CONSTRAINT "pk" PRIMARY KEY ("k")\n) STRICT, WITHOUT ROWID',
  ])
  const counted: TableSchema = {
    ...team,
    columns: [{ name: 'id', type: 'integer', identity: true, autoincrement: true }],
  }
  expect(create(counted, sqlite)).toEqual([
    'CREATE TABLE "teams" (\n  "id" INTEGER PRIMARY KEY AUTOINCREMENT\n) STRICT',
  ])
  expect(create(counted, mariadb)).toEqual([
    'CREATE TABLE `teams` (\n  `id` bigint NOT NULL AUTO_INCREMENT,\n  CONSTRAINT `pk_teams_id` PRIMARY KEY (`id`)\n) ENGINE = InnoDB COLLATE utf8mb4_nopad_bin',
  ])
})

test('MySQL has no full-text index on a column that a foreign key writes', () => {
  const key = { name: 'fk2', columns: ['name'], table: 'teams', targetColumns: ['name'] }
  const fullTexts = [{ name: 'ft', columns: ['name'] }]
  const schema = { ...before, tables: before.tables.map(one => (one.name === 'heroes' ? { ...one, fullTexts } : one)) }
  const add = (own: object) => () =>
    written({ kind: 'addForeignKey', ...on, foreignKey: { ...key, ...own } }, schema, defining(mysql))
  const message = 'The foreign key fk2 writes the column heroes.name, which the full-text index ft reads'
  for (const own of [{ onUpdate: 'cascade' }, { onUpdate: 'set null' }, { onDelete: 'set null' }])
    expect(add(own)).toThrow(message)
  expect(add({ onDelete: 'cascade' })).not.toThrow()
})

test('what a database has nothing like is refused', () => {
  const index = (own: object): SchemaOperation => ({
    kind: 'createIndex',
    ...on,
    index: { name: 'ix', keys: ['age'], ...own },
  })
  const write = (operation: SchemaOperation, dialect: typeof postgres) => () =>
    written(operation, before, defining(dialect))
  expect(write(index({ where: 'age > 1' }), mysql)).toThrow('mysql has no indexes of some rows')
  expect(write(index({ keys: [{ sql: 'age + 1' }] }), mariadb)).toThrow('mariadb has no indexes of expressions')
  expect(write(index({ keys: [{ sql: 'age + 1' }, { column: 'name', length: 20 }] }), mysql)()).toEqual([
    'CREATE INDEX `ix` ON `heroes` ((age + 1), `name`(20))',
  ])
  expect(write(index({ nullsNotDistinct: true, unique: true }), sqlite)).toThrow(
    'sqlite has no unique indexes that hold nulls apart',
  )
  const key = {
    name: 'fk2',
    columns: ['team_id'],
    table: 'teams',
    targetColumns: ['id'],
    deferrable: 'deferred',
  } as const
  expect(write({ kind: 'addForeignKey', ...on, foreignKey: key }, mysql)).toThrow(
    'mysql has no foreign keys that are checked later',
  )
})

describe('what a description does not say for a database', () => {
  test.each([
    [
      { default: { postgres: '1' } },
      'The default of the column heroes.new has no SQL for sqlite: give it a text for that database',
    ],
    [{ type: 'custom' }, 'The type of the column heroes.new has no SQL for sqlite: give it a text for that database'],
  ] as const)('%j is an error', (own, message) => {
    const column: ColumnSchema = { name: 'new', type: 'integer', nullable: true, ...own }
    expect(() => written({ kind: 'addColumn', ...on, column }, before, defining(sqlite))).toThrow(message)
  })
})
