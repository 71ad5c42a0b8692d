// DESIGN 1, load(): keys of every kind, and of several columns.
import {
  bigint,
  type Case,
  createTables,
  decimal,
  defineSchema,
  equal,
  foreignKey,
  from,
  insertInto,
  integer,
  load,
  many,
  one,
  primaryKey,
  table,
  text,
  timestamp,
  type Topic,
  uuid,
} from '../kit.ts'

const keyed = defineSchema(
  {
    Large: table('larges', { key: bigint().primaryKey() }),
    Word: table('words', { key: text().primaryKey() }),
    Price: table('prices', { key: decimal(10, 3).primaryKey() }),
    Moment: table('moments', { key: timestamp().primaryKey() }),
    Token: table('tokens', { key: uuid().primaryKey() }),
    Note: table('notes', {
      id: integer().primaryKey(),
      large: bigint().nullable().references('Large.key'),
      word: text().nullable().references('Word.key'),
      price: decimal(10, 3).nullable().references('Price.key'),
      moment: timestamp().nullable().references('Moment.key'),
      token: uuid().nullable().references('Token.key'),
    }),
  },
  {
    Large: { notes: many('Note.large') },
    Word: { notes: many('Note.word') },
    Price: { notes: many('Note.price') },
    Moment: { notes: many('Note.moment') },
    Token: { notes: many('Note.token') },
    Note: {
      ofLarge: one('large'),
      ofWord: one('word'),
      ofPrice: one('price'),
      ofMoment: one('moment'),
      ofToken: one('token'),
    },
  },
)
const { Large, Word, Price, Moment, Token, Note } = keyed

const values = {
  large: 9_007_199_254_740_993n,
  word: 'ä😀',
  price: '12.500',
  moment: new Date('2024-02-29T12:00:00.250Z'),
  token: '0189c1f2-7f3e-7abc-8def-00112233aabb',
}
const empty = { large: null, word: null, price: null, moment: null, token: null }

const composite = defineSchema(
  {
    Country: table(
      'countries',
      { code: text(), area: integer(), year: integer(), name: text() },
      { constraints: t => [primaryKey(t.code, t.area, t.year)] },
    ),
    City: table(
      'cities',
      {
        id: integer().primaryKey(),
        code: text().nullable().references('Country.code'),
        area: integer().nullable().references('Country.area'),
        year: integer().nullable().references('Country.year'),
      },
      { constraints: t => [foreignKey([t.code, t.area, t.year], ['Country.code', 'Country.area', 'Country.year'])] },
    ),
  },
  {
    City: { country: one(['code', 'area', 'year']) },
    Country: { cities: many(['City.code', 'City.area', 'City.year'], { orderBy: '-id' }) },
  },
)
const { Country, City } = composite

const cases: Case[] = [
  {
    name: 'keys of every kind find their rows, there and back',
    run: async ({ db }) => {
      await createTables(db, keyed)
      await insertInto(Large).values({ key: values.large }).run(db)
      await insertInto(Word).values({ key: values.word }).run(db)
      await insertInto(Price).values({ key: values.price }).run(db)
      await insertInto(Moment).values({ key: values.moment }).run(db)
      await insertInto(Token).values({ key: values.token }).run(db)
      const rows = [
        { id: 1, ...values },
        { id: 2, ...empty },
        { id: 3, ...values },
      ]
      await insertInto(Note).values(rows).run(db)
      const relations = {
        ofLarge: true,
        ofWord: true,
        ofPrice: true,
        ofMoment: true,

        ofToken: true,
      } as const
      const loaded = await load(db, Note, await from(Note).orderBy(Note.id.asc()).all(db), relations)
      const there = {
        ofLarge: { key: values.large },
        ofWord: { key: values.word },
        ofPrice: { key: values.price },
        ofMoment: { key: values.moment },
        ofToken: { key: values.token },
      }
      const nowhere = { ofLarge: null, ofWord: null, ofPrice: null, ofMoment: null, ofToken: null }
      equal(loaded, [
        { id: 1, ...values, ...there },
        { id: 2, ...empty, ...nowhere },
        { id: 3, ...values, ...there },
      ])
      const notes = { notes: { select: { id: Note.id } } } as const
      const back = [{ id: 1 }, { id: 3 }]
      equal(await load(db, Large, [{ key: values.large }], notes), [{ key: values.large, notes: back }])
      equal(await load(db, Word, [{ key: values.word }], notes), [{ key: values.word, notes: back }])
      equal(await load(db, Price, [{ key: values.price }], notes), [{ key: values.price, notes: back }])
      equal(await load(db, Moment, [{ key: values.moment }], notes), [{ key: values.moment, notes: back }])
      equal(await load(db, Token, [{ key: values.token }], notes), [{ key: values.token, notes: back }])
    },
  },
  {
    name: 'keys of several columns are compared as a whole',
    run: async ({ db }) => {
      await createTables(db, composite)
      const places = ['x', 'y'].flatMap(code => [1, 2].flatMap(area => [5, 6].map(year => ({ code, area, year }))))
      await insertInto(Country)
        .values(places.map(place => ({ ...place, name: `${place.code}${place.area}${place.year}` })))
        .run(db)
      const cities = [...places, { code: 'x', area: null, year: 5 }].map((place, at) => ({ id: at + 1, ...place }))
      await insertInto(City).values(cities).run(db)
      const asked = cities.filter(({ id }) => [1, 6, 7, 9].includes(id))
      const loaded = await load(db, City, asked, { country: { select: { name: Country.name } } })
      equal(
        loaded.map(({ country }) => country?.name ?? null),
        ['x15', 'y16', 'y25', null],
      )
      await insertInto(City).values({ id: 10, code: 'y', area: 1, year: 6 }).run(db)
      const countries = await load(db, Country, places.slice(4, 6), { cities: { select: { id: City.id } } })
      equal(
        countries.map(({ cities: found }) => found.map(({ id }) => id)),
        [[5], [10, 6]],
      )
      const one = await load(db, Country, places.slice(4, 6), { cities: { select: { id: City.id }, limit: 1 } })
      equal(
        one.map(({ cities: found }) => found.map(({ id }) => id)),
        [[5], [10]],
      )
    },
  },
]

export const loadingByKey: Topic = { name: 'load by keys', cases }
