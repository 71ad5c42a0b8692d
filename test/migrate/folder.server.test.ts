// The same folder of migrations on servers.
import { describe, expect, inject, test } from 'vitest'
import { connect } from 'isomodel'
import { createDatabase } from '../services/database.ts'
import { adapterOn } from '../services/adapters.ts'
import { migrations } from './folder-bundle.ts'
import { expectedShape, rows, shapeOf, wholeRun } from './folder-end.ts'

const names = migrations.map(({ name }) => name)

describe.each(['postgres', 'mysql'] as const)('the folder on %s', server => {
  const url = inject('servers')[server]
  test.skipIf(url === undefined)('makes the tables that it says, and keeps all rows', async () => {
    await using database = await createDatabase(server, url ?? '')
    await using db = connect(adapterOn(server, database.url))
    const end = await wholeRun(db, migrations)
    expect(end).toMatchObject({ ran: names, again: [], differences: [], rows })
    expect(shapeOf(end.inspected)).toEqual(expectedShape(migrations))
  })
})
