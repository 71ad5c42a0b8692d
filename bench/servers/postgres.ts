// The baseline on Postgres: pg as a careful person uses it, with named statements and arrays for bulk.
import pg from 'pg'
import { bookingColumns, guestColumns, newBookingColumns } from '../columns.ts'
import { type BookingRow, type GuestRow, type NewBooking, sizes } from '../data.ts'
import { cells, connections, type ServerSide } from './side.ts'

const types = 'int4 int4 timestamptz timestamptz timestamptz float8 text text text bool jsonb'.split(' ')

const guestById = `SELECT ${guestColumns} FROM guests WHERE id = $1`
const bookingsAfter = `SELECT ${bookingColumns} FROM bookings WHERE id > $1 ORDER BY id LIMIT $2`
const insert = `INSERT INTO bookings (${newBookingColumns}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) RETURNING id`
const update = 'UPDATE bookings SET price = $1, status = $2 WHERE id = $3'
const lists = types.map((type, at) => `$${at + 1}::${type}[]`)
const bulk = `INSERT INTO bookings (${newBookingColumns}) SELECT * FROM unnest(${lists.join(', ')})`

export function postgresByHand(url: string): ServerSide {
  const pool = new pg.Pool({ connectionString: url, max: connections })
  // A server that ends says so on idle connections, and an event that nobody hears would end the process.
  pool.on('error', () => {})
  async function inTransaction<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
    const client = await pool.connect()
    try {
      await client.query('BEGIN')
      const answer = await work(client)
      await client.query('COMMIT')
      return answer
    } finally {
      client.release()
    }
  }
  const guest = async (id: number) => (await pool.query<GuestRow>(guestById, [id])).rows[0]
  const insertEach = (rows: readonly NewBooking[]) =>
    inTransaction(async client => {
      const ids: number[] = []
      for (const row of rows) {
        const { rows } = await client.query<{ id: number }>({ name: 'insert', text: insert, values: cells(row) })
        ids.push(rows[0]?.id as number)
      }
      return ids
    })
  const updateEach = (ids: readonly number[], price: number) =>
    inTransaction(async client => {
      for (const id of ids) await client.query({ name: 'update', text: update, values: [price, 'asked', id] })
    })
  return {
    guest,
    guestByKey: guest,
    async bookingsAfter(id, limit) {
      const query = { name: 'bookings', text: bookingsAfter, values: [id, limit] }
      return (await pool.query<BookingRow>(query)).rows
    },
    insertMany(rows) {
      const table = rows.map(cells)
      const lists = types.map((_, at) => table.map(row => row[at]))
      return pool.query({ name: 'bulk', text: bulk, values: lists })
    },
    insertEach,
    updateEach,
    insertBatch: insertEach,
    updateBatch: updateEach,
    reset: async () => void (await pool.query('DELETE FROM bookings WHERE id > $1', [sizes.bookings])),
    close: () => pool.end(),
  }
}
