// A line to a server that can go dead without a word, as those behind a firewall do.
import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'

export interface Proxy extends AsyncDisposable {
  /** The server's address, through the line. */
  readonly url: string
  /** What each client said first. */
  readonly greetings: readonly Buffer[]
  /** Keeps back what the server says, until it is called. */
  hold(): () => void
  /** Nothing that is open hears anything from now on; `all`: nor does what is opened later. */
  freeze(all?: boolean): void
  /** Closes what is open. */
  cut(): void
}

export async function openProxy(server: string): Promise<Proxy> {
  const { hostname, port } = new URL(server)
  const sockets = new Set<Socket>()
  const servers = new Set<Socket>()
  const greetings: Buffer[] = []
  let frozen = false
  const listener = createServer(socket => {
    const up = connect(Number(port), hostname)
    for (const end of [socket, up]) sockets.add(end.on('error', () => {}).on('close', () => sockets.delete(end)))
    servers.add(up.on('close', () => servers.delete(up)))
    if (frozen) return
    socket.once('data', (data: Buffer) => greetings.push(data))
    socket.pipe(up).pipe(socket)
  }).listen(0, '127.0.0.1')
  await once(listener, 'listening')
  const cut = (): void => sockets.forEach(socket => void socket.destroy())
  const url = new URL(server)
  url.host = `127.0.0.1:${(listener.address() as AddressInfo).port}`
  return {
    url: url.href,
    greetings,
    hold() {
      const held = [...servers]
      for (const up of held) up.pause()
      return () => held.forEach(up => up.resume())
    },
    freeze(all = false) {
      frozen = all
      for (const socket of sockets) socket.unpipe().pause()
    },
    cut,
    async [Symbol.asyncDispose]() {
      cut()
      await new Promise(resolve => listener.close(resolve))
    },
  }
}
