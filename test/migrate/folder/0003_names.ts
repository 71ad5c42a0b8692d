import {
  addCheck,
  addUnique,
  createIndex,
  dropCheck,
  dropIndex,
  migration,
  renameColumn,
  renameTable,
} from 'isomodel/migrate'

export default migration('0003_names', {
  up: [
    dropIndex('heroes', ['alias']),
    dropCheck('heroes', 'ck_heroes_alias'),
    renameColumn('heroes', 'alias', 'name'),
    addCheck('heroes', 'ck_heroes_name', "name <> ''"),
    renameTable('sidekicks', 'helpers'),
    addUnique('heroes', ['team_id', 'name']),
    createIndex('heroes', ['mentor_id'], { name: 'heroes_by_mentor' }),
  ],
})
