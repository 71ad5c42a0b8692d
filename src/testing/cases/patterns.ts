// DESIGN 2, Text: like knows case and two wildcards; ilike ignores the case of ASCII letters; contains, startsWith and
// endsWith take every character as it is.
import {
  alias,
  type Condition,
  createTables,
  defineSchema,
  equal,
  from,
  insertInto,
  integer,
  lower,
  prepare,
  table,
  text,
  type Topic,
  type TransactionDatabase,
  upper,
} from '../kit.ts'

const schema = defineSchema({ Word: table('words', { id: integer().primaryKey(), word: text() }) })
const { Word } = schema

async function words(db: TransactionDatabase, ...all: string[]): Promise<void> {
  await createTables(db, schema)
  await insertInto(Word)
    .values(all.map(word => ({ word })))
    .run(db)
}

async function found(db: TransactionDatabase, condition?: Condition<'Word'>): Promise<string[]> {
  const rows = await from(Word).select({ word: Word.word }).where(condition).orderBy(Word.id.asc()).all(db)
  return rows.map(row => row.word)
}

const WILD = ['a%b', 'a_b', 'aXb', 'a*b', 'a?b', 'a[b', 'a]b', 'a[x]b', 'a^b', 'a\\b', 'A%B', 'a\nb', "a'b", '']

