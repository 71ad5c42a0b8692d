import { defineSchema, from, fullText, integer, match, table, text } from 'isomodel'
import { expect, test } from 'vitest'
import { writeOperation } from '../../../src/compile/operation.ts'
import { defining } from '../../../src/dialect/defining.ts'
import { mariadb, mysql } from '../../../src/dialects.ts'
import { creation, removal } from '../../../src/schema/operations.ts'
import { mistakeIn } from './grammar.ts'

const schema = defineSchema({
  Word: table(
    'words',
    { id: integer().primaryKey(), a: text(), b: text().nullable() },
    { schema: 'log', constraints: t => [fullText(t.b, t.a)] },
  ),
})
const { Word } = schema

const words = (column: string) =>
  `regexp_replace(replace(replace(replace(lower(coalesce(${column}, '')), 'ς', 'σ'), '\uFE0E', ' '), '\uFE0F', ' '), '[^\\\\p{L}\\\\p{Nd}\\\\p{Mn}\\\\p{Mc}]+', ' zz')`

test.each([
  [mysql, '/*!80023 INVISIBLE */'],
  [mariadb, 'INVISIBLE'],
])('an index is one of a hidden column, and goes with its table', (dialect, hidden) => {
  const [create = '', alter = ''] = creation(schema, false).flatMap(one => writeOperation(one, defining(dialect)))
  expect(alter).toBe(
    `ALTER TABLE \`log_words\` ADD COLUMN \`log_ft_words_b_a\` longtext GENERATED ALWAYS AS (concat('zz', ${words('`b`')}, ' yyy zz', ${words('`a`')})) STORED ${hidden}, ADD FULLTEXT INDEX \`log_ft_words_b_a\` (\`log_ft_words_b_a\`)`,
  )
  // A text that is searched is not cut off, as one in an ordinary index is.
  expect(create).toContain('`a` longtext NOT NULL')
  if (dialect === mysql) expect(mistakeIn(alter)).toBeUndefined()
  expect(removal(schema).flatMap(one => writeOperation(one, defining(dialect)))).toEqual([
    'DROP TABLE IF EXISTS `log_words`',
  ])
})

test.each<[text: string, asked: string]>([
  ['quick fox*', '+"zzquick" +zzfox*'],
  ['"a b" -c -d* -"e f"', '+"zza zzb" -(+"zzc") -(+zzd*) -(+"zze zzf")'],
  ['a OR b c -d', '(+"zza") (+"zzb" +"zzc" -(+"zzd"))'],
  ['-a', ''],
  ['+a ~b >c <d (e) @5', '+"zza" +"zzb" +"zzc" +"zzd" +"zze" +"zz5"'],
  // Letters that the servers do not know: nothing is found by them, and a star after them would find everything.
  ['𠀀*', ''],
  ['a -𠀀 OR \u0770* b', '+"zza"'],
  ['\ua4d0b', ''],
])('%s', (text, asked) => {
  expect(from(Word).where(match(Word, text)).toSQL(mysql).params).toEqual([asked])
})
