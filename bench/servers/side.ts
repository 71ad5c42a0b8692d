// What is measured on a server: operations that both sides offer, with equal answers.
import type { BookingRow, GuestRow, GuestTree, NewBooking } from '../data.ts'

/** One side of the measurements: the driver used by hand, or the library; both on a pool of their own. */
export interface ServerSide {
  guest(id: number): Promise<GuestRow | undefined>
  /** The same where the library may answer several calls by one statement. */
  guestByKey(id: number): Promise<GuestRow | undefined>
  bookingsAfter(id: number, limit: number): Promise<BookingRow[]>
  /** Guests from a key on, with their bookings, the nights of these, and their rooms. */
  trees(after: number, count: number): Promise<GuestTree[]>
  insertMany(rows: readonly NewBooking[]): Promise<unknown>
  /** One statement a row in one transaction, each awaited; answers the new keys. */
  insertEach(rows: readonly NewBooking[]): Promise<number[]>
  updateEach(ids: readonly number[], price: number): Promise<void>
  /** The same where all statements may be given at once. */
  insertBatch(rows: readonly NewBooking[]): Promise<number[]>
  updateBatch(ids: readonly number[], price: number): Promise<void>
  /** Removes what inserts have added. */
  reset(): Promise<void>
  close(): Promise<void>
}

/** Connections of each pool: as many as calls run beside each other. */
export const connections = 16

/** A new booking as both drivers take it, in the order of its columns. */
export const cells = (row: NewBooking): unknown[] => [
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
  row.extras === null ? null : JSON.stringify(row.extras),
]
