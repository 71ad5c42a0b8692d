// Reports on the Chinook database: joins, groups, dates and money. Their answers were worked out beforehand with SQL
// written by hand.
import {
  alias,
  avg,
  count,
  dateAdd,
  dateDiff,
  datePart,
  dateTrunc,
  exists,
  from,
  max,
  min,
  not,
  round,
  stringAgg,
  sum,
} from 'isomodel'
import type { Chinook } from './models.ts'
import { question } from './question.ts'

/** When: parts of dates, their beginnings, and the time between them. */
export function calendar({ Invoice, Customer, Employee }: Chinook) {
  const year = datePart('year', Invoice.InvoiceDate)
  const month = dateTrunc('month', Invoice.InvoiceDate)
  const quarter = datePart('quarter', Invoice.InvoiceDate)
  const weekday = datePart('dayOfWeek', Invoice.InvoiceDate)
  const later = alias(Invoice, 'later')
  const revenue = sum(Invoice.Total)
  const first = min(Invoice.InvoiceDate)
  const last = max(Invoice.InvoiceDate)
  return [
    question(
      'invoices and revenue of each year',
      db => from(Invoice).select({ year, invoices: count(), revenue }).groupBy(year).orderBy(year.asc()).all(db),
      [],
    ),
    question(
      'revenue of the quarters of 2023',
      db =>
        from(Invoice).where(year.eq(2023)).select({ quarter, revenue }).groupBy(quarter).orderBy(quarter.asc()).all(db),
      [],
    ),
    question(
      'the three months that sold most',
      db =>
        from(Invoice).select({ month, revenue }).groupBy(month).orderBy(revenue.desc(), month.asc()).limit(3).all(db),
      [],
    ),
    question(
      'invoices of each day of the week, Monday first',
      db => from(Invoice).select({ weekday, n: count() }).groupBy(weekday).orderBy(weekday.asc()).all(db),
      [],
    ),
    question(
      'invoices of the first and of the last weeks of years',
      async db => [
        await from(Invoice).where(datePart('week', Invoice.InvoiceDate).eq(1)).count(db),
        await from(Invoice).where(datePart('week', Invoice.InvoiceDate).gte(52)).count(db),
      ],
      [],
    ),
    question(
      'how old employees were when they were hired, and when they are there for 25 years',
      db =>
        from(Employee)
          .select({
            name: Employee.LastName,
            age: dateDiff('year', Employee.BirthDate, Employee.HireDate),
            jubilee: dateAdd(Employee.HireDate, { years: 25 }),
          })
          .orderBy(Employee.EmployeeId.asc())
          .all(db),
      [],
    ),
    question(
      'customers with more than 1,500 days between their first and last invoice',
      db =>
        from(Customer)
          .innerJoin(Customer.invoices)
          .select({ customer: Customer.LastName, first, last, days: dateDiff('day', first, last) })
          .groupBy(Customer.CustomerId, Customer.LastName)
          .having(dateDiff('day', first, last).gt(1500))
          .orderBy(Customer.CustomerId.asc())
          .limit(3)
          .all(db),
      [],
    ),
    question(
      'customers who came back within three days',
      db =>
        from(Invoice)
          .innerJoin(later, later.CustomerId.eq(Invoice.CustomerId))
          .innerJoin(Invoice.customer)
          .where(
            later.InvoiceDate.gt(Invoice.InvoiceDate),
            later.InvoiceDate.lte(dateAdd(Invoice.InvoiceDate, { days: 3 })),
          )
          .select({ name: Customer.LastName, first: Invoice.InvoiceId, second: later.InvoiceId })
          .orderBy(Invoice.InvoiceId.asc())
          .limit(3)
          .all(db),
      [],
    ),
    question(
      'customers without an invoice since the summer of 2025',
      db =>
        from(Customer)
          .innerJoin(Customer.invoices)
          .select({ customer: Customer.LastName, last })
          .groupBy(Customer.CustomerId, Customer.LastName)
          .having(last.lt('2024-12-01T00:00:00'))
          .orderBy(last.asc(), Customer.CustomerId.asc())
          .all(db),
      [],
    ),
  ]
}

