// Every wrong definition is an error that names its place, for those who come without types.
import { describe, expect, test } from 'vitest'
import * as v from 'valibot'
import { DefinitionError } from '../../src/error/definition.ts'
import { sql } from '../../src/query/sql.ts'
import * as columns from '../../src/model/columns.ts'
import * as constraints from '../../src/model/constraint.ts'
import * as indexes from '../../src/model/index-constraint.ts'
import { alias } from '../../src/model/model.ts'
import { many, manyThrough, one } from '../../src/relation/relation.ts'
import { defineSchema } from '../../src/model/schema.ts'
import { expression, table } from '../../src/model/table.ts'

type Loose = (...all: unknown[]) => Loose & Record<string, (...all: unknown[]) => unknown>
type Builder = Record<string, (...all: unknown[]) => Builder>
const loose = columns as unknown as Record<keyof typeof columns, (...all: unknown[]) => Builder>
const { array, custom, decimal, enumOf, integer, json, text } = loose
const define = defineSchema as unknown as (...all: unknown[]) => Record<string, Record<string, unknown>>
const tableOf = table as unknown as (...all: unknown[]) => unknown
const { check, foreignKey, primaryKey, unique } = constraints as unknown as Record<keyof typeof constraints, Loose>
const { index } = indexes as unknown as Record<keyof typeof indexes, Loose>
const relations = { many, one, manyThrough } as unknown as Record<string, (...all: unknown[]) => unknown>

const id = integer().primaryKey!()
const withColumn = (key: string, column: unknown) => () => define({ A: tableOf('a', { id, [key]: column }) })
const withTable = (more: object, options?: object) => () => define({ A: tableOf('a', { id, ...more }, options) })
const b = tableOf('b', { id, name: text(), code: text().unique!() })
const withReference = (column: unknown) => () => define({ A: tableOf('a', { id, bId: column }), B: b })
const links = {
  A: tableOf('a', { id, bId: integer().references!('B.id'), must: text() }),
  B: b,
  AB: tableOf('ab', { id, aId: integer().references!('A.id'), bId: integer().references!('B.id') }),
}
const withRelation = (model: string, name: string, relation: unknown) => () =>
  define(links, { [model]: { [name]: relation } })
const long = 'x'.repeat(64)

