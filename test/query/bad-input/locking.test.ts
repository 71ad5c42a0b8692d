// Locks that make no sense: refused before anything is sent.
import { expect, test } from 'vitest'
import { postgres, sqlite } from '../../../src/dialects.ts'
import { alias, count, DefinitionError, from, max, UnsupportedError, ValidationError } from '../../../src/index.ts'
import { Animal, boss, Keeper } from '../zoo.ts'

const animals = from(Animal)
const kinds = animals.groupBy(Animal.kind).select({ kind: Animal.kind })

test.each<[string, () => unknown, string]>([
  [
    'two answers to one question',
    () => animals.forUpdate({ skipLocked: true, noWait: true } as never).toSQL(postgres),
    'skipLocked and noWait exclude each other',
  ],
  ['the name of a table', () => animals.forUpdate({ of: ['animals'] } as never), 'of takes a list of models'],
  ['a column', () => animals.forShare({ of: [Animal.id] } as never), 'of takes a list of models'],
  ['nothing in the list', () => animals.forShare({ of: [undefined] } as never), 'of takes a list of models'],
])('%s is a ValidationError', (_, write, message) => {
  expect(write).toThrow(expect.objectContaining({ name: 'ValidationError', message }))
  expect(write).toThrow(ValidationError)
})

const inQuery = 'lock the rows in a query of their own'
const byName = 'name the tables to lock with of'

test.each<[string, () => typeof kinds, string]>([
  ['groups', () => kinds.forUpdate(), `FOR UPDATE with groupBy() or having(): ${inQuery}`],
  ['distinct rows', () => kinds.distinct().forShare(), `FOR SHARE with distinct(): ${inQuery}`],
  [
    'aggregates',
    () => animals.select({ n: { most: max(Animal.age) } }).forUpdate() as never,
    `FOR UPDATE with aggregates: ${inQuery}`,
  ],
  [
    'aggregates in expressions',
    () => animals.select({ n: count().plus(1) }).forUpdate() as never,
    `FOR UPDATE with aggregates: ${inQuery}`,
  ],
  [
    'groups behind a name',
    () => from(kinds.as('kinds')).forUpdate() as never,
    `FOR UPDATE with groupBy() or having(): ${inQuery}`,
  ],
  [
    'rows that a left join may miss',
    () => from(Keeper).leftJoin(boss, boss.id.eq(Keeper.bossId)).select({ id: Keeper.id }).forUpdate() as never,
    `FOR UPDATE of boss, whose rows an outer join may miss: ${byName}`,
  ],
  [
    'rows that a right join may miss',
    () =>
      from(Keeper)
        .rightJoin(boss, boss.id.eq(Keeper.bossId))
        .select({ id: Keeper.id })
        .forShare({ of: [Keeper] }) as never,
    `FOR SHARE of Keeper, whose rows an outer join may miss: ${byName}`,
  ],
])('on Postgres, a lock of %s is an UnsupportedError; SQLite has locked everything', (_, query, message) => {
  const write = () => query().toSQL(postgres)
  expect(write).toThrow(UnsupportedError)
  expect(write).toThrow(`postgres has no ${message}`)
  expect(query().toSQL(sqlite).sql).not.toMatch(/FOR (?:UPDATE|SHARE)/)
})

test('aggregates of a subquery are its own', () => {
  const busy = animals.select({ oldest: max(Animal.age) })
  const query = animals.where(Animal.age.in(busy)).select({ id: Animal.id }).forUpdate()
  expect(query.toSQL(postgres).sql).toMatch(/\) FOR UPDATE$/)
})

test('a table that is not in the query cannot be locked', () => {
  for (const of of [Keeper, alias(Animal, 'other')]) {
    expect(() => animals.forUpdate({ of: [of] as never }).toSQL(postgres)).toThrow(DefinitionError)
  }
})
