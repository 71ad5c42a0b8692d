// What MySQL and MariaDB refuse, and where they differ.
import { describe, expect, test } from 'vitest'
import { mariadb, mysql } from '../../../src/dialects.ts'
import {
  caseWhen,
  count,
  defineSchema,
  from,
  insertInto,
  integer,
  sql,
  table,
  text,
  unique,
  UnsupportedError,
  update,
  ValidationError,
} from '../../../src/index.ts'
import * as v from 'valibot'
import { Animal, Food, Keeper, Meal } from '../../query/zoo.ts'

const { Seat, Plain } = defineSchema({
  Seat: table(
    'seats',
    {
      id: integer().primaryKey(),
      hall: text(),
      row: integer(),
      code: text().nullable().unique(),
      mark: text()
        .nullable()
        .defaultSql(sql`${'x'}`)
        .unique(),
      note: text(v.maxLength(300)).index(),
    },
    { constraints: t => [unique(t.hall, t.row)] },
  ),
  Plain: table('plain', { key: text().primaryKey(), note: text().nullable() }),
})
const seat = { hall: 'a', row: 1, note: '' }

describe('an upsert is refused where another key could be met', () => {
  const text = (statement: { toSQL(target: typeof mysql): { sql: string } }) => statement.toSQL(mysql).sql

  test.each([
    ['the key that the database makes', insertInto(Food).values({ name: 'x' }).onConflict(Food.name).ignore()],
    ['the only key', insertInto(Plain).values({ key: 'x' }).onConflict(Plain.key).update({ note: 'y' })],
    [
      'rows of a query without the key',
      insertInto(Food)
        .from(from(Keeper).select({ name: Keeper.name }))
        .onConflict(Food.name)
        .ignore(),
    ],
  ])('%s is no danger', (_, statement) => {
    expect(text(statement)).toContain(' ON DUPLICATE KEY UPDATE ')
  })

  test.each([
    ['a key that is given', insertInto(Food).values({ id: 1, name: 'x' }).onConflict(Food.name).ignore()],
    ['another unique column', insertInto(Food).values({ id: 1, name: 'x' }).onConflict(Food.id).ignore()],
    [
      'a part of a key',
      insertInto(Seat)
        .values({ ...seat, code: 'c', mark: 'm' })
        .onConflict(Seat.code)
        .ignore(),
    ],
    ['a default of the database', insertInto(Seat).values(seat).onConflict(Seat.hall, Seat.row).ignore()],
    ['rows of a query', insertInto(Food).from(from(Food)).onConflict(Food.name).ignore()],
  ])('%s is', (_, statement) => {
    expect(() => text(statement)).toThrow(UnsupportedError)
  })

  test('and so is one in which columns take the values of each other', () => {
    const upsert = insertInto(Meal)
      .values({ animalId: 1, foodId: 1, grams: 1 })
      .onConflict(Meal.animalId, Meal.foodId)
      .update({ grams: Meal.foodId, foodId: Meal.grams })
    expect(() => upsert.toSQL(mysql)).toThrow('mysql has no upsert in which columns take the values of each other')
  })
})

test('text in keys and indexes has 255 characters, where its column says nothing else', () => {
  const long = 'ä'.repeat(256)
  for (const dialect of [mysql, mariadb]) {
    expect(() => insertInto(Plain).values({ key: long }).toSQL(dialect)).toThrow(ValidationError)
    expect(() => update(Seat).set({ code: long }).everyRow().toSQL(dialect)).toThrow(ValidationError)
    expect(
      insertInto(Plain)
        .values({ key: '😀'.repeat(255), note: long })
        .toSQL(dialect).params,
    ).toHaveLength(2)
    expect(update(Seat).set({ note: long }).everyRow().toSQL(dialect).params).toEqual([long])
  }
})

test('a list leaves out what is too long to be found, which MariaDB would cut off', () => {
  const statement = from(Seat)
    .where(Seat.note.in(['a', '😀'.repeat(300), 'b'.repeat(301)]))
    .toSQL(mariadb)
  expect(statement.sql).toContain('(item VARCHAR(300) COLLATE utf8mb4_nopad_bin PATH')
  expect(JSON.parse(statement.params[0] as string)).toEqual(['a', '😀'.repeat(300)])
})

test('a full join with a query is refused', () => {
  const foods = from(Food).select({ id: Food.id }).as('f')
  expect(() => from(Keeper).fullJoin(foods, foods.id.eq(Keeper.id)).toSQL(mysql)).toThrow(UnsupportedError)
})

test('an aggregate is looked up in no query on MariaDB, which finds nothing there', () => {
  const ages = from(Animal).select({ age: Animal.age }).where(Animal.age.isNotNull())
  const common = from(Animal).select({ kind: Animal.kind }).groupBy(Animal.kind).having(count().in(ages))
  expect(common.toSQL(mysql).sql).toContain('HAVING count(*) IN (SELECT')
  expect(() => common.toSQL(mariadb)).toThrow(UnsupportedError)
  expect(() => common.toSQL(mariadb)).toThrow('mariadb has no in(query) of an aggregate: use as()')
})

test('names outside of the basic plane are refused', () => {
  expect(() => from(Food).select({ '😀': Food.id }).toSQL(mysql)).toThrow(UnsupportedError)
})

describe('an expression with values is grouped by its place only where the values are those of the select list', () => {
  const sizes = (selected: number, grouped: number) => {
    const size = (limit: number) => caseWhen(Animal.weight.gt(limit), 'large').else('small')
    return from(Animal)
      .select({ n: count(), size: size(selected) })
      .groupBy(size(grouped))
      .toSQL(mysql)
  }
  test('in any order of queries', () => {
    for (let time = 0; time < 2; time++) {
      expect(sizes(5, 5)).toMatchObject({ sql: expect.stringMatching(/ GROUP BY 2$/), params: [5, 'large', 'small'] })
      expect(sizes(5, 6).sql).toMatch(/ GROUP BY CASE /)
      expect(sizes(7, 7).params).toEqual([7, 'large', 'small'])
    }
  })
})
