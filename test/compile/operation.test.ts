import {
  boolean,
  check,
  custom,
  enumOf,
  foreignKey,
  index,
  integer,
  primaryKey,
  sql,
  table,
  text,
  unique,
} from 'isomodel'
import { type AnyModel, bigint, defineSchema, now, timestamp } from 'isomodel'
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { writeOperation } from '../../src/compile/operation.ts'
import { defining } from '../../src/dialect/defining.ts'
import type { DefiningDialect } from '../../src/dialect/dialect.ts'
import { sqlite } from '../../src/dialect/sqlite/index.ts'
import { creation, removal } from '../../src/schema/operations.ts'

type Models = Record<string, AnyModel>
const id = integer().primaryKey()
const odd = custom({ sqlType: 'point', schema: v.string(), encode: String, decode: String })

const create = (models: Models, dialect: DefiningDialect = defining(sqlite)) =>
  creation(models, dialect.ddl.forwardKeys).flatMap(operation => writeOperation(operation, dialect))
const drop = (models: Models, dialect: DefiningDialect = defining(sqlite)) =>
  removal(models).flatMap(operation => writeOperation(operation, dialect))

/** A table `t` with these columns besides its key, and what follows the key in its definition. */
const columns = (own: Parameters<typeof table>[1], options?: unknown) =>
  defineSchema({ T: table('t', { id, ...own }, options as never) } as never) as Models
const body = (models: Models) => {
  const [first = '', ...more] = create(models)
  const lines = first.split('\n')
  expect(lines.slice(0, 2)).toEqual(['CREATE TABLE "t" (', '  "id" INTEGER PRIMARY KEY,'])
  expect(lines.at(-1)).toMatch(/^\)( STRICT)?$/)
  return [...lines.slice(2, -1).map(line => line.trim().replace(/,$/, '')), ...more]
}

