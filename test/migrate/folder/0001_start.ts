import { createTable, migration } from 'isomodel/migrate'

const id = { type: 'integer', identity: true } as const

export default migration('0001_start', {
  up: [
    createTable('teams', {
      columns: { id, name: { type: 'text', maxLength: 80 }, founded: { type: 'plainDate', nullable: true } },
      uniques: [['name']],
    }),
    createTable('heroes', {
      columns: {
        id,
        alias: { type: 'text', maxLength: 120 },
        team_id: { type: 'integer' },
        mentor_id: { type: 'integer', nullable: true },
        // A name that has to be quoted everywhere.
        rank: { type: 'integer', bits: 16, default: '1' },
        state: { type: 'enum', values: ['active', 'hidden', "it's over"], default: "'active'" },
      },
      indexes: [['alias'], { keys: [{ column: 'rank', descending: true }, 'id'], name: 'heroes by rank' }],
      checks: { ck_heroes_alias: "alias <> ''" },
      foreignKeys: [
        { columns: ['team_id'], references: { table: 'teams', columns: ['id'], onDelete: 'cascade' } },
        { columns: ['mentor_id'], references: { table: 'heroes', columns: ['id'], onDelete: 'set null' } },
      ],
    }),
    createTable('sidekicks', {
      columns: { hero_id: { type: 'integer' }, number: { type: 'integer' }, name: { type: 'text' } },
      primaryKey: ['hero_id', 'number'],
      foreignKeys: [
        {
          columns: ['hero_id'],
          references: { table: 'heroes', columns: ['id'], onDelete: 'cascade', onUpdate: 'cascade' },
        },
      ],
    }),
  ],
})
