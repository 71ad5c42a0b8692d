// The baseline on MariaDB or MySQL: mysql2 as a careful person uses it, with prepared statements and one list for bulk.
import mysql, { type Pool, type PoolConnection, type ResultSetHeader, type RowDataPacket } from 'mysql2/promise'
import { bookingColumns, guestColumns, newBookingColumns, nightColumns, roomColumns } from '../columns.ts'
import { type BookingRow, type GuestRow, type NewBooking, type NightRow, type RoomRow, sizes } from '../data.ts'
import { keysOf, stitched } from '../stitch.ts'
import { cells, connections, type ServerSide } from './side.ts'

const guestById = `SELECT ${guestColumns} FROM guests WHERE id = ?`
const bookingsAfter = `SELECT ${bookingColumns} FROM bookings WHERE id > ? ORDER BY id LIMIT ?`
const insert = `INSERT INTO bookings (${newBookingColumns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`
const update = 'UPDATE bookings SET price = ?, status = ? WHERE id = ?'

const flag = (cell: unknown): boolean => cell === 1
const document = <T>(cell: unknown): T => (typeof cell === 'string' ? JSON.parse(cell) : cell) as T

function guestRow(row: RowDataPacket): GuestRow {
  return { ...row, member: flag(row['member']), wishes: document(row['wishes']) } as GuestRow
}

function bookingRow(row: RowDataPacket): BookingRow {
  row['paid'] = flag(row['paid'])
  row['extras'] = document(row['extras'])
  return row as unknown as BookingRow
}

const roomRow = (row: RowDataPacket): RoomRow =>
  ({ ...row, heated: flag(row['heated']), tags: document(row['tags']) }) as unknown as RoomRow

export function mysqlByHand(url: string): ServerSide {
  const pool: Pool = mysql.createPool({ uri: url, connectionLimit: connections, timezone: 'Z' })
  async function inTransaction<T>(work: (connection: PoolConnection) => Promise<T>): Promise<T> {
    const connection = await pool.getConnection()
    try {
      await connection.query('BEGIN')
      const answer = await work(connection)
      await connection.query('COMMIT')
      return answer
    } finally {
      connection.release()
    }
  }
  async function guest(id: number): Promise<GuestRow | undefined> {
    const [[row]] = await pool.execute<RowDataPacket[]>(guestById, [id])
    return row && guestRow(row)
  }
  const insertEach = (rows: readonly NewBooking[]) =>
    inTransaction(async connection => {
      const ids: number[] = []
      for (const row of rows) {
        const [{ insertId }] = await connection.execute<ResultSetHeader>(insert, cells(row) as never)
        ids.push(insertId)
      }
      return ids
    })
  const updateEach = (ids: readonly number[], price: number) =>
    inTransaction(async connection => {
      for (const id of ids) await connection.execute(update, [price, 'asked', id])
    })
  return {
    guest,
    guestByKey: guest,
    async bookingsAfter(id, limit) {
      const [rows] = await pool.execute<RowDataPacket[]>(bookingsAfter, [id, String(limit)])
      return rows.map(bookingRow)
    },
    async trees(after, count) {
      const read = async (sql: string, values: unknown[]): Promise<RowDataPacket[]> =>
        (await pool.query<RowDataPacket[]>(sql, values))[0]
      const guests = (
        await read(`SELECT ${guestColumns} FROM guests WHERE id > ? AND id <= ? ORDER BY id`, [after, after + count])
      ).map(guestRow)
      const bookings = (
        await read(`SELECT ${bookingColumns} FROM bookings WHERE guest_id IN (?) ORDER BY id`, [
          keysOf(guests, row => row.id),
        ])
      ).map(bookingRow)
      const nights = (await read(`SELECT ${nightColumns} FROM nights WHERE booking_id IN (?) ORDER BY id`, [
        keysOf(bookings, row => row.id),
      ])) as unknown as NightRow[]
      const rooms = await read(`SELECT ${roomColumns} FROM rooms WHERE id IN (?)`, [keysOf(nights, row => row.roomId)])
      return stitched(guests, bookings, nights, rooms.map(roomRow))
    },
    insertMany: rows => pool.query(`INSERT INTO bookings (${newBookingColumns}) VALUES ?`, [rows.map(cells)]),
    insertEach,
    updateEach,
    insertBatch: insertEach,
    updateBatch: updateEach,
    reset: async () => void (await pool.query('DELETE FROM bookings WHERE id > ?', [sizes.bookings])),
    close: () => pool.end(),
  }
}
