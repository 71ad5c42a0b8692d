import { expect, test, vi } from 'vitest'
import { describeOn } from '../services/database.ts'
import { printedBy, promised } from './prints.ts'

describeOn('postgres', url =>
  test('the example of pools prints what it says', async () => {
    vi.stubEnv('DATABASE_URL', url())
    expect(await printedBy(() => import('../../docs/examples/pools.ts'))).toEqual(
      promised('../../docs/examples/pools.ts'),
    )
    vi.unstubAllEnvs()
  }),
)
