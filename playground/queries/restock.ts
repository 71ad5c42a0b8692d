// An update that counts from the value it finds, and answers the rows as they are now.
import { update } from 'isomodel'
import { Album } from '../shop/schema.ts'

export const restock = update(Album)
  .set({ stock: Album.stock.plus(5) })
  .where(
    Album.artistId.eq(1),
    Album.medium.in(['vinyl', 'cd']),
  )
  .returning({
    album: Album.title,
    medium: Album.medium,
    stock: Album.stock,
  })
