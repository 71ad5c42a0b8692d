// Runs that stop anywhere on servers, and go on.
import { describe, inject, test } from 'vitest'
import { connect } from 'isomodel'
import { adapterOn } from '../../services/adapters.ts'
import { createDatabase } from '../../services/database.ts'
import type { ServerName } from '../../services/services.ts'
import { killedThere, moments } from './killed.ts'
import { stops } from './stopped.ts'

const servers = (['postgres', 'mysql'] as const satisfies ServerName[]).map(
  server => [server, inject('servers')[server]] as const,
)

describe.each(servers)('on %s', (server, url) => {
  test.skipIf(url === undefined).each(stops)(
    '$does ends the same when it goes on',
    async ({ run }) => {
      await using database = await createDatabase(server, url ?? '')
      // Some of them: the next run of the tests takes others.
      await run(() => adapterOn(server, database.url), 5)
    },
    240_000,
  )

  test.skipIf(url === undefined).each(moments)(
    'a process that is killed at %s, %i ms on, leaves what another ends',
    async (...moment) => {
      await using database = await createDatabase(server, url ?? '')
      await using db = connect(adapterOn(server, database.url))
      await killedThere(server, database.url, db, moment as (typeof moments)[number])
    },
    60_000,
  )
})
