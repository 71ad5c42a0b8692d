// Every figure that is measured: what runs, and how many times the baseline it may cost.
import { newBookings, sizes } from './data.ts'
import type { Answer, Side } from './side.ts'

export interface Workload {
  readonly name: string
  /** At most this many times the baseline. */
  readonly bound: number
  /** One operation; `turn` varies the values. */
  readonly run: (side: Side, turn: number) => Answer<unknown>
  /** It adds rows, which are removed between operations, outside the clock. */
  readonly adds?: boolean
  /** Its answers are compared before anything is timed. */
  readonly compared?: boolean
}

const thousand = newBookings(1000)
const tenThousand = newBookings(10_000)
const keys = Array.from({ length: 1000 }, (_, at) => 1 + ((at * 37) % sizes.bookings))
const guestId = (turn: number): number => 1 + ((turn * 7919) % sizes.guests)
const bookingId = (turn: number): number => 1 + ((turn * 7919) % sizes.bookings)
const page = (turn: number): number => (turn * 1000) % (sizes.bookings - 1000)

export const workloads: readonly Workload[] = [
  { name: 'point select', bound: 1.5, run: (side, turn) => side.guest(guestId(turn)), compared: true },
  {
    name: 'point select, prepared',
    bound: 1.15,
    run: (side, turn) => side.guestPrepared(guestId(turn)),
    compared: true,
  },
  {
    name: '1,000 rows decoded',
    bound: 1.15,
    run: (side, turn) => side.bookingsAfter(page(turn), 1000),
    compared: true,
  },
  { name: 'aggregate join', bound: 1.1, run: (side, turn) => side.totals(page(turn)), compared: true },
  { name: 'join by id', bound: 0.6, run: (side, turn) => side.stay(bookingId(turn)), compared: true },
  { name: 'key = ? order by limit ?', bound: 0.6, run: (side, turn) => side.newest(guestId(turn), 3), compared: true },
  {
    name: 'trees of 100 guests',
    bound: 1.2,
    run: (side, turn) => side.trees((turn * 100) % (sizes.guests - 100), 100),
    compared: true,
  },
  { name: 'tree of 1 guest', bound: 1.5, run: (side, turn) => side.trees(guestId(turn) - 1, 1), compared: true },
  { name: '1,000 single inserts', bound: 2, run: side => side.insertEach(thousand), adds: true },
  { name: '1,000 updates by key', bound: 1.8, run: (side, turn) => side.updateEach(keys, turn) },
  { name: '10,000 rows inserted, unchecked', bound: 1, run: side => side.insertMany(tenThousand, false), adds: true },
  { name: '10,000 rows inserted, checked', bound: 1.2, run: side => side.insertMany(tenThousand, true), adds: true },
  { name: '20,000 rows streamed', bound: 1.3, run: side => side.streamBeds(20_000), compared: true },
]
