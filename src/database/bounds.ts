// How long a call may take, and what ends it before.
import { AbortedError, TimeoutError } from '../error/transaction.ts'
import type { CallOptions } from './types.ts'

/** The bounds of one call. */
export interface Bounds {
  readonly signal: AbortSignal | undefined
  /** When the call has to be over, on the clock of performance.now(); Infinity for never. */
  readonly deadline: number
  readonly timeout: number
}

export const UNBOUND: Bounds = { signal: undefined, deadline: Infinity, timeout: Infinity }

/** Bounds for a call that starts now, inside those of an outer call. */
export function boundsOf(options: CallOptions, outer: Bounds = UNBOUND): Bounds {
  if (options.signal === undefined && options.timeout === undefined) return outer
  const timeout = options.timeout ?? Infinity
  const deadline = timeout === Infinity ? Infinity : performance.now() + timeout
  const signal =
    options.signal && outer.signal ? AbortSignal.any([options.signal, outer.signal]) : (options.signal ?? outer.signal)
  return deadline < outer.deadline ? { signal, deadline, timeout } : { ...outer, signal }
}

/** Throws where the call is over: aborted, or out of time. */
export function checkBounds({ signal, deadline, timeout }: Bounds): void {
  if (signal?.aborted) throw new AbortedError(signal.reason)
  if (deadline !== Infinity && performance.now() >= deadline) throw new TimeoutError(timeout)
}

/**
 * The promise, or the end of the call if that comes first; what was waited for then goes on without anyone waiting.
 * `ended` runs at the end of the call, before its error is thrown.
 */
export function within<T>(bounds: Bounds, promise: Promise<T>, ended: () => void = () => {}): Promise<T> {
  const { signal, deadline } = bounds
  if (!signal && deadline === Infinity) return promise
  return new Promise<T>((resolve, reject) => {
    const end = (): void => {
      stop()
      ended()
      reject(signal?.aborted ? new AbortedError(signal.reason) : new TimeoutError(bounds.timeout))
    }
    const timer = deadline === Infinity ? undefined : setTimeout(end, Math.max(0, deadline - performance.now()))
    const stop = (): void => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', end)
    }
    if (signal?.aborted) end()
    else signal?.addEventListener('abort', end)
    // Stopped first: nobody may end a call of which others know already that it is over. What the promise fails with
    // after its call's end is dropped.
    promise.then(
      value => {
        stop()
        resolve(value)
      },
      (error: unknown) => {
        stop()
        reject(error as Error)
      },
    )
  })
}
