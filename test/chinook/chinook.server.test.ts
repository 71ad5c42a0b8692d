// The same questions on servers, each loaded from its own file: the same answers as on SQLite.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { connect, from, type TransactionDatabase } from 'isomodel'
import { adapterOn } from '../services/adapters.ts'
import { describeOn } from '../services/database.ts'
import { type Chinook, chinook, type Naming } from './models.ts'
import { found } from './open.ts'
import { questions, sizes } from './queries.ts'
import { load } from './servers.ts'

const servers = [
  { server: 'postgres', naming: 'snake_case' },
  { server: 'mysql', naming: 'preserve' },
] as const

describe.skipIf(!found && !process.env['CI']).each(servers)('Chinook', ({ server, naming }) => {
  const models = chinook(naming satisfies Naming)
  describeOn(server, url => {
    let db: TransactionDatabase
    beforeAll(async () => {
      await load[server](url())
      db = connect(adapterOn(server, url()))
    })
    afterAll(() => db.close())

    test.each(questions(models))('answers: $title', async ({ ask, answer }) => {
      expect(await ask(db)).toEqual(answer)
    })

    test.each(Object.entries(sizes))('reads every row of %s', async (name, size) => {
      expect(await from(models[name as keyof Chinook]).all(db)).toHaveLength(size)
    })
  })
})
