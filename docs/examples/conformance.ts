// The suite that proves an adapter, here under vitest.
import { test } from 'vitest'
import { conformanceCases } from 'isomodel/testing'
import { ownSqlite } from './adapter.ts'

// #region suite
for (const { name, skipped, run } of conformanceCases({ adapter: () => ownSqlite(':memory:') })) {
  if (skipped === undefined) test(name, run)
  else test.skip(`${name} (${skipped})`)
}
// #endregion
