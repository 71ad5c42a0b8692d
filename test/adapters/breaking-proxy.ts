// A network between a client and a server, which breaks when it is told to.
import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

/** When the next connection breaks: as soon as the client sent one text, or the server answered that with another. */
export interface Break {
  readonly sent: string
  /** What the server answers, which never arrives. Without it, the server does not even get what was sent. */
  readonly answered?: string
  /** What the server gets instead, on a connection that stays. */
  readonly instead?: string
}

/** A break after what was sent has been answered. */
export type AnsweredBreak = Required<Omit<Break, 'instead'>>

export interface BreakingProxy extends AsyncDisposable {
  readonly url: string
  breakAt(next: Break): void
}

/** Stands between clients and the server of an address. */
export async function openBreakingProxy(serverUrl: string): Promise<BreakingProxy> {
  const target = new URL(serverUrl)
  const open = new Set<Socket>()
  let next: Break | undefined
  const take = (text: string): Break | undefined => {
    const found = next !== undefined && text.includes(next.sent) ? next : undefined
    if (found) next = undefined
    return found
  }
  const proxy = createServer(client => {
    const server = connect(Number(target.port), target.hostname)
    const end = (): void => [client, server].forEach(socket => void socket.destroy())
    let breaking: Break | undefined
    for (const socket of [client, server]) {
      open.add(socket)
      socket.on('error', end).on('close', () => {
        open.delete(socket)
        end()
      })
    }
    client.on('data', data => {
      breaking ??= take(data.toString('latin1'))
      const { sent = '', answered, instead } = breaking ?? {}
      if (instead !== undefined) {
        breaking = undefined
        server.write(Buffer.from(data.toString('latin1').replace(sent, instead), 'latin1'))
      } else if (breaking && answered === undefined) end()
      else server.write(data)
    })
    let said = ''
    server.on('data', data => {
      if (!breaking) return void client.write(data)
      said += data.toString('latin1')
      if (said.includes(breaking.answered as string)) end()
    })
  }).listen(0, '127.0.0.1')
  await once(proxy, 'listening')
  const url = new URL(serverUrl)
  url.hostname = '127.0.0.1'
  url.port = String((proxy.address() as AddressInfo).port)
  return {
    url: url.href,
    breakAt: at => void (next = at),
    async [Symbol.asyncDispose]() {
      for (const socket of open) socket.destroy()
      await new Promise(resolve => proxy.close(resolve))
    },
  }
}
