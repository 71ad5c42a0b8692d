// A database in memory with all rows, as the driver alone makes it.
import Database from 'better-sqlite3'
import { bookings, guests, nights, rooms } from './data.ts'

const tables = [
  `CREATE TABLE guests (id INTEGER PRIMARY KEY, name TEXT NOT NULL, email TEXT NOT NULL, phone TEXT,
    street TEXT NOT NULL, city TEXT NOT NULL, country TEXT NOT NULL, postcode TEXT, language TEXT NOT NULL, club TEXT,
    member INTEGER NOT NULL, balance REAL NOT NULL, wishes TEXT NOT NULL, joined_at INTEGER NOT NULL)`,
  `CREATE TABLE bookings (id INTEGER PRIMARY KEY, guest_id INTEGER NOT NULL REFERENCES guests (id),
    hut_id INTEGER NOT NULL, arrival INTEGER NOT NULL, departure INTEGER NOT NULL, confirmed_at INTEGER,
    price REAL NOT NULL, hut TEXT NOT NULL, status TEXT NOT NULL, comment TEXT, paid INTEGER NOT NULL, extras TEXT)`,
  `CREATE TABLE nights (id INTEGER PRIMARY KEY, booking_id INTEGER NOT NULL REFERENCES bookings (id),
    room_id INTEGER NOT NULL, price REAL NOT NULL, beds INTEGER NOT NULL, tax REAL NOT NULL)`,
  `CREATE TABLE rooms (id INTEGER PRIMARY KEY, name TEXT NOT NULL, floor INTEGER NOT NULL, heated INTEGER NOT NULL,
    tags TEXT NOT NULL, opened_at INTEGER NOT NULL)`,
]
const indexes = [
  'CREATE INDEX bookings_guest_id ON bookings (guest_id)',
  'CREATE INDEX nights_booking_id ON nights (booking_id)',
]

/** A value as the tables hold it. */
export function stored(value: unknown): unknown {
  if (typeof value === 'boolean') return value ? 1 : 0
  if (value instanceof Date) return value.getTime()
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : value
}

function fill(database: Database.Database, table: string, rows: Iterable<object>): void {
  let statement: Database.Statement | undefined
  for (const row of rows) {
    const values = Object.values(row)
    statement ??= database.prepare(`INSERT INTO ${table} VALUES (${values.map(() => '?').join(', ')})`)
    statement.run(values.map(stored))
  }
}

/** Both sides of a measurement get one of their own. */
export function seeded(): Database.Database {
  const database = new Database(':memory:')
  for (const sql of tables) database.exec(sql)
  database.exec('BEGIN')
  fill(database, 'guests', guests())
  fill(database, 'bookings', bookings())
  fill(database, 'nights', nights())
  fill(database, 'rooms', rooms())
  database.exec('COMMIT')
  for (const sql of indexes) database.exec(sql)
  database.exec('ANALYZE')
  return database
}
