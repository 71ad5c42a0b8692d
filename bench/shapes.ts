// A thousand queries of different shape, run once each, so that the measurements meet code that has seen everything.
import { from } from 'isomodel'
import { Booking, Guest } from './models.ts'
import type { Connection } from './with-library.ts'

const columns = [
  'guestId',
  'hutId',
  'arrival',
  'departure',
  'confirmedAt',
  'price',
  'hut',
  'status',
  'comment',
  'paid',
  'extras',
] as const

/** The columns that a number's bits name. */
function selection(bits: number): Record<string, (typeof Booking)[(typeof columns)[number]]> {
  const chosen: Record<string, (typeof Booking)[(typeof columns)[number]]> = {}
  columns.forEach((name, at) => {
    if (bits & (1 << at)) chosen[`${name}${bits % 7}`] = Booking[name]
  })
  return chosen
}

export async function runShapes(db: Connection, count: number): Promise<void> {
  for (let shape = 1; shape <= count; shape++) {
    const query = from(Booking).where(Booking.id.gt(shape)).limit(3)
    if (shape % 3 === 0) {
      const joined = query.innerJoin(Guest, Guest.id.eq(Booking.guestId))
      await joined.select({ ...selection(shape), guest: Guest }).all(db)
    } else await query.select(selection(shape)).all(db)
  }
}
