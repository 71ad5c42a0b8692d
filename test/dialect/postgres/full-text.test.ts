import { defineSchema, fullText, integer, table, text } from 'isomodel'
import { expect, test } from 'vitest'
import { writeOperation } from '../../../src/compile/operation.ts'
import { defining } from '../../../src/dialect/defining.ts'
import { postgres } from '../../../src/dialects.ts'
import { creation, removal } from '../../../src/schema/operations.ts'

const schema = defineSchema({
  Word: table(
    'words',
    { id: integer().primaryKey(), a: text(), b: text().nullable() },
    { schema: 'log', constraints: t => [fullText(t.b, t.a), fullText(t.a).named('own "name"')] },
  ),
})

test('an index is one of an expression, and goes with its table', () => {
  const statements = creation(schema, false).flatMap(operation => writeOperation(operation, defining(postgres)))
  const short = statements.slice(2).map(sql => sql.replaceAll(/'\[\[.*?\]\+'/g, "'...'"))
  const words = (column: string) =>
    `regexp_replace(translate(lower(coalesce(${column}, '') COLLATE "und-x-icu"), 'ς', 'σ'), '...', ' z', 'g')`
  expect(short).toEqual([
    `CREATE INDEX "ft_words_b_a" ON "log"."words" USING gin (to_tsvector('simple', 'z' || ${words('"b"')} || ' y z' || ${words('"a"')}))`,
    `CREATE INDEX "own ""name""" ON "log"."words" USING gin (to_tsvector('simple', 'z' || ${words('"a"')}))`,
  ])
  expect(removal(schema).flatMap(operation => writeOperation(operation, defining(postgres)))).toEqual([
    'DROP TABLE IF EXISTS "log"."words"',
  ])
})
