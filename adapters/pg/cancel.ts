// The request to stop what a connection runs, on a connection of its own:
// https://www.postgresql.org/docs/current/protocol-flow.html#PROTOCOL-FLOW-CANCELING-REQUESTS
import type { PgClient, PgSession, PgWire } from './driver.ts'

/**
 * Asks the server to stop the statement that runs, through TLS where the client uses it. Resolves when the server has been
 * told, or cannot be, within `patience` milliseconds.
 */
export function cancel(client: PgClient, patience: number): Promise<void> {
  const { connection, host, port, processID, secretKey } = client as unknown as PgSession
  const { ssl, sslNegotiation } = connection
  const Wire = connection.constructor as new (config: object) => PgWire
  const wire = new Wire({ ssl, sslNegotiation })
  return new Promise(resolve => {
    const timer = setTimeout(() => wire.stream.destroy(), patience)
    const done = (): void => {
      clearTimeout(timer)
      resolve()
    }
    const ask = (): void => wire.cancel(processID, secretKey)
    if (!ssl) wire.on('connect', ask)
    else if (sslNegotiation !== 'direct') wire.on('connect', () => wire.requestSsl())
    wire.on('sslconnect', ask)
    wire.on('end', done)
    wire.on('error', () => wire.stream.destroy())
    if (host.startsWith('/')) wire.connect(`${host}/.s.PGSQL.${port}`)
    else wire.connect(port, host)
  })
}
