// DESIGN 2: updateEach() writes values of every kind, in the form that their columns have, and finds rows by them.
import { EMPTY, FULL, Kind, seedKinds, UUID } from '../kinds.ts'
import {
  createTables,
  decimal,
  defineSchema,
  equal,
  from,
  insertInto,
  integer,
  table,
  text,
  timestamp,
  type Topic,
  updateEach,
  uuid,
} from '../kit.ts'

const stored = defineSchema({
  Stored: table('stored', {
    id: uuid({ storage: 'bytes' }).primaryKey(),
    scaled: decimal(12, 3, { storage: 'scaled' }).nullable(),
    digits: decimal(12, 3, { storage: 'text' }).nullable(),
    ms: timestamp({ storage: 'milliseconds' }).nullable(),
    iso: timestamp({ storage: 'text' }).nullable(),
    hex: uuid({ storage: 'hex' }).nullable(),
  }),
})

export const eachKinds: Topic = {
  name: 'updateEach of every kind',
  cases: [
    {
      name: 'values of every kind are written, and null',
      run: async ({ db }) => {
        await seedKinds(db)
        const rows = [
          { ...EMPTY, id: 1 },
          { ...FULL, id: 2 },
        ]
        equal(await updateEach(Kind, rows, { by: Kind.id }).run(db), 2)
        equal(await from(Kind).orderBy(Kind.id.asc()).all(db), [
          { ...EMPTY, id: 1 },
          { ...FULL, id: 2 },
        ])
      },
    },
    {
      name: 'rows are found by every kind that can be compared',
      run: async ({ db }) => {
        for (const name of Object.keys(FULL)) {
          if (['id', 'json', 'array', 'custom'].includes(name)) continue
          if (name === 'text') await seedKinds(db)
          const row = { [name]: FULL[name as 'text'], custom: { x: name.length, y: 0 } } as never
          equal(await updateEach(Kind, [row], { by: Kind[name as 'text'] }).run(db), 1, name)
          equal(
            await from(Kind).select({ id: Kind.id, at: Kind.custom }).orderBy(Kind.id.asc()).first(db),
            { id: 1, at: { x: name.length, y: 0 } },
            name,
          )
        }
      },
    },
    {
      name: 'values keep the form in which their column stores them',
      run: async ({ db }) => {
        await createTables(db, stored)
        const { Stored } = stored
        const at = new Date('2024-02-29T12:00:00.250Z')
        const full = { id: UUID, scaled: '-1.500', digits: '1.500', ms: at, iso: at, hex: UUID }
        await insertInto(Stored).values({ id: UUID }).run(db)
        equal(await updateEach(Stored, [full], { by: Stored.id }).run(db), 1)
        equal(await from(Stored).all(db), [full])
        const found = from(Stored).where(
          Stored.scaled.lt('0'),
          Stored.hex.eq(UUID),
          Stored.ms.eq(at),
          Stored.iso.eq(at),
        )
        equal(await found.count(db), 1)
      },
    },
    {
      name: 'texts are found by the collation of their column',
      run: async ({ db, caseless }) => {
        const { Word, schema } = words(caseless)
        await createTables(db, schema)
        await insertInto(Word)
          .values([{ word: 'Ada' }, { word: 'Ben' }])
          .run(db)
        equal(await updateEach(Word, [{ word: 'ADA', n: 1 }], { by: Word.word }).run(db), 1)
        equal(await from(Word).where(Word.n.eq(1)).select({ word: Word.word }).all(db), [{ word: 'Ada' }])
      },
    },
  ],
}

function words(caseless: string) {
  const schema = defineSchema({
    Word: table('words', {
      id: integer().primaryKey(),
      word: text().collate(caseless),
      n: integer().nullable(),
    }),
  })
  return { schema, Word: schema.Word }
}
