// Databases of SQLite that others made.
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { betterSqlite3 } from 'isomodel/better-sqlite3'
import { afterAll, describe } from 'vitest'
import { folder, found } from '../../chinook/open.ts'
import { type Live, pulls } from './live.ts'

const cases: readonly Live[] = [
  {
    title: 'composite and cyclic keys',
    statements: [
      `create table hall ("row" int not null, number text not null, next_row int, next_number text, primary key (number, "row"),
        foreign key (next_number, next_row) references hall (number, "row") on delete set null) without rowid`,
      `create table a (id integer primary key, b_id int references b deferrable initially deferred)`,
      `create table b (id integer primary key, a_id int not null references a (id) on delete cascade)`,
      `insert into hall values (1, 'x', null, null), (2, 'x', 1, 'x')`,
      `insert into a values (1, null)`,
      `insert into b values (1, 1)`,
    ],
  },
  {
    title: 'reserved words, mixed case, spaces and quotes',
    statements: [
      `create table "order" ("select" integer primary key, "Group By" text, "it's ""quoted""" text default 'it''s', "\`tick\`" text)`,
      `create table "Mixed Case" ("Id" integer primary key, "camelCase" text, "snake_case" text, "PascalCase" text, "日本" text, "1st" text)`,
      `create index "an index" on "order" ("Group By" desc, "it's ""quoted""")`,
      `insert into "order" values (1, 'g', 'q', 't')`,
      `insert into "Mixed Case" values (1, 'c', 's', 'p', 'j', 'f')`,
    ],
  },
  {
    title: 'indexes of expressions, partial and unique ones',
    statements: [
      `create table people (id integer primary key autoincrement, name text not null, email text, deleted_at text)`,
      `create unique index by_email on people (lower(email)) where deleted_at is null`,
      `create index by_length on people (length(name) desc, name collate nocase)`,
      `create unique index alive on people (name) where deleted_at is null and email <> '?'`,
      `insert into people (name, email) values ('a', 'A@x'), ('b', null)`,
    ],
  },
  {
    title: 'generated columns, checks and defaults of every sort',
    statements: [
      `create table lines (id integer primary key, price real not null default 1.5 check (price >= 0), amount int not null default (1 + 1),
        total real generated always as (price * amount) stored, label text as ('no. ' || id) virtual,
        at text not null default current_timestamp, note text default ('a' || char(10) || '\`\${b}\`'), kind text check (kind in ('a', 'b')),
        constraint "both of them" check (price < 1000 or amount < 10))`,
      `insert into lines (id) values (1)`,
    ],
  },
  {
    title: 'types of every sort, and rows that do not keep to them',
    statements: [
      `create table odd (a varchar(20), b nvarchar(160) not null, c numeric(10, 2), d datetime, e date, f boolean, g blob, h, i "my type", j bigint, k double precision, l char(2))`,
      `insert into odd values ('a', 'b', 1.5, '2024-01-02 03:04:05', '2024-01-02', 1, x'00', 'h', 'i', 5, 2.5, 'de')`,
    ],
  },
  {
    title: 'tables without a key, and keys that take null',
    statements: [
      'create table log (line text, at int not null)',
      'create table pairs (a text not null unique, b int)',
      'create table codes (code text primary key, name text)',
      `insert into log values ('x', 1), (null, 2)`,
      `insert into pairs values ('a', 1)`,
      `insert into codes values ('a', 'b')`,
    ],
  },
  {
    title: 'strict tables, as models make them',
    statements: [
      `create table teams (id integer primary key, name text not null, constraint uq_teams_name unique (name)) strict`,
      `create table heroes (id integer primary key, team_id integer, active integer not null, mood text not null,
        constraint ck_heroes_active_type check (active in (0, 1)), constraint ck_heroes_mood_type check (mood in ('good', 'bad')),
        constraint fk_heroes_team_id foreign key (team_id) references teams (id) on update cascade) strict`,
      `insert into teams values (1, 'a')`,
      `insert into heroes values (1, 1, 1, 'good')`,
    ],
  },
  {
    title: 'keys at columns that are unique by an index only',
    statements: [
      'create table target (id integer primary key, code text not null)',
      'create unique index target_code on target (code)',
      'create table pointing (id integer primary key, code text references target (code))',
      `insert into target values (1, 'a')`,
    ],
  },
  {
    title: 'views and triggers',
    statements: [
      'create table heroes (id integer primary key, name text not null)',
      `create view "loud heroes" as select id, upper(name) as name from heroes where name <> '\`\${x}\`'`,
      'create view loudest (who) as select max(name) from "loud heroes"',
      `create trigger "tr'ick" after insert on heroes begin update heroes set name = trim(name) where id = new.id; end`,
      `insert into heroes values (1, ' a ')`,
    ],
  },
  {
    title: 'links, and several keys between two tables',
    statements: [
      'create table users (id integer primary key, name text)',
      'create table user (id integer primary key, users_id int references users)',
      'create table friends (a_id int not null references users on delete cascade, b_id int not null references users, since text, primary key (a_id, b_id))',
      'create table profile (user_id integer primary key references users, bio text)',
      `insert into users values (1, 'a'), (2, 'b')`,
      `insert into friends values (1, 2, null)`,
      `insert into profile values (1, 'x')`,
    ],
  },
  { title: 'no tables at all', statements: [] },
]

const openMemory = async () => betterSqlite3({ file: ':memory:' })
const work = mkdtempSync(join(tmpdir(), 'isomodel-pull-'))
afterAll(() => rmSync(work, { recursive: true }))

describe('on SQLite', () => pulls('sqlite', cases, openMemory, openMemory))

describe.skipIf(!found && !process.env['CI'])('Chinook on SQLite', () =>
  pulls(
    'chinook',
    [{ title: 'Chinook', statements: [] }],
    async () => {
      const file = join(work, 'chinook.db')
      copyFileSync(join(folder, 'Chinook_Sqlite.sqlite'), file)
      return betterSqlite3({ file })
    },
    openMemory,
  ),
)
