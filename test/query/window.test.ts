// What is no window is refused when it is written, or before anything is sent.
import { describe, expect, test } from 'vitest'
import { mariadb, mysql, postgres, sqlite } from '../../src/dialects.ts'
import {
  count,
  decimal,
  DefinitionError,
  defineSchema,
  firstValue,
  from,
  integer,
  type IsomodelError,
  lag,
  lead,
  nthValue,
  ntile,
  rank,
  rowNumber,
  stringAgg,
  sum,
  table,
  UnsupportedError,
  ValidationError,
} from '../../src/index.ts'
import { Animal } from './zoo.ts'

const { Wide } = defineSchema({
  Wide: table('wide', {
    id: integer().primaryKey(),
    huge: decimal(30, 2),
    text: decimal(9, 2, { storage: 'text' }),
    scaled: decimal(9, 2, { storage: 'scaled' }),
  }),
})
const byId = { orderBy: Animal.id.asc() }
const over = (window: unknown) => count().over(window as never)

test.each<[string, () => unknown, abstract new (...args: never[]) => IsomodelError, string]>([
  ['text for a window', () => over('w'), ValidationError, 'over() takes an object of partitionBy, orderBy, frame'],
  ['null for a window', () => over(null), ValidationError, 'over() takes an object'],
  ['a misspelled part', () => over({ partition: Animal.id }), ValidationError, `frame, and no 'partition'`],
  ['text to part by', () => over({ partitionBy: 'kind' }), ValidationError, 'partitionBy in over() takes columns'],
  ['text in a list to part by', () => over({ partitionBy: [Animal.id, '1'] }), ValidationError, 'partitionBy'],
  ['a column for an order', () => over({ orderBy: Animal.id }), ValidationError, 'such as Hero.name.asc()'],
  [
    'text for an order',
    () => over({ orderBy: ['id; drop table animals'] }),
    ValidationError,
    'such as Hero.name.asc()',
  ],
  ['text for a frame', () => over({ frame: 'rows 1 preceding' }), ValidationError, 'frame in over() takes an object'],
  ['a frame of nothing', () => over({ frame: {} }), ValidationError, 'one of rows, range and groups'],
  ['a frame of two units', () => over({ frame: { rows: [0, 0], range: [0, 0] } }), ValidationError, 'one of rows'],
  ['a frame with one end', () => over({ frame: { rows: [0] } }), ValidationError, 'a first and a last row'],
  ['an unknown unit', () => over({ frame: { pages: [0, 1] } }), ValidationError, `and no 'pages'`],
  ['a fraction', () => over({ frame: { rows: [-0.5, 0] } }), ValidationError, 'whole numbers'],
  ['infinity', () => over({ frame: { rows: [-Infinity, 0] } }), ValidationError, 'whole numbers'],
  ['SQL for a bound', () => over({ frame: { rows: ['1 preceding', 0] } }), ValidationError, `or 'unbounded'`],
  ['a frame that ends before it begins', () => over({ frame: { rows: [2, 1] } }), ValidationError, 'end before'],
  ['SQL to leave out', () => over({ frame: { rows: [0, 1], exclude: 'x) --' } }), ValidationError, 'exclude in over()'],
  [
    'groups without an order',
    () => over({ frame: { groups: [0, 1] } }),
    DefinitionError,
    'groups in over() need orderBy',
  ],
  ['a distance without an order', () => over({ frame: { range: [-1, 0] } }), DefinitionError, 'needs one order'],
  [
    'a distance of text',
    () => over({ orderBy: Animal.name.asc(), frame: { range: [-1, 0] } }),
    DefinitionError,
    'of a number',
  ],
  [
    'a distance in two orders',
    () => over({ orderBy: [Animal.id.asc(), Animal.age.asc()], frame: { range: [-1, 0] } }),
    DefinitionError,
    'needs one order',
  ],
  [
    'a distance of decimals kept as text',
    () => over({ orderBy: Wide.text.asc(), frame: { range: [-1, 0] } }),
    DefinitionError,
    'of a number',
  ],
  ['no parts', () => ntile(0), ValidationError, 'ntile() takes a whole number from 1 on'],
  ['text for parts', () => ntile('2' as never), ValidationError, 'ntile() takes a whole number'],
  [
    'a negative offset',
    () => lag(Animal.id, { offset: -1 }),
    ValidationError,
    'lag() of Animal.id takes a whole number',
  ],
  ['an offset of 32 bits and more', () => lead(Animal.id, { offset: 2 ** 31 }), ValidationError, 'lead() of Animal.id'],
  ['row number 0', () => nthValue(Animal.id, 0), ValidationError, 'nthValue() takes a whole number from 1 on'],
  ['a value for a column', () => lag(1 as never), ValidationError, 'lag() takes an expression'],
  ['text for a column', () => firstValue('id' as never), ValidationError, 'firstValue() takes an expression'],
  [
    'undefined as default',
    () => lag(Animal.age, { default: undefined as never }),
    ValidationError,
    'lag() of Animal.age takes a default of the same kind',
  ],
  ['null as default', () => lead(Animal.age, { default: null as never }), ValidationError, 'takes a default'],
  ['a default of another kind', () => lag(Animal.age, { default: 'x' as never }), ValidationError, 'of the same kind'],
  [
    'different values in a window',
    () => (count(Animal.age).distinct() as unknown as { over(): unknown }).over(),
    DefinitionError,
    'count() with distinct() has no over(): no database takes both',
  ],
  [
    'different texts in a window',
    () => stringAgg(Animal.name, ',', { distinct: true }).over(),
    DefinitionError,
    'stringAgg() with distinct has no over()',
  ],
  [
    'texts in two orders',
    () =>
      stringAgg(Animal.name, ',', { orderBy: Animal.id.asc() }).over({
        ...byId,
        frame: { rows: ['unbounded', 'unbounded'] },
      }),
    DefinitionError,
    'takes its order from the window',
  ],
  [
    'texts in the frame that an order has',
    () => stringAgg(Animal.name, ',').over(byId),
    DefinitionError,
    'takes a frame of rows',
  ],
  [
    'null as the window of texts',
    () => stringAgg(Animal.name, ',').over(null as never),
    ValidationError,
    'over() takes',
  ],
])('%s is refused', (_, make, type, message) => {
  expect(make).toThrow(type)
  expect(make).toThrow(message)
})

