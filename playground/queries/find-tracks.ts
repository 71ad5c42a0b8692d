// Tracks with a word in their title, whatever its case, and no longer than three minutes.
import { from } from 'isomodel'
import { Track } from '../shop/schema.ts'

const word = 'lantern'

export const findTracks = from(Track)
  .where(
    Track.title.ilike(`%${word}%`),
    Track.seconds.lte(180),
  )
  .select({
    title: Track.title,
    seconds: Track.seconds,
    instrumental: Track.instrumental,
  })
  .orderBy(Track.title.asc())
