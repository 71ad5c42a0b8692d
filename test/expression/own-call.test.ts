// Functions that bring their SQL: only to dialects that take it.
import { expect, test } from 'vitest'
import { postgres, shown, sqlite } from '../../src/dialects.ts'
import {
  ceil,
  dateAdd,
  dateDiff,
  datePart,
  dateTrunc,
  floor,
  from,
  replace,
  stringAgg,
  substring,
  UnsupportedError,
} from '../../src/index.ts'
import { Animal } from '../query/zoo.ts'
import { madeUp } from '../dialect/made-up.ts'

const calls = {
  datePart: datePart('year', Animal.bornAt),
  dateTrunc: dateTrunc('year', Animal.bornAt),
  dateAdd: dateAdd(Animal.bornAt, { days: 1 }),
  dateDiff: dateDiff('day', Animal.bornAt, new Date(0)),
  substring: substring(Animal.name, 1),
  replace: replace(Animal.name, 'a', 'b'),
  stringAgg: stringAgg(Animal.name, ','),
  floor: floor(Animal.weight),
  ceil: ceil(Animal.weight),
}

test.each(Object.entries(calls))(
  '%s() is refused by a dialect that neither knows it nor takes its SQL',
  (name, call) => {
    const query = from(Animal).select({ call: call as typeof Animal.name })
    const bare = shown({ ...madeUp, functions: {} })
    expect(() => query.toSQL(bare)).toThrow(UnsupportedError)
    expect(() => query.toSQL(bare)).toThrow(`function ${name}()`)
    expect(query.toSQL(shown({ ...bare, words: sqlite.words as never })).sql).toContain('[')
    expect(query.toSQL(postgres).sql).toContain('"')
  },
)
