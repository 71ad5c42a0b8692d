// Rows of the Chinook database with what they are related to. The answers were worked out beforehand with SQL written by
// hand.
import { count, from, integer, prepare, recursiveCte, sql, toDepth } from 'isomodel'
import type { Chinook } from './models.ts'
import { question } from './question.ts'

/** Playlists with their tracks, over the link table. */
function playlists({ Playlist, Track, PlaylistTrack }: Chinook) {
  const tracks = { select: { id: Track.TrackId } }
  const all = from(Playlist).orderBy(Playlist.PlaylistId.asc()).include({ tracks })
  return [
    question(
      'how many tracks each playlist comes with',
      async db => (await all.all(db)).map(list => list.tracks.length),
      [3290, 0, 213, 0, 1477, 0, 0, 3290, 1, 213, 39, 75, 25, 25, 25, 15, 26, 1],
    ),
    question(
      'the two playlists that come with 3,290 tracks',
      async db =>
        (await all.all(db))
          .filter(list => list.tracks.length === 3290)
          .map(({ PlaylistId, Name }) => [PlaylistId, Name]),
      [
        [1, 'Music'],
        [8, 'Music'],
      ],
    ),
    question(
      'the playlist of the nineties with its tracks, from the last one on',
      async db => {
        const nineties = prepare({ before: integer() }, p =>
          from(Playlist)
            .where(Playlist.Name.eq('90’s Music'))
            .include({
              tracks: {
                where: PlaylistTrack.TrackId.lt(p.before),
                orderBy: PlaylistTrack.TrackId.desc(),
                select: { id: Track.TrackId },
                include: { album: { include: { artist: true } } },
              },
            }),
        )
        const { tracks: found } = await nineties.one(db, { before: 1_000_000 })
        const { tracks: some } = await nineties.one(db, { before: 100 })
        return [found.length, found.at(-1)?.id, found.at(-1)?.album?.artist.Name, some.every(({ id }) => id < 100)]
      },
      [1477, 3, 'Accept', true],
    ),
  ]
}

type Reporting = readonly { readonly reports?: Reporting }[]

/** How many rows stand at each level. */
const levels = (rows: Reporting): number[] =>
  rows.length === 0 ? [] : [rows.length, ...levels(rows.flatMap(({ reports = [] }) => reports))]

/** Who reports to whom. */
function staff({ Employee }: Chinook) {
  const name = { name: Employee.LastName }
  const head = from(Employee).where(Employee.ReportsTo.isNull())
  const tree = recursiveCte(
    'reporting',
    head.select({ id: Employee.EmployeeId, depth: sql`1`.returns(integer()) }),
    self =>
      from(Employee)
        .innerJoin(self, self.id.eq(Employee.ReportsTo))
        .select({ id: Employee.EmployeeId, depth: self.depth.plus(1) }),
  )
  const leaf = (of: string) => ({ name: of, reports: [] })
  return [
    question(
      'the employees by depth of the reporting tree, by include() and by a recursive query',
      async db => {
        const counted = from(tree).groupBy(tree.depth).orderBy(tree.depth.asc()).select({ rows: count() })
        return [
          levels(await head.include({ reports: toDepth(9) }).all(db)),
          (await counted.all(db)).map(({ rows }) => rows),
        ]
      },
      [
        [1, 2, 5],
        [1, 2, 5],
      ],
    ),
    question(
      'the reporting tree to a depth of 1, of 2 and of 5, where it ends at 2',
      async db => {
        const one = await head.include({ reports: toDepth(1, { select: name }) }).one(db)
        const two = await head.include({ reports: toDepth(2, { select: name }) }).one(db)
        const five = await head.include({ reports: toDepth(5, { select: name }) }).one(db)
        return { one: one.reports, two: two.reports, five: five.reports }
      },
      {
        one: [{ name: 'Edwards' }, { name: 'Mitchell' }],
        two: [
          { name: 'Edwards', reports: [{ name: 'Peacock' }, { name: 'Park' }, { name: 'Johnson' }] },
          { name: 'Mitchell', reports: [{ name: 'King' }, { name: 'Callahan' }] },
        ],
        five: [
          { name: 'Edwards', reports: [leaf('Peacock'), leaf('Park'), leaf('Johnson')] },
          { name: 'Mitchell', reports: [leaf('King'), leaf('Callahan')] },
        ],
      },
    ),
    question(
      'the way from an employee up to the head',
      async db => {
        const { manager } = await from(Employee)
          .where(Employee.EmployeeId.eq(8))
          .include({ manager: toDepth(3, { select: name }) })
          .one(db)
        return manager
      },
      { name: 'Mitchell', manager: { name: 'Adams', manager: null } },
    ),
  ]
}

/** What customers bought. */
function sales({ Album, Artist, Customer, Employee, Invoice, Track }: Chinook) {
  return [
    question(
      'the two largest invoices of each customer in Portugal, and who advises them',
      async db => {
        const customers = await from(Customer)
          .where(Customer.Country.eq('Portugal'))
          .orderBy(Customer.CustomerId.asc())
          .include({
            supportRep: { select: { name: Employee.LastName } },
            invoices: { orderBy: Invoice.Total.desc(), limit: 2, select: { total: Invoice.Total } },
          })
          .all(db)
        return customers.map(({ CustomerId, supportRep, invoices }) => [CustomerId, supportRep?.name, invoices])
      },
      [
        [34, 'Park', [{ total: '13.86' }, { total: '10.91' }]],
        [35, 'Park', [{ total: '13.86' }, { total: '8.91' }]],
      ],
    ),
    question(
      'what stands on the first invoice, with the albums of its tracks',
      async db => {
        const invoice = await from(Invoice)
          .where(Invoice.InvoiceId.eq(1))
          .include({
            lines: {
              include: {
                track: { select: { name: Track.Name }, include: { album: { select: { title: Album.Title } } } },
              },
            },
          })
          .one(db)
        return [invoice.Total, invoice.lines.map(({ UnitPrice, track }) => [UnitPrice, track.name, track.album?.title])]
      },
      [
        '1.98',
        [
          ['0.99', 'Balls to the Wall', 'Balls to the Wall'],
          ['0.99', 'Restless and Wild', 'Restless and Wild'],
        ],
      ],
    ),
    question(
      'the tracks of the albums of a band',
      async db => {
        const band = await from(Artist)
          .where(Artist.Name.eq('Deep Purple'))
          .include({ albums: { include: { tracks: { orderBy: Track.Milliseconds.desc() } } } })
          .one(db)
        return band.albums.map(({ tracks }) => tracks.length)
      },
      [7, 4, 9, 7, 7, 11, 7, 12, 9, 9, 10],
    ),
  ]
}

export const includes = (models: Chinook) => [...playlists(models), ...staff(models), ...sales(models)]
