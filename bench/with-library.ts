// The other side: the same operations as anyone would write them with this library.
import type { Database as Driver } from 'better-sqlite3'
import { connect, count, from, insertInto, integer, prepare, sum, update } from 'isomodel'
import { betterSqlite3 } from 'isomodel/better-sqlite3'
import { sizes } from './data.ts'
import { Booking, Guest, Night } from './models.ts'
import type { Side } from './side.ts'

const guestById = prepare({ id: integer() }, p => from(Guest).where(Guest.id.eq(p.id)))

function totals(after: number) {
  const total = sum(Night.price.times(Night.beds))
  return from(Booking)
    .innerJoin(Guest, Guest.id.eq(Booking.guestId))
    .innerJoin(Night, Night.bookingId.eq(Booking.id))
    .where(Booking.id.gt(after), Booking.id.lte(after + 500))
    .groupBy(Booking.id, Booking.hut, Guest.name)
    .select({ id: Booking.id, hut: Booking.hut, name: Guest.name, total, n: count() })
    .orderBy(total.desc(), Booking.id.asc())
    .limit(50)
}

export type Connection = ReturnType<typeof open>

/** `statements`: how many shapes stay known; the default where nothing is given. */
export const open = (driver: Driver, statements?: number) => connect(betterSqlite3(driver), { statements })

export function withLibrary(driver: Driver, db: Connection): Side {
  return {
    guest: id => from(Guest).where(Guest.id.eq(id)).first(db),
    guestPrepared: id => guestById.first(db, { id }),
    bookingsAfter: (id, limit) => from(Booking).where(Booking.id.gt(id)).orderBy(Booking.id.asc()).limit(limit).all(db),
    totals: after => totals(after).all(db),
    stay: id =>
      from(Booking)
        .innerJoin(Guest, Guest.id.eq(Booking.guestId))
        .where(Booking.id.eq(id))
        .select({ hut: Booking.hut, price: Booking.price, name: Guest.name, city: Guest.city })
        .first(db),
    newest: (guestId, limit) =>
      from(Booking).where(Booking.guestId.eq(guestId)).orderBy(Booking.id.desc()).limit(limit).all(db),
    trees: (after, count) =>
      from(Guest)
        .where(Guest.id.gt(after), Guest.id.lte(after + count))
        .orderBy(Guest.id.asc())
        .include({ bookings: { include: { nights: { include: { room: true } } } } })
        .all(db),
    insertEach: rows =>
      db.transaction(async tx => {
        const ids: number[] = []
        for (const row of rows)
          ids.push((await insertInto(Booking).values(row).returning({ id: Booking.id }).one(tx)).id)
        return ids
      }),
    insertMany: (rows, validate) => insertInto(Booking).values(rows, { validate }).run(db),
    updateEach: (ids, price) =>
      db.transaction(async tx => {
        for (const id of ids) await update(Booking).set({ price, status: 'asked' }).where(Booking.id.eq(id)).run(tx)
      }),
    nights: limit => from(Night).orderBy(Night.id.asc()).limit(limit).all(db),
    async streamBeds(limit) {
      let beds = 0
      for await (const night of from(Night).orderBy(Night.id.asc()).limit(limit).stream(db)) beds += night.beds
      return beds
    },
    reset: () => void driver.exec(`DELETE FROM bookings WHERE id > ${sizes.bookings}`),
  }
}
