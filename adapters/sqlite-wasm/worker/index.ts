// The entry `isomodel/sqlite-wasm/worker`: a dedicated worker that owns one database and does what its page asks.
import type { Database } from '../engine/database.ts'
import { type Answer, type Failure, type Message, type Operation, type Request, stoppable } from '../wire/messages.ts'
import { describe, forgetFault, WorkerFailure } from './failure.ts'
import { type Open, openStore } from './open.ts'
import { Service } from './serve.ts'

/** So many milliseconds the worker runs one operation after another before it looks for messages. */
const SLICE = 10
/** So many steps of SQLite's machine between two looks at the shared flag. */
const STEPS = 10_000

/** What this worker sees of its page; types of the page's own globals say otherwise. */
const page = globalThis as unknown as {
  postMessage(message: Message, transfer: Transferable[]): void
  onmessage: ((event: MessageEvent<Request>) => void) | null
  close(): void
}

let open: Open | undefined
let service: Service | undefined
/** The requests that are not answered; they are done in the order in which they came. */
let last: Promise<void> = Promise.resolve()
const cancelled = new Set<number>()
/** Where the page says up to which request all are to stop, if it can. */
let stop: Int32Array | undefined
/** The request that runs and may be stopped, and the last one that was answered. */
let current = 0
let answered = 0

page.onmessage = ({ data: request }) => {
  if ('cancel' in request) {
    if (request.id > answered) cancelled.add(request.id)
    return
  }
  last = last.then(() => answer(request))
}

async function answer(request: Request): Promise<void> {
  const started = performance.now()
  current = 'operations' in request && stoppable(request.operations) ? request.id : 0
  forgetFault()
  try {
    const { message, transfer } = await handle(request, started)
    page.postMessage(message, transfer)
  } catch (error) {
    const failure = describe(error, 0)
    page.postMessage({ id: request.id, answers: [], failure, took: performance.now() - started }, [])
  } finally {
    cancelled.delete(request.id)
    answered = request.id
    current = 0
  }
}

interface Answered {
  readonly message: Message
  readonly transfer: Transferable[]
}

async function handle(request: Request, started: number): Promise<Answered> {
  const { id } = request
  if ('open' in request) {
    open = await openStore(request.open)
    stop = request.open.stop && new Int32Array(request.open.stop)
    service = new Service(open.store.database)
    watch(open.store.database)
    return { message: { id, storage: open.store.storage }, transfer: [] }
  }
  if ('operations' in request) return perform(request, started)
  const { store } = opened()
  if ('import' in request) {
    service?.leave()
    try {
      await store.importFile(request.import)
    } finally {
      service?.move(store.database)
      watch(store.database)
    }
  } else if ('export' in request) {
    service?.settle()
    const file = store.exportFile().buffer
    return { message: { id, file }, transfer: [file] }
  } else {
    await close()
  }
  return { message: { id, answers: [], took: performance.now() - started }, transfer: [] }
}

function opened(): Open {
  if (!open) throw new WorkerFailure('fault', 'the database is not open')
  return open
}

/** Runs the operations; one that fails is the last. */
async function perform(
  { id, operations, undo }: { id: number; operations: readonly Operation[]; undo?: readonly string[] | undefined },
  started: number,
): Promise<Answered> {
  const { store } = opened()
  const running = service as Service
  const { writes } = running
  running.learn(operations)
  const answers = []
  const transfer: Transferable[] = []
  let failure: Failure | undefined
  // This clock may be set back and forth, but costs a fifth of the exact one, which is much beside a quick operation.
  let slice = Date.now()
  for (const operation of operations) {
    const at = answers.length
    try {
      if (at > 0 && Math.abs(Date.now() - slice) > SLICE) {
        await messages()
        slice = Date.now()
      }
      if (cancelled.has(id)) throw new WorkerFailure('cancelled', 'the request was cancelled')
      const answer = running.run(operation, part =>
        page.postMessage({ id, at, ...part }, hasBuffer(part) ? [part.rows] : []),
      )
      answers.push(answer)
      if (hasBuffer(answer)) transfer.push(answer.rows)
    } catch (error) {
      failure = describe(error, at)
      running.untold(operations)
      if (undo !== undefined) revert(running, undo)
      break
    }
  }
  try {
    if (running.writes !== writes) await store.wrote()
  } catch (error) {
    failure ??= describe(error, answers.length - 1)
  }
  return { message: { id, answers, failure, took: performance.now() - started }, transfer }
}

/** Some errors have undone everything already. */
function revert(running: Service, undo: readonly string[]): void {
  try {
    running.database.exec(undo.join(';'))
  } catch {
    // The error that led here is the one to be told.
  }
}

function hasBuffer(answer: Answer): answer is { rows: ArrayBuffer } {
  return typeof answer === 'object' && 'rows' in answer && answer.rows instanceof ArrayBuffer
}

/** Lets messages come in that wait, among them a cancel. */
function messages(): Promise<void> {
  return new Promise(resolve => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      port1.close()
      resolve()
    }
    port2.postMessage(null)
  })
}

/** Stops a statement that runs when the page writes its request's number, or a later one, into the shared memory. */
function watch({ sqlite, pointer }: Database): void {
  const flag = stop
  if (!flag) return
  const tick = (): number => (current !== 0 && Atomics.load(flag, 0) >= current ? 1 : 0)
  sqlite.module.capi.sqlite3_progress_handler(pointer, STEPS, tick, 0)
}

async function close(): Promise<void> {
  service?.leave()
  service = undefined
  const closing = opened()
  open = undefined
  try {
    await closing.store.close()
  } finally {
    closing.release()
  }
  // The answer goes out first.
  setTimeout(() => page.close())
}
