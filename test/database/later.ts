// A driver whose answers come a turn of the event loop later, as those of a server do: the same database behind promises.
import type { Ability, Adapter, Connection, Cursor, Prepared } from '../../src/adapter/adapter.ts'

/** After everything that is ready to run has run. */
export const turn = (): Promise<void> => new Promise(resolve => setImmediate(resolve))

/** Other calls may run before the driver is asked, and again before its answer arrives. */
async function later<T>(ask: () => T): Promise<Awaited<T>> {
  await turn()
  try {
    return await ask()
  } finally {
    await turn()
  }
}

const laterCursor = (cursor: Cursor): Cursor => ({
  next: () => later(() => cursor.next()),
  close: () => later(() => cursor.close()),
})

function laterPrepared(prepare: () => Prepared): Prepared {
  let made: Prepared | undefined
  // A server learns of a statement when it runs first, and tells its mistakes then.
  const prepared = (): Prepared => (made ??= prepare())
  return {
    columns: () => later(() => prepared().columns()),
    all: parameters => later(() => prepared().all(parameters)),
    first: parameters => later(() => prepared().first(parameters)),
    run: parameters => later(() => prepared().run(parameters)),
    insert: parameters => later(() => prepared().insert?.(parameters)),
    cursor: (parameters, size) => {
      let cursor: Cursor | undefined
      return laterCursor({
        next: () => (cursor ??= prepared().cursor(parameters, size)).next(),
        close: () => cursor?.close(),
      })
    },
    finalize: () => made?.finalize(),
  }
}

const laterConnection = (connection: Connection): Connection => ({
  prepare: (sql, arrays, exact) => laterPrepared(() => connection.prepare(sql, arrays, exact)),
  exec: statements => later(() => connection.exec(statements)),
  translate: (error, sql, parameters) => connection.translate(error, sql, parameters),
})

/** The adapter with promises everywhere. */
export const asLater = <A extends Ability>(adapter: Adapter<A>): Adapter<A> => ({
  ...adapter,
  name: `${adapter.name}, later`,
  async open() {
    const driver = await later(() => adapter.open())
    return {
      acquire: async () => laterConnection(await later(() => driver.acquire())),
      release: (connection, broken) => driver.release(connection, broken),
      close: () => later(() => driver.close()),
    }
  },
})