describe('SQLite', () => {
  const cases: [feature: string, own: Parameters<typeof table>[1], expected: string[], options?: unknown][] = [
    ['a column', { a: text() }, ['"a" TEXT NOT NULL']],
    ['a nullable column', { a: text().nullable() }, ['"a" TEXT']],
    ['a name of its own', { a: text().named('a "b"') }, ['"a ""b""" TEXT NOT NULL']],
    ['snake case', { createdAt: text() }, ['"created_at" TEXT NOT NULL']],
    ['a collation', { a: text().collate('NOCASE') }, ['"a" TEXT COLLATE "NOCASE" NOT NULL']],
    ['unique', { a: text().unique() }, ['"a" TEXT NOT NULL', 'CONSTRAINT "uq_t_a" UNIQUE ("a")']],
    ['an index', { a: text().index() }, ['"a" TEXT NOT NULL', 'CREATE INDEX "ix_t_a" ON "t" ("a")']],
    [
      'a default of the client',
      { a: text().default('x'), b: integer().version() },
      ['"a" TEXT NOT NULL', '"b" INTEGER NOT NULL'],
    ],
    ['a default of the database', { a: text().defaultSql(sql`${"it's"}`) }, [`"a" TEXT NOT NULL DEFAULT ('it''s')`]],
    [
      'the time as a default',
      { a: timestamp().defaultSql(now()) },
      [`"a" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))`],
    ],
    [
      'a generated column',
      { a: integer().generatedAs(sql`id * ${2}`) },
      ['"a" INTEGER GENERATED ALWAYS AS (id * 2) STORED NOT NULL'],
    ],
    [
      'a nullable generated column',
      {
        a: integer()
          .nullable()
          .generatedAs(sql`null`),
      },
      ['"a" INTEGER GENERATED ALWAYS AS (null) STORED'],
    ],
    [
      'a check',
      { a: integer().check(sql<boolean>`a > ${0}`) },
      ['"a" INTEGER NOT NULL', 'CONSTRAINT "ck_t_a" CHECK (a > 0)'],
    ],
    ['a boolean', { a: boolean() }, ['"a" INTEGER NOT NULL', 'CONSTRAINT "ck_t_a_type" CHECK ("a" IN (0, 1))']],
    [
      'an enum',
      { a: enumOf('x', `y'z`) },
      ['"a" TEXT NOT NULL', `CONSTRAINT "ck_t_a_type" CHECK ("a" IN ('x', 'y''z'))`],
    ],
    [
      'an enum with a check of its own',
      { a: enumOf('x').check(sql<boolean>`a <> ''`) },
      ['"a" TEXT NOT NULL', `CONSTRAINT "ck_t_a_type" CHECK ("a" IN ('x'))`, `CONSTRAINT "ck_t_a" CHECK (a <> '')`],
    ],
    [
      'a reference',
      { a: integer().references('T.id') },
      ['"a" INTEGER NOT NULL', 'CONSTRAINT "fk_t_a" FOREIGN KEY ("a") REFERENCES "t" ("id")'],
    ],
    [
      'a reference with actions',
      { a: integer().nullable().references('T.id', { onDelete: 'set null', onUpdate: 'no action' }) },
      [
        '"a" INTEGER',
        'CONSTRAINT "fk_t_a" FOREIGN KEY ("a") REFERENCES "t" ("id") ON DELETE SET NULL ON UPDATE NO ACTION',
      ],
    ],
    ['comments, which SQLite keeps nowhere', { a: text().comment('note') }, ['"a" TEXT NOT NULL'], { comment: 'note' }],
    ['what concerns only the client', { a: text().private().readonly().renamedFrom('b') }, ['"a" TEXT NOT NULL']],
    [
      'constraints and indexes of several columns',
      { a: integer(), b: integer() },
      [
        '"a" INTEGER NOT NULL',
        '"b" INTEGER NOT NULL',
        'CONSTRAINT "uq_t_a_b" UNIQUE ("a", "b")',
        'CONSTRAINT "both" UNIQUE ("b", "a")',
        'CONSTRAINT "order" CHECK ("a" < "b")',
        'CONSTRAINT "fk_t_a_b" FOREIGN KEY ("a", "b") REFERENCES "t" ("b", "a") ON DELETE CASCADE',
        'CREATE INDEX "ix_t_b_a" ON "t" ("b", "a")',
        'CREATE INDEX "by_a" ON "t" ("a")',
      ],
      {
        constraints: (t: any) => [
          unique(t.a, t.b),
          unique(t.b, t.a).named('both'),
          check('order', t.a.lt(t.b)),
          foreignKey([t.a, t.b], ['T.b', 'T.a'], { onDelete: 'cascade' }),
          index(t.b, t.a),
          index(t.a).named('by_a'),
        ],
      },
    ],
  ]
  test.each(cases)('writes %s', (_, own, expected, options) => {
    expect(body(columns(own, options))).toEqual(expected)
  })

  const keys: [feature: string, model: unknown, lines: string[]][] = [
    ['a key that the database makes', table('t', { id }), ['"id" INTEGER PRIMARY KEY']],
    ['a 64-bit key that the database makes', table('t', { id: bigint().primaryKey() }), ['"id" INTEGER PRIMARY KEY']],
    [
      'a key of text',
      table('t', { id: text().primaryKey() }),
      ['"id" TEXT NOT NULL', 'CONSTRAINT "pk_t_id" PRIMARY KEY ("id")'],
    ],
    [
      'a number that the client makes',
      table('t', {
        id: integer()
          .primaryKey()
          .default(() => 1),
      }),
      ['"id" INTEGER NOT NULL', 'CONSTRAINT "pk_t_id" PRIMARY KEY ("id")'],
    ],
    [
      'a key of several columns',
      table('t', { a: integer(), b: text() }, { constraints: t => [primaryKey(t.b, t.a)] }),
      ['"a" INTEGER NOT NULL', '"b" TEXT NOT NULL', 'CONSTRAINT "pk_t_b_a" PRIMARY KEY ("b", "a")'],
    ],
  ]
  test.each(keys)('writes %s', (_, model, lines) => {
    const [text_ = ''] = create(defineSchema({ T: model } as never) as Models)
    expect(text_).toBe(`CREATE TABLE "t" (\n  ${lines.join(',\n  ')}\n) STRICT`)
  })

  test('writes a schema as a prefix of tables and indexes', () => {
    const schema = defineSchema({
      Log: table('log', { id, userId: integer().references('User.id').index() }, { schema: 'audit' }),
      User: table('users', { id }, { schema: 'app' }),
    })
    expect(create(schema)).toEqual([
      'CREATE TABLE "app_users" (\n  "id" INTEGER PRIMARY KEY\n) STRICT',
      expect.stringMatching(/^CREATE TABLE "audit_log" [^]* REFERENCES "app_users" \("id"\)\n\) STRICT$/),
      'CREATE INDEX "audit_ix_log_user_id" ON "audit_log" ("user_id")',
    ])
    expect(drop(schema)).toEqual(['DROP TABLE IF EXISTS "audit_log"', 'DROP TABLE IF EXISTS "app_users"'])
  })

  test('writes an ordinary table where a custom type is none of the strict ones', () => {
    expect(create(columns({ a: odd }))).toEqual([
      'CREATE TABLE "t" (\n  "id" INTEGER PRIMARY KEY,\n  "a" point NOT NULL\n)',
    ])
  })

  test('lets keys wait only where tables in a cycle are dropped', () => {
    expect(drop(columns({}))).toEqual(['DROP TABLE IF EXISTS "t"'])
    expect(drop(columns({ a: integer().references('T.id') }))).toEqual([
      'PRAGMA defer_foreign_keys = ON',
      'DROP TABLE IF EXISTS "t"',
    ])
  })
})

