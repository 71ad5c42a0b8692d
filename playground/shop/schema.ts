// The models of the record shop: types, validation and tables in one place.
import {
  array,
  boolean,
  check,
  decimal,
  defineSchema,
  enumOf,
  index,
  integer,
  json,
  many,
  manyThrough,
  one,
  plainDate,
  primaryKey,
  table,
  text,
  timestamp,
  unique,
} from 'isomodel'
import * as v from 'valibot'

const name = () => text(v.trim(), v.nonEmpty(), v.maxLength(80))

const Contact = v.object({
  newsletter: v.boolean(),
  phone: v.optional(v.string()),
})

export const schema = defineSchema(
  {
    Genre: table('genres', {
      id: integer().primaryKey(),
      name: name().unique(),
    }),
    Artist: table('artists', {
      id: integer().primaryKey(),
      name: name().unique(),
      country: text(v.length(2, 'A country has two letters.')).index(),
      foundedIn: integer(v.minValue(1900)).nullable(),
    }),
    Album: table('albums', {
      id: integer().primaryKey(),
      artistId: integer().references('Artist.id', { onDelete: 'cascade' }).index(),
      genreId: integer().references('Genre.id').index(),
      title: name().index(),
      releasedOn: plainDate().index(),
      medium: enumOf('vinyl', 'cd', 'download'),
      price: decimal(8, 2),
      stock: integer(v.minValue(0, 'No shelf holds less than nothing.')),
      tags: array(text()),
    }),
    Track: table(
      'tracks',
      {
        id: integer().primaryKey(),
        albumId: integer().references('Album.id', { onDelete: 'cascade' }),
        position: integer(v.minValue(1)),
        title: name().index(),
        seconds: integer(v.minValue(1)),
        instrumental: boolean(),
      },
      { constraints: t => [unique(t.albumId, t.position)] },
    ),
    Employee: table('employees', {
      id: integer().primaryKey(),
      name: name(),
      role: text(),
      managerId: integer().nullable().references('Employee.id').index(),
      hiredOn: plainDate(),
    }),
    Customer: table('customers', {
      id: integer().primaryKey(),
      name: name().index(),
      email: text(v.email(), v.maxLength(120)).unique(),
      city: text(),
      country: text(v.length(2)).index(),
      contact: json(Contact),
      employeeId: integer().nullable().references('Employee.id', { onDelete: 'set null' }).index(),
      joinedAt: timestamp().default(() => new Date()),
    }),
    Invoice: table('invoices', {
      id: integer().primaryKey(),
      customerId: integer().references('Customer.id').index(),
      issuedAt: timestamp().index(),
      status: enumOf('open', 'paid', 'refunded'),
      total: decimal(10, 2),
    }),
    InvoiceLine: table(
      'invoice_lines',
      {
        invoiceId: integer().references('Invoice.id', { onDelete: 'cascade' }),
        albumId: integer().references('Album.id').index(),
        quantity: integer(),
        price: decimal(8, 2),
      },
      {
        constraints: t => [primaryKey(t.invoiceId, t.albumId), check('quantity', t.quantity.gt(0))],
      },
    ),
    Playlist: table('playlists', {
      id: integer().primaryKey(),
      customerId: integer().references('Customer.id', { onDelete: 'cascade' }).index(),
      name: name(),
      createdAt: timestamp().default(() => new Date()),
    }),
    PlaylistTrack: table(
      'playlist_tracks',
      {
        playlistId: integer().references('Playlist.id', { onDelete: 'cascade' }),
        trackId: integer().references('Track.id', { onDelete: 'cascade' }),
        position: integer(v.minValue(1)),
      },
      { constraints: t => [primaryKey(t.playlistId, t.trackId), index(t.trackId)] },
    ),
  },
  {
    Genre: { albums: many('Album.genreId') },
    Artist: { albums: many('Album.artistId') },
    Album: {
      artist: one('artistId'),
      genre: one('genreId'),
      tracks: many('Track.albumId'),
      lines: many('InvoiceLine.albumId'),
    },
    Track: {
      album: one('albumId'),
      playlists: manyThrough('PlaylistTrack.trackId', 'PlaylistTrack.playlistId'),
    },
    Employee: {
      manager: one('managerId'),
      customers: many('Customer.employeeId'),
    },
    Customer: {
      employee: one('employeeId'),
      invoices: many('Invoice.customerId'),
      playlists: many('Playlist.customerId'),
    },
    Invoice: {
      customer: one('customerId'),
      lines: many('InvoiceLine.invoiceId'),
    },
    InvoiceLine: {
      invoice: one('invoiceId'),
      album: one('albumId'),
    },
    Playlist: {
      customer: one('customerId'),
      tracks: manyThrough('PlaylistTrack.playlistId', 'PlaylistTrack.trackId'),
    },
  },
)

export const { Genre, Artist, Album, Track, Employee, Customer, Invoice, InvoiceLine, Playlist, PlaylistTrack } = schema
