// The baseline: the driver as a careful person uses it, with statements kept and columns decoded by hand.
import type { Database, Statement } from 'better-sqlite3'
import { bookingColumns, guestColumns, newBookingColumns, nightColumns, roomColumns } from './columns.ts'
import { type BookingRow, type GuestRow, type NewBooking, type NightRow, type RoomRow, sizes } from './data.ts'
import type { Side, Stay, Total } from './side.ts'
import { keysOf, stitched } from './stitch.ts'

/** A row as the driver reads it; decoding it in place makes it the row that is asked for. */
type Raw = Record<string, unknown>

function guest(row: Raw): GuestRow {
  row['member'] = row['member'] === 1
  row['wishes'] = JSON.parse(row['wishes'] as string)
  row['joinedAt'] = new Date(row['joinedAt'] as number)
  return row as unknown as GuestRow
}

function booking(row: Raw): BookingRow {
  row['arrival'] = new Date(row['arrival'] as number)
  row['departure'] = new Date(row['departure'] as number)
  if (row['confirmedAt'] !== null) row['confirmedAt'] = new Date(row['confirmedAt'] as number)
  row['paid'] = row['paid'] === 1
  if (row['extras'] !== null) row['extras'] = JSON.parse(row['extras'] as string)
  return row as unknown as BookingRow
}

function room(row: Raw): RoomRow {
  row['heated'] = row['heated'] === 1
  row['tags'] = JSON.parse(row['tags'] as string)
  row['openedAt'] = new Date(row['openedAt'] as number)
  return row as unknown as RoomRow
}

function eachBooking(rows: Raw[]): BookingRow[] {
  for (let at = 0; at < rows.length; at++) booking(rows[at] as Raw)
  return rows as unknown as BookingRow[]
}

const values = (row: NewBooking): unknown[] => [
  row.guestId,
  row.hutId,
  row.arrival.getTime(),
  row.departure.getTime(),
  row.confirmedAt === null ? null : row.confirmedAt.getTime(),
  row.price,
  row.hut,
  row.status,
  row.comment,
  row.paid ? 1 : 0,
  row.extras === null ? null : JSON.stringify(row.extras),
]

/** The statements, each prepared once. */
const statements = (database: Database) => ({
  guest: database.prepare(`SELECT ${guestColumns} FROM guests WHERE id = ?`),
  bookingsAfter: database.prepare(`SELECT ${bookingColumns} FROM bookings WHERE id > ? ORDER BY id LIMIT ?`),
  totals: database.prepare(`SELECT b.id, b.hut, g.name, sum(n.price * n.beds) AS total, count(*) AS n FROM bookings b
    JOIN guests g ON g.id = b.guest_id JOIN nights n ON n.booking_id = b.id WHERE b.id > ? AND b.id <= ?
    GROUP BY b.id, b.hut, g.name ORDER BY total DESC, b.id LIMIT 50`),
  stay: database.prepare(`SELECT b.hut, b.price, g.name, g.city FROM bookings b JOIN guests g ON g.id = b.guest_id
    WHERE b.id = ?`),
  newest: database.prepare(`SELECT ${bookingColumns} FROM bookings WHERE guest_id = ? ORDER BY id DESC LIMIT ?`),
  insert: database.prepare(`INSERT INTO bookings (${newBookingColumns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`),
  update: database.prepare('UPDATE bookings SET price = ?, status = ? WHERE id = ?'),
  nights: database.prepare(`SELECT ${nightColumns} FROM nights ORDER BY id LIMIT ?`),
  guests: database.prepare(`SELECT ${guestColumns} FROM guests WHERE id > ? AND id <= ? ORDER BY id`),
  bookingsOf: database.prepare(`SELECT ${bookingColumns} FROM bookings
    WHERE guest_id IN (SELECT value FROM json_each(?)) ORDER BY id`),
  nightsOf: database.prepare(`SELECT ${nightColumns} FROM nights
    WHERE booking_id IN (SELECT value FROM json_each(?)) ORDER BY id`),
  roomsOf: database.prepare(`SELECT ${roomColumns} FROM rooms WHERE id IN (SELECT value FROM json_each(?))`),
})

function inTransaction<T>(database: Database, work: () => T): T {
  database.exec('BEGIN')
  const answer = work()
  database.exec('COMMIT')
  return answer
}

const insertAll = (insert: Statement, rows: readonly NewBooking[]): number[] =>
  rows.map(row => Number(insert.run(values(row)).lastInsertRowid))

export function byHand(database: Database): Side {
  const run = statements(database)
  const one = (id: number): GuestRow | undefined => {
    const row = run.guest.get(id) as Raw | undefined
    return row && guest(row)
  }
  return {
    guest: one,
    guestPrepared: one,
    bookingsAfter: (id, limit) => eachBooking(run.bookingsAfter.all(id, limit) as Raw[]),
    totals: after => run.totals.all(after, after + 500) as Total[],
    stay: id => run.stay.get(id) as Stay | undefined,
    newest: (guestId, limit) => eachBooking(run.newest.all(guestId, limit) as Raw[]),
    trees(after, count) {
      const guests = (run.guests.all(after, after + count) as Raw[]).map(guest)
      const guestIds = keysOf(guests, row => row.id)
      const bookings = eachBooking(run.bookingsOf.all(JSON.stringify(guestIds)) as Raw[])
      const bookingIds = keysOf(bookings, row => row.id)
      const nights = run.nightsOf.all(JSON.stringify(bookingIds)) as NightRow[]
      const roomIds = keysOf(nights, row => row.roomId)
      const rooms = (run.roomsOf.all(JSON.stringify(roomIds)) as Raw[]).map(room)
      return stitched(guests, bookings, nights, rooms)
    },
    insertEach: rows => inTransaction(database, () => insertAll(run.insert, rows)),
    insertMany: rows => inTransaction(database, () => insertAll(run.insert, rows).length),
    updateEach: (ids, price) => inTransaction(database, () => ids.forEach(id => run.update.run(price, 'asked', id))),
    nights: limit => run.nights.all(limit) as NightRow[],
    streamBeds(limit) {
      let beds = 0
      for (const row of run.nights.iterate(limit)) beds += (row as NightRow).beds
      return beds
    },
    reset: () => void database.exec(`DELETE FROM bookings WHERE id > ${sizes.bookings}`),
  }
}
