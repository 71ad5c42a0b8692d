// Random documents, paths, keys and patterns, hostile ones among them: every database answers what a plain evaluation in
// memory says, and no text that came from outside is ever part of the SQL.
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import {
  array,
  arrayContains,
  arrayOverlaps,
  defineSchema,
  from,
  insertInto,
  integer,
  IsomodelError,
  json,
  jsonAgg,
  jsonContains,
  jsonHas,
  jsonObject,
  jsonRemove,
  jsonSet,
  matches,
  table,
  text,
  type TransactionDatabase,
  UnsupportedError,
  update,
} from '../../../src/index.ts'
import { createTables } from '../../../src/migrate.ts'
import { type Draw, draw, seeds } from './draw.ts'

type Plain = string | number | boolean | null | readonly Plain[] | { readonly [key: string]: Plain }
type Step = string | number

export const jsonSchema = defineSchema({
  Doc: table('docs', {
    id: integer().primaryKey(),
    doc: json(v.custom<{ [key: string]: never }>(() => true)).nullable(),
    tags: array(text()).nullable(),
    name: text().nullable(),
  }),
})
const { Doc } = jsonSchema

/** Stands in every text that is drawn, so that it can be looked for in the SQL. */
const MARK = 'zq7'
const PIECES = [
  ...`' " \\ $ . [ ] * ? : ; \` % _ { } ( ) # @ \n \t \u0001 é 0 1 -- /* 😀 NULL $1 "] [0]`.split(' '),
  ' ',
  "' OR 1=1 --",
  String.raw`\u0041`,
]

/** A text of odd pieces. It begins with a letter: MariaDB finds no key that begins with a hyphen. */
const word = (d: Draw): string => `${d.once(2) ? MARK : 'a'}${d.some(0, 4, () => d.pick(PIECES)).join('')}${MARK}`
const keysOf = (d: Draw): string[] => d.some(2, 4, () => word(d))

const scalar = (d: Draw, words: readonly string[]): Plain =>
  d.pick<Plain>([d.pick(words), word(d), d.int(3), String(d.int(3)), d.int(99) / 4, true, false, null])

function document(d: Draw, words: readonly string[], depth: number): Plain {
  if (depth === 0 || d.once(4)) return scalar(d, words)
  if (d.once(3)) return d.some(0, 3, () => document(d, words, depth - 1))
  return Object.fromEntries(d.some(0, 3, () => [d.pick(words), document(d, words, depth - 1)] as const))
}

const isList = (value: Plain | undefined): value is readonly Plain[] => Array.isArray(value)
const isObject = (value: Plain | undefined): value is { readonly [key: string]: Plain } =>
  typeof value === 'object' && value !== null && !isList(value)

/** The document with another value at a path, or (undefined) with none. */
function changed(doc: Plain, [step, ...rest]: readonly Step[], value: Plain | undefined): Plain {
  if (isList(doc) && typeof step === 'number') {
    if (rest.length === 0) {
      if (value === undefined) return doc.toSpliced(step, 1)
      return step <= doc.length ? doc.toSpliced(step, 1, value) : doc
    }
    return step < doc.length ? doc.with(step, changed(doc[step] as Plain, rest, value)) : doc
  }
  if (!isObject(doc) || typeof step !== 'string') return doc
  if (rest.length > 0)
    return Object.hasOwn(doc, step) ? { ...doc, [step]: changed(doc[step] as Plain, rest, value) } : doc
  if (value !== undefined) return { ...doc, [step]: value }
  return Object.fromEntries(Object.entries(doc).filter(([key]) => key !== step))
}

/** What `@>` of Postgres says, for values without objects in lists. */
function holds(doc: Plain | undefined, value: Plain, top: boolean): boolean {
  if (isObject(value))
    return (
      isObject(doc) &&
      Object.entries(value).every(([key, one]) => Object.hasOwn(doc, key) && holds(doc[key], one, false))
    )
  if (isList(value)) return isList(doc) && value.every(one => doc.includes(one))
  return isList(doc) ? top && doc.includes(value) : doc === value
}

