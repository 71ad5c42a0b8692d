// The models of the measured tables.
import { boolean, defineSchema, integer, json, many, one, real, table, text, timestamp } from 'isomodel'
import * as v from 'valibot'

const id = () => integer().primaryKey()
/** The cheapest form to read by hand: what is measured must not win by it. */
const time = () => timestamp({ storage: 'milliseconds' })

const schema = defineSchema(
  {
    Guest: table('guests', {
      id: id(),
      name: text(),
      email: text(),
      phone: text().nullable(),
      street: text(),
      city: text(),
      country: text(),
      postcode: text().nullable(),
      language: text(),
      club: text().nullable(),
      member: boolean(),
      balance: real(),
      wishes: json(v.object({ diet: v.string(), tags: v.array(v.string()) })),
      joinedAt: time(),
    }),
    Booking: table('bookings', {
      id: id(),
      guestId: integer().references('Guest.id').index(),
      hutId: integer(),
      arrival: time(),
      departure: time(),
      confirmedAt: time().nullable(),
      price: real(),
      hut: text(),
      status: text(),
      comment: text().nullable(),
      paid: boolean(),
      extras: json(v.object({ dinner: v.boolean(), note: v.string() })).nullable(),
    }),
    Night: table('nights', {
      id: id(),
      bookingId: integer().references('Booking.id').index(),
      roomId: integer().references('Room.id'),
      price: real(),
      beds: integer(),
      tax: real(),
    }),
    Room: table('rooms', {
      id: id(),
      name: text(),
      floor: integer(),
      heated: boolean(),
      tags: json(v.array(v.string())),
      openedAt: time(),
    }),
  },
  {
    Guest: { bookings: many('Booking.guestId') },
    Booking: { nights: many('Night.bookingId') },
    Night: { room: one('roomId') },
  },
)

export const { Guest, Booking, Night, Room } = schema
