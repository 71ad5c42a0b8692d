// Many to many, through the table between: how long each playlist plays.
import { count, from, round, sum } from 'isomodel'
import {
  Customer,
  Playlist,
  Track,
} from '../shop/schema.ts'

const minutes = round(
  sum(Track.seconds).dividedBy(60),
  1,
)

export const longestPlaylists = from(Playlist)
  .innerJoin(Playlist.customer)
  .innerJoin(Playlist.tracks)
  .groupBy(Playlist.id)
  .select({
    playlist: Playlist.name,
    customer: Customer.name,
    tracks: count(),
    minutes,
  })
  .orderBy(minutes.desc(), Playlist.id.asc())
  .limit(20)
