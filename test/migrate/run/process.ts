// A program that migrates: many of them run at once. Its arguments are the driver and where the database is.
import { betterSqlite3 } from '../../../adapters/better-sqlite3/index.ts'
import { mysql2 } from '../../../adapters/mysql2/index.ts'
import { pg } from '../../../adapters/pg/index.ts'
import { connect } from '../../../src/index.ts'
import { migrate } from '../../../src/migrate.ts'
import { counted } from './counted.ts'

const [driver, place = ''] = process.argv.slice(2)
const adapter =
  driver === 'sqlite'
    ? betterSqlite3({ file: place })
    : driver === 'postgres'
      ? pg({ url: place })
      : mysql2({ url: place })
await using db = connect(adapter)
const done = await migrate(db, counted, { lease: 5000 })
process.stdout.write(JSON.stringify(done))
