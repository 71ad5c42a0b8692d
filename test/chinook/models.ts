// The Chinook music shop as models: a database that others made, so names, money and times are stored their way.
import * as v from 'valibot'
import {
  decimal,
  defineSchema,
  integer,
  many,
  manyThrough,
  one,
  plainDateTime,
  primaryKey,
  table,
  text,
} from 'isomodel'

/** `preserve`: tables and columns as in the SQLite file (`InvoiceLine`); `snake_case`: as in the Postgres file. */
export type Naming = 'preserve' | 'snake_case'

const money = () => decimal(10, 2, { storage: 'numeric' })
const time = () => plainDateTime({ storage: 'space' })
const label = (length: number) => text(v.maxLength(length)).nullable()

const person = {
  Address: label(70),
  City: label(40),
  State: label(40),
  Country: label(40),
  PostalCode: label(10),
  Phone: label(24),
  Fax: label(24),
}

/** The eleven tables. Columns are called as in the SQLite file, relations in lower case. */
export function chinook(naming: Naming) {
  const name = (word: string) =>
    naming === 'preserve' ? word : word.replace(/(?<=[a-z])(?=[A-Z])/g, '_').toLowerCase()
  return defineSchema(
    {
      Artist: table(name('Artist'), { ArtistId: integer().primaryKey(), Name: label(120) }),
      Album: table(name('Album'), {
        AlbumId: integer().primaryKey(),
        Title: text(v.maxLength(160)),
        ArtistId: integer().references('Artist.ArtistId').index(),
      }),
      Employee: table(name('Employee'), {
        EmployeeId: integer().primaryKey(),
        LastName: text(v.maxLength(20)),
        FirstName: text(v.maxLength(20)),
        Title: label(30),
        ReportsTo: integer().nullable().references('Employee.EmployeeId').index(),
        BirthDate: time().nullable(),
        HireDate: time().nullable(),
        ...person,
        Email: label(60),
      }),
      Customer: table(name('Customer'), {
        CustomerId: integer().primaryKey(),
        FirstName: text(v.maxLength(40)),
        LastName: text(v.maxLength(20)),
        Company: label(80),
        ...person,
        Email: text(v.maxLength(60)),
        SupportRepId: integer().nullable().references('Employee.EmployeeId').index(),
      }),
      Genre: table(name('Genre'), { GenreId: integer().primaryKey(), Name: label(120) }),
      MediaType: table(name('MediaType'), { MediaTypeId: integer().primaryKey(), Name: label(120) }),
      Track: table(name('Track'), {
        TrackId: integer().primaryKey(),
        Name: text(v.maxLength(200)),
        AlbumId: integer().nullable().references('Album.AlbumId').index(),
        MediaTypeId: integer().references('MediaType.MediaTypeId').index(),
        GenreId: integer().nullable().references('Genre.GenreId').index(),
        Composer: label(220),
        Milliseconds: integer(v.minValue(0)),
        Bytes: integer().nullable(),
        UnitPrice: money(),
      }),
      Invoice: table(name('Invoice'), {
        InvoiceId: integer().primaryKey(),
        CustomerId: integer().references('Customer.CustomerId').index(),
        InvoiceDate: time(),
        BillingAddress: label(70),
        BillingCity: label(40),
        BillingState: label(40),
        BillingCountry: label(40),
        BillingPostalCode: label(10),
        Total: money(),
      }),
      InvoiceLine: table(name('InvoiceLine'), {
        InvoiceLineId: integer().primaryKey(),
        InvoiceId: integer().references('Invoice.InvoiceId').index(),
        TrackId: integer().references('Track.TrackId').index(),
        UnitPrice: money(),
        Quantity: integer(),
      }),
      Playlist: table(name('Playlist'), { PlaylistId: integer().primaryKey(), Name: label(120) }),
      PlaylistTrack: table(
        name('PlaylistTrack'),
        {
          PlaylistId: integer().references('Playlist.PlaylistId').index(),
          TrackId: integer().references('Track.TrackId').index(),
        },
        { constraints: t => [primaryKey(t.PlaylistId, t.TrackId)] },
      ),
    },
    {
      Artist: { albums: many('Album.ArtistId') },
      Album: { artist: one('ArtistId'), tracks: many('Track.AlbumId') },
      Employee: {
        manager: one('ReportsTo'),
        reports: many('Employee.ReportsTo'),
        customers: many('Customer.SupportRepId'),
      },
      Customer: { supportRep: one('SupportRepId'), invoices: many('Invoice.CustomerId') },
      Genre: { tracks: many('Track.GenreId') },
      MediaType: { tracks: many('Track.MediaTypeId') },
      Track: {
        album: one('AlbumId'),
        genre: one('GenreId'),
        mediaType: one('MediaTypeId'),
        invoiceLines: many('InvoiceLine.TrackId'),
        playlists: manyThrough('PlaylistTrack.TrackId', 'PlaylistTrack.PlaylistId'),
      },
      Invoice: { customer: one('CustomerId'), lines: many('InvoiceLine.InvoiceId') },
      InvoiceLine: { invoice: one('InvoiceId'), track: one('TrackId') },
      Playlist: { tracks: manyThrough('PlaylistTrack.PlaylistId', 'PlaylistTrack.TrackId') },
      PlaylistTrack: { playlist: one('PlaylistId'), track: one('TrackId') },
    },
    { naming },
  )
}

/** The models, whatever their names in the database. */
export type Chinook = ReturnType<typeof chinook>
