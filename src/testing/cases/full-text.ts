// Full-text search: words, phrases, beginnings of words, exclusions and alternatives mean the same on every database, and
// everything else that people type means nothing.
import {
  alias,
  and,
  createTables,
  defineSchema,
  equal,
  from,
  fullText,
  holds,
  insertInto,
  integer,
  match,
  matchRank,
  not,
  prepare,
  table,
  text,
  type Topic,
  type TransactionDatabase,
} from '../kit.ts'

const schema = defineSchema({
  Article: table(
    'articles',
    { id: integer().primaryKey(), title: text(), body: text().nullable() },
    { constraints: t => [fullText(t.title, t.body)] },
  ),
})
const { Article } = schema

type Texts = readonly [title: string, body?: string | null]

async function articles(db: TransactionDatabase, ...all: Texts[]): Promise<void> {
  await createTables(db, schema)
  const rows = all.map(([title, body = null], at) => ({ id: at + 1, title, body }))
  await insertInto(Article).values(rows).run(db)
}

/** The keys of what is found. */
async function found(db: TransactionDatabase, words: string): Promise<number[]> {
  const rows = await from(Article)
    .select({ id: Article.id })
    .where(match(Article, words))
    .orderBy(Article.id.asc())
    .all(db)
  return rows.map(row => row.id)
}

async function finds(db: TransactionDatabase, searches: Readonly<Record<string, number[]>>): Promise<void> {
  for (const [words, ids] of Object.entries(searches)) equal(await found(db, words), ids, JSON.stringify(words))
}

/** What means something to one database or another, and has no word in it. */
const OPERATORS =
  `" "" * ** ^ + ~ < > ( ) () {} : := ! & | || && <-> <> :* @ % _ ' '' \` \\ \\\\ ; -- /* */ # ? $ = , . … « 😀 ❤️ \0 \u0001 \ud800 \u200d`.split(
    ' ',
  )

const WORDS = ['AND', 'NOT', 'NEAR', 'NEAR(', 'or', 'and', 'not', 'title:', '{title}:', 'rowid', 'NULL', "x' OR 1=1 --"]

const needs = ['fullText'] as const

