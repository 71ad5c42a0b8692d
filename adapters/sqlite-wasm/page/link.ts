// The page's end of the worker: requests with numbers, and answers that find them again.
import {
  type Failure,
  type Message,
  type Operation,
  type Part,
  type Reply,
  type Request,
  stoppable,
} from '../wire/messages.ts'
import { isLost, WorkerError } from './errors.ts'

interface Waiting {
  readonly resolve: (message: never) => void
  readonly reject: (error: Error) => void
  readonly sink: Sink | undefined
  readonly stoppable: boolean
}

/** Takes rows of an operation before its answer. */
export type Sink = (part: Part) => void

type Body<R = Request> = R extends Request ? Omit<R, 'id'> : never

export class Link {
  readonly #worker: Worker
  /** Its first number names the last request that is to stop. */
  readonly stop: SharedArrayBuffer | undefined
  readonly #flag: Int32Array | undefined
  readonly #waiting = new Map<number, Waiting>()
  #last = 0
  #gone: Error | undefined
  #heard = false

  constructor(worker: Worker) {
    this.#worker = worker
    this.stop = globalThis.crossOriginIsolated === true ? new SharedArrayBuffer(4) : undefined
    this.#flag = this.stop && new Int32Array(this.stop)
    worker.onmessage = ({ data }: MessageEvent<Message>) => this.#receive(data)
    worker.onerror = event => {
      event.preventDefault()
      const message = event.message || 'its script cannot be loaded'
      this.end(new WorkerError({ kind: this.#heard ? 'lost' : 'start', code: 0, message, at: 0 }))
    }
    worker.onmessageerror = () =>
      this.end(new WorkerError({ kind: 'lost', code: 0, message: 'a message could not be read', at: 0 }))
  }

  /** Sends a request. What fails in the worker is a WorkerError. */
  ask<M extends Message>(body: Body, sink?: Sink, stoppable = false): Promise<M> {
    if (this.#gone) return Promise.reject(this.#gone)
    const id = ++this.#last
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject, sink, stoppable })
      try {
        this.#worker.postMessage({ id, ...body })
      } catch (error) {
        this.#waiting.delete(id)
        reject(error as Error)
      }
    })
  }

  run(operations: readonly Operation[], sink?: Sink, undo?: readonly string[]): Promise<Reply> {
    return this.ask<Reply>({ operations, undo }, sink, stoppable(operations))
  }

  /** Ends everything that is not answered: between statements, and inside of one where memory is shared. */
  interrupt(): void {
    for (const [id, waiting] of this.#waiting) {
      if (!waiting.stoppable) continue
      this.#worker.postMessage({ id, cancel: true })
      // The largest comes last, and stands for those before it.
      if (this.#flag) Atomics.store(this.#flag, 0, id)
    }
  }

  /** Ends the worker. What is not answered fails with the error. */
  end(error: Error): void {
    this.#gone ??= isLost(error) ? new WorkerError({ kind: 'gone', code: 0, message: error.message, at: 0 }) : error
    this.#worker.terminate()
    for (const { reject } of this.#waiting.values()) reject(error)
    this.#waiting.clear()
  }

  #receive(message: Message): void {
    this.#heard = true
    const waiting = this.#waiting.get(message.id)
    if (!waiting) return
    try {
      if ('at' in message) {
        waiting.sink?.(message)
        return
      }
      this.#waiting.delete(message.id)
      const failure = (message as { failure?: Failure }).failure
      if (failure) waiting.reject(new WorkerError(failure))
      else waiting.resolve(message as never)
    } catch (error) {
      this.#waiting.delete(message.id)
      waiting.reject(error as Error)
    }
  }
}
