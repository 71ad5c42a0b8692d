// The SQL of views on every database.
import { describe, expect, test } from 'vitest'
import { writeOperation } from '../../src/compile/operation.ts'
import { defining } from '../../src/dialect/defining.ts'
import { mariadb, mysql, postgres, sqlite } from '../../src/dialects.ts'
import * as v from 'valibot'
import { caseWhen, count, custom, DefinitionError, defineSchema, from, integer, table, view } from '../../src/index.ts'
import { creation, removal } from '../../src/schema/operations.ts'
import { mistakeIn } from '../dialect/mysql/grammar.ts'
import { Animal, Keeper, schema } from './zoo.ts'

const Old = view(
  'old "ones"',
  from(Animal)
    .where(Animal.age.gt(-1), Animal.name.ne(`it's \\ ?`), Animal.kind.in(['bird', 'fish']))
    .select({ id: Animal.id, name: Animal.name, size: caseWhen(Animal.weight.gt(1.5), 'big').else('small') }),
)
const Kinds = view('kinds', from(Old).select({ size: Old.size, n: count() }).groupBy(Old.size), { schema: 'log' })
const models = { ...schema, Kinds, Old }

const written = (dialect: typeof sqlite) => {
  const own = defining(dialect as never)
  const operations = creation(models, true).filter(({ kind }) => kind === 'createView')
  return operations.flatMap(operation => writeOperation(operation, own))
}