export const fullTextTopic: Topic = {
  name: 'full-text search',
  cases: [
    {
      name: 'finds rows that have all words, in any order and in any column',
      needs,
      run: async ({ db }) => {
        await articles(db, ['The quick fox', 'jumps over the lazy dog'], ['quick, quick'], ['Lazy', 'fox and dog'])
        await finds(db, {
          fox: [1, 3],
          'fox quick': [1],
          'dog fox': [1, 3],
          '  lazy \n FOX\t': [1, 3],
          'quick dogs': [],
          'fo x': [],
        })
      },
    },
    {
      name: 'a phrase stays inside one column, and punctuation joins words to one',
      needs,
      run: async ({ db }) => {
        await articles(db, ['lazy', 'dog with wi-fi'], ['a lazy dog', 'wi fi'], ['dog lazy', 'fi wi'], ['wifi'])
        await finds(db, {
          '"lazy dog"': [2],
          '"a  lazy, DOG"': [2],
          'wi-fi': [1, 2],
          "wi'fi": [1, 2],
          'fi wi': [1, 2, 3],
          '"dog': [1, 2, 3],
          'a"lazy dog"wi': [2],
        })
      },
    },
    {
      name: 'knows beginnings of words, exclusions and alternatives',
      needs,
      run: async ({ db }) => {
        await articles(db, ['fox'], ['foxes run'], ['dog'], ['fox and dog'], ['the lazy dog'])
        await finds(db, {
          'fox*': [1, 2, 4],
          'FO* do*': [4],
          'fox -dog': [1],
          'dog -fox*': [3, 5],
          'dog -"lazy dog"': [3, 4],
          '"fox and" -fo*': [],
          'fox OR run': [1, 2, 4],
          'dog lazy OR fox -dog': [1, 5],
          'fox* -run OR lazy -nothing OR': [1, 4, 5],
          'foxes-run*': [2],
          '"fox*"': [1, 4],
        })
      },
    },
    {
      name: 'short and frequent words are words like others, and so are digits',
      needs,
      run: async ({ db }) => {
        await articles(db, ['to be or not to be'], ['a x y'], ['The is 3.14 and -12'], ['1e5th of 1e5'], ['zz zzz yyy'])
        await finds(db, {
          'to be': [1],
          '"or not"': [1],
          a: [2],
          'x y': [2],
          'a*': [2, 3],
          'the is': [3],
          '3 14': [3],
          '3.14': [3],
          12: [3],
          '1e5th': [4],
          zz: [5],
          z: [],
          'z*': [5],
          y: [2],
        })
      },
    },
    {
      name: 'the case of letters does not matter, their accents do',
      needs,
      run: async ({ db }) => {
        await articles(db, ['École ΟΔΟΣ ПРИВЕТ'], ['ecole οδός'], ['straße, STRASSE'], ['हिन्दी 你好 שלום'])
        await finds(db, {
          école: [1],
          ÉCOLE: [1],
          ecole: [2],
          οδος: [1],
          'Οδοσ*': [1],
          'οδόσ οδός': [2],
          привет: [1],
          'STRAßE strasse': [3],
          हिन्दी: [4],
          हिन: [],
          'हि*': [4],
          你: [],
          '你*': [4],
          '"你好 שלום"': [4],
        })
      },
    },
    {
      name: 'addresses, tags and symbols are words with something between them',
      needs,
      run: async ({ db }) => {
        await articles(
          db,
          ['Mail ada@example.com, see https://example.com/a/b?q=x#y'],
          ['<b>bold</b> &amp; <br>'],
          ['AT&T snake_case c++ 10$ «quoted»—dashed'],
          ['I ❤️ you 😀 so'],
        )
        await finds(db, {
          ada: [1],
          'example com': [1],
          'ada@example.com': [1],
          'a/b': [1],
          bold: [2],
          '<b>': [1, 2],
          amp: [2],
          't snake': [3],
          case: [3],
          'c++': [3],
          quoted: [3],
          dashed: [3],
          '"i you so"': [4],
        })
      },
    },
    {
      name: 'a search without a word to look for finds nothing',
      needs,
      run: async ({ db }) => {
        await articles(db, ['fox'], [''], ['OR'])
        for (const words of ['', ' ', '-fox', '-fox -dog', '*', '""', '-""', 'OR', 'OR OR', '-', '- *', '"OR" -or'])
          equal(await found(db, words), [], JSON.stringify(words))
      },
    },
    {
      name: 'operators of databases are ordinary text',
      needs,
      run: async ({ db }) => {
        await articles(db, ['fox'], ['dog'])
        for (const operator of OPERATORS) {
          for (const words of [
            `fox ${operator}`,
            `${operator} fox`,
            `${operator} fox ${operator}`,
            `"${operator}" fox`,
          ])
            equal(await found(db, words), [1], JSON.stringify(words))
          equal(await found(db, operator), [], JSON.stringify(operator))
        }
        for (const word of WORDS) equal(await found(db, `fox ${word} dog`), [], word)
      },
    },
    {
      name: 'the first 64 words count, and no word has more than 80 characters',
      needs,
      run: async ({ db }) => {
        const long = 'x'.repeat(80)
        await articles(db, ['fox', long], [`${'a '.repeat(63)} fox`, `${long}x`])
        await finds(db, {
          [`${'a '.repeat(63)} fox`]: [2],
          [`${'a '.repeat(64)} nowhere`]: [2],
          [long]: [1],
          [`${long}x`]: [],
          [`fox -${long}x`]: [1, 2],
        })
        equal(await found(db, 'fox '.repeat(100_000)), [1, 2])
        equal(await found(db, '"('.repeat(50_000)), [])
        equal(await found(db, `fox ${'-dog '.repeat(60)}`), [1, 2])
        equal(await found(db, `nothing${' OR fox'.repeat(60)}`), [1, 2])
      },
    },
    {
      name: 'the rank is higher where more fits, and 0 where nothing does',
      needs,
      run: async ({ db }) => {
        await articles(
          db,
          ['fox', 'fox fox fox fox'],
          ['a fox', 'and much more that has to do with others'],
          ['dog', 'x'],
        )
        const rank = matchRank(Article, 'fox')
        const rows = await from(Article).select({ id: Article.id, rank }).orderBy(rank.desc()).all(db)
        equal(
          rows.map(row => row.id),
          [1, 2, 3],
        )
        holds(
          rows.slice(0, 2).every(row => row.rank > 0),
          'ranks of what is found are above 0',
        )
        equal(rows[2]?.rank, 0)
      },
    },
    {
      name: 'is a condition and a value like others, and never null',
      needs,
      run: async ({ db }) => {
        const Other = alias(Article, 'other')
        await articles(db, ['fox', null], ['dog', 'fox'], ['cat'])
        const rows = await from(Article)
          .leftJoin(Other, and(Other.id.gt(Article.id), match(Other, 'fox OR cat')))
          .where(not(match([Article.body, Article.title], 'bird')))
          .select({ id: Article.id, found: match(Article, 'fox'), other: Other.id, same: match(Other, 'cat') })
          .orderBy(Article.id.asc(), Other.id.asc())
          .all(db)
        equal(rows, [
          { id: 1, found: true, other: 2, same: false },
          { id: 1, found: true, other: 3, same: true },
          { id: 2, found: true, other: 3, same: true },
          { id: 3, found: false, other: null, same: false as never },
        ])
        equal(await from(Article).where(match(Article, 'fox')).count(db), 2)
      },
    },
    {
      name: 'takes its words from a parameter',
      needs,
      run: async ({ db }) => {
        await articles(db, ['fox'], ['fox dog'])
        const search = prepare({ words: text() }, p =>
          from(Article).where(match(Article, p.words)).orderBy(matchRank(Article, p.words).desc(), Article.id.asc()),
        )
        equal((await search.all(db, { words: 'dog fox' })).length, 1)
        equal((await search.all(db, { words: 'fo*' })).length, 2)
        equal(await search.all(db, { words: '-"' }), [])
      },
    },
  ],
}
