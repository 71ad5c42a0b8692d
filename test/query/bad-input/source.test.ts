// Sources that make no sense: refused before anything is sent.
import { expect, test } from 'vitest'
import * as v from 'valibot'
import { mariadb, mysql, postgres, sqlite } from '../../../src/dialects.ts'
import {
  bigint,
  cte,
  DefinitionError,
  type Derived,
  except,
  from,
  integer,
  lateral,
  recursiveCte,
  sql,
  text,
  union,
  unionAll,
  UnsupportedError,
  ValidationError,
  values,
} from '../../../src/index.ts'
import { Animal, Food, Keeper, Meal } from '../zoo.ts'

const ids = from(Animal).select({ id: Animal.id })
const eats = from(Meal).outer(Animal).where(Meal.animalId.eq(Animal.id)).select({ id: Meal.foodId })
const step = (make: (self: Derived<{ id: number }, 'r'>) => unknown) => () => recursiveCte('r', ids, make as never)
const deeper = "the step of recursiveCte('r')"

test.each<[string, () => unknown, string]>([
  [
    'other columns',
    () => union(ids, from(Animal).select({ n: Animal.id }) as never),
    `union() takes queries with the same columns, and 'id' is not in all of them`,
  ],
  [
    'a number and a text',
    () => union(ids, from(Animal).select({ id: Animal.name }) as never),
    `union() takes columns of one kind, and 'id' is integer in one query and text in another`,
  ],
  [
    'a number and a decimal',
    () => unionAll(ids, from(Animal).select({ id: Animal.price }) as never),
    `unionAll() takes columns of one kind, and 'id' is integer in one query and decimal in another`,
  ],
  [
    'a number and a bigint',
    () => unionAll(ids, from(Animal).select({ id: Animal.chip }) as never),
    `unionAll() takes columns of one kind, and 'id' is integer in one query and bigint in another`,
  ],
  [
    'documents that are compared',
    () => except(from(Animal).select({ f: Animal.facts }), from(Animal).select({ f: Animal.facts })),
    `except() compares rows, and 'f' is a document: use exceptAll(), or leave it out`,
  ],
  [
    'objects in a part',
    () => union(from(Animal).select({ all: Animal }), from(Animal).select({ all: Animal })),
    `a query in the place of a table selects columns only, and 'all' is an object`,
  ],
  ['no name', () => cte('' as string, ids), 'cte() takes a name'],
  ['a name that is none', () => cte(7 as never, ids), 'cte() takes a name'],
  [
    'a part that reads a table around it',
    () =>
      from(Animal)
        .where(Animal.id.in(union(ids, eats as never)))
        .toSQL(sqlite),
    'Animal is not in this query: join it, or name it with outer()',
  ],
  [
    'a cte that reads a table around it',
    () =>
      from(Animal)
        .crossJoin(cte('e', eats as never))
        .toSQL(sqlite),
    'Animal is not in this query: join it, or name it with outer()',
  ],
  [
    'two ctes of one name',
    () =>
      from(cte('x', ids))
        .where(sql<boolean>`exists ${from(cte('X', ids))}`)
        .toSQL(sqlite),
    `two queries of this statement are called 'X'`,
  ],
  [
    'a cte inside another of its name',
    () => from(cte('x', from(cte('x', ids)))).toSQL(sqlite),
    `two queries of this statement are called 'x'`,
  ],
  [
    'the name of a table',
    () => from(cte('Animals', ids)).toSQL(sqlite),
    `cte('Animals') has the name of a table: give it another`,
  ],
  [
    'the name of a table beside it',
    () =>
      from(Food)
        .crossJoin(cte('log_visits', from(values('v', { n: integer() }, []))))
        .toSQL(postgres),
    `cte('log_visits') has the name of a table: give it another`,
  ],
  ['a step without itself', step(() => ids), `${deeper} reads itself once, in from() or a join`],
  [
    'a step that reads itself in a part',
    step(self => union(from(self), ids as never)),
    `${deeper} reads itself once, in from() or a join`,
  ],
  [
    'a step that may miss itself',
    step(self => from(Animal).leftJoin(self, Animal.id.eq(self.id)).select({ id: Animal.id })),
    `${deeper} cannot miss itself in an outer join`,
  ],
  [
    'a step with an order',
    step(self => from(self).orderBy(Animal.id.asc() as never)),
    `${deeper} has joins and conditions, and no groups, order, limit, distinct or lock`,
  ],
  [
    'a step with a limit',
    step(self => from(self).limit(1)),
    `${deeper} has joins and conditions, and no groups, order, limit, distinct or lock`,
  ],
  [
    'a step with another column',
    step(self => from(self).select({ n: self.id } as never)),
    `recursiveCte('r') takes queries with the same columns, and 'id' is not in all of them`,
  ],
  [
    'a step of another kind',
    step(self => from(Animal).innerJoin(self, Animal.id.eq(self.id)).select({ id: Animal.name })),
    `recursiveCte('r') takes columns of one kind, and 'id' is integer in one query and text in another`,
  ],
  [
    'a step with a fraction',
    step(self => from(Animal).innerJoin(self, Animal.id.eq(self.id)).select({ id: Animal.weight })),
    `the step of recursiveCte('r') makes more of 'id' than its base: cast() one`,
  ],
  ['no columns', () => values('v', {}, []), 'values() takes at least one column'],
])('%s: a DefinitionError', (_, make, message) => {
  expect(make).toThrow(expect.objectContaining({ name: 'DefinitionError', message }))
  expect(make).toThrow(DefinitionError)
})

