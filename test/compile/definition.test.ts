import {
  and,
  array,
  bigint,
  blob,
  boolean,
  caseWhen,
  cast,
  coalesce,
  concat,
  decimal,
  DefinitionError,
  defineSchema,
  enumOf,
  from,
  integer,
  json,
  length,
  lower,
  not,
  now,
  or,
  plainDateTime,
  prepare,
  real,
  scalar,
  sql,
  table,
  text,
  timestamp,
  uuid,
} from 'isomodel'
import * as v from 'valibot'
import { expect, test } from 'vitest'
import type { Node } from '../../src/ast/node.ts'
import type { ValueType } from '../../src/ast/value-type.ts'
import { writeDefinition } from '../../src/compile/definition.ts'
import { defining } from '../../src/dialect/defining.ts'
import { sqlite } from '../../src/dialect/sqlite/index.ts'

const { Thing } = defineSchema({
  Thing: table('things', {
    id: integer().primaryKey(),
    n: integer(),
    big: bigint(),
    x: real(),
    name: text().named('the "name"'),
    price: decimal(10, 2),
    rate: decimal(6, 4),
    huge: decimal(30, 2),
    on: boolean(),
    at: timestamp(),
    ms: timestamp({ storage: 'milliseconds' }),
    local: plainDateTime({ storage: 'space' }),
    key: uuid({ storage: 'bytes' }),
    bytes: blob(),
    kind: enumOf('a', 'b'),
    tags: array(text()),
    doc: json(v.object({ a: v.object({ b: v.number() }) })),
  }),
})
const t = Thing

const write = (expression: unknown, type?: ValueType) => writeDefinition(expression as Node, defining(sqlite), type)

const cases: [expression: unknown, sql: string][] = [
  [t.n.gt(3), '"n" > 3'],
  [t.n.ne(-3), '"n" <> -3'],
  [t.big.lte(2n ** 62n), '"big" <= 4611686018427387904'],
  [t.x.lt(0.1), '"x" < 0.1'],
  [t.x.gt(-0), '"x" > 0'],
  [t.x.lt(1e300), '"x" < 1e+300'],
  [t.name.eq("it's"), `"the ""name""" = 'it''s'`],
  [t.name.eq('a?b'), `"the ""name""" = 'a?b'`],
  [t.name.eq('\u0001'), `"the ""name""" = '\u0001'`],
  [t.name.eq('a\0b'), `"the ""name""" = CAST(x'610062' AS TEXT)`],
  [t.price.gte('1.50'), '"price" >= 150'],
  [t.rate.lt(t.price), '"rate" < "price" * 100'],
  [t.huge.eq('-1.5'), `"huge" = '-999999999999999999999999999849'`],
  [t.on.eq(true), '"on" = 1'],
  [t.at.gt(new Date(0)), `"at" > '1970-01-01T00:00:00.000Z'`],
  [t.ms.gt(new Date(5)), '"ms" > 5'],
  [t.local.gt('2024-01-02T03:04:05'), `"local" > '2024-01-02 03:04:05'`],
  [t.key.ne('00000000-0000-0000-0000-0000000000ff'), `"key" <> x'000000000000000000000000000000ff'`],
  [t.bytes.ne(new Uint8Array([0, 255])), `"bytes" <> x'00ff'`],
  [t.n.isNull(), '"n" IS NULL'],
  [t.n.isDistinctFrom(null), '"n" IS NOT NULL'],
  [t.n.in([1, 2, 3]), '"n" IN (1, 2, 3)'],
  [t.kind.notIn(['a', 'b']), `"kind" NOT IN ('a', 'b')`],
  [t.price.in(['1.00', '2.00']), '"price" IN (100, 200)'],
  [t.big.in([2n ** 60n]), '"big" IN (1152921504606846976)'],
  [t.n.in([]), '1 = 0'],
  [t.n.between(1, 9), '("n" >= 1 AND "n" <= 9)'],
  [t.name.like('a%*'), `"the ""name""" GLOB +'a*[*]'`],
  [t.name.contains("'"), `instr("the ""name""", +'''') > 0`],
  [and(t.n.gt(1), or(t.n.lt(5), t.on.eq(false))), '"n" > 1 AND ("n" < 5 OR "on" = 0)'],
  [not(t.on.eq(true)), 'NOT ("on" = 1)'],
  [length(t.name).lt(10), 'length("the ""name""") < 10'],
  [lower(t.name).eq(t.name), 'lower("the ""name""") = "the ""name"""'],
  [coalesce(t.n, 4).plus(1).gt(2), '(coalesce("n", 4) + 1) > 2'],
  [caseWhen(t.n.gt(1), 'x').else('y').eq('x'), `(CASE WHEN "n" > 1 THEN 'x' ELSE 'y' END) = 'x'`],
  [concat(t.name, '-', t.n), `"the ""name""" || '-' || CAST("n" AS TEXT)`],
  [t.doc.at('a', 'b').gt(1), `("doc" ->> '$."a"."b"') > 1`],
  [sql<boolean>`${t.n} % ${2} = ${0} and ${sql.name('name')} <> ${'?'}`, `"n" % 2 = 0 and "name" <> '?'`],
]

test.each(cases)('%# is written with bare names and literals: %o', (expression, expected) => {
  expect(write(expression)).toBe(expected)
})

test('an expression takes the stored form of the column that it fills', () => {
  const ms = Thing.$.columns.ms.type
  expect(write(now(), ms)).toBe(
    `CAST(round((julianday(strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) - 2440587.5) * 86400000) AS INTEGER)`,
  )
  expect(write(t.rate, Thing.$.columns.price.type)).toMatch(/^\(.*"rate".*\)$/)
  expect(write(t.n, Thing.$.columns.n.type)).toBe('"n"')
  expect(write(cast(t.n, decimal(10, 2)), Thing.$.columns.price.type)).toBe('"n" * 100')
})

test('a value of another type is refused', () => {
  expect(() => write(t.n.gt('x' as never))).toThrow('Thing.n takes')
  expect(() => write(t.kind.in(['a', 'c' as never]))).toThrow('Thing.kind takes')
})

test('a parameter of a prepared query is refused', () => {
  let rule: unknown
  prepare({ n: integer() }, p => {
    rule = t.n.gt(p.n)
    return from(Thing)
  })
  expect(() => write(rule)).toThrow(new DefinitionError('a definition cannot hold the parameter n'))
})

test('queries inside keep the names of their tables', () => {
  expect(write(t.n.gt(scalar(from(Thing).select({ n: t.n }))))).toBe('"n" > (SELECT "things"."n" AS "n" FROM "things")')
})
