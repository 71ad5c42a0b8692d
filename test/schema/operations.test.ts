import { defineSchema, from, index, integer, table, text, view } from 'isomodel'
import { expect, test } from 'vitest'
import { creation, removal } from '../../src/schema/operations.ts'
import * as quickstart from '../model/quickstart.ts'

const id = integer().primaryKey()
const schema = defineSchema({
  Hen: table('hens', { id, egg: integer().nullable().references('Egg.id') }, { comment: 'first' }),
  Egg: table(
    'eggs',
    { id, hen: integer().references('Hen.id').index(), colour: text().comment('of the shell') },
    { constraints: t => [index(t.colour, t.hen)] },
  ),
})

const summary = (operations: ReturnType<typeof creation>) =>
  operations.map(operation => {
    switch (operation.kind) {
      case 'createTable':
        return `table ${operation.table.name} -> ${operation.table.foreignKeys.map(({ target }) => target.name).join()}`
      case 'createIndex':
        return `index ${operation.index.name} of ${operation.table.name}`
      case 'createFullText':
        return `full text ${operation.index.name} of ${operation.table.name}`
      case 'dropFullText':
        return `drop full text ${operation.index.name} of ${operation.table.name}`
      case 'addForeignKey':
        return `key ${operation.foreignKey.name} of ${operation.table.name}`
      case 'comment':
        return `comment ${operation.table.name}.${operation.column}: ${operation.text}`
      case 'dropTables':
        return `drop ${operation.tables.map(({ name }) => name).join()}${operation.cyclic ? ' in a cycle' : ''}`
      case 'createView':
        return `view ${operation.view.name}`
      case 'dropViews':
        return `drop views ${operation.views.map(({ name }) => name).join()}`
    }
  })

test('where keys may point forward, every key stands in its table', () => {
  expect(summary(creation(schema, true))).toEqual([
    'table eggs -> hens',
    'table hens -> eggs',
    'index ix_eggs_hen of eggs',
    'index ix_eggs_colour_hen of eggs',
    'comment eggs.colour: of the shell',
    'comment hens.null: first',
  ])
})

test('where they may not, the keys that close a cycle come after all tables', () => {
  expect(summary(creation(schema, false))).toEqual([
    'table eggs -> ',
    'table hens -> eggs',
    'index ix_eggs_hen of eggs',
    'index ix_eggs_colour_hen of eggs',
    'key fk_eggs_hen of eggs',
    'comment eggs.colour: of the shell',
    'comment hens.null: first',
  ])
})

test('tables are removed in the reverse order, in one step', () => {
  expect(summary(removal(quickstart.schema))).toEqual(['drop hero_missions,missions,heroes,teams'])
})

test('a table that refers to itself is a cycle, and so are two that refer to each other', () => {
  const { Page } = defineSchema({ Page: table('pages', { id, parent: integer().nullable().references('Page.id') }) })
  expect(summary(removal({ Page }))).toEqual(['drop pages in a cycle'])
  expect(summary(removal(schema))).toEqual(['drop hens,eggs in a cycle'])
})

test('nothing is done for no models', () => {
  expect(creation({}, true)).toEqual([])
  expect(removal({})).toEqual([])
})

test('views come after all else, in the order in which they can read each other, and go before all else', () => {
  const eggs = view('all_eggs', from(schema.Egg))
  const some = view('some_eggs', from(eggs))
  expect(summary(creation({ some, eggs, Egg: schema.Egg, Hen: schema.Hen }, true)).slice(-2)).toEqual([
    'view all_eggs',
    'view some_eggs',
  ])
  expect(summary(removal({ eggs, some, Egg: schema.Egg, Hen: schema.Hen }))).toEqual([
    'drop views some_eggs,all_eggs',
    'drop eggs,hens in a cycle',
  ])
})
