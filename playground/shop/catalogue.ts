// Made-up rows of what the shop sells: genres, artists, albums, tracks.
import type { New } from 'isomodel'
import { albumTitle, artistName, differentNames, trackTitle } from './names.ts'
import type { Random } from './random.ts'
import type { Album, Artist, Genre, Track } from './schema.ts'
import { cities, genres, tags } from './words.ts'

const ARTISTS = 420
const ALBUMS = 1500
/** The last year of the shop's records. */
const LAST_YEAR = 2025

export const makeGenres = (): New<typeof Genre>[] => genres.map((name, at) => ({ id: at + 1, name }))

export const makeArtists = (random: Random): New<typeof Artist>[] =>
  differentNames(ARTISTS, () => artistName(random)).map((name, at) => ({
    id: at + 1,
    name,
    country: random.pick(cities).country,
    foundedIn: random.chance(8) ? null : random.between(1958, 2018),
  }))

export function makeAlbums(random: Random, artists: readonly New<typeof Artist>[]): New<typeof Album>[] {
  return Array.from({ length: ALBUMS }, (_, at) => {
    const artist = artists[random.skewed(ARTISTS)] as New<typeof Artist>
    const medium = random.pick(['vinyl', 'vinyl', 'cd', 'download'] as const)
    return {
      id: at + 1,
      artistId: at + 1 <= ARTISTS ? at + 1 : (artist.id as number),
      genreId: random.skewed(genres.length) + 1,
      title: albumTitle(random),
      releasedOn: day(random, at < ARTISTS ? artists[at]?.foundedIn : artist.foundedIn),
      medium,
      price: price(random, medium),
      stock: medium === 'download' ? 0 : random.skewed(60),
      tags: tags.filter(() => random.chance(9)),
    }
  })
}

const prices = { vinyl: [1900, 3900], cd: [900, 1800], download: [500, 1200] } as const

/** Shops like prices that end in .90 and .50. */
function price(random: Random, medium: keyof typeof prices): string {
  const [low, high] = prices[medium]
  return `${Math.floor(random.between(low, high) / 100)}.${random.pick(['50', '90', '90', '00'])}`
}

function day(random: Random, foundedIn: number | null | undefined): string {
  const year = random.between(foundedIn ?? 1970, LAST_YEAR)
  return new Date(Date.UTC(year, 0, random.between(1, 365))).toISOString().slice(0, 10)
}

export function makeTracks(random: Random, albums: readonly New<typeof Album>[]): New<typeof Track>[] {
  const tracks: New<typeof Track>[] = []
  for (const album of albums) {
    const titles = differentNames(random.between(7, 14), () => trackTitle(random))
    const instrumental = album.tags.includes('instrumental')
    titles.forEach((title, at) =>
      tracks.push({
        id: tracks.length + 1,
        albumId: album.id as number,
        position: at + 1,
        title,
        seconds: random.between(95, 420),
        instrumental: instrumental || random.chance(6),
      }),
    )
  }
  return tracks
}
