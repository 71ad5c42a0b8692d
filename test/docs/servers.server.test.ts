import { expect, test, vi } from 'vitest'
import { describeOn } from '../services/database.ts'
import type { ServerName } from '../services/services.ts'
import { printedBy, promised } from './prints.ts'

const examples: [ServerName, string, () => Promise<unknown>][] = [
  ['postgres', 'postgres', () => import('../../docs/examples/postgres.ts')],
  ['mysql', 'mysql', () => import('../../docs/examples/mysql.ts')],
]

for (const [server, name, run] of examples)
  describeOn(server, url =>
    test(`the example of ${name} prints what it says`, async () => {
      vi.stubEnv('DATABASE_URL', url())
      expect(await printedBy(run)).toEqual(promised(`../../docs/examples/${name}.ts`))
      vi.unstubAllEnvs()
    }),
  )
