// The adapter with which tests that run on every server reach it.
import type { Adapter } from 'isomodel'
import { mysql2 } from 'isomodel/mysql2'
import { pg } from 'isomodel/pg'
import type { ServerName } from './services.ts'

const adapters: Record<ServerName, (url: string) => Adapter<'transaction'>> = {
  postgres: url => pg({ url, max: 4 }),
  mysql: url => mysql2({ url, max: 4 }),
}

export const adapterOn = (server: ServerName, url: string): Adapter<'transaction'> => adapters[server](url)
