// A program that migrates: it is killed while it does. Its arguments are the driver and where the database is.
import { writeSync } from 'node:fs'
import { betterSqlite3 } from '../../../adapters/better-sqlite3/index.ts'
import { mysql2 } from '../../../adapters/mysql2/index.ts'
import { pg } from '../../../adapters/pg/index.ts'
import { connect } from '../../../src/index.ts'
import { migrate } from '../../../src/migrate.ts'
import { slow } from './slow.ts'

const [driver, place = ''] = process.argv.slice(2)
const adapter =
  driver === 'sqlite'
    ? betterSqlite3({ file: place })
    : driver === 'postgres'
      ? pg({ url: place })
      : mysql2({ url: place })
await using db = connect(adapter)
await migrate(db, slow, { lease: 1000, onProgress: ({ label }) => void writeSync(1, `${label}\n`) })
