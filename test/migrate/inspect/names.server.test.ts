// Names of every sort: what is made under them is read under them.
import {
  check,
  connect,
  defineSchema,
  enumOf,
  foreignKey,
  from,
  fullText,
  index,
  integer,
  primaryKey,
  sql,
  table,
  text,
  type TransactionDatabase,
  unique,
  view,
} from 'isomodel'
import { postgresJs } from 'isomodel/postgres-js'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { inspect } from '../../../src/migrate/inspect/inspect.ts'
import { adapterOn } from '../../services/adapters.ts'
import { describeOn } from '../../services/database.ts'
import type { ServerName } from '../../services/services.ts'
import { make } from './made.ts'

const names = [
  'select',
  'Mixed Case',
  'with "double" quotes',
  "with 'single' quotes",
  'with `back` ticks',
  'back\\slash',
  'naïve Ωμέγα 名前',
  'dots.and,commas;',
  '(brackets) [all] {kinds}',
  '$1 ? :name --',
  '%_*',
  '1',
]
const places = names.map((name, at) => [`${name}${at}`, name] as const)

const models = (tableName: string, name: string) =>
  defineSchema({
    Odd: table(
      tableName,
      {
        id: integer().primaryKey().named('id'),
        one: text().named(name),
        two: enumOf('a', name).named(`${name} two`).comment(`a note on ${name}`),
        before: integer().nullable().named(`${name} before`).references('Odd.id', { onDelete: 'set null' }),
        made: integer()
          .named(`${name} made`)
          .generatedAs(sql<number>`${sql.name('id2')} * 2`)
          .nullable(),
        other: integer().named('id2'),
      },
      {
        comment: `a note on ${name}`,
        constraints: t => [
          index(t.two, t.one).named(`${tableName} index`),
          unique(t.one, t.two).named(`${tableName} unique`),
          check(`${name} check`, t.one.ne(name)),
          fullText(t.one).named(`${tableName} words`),
        ],
      },
    ),
    Pair: table(
      `${tableName} pair`,
      { one: text().named(name), two: enumOf('a', name).named(`${name} two`), id: integer() },
      {
        constraints: t => [
          primaryKey(t.one, t.two),
          foreignKey([t.one, t.two], ['Odd.one', 'Odd.two'], { onDelete: 'cascade' }).named(`${tableName} fk`),
        ],
      },
    ),
  })

describe.each<ServerName>(['postgres', 'mysql'])('names', server => {
  describeOn(server, url => {
    let db: TransactionDatabase
    beforeAll(() => {
      db = connect(adapterOn(server, url()))
    })
    afterAll(() => db.close())

    test.each(places)('%s', async (tableName, name) => {
      const all = models(tableName, name)
      const Seen = view(`${tableName} view`, from(all.Odd).where(all.Odd.one.eq(name)).select({ one: all.Odd.one }))
      await make(db, { ...all, Seen })
      const pair = `${tableName} pair`
      const { tables, views } = await inspect(db, { tables: [tableName, pair, `${tableName} view`] })
      const [odd] = tables.filter(one => one.name === tableName)
      expect(tables.map(one => one.name).toSorted()).toEqual([tableName, pair].toSorted())
      expect(views.map(one => one.name)).toEqual([`${tableName} view`])
      expect(odd).toMatchObject({
        comment: `a note on ${name}`,
        primaryKey: { columns: ['id'] },
        uniques: [{ name: `${tableName} unique`, columns: [name, `${name} two`] }],
        indexes: [{ name: `${tableName} index`, keys: [`${name} two`, name] }],
        checks: [{ name: `${name} check` }],
        fullTexts: [{ name: `${tableName} words`, columns: [name] }],
        foreignKeys: [{ columns: [`${name} before`], table: tableName, targetColumns: ['id'], onDelete: 'set null' }],
      })
      expect(odd?.columns).toMatchObject([
        { name: 'id', type: 'integer', identity: true },
        { name, type: 'text' },
        { name: `${name} two`, type: 'enum', values: ['a', name], comment: `a note on ${name}` },
        { name: `${name} before`, nullable: true },
        { name: `${name} made`, type: 'integer' },
        { name: 'id2' },
      ])
      const columns = [name, `${name} two`]
      expect(tables.find(one => one.name === pair)).toMatchObject({
        primaryKey: { columns },
        foreignKeys: [
          { name: `${tableName} fk`, columns, table: tableName, targetColumns: columns, onDelete: 'cascade' },
        ],
      })
    })

    test.runIf(server === 'postgres')('other drivers read the same', async () => {
      await using other = connect(postgresJs({ url: url(), max: 1 }))
      expect(await inspect(other)).toEqual(await inspect(db))
    })
  })
})

describeOn('postgres', url => {
  test.each(places)('a schema, an enum and a domain called %s', async (_, name) => {
    await using db = connect(adapterOn('postgres', url()))
    const quoted = sql.name(name)
    await sql`create schema ${quoted}`.run(db)
    await sql`create type ${sql.name(name, name)} as enum ('x')`.run(db)
    await sql`create domain ${sql.name(name, 'd')} as ${sql.name(name, name)}`.run(db)
    await sql`create table ${sql.name(name, `${name} table`)} (
      ${quoted} ${sql.name(name, name)}, list ${sql.name(name, name)}[], id serial primary key)`.run(db)
    const { tables, others } = await inspect(db, { schemas: [name] })
    const type = { type: 'enum', values: ['x'] }
    expect(tables).toMatchObject([
      {
        name: `${name} table`,
        schema: name,
        columns: [{ name, ...type }, { type: 'array', item: type }, { identity: true }],
      },
    ])
    expect(others.map(other => [other.kind, other.name, other.schema])).toEqual(
      expect.arrayContaining([
        ['enum', name, name],
        ['domain', 'd', name],
      ]),
    )
    expect(others).toHaveLength(2)
  })
})
