// What decides the SQL of an update or a delete is part of its shape.
import { describe, expect, test } from 'vitest'
import { sqlite } from '../../src/dialects.ts'
import { alias, deleteFrom, integer, text, update, updateEach, values } from '../../src/index.ts'
import { Animal, boss, Food, Keeper } from '../query/zoo.ts'

const listed = (name: string) => values('listed', { id: integer(), name: text() }, [{ id: 1, name }])
const named = { name: 'x' }

describe('statements of different texts have different shapes', () => {
  test('of other tables, of their order and number', () => {
    const statements = [
      update(Keeper).set(named).everyRow(),
      update(Keeper).from(boss).set(named).everyRow(),
      update(Keeper).from(alias(Keeper, 'chief')).set(named).everyRow(),
      update(Keeper).from(Animal).set(named).everyRow(),
      update(Keeper).from(Animal).from(Food).set(named).everyRow(),
      update(Keeper).from(Food).from(Animal).set(named).everyRow(),
      deleteFrom(Keeper).everyRow(),
      deleteFrom(Keeper).using(Animal).everyRow(),
      deleteFrom(Keeper).using(Food).everyRow(),
      updateEach(Keeper, [{ id: 1, name: 'x' }], { by: Keeper.id }),
      updateEach(Keeper, [{ id: 1, name: 'x', bossId: 1 }], { by: [Keeper.id, Keeper.bossId] }),
    ]
    const texts = statements.map(statement => statement.toSQL(sqlite).sql)
    expect(new Set(texts).size).toBe(texts.length)
    expect(statements.map(statement => statement.toSQL(sqlite).sql)).toEqual(texts)
  })

  test('but not of values', () => {
    const [one, other] = ['a', 'b'].map(name => {
      const list = listed(name)
      return update(Food)
        .from(list)
        .set({ name: list.name })
        .where(list.id.eq(Food.id), Food.name.ne(name))
        .toSQL(sqlite)
    })
    expect(one?.sql).toBe(other?.sql)
    expect([one?.params, other?.params]).toEqual([
      ['[[1,"a"]]', 'a'],
      ['[[1,"b"]]', 'b'],
    ])
    const each = [1, 2].map(count => {
      const rows = Array.from({ length: count }, (_, at) => ({ id: at, name: 'x' }))
      return updateEach(Food, rows, { by: Food.id }).toSQL(sqlite).sql
    })
    expect(each[0]).toBe(each[1])
  })
})
