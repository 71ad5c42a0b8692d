// What is measured: operations that both sides offer, with equal answers.
import type { BookingRow, GuestRow, GuestTree, NewBooking, NightRow } from './data.ts'

export type Answer<T> = T | Promise<T>

export interface Total {
  id: number
  hut: string
  name: string
  total: number | null
  n: number
}

export interface Stay {
  hut: string
  price: number
  name: string
  city: string
}

/** One side of the measurements: the driver used by hand, or the library. */
export interface Side {
  guest(id: number): Answer<GuestRow | undefined>
  guestPrepared(id: number): Answer<GuestRow | undefined>
  bookingsAfter(id: number, limit: number): Answer<BookingRow[]>
  totals(after: number): Answer<Total[]>
  stay(id: number): Answer<Stay | undefined>
  newest(guestId: number, limit: number): Answer<BookingRow[]>
  /** Guests from a key on, with their bookings, the nights of these, and their rooms. */
  trees(after: number, count: number): Answer<GuestTree[]>
  /** One statement a row, in one transaction; answers the new ids. */
  insertEach(rows: readonly NewBooking[]): Answer<number[]>
  insertMany(rows: readonly NewBooking[], validate: boolean): Answer<number>
  updateEach(ids: readonly number[], price: number): Answer<void>
  nights(limit: number): Answer<NightRow[]>
  /** Reads that many nights one after another and answers the sum of their beds. */
  streamBeds(limit: number): Answer<number>
  /** Removes what inserts have added. */
  reset(): void
}
