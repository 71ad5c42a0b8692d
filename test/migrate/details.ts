// Tables with what only databases know, made by createTables() and found again.
import {
  type Adapter,
  columnDetails,
  connect,
  databaseKey,
  defineSchema,
  from,
  index,
  indexKey,
  insertInto,
  integer,
  lower,
  primaryKey,
  sql,
  sqlType,
  sqlView,
  table,
  text,
  uniqueIndex,
} from 'isomodel'
import { createTables, type DialectName, inspect, push } from 'isomodel/migrate'
import { expect, test } from 'vitest'

/** MySQL knows no partial indexes, none of foreign keys that wait, and orders nulls one way. */
const models = (partial: boolean) =>
  defineSchema({
    Team: table(
      'teams',
      {
        id: integer().primaryKey(),
        code: sqlType(text(), {
          sqlite: 'NVARCHAR(9)',
          postgres: 'varchar(9)',
          mysql: 'varchar(9)',
          mariadb: 'varchar(9)',
        }).unique(),
      },
      { keyName: 'key of teams' },
    ),
    Hero: table(
      'heroes',
      {
        id: columnDetails(integer(), { autoincrement: true }).primaryKey(),
        name: text(),
        age: integer().nullable(),
        team: sqlType(text(), { postgres: 'varchar(9)', mysql: 'varchar(9)', mariadb: 'varchar(9)' }).nullable(),
        twice: columnDetails(integer(), { virtual: true })
          .nullable()
          .generatedAs(sql`age * 2`),
      },
      {
        loose: true,
        constraints: t => [
          index(t.age.desc(), t.name),
          uniqueIndex(t.name, t.age),
          ...(partial
            ? [
                uniqueIndex(lower(t.name)).named('by name'),
                uniqueIndex(t.name).where(t.age.isNotNull()).named('known'),
                index(sql`length(name)`).named('by length'),
              ]
            : [index(indexKey(t.name, { length: 5 })).named('short')]),
          databaseKey([t.team], {
            table: 'teams',
            columns: ['code'],
            onUpdate: 'cascade',
            ...(partial && { deferrable: 'deferred' as const }),
          }),
        ],
      },
    ),
    Log: table('log', { line: text(), at: integer() }, { keyName: null, constraints: t => [primaryKey(t.line, t.at)] }),
  })

export function detailsOn(open: () => Promise<Adapter<'transaction'>>, partial: boolean): void {
  test('tables are made with all that their models say', async () => {
    await using db = connect(await open())
    const schema = models(partial)
    const { Hero, Log, Team } = schema
    const Loud = sqlView('loud', { id: integer(), name: text() }, sql`SELECT id, upper(name) AS name FROM heroes`)
    await createTables(db, { ...schema, Loud })
    const { operations, questions } = await push(db, schema, { dryRun: true, allowLoss: true })
    expect([operations.map(({ operation }) => operation), questions]).toEqual([[], []])
    const dialect = db['~dialect'].name as DialectName
    const found = (await inspect(db)).tables
    expect(found.find(({ name }) => name === 'log')).not.toHaveProperty('primaryKey')
    const [code] = found.find(({ name }) => name === 'teams')?.columns.slice(1) ?? []
    expect(code?.sqlType).toEqual(dialect === 'sqlite' ? { sqlite: 'NVARCHAR(9)' } : undefined)
    await insertInto(Team).values({ code: 'a' }).run(db)
    await insertInto(Hero)
      .values([{ name: 'One', age: 2, team: 'a' }, { name: 'two' }])
      .run(db)
    await insertInto(Log)
      .values([
        { line: 'x', at: 1 },
        { line: 'x', at: 1 },
      ])
      .run(db)
    expect(await from(Hero).orderBy(Hero.id.asc()).select({ twice: Hero.twice }).all(db)).toEqual([
      { twice: 4 },
      { twice: null },
    ])
    expect(await from(Loud).orderBy(Loud.id.asc()).all(db)).toEqual([
      { id: 1, name: 'ONE' },
      { id: 2, name: 'TWO' },
    ])
    await expect(
      insertInto(Hero)
        .values({ name: partial ? 'ONE' : 'One', age: 2 })
        .run(db),
    ).rejects.toMatchObject({ name: 'UniqueViolation' })
    await expect(insertInto(Hero).values({ name: 'Three', team: 'nobody' }).run(db)).rejects.toMatchObject({
      name: 'ForeignKeyViolation',
    })
  })
}
