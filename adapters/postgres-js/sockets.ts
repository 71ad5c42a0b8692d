// The sockets of one connection, which postgres.js does not show: a server that hears nothing answers no goodbye either.
import type net from 'node:net'
import type { Settings } from './driver.ts'

export type Net = Pick<typeof net, 'connect'>

/** What opens sockets. Undefined where postgres.js has sockets of its own, made of what the runtime offers. */
export async function loadNet(): Promise<Net | undefined> {
  const { navigator } = globalThis as { navigator?: { userAgent?: string } }
  return navigator?.userAgent === 'Cloudflare-Workers' ? undefined : import('node:net')
}

export class Sockets {
  /** The socket that each connection, or cancel request of it, began with. */
  private readonly open = new Set<Partial<net.Socket>>()
  private readonly net: Net | undefined
  private host = 0

  constructor(net: Net | undefined) {
    this.net = net
  }

  /** What an instance is told of its sockets. */
  option({ socket }: Settings): Pick<Settings, 'socket'> {
    const { net } = this
    if (socket) return { socket: async settings => this.keep(await socket(settings)) }
    return net ? { socket: settings => this.keep(this.connect(net, settings)) } : {}
  }

  /** What is written before it is connected waits. Hosts take turns, as those of postgres.js do. */
  private connect(net: Net, { path, host, port }: Settings): net.Socket {
    if (path) return net.connect(path)
    const at = this.host++ % port.length
    const address = { host: host[at] as string, port: port[at] as number }
    // postgres.js checks the name of the server's certificate by this.
    return Object.assign(net.connect(address), address)
  }

  private keep<S extends object>(socket: S): S {
    for (const one of this.open) if (one.destroyed) this.open.delete(one)
    this.open.add(socket)
    return socket
  }

  destroy(): void {
    for (const socket of this.open) socket.destroy?.()
  }
}
