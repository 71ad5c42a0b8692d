import { expect, test } from 'vitest'
import { connect, from, resetKeys } from '../../src/index.ts'
import { betterSqlite3 } from '../../adapters/better-sqlite3/index.ts'
import { schema } from '../query/zoo.ts'

test.each([
  ['a schema', schema],
  ['a query', from(schema.Keeper)],
  ['nothing', undefined],
  ['JSON', { $: 1 }],
])('%s is no model', async (_, given) => {
  await using db = connect(betterSqlite3({ file: ':memory:' }))
  await expect(resetKeys(db, given as never)).rejects.toThrow('resetKeys() takes a model')
})
