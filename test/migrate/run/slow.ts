// Migrations that take their time, so that a process can be killed in the middle of them.
import { sql } from '../../../src/index.ts'
import {
  addColumn,
  changeColumn,
  createTable,
  type Migration,
  migration,
  rawSql,
  runStep,
} from '../../../src/migrate.ts'

export const ROWS = 600

export const slow: readonly Migration[] = [
  migration('0001_table', {
    up: [
      createTable('counts', {
        columns: {
          id: { type: 'integer', identity: true },
          n: { type: 'integer' },
          t: { type: 'text', maxLength: 50 },
        },
        primaryKey: ['id'],
      }),
    ],
  }),
  migration('0002_rows', {
    up: [
      runStep('rows', async tx => {
        for (let n = 0; n < ROWS; n++) await sql`INSERT INTO counts (n, t) VALUES (${n}, '12')`.run(tx)
      }),
    ],
    down: [],
  }),
  migration('0003_more', {
    up: [
      rawSql('INSERT INTO counts (n, t) SELECT a.n, a.t FROM counts a JOIN counts b ON b.n < 60', { effect: [] }),
      addColumn('counts', 'filled', { type: 'integer' }, { backfill: 'n' }),
      changeColumn('counts', 't', { type: 'integer' }),
    ],
  }),
]
