// DESIGN 1: how a value is stored can be chosen for databases that exist already, and changes no meaning; what is stored
// but is no value of its kind is a DecodeError.
import { Kind, kindModels, place, seedKinds, UUID } from '../kinds.ts'
import {
  avg,
  CheckViolation,
  count,
  createTables,
  decimal,
  DecodeError,
  defineSchema,
  equal,
  fails,
  from,
  holds,
  insertInto,
  integer,
  max,
  min,
  prepare,
  QueryError,
  sql,
  sum,
  table,
  timestamp,
  type Topic,
  update,
  uuid,
  ValidationError,
} from '../kit.ts'

const schema = defineSchema({
  Stored: table('stored', {
    id: integer().primaryKey(),
    scaled: decimal(12, 3, { storage: 'scaled' }).nullable(),
    numeric: decimal(12, 3, { storage: 'numeric' }).nullable(),
    digits: decimal(12, 3, { storage: 'text' }).nullable(),
    broad: decimal(18, 3, { storage: 'numeric' }).nullable(),
    ms: timestamp({ storage: 'milliseconds' }).nullable(),
    iso: timestamp({ storage: 'text' }).nullable(),
    hex: uuid({ storage: 'hex' }).nullable(),
    bytes: uuid({ storage: 'bytes' }).nullable(),
    dashed: uuid({ storage: 'text' }).nullable(),
  }),
})
const { Stored } = schema

export const storage: Topic = {
  name: 'storage',
  cases: [
    {
      name: 'uuids are read in lower case and found in any',
      run: async ({ db }) => {
        await createTables(db, schema)
        await createTables(db, kindModels)
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
        equal(await sql`select scaled, digits, ms, iso, hex, bytes, dashed from stored`.one(db), {
          scaled: -1500,
          digits: '1.500',
          ms: at.getTime(),
          iso: '2024-02-29T12:00:00.250Z',
          hex: UUID.replaceAll('-', ''),
          bytes: Uint8Array.from(UUID.replaceAll('-', '').match(/../g) ?? [], byte => parseInt(byte, 16)),
          dashed: UUID,
        })
        // A number, or the text of one where that is how the driver reads decimals.
        const { numeric } = await sql<{ numeric: unknown }>`select ${sql.name('numeric')} from stored`.one(db)
        equal(Number(numeric), 2.25)
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
      name: 'a decimal that its storage cannot hold exactly is refused, never rounded',
      run: async ({ db }) => {
        await createTables(db, schema)
        const exact = ['123456789012.345', '-123456789012.345', '0.001']
        await insertInto(Stored)
          .values(exact.map(broad => ({ broad })))
          .run(db)
        equal(
          (await from(Stored).orderBy(Stored.id.asc()).all(db)).map(row => row.broad),
          exact,
        )
        const all = ['123456789012345.678', '999999999999999.999']
        for (const broad of all) {
          const written = await insertInto(Stored)
            .values({ broad })
            .run(db)
            .catch((error: unknown) => error)
          if (written instanceof ValidationError) continue
          equal(await from(Stored).where(Stored.broad.eq(broad)).count(db), 1)
        }
      },
    },
    {
      name: 'an enum takes its own values only, and the database checks it too',
      run: async ({ db }) => {
        await seedKinds(db)
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
        await seedKinds(db)
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
        await createTables(db, kindModels)
        for (const [name, value] of Object.entries({ timestamp: 'soon', json: '{', array: '[' })) {
          const stored = await sql`insert into kinds (id, ${sql.name(name)}) values (1, ${value})`
            .run(db)
            .catch((error: unknown) => error)
          // A database with a type of its own for the kind keeps it out.
          if (stored instanceof QueryError) continue
          const error = await fails(from(Kind).all(db), DecodeError)
          holds(error.message.includes(`Kind.${name}`), `${error.message} names Kind.${name}`)
          await sql`delete from kinds`.run(db)
        }
      },
    },
  ],
}
