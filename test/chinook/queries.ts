// Questions to the Chinook database and their answers, which were worked out beforehand with SQL written by hand.
import {
  alias,
  avg,
  caseWhen,
  cast,
  coalesce,
  concat,
  count,
  exists,
  from,
  integer,
  length,
  max,
  min,
  not,
  or,
  prepare,
  scalar,
  substring,
  sum,
  text,
  upper,
} from 'isomodel'
import type { Chinook } from './models.ts'
import { type Question, question } from './question.ts'
import { includes } from './includes.ts'
import { reports } from './reports.ts'
import { windows } from './windows.ts'
import { relations } from './relations.ts'
import { trees } from './trees.ts'
import { derived } from './sources.ts'

/** Counting, grouping, ordering and the arithmetic of money. */
export function counts({ Track, Artist, Album, Customer, Invoice, InvoiceLine, Genre, Employee }: Chinook) {
  const price = InvoiceLine.UnitPrice.times(InvoiceLine.Quantity)
  const sold = sum(InvoiceLine.Quantity)
  const year = substring(cast(Invoice.InvoiceDate, text()), 1, 4)
  const kind = caseWhen(Track.Milliseconds.lt(180_000), 'short')
    .when(Track.Milliseconds.lt(600_000), 'usual')
    .else('long')
  return [
    question('tracks', db => from(Track).count(db), 3503),
    question(
      'countries with more than three customers',
      db =>
        from(Customer)
          .select({ country: Customer.Country, customers: count() })
          .groupBy(Customer.Country)
          .having(count().gt(3))
          .orderBy(count().desc(), Customer.Country.asc())
          .all(db),
      [
        { country: 'USA', customers: 13 },
        { country: 'Canada', customers: 8 },
        { country: 'Brazil', customers: 5 },
        { country: 'France', customers: 5 },
        { country: 'Germany', customers: 4 },
      ],
    ),
    question(
      'revenue of Iron Maiden, over four tables joined by relation',
      db =>
        from(InvoiceLine)
          .innerJoin(InvoiceLine.track)
          .innerJoin(Track.album)
          .innerJoin(Album.artist)
          .where(Artist.Name.eq('Iron Maiden'))
          .select({ revenue: sum(price) })
          .one(db),
      { revenue: '138.60' },
    ),
    question(
      'revenue of all invoices, their mean, the smallest and the largest',
      db =>
        from(Invoice)
          .select({
            total: sum(Invoice.Total),
            mean: avg(Invoice.Total),
            low: min(Invoice.Total),
            high: max(Invoice.Total),
          })
          .one(db),
      { total: '2328.60', mean: '5.651942', low: '0.99', high: '25.86' },
    ),
    question(
      'the longest track',
      db =>
        from(Track)
          .select({ name: Track.Name, milliseconds: Track.Milliseconds })
          .orderBy(Track.Milliseconds.desc())
          .first(db),
      { name: 'Occupation / Precipice', milliseconds: 5_286_953 },
    ),
    question(
      'the five genres that sell best',
      db =>
        from(InvoiceLine)
          .innerJoin(InvoiceLine.track)
          .innerJoin(Track.genre)
          .select({ genre: Genre.Name, sold, revenue: sum(price) })
          .groupBy(Genre.GenreId, Genre.Name)
          .orderBy(sold.desc(), Genre.Name.asc())
          .limit(5)
          .all(db),
      [
        { genre: 'Rock', sold: 835, revenue: '826.65' },
        { genre: 'Latin', sold: 386, revenue: '382.14' },
        { genre: 'Metal', sold: 264, revenue: '261.36' },
        { genre: 'Alternative & Punk', sold: 244, revenue: '241.56' },
        { genre: 'Jazz', sold: 80, revenue: '79.20' },
      ],
    ),
    question(
      'customers who spent more than 45.62, money compared as numbers',
      db =>
        from(Customer)
          .innerJoin(Customer.invoices)
          .select({ name: concat(Customer.FirstName, ' ', Customer.LastName), spent: sum(Invoice.Total) })
          .groupBy(Customer.CustomerId, Customer.FirstName, Customer.LastName)
          .having(sum(Invoice.Total).gt('45.62'))
          .orderBy(sum(Invoice.Total).desc())
          .all(db),
      [
        { name: 'Helena Holý', spent: '49.62' },
        { name: 'Richard Cunningham', spent: '47.62' },
        { name: 'Luis Rojas', spent: '46.62' },
      ],
    ),
    question(
      'short, usual and long tracks',
      db => from(Track).select({ kind, tracks: count() }).groupBy(kind).orderBy(kind.asc()).all(db),
      [
        { kind: 'long', tracks: 260 },
        { kind: 'short', tracks: 480 },
        { kind: 'usual', tracks: 2763 },
      ],
    ),
    question(
      'invoices and revenue of each year, the year cut out by a template',
      db =>
        from(Invoice)
          .select({ year, invoices: count(), revenue: sum(Invoice.Total) })
          .groupBy(year)
          .orderBy(year.asc())
          .all(db),
      [
        { year: '2021', invoices: 83, revenue: '449.46' },
        { year: '2022', invoices: 83, revenue: '481.45' },
        { year: '2023', invoices: 83, revenue: '469.58' },
        { year: '2024', invoices: 83, revenue: '477.53' },
        { year: '2025', invoices: 80, revenue: '450.58' },
      ],
    ),
    question(
      'countries, composers, and tracks without one',
      async db => ({
        countries: await from(Customer)
          .select({ n: count(Customer.Country).distinct() })
          .one(db),
        composers: await from(Track)
          .select({
            different: count(Track.Composer).distinct(),
            known: count(Track.Composer),
            missing: count().filter(Track.Composer.isNull()),
          })
          .one(db),
      }),
      { countries: { n: 24 }, composers: { different: 853, known: 2526, missing: 977 } },
    ),
    question(
      'what each employee sold, counting every customer once',
      db =>
        from(Employee)
          .innerJoin(Employee.customers)
          .innerJoin(Customer.invoices)
          .select({
            employee: Employee.FirstName,
            sold: sum(Invoice.Total),
            customers: count(Customer.CustomerId).distinct(),
          })
          .groupBy(Employee.EmployeeId, Employee.FirstName)
          .orderBy(sum(Invoice.Total).desc())
          .all(db),
      [
        { employee: 'Jane', sold: '833.04', customers: 21 },
        { employee: 'Margaret', sold: '775.40', customers: 20 },
        { employee: 'Steve', sold: '720.16', customers: 18 },
      ],
    ),
    question(
      'the time that all tracks take, beyond 32 bits',
      db =>
        from(Track)
          .select({ milliseconds: sum(Track.Milliseconds), bytes: sum(Track.Bytes) })
          .one(db),
      { milliseconds: 1_378_778_040, bytes: 117_386_255_350 },
    ),
  ]
}

