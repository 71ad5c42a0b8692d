// A subquery as a value: records that cost half as much again as their genre does on average.
import { alias, avg, cast, decimal, from, scalar } from 'isomodel'
import { Album, Genre } from '../shop/schema.ts'

const other = alias(Album, 'other')
const sameGenre = from(other)
  .outer(Album)
  .where(other.genreId.eq(Album.genreId))
const usual = avg(other.price)

export const dearerThanUsual = from(Album)
  .innerJoin(Album.genre)
  .where(
    Album.price.gt(
      scalar(sameGenre.select({ limit: usual.times('1.5') })),
    ),
  )
  .select({
    album: Album.title,
    genre: Genre.name,
    price: Album.price,
    usual: scalar(
      sameGenre.select({ usual: cast(usual, decimal(8, 2)) }),
    ),
  })
  .orderBy(Album.price.desc(), Album.title.asc())
  .limit(100)
