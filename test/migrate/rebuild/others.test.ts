import { describe, expect, test } from 'vitest'
import type { SchemaOperation, TableSchema } from '../../../src/ast/schema.ts'
import { rebuildOf } from '../../../src/migrate/rebuild/table-rebuild.ts'
import { applyAll } from '../../../src/schema/change/apply.ts'
import { databases } from '../adapters.ts'
import { carryOut, contents, damage, make, planned, rebuild, rows, schemaOf, ways } from './kit.ts'
import { child, foreignKey, heroes, heroRows, id, key, toNumber } from './tables.ts'

const byName = { ...heroes, uniques: [{ name: 'u', columns: ['name'] }] }
const kids: TableSchema = {
  name: 'kids',
  columns: [id, { name: 'up', type: 'integer', nullable: true }, { name: 'hero', type: 'text', nullable: true }],
  ...key('kids'),
  foreignKeys: [
    foreignKey('kids', 'up', 'heroes', 'cascade'),
    foreignKey('kids', 'hero', 'heroes', 'cascade', { targetColumns: ['name'] }),
  ],
}
const kidRows = [`INSERT INTO kids VALUES (1, 1, 'a'), (2, 5, NULL)`]

describe.each(databases)('on %s', (_, open) => {
  describe.each(ways)('%s', (...way) => {
    test('a column goes, and with it the keys of others that point at it', async () => {
      await using db = open()
      const before = schemaOf(byName, kids, child('grandkids', 'kids', 'cascade'))
      await make(db, before.tables, [heroRows, ...kidRows, 'INSERT INTO grandkids VALUES (1, 1), (2, 2)'])
      const operations: SchemaOperation[] = [
        { kind: 'renameColumn', table: 'heroes', column: 'age', to: 'years' },
        { kind: 'dropColumn', table: 'heroes', column: 'name' },
      ]
      const was = await contents(db)
      await rebuild(db, operations, before, applyAll(before, operations), way)
      const now = await contents(db)
      expect(await rows(db, 'SELECT * FROM heroes')).toEqual([
        { id: 1, years: '7' },
        { id: 2, years: null },
        { id: 5, years: '9' },
      ])
      expect({ ...now.rows, heroes: [] }).toEqual({ ...was.rows, heroes: [] })
      expect(await rows(db, `SELECT "from", "table" FROM pragma_foreign_key_list('kids')`)).toEqual([
        { from: 'up', table: 'heroes' },
      ])
      expect(await damage(db)).toEqual([])
    })

    test('a table goes that others refer to, and all of their rows stay', async () => {
      await using db = open()
      const looping = {
        ...byName,
        columns: [...heroes.columns, { name: 'kid', type: 'integer', nullable: true } as const],
        foreignKeys: [foreignKey('heroes', 'kid', 'kids', 'cascade')],
      }
      const before = schemaOf(looping, kids, child('grandkids', 'kids', 'cascade'))
      await make(db, before.tables, [
        heroRows,
        ...kidRows,
        'INSERT INTO grandkids VALUES (1, 1), (2, 2)',
        'UPDATE heroes SET kid = 2 WHERE id = 1',
      ])
      const operations: SchemaOperation[] = [{ kind: 'dropTable', table: 'heroes' }]
      const was = await contents(db)
      await rebuild(db, operations, before, applyAll(before, operations), way)
      const { heroes: _heroes, ...others } = was.rows
      expect((await contents(db)).rows).toEqual(others)
      expect(await rows(db, `SELECT * FROM pragma_foreign_key_list('kids')`)).toEqual([])
      expect(await damage(db)).toEqual([])
    })

    test('a table stays that a table refers to of which no migration knows', async () => {
      await using db = open()
      const before = schemaOf(byName, kids)
      await make(db, before.tables, [
        heroRows,
        ...kidRows,
        'CREATE TABLE late (up REFERENCES heroes ON DELETE CASCADE)',
      ])
      const operations: SchemaOperation[] = [{ kind: 'dropTable', table: 'heroes' }]
      const was = await contents(db)
      await expect(rebuild(db, operations, before, applyAll(before, operations), way)).rejects.toThrow(
        'the table heroes cannot be dropped: the table late refers to it',
      )
      expect(await contents(db)).toEqual(was)
    })

    test('several tables at once, which refer to each other by what gets other names', async () => {
      await using db = open()
      const before = schemaOf(byName, kids)
      await make(db, before.tables, [heroRows, ...kidRows])
      const first: SchemaOperation[] = [
        toNumber,
        { kind: 'renameColumn', table: 'heroes', column: 'name', to: 'title' },
        { kind: 'renameTable', table: 'heroes', to: 'people' },
      ]
      const second: SchemaOperation[] = [
        { kind: 'renameColumn', table: 'kids', column: 'hero', to: 'person' },
        { kind: 'addCheck', table: 'kids', check: { name: 'c', rule: `person <> ''` } },
      ]
      const [middle, after] = [applyAll(before, first), applyAll(before, [...first, ...second])]
      const changes = [rebuildOf(first, before, middle), rebuildOf(second, middle, after)]
      await carryOut(db, await planned(db, changes, after, way[1]), way[2])
      expect(await rows(db, 'SELECT title, age FROM people ORDER BY id')).toEqual([
        { title: 'a', age: 7 },
        { title: 'b', age: 0 },
        { title: 'c', age: 9 },
      ])
      expect(await rows(db, 'SELECT * FROM kids')).toEqual([
        { id: 1, up: 1, person: 'a' },
        { id: 2, up: 5, person: null },
      ])
      const fresh = open()
      await make(fresh, after.tables)
      expect((await contents(db)).objects).toEqual((await contents(fresh)).objects)
      await fresh.close()
      expect(await damage(db)).toEqual([])
    })
  })

  test.each(['id + 1', 'id - 1'])(
    'a chain of ten thousand rows, each of which refers to row %s, is no trouble',
    { timeout: 20_000 },
    async next => {
      await using db = open()
      const chain = {
        ...heroes,
        columns: [...heroes.columns, { name: 'next', type: 'integer', nullable: true } as const],
        foreignKeys: [foreignKey('heroes', 'next', 'heroes', 'cascade')],
      }
      await make(
        db,
        [chain],
        [
          `WITH RECURSIVE n(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < 10000)
         INSERT INTO heroes (id, name, age) SELECT n, 'h' || n, '1' FROM n`,
          `UPDATE heroes SET next = ${next} WHERE ${next} BETWEEN 1 AND 10000`,
        ],
      )
      const before = schemaOf(chain)
      const start = performance.now()
      await rebuild(db, [toNumber], before, applyAll(before, [toNumber]), ways[1] as (typeof ways)[number])
      expect(performance.now() - start).toBeLessThan(2000)
      expect(await rows(db, 'SELECT count(*) AS n, count(next) AS m FROM heroes')).toEqual([{ n: 10_000, m: 9999 }])
    },
  )
})
