// What was last written in the free query: it is there again after a reload.

const key = 'playground-free-query'

const first = `// The shop's longest tracks, with their albums.
from(Track)
  .innerJoin(Track.album)
  .where(Track.seconds.gt(300))
  .select({
    track: Track.title,
    album: Album.title,
    seconds: Track.seconds,
  })
  .orderBy(Track.seconds.desc())
  .limit(100)
`

/** Some windows refuse storage; the text then lasts as long as the page. */
export function readDraft(): string {
  try {
    return localStorage.getItem(key) ?? first
  } catch {
    return first
  }
}

export function writeDraft(text: string): void {
  try {
    localStorage.setItem(key, text)
  } catch {
    // Kept in the editor all the same.
  }
}
