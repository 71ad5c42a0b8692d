// Which conditions are those of filters: no others move with them, whatever they are made of.
import { describe, expect, test } from 'vitest'
import {
  boolean,
  defineSchema,
  filter,
  from,
  integer,
  sample,
  sql,
  table,
  unfiltered,
  update,
} from '../../src/index.ts'
import { postgres, sqlite } from '../../src/dialects.ts'

const shared = sql<boolean>`1 = 1`
const { Page, Site } = defineSchema({
  Page: table(
    'pages',
    { id: integer().primaryKey(), shown: boolean(), site: integer() },
    { filters: [filter('shown', t => t.shown), filter('always', () => shared)] },
  ),
  Site: table(
    'sites',
    { id: integer().primaryKey(), open: boolean() },
    { filters: [filter('open', t => sql<boolean>`${t.open} or ${t.id} = ${0}`), filter('always', () => shared)] },
  ),
})
const same = Page.site.eq(Site.id)
const after = (text: string, query: { toSQL(target: typeof sqlite): { sql: string } }) =>
  query.toSQL(sqlite).sql.split(text)[1]

describe('conditions of filters', () => {
  test('may be columns and SQL by hand, which stand in brackets beside others', () => {
    expect(after('FROM', from(Site).where(Site.id.gt(1)))).toBe(
      ' "sites" WHERE ("sites"."open" or "sites"."id" = CAST(? AS INTEGER)) AND (1 = 1) AND "sites"."id" > +?',
    )
    expect(after('SET', update(Page).set({ site: 1 }).everyRow())).toBe(' "site" = ? WHERE "pages"."shown" AND (1 = 1)')
  })

  test('move into a right join, and leave equal conditions of the user where they are', () => {
    expect(after('FROM', from(Page).where(Page.shown, shared).rightJoin(Site, same))).toBe(
      ' "pages" RIGHT JOIN "sites" ON "pages"."site" = "sites"."id" AND "pages"."shown" AND (1 = 1) WHERE "pages"."shown" AND (1 = 1) AND ("sites"."open" or "sites"."id" = CAST(? AS INTEGER)) AND (1 = 1)',
    )
  })

  test('name the key of their own table after full joins', () => {
    const twice = from(Page).fullJoin(Site, same)
    expect(after(' WHERE ', twice)).toBe(
      '("pages"."id" IS NULL OR "pages"."shown") AND ("pages"."id" IS NULL OR (1 = 1)) AND ("sites"."id" IS NULL OR ("sites"."open" or "sites"."id" = CAST(? AS INTEGER))) AND ("sites"."id" IS NULL OR (1 = 1))',
    )
  })
})

test('a sample is one of the rows that filters leave', () => {
  const after = (query: { toSQL(target: typeof postgres): { sql: string } }) =>
    query.toSQL(postgres).sql.split(' TABLESAMPLE ')[1]
  expect(after(sample(Page, { percent: 10 }).where(Page.site.eq(1)))).toBe(
    'BERNOULLI ($1::double precision) WHERE "pages"."shown" AND (1 = 1) AND "pages"."site" = $2',
  )
  expect(after(sample(unfiltered(Page, 'shown', 'always'), { percent: 10 }))).toBe('BERNOULLI ($1::double precision)')
})
