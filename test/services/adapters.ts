// The adapter with which tests that run on every server reach it.
import type { Adapter } from 'isomodel'
import { pg } from 'isomodel/pg'
import type { ServerName } from './services.ts'

const adapters: Record<ServerName, (url: string) => Adapter<'transaction'>> = {
  postgres: url => pg({ url, max: 4 }),
  mysql: () => {
    throw new Error('later')
  },
}

export const adapterOn = (server: ServerName, url: string): Adapter<'transaction'> => adapters[server](url)
