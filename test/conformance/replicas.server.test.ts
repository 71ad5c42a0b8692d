// Replicas that are one and the same database behave as that database does: in all that has to do with connections, because
// what statements mean is not theirs.
import { afterAll, beforeAll, test } from 'vitest'
import { replicas } from 'isomodel'
import { pg } from 'isomodel/pg'
import { conformanceCases } from 'isomodel/testing'
import { type Client, openClient } from '../services/client.ts'
import { describeOn } from '../services/database.ts'
import { schemaFor } from './postgres.ts'

const topics = /^(?:batches|cancelling|events|nested transactions|opening and closing|prepared|streams|transactions)\b/

describeOn('postgres', url => {
  let admin: Client
  let schemas = 0
  beforeAll(async () => void (admin = await openClient('postgres', url())))
  afterAll(() => admin.close())

  const cases = conformanceCases({
    adapter() {
      const schema = `case_${++schemas}`
      const adapterAt = (address: string) => {
        const one = () => pg({ url: address, max: 3, pool: { options: `-c search_path=${schema}` } })
        return replicas({ primary: one(), readers: [one(), one()] })
      }
      // The database is made when the first test runs, and its address is known from then on.
      const adapter = adapterAt('postgres://not.yet')
      const open: typeof adapter.open = async tell => {
        await admin.query(schemaFor(schema))
        return adapterAt(url()).open(tell)
      }
      return { ...adapter, name: 'replicas of pg', open }
    },
  })
  for (const { name, skipped, run } of cases) if (topics.test(name) && skipped === undefined) test(name, run)
})
