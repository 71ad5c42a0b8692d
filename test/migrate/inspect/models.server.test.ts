// What our own definitions made is read as the models that it was made from.
import {
  and,
  array,
  bigint,
  blob,
  boolean,
  caseWhen,
  check,
  coalesce,
  concat,
  connect,
  dateAdd,
  datePart,
  decimal,
  defineSchema,
  enumOf,
  fullText,
  integer,
  json,
  length,
  lower,
  not,
  now,
  or,
  plainDate,
  plainTime,
  real,
  round,
  sql,
  table,
  text,
  timestamp,
  type TransactionDatabase,
  trim,
  uuid,
} from 'isomodel'
import * as v from 'valibot'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { TableDefinition } from '../../../src/ast/operation.ts'
import type { InspectedSchema, TableSchema, TypeSchema } from '../../../src/ast/schema.ts'
import type { ValueType } from '../../../src/ast/value-type.ts'
import { writeDefinition } from '../../../src/compile/definition.ts'
import { defining } from '../../../src/dialect/defining.ts'
import type { DefiningDialect } from '../../../src/dialect/dialect.ts'
import { inspect } from '../../../src/migrate/inspect/inspect.ts'
import { normalDefault } from '../../../src/schema/normal/sql.ts'
import { adapterOn } from '../../services/adapters.ts'
import { describeOn } from '../../services/database.ts'
import type { ServerName } from '../../services/services.ts'
import { catalogue } from '../catalogue.ts'
import { madeType, make, own, printed, written } from './made.ts'

/** Rules of every sort that the builders write. */
const rules = defineSchema({
  Rules: table(
    'rules',
    {
      id: integer().primaryKey(),
      a: integer(),
      b: integer().nullable(),
      big: bigint().defaultSql(sql`${5}`),
      r: real().defaultSql(sql`${1.5}`),
      n: decimal(10, 2).defaultSql(sql`${'0.50'}`),
      t: text().nullable(),
      s: text(v.maxLength(20)).defaultSql(sql`${"it's \\ \n here"}`),
      flag: boolean().defaultSql(sql`${true}`),
      at: timestamp().defaultSql(now()),
      day: plainDate().defaultSql(sql`${'2024-02-29'}`),
      clock: plainTime().nullable(),
      j: json(v.object({ a: v.number(), b: v.string() })).nullable(),
      id2: uuid().nullable(),
      bytes: blob().nullable(),
      kind: enumOf('plain', `o'droid`, 'back\\slash').defaultSql(sql`${'plain'}`),
      list: array(integer()).nullable(),
      sum: integer().generatedAs(sql<number>`${sql.name('a')} + coalesce(${sql.name('b')}, ${0})`),
      full: text().generatedAs(sql<string>`lower(${sql.name('s')})`),
    },
    {
      constraints: t => [
        check('c_in', t.a.in([1, 2, 3])),
        check('c_one', t.a.in([1])),
        check('c_not_in', t.t.notIn(['a', 'b'])),
        check('c_between', t.a.between(1, 5)),
        check('c_like', t.t.like('a%')),
        check('c_ilike', t.s.ilike('a%')),
        check('c_starts', t.t.startsWith('a%_')),
        check('c_null', t.t.isNull()),
        check('c_not_null', not(t.t.isNull())),
        check('c_and', and(t.a.gt(1), or(t.b.lt(5), t.b.isNull()))),
        check('c_flag', t.flag.eq(true)),
        check('c_flags', t.flag),
        check('c_kind', t.kind.eq('plain')),
        check('c_date', t.at.gt(new Date('2020-01-01T00:00:00.000Z'))),
        check('c_dates', t.at.gt(new Date('2020-01-01T10:30:00.250Z'))),
        check('c_day', t.day.gte('2020-01-01')),
        check('c_clock', t.clock.lt('10:30:00')),
        check('c_decimal', t.n.gt('1.50')),
        check('c_big', t.big.gt(9007199254740993n)),
        check('c_real', t.r.gt(1.5)),
        check('c_negative', t.a.gt(-5)),
        check('c_length', length(t.t).lt(10)),
        check('c_lower', lower(t.t).ne('x')),
        check('c_trim', trim(t.t).ne('')),
        check('c_coalesce', coalesce(t.t, '').ne('x')),
        check('c_concat', concat(t.t, '-', t.s).ne('-')),
        check('c_case', caseWhen(t.a.gt(1), 'x').else('y').eq('x')),
        check('c_sum', t.a.plus(t.b).times(2).lt(100)),
        check('c_round', round(t.r, 1).lt(100)),
        check('c_columns', t.a.lt(t.b)),
        check('c_mixed', t.r.gt(t.a)),
        check('c_uuid', t.id2.ne('00000000-0000-4000-8000-000000000000')),
        check('c_part', datePart('year', t.at).gt(2000)),
        check('c_add', dateAdd(t.at, { days: 1 }).gt(new Date(0))),
        check('c_text', t.s.ne(`it's "quoted" \\ and %`)),
      ],
    },
  ),
  Words: table(
    'words',
    { id: integer().primaryKey(), title: text(), body: text().nullable(), other: text() },
    { constraints: t => [fullText(t.title, t.body), fullText(t.other).named('others')] },
  ),
})