/** Subqueries, derived tables, outer joins, and the other ways to run a query. */
export function lookups(models: Chinook) {
  const { Track, Artist, Album, Customer, Invoice, InvoiceLine, Employee, Playlist, PlaylistTrack } = models
  const lines = from(InvoiceLine).outer(Track).where(InvoiceLine.TrackId.eq(Track.TrackId))
  const Manager = alias(Employee, 'manager')
  const sizes = from(Track).select({ album: Track.AlbumId, tracks: count() }).groupBy(Track.AlbumId).as('sizes')
  const ofCustomer = prepare({ customer: integer() }, p =>
    from(Invoice).where(Invoice.CustomerId.eq(p.customer)).orderBy(Invoice.InvoiceDate.asc()),
  )
  return [
    question(
      'tracks never sold',
      db =>
        from(Track)
          .where(not(exists(lines)))
          .count(db),
      1519,
    ),
    question(
      'tracks never sold, by a left join and by a list of keys',
      async db => [
        await from(Track).leftJoin(Track.invoiceLines).where(InvoiceLine.InvoiceLineId.isNull()).count(db),
        await from(Track)
          .where(Track.TrackId.notIn(from(InvoiceLine).select({ id: InvoiceLine.TrackId })))
          .count(db),
      ],
      [1519, 1519],
    ),
    question(
      'employees and their managers',
      db =>
        from(Employee)
          .leftJoin(Manager, Manager.EmployeeId.eq(Employee.ReportsTo))
          .select({ name: Employee.FirstName, manager: Manager.FirstName, title: Manager.Title })
          .orderBy(Employee.EmployeeId.asc())
          .limit(3)
          .all(db),
      [
        { name: 'Andrew', manager: null, title: null },
        { name: 'Nancy', manager: 'Andrew', title: 'General Manager' },
        { name: 'Jane', manager: 'Nancy', title: 'Sales Manager' },
      ],
    ),
    question(
      'albums of more than 25 tracks, their sizes from a derived table',
      db =>
        from(Album)
          .innerJoin(sizes, sizes.album.eq(Album.AlbumId))
          .innerJoin(Album.artist)
          .where(sizes.tracks.gt(25))
          .select({ album: upper(Album.Title), artist: Artist.Name, tracks: sizes.tracks })
          .orderBy(sizes.tracks.desc())
          .all(db),
      [
        { album: 'GREATEST HITS', artist: 'Lenny Kravitz', tracks: 57 },
        { album: 'MINHA HISTORIA', artist: 'Chico Buarque', tracks: 34 },
        { album: 'UNPLUGGED', artist: 'Eric Clapton', tracks: 30 },
        { album: 'LOST, SEASON 3', artist: 'Lost', tracks: 26 },
      ],
    ),
    question(
      'tracks longer than the mean',
      db =>
        from(Track)
          .where(Track.Milliseconds.gt(scalar(from(Track).select({ mean: avg(Track.Milliseconds) }))))
          .count(db),
      494,
    ),
    question(
      'artists without an album, by a right join',
      db => from(Album).rightJoin(Artist, Artist.ArtistId.eq(Album.ArtistId)).where(Album.AlbumId.isNull()).count(db),
      71,
    ),
    question(
      'playlists of few tracks, through the link table',
      db =>
        from(Playlist)
          .leftJoin(Playlist.tracks)
          .select({ id: Playlist.PlaylistId, name: Playlist.Name, tracks: count(Track.TrackId) })
          .groupBy(Playlist.PlaylistId, Playlist.Name)
          .having(count(Track.TrackId).lt(15))
          .orderBy(Playlist.PlaylistId.asc())
          .all(db),
      [
        { id: 2, name: 'Movies', tracks: 0 },
        { id: 4, name: 'Audiobooks', tracks: 0 },
        { id: 6, name: 'Audiobooks', tracks: 0 },
        { id: 7, name: 'Movies', tracks: 0 },
        { id: 9, name: 'Music Videos', tracks: 1 },
        { id: 18, name: 'On-The-Go 1', tracks: 1 },
      ],
    ),
    question(
      'names by pattern: with case, without, from the start, with a wildcard that means itself',
      async db => [
        await from(Track).where(Track.Name.like('%Love%')).count(db),
        await from(Track).where(Track.Name.ilike('%love%')).count(db),
        await from(Track).where(Track.Name.startsWith('The ')).count(db),
        await from(Track).where(Track.Name.contains('%')).count(db),
        await from(Track).where(Track.Name.contains('_')).exists(db),
      ],
      [111, 114, 210, 2, false],
    ),
    question(
      'invoices of a year, and the first and the last of all',
      async db => ({
        year: await from(Invoice)
          .where(Invoice.InvoiceDate.between('2023-01-01T00:00:00', '2023-12-31T23:59:59'))
          .count(db),
        span: await from(Invoice)
          .select({ first: min(Invoice.InvoiceDate), last: max(Invoice.InvoiceDate) })
          .one(db),
      }),
      { year: 83, span: { first: '2021-01-01T00:00:00', last: '2025-12-22T00:00:00' } },
    ),
    question(
      'companies, private customers under one name',
      db => {
        const company = coalesce(Customer.Company, '(private)')
        return from(Customer)
          .select({ company, customers: count() })
          .groupBy(company)
          .orderBy(count().desc(), company.asc())
          .limit(2)
          .all(db)
      },
      [
        { company: '(private)', customers: 49 },
        { company: 'Apple Inc.', customers: 1 },
      ],
    ),
    question(
      'values as other kinds, a price rounded to a whole number',
      db =>
        from(Track)
          .where(Track.TrackId.eq(1))
          .select({
            text: cast(Track.Milliseconds, text()),
            digits: length(cast(Track.Bytes, text())),
            whole: cast(Track.UnitPrice, integer()),
          })
          .one(db),
      { text: '343719', digits: 8, whole: 1 },
    ),
    question(
      'the first invoice of a customer, by a prepared query that runs twice',
      async db => [await ofCustomer.first(db, { customer: 2 }), (await ofCustomer.all(db, { customer: 3 })).length],
      [
        {
          InvoiceId: 1,
          CustomerId: 2,
          InvoiceDate: '2021-01-01T00:00:00',
          BillingAddress: 'Theodor-Heuss-Straße 34',
          BillingCity: 'Stuttgart',
          BillingState: null,
          BillingCountry: 'Germany',
          BillingPostalCode: '70174',
          Total: '1.98',
        },
        7,
      ],
    ),
    question(
      'the first three tracks of a stream that is left early, and the whole of another',
      async db => {
        const names: string[] = []
        for await (const track of from(Track).orderBy(Track.TrackId.asc()).stream(db)) {
          if (names.push(track.Name) === 3) break
        }
        let seconds = 0
        for await (const { Milliseconds } of from(Track).stream(db)) seconds += Milliseconds / 1000
        return { names, seconds: Math.round(seconds) }
      },
      {
        names: ['For Those About To Rock (We Salute You)', 'Balls to the Wall', 'Fast As a Shark'],
        seconds: 1_378_778,
      },
    ),
    question(
      'rows by key, also by a key of two columns',
      async db => [
        await db.get(Artist, 90),
        await db.get(PlaylistTrack, { PlaylistId: 1, TrackId: 3402 }),
        await db.get(PlaylistTrack, { PlaylistId: 2, TrackId: 3402 }),
      ],
      [{ ArtistId: 90, Name: 'Iron Maiden' }, { PlaylistId: 1, TrackId: 3402 }, undefined],
    ),
    question(
      'whole rows of both sides of a left join',
      db =>
        from(Artist)
          .leftJoin(Artist.albums)
          .where(or(Artist.Name.eq('Accept'), Artist.ArtistId.eq(25)))
          .select({ artist: Artist, album: Album })
          .orderBy(Artist.ArtistId.asc(), Album.AlbumId.asc())
          .all(db),
      [
        { artist: { ArtistId: 2, Name: 'Accept' }, album: { AlbumId: 2, Title: 'Balls to the Wall', ArtistId: 2 } },
        { artist: { ArtistId: 2, Name: 'Accept' }, album: { AlbumId: 3, Title: 'Restless and Wild', ArtistId: 2 } },
        { artist: { ArtistId: 25, Name: 'Milton Nascimento & Bebeto' }, album: null },
      ],
    ),
    question(
      'invoices whose lines do not add up to their total',
      db => {
        const lineSum = from(InvoiceLine)
          .outer(Invoice)
          .where(InvoiceLine.InvoiceId.eq(Invoice.InvoiceId))
          .select({ sum: sum(InvoiceLine.UnitPrice.times(InvoiceLine.Quantity)) })
        return from(Invoice)
          .where(Invoice.Total.ne(scalar(lineSum)))
          .count(db)
      },
      0,
    ),
  ]
}

/** Every question, for models of any naming. */
export const questions = (models: Chinook): Question[] => [
  ...counts(models),
  ...lookups(models),
  ...reports(models),
  ...windows(models),
  ...trees(models),
  ...includes(models),
  ...derived(models),
  ...relations(models),
]

/** How many rows each table has. */
export const sizes = {
  Artist: 275,
  Album: 347,
  Employee: 8,
  Customer: 59,
  Genre: 25,
  MediaType: 5,
  Track: 3503,
  Invoice: 412,
  InvoiceLine: 2240,
  Playlist: 18,
  PlaylistTrack: 8715,
} satisfies Record<keyof Chinook, number>
