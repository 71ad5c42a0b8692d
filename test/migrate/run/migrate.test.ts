// Migrations on SQLite.
import { describe, test } from 'vitest'
import { databases } from '../adapters.ts'
import { cases } from './cases.ts'

describe.each(databases)('migrations on %s', (_, open) => {
  test.each(cases)('$does', async ({ run }) => {
    await using db = open()
    await run(db)
  })
})
