// DESIGN 1, the table of column kinds and their ways of storage: every kind comes back as it was given, on every
// adapter, whatever its storage; what is stored but is no value of the kind is a DecodeError.
import { EMPTY, FULL, Kind, kindModels, seedKinds } from '../kinds.ts'
import { collected, createTables, equal, fails, from, insertInto, type Topic, update, ValidationError } from '../kit.ts'

export const kindsTopic: Topic = {
  name: 'kinds',
  cases: [
    {
      name: 'every kind comes back as it was given, and so does null',
      run: async ({ db }) => {
        await seedKinds(db)
        equal(await from(Kind).orderBy(Kind.id.asc()).all(db), [FULL, EMPTY])
        equal(await db.get(Kind, 1), FULL)
        equal(await from(Kind).orderBy(Kind.id.desc()).first(db), EMPTY)
        equal(await collected(from(Kind).orderBy(Kind.id.asc()).stream(db)), [FULL, EMPTY])
      },
    },
    {
      name: 'every kind comes back from returning() and from a batch',
      needs: ['returning'],
      run: async ({ db }) => {
        await createTables(db, kindModels)
        equal(await insertInto(Kind).values([FULL, EMPTY]).returning().all(db), [FULL, EMPTY])
        equal(await db.batch([from(Kind).where(Kind.id.eq(1))]), [[FULL]])
      },
    },
    {
      name: 'every kind comes back from an object in a selection',
      run: async ({ db }) => {
        await seedKinds(db)
        const rows = await from(Kind)
          .select({ n: Kind.id, whole: Kind, part: { deep: { json: Kind.json, at: Kind.timestamp } } })
          .orderBy(Kind.id.asc())
          .all(db)
        equal(rows, [
          { n: 1, whole: FULL, part: { deep: { json: FULL.json, at: FULL.timestamp } } },
          { n: 2, whole: EMPTY, part: { deep: { json: null, at: null } } },
        ])
      },
    },
    {
      name: 'every kind can be updated, to a value and to null',
      run: async ({ db }) => {
        await seedKinds(db)
        const { id: _, ...values } = FULL
        const { id: __, ...nothing } = EMPTY
        equal(await update(Kind).set(values).where(Kind.id.eq(2)).run(db), 1)
        equal(await db.get(Kind, 2), { ...FULL, id: 2 })
        equal(await update(Kind).set(nothing).where(Kind.id.eq(2)).run(db), 1)
        equal(await db.get(Kind, 2), EMPTY)
      },
    },
    {
      name: 'every comparable kind finds its own value, plain, in a list and as a parameter',
      run: async ({ db }) => {
        await seedKinds(db)
        for (const name of Object.keys(FULL)) {
          if (['json', 'array', 'custom'].includes(name)) continue
          const column = Kind[name as 'text']
          const value = FULL[name as 'text']
          equal(await from(Kind).where(column.eq(value)).count(db), 1, `${name}.eq`)
          equal(
            await from(Kind)
              .where(column.in([value]))
              .count(db),
            1,
            `${name}.in`,
          )
          equal(
            await from(Kind)
              .where(column.notIn([value]))
              .count(db),
            name === 'id' ? 1 : 0,
            `${name}.notIn`,
          )
          equal(await from(Kind).where(column.gte(value), column.lte(value)).count(db), 1, `${name}.gte`)
          equal(await from(Kind).where(column.isDistinctFrom(value)).count(db), 1, `${name}.isDistinctFrom`)
        }
      },
    },
    {
      name: 'a value of another kind is refused before anything is sent',
      run: async ({ db }) => {
        await seedKinds(db)
        for (const name of Object.keys(FULL)) {
          for (const wrong of [Symbol('x'), () => 1, name === 'text' ? 1 : Object(1), name === 'boolean' ? 1 : true]) {
            if (wrong === true && name === 'boolean') continue
            const row = { [name]: wrong } as never
            await fails(insertInto(Kind).values(row).run(db), ValidationError)
          }
        }
        equal(await from(Kind).count(db), 2)
      },
    },
    {
      name: 'booleans are booleans, in conditions too',
      run: async ({ db }) => {
        await seedKinds(db)
        await update(Kind).set({ boolean: true }).where(Kind.id.eq(2)).run(db)
        equal(await from(Kind).where(Kind.boolean.eq(true)).count(db), 1)
        equal(await from(Kind).where(Kind.boolean).count(db), 1)
        equal(await from(Kind).where(Kind.boolean.eq(false)).count(db), 1)
        const row = await from(Kind)
          .select({ yes: Kind.id.gt(0), no: Kind.id.gt(9) })
          .first(db)
        equal(row, { yes: true, no: false })
      },
    },
    {
      name: 'blobs are plain bytes of their own, empty or large',
      run: async ({ db }) => {
        await createTables(db, kindModels)
        const large = Uint8Array.from({ length: 100_000 }, (_, at) => at % 251)
        const view = large.subarray(1000, 1010)
        await insertInto(Kind)
          .values([{ blob: new Uint8Array() }, { blob: large }, { blob: view }])
          .run(db)
        const rows = await from(Kind).select({ blob: Kind.blob }).orderBy(Kind.id.asc()).all(db)
        equal(
          rows.map(row => row.blob),
          [new Uint8Array(), large, Uint8Array.from(view)],
        )
        equal(await from(Kind).where(Kind.blob.eq(view)).count(db), 1)
        equal(
          await from(Kind)
            .where(Kind.blob.in([view, new Uint8Array()]))
            .count(db),
          2,
        )
      },
    },
  ],
}
