// Full-text search: what people type, looked for in the words of texts.
import {
  alias,
  and,
  defineSchema,
  deleteFrom,
  from,
  fullText,
  insertInto,
  integer,
  match,
  matchRank,
  not,
  or,
  table,
  text,
  update,
} from '../../../src/index.ts'
import { createTables } from '../../../src/migrate.ts'
import * as v from 'valibot'
import { feature } from './feature.ts'

const schema = defineSchema({
  Article: table(
    'articles',
    { id: integer().primaryKey(), title: text(), body: text().nullable() },
    { constraints: t => [fullText(t.title, t.body), fullText(t.title)] },
  ),
  Note: table(
    'notes',
    { key: text(v.maxLength(20)).primaryKey(), rowid: integer(), what: text().named('what? "x" z') },
    { schema: 'log', constraints: t => [fullText(t.what).named('ft "a"? c')] },
  ),
})
const { Article, Note } = schema
const near = alias(Article, 'near')
const both = [Article.title, Article.body] as const
const ids = from(Article).select({ id: Article.id }).orderBy(Article.id.asc())

/** A column as Postgres reads its words. */
const words = (column: string) =>
  `regexp_replace(translate(lower(coalesce(${column}, '') COLLATE "und-x-icu"), 'ς', 'σ'), '[[:punct:][:space:][:cntrl:]$+<=>^\`|~\\u00A2-\\u00A9\\u00AC-\\u00B4\\u00B8\\u00B9\\u00BC-\\u00BE\\u00D7\\u00F7\\u02C2-\\u02C5\\u02D2-\\u02DF\\u0488\\u0489\\u2000-\\u2070\\u2072-\\u207E\\u2080-\\u208F\\u20A0-\\u20CF\\u20DD-\\u20E0\\u20E2-\\u20E4\\u2150-\\u2BFF\\u3000-\\u3004\\u3012\\u3013\\u3020\\u309B\\u309C\\u3200-\\u33FF\\u4DC0-\\u4DFF\\uFE0E\\uFE0F\\uFEFF\\uFF0B\\uFF1C-\\uFF1E\\uFF3E\\uFF40\\uFF5C\\uFF5E\\uFFE0-\\uFFFD\\U0001D100-\\U0001D1FF\\U0001F000-\\U0001FBFF]+', ' z', 'g')`
const bothWords = `to_tsvector('simple', 'z' || ${words('"articles"."title"')} || ' y z' || ${words('"articles"."body"')})`
const asked = (at: number) => `to_tsquery('simple', translate(lower($${at}::text COLLATE "und-x-icu"), 'ς', 'σ'))`

