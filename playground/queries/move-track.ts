// An upsert: the track gets a place in the playlist, or a new place where it has one already.
import { excluded, insertInto } from 'isomodel'
import { PlaylistTrack } from '../shop/schema.ts'

export const moveTrack = insertInto(PlaylistTrack)
  .values([
    { playlistId: 1, trackId: 7, position: 1 },
    { playlistId: 1, trackId: 8, position: 2 },
  ])
  .onConflict(
    PlaylistTrack.playlistId,
    PlaylistTrack.trackId,
  )
  .update({
    position: excluded(PlaylistTrack.position),
  })
  .returning()
