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
      [
        { year: 2021, invoices: 83, revenue: '449.46' },
        { year: 2022, invoices: 83, revenue: '481.45' },
        { year: 2023, invoices: 83, revenue: '469.58' },
        { year: 2024, invoices: 83, revenue: '477.53' },
        { year: 2025, invoices: 80, revenue: '450.58' },
      ],
    ),
    question(
      'revenue of the quarters of 2023',
      db =>
        from(Invoice).where(year.eq(2023)).select({ quarter, revenue }).groupBy(quarter).orderBy(quarter.asc()).all(db),
      [
        { quarter: 1, revenue: '112.86' },
        { quarter: 2, revenue: '144.86' },
        { quarter: 3, revenue: '112.86' },
        { quarter: 4, revenue: '99.00' },
      ],
    ),
    question(
      'the three months that sold most',
      db =>
        from(Invoice).select({ month, revenue }).groupBy(month).orderBy(revenue.desc(), month.asc()).limit(3).all(db),
      [
        { month: '2022-01-01T00:00:00', revenue: '52.62' },
        { month: '2023-04-01T00:00:00', revenue: '51.62' },
        { month: '2023-06-01T00:00:00', revenue: '50.62' },
      ],
    ),
    question(
      'invoices of each day of the week, Monday first',
      db => from(Invoice).select({ weekday, n: count() }).groupBy(weekday).orderBy(weekday.asc()).all(db),
      [
        { weekday: 1, n: 60 },
        { weekday: 2, n: 59 },
        { weekday: 3, n: 58 },
        { weekday: 4, n: 59 },
        { weekday: 5, n: 59 },
        { weekday: 6, n: 59 },
        { weekday: 7, n: 58 },
      ],
    ),
    question(
      'invoices of the first and of the last weeks of years',
      async db => [
        await from(Invoice).where(datePart('week', Invoice.InvoiceDate).eq(1)).count(db),
        await from(Invoice).where(datePart('week', Invoice.InvoiceDate).gte(52)).count(db),
      ],
      [8, 8],
    ),
    question(
      'how old employees were when they were hired, and when they will have been there for 25 years',
      db =>
        from(Employee)
          .select({
            name: Employee.LastName,
            age: dateDiff('year', Employee.BirthDate, Employee.HireDate),
            jubilee: dateAdd(Employee.HireDate, { years: 25 }),
          })
          .orderBy(Employee.EmployeeId.asc())
          .all(db),
      [
        { name: 'Adams', age: 40, jubilee: '2027-08-14T00:00:00' },
        { name: 'Edwards', age: 43, jubilee: '2027-05-01T00:00:00' },
        { name: 'Peacock', age: 28, jubilee: '2027-04-01T00:00:00' },
        { name: 'Park', age: 55, jubilee: '2028-05-03T00:00:00' },
        { name: 'Johnson', age: 38, jubilee: '2028-10-17T00:00:00' },
        { name: 'Mitchell', age: 30, jubilee: '2028-10-17T00:00:00' },
        { name: 'King', age: 33, jubilee: '2029-01-02T00:00:00' },
        { name: 'Callahan', age: 36, jubilee: '2029-03-04T00:00:00' },
      ],
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
      [
        { customer: 'Hansen', first: '2021-01-02T00:00:00', last: '2025-10-03T00:00:00', days: 1735 },
        { customer: 'Holý', first: '2021-07-11T00:00:00', last: '2025-11-13T00:00:00', days: 1586 },
        { customer: 'Peeters', first: '2021-01-03T00:00:00', last: '2025-10-04T00:00:00', days: 1735 },
      ],
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
      'customers whose last invoice is from before December 2024',
      db =>
        from(Customer)
          .innerJoin(Customer.invoices)
          .select({ customer: Customer.LastName, last })
          .groupBy(Customer.CustomerId, Customer.LastName)
          .having(last.lt('2024-12-01T00:00:00'))
          .orderBy(last.asc(), Customer.CustomerId.asc())
          .all(db),
      [
        { customer: 'Srivastava', last: '2024-05-30T00:00:00' },
        { customer: 'Schröder', last: '2024-06-30T00:00:00' },
        { customer: 'Köhler', last: '2024-07-13T00:00:00' },
        { customer: 'Smith', last: '2024-07-31T00:00:00' },
        { customer: 'Lefebvre', last: '2024-08-13T00:00:00' },
        { customer: 'Taylor', last: '2024-08-31T00:00:00' },
        { customer: 'Goyer', last: '2024-09-13T00:00:00' },
        { customer: 'Fernandes', last: '2024-10-01T00:00:00' },
        { customer: 'Rojas', last: '2024-10-14T00:00:00' },
        { customer: 'Ramos', last: '2024-11-01T00:00:00' },
        { customer: 'Schneider', last: '2024-11-14T00:00:00' },
      ],
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
      [
        { country: 'Brazil', mean: '5.431429', highest: '13.86' },
        { country: 'Canada', mean: '5.427857', highest: '13.86' },
        { country: 'France', mean: '5.574286', highest: '16.86' },
        { country: 'Germany', mean: '5.588571', highest: '14.91' },
        { country: 'USA', mean: '5.747912', highest: '23.86' },
        { country: 'United Kingdom', mean: '5.374286', highest: '13.86' },
      ],
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
      [
        { album: 'Greatest Hits', worth: '56.43', tracks: 57 },
        { album: 'Lost, Season 3', worth: '51.74', tracks: 26 },
        { album: 'Lost, Season 1', worth: '49.75', tracks: 25 },
        { album: 'The Office, Season 3', worth: '49.75', tracks: 25 },
        { album: 'Lost, Season 2', worth: '47.76', tracks: 24 },
        { album: 'Battlestar Galactica (Classic), Season 1', worth: '47.76', tracks: 24 },
        { album: 'Heroes, Season 1', worth: '45.77', tracks: 23 },
        { album: 'The Office, Season 2', worth: '43.78', tracks: 22 },
        { album: 'Battlestar Galactica, Season 3', worth: '37.81', tracks: 19 },
        { album: 'LOST, Season 4', worth: '33.83', tracks: 17 },
        { album: 'Minha Historia', worth: '33.66', tracks: 34 },
      ],
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
      [
        { agent: 'Jane', customers: 21, revenue: '833.04', mean: '5.71' },
        { agent: 'Margaret', customers: 20, revenue: '775.40', mean: '5.54' },
        { agent: 'Steve', customers: 18, revenue: '720.16', mean: '5.72' },
      ],
    ),
    question(
      'prices with 19 per cent on top, exact and rounded',
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
      [
        { price: '0.99', exact: '1.1781', rounded: '1.1800', tracks: 3290 },
        { price: '1.99', exact: '2.3681', rounded: '2.3700', tracks: 213 },
      ],
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
      [{ type: 'Protected MPEG-4 video file', lines: 111, revenue: '220.89' }],
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
      [{ genre: 'Opera' }],
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
      [
        { artist: 'Iron Maiden', albums: 21, tracks: 213, worth: '210.87' },
        { artist: 'U2', albums: 10, tracks: 135, worth: '133.65' },
        { artist: 'Led Zeppelin', albums: 14, tracks: 114, worth: '112.86' },
        { artist: 'Metallica', albums: 10, tracks: 112, worth: '110.88' },
      ],
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
      [
        { artist: 'AC/DC', albums: 'Let There Be Rock / For Those About To Rock We Salute You' },
        { artist: 'Audioslave', albums: 'Revelations / Out Of Exile / Audioslave' },
        {
          artist: 'Deep Purple',
          albums:
            "The Battle Rages On / Stormbringer / Slaves And Masters / Purpendicular / Machine Head / Knocking at Your Back Door: The Best Of Deep Purple in the 80's / Fireball / Deep Purple In Rock / Come Taste The Band / The Final Concerts (Disc 2) / MK III The Final Concerts [Disc 1]",
        },
      ],
    ),
    question(
      'employees and the one they report to',
      db =>
        from(Employee)
          .leftJoin(manager, manager.EmployeeId.eq(Employee.ReportsTo))
          .select({ name: Employee.LastName, manager: manager.LastName })
          .orderBy(manager.LastName.asc(), Employee.LastName.asc())
          .all(db),
      [
        { name: 'Adams', manager: null },
        { name: 'Edwards', manager: 'Adams' },
        { name: 'Mitchell', manager: 'Adams' },
        { name: 'Johnson', manager: 'Edwards' },
        { name: 'Park', manager: 'Edwards' },
        { name: 'Peacock', manager: 'Edwards' },
        { name: 'Callahan', manager: 'Mitchell' },
        { name: 'King', manager: 'Mitchell' },
      ],
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
      [
        { name: 'Music', cost: '3257.10', shortest: 1071 },
        { name: 'Music', cost: '3257.10', shortest: 1071 },
        { name: '90’s Music', cost: '1462.23', shortest: 1071 },
        { name: 'TV Shows', cost: '423.87', shortest: 112712 },
        { name: 'TV Shows', cost: '423.87', shortest: 112712 },
      ],
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
      [
        { city: 'Prague', spent: '90.24', customers: 2 },
        { city: 'Mountain View', spent: '77.24', customers: 2 },
        { city: 'Paris', spent: '77.24', customers: 2 },
        { city: 'Berlin', spent: '75.24', customers: 2 },
        { city: 'London', spent: '75.24', customers: 2 },
      ],
    ),
  ]
}

export const reports = (models: Chinook) => [...calendar(models), ...money(models), ...lists(models)]