/** Kinds of the catalogue that share a type with others, or were told to be stored as another type. */
const UNKNOWN: Record<ServerName, Record<string, TypeSchema['type']>> = {
  postgres: {
    large: 'bigint',
    scaled: 'bigint',
    milliseconds: 'bigint',
    stamp_ms: 'bigint',
    written: 'text',
    text_time: 'text',
    text_uuid: 'text',
    hex_uuid: 'text',
    bytes_uuid: 'blob',
    'passports.number': 'blob',
    point: 'text',
  },
  mysql: {
    large: 'bigint',
    scaled: 'bigint',
    milliseconds: 'bigint',
    stamp_ms: 'bigint',
    interval: 'bigint',
    written: 'text',
    text_time: 'text',
    plain_date_time: 'timestamp',
    iso_time: 'text',
    space_time: 'text',
    hex_uuid: 'text',
    bytes_uuid: 'blob',
    'passports.number': 'blob',
    texts: 'json',
    bigints: 'json',
    times: 'json',
    blobs: 'json',
    list: 'json',
    point: 'text',
  },
}
const COLLATION = { postgres: 'NOCASE', mysql: 'utf8mb4_general_ci' }

describe.each<ServerName>(['postgres', 'mysql'])('models', server => {
  describeOn(server, url => {
    let db: TransactionDatabase
    let dialect: DefiningDialect
    let definitions: TableDefinition[]
    let found: InspectedSchema
    beforeAll(async () => {
      db = connect(adapterOn(server, url()))
      if (server === 'postgres')
        await sql`create collation "NOCASE" (provider = icu, locale = 'und-u-ks-level2', deterministic = false)`.run(db)
      const all = { ...catalogue, ...rules }
      definitions = await make(db, all, statement => statement.replace('NOCASE', COLLATION[server]))
      dialect = defining(db['~dialect'])
      found = await inspect(db, { schemas: ['geo'] })
    })
    afterAll(() => db.close())

    const tableOf = ({ name, schema }: { name: string; schema: string | null }): TableSchema =>
      found.tables.find(one => one.name === name && (one.schema ?? null) === schema) as TableSchema
    const kindOf = ({ kind, bits, maxLength, precision, scale, values, item }: ValueType): object => ({
      type: kind,
      ...(kind === 'integer' && bits !== 53 ? { bits } : {}),
      ...(kind === 'text' && maxLength !== undefined ? { maxLength } : {}),
      ...(kind === 'decimal' ? { precision, scale } : {}),
      ...(values ? { values } : {}),
      ...(item ? { item: kindOf(item) } : {}),
    })

    test('there are the tables of the models, and nothing else', () => {
      const names = (all: readonly { name: string; schema?: string | null }[]) =>
        all.map(({ name, schema }) => `${schema ?? ''}.${name}`).toSorted()
      expect(names(found.tables)).toEqual(names(definitions))
      expect([found.views, found.others]).toEqual([[], []])
    })

    test('columns have the kinds of the models', () => {
      for (const definition of definitions) {
        const { columns } = tableOf(definition)
        expect(columns.map(({ name }) => name)).toEqual(definition.columns.map(({ name }) => name))
        for (const [
          at,
          { name, type, nullable, auto, comment, typeCheck, indexed, generated },
        ] of definition.columns.entries()) {
          const column = columns[at] as TableSchema['columns'][number]
          const where = `${definition.name}.${name}`
          const unknown = UNKNOWN[server][name] ?? UNKNOWN[server][where]
          expect(column.type, where).toBe(unknown ?? type.kind)
          if (!unknown) expect(column, where).toMatchObject(kindOf(type))
          const bare = dialect.ddl.column({ type, collate: null, indexed }, dialect.quote)
          if (type.kind !== 'custom') expect(madeType(column, indexed, dialect), where).toBe(bare)
          expect(column.identity ?? false, where).toBe(auto)
          expect(column.comment ?? null, where).toBe(comment)
          const open = dialect.ddl.generatedNullable && generated ? true : nullable
          expect(column.nullable ?? false, where).toBe(open)
          const checked = dialect.ddl.typeCheck('x', type) === null ? undefined : typeCheck
          expect(column.typeCheck, where).toBe(checked)
        }
      }
    })

    test('a column has a collation where its model chose one', () => {
      const collated = found.tables.flatMap(({ columns }) => columns.filter(({ collate }) => collate))
      const point = server === 'postgres' ? [['point', { postgres: 'default' }]] : []
      expect(collated.map(({ name, collate }) => [name, collate])).toEqual([
        ...point,
        ['folded', { [dialect.name]: COLLATION[server] }],
      ])
    })

    test('defaults, generated columns and checks are the expressions of the models', () => {
      for (const definition of definitions) {
        const { columns, checks = [] } = tableOf(definition)
        for (const [at, { name, type, default: value, generated }] of definition.columns.entries()) {
          const column = columns[at]
          const text = own(column?.default, dialect.name)
          expect(text && normalDefault(dialect.name, text, { type: type.kind as never }), name).toBe(
            value
              ? normalDefault(dialect.name, writeDefinition(value, dialect, type), { type: type.kind as never })
              : undefined,
          )
          expect(printed(column?.generated, dialect.name), name).toBe(written(generated, dialect, type))
        }
        const rulesOf = Object.fromEntries(checks.map(({ name, rule }) => [name, printed(rule, dialect.name)]))
        expect(rulesOf).toEqual(
          Object.fromEntries(definition.checks.map(({ name, rule }) => [name, written(rule, dialect)])),
        )
      }
    })

    test('keys, indexes and foreign keys are those of the models', () => {
      const sorted = <T extends { readonly name: string }>(all: readonly T[] = []) =>
        all.toSorted((a, b) => (a.name < b.name ? -1 : 1))
      for (const definition of definitions) {
        const made = tableOf(definition)
        expect(made.primaryKey?.columns).toEqual(definition.primaryKey?.columns)
        const named = server === 'postgres' && !definition.columns.some(({ auto }) => auto)
        if (named) expect(made.primaryKey?.name).toBe(definition.primaryKey?.name)
        expect(sorted(made.uniques)).toEqual(sorted(definition.uniques))
        expect(sorted(made.fullTexts)).toEqual(sorted(definition.fullTexts))
        expect(sorted(made.indexes)).toEqual(
          sorted(definition.indexes.map(({ name, columns }) => ({ name, keys: columns }))),
        )
        expect(sorted(made.foreignKeys)).toEqual(
          sorted(definition.foreignKeys).map(({ name, columns, target, targetColumns, onDelete, onUpdate }) => {
            const action = (of: string | null) =>
              of === 'no action' || (server === 'mysql' && of === 'restrict') ? undefined : (of ?? undefined)
            return JSON.parse(
              JSON.stringify({
                name,
                columns,
                table: target.name,
                schema: target.schema ?? undefined,
                targetColumns,
                onDelete: action(onDelete),
                onUpdate: action(onUpdate),
              }),
            )
          }),
        )
        expect(made.comment ?? null).toBe(definition.comment)
      }
    })
  })
})
