// Models written for databases compile as they are, and mean the same databases.
import { describe as group, expect, test } from 'vitest'
import { describe } from 'isomodel/migrate'
import { modelsOf } from '../../../cli/pull/models.ts'
import { cases } from './schemas.ts'
import { comparable, written } from './written.ts'

const sources = Object.fromEntries(
  Object.entries(cases).map(([name, [dialect, schema]]) => [name, modelsOf(schema, dialect)]),
)
const files = written('pull', sources)

group.each(Object.entries(cases))('%s', (name, [dialect, schema]) => {
  test('compiles', () => {
    expect(files.problems.get(name)).toEqual([])
  })
  test('means the same', async () => {
    expect(comparable(describe(await files.load(name)), dialect)).toEqual(comparable(schema, dialect))
  })
  test('has lines that fit', () => {
    const long = (sources[name] as string).split('\n').filter(line => line.length > 120 && !/['"`]/.test(line))
    expect(long).toEqual([])
  })
})
