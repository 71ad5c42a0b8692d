// Expressions as people and servers write them. `printed.server.test.ts` has those that the servers of the tests print.
import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { normalDefault, normalSql } from '../../../src/schema/normal/sql.ts'

// Many random inputs take long on a machine that does other things.
vi.setConfig({ testTimeout: 60_000 })

/** Texts of one line are equal. */
const same: Record<string, string[][]> = {
  postgres: [
    ['a', '"a"', 'A', '(a)', '((a))', 't.a', '"t"."a"', 'a::text', '(a)::numeric'],
    ['"A"', 't."A"'],
    [`'x'`, `'x'::text`, `'x'::character varying`, `('x')`, `E'x'`, '$$x$$', '$t$x$t$'],
    ['now()', 'CURRENT_TIMESTAMP', 'pg_catalog.now()', 'transaction_timestamp()'],
    [
      `kind in ('a', 'b')`,
      `((kind)::text = ANY ((ARRAY['a'::character varying, 'b'::character varying])::text[]))`,
      `(kind = ANY (ARRAY['a'::text, 'b'::text]))`,
      `"kind" IN ('a', 'b')`,
    ],
    [`kind not in ('a', 'b')`, `(kind <> ALL (ARRAY['a'::text, 'b'::text]))`, `not kind in ('a', 'b')`],
    [`kind in ('a')`, `(kind = 'a'::text)`, `'a' = kind`],
    ['a between 1 and 5', '((a >= 1) AND (a <= 5))'],
    ['a not between 1 and 5', '((a < 1) OR (a > 5))'],
    ['not (a = 1 and b = 2)', 'a <> 1 or b <> 2', 'a != 1 or not b = 2'],
    ['a = 1 and b = 2 and c = 3', '(a = 1) and ((b = 2) and (c = 3))'],
    ['a > -1', `(a > '-1'::integer)`, 'a > (- 1)'],
    [
      `at > '2020-01-01'`,
      `(at > '2020-01-01 00:00:00+00'::timestamp with time zone)`,
      `at > '2020-01-01T00:00:00.000Z'`,
    ],
    [`t ~~ 'a%'`, `t like 'a%'`],
    [`t !~~* 'a%'`, `t not ilike 'a%'`],
    ['case when a then 1 end', 'CASE WHEN a THEN 1 ELSE NULL::integer END'],
    ['cast(a as date)', 'a::date', '(a)::date'],
    ['cast(a as varchar(5))', '(a)::character varying(5)'],
  ],
  mysql: [
    ['a', '`a`', 'A', '`t`.`a`', '`db`.`t`.`A`'],
    [`'x'`, `_utf8mb4'x'`, `_latin1'x'`, '"x"', `('x')`],
    ['now(3)', 'CURRENT_TIMESTAMP(3)', 'localtimestamp(3)'],
    ['now()', 'current_timestamp', 'current_timestamp()', 'now(0)'],
    ['curdate()', 'current_date', 'CURRENT_DATE()'],
    ['(`a` in (0,1))', 'a in (0, 1)'],
    [`((0 <> \`flag\`) and (\`b\` > 1))`, 'flag and b > 1', 'flag <> 0 and b > 1'],
    [`json_unquote(json_extract(\`j\`,_utf8mb4'$.a'))`, `j->>'$.a'`],
    ['(`a` % 2)', 'a mod 2', 'mod(a, 2)'],
    ['date_add(d, interval 1 day)', 'd + interval 1 day', '(`d` + interval 1 day)'],
    ["regexp_like(`t`,_utf8mb4'x')", `t regexp 'x'`, `t rlike 'x'`],
    ['cast(a as char)', 'convert(a, char)', 'cast(`a` as char charset utf8mb4)'],
    ['true', '1'],
  ],
  sqlite: [
    ['a', '"a"', '`a`', '[a]', 'A', 't.a'],
    ['a == 1', 'a = 1', '(a)=(1)'],
    ['a <> 1', 'a != 1', '(a) <> 1'],
    [`a||'x'`, `(a || 'x')`],
    ['a in (1,2)', 'a IN ( 1 , 2 )'],
    [`strftime('%Y', d) > '2000'`, `"strftime"('%Y',d)>'2000'`],
    ['CURRENT_TIMESTAMP', 'current_timestamp'],
    ['a is not null', 'a notnull', 'not a is null'],
    ['a -> 1', 'a->1'],
    [`x'AB'`, `X'ab'`],
  ],
}

