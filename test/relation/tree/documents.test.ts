import { expect, test } from 'vitest'
import type { Codec, ValueType } from '../../../src/ast/value-type.ts'
import { toSQL } from '../../../src/compile/to-sql.ts'
import { ALL } from '../../../src/ast/executor.ts'
import { postgres } from '../../../src/dialects.ts'
import { array, bigint, defineSchema, from, integer, one, table, text } from '../../../src/index.ts'
import type { Root } from '../../../src/relation/load/root.ts'
import { documentReader, type LevelForm } from '../../../src/relation/tree/documents.ts'
import { wholeTree } from '../../../src/relation/tree/tree.ts'

const { List } = defineSchema({ List: table('lists', { id: integer().primaryKey(), items: array(bigint()) }) })
const type = List.$.table.byKey.get('items')?.type as ValueType

/** Reads items as one database or another stores them. */
const codecOf = (name: string) => (): Codec =>
  ({ encode: null, decode: (value: unknown) => `${name} ${String(value)}`, read: null }) as never

test('documents of one form are read as the database that sent them stores values', () => {
  const form: LevelForm = {
    types: [type],
    labels: ['List.items'],
    build: { keys: ['items'], parts: [0], missing: 0, computed: null },
  }
  const read = documentReader([form])
  const [a, b] = [codecOf('a'), codecOf('b')]
  const rows = (codec: () => Codec) => read([0, [['1']]], codec).rows
  expect([rows(a), rows(b), rows(a)]).toEqual([[{ items: ['a 1'] }], [{ items: ['b 1'] }], [{ items: ['a 1'] }]])
})

test('trees of the same form are told apart by what messages call their columns', () => {
  const schema = defineSchema(
    {
      Up: table('ups', { id: integer().primaryKey(), name: text() }),
      This: table('these', { id: integer().primaryKey(), upId: integer().references('Up.id') }),
      That: table('those', { id: integer().primaryKey(), upId: integer().references('Up.id') }),
    },
    { This: { up: one('upId') }, That: { up: one('upId') } },
  )
  const types = [from(schema.This).include({ up: true }), from(schema.That).include({ up: true })].map(query => {
    const { root } = query as unknown as { readonly root: Root }
    const tree = wholeTree(root, ALL, postgres)
    expect(toSQL(tree?.query as never, postgres).sql).toContain('json_agg')
    return tree?.query.selection?.parts[0] as { readonly type?: ValueType }
  })
  expect(types[0]?.type).not.toBe(types[1]?.type)
})