export const patterns: Topic = {
  name: 'patterns',
  cases: [
    {
      name: 'like knows % and _, case, and no other wildcard',
      run: async ({ db }) => {
        await words(db, ...WILD)
        equal(
          await found(db, Word.word.like('a%b')),
          WILD.filter(word => /^a.*b$/s.test(word)),
        )
        equal(
          await found(db, Word.word.like('a_b')),
          WILD.filter(word => /^a.b$/s.test(word)),
        )
        equal(await found(db, Word.word.like('a*b')), ['a*b'])
        equal(await found(db, Word.word.like('a?b')), ['a?b'])
        equal(await found(db, Word.word.like('a[x]b')), ['a[x]b'])
        equal(await found(db, Word.word.like('')), [''])
        equal(await found(db, Word.word.like('A%')), ['A%B'])
      },
    },
    {
      name: 'like takes _ for one code point, also outside the basic plane',
      run: async ({ db }) => {
        await words(db, 'a😀b', 'aäb', 'ab')
        equal(await found(db, Word.word.like('a_b')), ['a😀b', 'aäb'])
      },
    },
    {
      name: 'ilike ignores the case of ASCII letters',
      run: async ({ db }) => {
        await words(db, 'Hero', 'HERO', 'hero', 'zero')
        equal(await found(db, Word.word.ilike('hE%')), ['Hero', 'HERO', 'hero'])
        equal(await found(db, Word.word.ilike('_ERO')), ['Hero', 'HERO', 'hero', 'zero'])
      },
    },
    {
      name: 'ilike, lower() and upper() know letters with marks from those without',
      run: async ({ db }) => {
        await words(db, 'a', 'ä', 'Ä')
        equal(await found(db, Word.word.ilike('A')), ['a'])
        equal(await found(db, Word.word.ilike('ä')), ['ä'])
        equal(await found(db, lower(Word.word).eq('ä')), ['ä'])
        equal(await found(db, upper(Word.word).eq('A')), ['a'])
        equal(await found(db, upper(Word.word).eq('a')), [])
      },
    },
    {
      name: 'ilike takes *, ? and [ as they are',
      run: async ({ db }) => {
        await words(db, ...WILD)
        for (const word of ['a*b', 'a?b', 'a[b', 'a[x]b']) equal(await found(db, Word.word.ilike(word)), [word])
      },
    },
    {
      name: 'contains takes every character as it is, and knows case',
      run: async ({ db }) => {
        await words(db, ...WILD)
        for (const part of ['%', '_', '*', '?', '[', ']', '[x]', '^', '\\', '\n', "'", 'A']) {
          equal(
            await found(db, Word.word.contains(part)),
            WILD.filter(word => word.includes(part)),
            part,
          )
        }
      },
    },
    {
      name: 'startsWith takes every character as it is, and knows case',
      run: async ({ db }) => {
        await words(db, ...WILD)
        for (const part of ['a', 'A', 'a%', 'a_', 'a*', 'a?', 'a[', 'a[x', 'a\\', 'b', "a'"]) {
          equal(
            await found(db, Word.word.startsWith(part)),
            WILD.filter(word => word.startsWith(part)),
            part,
          )
        }
      },
    },
    {
      name: 'endsWith takes every character as it is, and knows case',
      run: async ({ db }) => {
        await words(db, ...WILD)
        for (const part of ['b', 'B', '%b', '_b', '*b', '?b', '[b', ']b', '[x]b', '\\b', 'a', '\nb']) {
          equal(
            await found(db, Word.word.endsWith(part)),
            WILD.filter(word => word.endsWith(part)),
            part,
          )
        }
      },
    },
    {
      name: 'contains, startsWith and endsWith of nothing find every text',
      run: async ({ db }) => {
        await words(db, 'a', '', '😀')
        equal(await found(db, Word.word.contains('')), ['a', '', '😀'])
        equal(await found(db, Word.word.startsWith('')), ['a', '', '😀'])
        equal(await found(db, Word.word.endsWith('')), ['a', '', '😀'])
      },
    },
    {
      name: 'startsWith goes up to the last code point',
      run: async ({ db }) => {
        const all = [
          '😀',
          '😀a',
          '😁',
          '\u{10ffff}',
          '\u{10ffff}x',
          'a\u{10ffff}',
          'a\u{10ffff}z',
          'b',
          '\ud7ff',
          '\ue000',
        ]
        await words(db, ...all)
        for (const part of ['😀', '\u{10ffff}', 'a\u{10ffff}', '\ud7ff', 'a']) {
          equal(
            await found(db, Word.word.startsWith(part)),
            all.filter(word => word.startsWith(part)),
          )
        }
      },
    },
    {
      name: 'contains and endsWith find characters outside the basic plane whole',
      run: async ({ db }) => {
        await words(db, 'x😀y', 'x😁', '👩‍👩‍👧')
        equal(await found(db, Word.word.contains('😀')), ['x😀y'])
        equal(await found(db, Word.word.endsWith('😁')), ['x😁'])
        equal(await found(db, Word.word.contains('👩')), ['👩‍👩‍👧'])
      },
    },
    {
      name: 'the pattern may be a column, with the same meaning',
      run: async ({ db }) => {
        const Part = alias(Word, 'part')
        await words(db, 'a%b', 'xa%by', '%', '%b', 'A', '*')
        const pairs = async (on: Condition<'Word' | 'part'>): Promise<string[]> => {
          const query = from(Word).innerJoin(Part, on).select({ word: Word.word, part: Part.word })
          const rows = await query.orderBy(Word.id.asc(), Part.id.asc()).all(db)
          return rows.filter(row => row.word !== row.part).map(row => `${row.word} ${row.part}`)
        }
        equal(await pairs(Word.word.contains(Part.word)), [
          'a%b %',
          'a%b %b',
          'xa%by a%b',
          'xa%by %',
          'xa%by %b',
          '%b %',
        ])
        equal(await pairs(Word.word.startsWith(Part.word)), ['%b %'])
        equal(await pairs(Word.word.endsWith(Part.word)), ['a%b %b'])
        equal(await pairs(Word.word.like(Part.word)), ['a%b %', 'a%b %b', 'xa%by %', '%b %', 'A %', '* %'])
      },
    },
    {
      name: 'the pattern may be a prepared parameter, with the same meaning',
      run: async ({ db }) => {
        await words(db, ...WILD)
        const parts = prepare({ part: text() }, p =>
          from(Word).where(Word.word.contains(p.part)).orderBy(Word.id.asc()),
        )
        const starts = prepare({ part: text() }, p =>
          from(Word).where(Word.word.startsWith(p.part)).orderBy(Word.id.asc()),
        )
        const likes = prepare({ part: text() }, p => from(Word).where(Word.word.like(p.part)).orderBy(Word.id.asc()))
        const of = (rows: { word: string }[]): string[] => rows.map(row => row.word)
        equal(of(await parts.all(db, { part: '%' })), ['a%b', 'A%B'])
        equal(of(await parts.all(db, { part: '[' })), ['a[b', 'a[x]b'])
        equal(of(await starts.all(db, { part: 'a*' })), ['a*b'])
        equal(of(await likes.all(db, { part: 'a[x]_' })), ['a[x]b'])
      },
    },
  ],
}
