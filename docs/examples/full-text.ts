// Full-text search: an index of words, and what people type into a search box.
import { connect, defineSchema, DefinitionError, from, fullText, insertInto, integer, match, matchRank } from 'isomodel'
import { prepare, table, text } from 'isomodel'
import { betterSqlite3 } from 'isomodel/better-sqlite3'
import { createTables } from 'isomodel/migrate'

await using db = connect(betterSqlite3({ file: ':memory:' }))

// #region index
const schema = defineSchema({
  Article: table(
    'articles',
    {
      id: integer().primaryKey(),
      title: text(),
      body: text().nullable(),
    },
    { constraints: t => [fullText(t.title, t.body)] },
  ),
})
const { Article } = schema
// #endregion
await createTables(db, schema)
await insertInto(Article)
  .values([
    { title: 'The quick fox', body: 'It jumps over the lazy dog, and over the fence.' },
    { title: 'Foxes and dogs', body: 'What a fox does at night: fox tracks, fox dens.' },
    { title: 'Lazy dogs', body: 'An article about sleep, in the Café Wi-Fi.' },
  ])
  .run(db)

// #region match
const search = (words: string) =>
  from(Article)
    .where(match(Article, words))
    .orderBy(matchRank(Article, words).desc(), Article.id.asc())
    .select({ title: Article.title })
console.log(await search('fox').all(db))
//=> [ { title: 'Foxes and dogs' }, { title: 'The quick fox' } ]
console.log(await search('lazy OVER').all(db))
//=> [ { title: 'The quick fox' } ]
// #endregion

// #region terms
console.log(
  await search('"the lazy dog"').count(db),
  await search('dog*').count(db),
  await search('dog* -fox').count(db),
)
//=> 1 3 1
console.log(await search('fence OR sleep').count(db), await search('café wi-fi').count(db))
//=> 2 1
// #endregion

// #region anything
console.log(await search(`fox" AND (NOT title: * '; --`).count(db), await search('-fox').count(db))
//=> 0 0
// #endregion

// #region columns
const inTitles = from(Article).where(match([Article.title, Article.body], 'dogs'), Article.title.startsWith('Lazy'))
console.log(await inTitles.count(db))
//=> 1
try {
  match([Article.title], 'dogs')
} catch (error) {
  if (error instanceof DefinitionError) console.log(error.message)
}
//=> Article has no fullText(title) among its constraints, which match() needs
// #endregion

// #region prepared
const found = prepare({ words: text() }, p => from(Article).where(match(Article, p.words)).limit(10))
console.log((await found.all(db, { words: 'sleep' })).length)
//=> 1
// #endregion
