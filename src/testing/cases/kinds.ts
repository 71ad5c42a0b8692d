// DESIGN 1, the table of column kinds and their ways of storage: every kind comes back as it was given, on every
// adapter, whatever its storage; what is stored but is no value of the kind is a DecodeError.
import {
  array,
  avg,
  bigint,
  blob,
  boolean,
  CheckViolation,
  collected,
  count,
  createTables,
  custom,
  decimal,
  DecodeError,
  defineSchema,
  enumOf,
  equal,
  fails,
  from,
  holds,
  insertInto,
  insertSchema,
  integer,
  interval,
  json,
  max,
  min,
  plainDate,
  plainDateTime,
  plainTime,
  prepare,
  real,
  type Row,
  sql,
  sum,
  table,
  text,
  timestamp,
  type Topic,
  type TransactionDatabase,
  update,
  uuid,
  ValidationError,
} from '../kit.ts'

const { Point } = defineSchema({ Point: table('points', { id: integer().primaryKey(), x: real(), y: real() }) })
const POINT = insertSchema(Point)

/** A point as two numbers with a space between them. */
const place = custom({
  sqlType: 'text',
  schema: POINT,
  encode: ({ x, y }) => `${x} ${y}`,
  decode: raw => {
    const [x = 0, y = 0] = String(raw).split(' ').map(Number)
    return { x, y }
  },
})

const schema = defineSchema({
  Kind: table('kinds', {
    id: integer().primaryKey(),
    text: text().nullable(),
    integer: integer().nullable(),
    bigint: bigint().nullable(),
    real: real().nullable(),
    decimal: decimal(12, 3).nullable(),
    boolean: boolean().nullable(),
    timestamp: timestamp().nullable(),
    plainDate: plainDate().nullable(),
    plainTime: plainTime().nullable(),
    plainDateTime: plainDateTime().nullable(),
    interval: interval().nullable(),
    uuid: uuid().nullable(),
    json: json(POINT).nullable(),
    blob: blob().nullable(),
    enum: enumOf('red', 'green', "it's").nullable(),
    array: array(text()).nullable(),
    custom: place.nullable(),
  }),
  Stored: table('stored', {
    id: integer().primaryKey(),
    scaled: decimal(12, 3, { storage: 'scaled' }).nullable(),
    numeric: decimal(12, 3, { storage: 'numeric' }).nullable(),
    digits: decimal(12, 3, { storage: 'text' }).nullable(),
    ms: timestamp({ storage: 'milliseconds' }).nullable(),
    iso: timestamp({ storage: 'text' }).nullable(),
    hex: uuid({ storage: 'hex' }).nullable(),
    bytes: uuid({ storage: 'bytes' }).nullable(),
    dashed: uuid({ storage: 'text' }).nullable(),
  }),
})
const { Kind, Stored } = schema
const UUID = '0189c1f2-7f3e-7abc-8def-00112233aabb'

const FULL = {
  id: 1,
  text: 'ä😀',
  integer: -5,
  bigint: 2n ** 62n,
  real: 0.1,
  decimal: '-1234.500',
  boolean: false,
  timestamp: new Date('2024-02-29T12:00:00.250Z'),
  plainDate: '2024-02-29',
  plainTime: '12:00:00',
  plainDateTime: '2024-02-29T12:00:00',
  interval: 'P1DT2H',
  uuid: UUID,
  json: { x: 1.5, y: -2 },
  blob: new Uint8Array([0, 255, 1]),
  enum: "it's",
  array: ['a', ''],
  custom: { x: 2, y: 3 },
} satisfies Row<typeof Kind>
const EMPTY: Row<typeof Kind> = {
  ...(Object.fromEntries(Object.keys(FULL).map(key => [key, null])) as unknown as Row<typeof Kind>),
  id: 2,
}

async function kinds(db: TransactionDatabase): Promise<void> {
  await createTables(db, schema)
  await insertInto(Kind).values([FULL, EMPTY]).run(db)
}

