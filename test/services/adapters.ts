// The adapter with which tests that run on every server reach it.
import type { Adapter } from 'isomodel'
import { mysql2 } from 'isomodel/mysql2'
import { pg } from 'isomodel/pg'
import type { ServerName } from './services.ts'

const adapters: Record<ServerName, (pool: { url: string; max: number }) => Adapter<'transaction'>> = {
  postgres: pg,
  mysql: mysql2,
}

export const adapterOn = (server: ServerName, url: string, max = 4): Adapter<'transaction'> =>
  adapters[server]({ url, max })
