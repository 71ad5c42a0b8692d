// The places of a database in words.

export interface PlaceWords {
  readonly name: string
  readonly about: string
  /** It is there after a reload. */
  readonly lasting: boolean
}

const places: Readonly<Record<string, PlaceWords>> = {
  opfs: {
    name: 'On the disk of this device',
    about: 'In the private file system of this browser (OPFS). It is there after a reload and after a restart.',
    lasting: true,
  },
  snapshot: {
    name: 'In memory, saved whole in this browser',
    about: 'This browser has no private file system for the page, so the database is saved to IndexedDB as a whole.',
    lasting: true,
  },
  memory: {
    name: 'In memory',
    about: 'Only as long as this page is open. Export the database to keep it.',
    lasting: false,
  },
}

export const placeWords = (storage: string): PlaceWords =>
  places[storage] ?? { name: storage, about: '', lasting: false }

export interface LastingWords {
  readonly name: string
  readonly about: string
}

export const endsWithPage: LastingWords = { name: 'No', about: 'A database in memory ends with the page.' }

export const persistedWords = (persisted: boolean): LastingWords =>
  persisted
    ? { name: 'Yes', about: 'The browser keeps it until you clear the data of this site.' }
    : { name: 'Not promised', about: 'The browser may clear it when the disk is nearly full.' }
