// The baseline on Postgres: pg as a careful person uses it, with named statements and arrays for bulk.
import pg from 'pg'
import { bookingColumns, guestColumns, newBookingColumns, nightColumns, roomColumns } from '../columns.ts'
import { type BookingRow, type GuestRow, type NewBooking, type NightRow, type RoomRow, sizes } from '../data.ts'
import { keysOf, stitched } from '../stitch.ts'
import { cells, connections, type ServerSide } from './side.ts'

const types = 'int4 int4 timestamptz timestamptz timestamptz float8 text text text bool jsonb'.split(' ')

const guestById = `SELECT ${guestColumns} FROM guests WHERE id = $1`
const bookingsAfter = `SELECT ${bookingColumns} FROM bookings WHERE id > $1 ORDER BY id LIMIT $2`
const insert = `INSERT INTO bookings (${newBookingColumns}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) RETURNING id`
const guestsAfter = `SELECT ${guestColumns} FROM guests WHERE id > $1 AND id <= $2 ORDER BY id`
const bookingsOf = `SELECT ${bookingColumns} FROM bookings WHERE guest_id = ANY ($1::int4[]) ORDER BY id`
const nightsOf = `SELECT ${nightColumns} FROM nights WHERE booking_id = ANY ($1::int4[]) ORDER BY id`
const roomsOf = `SELECT ${roomColumns} FROM rooms WHERE id = ANY ($1::int4[])`
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
    async trees(after, count) {
      const read = async <T extends object>(name: string, text: string, values: unknown[]): Promise<T[]> =>
        (await pool.query<T>({ name, text, values })).rows
      const guests = await read<GuestRow>('guests', guestsAfter, [after, after + count])
      const bookings = await read<BookingRow>('bookings of', bookingsOf, [keysOf(guests, row => row.id)])
      const nights = await read<NightRow>('nights of', nightsOf, [keysOf(bookings, row => row.id)])
      const rooms = await read<RoomRow>('rooms of', roomsOf, [keysOf(nights, row => row.roomId)])
      return stitched(guests, bookings, nights, rooms)
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
