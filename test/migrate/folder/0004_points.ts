import { addCheck, addColumn, changeColumn, migration } from 'isomodel/migrate'

/** SQLite makes the tables anew for these; others refer to them with `cascade`. */
export default migration('0004_points', {
  up: [
    changeColumn('teams', 'name', { type: 'text', maxLength: 200, nullable: true }),
    changeColumn('heroes', 'rank', { type: 'text', maxLength: 20, default: "'none'" }),
    changeColumn('heroes', 'state', {
      type: 'enum',
      values: ['active', 'hidden', "it's over", 'new'],
      default: "'new'",
    }),
    addCheck('heroes', 'ck_heroes_team', 'team_id > 0'),
    addColumn('heroes', 'points', { type: 'decimal', precision: 10, scale: 2, nullable: true }),
    addColumn('helpers', 'since', { type: 'plainDate' }, { backfill: "'2020-02-29'" }),
  ],
})
