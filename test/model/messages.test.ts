// What the compiler says about the likeliest mistakes in models: one short sentence at the end.
import { describe, expect, test } from 'vitest'
import { compile } from './compiler.ts'

const head = `import * as v from 'valibot'
import * as c from '../../src/model/columns.ts'
import { primaryKey } from '../../src/model/constraint.ts'
import { index } from '../../src/model/index-constraint.ts'
import { many, manyThrough, one } from '../../src/relation/relation.ts'
import { defineSchema } from '../../src/model/schema.ts'
import { table } from '../../src/model/table.ts'
import type { New } from '../../src/model/model-types.ts'
const id = c.integer().primaryKey()
const b = table('b', { id, name: c.text() })
const { Hero } = defineSchema({ Hero: table('heroes', { id, name: c.text(), born: c.plainDate() }) })
export const all = [v, c, index, primaryKey, many, manyThrough, one, b, Hero]
export type N = New<typeof Hero>`

/** What the last line of the only error ends with. */
const mistakes: Record<string, [snippet: string, message: string]> = {
  'a foreign key to no column': [
    "defineSchema({ A: table('a', { id, bId: c.integer().references('B.idd') }), B: b })",
    `required in type 'Problem<"A refers to B.idd: no such column">'.`,
  ],
  'a foreign key to no model': [
    "defineSchema({ A: table('a', { id, bId: c.integer().references('Bee.id') }), B: b })",
    `required in type 'Problem<"A refers to Bee.id: no such model">'.`,
  ],
  'a foreign key of another type': [
    "defineSchema({ A: table('a', { id, bId: c.text().references('B.id') }), B: b })",
    `required in type 'Problem<"A refers to B.id as string, but it is number">'.`,
  ],
  'no primary key': [
    "defineSchema({ A: table('a', { name: c.text() }) })",
    `required in type 'Problem<"A has no primary key">'.`,
  ],
  'set null on NOT NULL': [
    "c.integer().references('Team.id', { onDelete: 'set null' })",
    `Type '"set null"' is not assignable to type '"cascade" | "no action" | "restrict" | Problem<"set null needs a nullable column: call nullable() first"> | undefined'.`,
  ],
  'a relation over a column without a key': [
    "defineSchema({ A: table('a', { id, bId: c.integer() }) }, { A: { b: one('bId') } })",
    `required in type 'Problem<"A.bId has no references(...)">'.`,
  ],
  'many over no foreign key': [
    "defineSchema({ A: table('a', { id }), B: b }, { A: { bs: many('B.aId') } })",
    `required in type 'Problem<"B.aId is no column with references(...)">'.`,
  ],
  'many over a key that leads elsewhere': [
    "defineSchema({ A: table('a', { id, up: c.integer().references('A.id') }), B: b }, { B: { as: many('A.up') } })",
    `required in type 'Problem<"A.up references A, not B">'.`,
  ],
  'a relation named like a column': [
    "defineSchema({ A: table('a', { id, up: c.integer().references('A.id') }) }, { A: { up: one('up') } })",
    `required in type 'Problem<"A.up is a column already">'.`,
  ],
  'relations of no model': [
    "const r = { A: { as: many('A.up') }, Aa: {} }\ndefineSchema({ A: table('a', { id, up: c.integer().references('A.id') }) }, r)",
    `required in type 'Problem<"Aa: no such model">'.`,
  ],
  'a key that may be null': [
    'c.text().nullable().primaryKey()',
    `required in type 'Problem<"a primary key cannot be nullable">'.`,
  ],
  'a version that does not count': [
    'c.text().version()',
    `required in type 'Problem<"version() is for integer columns">'.`,
  ],
  'a rule for another kind': ['c.integer(v.nonEmpty())', `Type 'number' is not assignable to type 'LengthInput'.`],
  'a default of another type': [
    "c.integer().default('1')",
    `Argument of type 'string' is not assignable to parameter of type 'number | (() => number)'.`,
  ],
  'a constraint over no column': [
    "table('t', { a: c.integer() }, { constraints: t => [primaryKey(t.b)] })",
    `Property 'b' does not exist on type 'OwnColumns<{ a: Column<"number", number, number, never, never>; }>'.`,
  ],
  'a misspelled column': ['Hero.nme', `Did you mean 'name'?`],
  'a missing value': [
    "export const hero: N = { name: 'x' }",
    `Property 'born' is missing in type '{ name: string; }' but required in type '{ id?: number | undefined; name: string; born: string; }'.`,
  ],
}

describe('the compiler says', () => {
  const answers = compile(
    'messages-model',
    Object.fromEntries(Object.entries(mistakes).map(([name, [snippet]]) => [name, snippet])),
    head,
  )
  test.each(Object.entries(mistakes))('%s', (name, [, message]) => {
    const lines = answers.get(name)!
    expect(lines.filter(line => line.startsWith('error'))).toHaveLength(1)
    expect(lines.at(-1)).toSatisfy((line: string) => line.endsWith(message), `got: ${lines.join('\n')}`)
  })
})
