// The measured table: eight columns of the usual kinds, as everyone who is measured has it.
import { boolean, defineSchema, integer, plainDate, real, table, text } from 'isomodel'

/** So many rows are there to be read, and so many are added at once. */
export const MANY = 10_000

export const { Item } = defineSchema(
  {
    Item: table('items', {
      id: integer().primaryKey(),
      name: text(),
      place: text(),
      count: integer(),
      price: real(),
      active: boolean(),
      day: plainDate(),
      note: text().nullable(),
    }),
  },
  {},
)

export const DEFINITION = `create table if not exists items (
  id integer primary key, name text not null, place text not null, count integer not null, price real not null,
  active integer not null, day text not null, note text) strict`

export const INSERT = 'insert into items (name, place, count, price, active, day, note) values (?, ?, ?, ?, ?, ?, ?)'
export const SELECT = 'select id, name, place, count, price, active, day, note from items'

export interface NewItem {
  name: string
  place: string
  count: number
  price: number
  active: boolean
  day: string
  note: string | null
}

const places = ['Århus', 'Bergen', 'Drammen', 'Egersund', 'Flora', 'Gol', 'Hamar']
const pad = (value: number): string => String(value).padStart(2, '0')

export function newItem(at: number): NewItem {
  return {
    name: `item number ${at}`,
    place: `${places[at % places.length]}, row ${at % 90}`,
    count: (at * 7919) % 100_000,
    price: (at % 4000) / 8,
    active: at % 3 === 0,
    day: `2024-${pad(1 + (at % 12))}-${pad(1 + (at % 28))}`,
    note: at % 4 === 0 ? null : `a note of some length about ${at}`,
  }
}

export const newItems = (): NewItem[] => Array.from({ length: MANY }, (_, at) => newItem(at))

/** The values as SQLite takes them, in the order of INSERT. */
export const valuesOf = ({ name, place, count, price, active, day, note }: NewItem): (string | number | null)[] => [
  name,
  place,
  count,
  price,
  active ? 1 : 0,
  day,
  note,
]
