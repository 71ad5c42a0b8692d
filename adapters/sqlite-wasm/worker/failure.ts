// What went wrong in the worker, in words that can be sent.
import { SqliteWasmError } from '../engine/errors.ts'
import type { Failure } from '../wire/messages.ts'

/** A failure that is told by its kind. */
export class WorkerFailure extends Error {
  readonly kind: Failure['kind']

  constructor(kind: Failure['kind'], message: string) {
    super(message)
    this.kind = kind
  }
}

/** Primary result codes that OPFS is behind, most often. https://sqlite.org/rescode.html */
const IO_ERROR = 10
const CANNOT_OPEN = 14

/** What the browser threw into SQLite's file system, which answers with a number only. */
let fault: Error | undefined

/** What was thrown before this has nothing to do with what comes. */
export function forgetFault(): void {
  fault = undefined
}

/** Is given everything that SQLite's JavaScript has to say. */
export function listen(...facts: unknown[]): void {
  fault = facts.find(fact => fact instanceof Error) ?? fault
}

/** The error as it is sent. */
export function describe(error: unknown, at: number): Failure {
  const message = error instanceof Error ? error.message : String(error)
  if (error instanceof WorkerFailure) return { kind: error.kind, code: 0, message, at }
  if (error instanceof SqliteWasmError) return { kind: kindOf(error), code: error.resultCode, message: message, at }
  return { kind: isQuota(error) ? 'quota' : 'fault', code: 0, message, at }
}

function kindOf({ resultCode }: SqliteWasmError): Failure['kind'] {
  const behind = fault
  fault = undefined
  const primary = resultCode & 0xff
  if (primary === IO_ERROR && isQuota(behind)) return 'quota'
  if (primary === CANNOT_OPEN && behind?.message.startsWith('SAH pool is full')) return 'pool'
  return 'sqlite'
}

/**
 * Whether the browser has no space left for this site. Its name differs with its age; and Chromium does not throw when a
 * quota is used up, but writes less than it was given, for which SQLite's file system has these words.
 */
export const isQuota = (error: unknown): boolean =>
  error instanceof Error &&
  /quota|unknown write\(\) failure|expected to write \d+ ?bytes but wrote/i.test(`${error.name} ${error.message}`)
