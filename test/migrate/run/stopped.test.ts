// Runs that stop anywhere on a file of SQLite, and go on.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, test } from 'vitest'
import { betterSqlite3 } from 'isomodel/better-sqlite3'
import { stops } from './stopped.ts'

describe('on a file of SQLite', () => {
  test.each(stops)(
    '$does ends the same when it goes on',
    async ({ run }) => {
      const folder = mkdtempSync(join(tmpdir(), 'isomodel-'))
      try {
        await run(() => betterSqlite3({ file: join(folder, 'db.sqlite') }), 1)
      } finally {
        rmSync(folder, { recursive: true })
      }
    },
    120_000,
  )
})
