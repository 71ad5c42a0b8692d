import { describe, expect, test } from 'vitest'
import type { Ordering } from '../../src/ast/node.ts'
import type { TableSource } from '../../src/ast/query.ts'
import { nameOf } from '../../src/expression/expr.ts'
import { defineSchema, integer, manyThrough, table } from '../../src/index.ts'
import { ordersOf, plansOf } from '../../src/relation/plan.ts'
import { paths, village } from '../properties/village.ts'
import { Animal, Keeper } from '../query/zoo.ts'

const plans = (model: { readonly $: unknown }, asked: object) => plansOf(model.$ as TableSource, asked)
const words = (orders: readonly Ordering[]) =>
  orders.map(({ node, descending }) => `${descending ? '-' : ''}${nameOf(node)}`)

describe('a plan', () => {
  test('knows where each relation leads, in the order in which they are named', () => {
    for (const [model, relations] of Object.entries(paths)) {
      const asked = Object.fromEntries(Object.keys(relations).map(name => [name, true]))
      const made = plans(village[model as keyof typeof village], asked)
      expect(made.map(({ label }) => label)).toEqual(Object.keys(relations).map(name => `${model}.${name}`))
      for (const { relation, single, target, between } of made) {
        const path = relations[relation.name]
        expect([relation.here, target.$.model, relation.there]).toEqual([path?.here, path?.to, path?.there])
        expect([single, between?.$.model]).toEqual([path?.single ?? false, path?.over?.[0]])
      }
    }
  })
  test('holds options, and what is not said of them', () => {
    const where = Animal.id.gt(1)
    const [plan] = plans(Keeper, {
      animals: { where: [where, false, undefined], limit: 3, select: undefined, include: { foods: { link: true } } },
    })
    expect(plan).toMatchObject({ orderBy: null, limit: 3, offset: 0, select: null, link: false })
    expect(plan?.where).toEqual([where])
    expect(plan?.includes[0]).toMatchObject({ label: 'Animal.foods', link: true, where: [], includes: [] })
  })
  test('makes each model once', () => {
    const [plan] = plans(Keeper, { boss: { include: { boss: true } } })
    expect(plan?.target).toBe(plan?.includes[0]?.target)
  })
  test('gives a link table another name where it is the target too', () => {
    const { Pair } = defineSchema(
      {
        Pair: table('pairs', {
          id: integer().primaryKey(),
          left: integer().references('Pair.id'),
          right: integer().references('Pair.id'),
        }),
      },
      { Pair: { others: manyThrough('Pair.left', 'Pair.right') } },
    )
    const [plan] = plans(Pair, { others: true })
    expect(plan?.between?.$).toMatchObject({ as: 'link', aliased: true })
    expect(plan?.target.$.as).toBe('Pair')
  })
})

describe('the order of a list', () => {
  const { Person, Member } = village
  const ordersIn = (model: { readonly $: unknown }, asked: object) =>
    plans(model, asked).map(plan => words(ordersOf(plan)))
  test('is that of the relation, ended by the keys', () => {
    expect(ordersIn(Person, { staff: true, houses: true, clubs: true, visited: true })).toEqual([
      ['-Person.age', 'Person.name', 'Person.id'],
      ['House.street', 'House.number'],
      ['Club.code'],
      ['Club.code', 'Visit.id'],
    ])
  })
  test('is the one asked for, ended by the keys', () => {
    const asked = { staff: { orderBy: Person.wealth.desc() }, clubs: { orderBy: [Member.role.asc()] } }
    expect(ordersIn(Person, asked)).toEqual([
      ['-Person.wealth', 'Person.id'],
      ['Member.role', 'Club.code'],
    ])
    expect(ordersIn(Animal, { foods: { orderBy: [] } })).toEqual([['Food.id']])
  })
})