/** A part of a document that it contains, or something like it. */
function wanted(d: Draw, doc: Plain, words: readonly string[], depth: number): Plain {
  if (isList(doc)) {
    const items = [...doc.filter(item => typeof item !== 'object' || item === null), scalar(d, words)]
    return d.once(3) ? d.pick(items) : d.some(0, 2, () => d.pick(items))
  }
  if (!isObject(doc)) return d.once(3) ? scalar(d, words) : doc
  const entries = Object.entries(doc).filter(() => !d.once(3))
  const made = entries.map(
    ([key, one]) => [key, depth > 0 ? wanted(d, one, words, depth - 1) : scalar(d, words)] as const,
  )
  return Object.fromEntries(d.once(4) ? [...made, [d.pick(words), scalar(d, words)] as const] : made)
}

const path = (d: Draw, words: readonly string[]): Step[] =>
  d.some<Step>(1, 3, () => (d.once(4) ? d.int(3) : d.once(6) ? String(d.int(2)) : d.pick(words)))

const ROUNDS = 60

export function jsonProperties(open: (seen: string[]) => Promise<TransactionDatabase>): void {
  describe.each(seeds)('seed %i', seed => {
    const run = (name: string, check: (d: Draw, db: TransactionDatabase) => Promise<void>): void =>
      test(name, async () => {
        const seen: string[] = []
        const db = await open(seen)
        await createTables(db, jsonSchema)
        await insertInto(Doc).values({ id: 1 }).run(db)
        const d = draw(seed)
        for (let round = 0; round < ROUNDS; round++) await check(d, db)
        for (const sql of seen) expect(sql).not.toContain(MARK)
        await db.close()
      })

    run('documents are changed and asked as in memory', async (d, db) => {
      const words = keysOf(d)
      const doc = document(d, words, 3)
      if (doc === null) return
      const [steps, value, key, part] = [path(d, words), document(d, words, 2), d.pick(words), wanted(d, doc, words, 2)]
      await update(Doc)
        .set({ doc: doc as never })
        .where(Doc.id.eq(1))
        .run(db)
      const found = await from(Doc)
        .select({
          set: jsonSet(Doc.doc, steps as [string], value as never),
          removed: jsonRemove(Doc.doc, steps as [string]),
          has: jsonHas(Doc.doc, key),
          contains: jsonContains(Doc.doc, part as never),
        })
        .one(db)
      expect(found as unknown, JSON.stringify({ doc, steps, value, key, part })).toEqual({
        set: changed(doc, steps, value),
        removed: changed(doc, steps, undefined),
        has: isObject(doc) && Object.hasOwn(doc, key),
        contains: holds(doc, part, true),
      })
      const made = await from(Doc)
        .select({ all: jsonAgg(jsonObject({ [`${key}!`]: Doc.id, [key]: Doc.doc, tags: Doc.tags })) })
        .one(db)
      expect(made as unknown).toEqual({ all: [{ [`${key}!`]: 1, [key]: doc, tags: null }] })
    })

    run('lists are compared as in memory', async (d, db) => {
      const words = keysOf(d)
      const [tags, others] = [d.some(0, 3, () => d.pick(words)), d.some(0, 3, () => d.pick(words))]
      await update(Doc).set({ tags }).where(Doc.id.eq(1)).run(db)
      const row = await from(Doc)
        .select({ all: arrayContains(Doc.tags, others), any: arrayOverlaps(Doc.tags, others) })
        .one(db)
      expect(row, JSON.stringify([tags, others])).toEqual({
        all: others.every(one => tags.includes(one)),
        any: others.some(one => tags.includes(one)),
      })
    })

    run('patterns are parameters, whatever is in them', async (d, db) => {
      const pattern = word(d)
      await update(Doc).set({ name: pattern }).where(Doc.id.eq(1)).run(db)
      const escaped = pattern.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
      const literal = await answer(from(Doc).where(matches(Doc.name, escaped)).count(db))
      if (literal === UnsupportedError) return
      expect(literal, pattern).toBe(1)
      const answered = await answer(from(Doc).where(matches(Doc.name, pattern)).count(db))
      expect([0, 1, 'refused']).toContain(answered)
    })
  })
}

/** The answer, or what kind of error there was; a pattern may be none that the database can read. */
const answer = (query: Promise<number>): Promise<unknown> =>
  query.catch((error: unknown) => {
    if (error instanceof UnsupportedError) return UnsupportedError
    if (error instanceof IsomodelError) return 'refused'
    throw error
  })
