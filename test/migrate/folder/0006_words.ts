import { createIndex, createView, migration, rawSql } from 'isomodel/migrate'

/** SQL of each database. */
export default migration('0006_words', {
  up: [
    rawSql(
      {
        sqlite: "UPDATE helpers SET name = name || ' (helper)'",
        postgres: ["UPDATE helpers SET name = name || ' (helper)'"],
        mysql: "UPDATE helpers SET name = concat(name, ' (helper)')",
        mariadb: "UPDATE helpers SET name = concat(name, ' (helper)')",
      },
      { effect: [] },
    ),
    rawSql(
      {
        sqlite: 'CREATE INDEX helpers_by_day ON helpers (since)',
        postgres: 'CREATE INDEX helpers_by_day ON helpers USING btree (since)',
        mysql: 'ALTER TABLE helpers ADD INDEX helpers_by_day (since)',
        mariadb: 'ALTER TABLE helpers ADD INDEX helpers_by_day (since)',
      },
      { effect: [createIndex('helpers', ['since'], { name: 'helpers_by_day' })] },
    ),
    createView('leaders', 'SELECT id, name, team_id FROM heroes WHERE mentor_id IS NULL'),
  ],
})
