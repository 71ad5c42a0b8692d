// Questions about rows by what they are related to. The answers were worked out beforehand with SQL written by hand.
import { from } from 'isomodel'
import type { Chinook } from './models.ts'
import { question } from './question.ts'

/** Lists, over the link table and without it. */
function lists({ Playlist, Artist, Album, Track, Genre, Customer, Invoice, InvoiceLine }: Chinook) {
  return [
    question(
      'the two playlists of 3,290 tracks, by counting them in place',
      db =>
        from(Playlist)
          .where(Playlist.tracks.count().eq(3290))
          .select({ id: Playlist.PlaylistId, name: Playlist.Name })
          .orderBy(Playlist.PlaylistId.asc())
          .all(db),
      [
        { id: 1, name: 'Music' },
        { id: 8, name: 'Music' },
      ],
    ),
    question(
      'the size of the playlist of the nineties',
      db => from(Playlist).where(Playlist.Name.eq('90’s Music')).select({ n: Playlist.tracks.count() }).all(db),
      [{ n: 1477 }],
    ),
    question('the artists without an album', db => from(Artist).where(Artist.albums.none()).count(db), 71),
    question(
      'the albums of nothing but tracks of more than ten minutes',
      async db => {
        const long = from(Album).where(Album.tracks.some(), Album.tracks.every(Track.Milliseconds.gt(600_000)))
        const all = await long.orderBy(Album.AlbumId.asc()).all(db)
        return all.map(({ AlbumId }) => AlbumId)
      },
      [50, 138, 226, 227, 228, 229, 230, 231, 249, 250, 251, 253, 254],
    ),
    question(
      'the three genres with the most tracks that nobody bought',
      db => {
        const unsold = Genre.tracks.count(Track.invoiceLines.none())
        return from(Genre).select({ name: Genre.Name, unsold }).orderBy(unsold.desc()).limit(3).all(db)
      },
      [
        { name: 'Rock', unsold: 552 },
        { name: 'Latin', unsold: 239 },
        { name: 'Metal', unsold: 143 },
      ],
    ),
    question(
      'the three customers who spent most',
      db =>
        from(Customer)
          .select({ id: Customer.CustomerId, spent: Customer.invoices.sum(Invoice.Total) })
          .orderBy(Customer.invoices.sum(Invoice.Total).desc())
          .limit(3)
          .all(db),
      [
        { id: 6, spent: '49.62' },
        { id: 26, spent: '47.62' },
        { id: 57, spent: '46.62' },
      ],
    ),
    question(
      'the invoices whose total is not that of their lines',
      db =>
        from(Invoice)
          .where(Invoice.lines.sum(InvoiceLine.UnitPrice.times(InvoiceLine.Quantity)).ne(Invoice.Total))
          .count(db),
      0,
    ),
  ]
}

/** Employees among each other. */
function staff({ Employee }: Chinook) {
  return [
    question(
      'how many report to each employee, who is last of them, and how many customers each has',
      async db => {
        const { reports, customers } = Employee
        const all = await from(Employee)
          .select({ n: reports.count(), last: reports.max(Employee.LastName), customers: customers.count() })
          .orderBy(Employee.EmployeeId.asc())
          .all(db)
        return all.map(({ n, last, customers: own }) => [n, last, own])
      },
      [
        [2, 'Mitchell', 0],
        [3, 'Peacock', 0],
        [0, null, 21],
        [0, null, 20],
        [0, null, 18],
        [2, 'King', 0],
        [0, null, 0],
        [0, null, 0],
      ],
    ),
    question(
      'who has a manager without a manager',
      db =>
        from(Employee)
          .where(Employee.manager.is(Employee.manager.is(null)))
          .select({ name: Employee.LastName })
          .orderBy(Employee.LastName.asc())
          .all(db),
      [{ name: 'Edwards' }, { name: 'Mitchell' }],
    ),
    question(
      'who manages managers',
      db =>
        from(Employee)
          .where(Employee.reports.some(Employee.reports.some()))
          .select({ name: Employee.LastName })
          .all(db),
      [{ name: 'Adams' }],
    ),
  ]
}

export const relations = (models: Chinook) => [...lists(models), ...staff(models)]
