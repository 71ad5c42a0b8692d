// Plans of servers: rows, costs, and what happened when a query ran.
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  connect,
  deleteFrom,
  explain,
  from,
  recursiveCte,
  sql,
  type TransactionDatabase,
  update,
  ValidationError,
} from '../../../src/index.ts'
import { adapterOn } from '../../services/adapters.ts'
import { describeOn } from '../../services/database.ts'
import { Animal, fillZoo, Keeper, Odd, Visit } from '../../query/zoo.ts'

const team = recursiveCte('team', from(Keeper).where(Keeper.id.eq(1)).select({ id: Keeper.id }), self =>
  from(Keeper).innerJoin(self, self.id.eq(Keeper.bossId)).select({ id: Keeper.id }),
)

for (const server of ['postgres', 'mysql'] as const)
  describeOn(server, url => {
    let db: TransactionDatabase
    beforeAll(async () => {
      db = await fillZoo(connect(adapterOn(server, url())))
    })
    afterAll(() => db.close())

    test('a step tells rows and index', async () => {
      const { nodes } = await explain(db, from(Animal).where(Animal.id.eq(1)))
      expect(nodes).toMatchObject([{ operation: 'search', model: 'Animal', table: 'animals', estimatedRows: 1 }])
      expect(nodes[0]?.index).toBe(server === 'mysql' ? 'PRIMARY' : 'pk_animals_id')
      expect(nodes[0]?.cost === undefined).toBe(server === 'mysql')
    })

    test('tables in schemas and tables with odd names are found', async () => {
      const visits = (await explain(db, from(Visit).where(Visit.note.eq('x')))).nodes
      expect(visits).toMatchObject([{ model: 'Visit', table: server === 'postgres' ? 'visits' : 'log_visits' }])
      const { nodes } = await explain(db, from(Odd).where(Odd.quoted.eq('x"')))
      expect(nodes).toMatchObject([{ model: 'Odd', table: 'order "by" [x]' }])
    })

    test('recursion is a set operation', async () => {
      const { nodes } = await explain(db, from(team))
      expect(nodes.some(({ operation }) => operation === 'set')).toBe(true)
      expect(nodes.filter(({ model }) => model === 'Keeper').length).toBeGreaterThanOrEqual(2)
    })

    test('analyze tells the rows and times of what ran', async () => {
      const query = from(Animal).where(Animal.name.ne('')).orderBy(Animal.age.asc())
      const { nodes, text } = await explain(db, query, { analyze: true })
      const scan = nodes.find(({ operation }) => operation === 'scan')
      expect(scan?.actual).toMatchObject({ rows: await from(Animal).count(db), loops: 1 })
      expect(scan?.actual?.time).toBeGreaterThanOrEqual(0)
      expect(text).toContain('5 rows, ')
      expect((await explain(db, query)).nodes.every(({ actual }) => actual === undefined)).toBe(true)
    })

    test('analyze refuses what writes or locks, and the names of columns are no reason to', async () => {
      const refused = [
        update(Animal).set({ age: 1 }).everyRow(),
        deleteFrom(Animal).everyRow(),
        from(Animal).forUpdate(),
        from(Animal).forShare(),
        from(Animal).where(sql<boolean>`exists (${sql.unsafe('delete from animals')})` as never),
      ]
      for (const statement of refused)
        await expect(explain(db, statement, { analyze: true })).rejects.toThrow(ValidationError)
      const named = from(Animal).select({ UPDATE: Animal.id, 'a "DELETE': Animal.name, "MERGE'`": Animal.age })
      expect((await explain(db, named, { analyze: true })).nodes[0]?.actual?.rows).toBe(5)
    })

    test('an error of the server leaves the connection usable, and dooms a transaction', async () => {
      await expect(explain(db, sql`select nothing from nowhere`)).rejects.toMatchObject({ name: 'QueryError' })
      const doomed = db.transaction(async tx => {
        await explain(tx, sql`select nothing from nowhere`).catch(() => {})
        await from(Animal).all(tx)
      })
      await expect(doomed).rejects.toMatchObject({ name: 'TransactionAborted' })
      expect(await from(Animal).count(db)).toBe(5)
    })
  })
