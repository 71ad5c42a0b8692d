import type { Adapter } from 'isomodel'
import { openClient } from '../services/client.ts'
import type { PoolServer, PoolSettings } from './pool-server.ts'

/** Postgres as tests of pools see it. https://www.postgresql.org/docs/current/monitoring-stats.html */
export async function postgresServer(
  url: string,
  adapter: (options: PoolSettings & { readonly url: string }) => Adapter<'transaction'>,
): Promise<PoolServer> {
  const admin = await openClient('postgres', url)
  const others = `datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'`
  return {
    url,
    adapter: (settings = {}, address = url) => adapter({ ...settings, url: address }),
    sleep: seconds => `select pg_sleep(${seconds})`,
    ownId: 'select pg_backend_pid() as id',
    async sessions() {
      const rows = await admin.query(`select pid, state, query from pg_stat_activity where ${others}`)
      return rows.map(({ pid, state, query }) => ({
        id: Number(pid),
        running: state === 'active' ? String(query) : undefined,
        inTransaction: /in transaction/.test(String(state)),
      }))
    },
    kill: async id => void (await admin.query(`select pg_terminate_backend(${id})`)),
    async locks() {
      const [row] = await admin.query(
        `select count(*) as n from pg_locks l join pg_database d on d.oid = l.database
         where d.datname = current_database() and l.pid <> pg_backend_pid() and l.locktype in ('relation', 'tuple', 'transactionid')`,
      )
      return Number(row?.['n'])
    },
    close: () => admin.close(),
  }
}
