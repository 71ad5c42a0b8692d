// Runs that stop anywhere on a file of SQLite, and go on.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, test } from 'vitest'
import { connect } from 'isomodel'
import { betterSqlite3 } from 'isomodel/better-sqlite3'
import { killedThere, moments } from './killed.ts'
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

  // Both changes of the table are one part here.
  test.each(moments.slice(0, 3))(
    'a process that is killed at %s, %i ms on, leaves what another ends',
    async (...moment) => {
      const folder = mkdtempSync(join(tmpdir(), 'isomodel-'))
      const file = join(folder, 'db.sqlite')
      try {
        await using db = connect(betterSqlite3({ file }))
        await killedThere('sqlite', file, db, moment as (typeof moments)[number])
      } finally {
        rmSync(folder, { recursive: true })
      }
    },
    60_000,
  )
})
