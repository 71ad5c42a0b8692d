// Relations of the Chinook database, loaded for rows that are in hand. The answers were worked out beforehand with SQL
// written by hand.
import { from, load } from 'isomodel'
import type { Chinook } from './models.ts'
import { question } from './question.ts'

/** Playlists with their tracks, over the link table. */
function playlists({ Playlist, Track, Genre, PlaylistTrack }: Chinook) {
  const id = { select: { id: Track.TrackId } }
  return [
    question(
      'the two playlists of 3,290 tracks, by their lists of tracks',
      async db => {
        const all = await load(db, Playlist, await from(Playlist).all(db), { tracks: id })
        return all.filter(({ tracks }) => tracks.length === 3290).map(({ PlaylistId, Name }) => ({ PlaylistId, Name }))
      },
      [
        { PlaylistId: 1, Name: 'Music' },
        { PlaylistId: 8, Name: 'Music' },
      ],
    ),
    question(
      'the tracks of the playlist of the nineties, and the playlists that have its first one',
      async db => {
        const some = from(Playlist).where(Playlist.Name.eq('90’s Music'))
        const [list] = await load(db, Playlist, await some.all(db), {
          tracks: { ...id, include: { playlists: { select: { id: Playlist.PlaylistId } } } },
        })
        return [list?.tracks.length, list?.tracks[0]]
      },
      [1477, { id: 3, playlists: [{ id: 1 }, { id: 5 }, { id: 8 }, { id: 17 }] }],
    ),
    question(
      'the last track of each short playlist, with its place in the link table',
      async db => {
        const some = await from(Playlist).where(Playlist.PlaylistId.gte(16)).orderBy(Playlist.PlaylistId.asc()).all(db)
        const lists = await load(db, Playlist, some, {
          tracks: { orderBy: PlaylistTrack.TrackId.desc(), limit: 1, select: { name: Track.Name }, link: true },
        })
        return lists.map(({ Name, tracks }) => [Name, tracks])
      },
      [
        ['Grunge', [{ name: 'Hunger Strike', link: { PlaylistId: 16, TrackId: 3367 } }]],
        ['Heavy Metal Classic', [{ name: 'The Zoo', link: { PlaylistId: 17, TrackId: 3290 } }]],
        ['On-The-Go 1', [{ name: "Now's The Time", link: { PlaylistId: 18, TrackId: 597 } }]],
      ],
    ),
    question(
      'the second and third longest tracks of four genres',
      async db => {
        const some = await from(Genre).where(Genre.GenreId.lte(4)).orderBy(Genre.GenreId.asc()).all(db)
        const genres = await load(db, Genre, some, {
          tracks: { orderBy: Track.Milliseconds.desc(), offset: 1, limit: 2, select: { ms: Track.Milliseconds } },
        })
        return genres.map(({ Name, tracks }) => [Name, tracks.map(({ ms }) => ms)])
      },
      [
        ['Rock', [1_196_094, 1_116_734]],
        ['Jazz', [843_964, 807_392]],
        ['Metal', [789_472, 671_712]],
        ['Alternative & Punk', [548_336, 518_556]],
      ],
    ),
  ]
}

/** Who reports to whom, and what their customers bought. */
function staff({ Employee, Customer, Invoice, InvoiceLine }: Chinook) {
  const name = { name: Employee.LastName }
  const head = from(Employee)
    .where(Employee.ReportsTo.isNull())
    .select({ EmployeeId: Employee.EmployeeId, ...name })
  const leaf = (of: string) => ({ name: of, reports: [] })
  return [
    question(
      'the employees by depth 1 of the reporting tree',
      async db => load(db, Employee, await head.all(db), { reports: { select: name } }),
      [{ EmployeeId: 1, name: 'Adams', reports: [{ name: 'Edwards' }, { name: 'Mitchell' }] }],
    ),
    question(
      'the employees by depth 2 of the reporting tree',
      async db =>
        load(db, Employee, await head.all(db), {
          reports: { select: name, include: { reports: { select: name } } },
        }),
      [
        {
          EmployeeId: 1,
          name: 'Adams',
          reports: [
            { name: 'Edwards', reports: [{ name: 'Peacock' }, { name: 'Park' }, { name: 'Johnson' }] },
            { name: 'Mitchell', reports: [{ name: 'King' }, { name: 'Callahan' }] },
          ],
        },
      ],
    ),
    question(
      'the employees by depth 5 of the reporting tree, which ends at 2',
      async db => {
        const fifth = { reports: { select: name } }
        const fourth = { reports: { select: name, include: fifth } }
        const third = { reports: { select: name, include: fourth } }
        return load(db, Employee, await head.all(db), {
          reports: { select: name, include: { reports: { select: name, include: third } } },
        })
      },
      [
        {
          EmployeeId: 1,
          name: 'Adams',
          reports: [
            { name: 'Edwards', reports: [leaf('Peacock'), leaf('Park'), leaf('Johnson')] },
            { name: 'Mitchell', reports: [leaf('King'), leaf('Callahan')] },
          ],
        },
      ],
    ),
    question(
      'the way from an employee up to the head',
      async db => {
        const asked = await from(Employee)
          .where(Employee.EmployeeId.in([1, 8]))
          .orderBy(Employee.EmployeeId.asc())
          .all(db)
        const found = await load(db, Employee, asked, {
          manager: { include: { manager: { include: { manager: { select: name } } } } },
        })
        return found.map(one => [one.manager?.LastName, one.manager?.manager?.LastName, one.manager?.manager?.manager])
      },
      [
        [undefined, undefined, undefined],
        ['Mitchell', 'Adams', null],
      ],
    ),
    question(
      'the two largest invoices of a customer of the last sales agent, with their first lines',
      async db => {
        const agents = await from(Employee).where(Employee.EmployeeId.eq(5)).all(db)
        const [agent] = await load(db, Employee, agents, {
          customers: {
            where: Customer.Country.eq('Brazil'),
            select: { name: Customer.LastName },
            include: {
              invoices: {
                orderBy: Invoice.Total.desc(),
                limit: 2,
                select: { total: Invoice.Total, at: Invoice.InvoiceDate },
                include: { lines: { limit: 1, select: { price: InvoiceLine.UnitPrice } } },
              },
            },
          },
        })
        return agent?.customers
      },
      [
        {
          name: 'Rocha',
          invoices: [
            { total: '13.86', at: '2021-10-17T00:00:00', lines: [{ price: '0.99' }] },
            { total: '8.91', at: '2022-06-17T00:00:00', lines: [{ price: '0.99' }] },
          ],
        },
      ],
    ),
  ]
}

export const trees = (models: Chinook) => [...playlists(models), ...staff(models)]