const columns = { id: integer(), name: text(v.maxLength(3)).nullable() }
test.each<[string, () => unknown, string]>([
  ['one query', () => (union as never as (query: object) => unknown)(ids), 'union() takes two queries or more'],
  ['no query', () => union(ids, 'select 1' as never), 'union() takes a query'],
  ['a template', () => cte('x', sql`select 1` as never), 'cte() takes a query'],
  ['JSON', () => lateral({ op: 48, '~plan': 1 } as never), 'lateral() takes a query'],
  [
    'an order that is none',
    () => union(ids, ids).orderBy((() => ids) as never),
    'orderBy() takes orders such as Hero.name.asc()',
  ],
  ['a limit that is none', () => union(ids, ids).limit(-1), 'limit() takes a whole number that is not negative'],
  ['no rows', () => values('v', columns, {} as never), `values('v') takes a list of rows`],
  ['no row', () => values('v', columns, [7] as never), `row 0 of values('v') is no object`],
  [
    'a missing value',
    () => values('v', columns, [{ id: 1, name: null }, { id: 1 }] as never),
    `row 1 of values('v') has no name`,
  ],
  ['undefined', () => values('v', columns, [{ id: undefined, name: null }] as never), `row 0 of values('v') has no id`],
  [
    'null where none is taken',
    () => values('v', columns, [{ id: null, name: null }] as never),
    `row 0 of values('v'): id is no 32-bit integer that its column takes`,
  ],
  [
    'another kind',
    () => values('v', columns, [{ id: '1; drop table x', name: null }] as never),
    `row 0 of values('v'): id is no 32-bit integer that its column takes`,
  ],
  [
    'a broken rule',
    () => values('v', columns, [{ id: 1, name: 'long' }]),
    `row 0 of values('v'): name is no string that its column takes`,
  ],
  [
    'an expression',
    () => values('v', columns, [{ id: Animal.id, name: null }] as never),
    `row 0 of values('v') takes values, and id is an expression`,
  ],
  [
    'a column more',
    () => values('v', columns, [{ id: 1, name: null, x: 1 }] as never),
    `row 0 of values('v') has 'x', which is no column`,
  ],
  [
    'a number for a bigint',
    () => values('v', { n: bigint() }, [{ n: 1 }] as never),
    `row 0 of values('v'): n is no 64-bit bigint that its column takes`,
  ],
])('%s: a ValidationError', (_, make, message) => {
  expect(make).toThrow(expect.objectContaining({ name: 'ValidationError', message }))
  expect(make).toThrow(ValidationError)
})

test('their rows are of no table, and cannot be locked', () => {
  const old = cte('old', ids)
  for (const dialect of [postgres, mysql, mariadb]) {
    expect(() => from(old).forUpdate().toSQL(dialect)).toThrow(UnsupportedError)
    expect(() => from(union(ids, ids).as('all')).forUpdate().toSQL(dialect)).toThrow(UnsupportedError)
  }
  const query = from(Keeper)
    .crossJoin(old)
    .forUpdate({ of: [Keeper] })
  for (const dialect of [postgres, mysql]) expect(query.toSQL(dialect).sql).toContain(' FOR UPDATE OF ')
})

test('hostile names and texts stay names and values', () => {
  const evil = `x" \` ] '; drop table animals; --`
  const list = values(evil, { [evil]: text(), 'what?': integer() }, [{ [evil]: evil, 'what?': 1 }])
  const named = cte(evil, from(list))
  for (const dialect of [sqlite, postgres, mysql, mariadb]) {
    const { sql: written, params } = from(named)
      .crossJoin(union(from(named), from(named)).as('u'))
      .toSQL(dialect)
    expect(written.replaceAll(dialect.quote(evil), '').includes('drop')).toBe(false)
    expect(written.replaceAll(dialect.quote('what?'), '').split('?')).toHaveLength(dialect === postgres ? 1 : 2)
    expect(params.join().includes('drop')).toBe(true)
  }
})