export const kindsTopic: Topic = {
  name: 'kinds',
  cases: [
    {
      name: 'every kind comes back as it was given, and so does null',
      run: async ({ db }) => {
        await kinds(db)
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
        await createTables(db, schema)
        equal(await insertInto(Kind).values([FULL, EMPTY]).returning().all(db), [FULL, EMPTY])
        equal(await db.batch([from(Kind).where(Kind.id.eq(1))]), [[FULL]])
      },
    },
    {
      name: 'every kind comes back from an object in a selection',
      run: async ({ db }) => {
        await kinds(db)
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
        await kinds(db)
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
        await kinds(db)
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
        await kinds(db)
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
        await kinds(db)
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
        await createTables(db, schema)
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
    {
      name: 'uuids are read in lower case and found in any',
      run: async ({ db }) => {
        await createTables(db, schema)
        const upper = UUID.toUpperCase()
        await insertInto(Stored).values({ dashed: upper, hex: upper, bytes: upper }).run(db)
        await insertInto(Kind).values({ uuid: upper }).run(db)
        equal(await from(Kind).select({ uuid: Kind.uuid }).one(db), { uuid: UUID })
        const all = await from(Stored).select({ a: Stored.dashed, b: Stored.hex, c: Stored.bytes }).one(db)
        equal(all, { a: UUID, b: UUID, c: UUID })
        for (const column of [Stored.dashed, Stored.hex, Stored.bytes]) {
          equal(await from(Stored).where(column.eq(upper)).count(db), 1)
          equal(
            await from(Stored)
              .where(column.in([upper]))
              .count(db),
            1,
          )
        }
        await fails(
          insertInto(Kind)
            .values({ uuid: UUID.replaceAll('-', '') })
            .run(db),
          ValidationError,
        )
      },
    },
    {
      name: 'a chosen way of storage is what the database holds',
      run: async ({ db }) => {
        await createTables(db, schema)
        const at = new Date('2024-02-29T12:00:00.250Z')
        await insertInto(Stored)
          .values({
            scaled: '-1.5',
            digits: '1.5',
            ms: at,
            iso: at,
            hex: UUID,
            bytes: UUID,
            dashed: UUID,
            numeric: '2.25',
          })
          .run(db)
        equal(await sql`select scaled, digits, ms, iso, hex, bytes, dashed, numeric from stored`.one(db), {
          scaled: -1500,
          digits: '1.500',
          ms: at.getTime(),
          iso: '2024-02-29T12:00:00.250Z',
          hex: UUID.replaceAll('-', ''),
          bytes: Uint8Array.from(UUID.replaceAll('-', '').match(/../g) ?? [], byte => parseInt(byte, 16)),
          dashed: UUID,
          numeric: 2.25,
        })
      },
    },
    {
      name: 'decimals mean the same whatever their storage',
      run: async ({ db }) => {
        await createTables(db, schema)
        const all = ['-10', '-9.5', '0.001', '2', '9.999', '10']
        await insertInto(Stored)
          .values(all.map(value => ({ scaled: value, numeric: value, digits: value })))
          .run(db)
        for (const column of [Stored.scaled, Stored.numeric, Stored.digits]) {
          const rows = await from(Stored).select({ value: column }).orderBy(column.desc()).all(db)
          equal(
            rows.map(row => row.value),
            ['10.000', '9.999', '2.000', '0.001', '-9.500', '-10.000'],
          )
          equal(await from(Stored).where(column.gt('9.999')).count(db), 1)
          equal(await from(Stored).where(column.eq('2.0')).count(db), 1)
          equal(
            await from(Stored)
              .where(column.in(['2', '10.000', '11']))
              .count(db),
            2,
          )
          equal(await from(Stored).where(column.between('-9.5', '2')).count(db), 3)
          const sums = await from(Stored)
            .select({ sum: sum(column), avg: avg(column), min: min(column), max: max(column), n: count() })
            .one(db)
          equal(sums, { sum: '2.500', avg: '0.4166667', min: '-10.000', max: '10.000', n: 6 })
        }
        equal(await from(Stored).where(Stored.scaled.eq(Stored.numeric), Stored.numeric.eq(Stored.digits)).count(db), 6)
        await update(Stored)
          .set({ scaled: Stored.digits, numeric: Stored.scaled, digits: Stored.numeric })
          .everyRow()
          .run(db)
        equal(await from(Stored).where(Stored.scaled.eq(Stored.numeric), Stored.numeric.eq(Stored.digits)).count(db), 6)
      },
    },
    {
      name: 'an enum takes its own values only, and the database checks it too',
      run: async ({ db }) => {
        await kinds(db)
        await fails(
          insertInto(Kind)
            .values({ enum: 'blue' as never })
            .run(db),
          ValidationError,
        )
        await fails(
          insertInto(Kind)
            .values({ enum: 'blue' as never }, { validate: false })
            .run(db),
          CheckViolation,
        )
        equal(
          await from(Kind)
            .where(Kind.enum.in(['red', "it's"]))
            .count(db),
          1,
        )
      },
    },
    {
      name: 'a custom kind goes through its own two ways, and its schema',
      run: async ({ db }) => {
        await kinds(db)
        equal(await sql`select custom from kinds where id = 1`.one(db), { custom: '2 3' })
        await fails(
          insertInto(Kind)
            .values({ custom: { x: 'no', y: 1 } as never })
            .run(db),
          ValidationError,
        )
        const query = prepare({ at: place }, p =>
          from(Kind)
            .select({ id: Kind.id })
            .where(sql<boolean>`${Kind.custom} = ${p.at}`),
        )
        equal(await query.all(db, { at: { x: 2, y: 3 } }), [{ id: 1 }])
      },
    },
    {
      name: 'stored values that are none of their kind are DecodeErrors that name the column',
      run: async ({ db }) => {
        await createTables(db, schema)
        for (const [name, value] of Object.entries({ timestamp: 'soon', json: '{', array: '[' })) {
          await sql`insert into kinds (id, ${sql.name(name)}) values (1, ${value})`.run(db)
          const error = await fails(from(Kind).all(db), DecodeError)
          holds(error.message.includes(`Kind.${name}`), `${error.message} names Kind.${name}`)
          await sql`delete from kinds`.run(db)
        }
      },
    },
  ],
}
