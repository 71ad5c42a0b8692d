// The forms that SQLite names have to be forms of their kinds: under a wrong name a value would be stored as it is.
import { expect, test } from 'vitest'
import type { ValueType } from '../../../src/ast/value-type.ts'
import { form } from '../../../src/dialect/sqlite/form.ts'
import { UNKNOWN } from '../../../src/kind/unknown.ts'
import { catalogue } from '../../migrate/catalogue.ts'

const columns = catalogue.Kinds.$.table.columns.map(({ key, type }): [string, ValueType] => [key, type])

test.each([...columns, ['unknown', UNKNOWN] as [string, ValueType]])('%s is kept in a form of its kind', (_, type) => {
  if (type.forms) expect(Object.keys(type.forms)).toContain(form(type))
  else expect(['text', 'enum', 'plainDate']).toContain(type.kind)
})
