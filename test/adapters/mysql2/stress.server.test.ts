import { afterAll, beforeAll, expect, test } from 'vitest'
import { describeOn } from '../../services/database.ts'
import { makeRandom } from '../../model/random.ts'
import type { PoolServer } from '../pool-server.ts'
import { stressAborts, stressKills } from '../stress.ts'
import { mysqlServer } from './server.ts'

const { seed } = makeRandom()

describeOn('mysql', url => {
  let server: PoolServer
  beforeAll(async () => void (server = await mysqlServer(url())))
  afterAll(() => server.close())

  test(`1,000 aborts at random moments lose nothing (seed ${seed})`, async () => {
    const { done, failed, codes } = await stressAborts(server.adapter({ max: 8 }), server, {
      aborts: 1000,
      max: 8,
      seed,
    })
    console.log(`seed ${seed}: ${done} units done, ${failed} aborted`, codes)
    expect(done).toBeGreaterThan(100)
  })

  test(`sessions that are killed under load are errors of ours, and the pool recovers (seed ${seed})`, async () => {
    const load = { milliseconds: 4000, max: 8, seed }
    const { done, failed, codes } = await stressKills(server.adapter({ max: 8 }), server, load)
    console.log(`seed ${seed}: ${done} units done, ${failed} failed`, codes)
    expect(Math.min(done, failed)).toBeGreaterThan(50)
  })
})