const wrong: Record<string, [make: () => unknown, message: string][]> = {
  columns: [
    [withColumn('x', v.string()), 'A.x: this is no column: write text(), integer(), ...'],
    [withColumn('x', text(v.string())), 'A.x: rules are valibot actions, none of them async'],
    [withColumn('x', text(v.checkAsync(async () => true))), 'A.x: rules are valibot actions, none of them async'],
    [withColumn('x', text().check!('a > 1')), 'A.x: check(), generatedAs() and defaultSql() take expressions'],
    [withColumn('x', text().defaultSql!('now')), 'A.x: check(), generatedAs() and defaultSql() take expressions'],
    [withColumn('x', text().onUpdate!('x')), 'A.x: onUpdate() takes a function'],
    [withColumn('x', json(v.string()).unique!()), 'A.x: json columns cannot be keys'],
    [withColumn('x', text().default!('a').defaultSql!(sql`1`)), 'A.x: there are two defaults'],
    [withColumn('x', text().default!('a').generatedAs!(sql`1`)), 'A.x: a generated column has no default'],
    [withColumn('x', text().version!()), 'A.x: version() is for integer columns'],
    [withColumn('x', integer().version!().nullable!()), 'A.x: a version() column has its own default'],
    [withColumn('x', text().readonly!({ insert: true })), 'A.x: readonly({ insert: true }) needs a default'],
    [withColumn('x', enumOf()), 'A.x: enumOf() takes different texts, at least one'],
    [withColumn('x', enumOf('a', 'a')), 'A.x: enumOf() takes different texts, at least one'],
    [withColumn('x', decimal(2, 3)), 'A.x: decimal() takes digits in all, and how many of them follow the point'],
    [withColumn('x', decimal(0, 0)), 'A.x: decimal() takes digits in all, and how many of them follow the point'],
    [withColumn('x', decimal(2.5, 1)), 'A.x: decimal() takes digits in all, and how many of them follow the point'],
    [withColumn('x', array(array(text()))), 'A.x: array() takes a plain column, and neither array() nor custom()'],
    [withColumn('x', array(text().nullable!())), 'A.x: array() takes a plain column, and neither array() nor custom()'],
    [() => array(v.string()), 'array() takes a column: array(text())'],
    [withColumn('x', json()), 'A.x: a valibot schema is needed that is not async'],
    [withColumn('x', custom({ sqlType: 'x' })), 'A.x: a valibot schema is needed that is not async'],
    [withColumn('x', json(v.objectAsync({}))), 'A.x: a valibot schema is needed that is not async'],
  ],
  defaults: [
    [withColumn('x', integer().default!('1')), 'A.x: the default is no 32-bit integer, or breaks a rule'],
    [withColumn('x', integer().default!(2 ** 31)), 'A.x: the default is no 32-bit integer, or breaks a rule'],
    [withColumn('x', text(v.nonEmpty()).default!('')), 'A.x: the default is no string, or breaks a rule'],
    [withColumn('x', text().default!(null)), 'A.x: the default is no string, or breaks a rule'],
    [withColumn('x', array(text()).default!([1])), 'A.x: the default is no Array<string>, or breaks a rule'],
    [withColumn('x', json(v.string()).default!(1)), 'A.x: the default is no JSON, or breaks a rule'],
    [withColumn('x', text().default!(sql`1`)), 'A.x: default() takes no expression: write defaultSql()'],
  ],
  keys: [
    [() => define({ A: tableOf('a', { x: text() }) }), 'A: there is no primary key'],
    [
      withColumn('x', integer().primaryKey!()),
      'A: a key of several columns is one constraint: t => [primaryKey(t.a, t.b)]',
    ],
    [
      withTable({ x: text() }, { constraints: (t: Builder) => [primaryKey(t.x)] }),
      'A: a key of several columns is one constraint: t => [primaryKey(t.a, t.b)]',
    ],
    [
      () => define({ A: tableOf('a', { x: text().nullable!().primaryKey!() }) }),
      'A.x: a primary key cannot be nullable',
    ],
    [() => define({ A: tableOf('a', { x: text().private!().primaryKey!() }) }), 'A.x: a primary key cannot be private'],
    [
      () => define({ A: tableOf('a', { x: text().nullable!() }, { constraints: (t: Builder) => [primaryKey(t.x)] }) }),
      'A.x: a primary key cannot be nullable',
    ],
    [withTable({ x: integer().version!(), y: integer().version!() }), 'A: there are two version() columns'],
  ],
  constraints: [
    [withTable({}, { constraints: () => [index()] }), 'A: index() names no column'],
    [withTable({}, { constraints: (t: Builder) => [unique(t.nope)] }), 'unique() takes columns of its own table'],
    [withTable({}, { constraints: () => [primaryKey()] }), 'A: primaryKey() names no column'],
    [withTable({}, { constraints: () => [check('x')] }), 'A: check() names no column'],
  ],
  names: [
    [withColumn('$', text()), "A.$: '$' cannot be the name of a property"],
    [
      withTable(Object.fromEntries([['__proto__', text()]])),
      "A.__proto__: '__proto__' cannot be the name of a property",
    ],
    [withColumn('a\0b', text()), 'A.a\0b: the name is empty or holds a NUL'],
    [withColumn('~plan', text()), "A.~plan: '~plan' cannot be the name of a property"],
    [withColumn('constructor', text()), "A.constructor: 'constructor' cannot be the name of a property"],
    [withColumn('', text()), 'A.: the name is empty or holds a NUL'],
    [withColumn(long, text()), `A.${long}: the name is longer than 63 bytes`],
    [withColumn('x', text().named!('ü'.repeat(32))), 'A.x: the name is longer than 63 bytes'],
    [withTable({ aB: text(), a_b: text() }), "A.a_b: the name 'a_b' is taken by A.aB"],
    [withTable({ x: text().named!('Y'), y: text() }), "A.y: the name 'y' is taken by A.x"],
    [() => define({ A: tableOf('', { id }) }), 'A: the name is empty or holds a NUL'],
    [() => define({ A: tableOf('t', { id }), B: tableOf('T', { id }) }), "B: the name 'T' is taken by A"],
    [() => define({ Aa: tableOf('t', { id }), aA: tableOf('u', { id }) }), "aA: the name 'aA' is taken by Aa"],
    [() => define({ 'a.b': tableOf('t', { id }) }), 'a.b: a model has no point in its name'],
    [() => define({ $: tableOf('t', { id }) }), "$: '$' cannot be the name of a property"],
    [() => define({ A: { id } }), "A: write table('name', { ... })"],
    [() => alias(define({ A: tableOf('a', { id }) }).A as never, ''), 'alias(A): the name is empty or holds a NUL'],
    [() => alias({} as never, 'a'), 'alias() takes a model'],
  ],
  'computed fields': [
    [withTable({}, { computed: { id: () => 1 } }), 'A.id: is a column already'],
    [withTable({}, { computed: { $: () => 1 } }), "A.$: '$' cannot be the name of a property"],
    [withTable({}, { computed: { x: expression(() => 1 as never) } }), 'A.x: expression() has to answer an expression'],
  ],
  references: [
    [withReference(integer().references!('C.id')), 'A.bId: C.id: no such model'],
    [withReference(integer().references!('B.nope')), 'A.bId: B.nope: no such column'],
    [withReference(integer().references!('B')), "A.bId: write 'Model.column' for B"],
    [withReference(text().references!('B.id')), 'A.bId: refers to B.id as text, but it is 32-bit integer'],
    [
      withReference(integer({ bits: 16 }).references!('B.id')),
      'A.bId: refers to B.id as 16-bit integer, but it is 32-bit integer',
    ],
    [
      withReference(text().references!('B.name')),
      'A.bId: B.name is neither a key nor unique: foreignKey() points at several columns',
    ],
    [withReference(integer().references!('B.id', { onDelete: 'set null' })), 'A.bId: set null needs a nullable column'],
  ],
  'actions of references': [
    [
      withReference(integer().references!('B.id', { onDelete: 'cascad' })),
      'A.bId: onDelete and onUpdate are cascade, restrict, no action or set null',
    ],
  ],
  'foreign keys of several columns': [
    [
      withTable({}, { constraints: (t: Builder) => [foreignKey([t.id], ['A.id', 'A.id'])] }),
      'A.id: a foreign key has as many columns as it points at, all of one model',
    ],
    [
      withTable({ x: integer() }, { constraints: (t: Builder) => [foreignKey([t.id], ['A.x'])] }),
      'A.id: A.x is neither a key nor unique',
    ],
    [
      withTable(
        { x: integer() },
        { constraints: (t: Builder) => [foreignKey([t.x], ['A.id'], { onDelete: 'set null' })] },
      ),
      'A.x: set null needs nullable columns',
    ],
    [
      withTable({ x: integer() }, { constraints: (t: Builder) => [foreignKey([t.x], ['A.id'], { onUpdate: 'x' })] }),
      'A.x: onDelete and onUpdate are cascade, restrict, no action or set null',
    ],
  ],
  relations: [
    [() => define(links, { C: {} }), 'C: no such model'],
    [withRelation('A', 'bId', relations.one!('bId')), 'A.bId: is a column already'],
    [withRelation('A', '$', relations.one!('bId')), "A.$: '$' cannot be the name of a property"],
    [withRelation('A', 'b', relations.one!('must')), 'A.b: A.must has no references(...)'],
    [withRelation('A', 'b', relations.one!('nope')), 'A.b: A.nope: no such column'],
    [withRelation('A', 'b', relations.one!('AB.aId')), 'A.b: AB.aId is not unique: write many()'],
    [withRelation('A', 'b', relations.many!('AB.bId')), 'A.b: AB.bId references B, not A'],
    [withRelation('A', 'b', relations.many!('C.id')), 'A.b: C.id: no such model'],
    [
      withRelation('A', 'b', relations.many!([])),
      'A.b: the keys of a relation belong to one model and lead to one model',
    ],
    [
      withRelation('A', 'b', relations.many!(['AB.aId', 'AB.bId'])),
      'A.b: the keys of a relation belong to one model and lead to one model',
    ],
    [
      withRelation('A', 'b', relations.many!('AB.aId', { orphans: 'detach' })),
      "A.b: orphans: 'detach' needs AB.aId to be nullable",
    ],
    [withRelation('A', 'b', relations.many!('AB.aId', { orderBy: 'nope' })), 'A.b: AB.nope: no such column'],
    [withRelation('A', 'b', relations.manyThrough!('AB.bId', 'AB.aId')), 'A.b: AB.bId references B, not A'],
    [
      withRelation('A', 'b', relations.manyThrough!('AB.aId', 'A.bId')),
      'A.b: both keys of manyThrough() belong to one model',
    ],
    [withRelation('A', 'b', relations.manyThrough!('AB.aId', 'AB.id')), 'A.b: AB.id has no references(...)'],
  ],
}

for (const [what, cases] of Object.entries(wrong)) {
  describe(what, () => {
    test.each(cases.map(([make, message]) => ({ make, message })))('$message', ({ make, message }) => {
      expect(make).toThrow(DefinitionError)
      expect(make).toThrow(new DefinitionError(message))
    })
  })
}
