// The models of the tables that are measured on servers, with the types that their databases have for them.
import { boolean, defineSchema, integer, json, real, table, text, timestamp } from 'isomodel'
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
  },
  {},
)

export const { Guest, Booking } = schema
export { schema }
