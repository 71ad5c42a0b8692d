// A dialect chooses forms by name, and the SQL of a kind follows that choice, whatever the database.
import { expect, test } from 'vitest'
import type { ValueType, Words } from '../../src/ast/value-type.ts'
import { decimalType } from '../../src/kind/decimal.ts'
import { plainDateType } from '../../src/kind/plain-time.ts'
import { TIMESTAMP, timestampType } from '../../src/kind/timestamp.ts'
import { uuidType } from '../../src/kind/uuid.ts'

/** A database that keeps every kind in the form given here, unless a column says otherwise. */
const wordsOf = (forms: Partial<Record<ValueType['kind'], string>>): Words => ({
  name: 'made-up',
  form: ({ kind, storage }) => storage ?? forms[kind],
  time: (part, sql, milliseconds) => `${part.toUpperCase()} OF ${milliseconds ? 'COUNTED ' : ''}${sql}`,
  milliseconds: sql => `COUNT OF ${sql}`,
})
const counted = wordsOf({ timestamp: 'milliseconds', decimal: 'scaled' })
const native = wordsOf({ timestamp: 'native', decimal: 'numeric' })

const operand = (type: ValueType) => ({ sql: 'x', type })

test('moments are written from the form in which the database has them', () => {
  const { castTo } = TIMESTAMP.sql ?? {}
  expect(castTo?.text?.(operand(TIMESTAMP), counted)).toBe('INSTANT OF COUNTED x')
  expect(castTo?.text?.(operand(TIMESTAMP), native)).toBe('x')
  const cast = plainDateType().sql?.cast
  expect(cast?.(operand(TIMESTAMP), plainDateType(), counted)).toBe('DATE OF COUNTED x')
  expect(cast?.(operand(TIMESTAMP), plainDateType(), native)).toBe('DATE OF x')
})

test('moments are converted where two forms meet', () => {
  const text = timestampType('text')
  const convert = TIMESTAMP.sql?.convert
  expect(convert?.(operand(text), TIMESTAMP, counted)).toBe('COUNT OF x')
  expect(convert?.(operand(TIMESTAMP), text, counted)).toBe('INSTANT OF COUNTED x')
  expect(convert?.(operand(text), timestampType('milliseconds'), native)).toBe('COUNT OF x')
})

test('decimals are reckoned with in the form in which the database has them', () => {
  const type = decimalType(10, 2)
  const real = type.sql?.real
  expect(real?.(operand(type), counted)).toBe('(x / 100.0)')
  expect(real?.(operand(type), native)).toBeNull()
})

test('what a database cannot do names it', () => {
  const type = decimalType(30, 2)
  expect(() => type.sql?.sum?.(operand(type), 2, (name, of) => `${name}(${of})`, counted)).toThrow(
    'made-up has no arithmetic on decimals of more than 18 digits',
  )
  const bytes = uuidType('bytes')
  expect(() => bytes.sql?.castTo?.text?.(operand(bytes), native)).toThrow('made-up has no cast of uuid to text')
})