/** How much: money summed, multiplied, divided and rounded. */
export function money({ Invoice, InvoiceLine, Customer, Employee, Track, Album, Artist, Genre, MediaType }: Chinook) {
  const revenue = sum(Invoice.Total)
  const worth = sum(Track.UnitPrice)
  return [
    question(
      'the mean invoice of countries with more than twenty of them',
      db =>
        from(Invoice)
          .select({ country: Invoice.BillingCountry, mean: avg(Invoice.Total), highest: max(Invoice.Total) })
          .groupBy(Invoice.BillingCountry)
          .having(count().gt(20))
          .orderBy(Invoice.BillingCountry.asc())
          .all(db),
      [],
    ),
    question(
      'albums whose tracks cost more than 30 together',
      db =>
        from(Album)
          .innerJoin(Album.tracks)
          .select({ album: Album.Title, worth, tracks: count() })
          .groupBy(Album.AlbumId, Album.Title)
          .having(worth.gt('30'))
          .orderBy(worth.desc(), Album.AlbumId.asc())
          .all(db),
      [],
    ),
    question(
      'what each agent sold, with the customers and the mean of an invoice',
      db =>
        from(Employee)
          .innerJoin(Employee.customers)
          .innerJoin(Customer.invoices)
          .select({
            agent: Employee.FirstName,
            customers: count(Customer.CustomerId).distinct(),
            revenue,
            mean: revenue.dividedBy(count(), 2),
          })
          .groupBy(Employee.EmployeeId, Employee.FirstName)
          .orderBy(revenue.desc())
          .all(db),
      [],
    ),
    question(
      'prices with a fifth on top, exact and rounded',
      db =>
        from(Track)
          .select({
            price: Track.UnitPrice,
            exact: Track.UnitPrice.times('1.19'),
            rounded: round(Track.UnitPrice.times('1.19'), 2),
            tracks: count(),
          })
          .groupBy(Track.UnitPrice)
          .orderBy(Track.UnitPrice.asc())
          .all(db),
      [],
    ),
    question(
      'lines above the usual price, by media type',
      db =>
        from(InvoiceLine)
          .innerJoin(InvoiceLine.track)
          .innerJoin(Track.mediaType)
          .where(InvoiceLine.UnitPrice.gt('0.99'))
          .select({
            type: MediaType.Name,
            lines: count(),
            revenue: sum(InvoiceLine.UnitPrice.times(InvoiceLine.Quantity)),
          })
          .groupBy(MediaType.MediaTypeId, MediaType.Name)
          .orderBy(MediaType.Name.asc())
          .all(db),
      [],
    ),
    question(
      'genres of which nothing was sold',
      db => {
        const sold = from(InvoiceLine).innerJoin(InvoiceLine.track).outer(Genre).where(Track.GenreId.eq(Genre.GenreId))
        return from(Genre)
          .where(not(exists(sold)))
          .select({ genre: Genre.Name })
          .orderBy(Genre.Name.asc())
          .all(db)
      },
      [],
    ),
    question(
      'what the artists of most tracks have, over three tables',
      db =>
        from(Artist)
          .innerJoin(Artist.albums)
          .innerJoin(Album.tracks)
          .select({
            artist: Artist.Name,
            albums: count(Album.AlbumId).distinct(),
            tracks: count(),
            worth,
          })
          .groupBy(Artist.ArtistId, Artist.Name)
          .orderBy(count().desc(), Artist.Name.asc())
          .limit(4)
          .all(db),
      [],
    ),
  ]
}

/** Who and what: names gathered, trees of one level, links. */
export function lists({ Artist, Album, Employee, Playlist, Track, Customer, Invoice }: Chinook) {
  const manager = alias(Employee, 'manager')
  return [
    question(
      'the albums of an artist in one text, in order',
      db =>
        from(Artist)
          .innerJoin(Artist.albums)
          .where(Artist.ArtistId.in([1, 8, 58]))
          .select({
            artist: Artist.Name,
            albums: stringAgg(Album.Title, ' / ', { orderBy: Album.AlbumId.desc() }),
          })
          .groupBy(Artist.ArtistId, Artist.Name)
          .orderBy(Artist.ArtistId.asc())
          .all(db),
      [],
    ),
    question(
      'employees and the one they report to',
      db =>
        from(Employee)
          .leftJoin(manager, manager.EmployeeId.eq(Employee.ReportsTo))
          .select({ name: Employee.LastName, manager: manager.LastName })
          .orderBy(manager.LastName.asc(), Employee.LastName.asc())
          .all(db),
      [],
    ),
    question(
      'what the tracks of playlists cost, and how long they play',
      db =>
        from(Playlist)
          .innerJoin(Playlist.tracks)
          .select({
            name: Playlist.Name,
            cost: sum(Track.UnitPrice),
            shortest: min(Track.Milliseconds),
          })
          .groupBy(Playlist.PlaylistId, Playlist.Name)
          .having(count().gt(100))
          .orderBy(sum(Track.UnitPrice).desc(), Playlist.PlaylistId.asc())
          .all(db),
      [],
    ),
    question(
      'the cities in which most was spent, and by how many',
      db =>
        from(Invoice)
          .innerJoin(Invoice.customer)
          .select({
            city: Customer.City,
            spent: sum(Invoice.Total),
            customers: count(Customer.CustomerId).distinct(),
          })
          .groupBy(Customer.City)
          .orderBy(sum(Invoice.Total).desc(), Customer.City.asc())
          .limit(5)
          .all(db),
      [],
    ),
  ]
}

export const reports = (models: Chinook) => [...calendar(models), ...money(models), ...lists(models)]
