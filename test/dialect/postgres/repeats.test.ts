// An expression with values that a query groups by is the same as the one that it selects, whatever the values before were.
import { expect, test } from 'vitest'
import { postgres } from '../../../src/dialects.ts'
import { count, from } from '../../../src/index.ts'
import { Animal } from '../../query/zoo.ts'

const query = (selected: number, grouped: number) =>
  from(Animal)
    .select({ old: Animal.age.gt(selected), n: count() })
    .groupBy(Animal.age.gt(grouped))
    .toSQL(postgres)

const sql = (number: string): string =>
  `SELECT "animals"."age" > $1 AS "old", count(*) AS "n" FROM "animals" GROUP BY "animals"."age" > ${number}`

test('equal values have one number, and others their own, in any order of queries', () => {
  for (let time = 0; time < 2; time++) {
    expect(query(5, 5)).toEqual({ sql: sql('$1'), params: [5] })
    expect(query(5, 6)).toEqual({ sql: sql('$2'), params: [5, 6] })
    expect(query(7, 7)).toEqual({ sql: sql('$1'), params: [7] })
  }
})

test('statements without groups keep a number for each value', () => {
  const both = from(Animal).select({ id: Animal.id }).where(Animal.age.gt(5), Animal.id.gt(5))
  expect(both.toSQL(postgres).params).toEqual([5, 5])
})
