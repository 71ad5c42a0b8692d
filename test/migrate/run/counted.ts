// Migrations that would show whether one ran twice.
import { sql } from '../../../src/index.ts'
import { addColumn, createTable, type Migration, migration, runStep } from '../../../src/migrate.ts'

const many = Array.from({ length: 5 }, (_, at) => `column_${at}`)

export const counted: readonly Migration[] = [
  migration('0001_table', {
    up: [
      createTable('counts', {
        columns: { id: { type: 'integer', identity: true }, n: { type: 'integer' } },
        primaryKey: ['id'],
      }),
    ],
  }),
  ...many.map((name, at) =>
    migration(`000${at + 2}_${name}`, {
      up: [
        addColumn('counts', name, { type: 'integer', nullable: true }),
        runStep(`counts ${at}`, tx => sql`INSERT INTO counts (n) VALUES (${at})`.run(tx)),
      ],
    }),
  ),
]
