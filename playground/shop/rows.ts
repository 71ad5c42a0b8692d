// All rows of a shop, in an order in which they can be inserted.
import { insertInto, type Write } from 'isomodel'
import { makeAlbums, makeArtists, makeGenres, makeTracks } from './catalogue.ts'
import { makePlaylists } from './playlists.ts'
import { pause } from './pause.ts'
import { seededRandom } from './random.ts'
import { makeCustomers, makeEmployees, makeSales } from './sales.ts'
import {
  Album,
  Artist,
  Customer,
  Employee,
  Genre,
  Invoice,
  InvoiceLine,
  Playlist,
  PlaylistTrack,
  Track,
} from './schema.ts'

/** Rows of one table, and the insert of some of them. */
export interface TableRows {
  readonly table: string
  readonly rows: readonly object[]
  insert(from: number, to: number): Write<number>
}

/** The same seed makes the same rows everywhere. Between the tables the page can do other things. */
export async function makeRows(seed: number): Promise<TableRows[]> {
  const random = seededRandom(seed)
  const artists = makeArtists(random)
  const albums = makeAlbums(random, artists)
  await pause()
  const tracks = makeTracks(random, albums)
  await pause()
  const employees = makeEmployees(random)
  const customers = makeCustomers(random)
  await pause()
  const { invoices, lines } = makeSales(random, customers, albums)
  await pause()
  const { playlists, entries } = makePlaylists(random, customers, tracks.length)
  return [
    of('genres', makeGenres(), some => insertInto(Genre).values(some)),
    of('artists', artists, some => insertInto(Artist).values(some)),
    of('albums', albums, some => insertInto(Album).values(some)),
    of('tracks', tracks, some => insertInto(Track).values(some)),
    of('employees', employees, some => insertInto(Employee).values(some)),
    of('customers', customers, some => insertInto(Customer).values(some)),
    of('invoices', invoices, some => insertInto(Invoice).values(some)),
    of('invoice_lines', lines, some => insertInto(InvoiceLine).values(some)),
    of('playlists', playlists, some => insertInto(Playlist).values(some)),
    of('playlist_tracks', entries, some => insertInto(PlaylistTrack).values(some)),
  ]
}

function of<Row extends object>(
  table: string,
  rows: readonly Row[],
  insert: (some: readonly Row[]) => Write<number>,
): TableRows {
  return { table, rows, insert: (from, to) => insert(rows.slice(from, to)) }
}
