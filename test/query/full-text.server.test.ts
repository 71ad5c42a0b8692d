// The servers answer a search from its index.
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  connect,
  defineSchema,
  from,
  fullText,
  insertInto,
  integer,
  match,
  sql,
  table,
  text,
  type TransactionDatabase,
} from '../../src/index.ts'
import { createTables } from '../../src/migrate.ts'
import { adapterOn } from '../services/adapters.ts'
import { describeOn } from '../services/database.ts'
import { serverNames } from '../services/services.ts'

const schema = defineSchema({
  Article: table(
    'articles',
    { id: integer().primaryKey(), title: text(), body: text().nullable() },
    { constraints: t => [fullText(t.title, t.body)] },
  ),
})
const { Article } = schema

for (const server of serverNames) {
  describeOn(server, url => {
    let db: TransactionDatabase
    beforeAll(async () => {
      db = connect(adapterOn(server, url(), 1))
      await createTables(db, schema)
      const rows = Array.from({ length: 2000 }, (_, at) => ({ title: `word${at}`, body: at % 2 ? null : `even${at}` }))
      await insertInto(Article).values(rows).run(db)
    })
    afterAll(() => db.close())

    test('a search is answered from the index', async () => {
      if (server === 'postgres') await sql`analyze articles`.run(db)
      const plan = await from(Article).where(match(Article, 'word77 OR even8*'), Article.id.gt(1)).explain(db)
      expect(plan).toContain('ft_articles_title_body')
    })

    test('the index is seen by no one who does not name it', async () => {
      const [row] = await sql`select * from articles where id = 1`.all(db)
      expect(row).toEqual({ id: 1, title: 'word0', body: 'even0' })
    })
  })
}
