// The library's side: the same lines on every server.
import { type Adapter, connect, deleteFrom, from, insertInto, update } from 'isomodel'
import { type NewBooking, sizes } from '../data.ts'
import { Booking, Guest } from './models.ts'
import type { ServerSide } from './side.ts'

export function withLibrary(adapter: () => Adapter<'transaction'>): ServerSide {
  const db = connect(adapter())
  const coalescing = connect(adapter(), { coalesceGets: true })
  const insert = (row: NewBooking) => insertInto(Booking).values(row).returning({ id: Booking.id })
  const change = (id: number, price: number) => update(Booking).set({ price, status: 'asked' }).where(Booking.id.eq(id))
  return {
    guest: id => from(Guest).where(Guest.id.eq(id)).first(db),
    guestByKey: id => coalescing.get(Guest, id),
    bookingsAfter: (id, limit) => from(Booking).where(Booking.id.gt(id)).orderBy(Booking.id.asc()).limit(limit).all(db),
    trees: (after, count) =>
      from(Guest)
        .where(Guest.id.gt(after), Guest.id.lte(after + count))
        .orderBy(Guest.id.asc())
        .include({ bookings: { include: { nights: { include: { room: true } } } } })
        .all(db),
    insertMany: rows => insertInto(Booking).values(rows).run(db),
    insertEach: rows =>
      db.transaction(async tx => {
        const ids: number[] = []
        for (const row of rows) ids.push((await insert(row).one(tx)).id)
        return ids
      }),
    updateEach: (ids, price) =>
      db.transaction(async tx => {
        for (const id of ids) await change(id, price).run(tx)
      }),
    async insertBatch(rows) {
      const answers = await db.batch(rows.map(insert))
      return answers.map(([row]) => (row as { id: number }).id)
    },
    async updateBatch(ids, price) {
      await db.batch(ids.map(id => change(id, price)))
    },
    reset: async () => void (await deleteFrom(Booking).where(Booking.id.gt(sizes.bookings)).run(db)),
    async close() {
      await db.close()
      await coalescing.close()
    },
  }
}
