// The same answers from Postgres as WebAssembly, whose driver has types of its own.
import { connect } from 'isomodel'
import { pg } from 'isomodel/pg'
import { pglite } from 'isomodel/pglite'
import { expect, test } from 'vitest'
import { inspect } from '../../../src/migrate/inspect/inspect.ts'
import { describeOn } from '../../services/database.ts'
import { catalogue } from '../catalogue.ts'
import { make } from './made.ts'

describeOn('postgres', url => {
  test('PGlite answers what a server answers', async () => {
    await using lite = connect(pglite())
    await using server = connect(pg({ url: url(), max: 1 }))
    const found = []
    for (const db of [lite, server]) {
      await make(db, catalogue, statement => statement.replace('NOCASE', 'POSIX'))
      found.push(await inspect(db, { schemas: ['geo'] }))
    }
    expect(found[0]).toEqual(found[1])
  })
})
