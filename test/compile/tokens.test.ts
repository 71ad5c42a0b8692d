// Names in keys: numbers that are never given twice, however many names there were.
import { expect, test } from 'vitest'
import { ALL } from '../../src/ast/executor.ts'
import type { SelectPlan } from '../../src/ast/query.ts'
import { createCache, findShape } from '../../src/compile/shape.ts'
import { nameId, templateId } from '../../src/compile/tokens.ts'
import { sqlite } from '../../src/dialects.ts'
import { from, sql } from '../../src/index.ts'
import { Food } from '../query/zoo.ts'

const select = (name: string): SelectPlan => from(Food).select({ [name]: Food.id }) as unknown as SelectPlan

test('a name has one number, and other names have others', () => {
  expect(nameId('a name')).toBe(nameId('a name'))
  expect(nameId('a name')).not.toBe(nameId('a name '))
})

test('names that were forgotten get new numbers, never those of others', () => {
  const seen = new Set<number>()
  for (let at = 0; at < 25_000; at++) seen.add(nameId(`forgotten ${at}`))
  expect(seen.size).toBe(25_000)
  expect(seen.has(nameId('forgotten 0'))).toBe(false)
})

test('a shape whose names were forgotten is never taken for another', () => {
  const cache = createCache(sqlite, 100)
  const before = findShape(cache, select('kept'), ALL)
  for (let at = 0; at < 25_000; at++) nameId(`other ${at}`)
  const after = findShape(cache, select('kept'), ALL)
  expect(after.sql).toBe(before.sql)
  expect(findShape(cache, select('other 3'), ALL).sql).toContain('"other 3"')
})

test('templates are told apart by their text, not by what made it', () => {
  const one = (value: number) => from(Food).where(sql<boolean>`${Food.id} = ${value}`) as unknown as SelectPlan
  const another = (value: number) => from(Food).where(sql<boolean>`${Food.id} = ${value}`) as unknown as SelectPlan
  const cache = createCache(sqlite, 100)
  expect(findShape(cache, one(1), ALL)).toBe(findShape(cache, another(2), ALL))
  expect(templateId(['a', 'b'])).toBe(templateId(['a', 'b']))
  expect(templateId(['a', 'b'])).not.toBe(templateId(['ab', '']))
  expect(templateId(['a","b'])).not.toBe(templateId(['a', 'b']))
})

test('statements longer than the buffer have keys too', () => {
  const cache = createCache(sqlite, 100)
  const many = (value: number) =>
    from(Food).where(...Array.from({ length: 5000 }, (_, at) => Food.id.ne(at + value))) as unknown as SelectPlan
  const shape = findShape(cache, many(0), ALL)
  expect(shape.key.length).toBeGreaterThan(4096)
  expect(findShape(cache, many(1), ALL)).toBe(shape)
})
