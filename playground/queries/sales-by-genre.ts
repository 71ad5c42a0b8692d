// Groups and exact sums: what each genre has earned, where that is more than 20,000.
import { count, from, sum } from 'isomodel'
import {
  Album,
  Genre,
  InvoiceLine,
} from '../shop/schema.ts'

const earned = sum(
  InvoiceLine.price.times(InvoiceLine.quantity),
)

export const salesByGenre = from(InvoiceLine)
  .innerJoin(InvoiceLine.album)
  .innerJoin(Album.genre)
  .groupBy(Genre.id)
  .having(earned.gt('20000'))
  .select({
    genre: Genre.name,
    records: sum(InvoiceLine.quantity),
    albums: count(Album.id).distinct(),
    earned,
  })
  .orderBy(earned.desc())
