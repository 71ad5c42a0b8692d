// The request to stop what a connection runs, on a connection of its own:
// https://www.postgresql.org/docs/current/protocol-flow.html#PROTOCOL-FLOW-CANCELING-REQUESTS
import type { PgClient, PgSession } from './driver.ts'

/** Asks the server to stop the statement that runs. Resolves when the server has been told, or cannot be. */
export function cancel(client: PgClient): Promise<void> {
  const { connection, host, port, processID, secretKey } = client as unknown as PgSession
  const Wire = connection.constructor as new (config: object) => PgSession['connection']
  const wire = new Wire({})
  return new Promise(resolve => {
    const done = (): void => resolve()
    wire.on('connect', () => wire.cancel(processID, secretKey))
    wire.on('end', done)
    wire.on('error', done)
    if (host.startsWith('/')) wire.connect(`${host}/.s.PGSQL.${port}`)
    else wire.connect(port, host)
  })
}
