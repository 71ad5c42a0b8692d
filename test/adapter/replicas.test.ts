import { describe, expect, test } from 'vitest'
import { connect, DefinitionError, replicas } from 'isomodel'
import { nodeSqlite } from 'isomodel/node-sqlite'
import { pg } from 'isomodel/pg'
import type { Adapter } from '../../src/adapter/adapter.ts'

const server = pg({ url: 'postgres://nobody@127.0.0.1:1/nothing' })
const file = { ...nodeSqlite({ file: ':memory:' }), connections: 'pool' } as Adapter<'transaction'>

describe('replicas() takes no', () => {
  test.each([
    ['readers at all', [], 'replicas() takes at least one reader'],
    ['reader of another dialect', [server, file], 'replicas() takes adapters of one dialect: sqlite is not postgres'],
    [
      'reader without a pool',
      [{ ...server, connections: 'single' } as typeof server],
      'replicas() takes adapters with pools, and pg has one connection',
    ],
    [
      'reader that answers in another form',
      [{ ...server, objects: true, name: 'other' }],
      'replicas() takes adapters that answer alike: other does not answer as pg',
    ],
  ])('%s', (_, readers, message) => {
    expect(() => replicas({ primary: server, readers })).toThrow(new DefinitionError(message))
  })
})

test('a primary that is not there is found when the database is opened', async () => {
  await using db = connect(replicas({ primary: server, readers: [server] }))
  await expect(db.open()).rejects.toMatchObject({ code: 'STORAGE_UNAVAILABLE' })
})
