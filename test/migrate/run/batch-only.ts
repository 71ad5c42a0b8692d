// A real SQLite behind what hosts offer that take lists of statements only: there are no transactions that stay open, and
// foreign keys are always looked at.
import type { Adapter, Connection, Driver, Prepared, Words } from 'isomodel'
import { trips } from 'isomodel'
import { betterSqlite3 } from 'isomodel/better-sqlite3'

type Call = Pick<Prepared, 'all' | 'first' | 'run' | 'insert'>

/** Statements are prepared when they run: those before them may make the tables that they name. */
function lazily(inner: Connection, ...[sql, ...how]: Parameters<Connection['prepare']>): Prepared {
  let prepared: Prepared | undefined
  const own = (): Prepared => (prepared ??= inner.prepare(sql, ...how))
  const call: Call = {
    all: values => own().all(values),
    first: values => own().first(values),
    run: values => own().run(values),
    insert: values => own().insert?.(values) as never,
  }
  return {
    ...call,
    columns: () => own().columns(),
    cursor: (values, size) => own().cursor(values, size),
    finalize: () => prepared?.finalize(),
  }
}

function reduced(inner: Connection): Connection {
  return {
    ...inner,
    prepare: (...given) => lazily(inner, ...given),
    exec(statements) {
      throw new Error(`this connection takes no ${statements.join('; ').slice(0, 40)}`)
    },
    async together(steps, words: Words | undefined) {
      const answers: unknown[] = []
      if (words) await inner.exec(['BEGIN IMMEDIATE'])
      for (const [at, { prepared, call, parameters }] of steps.entries()) {
        try {
          answers.push(await (prepared[call] as NonNullable<Prepared['insert']>)(parameters))
        } catch (error) {
          if (words) await inner.exec(['ROLLBACK'])
          return { failure: { at, error } }
        }
      }
      if (words) await inner.exec(['COMMIT'])
      return { answers }
    },
  }
}

export function batchOnly(): Adapter<'batch'> {
  const whole = betterSqlite3({ file: ':memory:' })
  return {
    ...whole,
    name: 'batch-only',
    ability: 'batch',
    trips,
    async open(): Promise<Driver> {
      const driver = await whole.open()
      const connection = reduced(await driver.acquire())
      return { ...driver, acquire: () => connection }
    },
  }
}
