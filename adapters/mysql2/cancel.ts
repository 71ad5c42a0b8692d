// Ends the statement that a connection runs, by a connection of its own:
// https://dev.mysql.com/doc/refman/8.4/en/kill.html
import type { CoreConfig, CoreConnection, MysqlModule } from './driver.ts'
import { queryOptions } from './cells.ts'

/** What mysql2 has to know to reach the same server as the same user. */
const REACHING = [
  'host',
  'port',
  'localAddress',
  'socketPath',
  'user',
  'password',
  'password2',
  'password3',
  'passwordSha1',
  'ssl',
  'authPlugins',
  'authSwitchHandler',
  'insecureAuth',
  'enableCleartextPlugin',
  'connectTimeout',
]

function addressOf(config: CoreConfig): object {
  const names = typeof config['stream'] === 'function' ? [...REACHING, 'stream'] : REACHING
  return Object.fromEntries(names.map(name => [name, config[name]]))
}

/**
 * Ends what runs. Resolves when the server has been told, or cannot be, within `patience` milliseconds; true where it was.
 */
export function kill({ config, threadId }: CoreConnection, driver: MysqlModule, patience: number): Promise<boolean> {
  return new Promise(resolve => {
    const other = driver.createConnection(addressOf(config))
    const over = (told: boolean): void => {
      clearTimeout(timer)
      other.destroy()
      other.stream.destroy()
      resolve(told)
    }
    const timer = setTimeout(() => over(false), patience)
    other.on('error', () => over(false))
    other.query({ ...queryOptions(config), sql: `KILL QUERY ${threadId}` }, error => over(error === null))
  })
}