describe('a dialect that knows neither SQLite nor us', () => {
  const other: DefiningDialect = {
    ...sqlite,
    name: 'other',
    abilities: { ...sqlite.abilities, schemas: true },
    quote: name => `[${name}]`,
    ddl: {
      literal: value => `lit(${JSON.stringify(value)})`,
      column: ({ type, collate, indexed }) => `${type.kind}${collate ? `/${collate}` : ''}${indexed ? ' short' : ''}`,
      identity: type => `${type.kind} counted`,
      typeCheck: (name, type) => (type.kind === 'enum' ? `known(${name})` : null),
      generated: expression => `made (${expression})`,
      tableOptions: types => ` of ${types.length}`,
      transactional: true,
      forwardKeys: false,
      schema: name => `FOUND ${name}`,
      indexKey: (name, nullable) => (nullable ? `${name} GAPS FIRST` : name),
      comment: (name, column, note) => `NOTE ${name}${column ?? ''} ${note}`,
      dropTables: (names, cyclic) => [`REMOVE ${names.join(' AND ')}${cyclic ? ' AT ONCE' : ''}`],
      referring: null,
    },
  }
  const schema = defineSchema({
    Hen: table(
      'hens',
      { id, egg: integer().nullable().references('Egg.id').index() },
      { schema: 'farm', comment: 'first' },
    ),
    Egg: table('eggs', {
      id,
      hen: integer().references('Hen.id'),
      kind: enumOf('a').comment('of shell').index(),
      twice: integer().generatedAs(sql`${21}`),
      word: text()
        .collate('C')
        .defaultSql(sql`${'x'}`),
    }),
  })

  test('says all words itself', () => {
    expect(create(schema, other)).toEqual([
      [
        'CREATE TABLE [eggs] (',
        '  [id] integer counted,',
        '  [hen] integer short NOT NULL,',
        '  [kind] enum short NOT NULL,',
        '  [twice] integer made (lit(21)) NOT NULL,',
        '  [word] text/C NOT NULL DEFAULT (lit("x")),',
        '  CONSTRAINT [ck_eggs_kind_type] CHECK (known([kind]))',
        ') of 5',
      ].join('\n'),
      'FOUND [farm]',
      [
        'CREATE TABLE [farm].[hens] (',
        '  [id] integer counted,',
        '  [egg] integer short,',
        '  CONSTRAINT [fk_hens_egg] FOREIGN KEY ([egg]) REFERENCES [eggs] ([id])',
        ') of 2',
      ].join('\n'),
      'CREATE INDEX [ix_eggs_kind] ON [eggs] ([kind])',
      'CREATE INDEX [ix_hens_egg] ON [farm].[hens] ([egg] GAPS FIRST)',
      'ALTER TABLE [eggs] ADD CONSTRAINT [fk_eggs_hen] FOREIGN KEY ([hen]) REFERENCES [farm].[hens] ([id])',
      'NOTE [eggs][kind] of shell',
      'NOTE [farm].[hens] first',
    ])
    expect(drop(schema, other)).toEqual(['REMOVE [farm].[hens] AND [eggs] AT ONCE'])
  })

  test('is found by name only where it brings no words of its own', () => {
    expect(defining(other).ddl).toBe(other.ddl)
    expect(() => defining({ ...other, ddl: undefined })).toThrow(
      expect.objectContaining({ name: 'UnsupportedError', feature: 'definitions of tables', dialect: 'other' }),
    )
  })
})
