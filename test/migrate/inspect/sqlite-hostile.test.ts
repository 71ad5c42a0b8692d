// Databases that others made, in every way that SQLite allows.
import { connect, sql, type TransactionDatabase } from 'isomodel'
import { betterSqlite3 } from 'isomodel/better-sqlite3'
import { describe, expect, test } from 'vitest'
import type { InspectedSchema, TableSchema } from '../../../src/ast/schema.ts'
import { inspect } from '../../../src/migrate/inspect/inspect.ts'
import { known } from './known.ts'
import { making } from './making.ts'

async function made(statements: readonly string[], look: (db: TransactionDatabase) => Promise<void>): Promise<void> {
  await using db = connect(betterSqlite3({ file: ':memory:' }))
  for (const statement of statements) await sql`${sql.unsafe(statement)}`.run(db)
  await look(db)
}

const text = { type: 'text' } as const
const integer = { type: 'integer' } as const
const lite = <T extends string>(words: T) => ({ sqlite: words })

interface Hostile {
  readonly title: string
  readonly statements: readonly string[]
  readonly tables: readonly TableSchema[]
  readonly views?: InspectedSchema['views']
  readonly others?: InspectedSchema['others']
}

const databases: Hostile[] = [
  {
    title: 'keys of several columns, in another order, and foreign keys to them with and without columns',
    statements: [
      `create table seats (hall int not null, row text, "number" int, primary key (number, hall, row))`,
      `create table tickets (
        id integer primary key,
        r text, n int, h int,
        constraint "to seats" foreign key (n, h, r) references SEATS on delete cascade on update set null,
        foreign key (h, n) references seats (HALL, "NUMBER") deferrable initially deferred
      )`,
    ],
    tables: [
      {
        name: 'seats',
        columns: [
          { name: 'hall', ...integer, sqlType: lite('int') },
          { name: 'row', ...text },
          { name: 'number', ...integer, sqlType: lite('int') },
        ],
        primaryKey: { name: 'pk_seats_number_hall_row', columns: ['number', 'hall', 'row'] },
        loose: true,
      },
      {
        name: 'tickets',
        columns: [
          { name: 'id', ...integer, identity: true },
          { name: 'r', ...text, nullable: true },
          { name: 'n', ...integer, sqlType: lite('int'), nullable: true },
          { name: 'h', ...integer, sqlType: lite('int'), nullable: true },
        ],
        primaryKey: { name: 'pk_tickets_id', columns: ['id'] },
        foreignKeys: [
          {
            name: 'to seats',
            columns: ['n', 'h', 'r'],
            table: 'seats',
            targetColumns: ['number', 'hall', 'row'],
            onDelete: 'cascade',
            onUpdate: 'set null',
          },
          {
            name: 'fk_tickets_h_n',
            columns: ['h', 'n'],
            table: 'seats',
            targetColumns: ['hall', 'number'],
            deferrable: 'deferred',
          },
        ],
        loose: true,
      },
    ],
  },
  {
    title: 'keys in a cycle, and a table that refers to itself',
    statements: [
      'create table hens (id integer primary key, egg int references eggs (id) on delete restrict)',
      'create table eggs (id integer primary key, hen int not null references hens on delete set default, twin references eggs)',
    ],
    tables: [
      {
        name: 'hens',
        columns: [
          { name: 'id', ...integer, identity: true },
          { name: 'egg', ...integer, sqlType: lite('int'), nullable: true },
        ],
        primaryKey: { name: 'pk_hens_id', columns: ['id'] },
        foreignKeys: [
          { name: 'fk_hens_egg', columns: ['egg'], table: 'eggs', targetColumns: ['id'], onDelete: 'restrict' },
        ],
        loose: true,
      },
      {
        name: 'eggs',
        columns: [
          { name: 'id', ...integer, identity: true },
          { name: 'hen', ...integer, sqlType: lite('int') },
          { name: 'twin', type: 'custom', sqlType: lite('BLOB'), nullable: true },
        ],
        primaryKey: { name: 'pk_eggs_id', columns: ['id'] },
        foreignKeys: [
          { name: 'fk_eggs_hen', columns: ['hen'], table: 'hens', targetColumns: ['id'], onDelete: 'set default' },
          { name: 'fk_eggs_twin', columns: ['twin'], table: 'eggs', targetColumns: ['id'] },
        ],
        loose: true,
      },
    ],
  },
  {
    title: 'reserved words, mixed case, spaces and quotes in names',
    statements: [
      `create table "select" ("from" integer primary key, [a b] text not null, \`c\`\`d\` text, 'e''f' text, "g""h" text,
        Größe text, "constraint" text, constraint "check" check ("constraint" <> 'check'), unique ([a b], Größe))`,
      'create unique index "order" on "SELECT" ("G""H" desc, [A B])',
      `create view "where" ("group", "by ""me""") as select "from", [a b] from "select"`,
    ],
    tables: [
      {
        name: 'select',
        columns: [
          { name: 'from', ...integer, identity: true },
          { name: 'a b', ...text },
          { name: 'c`d', ...text, nullable: true },
          { name: "e'f", ...text, nullable: true },
          { name: 'g"h', ...text, nullable: true },
          { name: 'Größe', ...text, nullable: true },
          { name: 'constraint', ...text, nullable: true },
        ],
        primaryKey: { name: 'pk_select_from', columns: ['from'] },
        uniques: [{ name: 'uq_select_a b_Größe', columns: ['a b', 'Größe'] }],
        indexes: [{ name: 'order', keys: [{ column: 'g"h', descending: true }, 'a b'], unique: true }],
        checks: [{ name: 'check', rule: lite(`"constraint" <> 'check'`) }],
        loose: true,
      },
    ],
    views: [
      {
        name: 'where',
        sql: lite('WITH "where" ("group", "by ""me""") AS (select "from", [a b] from "select") SELECT * FROM "where"'),
      },
    ],
  },
  {
    title: 'indexes of expressions, of some rows, with collations and directions',
    statements: [
      'create table people (id integer primary key, name text collate nocase, age int, gone text) strict',
      'create index by_lower on people (lower(name) desc, age, (age + 1))',
      `create unique index live on people (name collate binary, age desc) where gone is null and (age > 17 or name = ')')`,
      'create index same on people (name collate NOCASE)',
      'create index lengths on people (length(name) collate rtrim)',
    ],
    tables: [
      {
        name: 'people',
        columns: [
          { name: 'id', ...integer, identity: true },
          { name: 'name', ...text, nullable: true, collate: lite('nocase') },
          { name: 'age', ...integer, sqlType: lite('int'), nullable: true },
          { name: 'gone', ...text, nullable: true },
        ],
        primaryKey: { name: 'pk_people_id', columns: ['id'] },
        indexes: [
          { name: 'by_lower', keys: [{ sql: lite('lower(name)'), descending: true }, 'age', { sql: lite('age + 1') }] },
          {
            name: 'live',
            keys: [
              { column: 'name', collate: 'binary' },
              { column: 'age', descending: true },
            ],
            unique: true,
            where: lite(`gone is null and (age > 17 or name = ')')`),
          },
          { name: 'same', keys: ['name'] },
          { name: 'lengths', keys: [{ sql: lite('length(name) collate rtrim') }] },
        ],
      },
    ],
  },
  {
    title: 'generated columns of both sorts, and defaults of all sorts',
    statements: [
      `create table sums (
        a int default -1, b real default (1 + 2) not null, c text default "word", d text default (lower('X')),
        e default null, f text default current_timestamp, g blob default x'00ff',
        total int generated always as (a + b) stored not null,
        shown text as (c || ' -- ' || d)
      )`,
    ],
    tables: [
      {
        name: 'sums',
        columns: [
          { name: 'a', ...integer, sqlType: lite('int'), nullable: true, default: lite('-1') },
          { name: 'b', type: 'real', default: lite('1 + 2') },
          { name: 'c', ...text, nullable: true, default: lite(`'word'`) },
          { name: 'd', ...text, nullable: true, default: lite(`lower('X')`) },
          { name: 'e', type: 'custom', sqlType: lite('BLOB'), nullable: true },
          { name: 'f', ...text, nullable: true, default: lite('current_timestamp') },
          { name: 'g', type: 'blob', nullable: true, default: lite(`x'00ff'`) },
          { name: 'total', ...integer, sqlType: lite('int'), generated: lite('a + b') },
          { name: 'shown', ...text, nullable: true, generated: lite(`c || ' -- ' || d`), virtual: true },
        ],
        loose: true,
      },
    ],
  },
  {
    title: 'booleans and enums by their checks, and checks that only look like them',
    statements: [
      `create table flags (
        a integer check (a in (0, 1)), b int check ([b] IN (1,0)) not null, c boolean,
        d text check (d in ('x', 'it''s')), e varchar(9) constraint ck_old_type check ((e in ('y'))),
        f text constraint mine check (f in ('z')), g integer check (g in (0, 1, 2)), h text check (h in ('a', 'a')),
        i text check (i in ('a') or i is null), j integer check (j not in (0, 1)), k real check (k in (0, 1)),
        l text, check (l in ('m')), check (l in ('n'))
      )`,
    ],
    tables: [
      {
        name: 'flags',
        columns: [
          { name: 'a', type: 'boolean', nullable: true, typeCheck: 'ck_flags_a_type' },
          { name: 'b', type: 'boolean', sqlType: lite('int'), typeCheck: 'ck_flags_b_type' },
          { name: 'c', type: 'boolean', sqlType: lite('boolean'), nullable: true },
          { name: 'd', type: 'enum', values: ['x', "it's"], nullable: true, typeCheck: 'ck_flags_d_type' },
          {
            name: 'e',
            type: 'enum',
            values: ['y'],
            sqlType: lite('varchar(9)'),
            nullable: true,
            typeCheck: 'ck_old_type',
          },
          { name: 'f', ...text, nullable: true },
          { name: 'g', ...integer, nullable: true },
          { name: 'h', ...text, nullable: true },
          { name: 'i', ...text, nullable: true },
          { name: 'j', ...integer, nullable: true },
          { name: 'k', type: 'real', nullable: true },
          { name: 'l', type: 'enum', values: ['m'], nullable: true, typeCheck: 'ck_flags_l_type' },
        ],
        checks: [
          { name: 'mine', rule: lite(`f in ('z')`) },
          { name: 'ck_flags_g', rule: lite('g in (0, 1, 2)') },
          { name: 'ck_flags_h', rule: lite(`h in ('a', 'a')`) },
          { name: 'ck_flags_i', rule: lite(`i in ('a') or i is null`) },
          { name: 'ck_flags_j', rule: lite('j not in (0, 1)') },
          { name: 'ck_flags_k', rule: lite('k in (0, 1)') },
          { name: 'ck_flags_12', rule: lite(`l in ('n')`) },
        ],
      },
    ],
  },
  {
    title: 'tables without rowids, keys that count up, and keys that only look like rowids',
    statements: [
      'create table words (word text primary key, n integer) without rowid, strict',
      'create table counted (id integer constraint pk primary key autoincrement)',
      'create table "less" (id int primary key)',
      'create table down (id integer primary key desc)',
      'create table given (id integer not null default 1, primary key (id))',
      'create table child (id integer primary key references counted)',
      'create table none (a)',
    ],
    tables: [
      {
        name: 'words',
        columns: [
          { name: 'word', ...text },
          { name: 'n', ...integer, nullable: true },
        ],
        primaryKey: { name: 'pk_words_word', columns: ['word'] },
        withoutRowid: true,
      },
      {
        name: 'counted',
        columns: [{ name: 'id', ...integer, identity: true, autoincrement: true }],
        primaryKey: { name: 'pk', columns: ['id'] },
        loose: true,
      },
      {
        name: 'less',
        columns: [{ name: 'id', ...integer, sqlType: lite('int') }],
        primaryKey: { name: 'pk_less_id', columns: ['id'] },
        loose: true,
      },
      {
        name: 'down',
        columns: [{ name: 'id', ...integer }],
        primaryKey: { name: 'pk_down_id', columns: ['id'] },
        loose: true,
      },
      {
        name: 'given',
        columns: [{ name: 'id', ...integer, default: lite('1') }],
        primaryKey: { name: 'pk_given_id', columns: ['id'] },
        loose: true,
      },
      {
        name: 'child',
        columns: [{ name: 'id', ...integer }],
        primaryKey: { name: 'pk_child_id', columns: ['id'] },
        foreignKeys: [{ name: 'fk_child_id', columns: ['id'], table: 'counted', targetColumns: ['id'] }],
        loose: true,
      },
      { name: 'none', columns: [{ name: 'a', type: 'custom', sqlType: lite('BLOB'), nullable: true }], loose: true },
    ],
  },
  {
    title: 'comments inside definitions, and constraints without commas and with one name',
    statements: [
      `create table /* one */ noted ( -- two, (
        a /* three */ int -- not null
          check /* four */ (a > 0 /* five */ -- six )
          ),
        b text default 'x -- y' /* seven, */,
        /* eight */ constraint c check (b <> '/*') constraint c unique (a) check (b <> '*/') -- nine
      ) -- ten`,
      `create view seen as -- a comment with 'quotes'
        select a /* eleven */ from noted -- twelve`,
    ],
    tables: [
      {
        name: 'noted',
        columns: [
          { name: 'a', ...integer, sqlType: lite('int'), nullable: true },
          { name: 'b', ...text, nullable: true, default: lite(`'x -- y'`) },
        ],
        uniques: [{ name: 'c', columns: ['a'] }],
        checks: [
          { name: 'ck_noted_a', rule: lite('a > 0') },
          { name: 'c_2', rule: lite(`b <> '/*'`) },
          { name: 'ck_noted_3', rule: lite(`b <> '*/'`) },
        ],
        loose: true,
      },
    ],
    views: [{ name: 'seen', sql: lite('select a   from noted') }],
  },
  {
    title: 'answers to rows that break a rule, and keys with a collation of their own',
    statements: [
      `create table odd (
        a text constraint pk primary key on conflict replace,
        b text collate nocase not null on conflict ignore,
        c text unique on conflict fail,
        unique (b collate nocase), constraint folded unique (c collate nocase desc, b)
      )`,
    ],
    tables: [
      {
        name: 'odd',
        columns: [
          { name: 'a', ...text },
          { name: 'b', ...text, collate: lite('nocase') },
          { name: 'c', ...text, nullable: true },
        ],
        primaryKey: { name: 'pk', columns: ['a'] },
        uniques: [
          { name: 'uq_odd_c', columns: ['c'] },
          { name: 'uq_odd_b', columns: ['b'] },
          { name: 'folded', columns: ['c', 'b'] },
        ],
        loose: true,
      },
    ],
    others: [
      { kind: 'constraint', name: 'pk', table: 'odd', sql: 'PRIMARY KEY ("a") ON CONFLICT REPLACE' },
      { kind: 'constraint', name: 'uq_odd_c', table: 'odd', sql: 'UNIQUE ("c") ON CONFLICT FAIL' },
      { kind: 'constraint', name: 'folded', table: 'odd', sql: 'UNIQUE ("c" COLLATE "nocase" DESC, "b")' },
      { kind: 'constraint', name: 'b', table: 'odd', sql: 'NOT NULL ON CONFLICT IGNORE' },
    ],
  },
  {
    title: 'names that differ in the case of letters for which SQLite has one',
    statements: [
      'create table Ä (Ö integer primary key, ö text, o int)',
      'create table ä (ö int references "Ä" (Ö), Ö int references "ä", O int, primary key (ö))',
      'create index İ on Ä (ö)',
    ],
    tables: [
      {
        name: 'Ä',
        columns: [
          { name: 'Ö', ...integer, identity: true },
          { name: 'ö', ...text, nullable: true },
          { name: 'o', ...integer, sqlType: lite('int'), nullable: true },
        ],
        primaryKey: { name: 'pk_Ä_Ö', columns: ['Ö'] },
        indexes: [{ name: 'İ', keys: ['ö'] }],
        loose: true,
      },
      {
        name: 'ä',
        columns: [
          { name: 'ö', ...integer, sqlType: lite('int') },
          { name: 'Ö', ...integer, sqlType: lite('int'), nullable: true },
          { name: 'O', ...integer, sqlType: lite('int'), nullable: true },
        ],
        primaryKey: { name: 'pk_ä_ö', columns: ['ö'] },
        foreignKeys: [
          { name: 'fk_ä_ö', columns: ['ö'], table: 'Ä', targetColumns: ['Ö'] },
          { name: 'fk_ä_Ö', columns: ['Ö'], table: 'ä', targetColumns: ['ö'] },
        ],
        loose: true,
      },
    ],
  },
  {
    title: 'virtual tables of others with what is behind them, triggers, and views that read what is gone',
    statements: [
      'create virtual table docs using fts5 (body)',
      'create virtual table boxes using rtree (id, x0, x1)',
      'create table docs_notes (body text)',
      'create table gone (a)',
      'create view lost as select a from gone',
      `create trigger "on it" after insert on docs_notes begin select ';'; end`,
      `create trigger instead instead of insert on lost begin select 1; end`,
      'pragma legacy_alter_table = on',
      'drop table gone',
    ],
    tables: [{ name: 'docs_notes', columns: [{ name: 'body', ...text, nullable: true }], loose: true }],
    views: [{ name: 'lost', sql: lite('select a from gone') }],
    others: [
      { kind: 'virtual table', name: 'docs', sql: 'CREATE VIRTUAL TABLE docs using fts5 (body)' },
      { kind: 'virtual table', name: 'boxes', sql: 'CREATE VIRTUAL TABLE boxes using rtree (id, x0, x1)' },
      {
        kind: 'trigger',
        name: 'on it',
        table: 'docs_notes',
        sql: `CREATE TRIGGER "on it" after insert on docs_notes begin select ';'; end`,
      },
      {
        kind: 'trigger',
        name: 'instead',
        table: 'lost',
        sql: 'CREATE TRIGGER instead instead of insert on lost begin select 1; end',
      },
    ],
  },
]

const byName = (tables: readonly TableSchema[]): TableSchema[] => tables.toSorted((a, b) => (a.name < b.name ? -1 : 1))

describe('a database with', () => {
  test.each(databases)('$title', async ({ statements, tables, views = [], others = [] }) => {
    await made(statements, async db => {
      expect(await inspect(db)).toEqual({ tables: byName(tables), views, others })
    })
  })
})

describe('what was found can be made again: a database with', () => {
  test.each(databases)('$title', async ({ tables, views = [] }) => {
    const schema = { tables, views }
    await made(making(schema), async db => {
      const { others: _others, ...found } = await inspect(db)
      expect(known(found)).toEqual(known(schema))
    })
  })
})