describe('a function without its window', () => {
  test.each<[string, unknown]>([
    ['row_number', rowNumber()],
    ['lag', lag(Animal.id)],
    ['ntile', ntile(2)],
  ])('%s() is refused where its query is compiled', (name, bare) => {
    const query = from(Animal).select({ bare: bare as typeof Animal.id })
    expect(() => query.toSQL(sqlite)).toThrow(DefinitionError)
    expect(() => query.toSQL(sqlite)).toThrow(`${name}() is a window function, which needs over()`)
  })
})

describe('frames', () => {
  const sqlOf = (n: unknown, dialect = sqlite) =>
    / OVER \((.*)\) AS /.exec(
      from(Animal)
        .select({ n: n as typeof Animal.id })
        .toSQL(dialect).sql,
    )?.[1]

  test('are counted from the current row, and -0 is it', () => {
    expect(sqlOf(over({ frame: { rows: [-0, 0] } }))).toBe('ROWS BETWEEN CURRENT ROW AND CURRENT ROW')
    expect(sqlOf(over({ frame: { rows: [-3, -2] } }))).toBe('ROWS BETWEEN 3 PRECEDING AND 2 PRECEDING')
    expect(sqlOf(over({ frame: { rows: [1, 'unbounded'] } }))).toBe('ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING')
  })
  test('of other sizes are other statements', () => {
    const sizes = [1, 2, 12].map(size => sqlOf(over({ frame: { rows: [-size, 0] } })))
    expect(new Set(sizes).size).toBe(3)
  })
  test('mean nothing to functions that look at the whole partition', () => {
    const window = { ...byId, frame: { rows: [-1, 0] } } as const
    expect(sqlOf(rank().over(window))).toBe('ORDER BY "animals"."id"')
    expect(sqlOf(lag(Animal.id).over(window))).toBe('ORDER BY "animals"."id"')
  })
  test('are measured in what decimals are kept as', () => {
    const sql = (column: typeof Wide.text) =>
      from(Wide).select({ n: count().over({ orderBy: column.asc(), frame: { range: [-2, 0] } }) })
    expect(sql(Wide.scaled).toSQL(postgres).sql).toContain('BETWEEN 200 PRECEDING')
    expect(sql(Wide.scaled).toSQL(mysql).sql).toContain('BETWEEN 200 PRECEDING')
    expect(sql(Wide.huge).toSQL(postgres).sql).toContain('BETWEEN 2.00 PRECEDING')
    expect(() => sql(Wide.huge).toSQL(sqlite)).toThrow(UnsupportedError)
  })
  test('of a range with null at its other end need words that MySQL lacks', () => {
    const n = count().over({ orderBy: Animal.age.asc({ nulls: 'last' }), frame: { range: [-2, 0] } })
    expect(sqlOf(n)).toBe('ORDER BY "animals"."age" NULLS LAST RANGE BETWEEN 2 PRECEDING AND CURRENT ROW')
    for (const dialect of [mysql, mariadb]) expect(() => sqlOf(n, dialect)).toThrow(UnsupportedError)
  })
})

test('functions that know an order have one on MariaDB', () => {
  const query = from(Animal).select({ rank: rank().over(), n: count().over(), sum: sum(Animal.id).over() })
  expect(query.toSQL(mariadb).sql).toBe(
    'SELECT rank() OVER (ORDER BY NULL) AS `rank`, count(*) OVER () AS `n`, sum(`animals`.`id`) OVER () AS `sum` FROM `animals`',
  )
})

test('rows with windows are not locked', () => {
  const query = from(Animal)
    .select({ n: rowNumber().over(byId) })
    .forUpdate()
  for (const dialect of [postgres, mysql, mariadb]) expect(() => query.toSQL(dialect)).toThrow(UnsupportedError)
})
