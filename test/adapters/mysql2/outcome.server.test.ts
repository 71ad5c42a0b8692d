import { expect, test } from 'vitest'
import { createConnection } from 'mysql2/promise'
import { OutcomeUnknown, sql } from 'isomodel'
import { mysql2 } from 'isomodel/mysql2'
import { describeOn } from '../../services/database.ts'
import { type Broken, describeGone, describeOutcomes, failure, insert, type Words, written } from '../outcomes.ts'
import { mysqlServer } from './server.ts'

const words: Words = {
  begin: { sent: 'START TRANSACTION', answered: '' },
  commit: { sent: 'COMMIT', answered: '' },
  // A statement that was prepared is run: https://dev.mysql.com/doc/dev/mysql-server/latest/page_protocol_com_stmt_execute.html
  write: { sent: '\x00\x00\x00\x17', answered: '' },
  done: '',
}

describeOn('mysql', url => describeOutcomes(() => mysqlServer(url()), words, describeMysql))

function describeMysql(broken: () => Broken): void {
  test('a change of tables that is lost is OutcomeUnknown, also in a transaction, which it ends', async () => {
    const { db, direct, proxy } = broken()
    await sql`create table changed (id integer)`.run(direct)
    const call = db.transaction(async tx => {
      await insert.run(tx)
      proxy.breakAt(words.write)
      await sql`alter table changed add column n integer`.run(tx)
    })
    expect(await failure(call)).toBeInstanceOf(OutcomeUnknown)
    expect(await written(broken())).toBe(1)
  })

  describeGone(broken, async url => {
    const client = await createConnection({ uri: url })
    return { client, adapter: mysql2(client) }
  })
}
