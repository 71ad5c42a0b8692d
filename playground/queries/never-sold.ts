// A condition about other rows: records that nobody has bought yet.
import { exists, from, not } from 'isomodel'
import {
  Album,
  Artist,
  InvoiceLine,
} from '../shop/schema.ts'

const sales = from(InvoiceLine)
  .outer(Album)
  .where(InvoiceLine.albumId.eq(Album.id))

export const neverSold = from(Album)
  .innerJoin(Album.artist)
  .where(not(exists(sales)))
  .select({
    album: Album.title,
    artist: Artist.name,
    released: Album.releasedOn,
    stock: Album.stock,
  })
  .orderBy(Album.stock.desc(), Album.title.asc())
