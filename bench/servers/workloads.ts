// What is measured on each server, on which clock, and how many times the driver alone it may cost.
import { newBookings, sizes } from '../data.ts'
import type { Clock } from '../race.ts'
import type { ServerSide } from './side.ts'

export interface ServerWorkload {
  readonly name: string
  /** Processor time of this process, or the time that passes. */
  readonly clock: Clock
  /** At most so many times the driver; null where the server has no bound of its own. */
  readonly bounds: { readonly postgres: number; readonly mysql: number | null }
  readonly run: (side: ServerSide, turn: number) => Promise<unknown>
  /** What the baseline runs, where it is something else. */
  readonly against?: (side: ServerSide, turn: number) => Promise<unknown>
  /** Milliseconds that every round trip takes more. */
  readonly latency?: number
  readonly adds?: boolean
  readonly compared?: boolean
}

const lookups = 128
const workers = 16
const thousand = newBookings(1000)
const tenThousand = newBookings(10_000)
const keys = Array.from({ length: 1000 }, (_, at) => 1 + ((at * 37) % sizes.bookings))
const guestId = (turn: number): number => 1 + ((turn * 7919) % sizes.guests)
const page = (turn: number): number => (turn * 1000) % (sizes.bookings - 1000)

/** Many look-ups, some beside each other. */
async function beside(lookup: (id: number) => Promise<unknown>, turn: number): Promise<void> {
  let next = turn * lookups
  const end = next + lookups
  const worker = async (): Promise<void> => {
    while (next < end) await lookup(guestId(next++))
  }
  await Promise.all(Array.from({ length: workers }, worker))
}

export const serverWorkloads: readonly ServerWorkload[] = [
  {
    name: 'point select',
    clock: 'processor',
    bounds: { postgres: 1.15, mysql: 1.15 },
    run: (side, turn) => side.guest(guestId(turn)),
    compared: true,
  },
  {
    name: '128 look-ups, 16 at once',
    clock: 'wall',
    bounds: { postgres: 1.05, mysql: 1.15 },
    run: (side, turn) => beside(id => side.guest(id), turn),
  },
  {
    name: '128 look-ups, 16 at once, coalesced',
    clock: 'wall',
    bounds: { postgres: 0.5, mysql: null },
    run: (side, turn) => beside(id => side.guestByKey(id), turn),
  },
  {
    name: '1,000 rows decoded',
    clock: 'processor',
    bounds: { postgres: 0.7, mysql: 1.1 },
    run: (side, turn) => side.bookingsAfter(page(turn), 1000),
    compared: true,
  },
  {
    name: 'trees of 100 guests',
    clock: 'wall',
    bounds: { postgres: 1.1, mysql: null },
    run: (side, turn) => side.trees((turn * 100) % (sizes.guests - 100), 100),
    compared: true,
  },
  {
    name: 'trees of 100 guests, processor',
    clock: 'processor',
    bounds: { postgres: 0.8, mysql: null },
    run: (side, turn) => side.trees((turn * 100) % (sizes.guests - 100), 100),
  },
  {
    name: 'tree of 1 guest',
    clock: 'wall',
    bounds: { postgres: 1, mysql: null },
    run: (side, turn) => side.trees(guestId(turn) - 1, 1),
    compared: true,
  },
  {
    // A second round trip would make it twice as long.
    name: 'tree of 1 guest, against one round trip',
    clock: 'wall',
    bounds: { postgres: 1.15, mysql: null },
    run: (side, turn) => side.trees(guestId(turn) - 1, 1),
    against: (side, turn) => side.guest(guestId(turn)),
    latency: 20,
  },
  {
    name: '10,000 rows inserted',
    clock: 'wall',
    bounds: { postgres: 1.15, mysql: 1.2 },
    run: side => side.insertMany(tenThousand),
    adds: true,
  },
  {
    name: '1,000 single inserts, awaited',
    clock: 'wall',
    bounds: { postgres: 1.2, mysql: 1.2 },
    run: side => side.insertEach(thousand),
    adds: true,
  },
  {
    name: '1,000 updates by key, awaited',
    clock: 'wall',
    bounds: { postgres: 1.2, mysql: 1.2 },
    run: (side, turn) => side.updateEach(keys, turn),
  },
  {
    name: '1,000 single inserts, as a batch',
    clock: 'wall',
    bounds: { postgres: 0.7, mysql: null },
    run: side => side.insertBatch(thousand),
    adds: true,
  },
  {
    name: '1,000 updates by key, as a batch',
    clock: 'wall',
    bounds: { postgres: 0.7, mysql: null },
    run: (side, turn) => side.updateBatch(keys, turn),
  },
]
