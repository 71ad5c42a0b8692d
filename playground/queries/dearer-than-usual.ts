// A subquery as a value: records that cost half as much again as their genre does on average.
import { alias, avg, from, scalar } from 'isomodel'
import { Album, Genre } from '../shop/schema.ts'

const other = alias(Album, 'other')
const sameGenre = from(other)
  .outer(Album)
  .where(other.genreId.eq(Album.genreId))
const tooMuch = sameGenre.select({
  price: avg(other.price).times('1.5'),
})

export const dearerThanUsual = from(Album)
  .innerJoin(Album.genre)
  .where(Album.price.gt(scalar(tooMuch)))
  .select({
    album: Album.title,
    genre: Genre.name,
    price: Album.price,
    tooMuch: scalar(tooMuch),
  })
  .orderBy(Album.price.desc(), Album.title.asc())
  .limit(100)
