// Databases on servers that others made.
import { afterAll, describe, inject } from 'vitest'
import type { Adapter } from 'isomodel'
import { found } from '../../chinook/open.ts'
import { load } from '../../chinook/servers.ts'
import { adapterOn } from '../../services/adapters.ts'
import { createDatabase, type Database } from '../../services/database.ts'
import type { ServerName } from '../../services/services.ts'
import { type Live, pulls } from './live.ts'

const postgres: readonly Live[] = [
  {
    title: 'serials, identities and defaults',
    statements: [
      `create table a (id serial primary key, at timestamptz not null default now(), n numeric(10, 2) not null default 0, b boolean not null default false, t text default 'it''s', j jsonb default '{}', u uuid default gen_random_uuid())`,
      `create table b (id bigint generated always as identity primary key, small smallint default 1, r double precision default 0.5)`,
      `create table c (id int primary key, label varchar(20) not null)`,
      `insert into a default values`,
      `insert into b default values`,
      `insert into c values (1, 'x')`,
    ],
  },
  {
    title: 'types of every sort',
    before: [`create type mood as enum ('sad', 'it''s ok')`],
    statements: [
      `create table odd (id int primary key, m mood not null, tags text[], numbers int[], d date, tm time, ts timestamp, i interval, by bytea, ip inet, js json, r real, money money, c char(3), xml xml, range int4range, vc varchar)`,
      `insert into odd (id, m, tags, numbers, d, tm, ts, by, ip, js, r, money, c) values (1, 'sad', '{a,b}', '{1}', '2024-01-02', '03:04', '2024-01-02 03:04', '\\x00', '127.0.0.1', '{"a":1}', 0.5, 1, 'abc')`,
    ],
  },
  {
    title: 'names of every sort',
    statements: [
      `create table "Order" ("select" int primary key, "it's ""quoted""" text, "Mixed" text, "日本" text, "a b" int)`,
      `create index "an index" on "Order" ("Mixed" desc nulls last, "a b")`,
      `comment on table "Order" is 'it''s a \`\${comment}\`'`,
      `comment on column "Order"."Mixed" is 'of a column'`,
      `insert into "Order" values (1, 'a', 'b', 'c', 2)`,
    ],
  },
  {
    title: 'indexes of every sort',
    statements: [
      `create table people (id int primary key, name text not null, email text, data jsonb, tags text[], age int)`,
      `create unique index by_email on people (lower(email)) where age is not null`,
      `create index patterns on people (name text_pattern_ops)`,
      `create index inside on people using gin (data)`,
      `create index listed on people using gin (tags)`,
      `create unique index kept on people (name) include (email, age)`,
      `create unique index one_null on people (email) nulls not distinct`,
      `create index sorted on people (age desc nulls first, name collate "C")`,
      `create index hashed on people using hash (email)`,
      `alter table people add constraint grown check (age >= 0 and name <> ''), add constraint once unique (name, age)`,
      `insert into people values (1, 'a', 'A@x', '{}', '{}', 3)`,
    ],
  },
  {
    title: 'composite, cyclic and deferrable keys, and generated columns',
    statements: [
      `create table hall (number text, "row" int, next_number text, next_row int, primary key (number, "row"), constraint next foreign key (next_number, next_row) references hall (number, "row") on delete set null deferrable initially deferred)`,
      `create table a (id int primary key, b_id int)`,
      `create table b (id int primary key, a_id int not null references a on delete cascade on update restrict, total int generated always as (id * 2) stored)`,
      `alter table a add constraint to_b foreign key (b_id) references b on delete set default`,
      `insert into hall values ('x', 1, null, null)`,
      `insert into a values (1)`,
      `insert into b values (1, 1)`,
    ],
  },
  {
    title: 'schemas, views, and what models say nothing of',
    schemas: ['audit'],
    statements: [
      `create schema audit`,
      `create table heroes (id int primary key, name text collate "C" not null)`,
      `create table audit.heroes (id int primary key, hero_id int not null references heroes)`,
      `create view loud as select id, upper(name) as name from heroes where name like '%\`\${x}\`%'`,
      `create view audit.counted as select count(*) as n from audit.heroes`,
      `create materialized view old as select 1 as one`,
      `create table keyless (a text, b int not null)`,
      `insert into heroes values (1, 'a')`,
      `insert into audit.heroes values (1, 1)`,
      `insert into keyless values (null, 1)`,
    ],
  },
]

