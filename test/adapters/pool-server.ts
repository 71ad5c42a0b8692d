// What tests of pools ask of a server, in words that every server has.
import type { Adapter } from '../../src/adapter/adapter.ts'
import type { PoolOptions } from '../../src/adapter/pool/options.ts'

export interface PoolSettings extends PoolOptions {
  readonly max?: number
  readonly connectionTimeout?: number
  readonly statementTimeout?: number
  readonly cancelTimeout?: number
}

/** A session of the server with the database of the tests, other than those of the tests themselves. */
export interface ServerSession {
  readonly id: number
  /** The statement that it runs now; undefined for none. */
  readonly running: string | undefined
  readonly inTransaction: boolean
}

export interface PoolServer {
  /** The address of the database of the tests. */
  readonly url: string
  /** An adapter with a pool of its own. */
  adapter(settings?: PoolSettings, url?: string): Adapter<'transaction'>
  /** A statement that takes so many seconds. */
  sleep(seconds: number): string
  /** A query for the number of its own session, as `id`. */
  readonly ownId: string
  sessions(): Promise<ServerSession[]>
  kill(id: number): Promise<void>
  /** How many locks sessions of the database hold on its tables. */
  locks(): Promise<number>
  close(): Promise<void>
}

export async function until(done: () => Promise<boolean>, milliseconds = 5000): Promise<void> {
  const end = performance.now() + milliseconds
  while (!(await done())) {
    if (performance.now() > end) throw new Error(`it did not come about within ${milliseconds} ms`)
    await new Promise(resolve => setTimeout(resolve, 5))
  }
}