feature(
  'full-text search',
  [
    {
      does: 'finds rows that have all words',
      query: ids.where(match(both, 'Fox quick')),
      sql: {
        sqlite:
          'SELECT "articles"."id" AS "id" FROM "articles" WHERE ("articles".rowid IS NOT NULL AND "articles".rowid IN (SELECT rowid FROM "ft_articles_title_body" WHERE "ft_articles_title_body" MATCH ?)) ORDER BY "articles"."id"',
        postgres: `SELECT "articles"."id" AS "id" FROM "articles" WHERE ${bothWords} @@ ${asked(1)} ORDER BY "articles"."id"`,
        mysql:
          "SELECT `articles`.`id` AS `id` FROM `articles` WHERE MATCH (`articles`.`ft_articles_title_body`) AGAINST (replace(lower(?), 'ς', 'σ') IN BOOLEAN MODE) > 0 ORDER BY `articles`.`id`",
        madeUp:
          'SELECT [articles].[id] AS [id] FROM [articles] WHERE [articles].[title]+[articles].[body] TELL :1 BY [articles] [articles].rowid [ft_articles_title_body] ORDER BY [articles].[id] NULLS FIRST',
      },
      params: {
        sqlite: ['("Fox" AND "quick")'],
        postgres: [`('zFox' & 'zquick')`],
        mysql: ['+"zzFox" +"zzquick"'],
        madeUp: ['<Fox quick>'],
      },
      rows: [{ id: 1 }, { id: 2 }],
    },
    {
      does: 'orders them by how well they fit',
      query: from(Article)
        .select({ id: Article.id })
        .where(match([Article.title], 'fox*'))
        .orderBy(matchRank([Article.title], 'fox OR "the fox"').desc(), Article.id.asc()),
      sql: {
        sqlite:
          'SELECT "articles"."id" AS "id" FROM "articles" WHERE ("articles".rowid IS NOT NULL AND "articles".rowid IN (SELECT rowid FROM "ft_articles_title" WHERE "ft_articles_title" MATCH ?)) ORDER BY coalesce((WITH "~rank" AS MATERIALIZED (SELECT rowid AS "~row", -bm25("ft_articles_title") AS "~value" FROM "ft_articles_title" WHERE "ft_articles_title" MATCH ?) SELECT "~value" FROM "~rank" WHERE "~row" = "articles".rowid), 0.0) DESC, "articles"."id"',
        postgres: `SELECT "articles"."id" AS "id" FROM "articles" WHERE to_tsvector('simple', 'z' || ${words('"articles"."title"')}) @@ ${asked(1)} ORDER BY (SELECT CASE WHEN found @@ asked THEN ts_rank(found, asked) ELSE 0 END::float8 FROM (SELECT to_tsvector('simple', 'z' || ${words('"articles"."title"')}) AS found, ${asked(2)} AS asked OFFSET 0) AS "~rank") DESC NULLS LAST, "articles"."id"`,
        mysql:
          "SELECT `articles`.`id` AS `id` FROM `articles` WHERE MATCH (`articles`.`ft_articles_title`) AGAINST (replace(lower(?), 'ς', 'σ') IN BOOLEAN MODE) > 0 ORDER BY MATCH (`articles`.`ft_articles_title`) AGAINST (replace(lower(?), 'ς', 'σ') IN BOOLEAN MODE) DESC, `articles`.`id`",
        madeUp:
          'SELECT [articles].[id] AS [id] FROM [articles] WHERE [articles].[title] TELL :1 BY [articles] [articles].rowid [ft_articles_title] ORDER BY MERIT [articles].[title] OF :2 AND :3 DESC NULLS LAST, [articles].[id] NULLS FIRST',
      },
      params: {
        sqlite: ['("fox" *)', '("fox") OR ("the fox")'],
        postgres: [`('zfox':*)`, `('zfox') | ('zthe zfox')`],
        mysql: ['+zzfox*', '(+"zzfox") (+"zzthe zzfox")'],
        madeUp: ['<fox*>', '<fox OR "the fox"', 'fox OR "the fox">'],
      },
      rows: [{ id: 1 }, { id: 2 }],
    },
    {
      does: 'is a value like others, of an alias that a join may have missed',
      query: from(Article)
        .leftJoin(near, near.id.eq(Article.id.plus(1)))
        .select({ id: Article.id, found: match([near.title], 'fox'), rank: matchRank([near.title], 'nothing') })
        .orderBy(Article.id.asc()),
      sql: {
        sqlite:
          'SELECT "articles"."id" AS "id", ("near".rowid IS NOT NULL AND "near".rowid IN (SELECT rowid FROM "ft_articles_title" WHERE "ft_articles_title" MATCH ?)) AS "found", coalesce((WITH "~rank" AS MATERIALIZED (SELECT rowid AS "~row", -bm25("ft_articles_title") AS "~value" FROM "ft_articles_title" WHERE "ft_articles_title" MATCH ?) SELECT "~value" FROM "~rank" WHERE "~row" = "near".rowid), 0.0) AS "rank" FROM "articles" LEFT JOIN "articles" AS "near" ON "near"."id" = ("articles"."id" + CAST(? AS INTEGER)) ORDER BY "articles"."id"',
        postgres: `SELECT "articles"."id" AS "id", to_tsvector('simple', 'z' || ${words('"near"."title"')}) @@ ${asked(1)} AS "found", (SELECT CASE WHEN found @@ asked THEN ts_rank(found, asked) ELSE 0 END::float8 FROM (SELECT to_tsvector('simple', 'z' || ${words('"near"."title"')}) AS found, ${asked(2)} AS asked OFFSET 0) AS "~rank") AS "rank" FROM "articles" LEFT JOIN "articles" AS "near" ON "near"."id" = ("articles"."id"::bigint + $3::bigint) ORDER BY "articles"."id"`,
        mysql:
          "SELECT `articles`.`id` AS `id`, MATCH (`near`.`ft_articles_title`) AGAINST (replace(lower(?), 'ς', 'σ') IN BOOLEAN MODE) > 0 AS `found`, MATCH (`near`.`ft_articles_title`) AGAINST (replace(lower(?), 'ς', 'σ') IN BOOLEAN MODE) AS `rank` FROM `articles` LEFT JOIN `articles` AS `near` ON `near`.`id` = (`articles`.`id` + CAST(? AS SIGNED)) ORDER BY `articles`.`id`",
        madeUp:
          'SELECT [articles].[id] AS [id], [near].[title] TELL :1 BY [near] [near].rowid [ft_articles_title] AS [found], MERIT [near].[title] OF :2 AND :3 AS [rank] FROM [articles] LEFT JOIN [articles] AS [near] ON [near].[id] == ([articles].[id] PLUS <:4>) ORDER BY [articles].[id] NULLS FIRST',
      },
      params: {
        sqlite: ['("fox")', '("nothing")', 1],
        postgres: [`('zfox')`, `('znothing')`, 1],
        mysql: ['+"zzfox"', '+"zznothing"', 1],
        madeUp: ['<fox>', '<nothing', 'nothing>', 1],
      },
      rows: [
        { id: 1, found: true, rank: 0 },
        { id: 2, found: false, rank: 0 },
        { id: 3, found: false, rank: 0 },
      ],
    },
    {
      does: 'stands among other conditions',
      query: ids.where(
        or(and(match(both, '"lazy dog" -quick'), Article.id.gt(1)), not(match([Article.title], 'fox OR dogs'))),
      ),
      sql: {
        sqlite:
          'SELECT "articles"."id" AS "id" FROM "articles" WHERE (("articles".rowid IS NOT NULL AND "articles".rowid IN (SELECT rowid FROM "ft_articles_title_body" WHERE "ft_articles_title_body" MATCH ?))) AND "articles"."id" > +? OR NOT (("articles".rowid IS NOT NULL AND "articles".rowid IN (SELECT rowid FROM "ft_articles_title" WHERE "ft_articles_title" MATCH ?))) ORDER BY "articles"."id"',
        postgres: `SELECT "articles"."id" AS "id" FROM "articles" WHERE (${bothWords} @@ ${asked(1)}) AND "articles"."id" > $2 OR NOT (to_tsvector('simple', 'z' || ${words('"articles"."title"')}) @@ ${asked(3)}) ORDER BY "articles"."id"`,
        mysql:
          "SELECT `articles`.`id` AS `id` FROM `articles` WHERE (MATCH (`articles`.`ft_articles_title_body`) AGAINST (replace(lower(?), 'ς', 'σ') IN BOOLEAN MODE) > 0) AND `articles`.`id` > ? OR NOT (MATCH (`articles`.`ft_articles_title`) AGAINST (replace(lower(?), 'ς', 'σ') IN BOOLEAN MODE) > 0) ORDER BY `articles`.`id`",
        madeUp:
          'SELECT [articles].[id] AS [id] FROM [articles] WHERE ([articles].[title]+[articles].[body] TELL :1 BY [articles] [articles].rowid [ft_articles_title_body]) AND [articles].[id] ABOVE :2 OF integer OR NOT ([articles].[title] TELL :3 BY [articles] [articles].rowid [ft_articles_title]) ORDER BY [articles].[id] NULLS FIRST',
      },
      params: {
        sqlite: ['(("lazy dog") NOT ("quick"))', 1, '("fox") OR ("dogs")'],
        postgres: [`('zlazy zdog' & !'zquick')`, 1, `('zfox') | ('zdogs')`],
        mysql: ['+"zzlazy zzdog" -(+"zzquick")', 1, '(+"zzfox") (+"zzdogs")'],
        madeUp: ['<"lazy dog" -quick>', 1, '<fox OR dogs>'],
      },
      rows: [{ id: 3 }],
    },
    {
      does: 'finds rows of a table in a schema, whose key is a text, by any names',
      query: from(Note).where(match(Note, 'note -other')),
      sql: {
        sqlite:
          'SELECT "log_notes"."key" AS "key", "log_notes"."rowid" AS "rowid", "log_notes"."what? ""x"" z" AS "what" FROM "log_notes" WHERE ("log_notes"._rowid_ IS NOT NULL AND "log_notes"._rowid_ IN (SELECT rowid FROM "log_ft ""a""? c" WHERE "log_ft ""a""? c" MATCH ?))',
        postgres: `SELECT "log_notes"."key" AS "key", "log_notes"."rowid" AS "rowid", "log_notes"."what? ""x"" z" AS "what" FROM "log"."notes" AS "log_notes" WHERE to_tsvector('simple', 'z' || ${words('"log_notes"."what? ""x"" z"')}) @@ ${asked(1)}`,
        mysql:
          'SELECT `log_notes`.`key` AS `key`, `log_notes`.`rowid` AS `rowid`, `log_notes`.`what? "x" z` AS `what` FROM `log_notes` WHERE MATCH (`log_notes`.`log_ft "a"? c`) AGAINST (replace(lower(?), \'ς\', \'σ\') IN BOOLEAN MODE) > 0',
        madeUp:
          'SELECT [log_notes].[key] AS [key], [log_notes].[rowid] AS [rowid], [log_notes].[what? "x" z] AS [what] FROM [log].[notes] AS [log_notes] WHERE [log_notes].[what? "x" z] TELL :1 BY [log_notes] [log_notes]._rowid_ [log].[ft "a"? c]',
      },
      params: {
        sqlite: ['(("note") NOT ("other"))'],
        postgres: [`('znote' & !'zother')`],
        mysql: ['+"zznote" -(+"zzother")'],
        madeUp: ['<note -other>'],
      },
      rows: [{ key: 'a', rowid: 7, what: 'a note' }],
    },
    {
      does: 'chooses rows to change',
      query: update(Article)
        .set({ body: null })
        .where(match([Article.title], 'dogs')),
      sql: {
        sqlite:
          'UPDATE "articles" SET "body" = ? WHERE ("articles".rowid IS NOT NULL AND "articles".rowid IN (SELECT rowid FROM "ft_articles_title" WHERE "ft_articles_title" MATCH ?))',
        postgres: `UPDATE "articles" SET "body" = $1 WHERE to_tsvector('simple', 'z' || ${words('"articles"."title"')}) @@ ${asked(2)}`,
        mysql:
          "UPDATE `articles` SET `body` = ? WHERE MATCH (`articles`.`ft_articles_title`) AGAINST (replace(lower(?), 'ς', 'σ') IN BOOLEAN MODE) > 0",
        madeUp:
          'UPDATE [articles] SET [body] = STORED :1 WHERE [articles].[title] TELL :2 BY [articles] [articles].rowid [ft_articles_title]',
      },
      params: {
        sqlite: [null, '("dogs")'],
        postgres: [null, `('zdogs')`],
        mysql: [null, '+"zzdogs"'],
        madeUp: [null, '<dogs>'],
      },
      rows: 1,
      after: [ids.where(Article.body.isNull()), [{ id: 2 }, { id: 3 }]],
    },
    {
      does: 'chooses rows to delete',
      query: deleteFrom(Article).where(match(both, 'wi-fi')),
      sql: {
        sqlite:
          'DELETE FROM "articles" WHERE ("articles".rowid IS NOT NULL AND "articles".rowid IN (SELECT rowid FROM "ft_articles_title_body" WHERE "ft_articles_title_body" MATCH ?))',
        postgres: `DELETE FROM "articles" WHERE ${bothWords} @@ ${asked(1)}`,
        mysql:
          "DELETE FROM `articles` WHERE MATCH (`articles`.`ft_articles_title_body`) AGAINST (replace(lower(?), 'ς', 'σ') IN BOOLEAN MODE) > 0",
        madeUp:
          'DELETE FROM [articles] WHERE [articles].[title]+[articles].[body] TELL :1 BY [articles] [articles].rowid [ft_articles_title_body]',
      },
      params: { sqlite: ['("wi fi")'], postgres: [`('zwi zfi')`], mysql: ['+"zzwi zzfi"'], madeUp: ['<wi-fi>'] },
      rows: 1,
      after: [ids, [{ id: 1 }, { id: 2 }]],
    },
  ],
  async db => {
    await createTables(db, schema)
    await insertInto(Article)
      .values([
        { id: 1, title: 'The quick fox and the fox', body: 'jumps over the lazy dog' },
        { id: 2, title: 'Quick as a fox', body: null },
        { id: 3, title: 'Dogs', body: 'A lazy dog has wi-fi' },
      ])
      .run(db)
    await insertInto(Note)
      .values([
        { key: 'a', rowid: 7, what: 'a note' },
        { key: 'b', rowid: 1, what: 'another, other note' },
      ])
      .run(db)
  },
)
