// Two joins by relation: the newest records with their artists and genres.
import { from } from 'isomodel'
import { Album, Artist, Genre } from '../shop/schema.ts'

export const albumsOfArtists = from(Album)
  .innerJoin(Album.artist)
  .innerJoin(Album.genre)
  .select({
    released: Album.releasedOn,
    album: Album.title,
    artist: Artist.name,
    genre: Genre.name,
    price: Album.price,
  })
  .orderBy(Album.releasedOn.desc(), Album.title.asc())
  .limit(200)
