// The kinds that inspect() names read the values of their columns, and write them back.
import {
  array,
  bigint,
  blob,
  boolean,
  connect,
  custom,
  decimal,
  defineSchema,
  enumOf,
  from,
  insertInto,
  integer,
  interval,
  json,
  plainDate,
  plainDateTime,
  plainTime,
  real,
  sql,
  table,
  text,
  timestamp,
  type TransactionDatabase,
  uuid,
} from 'isomodel'
import * as v from 'valibot'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { TypeSchema } from '../../../src/ast/schema.ts'
import { inspect } from '../../../src/migrate/inspect/inspect.ts'
import { adapterOn } from '../../services/adapters.ts'
import { describeOn } from '../../services/database.ts'
import type { ServerName } from '../../services/services.ts'
import { own } from './made.ts'

type Text = ReturnType<typeof text>
const same = (value: string) => value

/** A builder of the kind; the test knows its values. */
function builder(type: TypeSchema, dialect: string): Text {
  const simple = { bigint, real, boolean, timestamp, plainDate, plainTime, plainDateTime, interval, uuid, blob }
  if (type.type in simple) return simple[type.type as keyof typeof simple]() as never
  switch (type.type) {
    case 'text':
      return type.maxLength === undefined ? text() : text(v.maxLength(type.maxLength))
    case 'integer':
      return integer({ bits: type.bits ?? 53 }) as never
    case 'decimal':
      return decimal(type.precision ?? 0, type.scale ?? 0) as never
    case 'json':
      return json(v.unknown()) as never
    case 'enum':
      return enumOf(...(type.values as [string])) as never
    case 'array':
      return array(builder(type.item as TypeSchema, dialect)) as never
    default:
      return custom({
        sqlType: own(type.sqlType, dialect) as string,
        schema: v.string(),
        encode: same,
        decode: String,
      }) as never
  }
}

const date = (at: string) => new Date(at)
/** The type, a value in SQL, and what is read. */
const values: Record<ServerName, [type: string, value: string, expected: unknown][]> = {
  postgres: [
    ['smallint', '-5', -5],
    ['bigint', '9223372036854775807', 9223372036854775807n],
    ['real', '1.5', 1.5],
    ['numeric(10, 2)', '1.5', '1.50'],
    ['numeric', '12345678901234567890.123456789', '12345678901234567890.123456789'],
    ['boolean', 'true', true],
    ['timestamptz', `'2024-02-29 10:30:00.123456+02'`, date('2024-02-29T08:30:00.123Z')],
    ['timestamp', `'2024-02-29 10:30:00'`, '2024-02-29T10:30:00'],
    ['timestamp(0)', `'2024-02-29 10:30:00'`, '2024-02-29T10:30:00'],
    ['time', `'10:30:00'`, '10:30:00'],
    ['date', `'2024-02-29'`, '2024-02-29'],
    ['interval', `'1 day 2 hours'`, 'P1DT2H'],
    ['uuid', `'00000000-0000-4000-8000-000000000000'`, '00000000-0000-4000-8000-000000000000'],
    ['json', `'{"a": [1]}'`, { a: [1] }],
    ['jsonb', `'{"a": [1]}'`, { a: [1] }],
    ['bytea', `'\\x00ff'`, new Uint8Array([0, 255])],
    ['varchar', `'x'`, 'x'],
    ['char(5)', `'x'`, 'x    '],
    ['name', `'x'`, 'x'],
    ['"char"', `'x'`, 'x'],
    ['mood', `'ok'`, 'ok'],
    ['mood[]', `array['ok']::mood[]`, ['ok']],
    ['text[]', `array['a', 'b']`, ['a', 'b']],
    ['timestamptz[]', `array['2024-02-29 10:30:00+00'::timestamptz]`, [date('2024-02-29T10:30:00.000Z')]],
    ['positive', '5', 5],
    ['inet', `'10.0.0.1'`, '10.0.0.1'],
    ['point', `'(1,2)'`, '(1,2)'],
    ['money', '1.5', '$1.50'],
    ['xml', `'<a/>'`, '<a/>'],
    ['int4range', `'[1,5)'`, '[1,5)'],
    ['bit(3)', `B'101'`, '101'],
    ['tsvector', `'a b'`, `'a' 'b'`],
  ],
  mysql: [
    ['tinyint', '-5', -5],
    ['smallint unsigned', '65535', 65535],
    ['mediumint', '5', 5],
    ['int unsigned', '4294967295', 4294967295],
    ['bigint', '9223372036854775807', 9223372036854775807n],
    ['bigint unsigned', '18446744073709551615', '18446744073709551615'],
    ['tinyint(1)', '1', true],
    ['float', '1.5', 1.5],
    ['decimal(10, 2)', '1.5', '1.50'],
    ['year', '2024', 2024],
    ['datetime(3)', `'2024-02-29 10:30:00.123'`, date('2024-02-29T10:30:00.123Z')],
    ['timestamp null', `'2024-02-29 10:30:00'`, date('2024-02-29T10:30:00.000Z')],
    ['datetime', `'2024-02-29 10:30:00'`, '2024-02-29T10:30:00'],
    ['date', `'2024-02-29'`, '2024-02-29'],
    ['time', `'10:30:00'`, '10:30:00'],
    ['char(5)', `'x'`, 'x'],
    ['mediumtext', `'x'`, 'x'],
    ['char(36) collate utf8mb4_general_ci', `'no uuid'`, 'no uuid'],
    ['binary(2)', `x'00ff'`, new Uint8Array([0, 255])],
    ['varbinary(5)', `x'00ff'`, new Uint8Array([0, 255])],
    ['bit(3)', `b'101'`, new Uint8Array([5])],
    ['json', `'{"a": [1]}'`, { a: [1] }],
    [`enum('a', 'it''s')`, `'it''s'`, "it's"],
    [`set('a', 'b')`, `'a,b'`, 'a,b'],
  ],
}

describe.each<ServerName>(['postgres', 'mysql'])('values', server => {
  describeOn(server, url => {
    let db: TransactionDatabase
    beforeAll(async () => {
      db = connect(adapterOn(server, url()))
      await db.open()
      if (server !== 'postgres') return
      await sql`create type mood as enum ('sad', 'ok')`.run(db)
      await sql`create domain positive as integer check (value > 0)`.run(db)
    })
    afterAll(() => db.close())

    test.each(values[server].map((one, at) => [...one.slice(0, 2), at] as [string, string, number]))(
      '%s: %s',
      async (type, value, at) => {
        const name = `made_${at}`
        const end =
          { mariadb: 'collate utf8mb4_nopad_bin', mysql: 'collate utf8mb4_0900_bin' }[db['~dialect'].name] ?? ''
        await sql`${sql.unsafe(`create table ${name} (id integer primary key, c ${type})${end}`)}`.run(db)
        await sql`${sql.unsafe(`insert into ${name} values (1, ${value})`)}`.run(db)
        const [made] = (await inspect(db, { tables: [name] })).tables
        const column = made?.columns[1] as TypeSchema
        const { Read } = defineSchema({
          Read: table(name, { id: integer().primaryKey(), c: builder(column, db['~dialect'].name) }),
        })
        const [, , expected] = values[server][at] as [string, string, unknown]
        expect((await from(Read).one(db)) as unknown).toEqual({ id: 1, c: expected })
        await insertInto(Read)
          .values({ id: 2, c: expected } as never)
          .run(db)
        expect(await from(Read).all(db)).toEqual([
          { id: 1, c: expected },
          { id: 2, c: expected },
        ])
      },
    )
  })
})
