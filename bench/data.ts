// The rows that the measurements read and write: a booking desk for mountain huts, the same on every machine.

/** How many rows each table has. */
export const sizes = { guests: 10_000, bookings: 50_000, nights: 100_000, rooms: 2000 }

export interface GuestRow {
  id: number
  name: string
  email: string
  phone: string | null
  street: string
  city: string
  country: string
  postcode: string | null
  language: string
  club: string | null
  member: boolean
  balance: number
  wishes: { diet: string; tags: string[] }
  joinedAt: Date
}

export interface BookingRow {
  id: number
  guestId: number
  hutId: number
  arrival: Date
  departure: Date
  confirmedAt: Date | null
  price: number
  hut: string
  status: string
  comment: string | null
  paid: boolean
  extras: { dinner: boolean; note: string } | null
}

export type NewBooking = Omit<BookingRow, 'id'>

export interface NightRow {
  id: number
  bookingId: number
  roomId: number
  price: number
  beds: number
  tax: number
}

export interface RoomRow {
  id: number
  name: string
  floor: number
  heated: boolean
  tags: string[]
  openedAt: Date
}

/** Guests with all that belongs to them. */
export type GuestTree = GuestRow & { bookings: (BookingRow & { nights: (NightRow & { room: RoomRow })[] })[] }

/** Numbers between 0 and 1 that follow from a seed (xorshift, 32 bits). */
export function randomNumbers(seed: number): () => number {
  let state = seed | 0 || 1
  return () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) / 2 ** 32
  }
}

const names = ['Aila', 'Bo', 'Cora', 'Dag', 'Elin', 'Finn', 'Gro', 'Halvor', 'Ida', 'Jon', 'Kari', 'Lars', 'Mona']
const places = ['Alta', 'Bergen', 'Drammen', 'Egersund', 'Flora', 'Gol', 'Hamar', 'Kirkenes', 'Lom', 'Molde', 'Narvik']
const countries = ['NO', 'SE', 'FI', 'DK', 'IS', 'EE']
const states = ['asked', 'confirmed', 'stayed', 'cancelled']
const day = 86_400_000

class Maker {
  readonly #random: () => number

  constructor(seed: number) {
    this.#random = randomNumbers(seed)
  }

  below(limit: number): number {
    return Math.floor(this.#random() * limit)
  }
  one(words: readonly string[]): string {
    return words[this.below(words.length)] as string
  }
  sometimes<T>(share: number, make: () => T): T | null {
    return this.#random() < share ? make() : null
  }
  coin(): boolean {
    return this.#random() < 0.5
  }
  money(most: number): number {
    return this.below(most * 4) / 4
  }
  time(): Date {
    return new Date(Date.UTC(2023, 0, 1) + this.below(900) * day + this.below(day / 1000) * 1000)
  }
}

export function* guests(): Iterable<GuestRow> {
  const make = new Maker(11)
  for (let id = 1; id <= sizes.guests; id++) {
    const name = `${make.one(names)} ${make.one(names)}sen`
    yield {
      id,
      name,
      email: `guest${id}@example.org`,
      phone: make.sometimes(0.6, () => `+47 ${10_000_000 + make.below(89_999_999)}`),
      street: `${make.one(places)}veien ${1 + make.below(99)}`,
      city: make.one(places),
      country: make.one(countries),
      postcode: make.sometimes(0.9, () => String(1000 + make.below(8999))),
      language: make.coin() ? 'nb' : 'en',
      club: make.sometimes(0.3, () => `${make.one(places)} turlag`),
      member: make.coin(),
      balance: make.money(500),
      wishes: { diet: make.coin() ? 'any' : 'vegetarian', tags: [make.one(places), make.one(names)] },
      joinedAt: make.time(),
    }
  }
}

function booking(make: Maker, guestId: number): NewBooking {
  const arrival = make.time()
  return {
    guestId,
    hutId: 1 + make.below(200),
    arrival,
    departure: new Date(arrival.getTime() + (1 + make.below(6)) * day),
    confirmedAt: make.sometimes(0.7, () => make.time()),
    price: make.money(4000),
    hut: `${make.one(places)}hytta`,
    status: make.one(states),
    comment: make.sometimes(0.4, () => `${make.one(names)} comes later`),
    paid: make.coin(),
    extras: make.sometimes(0.5, () => ({ dinner: make.coin(), note: make.one(places) })),
  }
}

export function* bookings(): Iterable<BookingRow> {
  const make = new Maker(12)
  for (let id = 1; id <= sizes.bookings; id++) yield { id, ...booking(make, 1 + (id % sizes.guests)) }
}

export function* nights(): Iterable<NightRow> {
  const make = new Maker(13)
  for (let id = 1; id <= sizes.nights; id++) {
    yield {
      id,
      bookingId: 1 + (id % sizes.bookings),
      roomId: 1 + make.below(2000),
      price: make.money(300),
      beds: 1 + make.below(6),
      tax: make.money(20),
    }
  }
}

export function* rooms(): Iterable<RoomRow> {
  const make = new Maker(15)
  for (let id = 1; id <= sizes.rooms; id++) {
    yield {
      id,
      name: `${make.one(places)} ${id}`,
      floor: make.below(4),
      heated: make.coin(),
      tags: [make.one(names), make.one(places)],
      openedAt: make.time(),
    }
  }
}

/** Rows for the measurements of inserts. */
export function newBookings(count: number): NewBooking[] {
  const make = new Maker(14)
  return Array.from({ length: count }, (_, at) => booking(make, 1 + (at % sizes.guests)))
}
