// The like family on random texts, against what JavaScript says of them.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { betterSqlite3 } from '../../../adapters/better-sqlite3/index.ts'
import {
  alias,
  and,
  connect,
  defineSchema,
  from,
  insertInto,
  integer,
  lower,
  not,
  table,
  text,
  type TransactionDatabase,
  ValidationError,
} from '../../../src/index.ts'
import { createTables } from '../../../src/migrate.ts'
import { type Draw, draw, seeds } from './draw.ts'

const schema = defineSchema({ Word: table('words', { id: integer().primaryKey(), text: text() }) }, {})
const { Word } = schema
const other = alias(Word, 'other')

const signs = ['a', 'A', 'b', '%', '_', '*', '?', '[', ']', '^', '-', '\\', '"', "'", ' ', '\n', 'é', 'É', 'ß', '😀']
const rare = ['\u{10ffff}', '\ud7ff', '\ue000', '\uffff', '\u0001', 'ı', 'e\u0301']
const word = (d: Draw): string => d.some(0, 4, () => (d.once(8) ? d.pick(rare) : d.pick(signs))).join('')

const escaped = (sign: string): string => sign.replace(/[\\^$.*+?()[\]{}|/]/, '\\$&')
const ascii = (text: string): string => text.replace(/[A-Z]/g, letter => letter.toLowerCase())
function like(text: string, pattern: string): boolean {
  const parts = Array.from(pattern, sign => (sign === '%' ? '.*' : sign === '_' ? '.' : escaped(sign)))
  return new RegExp(`^${parts.join('')}$`, 'su').test(text)
}

const meaning = {
  like,
  ilike: (text: string, pattern: string) => like(ascii(text), ascii(pattern)),
  contains: (text: string, part: string) => text.includes(part),
  startsWith: (text: string, part: string) => text.startsWith(part),
  endsWith: (text: string, part: string) => text.endsWith(part),
} as const
type Name = keyof typeof meaning
const names = Object.keys(meaning) as Name[]

describe.each(seeds)('seed %i', seed => {
  const d = draw(seed)
  const words = ['', ...d.some(60, 60, () => word(d))]
  let db: TransactionDatabase
  beforeAll(async () => {
    db = connect(betterSqlite3({ file: ':memory:' }))
    await createTables(db, schema)
    await insertInto(Word)
      .values(words.map((text, id) => ({ id, text })))
      .run(db)
  })
  afterAll(() => db.close())

  const found = (query: { all: (on: TransactionDatabase) => Promise<{ id: number }[]> }) =>
    query.all(db).then(rows => rows.map(({ id }) => id))
  const ids = from(Word).orderBy(Word.id.asc()).select({ id: Word.id })
  const expected = (name: Name, part: string) => words.flatMap((text, id) => (meaning[name](text, part) ? [id] : []))

  test.each(names)('%s of a value', async name => {
    for (const part of d.some(100, 100, () => word(d))) {
      expect(await found(ids.where(Word.text[name](part))), JSON.stringify(part)).toEqual(expected(name, part))
    }
  })
  test.each(names)('not %s, and of a result', async name => {
    for (const part of d.some(20, 20, () => word(d))) {
      const those = expected(name, part)
      const others = words.map((_, id) => id).filter(id => !those.includes(id))
      expect(await found(ids.where(not(Word.text[name](part)))), JSON.stringify(part)).toEqual(others)
      const lowered = words.flatMap((text, id) => (meaning[name](ascii(text), part) ? [id] : []))
      expect(await found(ids.where(lower(Word.text)[name](part))), JSON.stringify(part)).toEqual(lowered)
    }
  })
  test.each(names)('%s of a column', async name => {
    const query = from(Word)
      .innerJoin(other, Word.text[name](other.text))
      .orderBy(other.id.asc(), Word.id.asc())
      .select({ id: Word.id, part: other.id })
    const pairs = words.flatMap((part, at) => expected(name, part).map(id => ({ id, part: at })))
    expect(await query.all(db)).toEqual(pairs)
  })
  test('equality and lists', async () => {
    for (const text of words) {
      const same = words.flatMap((one, id) => (one === text ? [id] : []))
      expect(await found(ids.where(Word.text.eq(text))), JSON.stringify(text)).toEqual(same)
      expect(await found(ids.where(Word.text.in([text, 'nothing'])))).toEqual(same)
    }
  })
  test('the order is that of code points', async () => {
    const points = (text: string) =>
      Array.from(text, sign => (sign.codePointAt(0) ?? 0).toString(16).padStart(6, '0')).join()
    const sorted = words
      .map((text, id) => ({ id, key: points(text) }))
      .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.id - b.id))
    const query = from(Word).orderBy(Word.text.asc(), Word.id.asc()).select({ id: Word.id })
    expect(await found(query)).toEqual(sorted.map(({ id }) => id))
  })
})

describe('texts that are no Unicode', () => {
  test.each(['\ud800', 'a\udc00', '\udc00\ud800', '\ud83d'])('are refused everywhere: %j', async bad => {
    await using db = connect(betterSqlite3({ file: ':memory:' }))
    await createTables(db, schema)
    for (const name of names)
      await expect(from(Word).where(Word.text[name](bad)).all(db)).rejects.toThrow(ValidationError)
    await expect(from(Word).where(Word.text.eq(bad)).all(db)).rejects.toThrow(ValidationError)
    await expect(
      from(Word)
        .where(Word.text.in([bad]))
        .all(db),
    ).rejects.toThrow(ValidationError)
    await expect(insertInto(Word).values({ text: bad }).run(db)).rejects.toThrow(ValidationError)
  })
})

describe('NUL', () => {
  test('is a character like others, except in patterns of like and ilike', async () => {
    await using db = connect(betterSqlite3({ file: ':memory:' }))
    await createTables(db, schema)
    const nul = ['\0', 'a\0b', 'a', 'b\0', '\0b']
    await insertInto(Word)
      .values(nul.map(text => ({ text })))
      .run(db)
    for (const name of ['contains', 'startsWith', 'endsWith'] as const) {
      for (const part of ['\0', 'b', 'a', 'a\0', '\0b', '']) {
        const rows = await from(Word).where(Word.text[name](part)).all(db)
        expect(
          rows.map(row => row.text),
          `${name} ${JSON.stringify(part)}`,
        ).toEqual(nul.filter(text => text[name === 'contains' ? 'includes' : name](part)))
      }
    }
    const pairs = from(Word).innerJoin(other, and(Word.text.startsWith(other.text), Word.text.endsWith(other.text)))
    expect(await pairs.count(db)).toBe(
      nul.flatMap(text => nul.filter(part => text.startsWith(part) && text.endsWith(part))).length,
    )
    for (const text of nul)
      expect(await from(Word).where(Word.text.eq(text)).select({ text: Word.text }).all(db)).toEqual([{ text }])
    expect(
      await from(Word)
        .where(Word.text.in(['a\0b']))
        .count(db),
    ).toBe(1)
  })
})