const mysql: readonly Live[] = [
  {
    title: 'types of every sort',
    statements: [
      `create table odd (id int unsigned auto_increment primary key, t tinyint, tb tinyint(1) not null default 0, s smallint, m mediumint, b bigint unsigned, f float, d double, n decimal(10, 2) not null default 0.00, c char(3), v varchar(20) not null default 'it''s', tx text, mt mediumtext, lt longtext, bl blob, vb varbinary(20), dt date, tm time, ts timestamp null, dtm datetime default current_timestamp on update current_timestamp, y year, e enum('a', 'it''s') not null, st set('x', 'y'), js json, bi bit(4))`,
      `insert into odd (tb, c, v, e, js, dt, tm, ts, n) values (1, 'abc', 'x', 'a', '{"a":1}', '2024-01-02', '03:04:05', '2024-01-02 03:04:05', 1.5)`,
    ],
  },
  {
    title: 'names of every sort',
    statements: [
      "create table `order` (`select` int primary key, `it's ``quoted``` varchar(9), `Mixed` varchar(9), `日本` varchar(9), `a b` int comment 'of ''a'' column') comment 'it''s a `${comment}`'",
      'create index `an index` on `order` (`Mixed` desc, `a b`)',
      "insert into `order` values (1, 'a', 'b', 'c', 2)",
    ],
  },
  {
    title: 'indexes and keys of one name in several tables',
    statements: [
      'create table teams (id int auto_increment primary key, name varchar(20) not null, body text, unique key name (name), key body (body(10)))',
      'create table heroes (id int auto_increment primary key, name varchar(20), team_id int, key name (name), key team_id (team_id), constraint to_team foreign key (team_id) references teams (id) on delete cascade)',
      "insert into teams (name) values ('a')",
      "insert into heroes (name, team_id) values ('h', 1)",
    ],
  },
  {
    title: 'composite and cyclic keys, checks and generated columns',
    statements: [
      'create table hall (number varchar(9), `row` int, next_number varchar(9), next_row int, primary key (number, `row`), constraint next foreign key (next_number, next_row) references hall (number, `row`))',
      'create table a (id int primary key, b_id int)',
      'create table b (id int primary key, a_id int not null, total int generated always as (id * 2) stored, label varchar(20) as (concat(id, 0x27)) virtual, constraint rule check (id > 0), constraint to_a foreign key (a_id) references a (id))',
      'alter table a add constraint to_b foreign key (b_id) references b (id) on delete set null on update cascade',
      "insert into hall values ('x', 1, null, null)",
      'insert into a values (1, null)',
      'insert into b (id, a_id) values (1, 1)',
    ],
  },
  {
    title: 'views, collations and tables without a key',
    statements: [
      'create table heroes (id int primary key, name varchar(20) collate utf8mb4_general_ci not null, code varchar(9) collate utf8mb4_bin)',
      "create view loud as select id, upper(name) as name from heroes where name <> '`${x}`'",
      'create table keyless (a text, b int not null)',
      "insert into heroes values (1, 'a', 'b')",
      'insert into keyless values (null, 1)',
    ],
  },
]

const servers: readonly (readonly [ServerName, readonly Live[]])[] = [
  ['postgres', postgres],
  ['mysql', mysql],
]

describe.each(servers)('on %s', (server, cases) => {
  const url = inject('servers')[server]
  const made: Database[] = []
  afterAll(async () => {
    for (const one of made) await one[Symbol.asyncDispose]()
  })
  const own = async (): Promise<string> => {
    const database = await createDatabase(server, url ?? '')
    made.push(database)
    return database.url
  }
  const open = async (): Promise<Adapter<'transaction'>> => adapterOn(server, await own())
  describe.skipIf(url === undefined)('made by others', () => pulls(server, cases, open, open))

  describe.skipIf(url === undefined || (!found && !process.env['CI']))('Chinook', () =>
    pulls(
      `chinook-${server}`,
      [{ title: 'Chinook', statements: [] }],
      async () => {
        const database = await own()
        await load[server](database)
        return adapterOn(server, database)
      },
      open,
    ),
  )
})
