// Vinyl for less than 25 that is on the shelf now, the cheapest first.
import { from } from 'isomodel'
import { Album } from '../shop/schema.ts'

export const cheapVinyl = from(Album)
  .where(
    Album.medium.eq('vinyl'),
    Album.price.lt('25'),
    Album.stock.gt(0),
  )
  .orderBy(Album.price.asc(), Album.title.asc())
  .limit(100)
