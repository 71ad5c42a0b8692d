// All pairs of types that have a cast, with a value of the first that is one of the second.
import type { ColumnSchema, DialectName, TypeSchema } from '../../../src/ast/schema.ts'
import { hasCast } from '../../../src/schema/change/casts.ts'

const TYPES: readonly TypeSchema[] = [
  { type: 'text' },
  { type: 'text', maxLength: 40 },
  { type: 'integer' },
  { type: 'integer', bits: 16 },
  { type: 'integer', bits: 32 },
  { type: 'bigint' },
  { type: 'real' },
  { type: 'decimal', precision: 10, scale: 2 },
  { type: 'decimal', precision: 10, scale: 2, storage: 'text' },
  { type: 'boolean' },
  { type: 'timestamp' },
  { type: 'timestamp', storage: 'milliseconds' },
  { type: 'plainDate' },
  { type: 'plainTime' },
  { type: 'plainDateTime' },
  { type: 'plainDateTime', storage: 'space' },
  { type: 'interval' },
  { type: 'uuid' },
  { type: 'uuid', storage: 'bytes' },
  { type: 'json' },
  { type: 'blob' },
  { type: 'enum', values: ['one', 'two'] },
  { type: 'enum', values: ['one', 'two', 'three'] },
  { type: 'array', item: { type: 'integer' } },
]

const WORDS: { readonly [T in TypeSchema['type']]?: string } = {
  decimal: '1.00',
  timestamp: '2020-01-02T00:00:00.000Z',
  plainDate: '2020-01-02',
  plainTime: '03:04:05',
  plainDateTime: '2020-01-02T00:00:00',
  uuid: '00000000-0000-4000-8000-000000000001',
  json: '{}',
  enum: 'one',
  text: 'one',
}

/** The literal; null where the form is one that no literal says everywhere. */
function valueOf({ type, storage }: TypeSchema, to: TypeSchema, dialect: DialectName): string | null {
  if (type === 'text') return `'${WORDS[to.type] ?? '1'}'`
  if (storage !== undefined) return null
  if (type === 'boolean') return dialect === 'postgres' ? 'true' : '1'
  if (type === 'decimal') return dialect === 'sqlite' ? '100' : '1.00'
  if (type === 'timestamp' && dialect === 'mariadb') return `'2020-01-02 00:00:00'`
  return WORDS[type] === undefined
    ? type === 'array' || type === 'blob' || type === 'interval'
      ? null
      : '1'
    : `'${WORDS[type]}'`
}

export interface Casts {
  readonly from: TypeSchema
  readonly to: readonly { readonly type: TypeSchema; readonly value: string | null }[]
}

export const castsOn = (dialect: DialectName): readonly Casts[] =>
  TYPES.map(from => ({
    from,
    to: TYPES.filter(to => to !== from && hasCast(from, to)).map(to => ({
      type: to,
      value: valueOf(from, to, dialect),
    })),
  })).filter(({ to }) => to.length > 0)

/** A column that takes nulls, with the check of its type. */
export const columnOf = (name: string, type: TypeSchema): ColumnSchema => ({
  name,
  ...type,
  nullable: true,
  ...((type.type === 'boolean' || type.type === 'enum') && { typeCheck: `ck_${name}` }),
})

export const text = (type: TypeSchema): string => JSON.stringify(type)
