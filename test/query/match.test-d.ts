// The types of full-text search: what it reads, what it answers, and what it does not take.
import { expectTypeOf, test } from 'vitest'
import {
  alias,
  type Condition,
  defineSchema,
  enumOf,
  type Expr,
  from,
  fullText,
  integer,
  match,
  matchRank,
  type Operand,
  prepare,
  type Readable,
  table,
  text,
} from '../../src/index.ts'

const { Article, Author } = defineSchema({
  Author: table('authors', { id: integer().primaryKey(), name: text() }, { constraints: t => [fullText(t.name)] }),
  Article: table(
    'articles',
    { id: integer().primaryKey(), title: text(), body: text().nullable(), kind: enumOf('a', 'b') },
    { constraints: t => [fullText(t.title, t.body, t.kind).named('words')] },
  ),
})
const Near = alias(Article, 'near')
type Answer<Q> = Q extends Readable<infer Result, string> ? Result : never

test('a search reads one table, and is never null', () => {
  expectTypeOf(match(Article, 'x')).toExtend<Expr<boolean, 'Article'>>()
  expectTypeOf(match([Article.title, Article.body], 'x')).toExtend<Expr<boolean, 'Article'>>()
  expectTypeOf(match(Near, 'x')).toExtend<Condition<'near'>>()
  expectTypeOf(match([Near.kind], 'x')).toExtend<Condition<'near'>>()
  expectTypeOf(matchRank(Article, 'x')).toExtend<Operand<number, 'Article'>>()
  const joined = from(Author)
    .leftJoin(Near, Near.id.eq(Author.id))
    .where(match(Near, 'x'))
    .orderBy(matchRank([Near.title], 'x').desc())
    .select({ found: match(Near, 'x'), rank: matchRank([Near.body], 'x') })
  expectTypeOf<Answer<typeof joined>>().toEqualTypeOf<{ found: boolean; rank: number }>()
})

test('words are a text or a parameter', () => {
  const search = prepare({ words: text() }, p => from(Article).where(match(Article, p.words)))
  expectTypeOf<Parameters<typeof search.bind>[0]['words']>().toEqualTypeOf<string>()
  // @ts-expect-error -- no number
  match(Article, 7)
  // @ts-expect-error -- no null
  match(Article, null)
  // @ts-expect-error -- no column
  match(Article, Article.title)
  // @ts-expect-error -- no parameter that may be null
  prepare({ words: text().nullable() }, p => from(Article).where(match(Article, p.words)))
})

test('an index is of columns of text', () => {
  const id = integer().primaryKey()
  table('t', { id, a: text().nullable() }, { constraints: t => [fullText(t.a)] })
  // @ts-expect-error -- no number
  table('t', { id, a: text() }, { constraints: t => [fullText(t.id)] })
  // @ts-expect-error -- no text
  table('t', { id, a: text() }, { constraints: () => [fullText('a')] })
})