/** No two of these are equal. */
const different: Record<string, string[]> = {
  postgres: [
    'a',
    'b',
    '"A"',
    `'a'`,
    `'A'`,
    `'a '`,
    `'05'`,
    `'5.0'`,
    '5',
    '-5',
    'a < 5',
    'a <= 5',
    'a > 5',
    'a < 6',
    'a - (b - c)',
    'a - b - c',
    'a * (b + c)',
    'a * b + c',
    'a and b or c',
    'a and (b or c)',
    'lower(a)',
    'upper(a)',
    'now()',
    'current_date',
    'localtimestamp',
    'clock_timestamp()',
    'current_timestamp(3)',
    `a in ('x', 'y')`,
    `a in ('y', 'x')`,
    `a not in ('x', 'y')`,
    `a like 'x'`,
    `a ilike 'x'`,
    'a is null',
    'a is not null',
    'a::date',
    'a::varchar(5)',
    'a::varchar(6)',
    'a collate "C"',
    'a collate "POSIX"',
    'substring(a, 1, 2)',
    'substring(a, 2, 1)',
    'trim(a)',
    'ltrim(a)',
    `trim(a, 'x')`,
    `app.f(a)`,
    'f(a)',
    `nextval('a'::regclass)`,
    `nextval('b'::regclass)`,
    'case when a then b end',
    'case when a then b else c end',
    'case a when b then c end',
    'true',
    'false',
    'null',
    `j -> 'a'`,
    `j ->> 'a'`,
    '(select max(a) from t)',
    '(select max(b) from t)',
  ],
  mysql: [
    'a',
    `'a'`,
    'a < 5',
    'a / 2',
    'a div 2',
    'now()',
    'now(3)',
    'now(6)',
    'curdate()',
    'a and b',
    'a or b',
    'a xor b',
    'not a',
    'binary a',
    'cast(a as char)',
    'cast(a as char(5))',
    'cast(a as signed)',
    'd + interval 1 day',
    'd + interval 1 month',
    'd - interval 1 day',
    `concat(a, b)`,
    `concat(b, a)`,
    '1',
    '0',
  ],
  sqlite: [
    'a',
    `'a'`,
    'a = 1',
    'a is 1',
    'a < 1',
    'a || b',
    'a or b',
    `x'ab'`,
    `'ab'`,
    'abs(a)',
    'a glob b',
    'a like b',
  ],
}

describe.each(Object.keys(same))('expressions of %s', dialect => {
  test.each(same[dialect] ?? [])('%s', (first, ...others) => {
    for (const one of others) expect(normalSql(dialect, one), one).toBe(normalSql(dialect, first))
  })

  test('what differs stays different', () => {
    const found = new Map<string, string>()
    for (const one of different[dialect] ?? []) {
      const normal = normalSql(dialect, one)
      expect(found.get(normal), one).toBeUndefined()
      found.set(normal, one)
    }
  })

  const queries = [
    ['select a,  b from "t" where x = 1', 'SELECT a, b FROM t\n WHERE x=1'],
    ['((', '( ('],
    [`'open`, `'open`],
    ['', ''],
    ['a b c', 'A   b  c'],
  ]
  test.each(queries)('what is no expression is compared piece by piece: %s', (a, b) => {
    const written = dialect === 'mysql' ? a.replaceAll('"', '`') : a
    expect(normalSql(dialect, written)).toBe(normalSql(dialect, b))
  })

  const pieces = fc.constantFrom(
    ...`( ) , . a "b" \`c\` 'd' 1 -2 1.5 + - * / % < <= <> = and or not in is null between like escape case when then else end
    cast as :: text array [ ] any all interval day now() collate "C" exists select from using distinct E'\\n' $$x$$ x'00' ' " \` ;`
      .split(/\s+/)
      .filter(Boolean),
  )
  test('any text has its form, with spaces anywhere', () => {
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 12 }), words => {
        const normal = normalSql(dialect, words.join(' '))
        // An open quote makes all that follows a text.
        const open = words.some(word => /^['"`[]$/.test(word))
        if (!open) expect(normalSql(dialect, `  ${words.join('\n\t ')} `)).toBe(normal)
      }),
      { numRuns: 2000 },
    )
  })

  test('any characters have their form', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), text => {
        expect(typeof normalSql(dialect, text)).toBe('string')
      }),
      { numRuns: 2000 },
    )
  })

  /** Trees of operators, written with all brackets, and with more of them. */
  const tree = fc.letrec<{ node: string }>(tie => ({
    node: fc.oneof(
      { maxDepth: 4 },
      fc.constantFrom('a', 'b', '1', '2.5', `'x'`),
      fc
        .tuple(tie('node'), fc.constantFrom('+', '*', '<', 'and', 'or', '='), tie('node'))
        .map(([l, op, r]) => `(${l} ${op} ${r})`),
      tie('node').map(of => `(not ${of})`),
      tie('node').map(of => `abs(${of})`),
    ),
  })).node
  test('brackets around a whole say nothing', () => {
    fc.assert(
      fc.property(tree, text => {
        const more = text.replaceAll('(', '((').replaceAll(')', '))').replaceAll('abs((', 'abs((')
        expect(normalSql(dialect, more)).toBe(normalSql(dialect, text))
        expect(normalSql(dialect, text.toUpperCase().replaceAll("'X'", "'x'"))).toBe(normalSql(dialect, text))
      }),
      { numRuns: 500 },
    )
  })
})

test.each([
  ['postgres', `'0.50'`, '0.5', 'decimal'],
  ['postgres', `'-1'::integer`, '-1', 'integer'],
  ['mariadb', '-1.50', `'-1.5'`, 'decimal'],
  ['postgres', 'NULL::character varying', '', 'text'],
  ['mysql', 'NULL', '', 'integer'],
  ['mysql', `'5'`, '5', 'integer'],
] as const)('the default of %s: %s is %s', (dialect, a, b, type) => {
  expect(normalDefault(dialect, a, { type })).toBe(normalDefault(dialect, b, { type }))
})

test('a text is no number where the column is text', () => {
  const of = (text: string) => normalDefault('mysql', text, { type: 'text' })
  expect(of(`'5'`)).not.toBe(of('5'))
  expect(of(`'0.50'`)).not.toBe(of(`'0.5'`))
})
