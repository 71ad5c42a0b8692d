// The models of the tables that are measured on servers, with the types that their databases have for them.
import { boolean, defineSchema, integer, json, many, one, real, table, text, timestamp } from 'isomodel'
import * as v from 'valibot'

const name = () => text(v.maxLength(200))

const schema = defineSchema(
  {
    Guest: table('guests', {
      id: integer().primaryKey(),
      name: name(),
      email: name(),
      phone: name().nullable(),
      street: name(),
      city: name(),
      country: name(),
      postcode: name().nullable(),
      language: name(),
      club: name().nullable(),
      member: boolean(),
      balance: real(),
      wishes: json(v.object({ diet: v.string(), tags: v.array(v.string()) })),
      joinedAt: timestamp(),
    }),
    Booking: table('bookings', {
      id: integer().primaryKey(),
      guestId: integer().references('Guest.id').index(),
      hutId: integer(),
      arrival: timestamp(),
      departure: timestamp(),
      confirmedAt: timestamp().nullable(),
      price: real(),
      hut: name(),
      status: name(),
      comment: name().nullable(),
      paid: boolean(),
      extras: json(v.object({ dinner: v.boolean(), note: v.string() })).nullable(),
    }),
    Night: table('nights', {
      id: integer().primaryKey(),
      bookingId: integer().references('Booking.id').index(),
      roomId: integer().references('Room.id'),
      price: real(),
      beds: integer(),
      tax: real(),
    }),
    Room: table('rooms', {
      id: integer().primaryKey(),
      name: name(),
      floor: integer(),
      heated: boolean(),
      tags: json(v.array(v.string())),
      openedAt: timestamp(),
    }),
  },
  {
    Guest: { bookings: many('Booking.guestId') },
    Booking: { nights: many('Night.bookingId') },
    Night: { room: one('roomId') },
  },
)

export const { Guest, Booking, Night, Room } = schema
export { schema }
