import { mysql2, type MysqlOptions } from 'isomodel/mysql2'
import { openClient } from '../../services/client.ts'
import type { PoolServer } from '../pool-server.ts'

/** The server answers what it saw last as long as somebody asks more often than this, in milliseconds. */
const UNSEEN = 110

/** MySQL or MariaDB as tests of pools see it. https://dev.mysql.com/doc/refman/8.4/en/information-schema-innodb-trx-table.html */
export async function mysqlServer(url: string): Promise<PoolServer> {
  const admin = await openClient('mysql', url)
  const others = 'db = database() and id <> connection_id()'
  const processes = 'information_schema.processlist'
  const transactions = 'information_schema.innodb_trx'
  const seen = () => new Promise(resolve => setTimeout(resolve, UNSEEN))
  return {
    url,
    adapter: (settings = {}, address = url) => mysql2({ ...settings, url: address } as MysqlOptions),
    sleep: seconds => `select sleep(${seconds})`,
    ownId: 'select connection_id() as id',
    async sessions() {
      await seen()
      const rows = await admin.query(
        `select id, command, info, id in (select trx_mysql_thread_id from ${transactions}) as open
         from ${processes} where ${others}`,
      )
      return rows.map(({ id, command, info, open }) => ({
        id: Number(id),
        running: command === 'Sleep' ? undefined : String(info),
        inTransaction: Number(open) === 1,
      }))
    },
    kill: async id => {
      // It may have ended by itself.
      await admin.query(`kill connection ${id}`).catch(() => {})
    },
    async locks() {
      await seen()
      const [row] = await admin.query(
        `select coalesce(sum(trx_tables_locked + trx_rows_locked), 0) as n from ${transactions}
         where trx_mysql_thread_id in (select id from ${processes} where ${others})`,
      )
      return Number(row?.['n'])
    },
    close: () => admin.close(),
  }
}
