import { connect } from 'isomodel'
import { betterSqlite3 } from 'isomodel/better-sqlite3'
import { addColumn, createTable, migrate, migration } from 'isomodel/migrate'

const db = connect(betterSqlite3({ file: 'app.db' }))

const migrations = [
  migration('0001_start', {
    up: [createTable('users', { columns: { id: { type: 'integer', identity: true }, name: { type: 'text' } } })],
  }),
  migration('0002_active', { up: [addColumn('users', 'active', { type: 'boolean', nullable: true })] }),
]

export const main = () => migrate(db, migrations)
