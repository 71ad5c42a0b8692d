// Starts commands that serve a page.
import { spawn } from 'node:child_process'

export interface Command {
  /** The first address that it prints; fails where it ends without one. */
  readonly address: Promise<string>
  stop(): void
}

/** Starts a command in a process group of its own. */
export function startCommand(program: string, args: readonly string[], cwd?: string): Command {
  // The test runner's own mode is none of the command's business.
  const { NODE_ENV: _, ...env } = process.env
  const child = spawn(program, args, {
    cwd,
    env: { ...env, NO_COLOR: '1' },
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const { promise, resolve, reject } = Promise.withResolvers<string>()
  let told = ''
  const listen = (text: Buffer) => {
    told += text.toString()
    const [address] = /http:\/\/\S+/.exec(told) ?? []
    if (address) resolve(address)
  }
  child.stdout.on('data', listen)
  child.stderr.on('data', listen)
  child.on('exit', () => reject(new Error(`${program} ended: ${told}`)))
  return { address: promise, stop: () => child.pid && process.kill(-child.pid) }
}