describe('views', () => {
  test('are made after the tables, each after those that it reads, and dropped before them', () => {
    const kinds = creation(models, true).map(({ kind }) => kind)
    expect(kinds.slice(-2)).toEqual(['createView', 'createView'])
    expect(kinds.lastIndexOf('createTable')).toBeLessThan(kinds.indexOf('createView'))
    const [first, second] = removal(models)
    expect(first).toMatchObject({ kind: 'dropViews', views: [{ name: 'kinds' }, { name: 'old "ones"' }] })
    expect(second).toMatchObject({ kind: 'dropTables' })
    expect(removal({ Old })).toHaveLength(1)
    expect(removal({})).toEqual([])
  })

  test('have the values of their query in their text', () => {
    expect(written(sqlite)).toMatchInlineSnapshot(`
      [
        "CREATE VIEW "old ""ones""" AS SELECT "animals"."id" AS "id", "animals"."name" AS "name", CASE WHEN "animals"."weight" > +1.5 THEN 'big' ELSE 'small' END AS "size" FROM "animals" WHERE "animals"."age" > +(-1) AND "animals"."name" <> +'it''s \\ ?' AND "animals"."kind" IN ('bird', 'fish')",
        "CREATE VIEW "log_kinds" AS SELECT "old ""ones"""."size" AS "size", count(*) AS "n" FROM "old ""ones""" AS "old ""ones""" GROUP BY "old ""ones"""."size"",
      ]
    `)
    expect(written(postgres as never)).toMatchInlineSnapshot(`
      [
        "CREATE VIEW "old ""ones""" AS SELECT "animals"."id" AS "id", "animals"."name" AS "name", CASE WHEN "animals"."weight" > 1.5 THEN 'big'::text ELSE 'small'::text END AS "size" FROM "animals" WHERE "animals"."age" > (-1) AND "animals"."name" <> 'it''s \\ ?' AND "animals"."kind" IN ('bird', 'fish')",
        "CREATE SCHEMA IF NOT EXISTS "log"",
        "CREATE VIEW "log"."kinds" AS SELECT "old ""ones"""."size" AS "size", count(*) AS "n" FROM "old ""ones""" AS "old ""ones""" GROUP BY "old ""ones"""."size"",
      ]
    `)
    expect(written(mysql as never)).toMatchInlineSnapshot(`
      [
        "CREATE VIEW \`old "ones"\` AS SELECT \`animals\`.\`id\` AS \`id\`, \`animals\`.\`name\` AS \`name\`, CASE WHEN \`animals\`.\`weight\` > 1.5 THEN 'big' ELSE 'small' END AS \`size\` FROM \`animals\` WHERE \`animals\`.\`age\` > (-1) AND \`animals\`.\`name\` <> 'it''s \\\\ ?' AND \`animals\`.\`kind\` IN ('bird', 'fish')",
        "CREATE VIEW \`log_kinds\` AS SELECT \`old "ones"\`.\`size\` AS \`size\`, count(*) AS \`n\` FROM \`old "ones"\` AS \`old "ones"\` GROUP BY \`old "ones"\`.\`size\`",
      ]
    `)
    expect(written(mariadb as never)).toEqual(written(mysql as never))
    for (const statement of written(mysql as never)) expect(mistakeIn(statement)).toBeUndefined()
  })

  test('are read by their names', () => {
    const read = from(Kinds).innerJoin(Old, Old.size.eq(Kinds.size)).select({ n: Kinds.n, name: Old.name })
    expect(read.toSQL(sqlite).sql).toMatchInlineSnapshot(
      `"SELECT "kinds"."n" AS "n", "old ""ones"""."name" AS "name" FROM "log_kinds" AS "kinds" JOIN "old ""ones""" AS "old ""ones""" ON "old ""ones"""."size" = "kinds"."size""`,
    )
    expect(read.toSQL(postgres).sql).toMatchInlineSnapshot(
      `"SELECT "kinds"."n" AS "n", "old ""ones"""."name" AS "name" FROM "log"."kinds" AS "kinds" JOIN "old ""ones""" AS "old ""ones""" ON "old ""ones"""."size" = "kinds"."size""`,
    )
    expect(read.toSQL(mysql).sql).toMatchInlineSnapshot(
      `"SELECT \`kinds\`.\`n\` AS \`n\`, \`old "ones"\`.\`name\` AS \`name\` FROM \`log_kinds\` AS \`kinds\` JOIN \`old "ones"\` AS \`old "ones"\` ON \`old "ones"\`.\`size\` = \`kinds\`.\`size\`"`,
    )
  })

  test('of one name are views of their own', () => {
    const [one, two] = [view('same', from(Keeper)), view('same', from(Animal))]
    expect(from(one).toSQL(sqlite).sql).not.toBe(from(two).toSQL(sqlite).sql)
    expect(() => creation({ one, two }, true)).toThrow(`the view same: the name 'same' is taken by the view same`)
    expect(creation({ one, again: one }, true)).toHaveLength(1)
  })
})

test.each<[string, () => unknown, string]>([
  ['no query', () => view('x', {} as never), 'view() takes a query'],
  ['no name', () => view('', from(Keeper)), 'view(): the name is empty or holds a NUL'],
  ['a name with a NUL', () => view('a\0b', from(Keeper)), 'view(): the name is empty or holds a NUL'],
  ['a name that is too long', () => view('x'.repeat(64), from(Keeper)), 'view(): the name is longer than 63 bytes'],
  [
    'nested objects',
    () => view('x', from(Keeper).select({ keeper: Keeper }) as never),
    `a query in the place of a table selects columns only, and 'keeper' is an object`,
  ],
])('%s: refused', (_, make, message) => {
  expect(make).toThrow(message)
})

test('a value that has no text is refused when the view is made', () => {
  const odd = custom({
    sqlType: 'text',
    schema: v.string(),
    encode: () => ({ toString: () => '1; drop' }),
    decode: String,
  })
  const { Odd } = defineSchema({ Odd: table('odds', { id: integer().primaryKey(), odd }) })
  const [operation] = creation({ Bad: view('bad', from(Odd).where(Odd.odd.eq('x'))) }, true)
  const write = () => writeOperation(operation as never, defining(sqlite as never))
  expect(write).toThrow(new DefinitionError('the view bad holds a value that no text of SQL can stand for'))
})
