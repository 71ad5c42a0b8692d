import type { Connection } from '../../src/adapter/adapter.ts'
import { requireKept } from '../../src/adapter/postgres/session.ts'
import type { IsomodelError } from '../../src/error/base.ts'
import { ConnectionLost } from '../../src/error/transaction.ts'
import { type Told, told } from './answer.ts'
import type { Message, PGliteDatabase, Serialize } from './driver.ts'
import { translate } from './errors.ts'
import { PGliteStatement, type Sender } from './statement.ts'

const QUIET = { syncToFs: false, throwOnError: false }

/** So many statements were prepared, in all databases: several adapters may share one. */
let count = 0

/** The one session of a PGlite. */
export class PGliteConnection implements Connection, Sender {
  readonly shared = true
  readonly holding = new Set<() => Promise<void>>()
  readonly write: Serialize
  private readonly db: PGliteDatabase
  private readonly statements = new Map<string, PGliteStatement>()
  private readonly exactStatements = new Map<string, PGliteStatement>()
  /** What frees statements that nobody needs any more, which goes out before the next one. */
  private forgotten: Uint8Array[] = []
  /** `I` outside of transactions, `T` in one, `E` in one that failed. */
  private status: 'I' | 'T' | 'E' = 'I'
  /** Lets others use the database again. */
  private free: (() => void) | undefined
  private last: Promise<unknown> = Promise.resolve()

  constructor(db: PGliteDatabase, write: Serialize) {
    this.db = db
    this.write = write
  }

  get inTransaction(): boolean {
    return this.status !== 'I'
  }

  get failed(): boolean {
    return this.status === 'E'
  }

  prepare(sql: string, _arrays: boolean, exact = false): PGliteStatement {
    const known = exact ? this.exactStatements : this.statements
    let statement = known.get(sql)
    if (!statement) known.set(sql, (statement = new PGliteStatement(this, `isomodel_${++count}`, sql, exact)))
    return statement
  }

  forget(statement: PGliteStatement): void {
    const { sql } = statement
    for (const known of [this.statements, this.exactStatements]) if (known.get(sql) === statement) known.delete(sql)
    this.forgotten.push(statement.closing())
  }

  async exec(statements: readonly string[]): Promise<void> {
    const { error, command } = await this.send([this.write.query(statements.join('; '))])
    if (error) throw error
    requireKept(statements, command)
  }

  /** Cursors may come between; PGlite itself does not keep the answers of two calls apart. */
  send(parts: readonly Uint8Array[]): Promise<Told> {
    const answer = this.last.then(() => this.alone(parts))
    this.last = answer.catch(() => {})
    return answer
  }

  /** Other users of the database wait, and for as long as a transaction is open. */
  private async alone(parts: readonly Uint8Array[]): Promise<Told> {
    if (this.db.closed) throw new ConnectionLost('the database was closed')
    if (!this.free) await this.take()
    try {
      const message = joined([...this.forgotten.splice(0), ...parts])
      const messages = (await this.db.execProtocolStream(message, QUIET)) as Message[]
      const ready = messages.findLast(one => one.name === 'readyForQuery')
      if (ready?.name === 'readyForQuery') this.status = ready.status
      if (!this.inTransaction) await this.db.syncToFs()
      return told(messages)
    } finally {
      if (!this.inTransaction) {
        this.free?.()
        this.free = undefined
      }
    }
  }

  private take(): Promise<void> {
    return new Promise((resolve, reject) => {
      const hold = (): Promise<void> =>
        new Promise(free => {
          this.free = free
          resolve()
        })
      this.db._runExclusiveTransaction(() => this.db.runExclusive(hold)).catch(reject)
    })
  }

  translate(error: unknown, sql: string, parameters: number): IsomodelError {
    return translate(error, { sql, parameters })
  }

  settle(): void {}

  /** Frees what the database holds of it. */
  async close(): Promise<void> {
    for (const close of this.holding) await close()
    if (this.forgotten.length > 0 && !this.db.closed) await this.send([this.write.sync()])
  }
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
