// The baseline on Postgres: pg as a careful person uses it, with named statements and arrays for bulk.
import pg from 'pg'
import { type BookingRow, type GuestRow, type NewBooking, sizes } from '../data.ts'
import { connections, type ServerSide } from './side.ts'

const guestColumns = `id, name, email, phone, street, city, country, postcode, language, club, member, balance, wishes,
  joined_at AS "joinedAt"`
const bookingColumns = `id, guest_id AS "guestId", hut_id AS "hutId", arrival, departure,
  confirmed_at AS "confirmedAt", price, hut, status, comment, paid, extras`
const columns = 'guest_id, hut_id, arrival, departure, confirmed_at, price, hut, status, comment, paid, extras'
const types = ['int4', 'int4', 'timestamptz', 'timestamptz', 'timestamptz', 'float8', 'text', 'text', 'text', 'bool']

const guestById = `SELECT ${guestColumns} FROM guests WHERE id = $1`
const bookingsAfter = `SELECT ${bookingColumns} FROM bookings WHERE id > $1 ORDER BY id LIMIT $2`
const insert = `INSERT INTO bookings (${columns}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) RETURNING id`
const update = 'UPDATE bookings SET price = $1, status = $2 WHERE id = $3'
const lists = [...types, 'jsonb'].map((type, at) => `$${at + 1}::${type}[]`)
const bulk = `INSERT INTO bookings (${columns}) SELECT * FROM unnest(${lists.join(', ')})`

const values = (row: NewBooking): unknown[] => [
  row.guestId,
  row.hutId,
  row.arrival,
  row.departure,
  row.confirmedAt,
  row.price,
  row.hut,
  row.status,
  row.comment,
  row.paid,
  row.extras,
]

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
        const { rows } = await client.query<{ id: number }>({ name: 'insert', text: insert, values: values(row) })
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
      const cells = rows.map(values)
      const lists = [...types, 'jsonb'].map((type, at) =>
        cells.map(row => (type === 'jsonb' && row[at] !== null ? JSON.stringify(row[at]) : row[at])),
      )
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
