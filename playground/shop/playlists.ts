// Made-up playlists of customers.
import type { New } from 'isomodel'
import { playlistName } from './names.ts'
import type { Random } from './random.ts'
import type { Customer, Playlist, PlaylistTrack } from './schema.ts'

const PLAYLISTS = 200
const DAY = 86_400_000

export interface Playlists {
  readonly playlists: readonly New<typeof Playlist>[]
  readonly entries: readonly New<typeof PlaylistTrack>[]
}

export function makePlaylists(random: Random, customers: readonly New<typeof Customer>[], tracks: number): Playlists {
  const playlists = Array.from({ length: PLAYLISTS }, (_, at): New<typeof Playlist> => {
    const owner = customers[random.skewed(customers.length)] as New<typeof Customer>
    const createdAt = new Date((owner.joinedAt as Date).getTime() + random.between(1, 60) * DAY)
    return { id: at + 1, customerId: owner.id as number, name: playlistName(random), createdAt }
  })
  const entries = playlists.flatMap(({ id }) => {
    const chosen = new Set(Array.from({ length: random.between(5, 40) }, () => random.below(tracks) + 1))
    return [...chosen].map((trackId, at) => ({ playlistId: id as number, trackId, position: at + 1 }))
  })
  return { playlists, entries }
}
