// Rows of four tables as the trees that they are, by hand.
import type { BookingRow, GuestRow, GuestTree, NightRow, RoomRow } from './data.ts'

/** The objects become parts of the trees. */
export function stitched(
  guests: readonly GuestRow[],
  bookings: readonly BookingRow[],
  nights: readonly NightRow[],
  rooms: readonly RoomRow[],
): GuestTree[] {
  const roomOf = new Map(rooms.map(room => [room.id, room]))
  const guestOf = new Map(guests.map(guest => [guest.id, Object.assign(guest, { bookings: [] }) as GuestTree]))
  const bookingOf = new Map<number, GuestTree['bookings'][number]>()
  for (const row of bookings) {
    const booking = Object.assign(row, { nights: [] })
    bookingOf.set(booking.id, booking)
    guestOf.get(booking.guestId)?.bookings.push(booking)
  }
  for (const night of nights) {
    const room = roomOf.get(night.roomId) as RoomRow
    bookingOf.get(night.bookingId)?.nights.push(Object.assign(night, { room }))
  }
  return guests as GuestTree[]
}

/** What the next level is looked up by: each key once. */
export const keysOf = <T>(rows: readonly T[], key: (row: T) => number): number[] => [...new Set(rows.map(key))]
