// A line to a server on which everything that is sent arrives later.
import { connect, createServer, type Server, type Socket } from 'node:net'

/** The address of a server by way of such a line; the server's own where nothing is delayed. */
export interface Line extends AsyncDisposable {
  readonly url: string
}

/** Hands on what comes in, so many milliseconds after it came, and in the same order. */
function pipe(from: Socket, to: Socket, delay: number): void {
  from.on('data', chunk => void setTimeout(() => to.write(chunk), delay))
  from.on('close', () => void setTimeout(() => to.destroy(), delay))
  from.on('error', () => to.destroy())
}

const listening = (server: Server): Promise<number> =>
  new Promise(done => {
    server.listen(0, '127.0.0.1', () => done((server.address() as { port: number }).port))
  })

/** A line on which a round trip takes so many milliseconds more. */
export async function delayed(url: string, milliseconds: number): Promise<Line> {
  if (milliseconds === 0) return { url, [Symbol.asyncDispose]: async () => {} }
  const { hostname, port } = new URL(url)
  const sockets = new Set<Socket>()
  const server = createServer({ noDelay: true }, client => {
    const there = connect({ host: hostname, port: Number(port), noDelay: true })
    for (const socket of [client, there]) sockets.add(socket)
    pipe(client, there, milliseconds)
    pipe(there, client, 0)
  })
  const line = new URL(url)
  line.host = `127.0.0.1:${await listening(server)}`
  return {
    url: line.href,
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy()
      await new Promise(done => server.close(done))
    },
  }
}
