// Statements in tests of applications: which are sent, and how many.
import type { QueryEvent } from '../database/types.ts'
import { IsomodelError } from '../error/base.ts'

/** Work sent another number of statements than expected. The message lists them, without values. */
export class StatementCountError extends IsomodelError {
  override readonly name = 'StatementCountError'
  /** What was sent, in order. */
  readonly statements: readonly QueryEvent[]
  constructor(expected: number, statements: readonly QueryEvent[]) {
    const lines = statements.map(({ sql }, at) => `\n${at + 1}. ${sql}`)
    const count = statements.length === 1 ? '1 statement was' : `${statements.length} statements were`
    super('STATEMENT_COUNT', `${count} sent instead of ${expected}${lines.join('')}`)
    this.statements = statements
  }
}

export interface RecordOptions {
  /** Which statements count; all unless given, BEGIN and COMMIT among them. */
  readonly where?: ((event: QueryEvent) => boolean) | undefined
}

/** Hears every statement of the databases whose `onQuery` it is. */
export interface StatementRecorder {
  readonly onQuery: (event: QueryEvent) => void
  /** What the work answers, and the statements that were sent while it ran. */
  record<T>(work: () => Promise<T>): Promise<{ readonly answer: T; readonly statements: readonly QueryEvent[] }>
  /** What the work answers, if it sent so many statements: StatementCountError if not. */
  expect<T>(count: number, work: () => Promise<T>): Promise<T>
}

/**
 * Counts statements, so that a test notices when a function begins to send more of them:
 * `const sent = recordStatements()`, `connect(adapter, { onQuery: sent.onQuery })`,
 * `await sent.expect(2, () => page(db))`. Statements of databases that only a server knows, such as those of triggers, are
 * not heard.
 */
export function recordStatements({ where = () => true }: RecordOptions = {}): StatementRecorder {
  const open = new Set<QueryEvent[]>()
  const recorder: StatementRecorder = {
    onQuery(event) {
      if (where(event)) for (const list of open) list.push(event)
    },
    async record(work) {
      const statements: QueryEvent[] = []
      open.add(statements)
      try {
        return { answer: await work(), statements }
      } finally {
        open.delete(statements)
      }
    },
    async expect(count, work) {
      const { answer, statements } = await recorder.record(work)
      if (statements.length !== count) throw new StatementCountError(count, statements)
      return answer
    },
  }
  return recorder
}
