// Lists are looked up by keys, also where rows are changed: MariaDB would otherwise read the list again for every row.
import { createConnection } from 'mysql2/promise'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { mariadb, mysql } from '../../../src/dialects.ts'
import { array, defineSchema, deleteFrom, from, integer, table, text, update } from '../../../src/index.ts'
import { describeOn } from '../../services/database.ts'
import * as v from 'valibot'

const { Item } = defineSchema({
  Item: table('items', {
    id: integer().primaryKey(),
    name: text(v.maxLength(80)).unique(),
    size: integer(),
    tags: array(text()).nullable(),
  }),
})
const ids = Item.id.in([3, 900, 1700])

describeOn('mysql', url => {
  let connection: Awaited<ReturnType<typeof createConnection>>
  let dialect = mysql
  beforeAll(async () => {
    connection = await createConnection({ uri: url() })
    const [[row]] = (await connection.query('select version() as version')) as unknown as [[{ version: string }]]
    if (row.version.includes('MariaDB')) dialect = mariadb
    await connection.query(
      'create table items (id int auto_increment primary key, name varchar(80) unique, size int not null, tags json)',
    )
    const rows = Array.from({ length: 2000 }, (_, at) => [at + 1, `item ${at + 1}`, at])
    await connection.query('insert into items (id, name, size) values ?', [rows])
    await connection.query('analyze table items')
  })
  afterAll(() => connection?.end())

  test.each([
    ['a read by keys', from(Item).where(ids)],
    ['a read by unique texts', from(Item).where(Item.name.in(['item 3', 'item 900']))],
    ['an update', update(Item).set({ size: 0 }).where(ids)],
    [
      'an update that exchanges columns',
      update(Item)
        .set({ size: Item.id.plus(Item.size) })
        .where(ids, Item.size.gt(1)),
    ],
    ['a delete', deleteFrom(Item).where(ids)],
  ])('%s reads no whole table', async (_, statement) => {
    const { sql, params } = statement.toSQL(dialect)
    const [plan] = await connection.query(`explain ${sql}`, params as unknown[])
    const steps = plan as { table: string | null; type: string }[]
    const access = steps.filter(step => step.table === 'items').map(step => step.type)
    expect(access.length).toBeGreaterThan(0)
    expect(access).not.toContain('ALL')
  })

  test('a table may have the name that lists have', async () => {
    await connection.query(`update items set tags = '["new"]' where id in (1, 7)`)
    const { sql, params } = from(Item)
      .select({ id: Item.id })
      .where(Item.tags.has('new'))
      .orderBy(Item.id.asc())
      .toSQL(dialect)
    expect((await connection.execute(sql, params as string[]))[0]).toEqual([{ id: 1 }, { id: 7 }])
  })
})
