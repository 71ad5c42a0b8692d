// The like family: patterns, and parts whose wildcards mean themselves.
import { concat, from } from '../../../src/index.ts'
import { Animal, Odd } from '../zoo.ts'
import { feature } from './feature.ts'

const names = from(Animal).select({ name: Animal.name })

feature('like', [
  {
    does: 'like knows case and its two wildcards',
    query: names.where(Animal.name.like('_e%')),
    sql: {
      sqlite: 'SELECT "animals"."name" AS "name" FROM "animals" WHERE "animals"."name" GLOB +?',
      postgres: 'SELECT "animals"."name" AS "name" FROM "animals" WHERE "animals"."name" LIKE $1',
      mysql: 'SELECT `animals`.`name` AS `name` FROM `animals` WHERE `animals`.`name` LIKE ?',
      madeUp: 'SELECT [animals].[name] AS [name] FROM [animals] WHERE [animals].[name] FITS :1',
    },
    params: { sqlite: ['?e*'], postgres: ['_e%'], mysql: ['_e%'], madeUp: ['/_e%/'] },
    rows: [{ name: 'Rex' }, { name: 'Nemo' }, { name: 'Bessie' }],
  },
  {
    does: "like takes other databases' wildcards as they are",
    query: names.where(Animal.name.like('[RN]e*')),
    sql: {
      sqlite: 'SELECT "animals"."name" AS "name" FROM "animals" WHERE "animals"."name" GLOB +?',
      postgres: 'SELECT "animals"."name" AS "name" FROM "animals" WHERE "animals"."name" LIKE $1',
      mysql: 'SELECT `animals`.`name` AS `name` FROM `animals` WHERE `animals`.`name` LIKE ?',
      madeUp: 'SELECT [animals].[name] AS [name] FROM [animals] WHERE [animals].[name] FITS :1',
    },
    params: { sqlite: ['[[]RN]e[*]'], postgres: ['[RN]e*'], mysql: ['[RN]e*'], madeUp: ['/[RN]e*/'] },
    rows: [],
  },
  {
    does: 'ilike does not know case',
    query: names.where(Animal.name.ilike('%E%')),
    sql: {
      sqlite: 'SELECT "animals"."name" AS "name" FROM "animals" WHERE "animals"."name" LIKE +?',
      postgres: 'SELECT "animals"."name" AS "name" FROM "animals" WHERE "animals"."name" COLLATE "C" ILIKE $1',
      mysql:
        'SELECT `animals`.`name` AS `name` FROM `animals` WHERE CAST(CAST(lower(CONVERT(CAST(`animals`.`name` AS BINARY) USING tis620)) AS BINARY) AS CHAR) LIKE ?',
      madeUp: 'SELECT [animals].[name] AS [name] FROM [animals] WHERE [animals].[name] ROUGHLY FITS :1',
    },
    params: { sqlite: ['%E%'], postgres: ['%E%'], mysql: ['%e%'], madeUp: ['/%E%/'] },
    rows: [{ name: 'Rex' }, { name: 'Nemo' }, { name: 'Bessie' }],
  },
  {
    does: 'contains finds wildcards',
    query: names.where(Animal.name.contains('_%')),
    sql: {
      sqlite: 'SELECT "animals"."name" AS "name" FROM "animals" WHERE instr("animals"."name", +?) > 0',
      postgres: 'SELECT "animals"."name" AS "name" FROM "animals" WHERE "animals"."name" LIKE $1',
      mysql: 'SELECT `animals`.`name` AS `name` FROM `animals` WHERE `animals`.`name` LIKE ?',
      madeUp: 'SELECT [animals].[name] AS [name] FROM [animals] WHERE [animals].[name] HOLDS :1',
    },
    params: { sqlite: ['_%'], postgres: ['%\\_\\%%'], mysql: ['%\\_\\%%'], madeUp: ['/_%/'] },
    rows: [{ name: 'Żabka_%' }],
  },
  {
    does: 'contains knows case',
    query: names.where(Animal.name.contains('E')),
    sql: {
      sqlite: 'SELECT "animals"."name" AS "name" FROM "animals" WHERE instr("animals"."name", +?) > 0',
      postgres: 'SELECT "animals"."name" AS "name" FROM "animals" WHERE "animals"."name" LIKE $1',
      mysql: 'SELECT `animals`.`name` AS `name` FROM `animals` WHERE `animals`.`name` LIKE ?',
      madeUp: 'SELECT [animals].[name] AS [name] FROM [animals] WHERE [animals].[name] HOLDS :1',
    },
    params: { sqlite: ['E'], postgres: ['%E%'], mysql: ['%E%'], madeUp: ['/E/'] },
    rows: [],
  },
  {
    does: 'startsWith',
    query: names.where(Animal.name.startsWith('Ż')),
    sql: {
      sqlite:
        'SELECT "animals"."name" AS "name" FROM "animals" WHERE ("animals"."name" COLLATE BINARY >= +? AND "animals"."name" COLLATE BINARY < +?)',
      postgres: 'SELECT "animals"."name" AS "name" FROM "animals" WHERE "animals"."name" LIKE $1',
      mysql: 'SELECT `animals`.`name` AS `name` FROM `animals` WHERE `animals`.`name` LIKE ?',
      madeUp: 'SELECT [animals].[name] AS [name] FROM [animals] WHERE [animals].[name] BEGINS BETWEEN :1 AND :2',
    },
    params: { sqlite: ['Ż', 'ż'], postgres: ['Ż%'], mysql: ['Ż%'], madeUp: ['Ż', 'Ż~'] },
    rows: [{ name: 'Żabka_%' }],
  },
  {
    does: 'startsWith nothing is everything',
    query: names.where(Animal.name.startsWith('')),
    sql: {
      sqlite:
        'SELECT "animals"."name" AS "name" FROM "animals" WHERE ("animals"."name" COLLATE BINARY >= +? AND "animals"."name" COLLATE BINARY < +?)',
      postgres: 'SELECT "animals"."name" AS "name" FROM "animals" WHERE "animals"."name" LIKE $1',
      mysql: 'SELECT `animals`.`name` AS `name` FROM `animals` WHERE `animals`.`name` LIKE ?',
      madeUp: 'SELECT [animals].[name] AS [name] FROM [animals] WHERE [animals].[name] BEGINS BETWEEN :1 AND :2',
    },
    params: { sqlite: ['', new Uint8Array([])], postgres: ['%'], mysql: ['%'], madeUp: ['', '~'] },
    rows: [{ name: 'Rex' }, { name: 'Kiwi' }, { name: 'Nemo' }, { name: 'Bessie' }, { name: 'Żabka_%' }],
  },
  {
    does: 'endsWith',
    query: names.where(Animal.name.endsWith('%')),
    sql: {
      sqlite: `SELECT "animals"."name" AS "name" FROM "animals" WHERE CASE "animals"."name" WHEN '' THEN +? = '' ELSE substr(CAST("animals"."name" AS BLOB), octet_length("animals"."name") - octet_length(+?) + 1) = CAST(+? AS BLOB) END`,
      postgres: 'SELECT "animals"."name" AS "name" FROM "animals" WHERE "animals"."name" LIKE $1',
      mysql: 'SELECT `animals`.`name` AS `name` FROM `animals` WHERE `animals`.`name` LIKE ?',
      madeUp: 'SELECT [animals].[name] AS [name] FROM [animals] WHERE [animals].[name] ENDS IN :1',
    },
    params: { sqlite: ['%', '%', '%'], postgres: ['%\\%'], mysql: ['%\\%'], madeUp: ['/%/'] },
    rows: [{ name: 'Żabka_%' }],
  },
  {
    does: 'like of an expression',
    query: names.where(Animal.name.like(concat('%', Animal.kind, '%'))),
    sql: {
      sqlite: `SELECT "animals"."name" AS "name" FROM "animals" WHERE "animals"."name" GLOB replace(replace(replace(replace(replace((? || "animals"."kind" || ?), '[', '[[]'), '*', '[*]'), '?', '[?]'), '%', '*'), '_', '?')`,
      postgres:
        'SELECT "animals"."name" AS "name" FROM "animals" WHERE "animals"."name" LIKE ($1::text || "animals"."kind" || $2::text) ESCAPE \'\'',
      mysql:
        "SELECT `animals`.`name` AS `name` FROM `animals` WHERE `animals`.`name` LIKE replace((concat(?, `animals`.`kind`, ?)), '\\\\', '\\\\\\\\')",
      madeUp:
        'SELECT [animals].[name] AS [name] FROM [animals] WHERE [animals].[name] FITS PATTERN (<:1> & [animals].[kind] & <:2>)',
    },
    params: ['%', '%'],
    rows: [],
  },
  {
    does: 'contains an expression',
    query: names.where(Animal.name.contains(Animal.name)),
    sql: {
      sqlite: 'SELECT "animals"."name" AS "name" FROM "animals" WHERE instr("animals"."name", "animals"."name") > 0',
      postgres: 'SELECT "animals"."name" AS "name" FROM "animals" WHERE strpos("animals"."name", "animals"."name") > 0',
      mysql: 'SELECT `animals`.`name` AS `name` FROM `animals` WHERE locate(`animals`.`name`, `animals`.`name`) > 0',
      madeUp: 'SELECT [animals].[name] AS [name] FROM [animals] WHERE [animals].[name] HOLDS PATTERN [animals].[name]',
    },
    params: [],
    rows: [{ name: 'Rex' }, { name: 'Kiwi' }, { name: 'Nemo' }, { name: 'Bessie' }, { name: 'Żabka_%' }],
  },
  {
    does: 'startsWith an expression',
    query: names.where(Animal.name.startsWith(Animal.name)),
    sql: {
      sqlite: 'SELECT "animals"."name" AS "name" FROM "animals" WHERE instr("animals"."name", "animals"."name") = 1',
      postgres:
        'SELECT "animals"."name" AS "name" FROM "animals" WHERE starts_with("animals"."name", "animals"."name")',
      mysql:
        'SELECT `animals`.`name` AS `name` FROM `animals` WHERE left(`animals`.`name`, char_length(`animals`.`name`)) = `animals`.`name`',
      madeUp:
        'SELECT [animals].[name] AS [name] FROM [animals] WHERE [animals].[name] BEGINS BETWEEN PATTERN [animals].[name]',
    },
    params: [],
    rows: [{ name: 'Rex' }, { name: 'Kiwi' }, { name: 'Nemo' }, { name: 'Bessie' }, { name: 'Żabka_%' }],
  },
  {
    does: 'endsWith an expression',
    query: names.where(Animal.name.endsWith(Animal.name)),
    sql: {
      sqlite: `SELECT "animals"."name" AS "name" FROM "animals" WHERE CASE "animals"."name" WHEN '' THEN "animals"."name" = '' ELSE substr(CAST("animals"."name" AS BLOB), octet_length("animals"."name") - octet_length("animals"."name") + 1) = CAST("animals"."name" AS BLOB) END`,
      postgres:
        'SELECT "animals"."name" AS "name" FROM "animals" WHERE right("animals"."name", length("animals"."name")) = "animals"."name"',
      mysql:
        'SELECT `animals`.`name` AS `name` FROM `animals` WHERE right(`animals`.`name`, char_length(`animals`.`name`)) = `animals`.`name`',
      madeUp:
        'SELECT [animals].[name] AS [name] FROM [animals] WHERE [animals].[name] ENDS IN PATTERN [animals].[name]',
    },
    params: [],
    rows: [{ name: 'Rex' }, { name: 'Kiwi' }, { name: 'Nemo' }, { name: 'Bessie' }, { name: 'Żabka_%' }],
  },
  {
    does: 'ilike of an expression',
    query: names.where(Animal.name.ilike(concat(Animal.name, '%'))),
    sql: {
      sqlite: 'SELECT "animals"."name" AS "name" FROM "animals" WHERE "animals"."name" LIKE ("animals"."name" || ?)',
      postgres:
        'SELECT "animals"."name" AS "name" FROM "animals" WHERE "animals"."name" COLLATE "C" ILIKE ("animals"."name" || $1::text) ESCAPE \'\'',
      mysql:
        "SELECT `animals`.`name` AS `name` FROM `animals` WHERE CAST(CAST(lower(CONVERT(CAST(`animals`.`name` AS BINARY) USING tis620)) AS BINARY) AS CHAR) LIKE CAST(CAST(lower(CONVERT(CAST(replace((concat(`animals`.`name`, ?)), '\\\\', '\\\\\\\\') AS BINARY) USING tis620)) AS BINARY) AS CHAR)",
      madeUp:
        'SELECT [animals].[name] AS [name] FROM [animals] WHERE [animals].[name] ROUGHLY FITS PATTERN ([animals].[name] & <:1>)',
    },
    params: ['%'],
    rows: [{ name: 'Rex' }, { name: 'Kiwi' }, { name: 'Nemo' }, { name: 'Bessie' }, { name: 'Żabka_%' }],
  },
  {
    does: 'stands beside a column whose name has a question mark',
    query: from(Odd).select({ id: Odd.id }).where(Odd.asked.like('w%'), Odd.asked.endsWith('y')),
    sql: {
      sqlite: `SELECT "order ""by"" [x]"."id" AS "id" FROM "order ""by"" [x]" WHERE "order ""by"" [x]"."what?" GLOB +? AND CASE "order ""by"" [x]"."what?" WHEN '' THEN +? = '' ELSE substr(CAST("order ""by"" [x]"."what?" AS BLOB), octet_length("order ""by"" [x]"."what?") - octet_length(+?) + 1) = CAST(+? AS BLOB) END`,
      postgres:
        'SELECT "order ""by"" [x]"."id" AS "id" FROM "order ""by"" [x]" WHERE "order ""by"" [x]"."what?" LIKE $1 AND "order ""by"" [x]"."what?" LIKE $2',
      mysql:
        'SELECT `order "by" [x]`.`id` AS `id` FROM `order "by" [x]` WHERE `order "by" [x]`.`what?` LIKE ? AND `order "by" [x]`.`what?` LIKE ?',
      madeUp:
        'SELECT [order "by" [x]]].[id] AS [id] FROM [order "by" [x]]] WHERE [order "by" [x]]].[what?] FITS :1 AND [order "by" [x]]].[what?] ENDS IN :2',
    },
    params: { sqlite: ['w*', 'y', 'y', 'y'], postgres: ['w%', '%y'], mysql: ['w%', '%y'], madeUp: ['/w%/', '/y/'] },
    rows: [{ id: 1 }],
  },
])
