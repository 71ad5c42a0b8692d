// Transactions that run again: which may, and after how long.
import { IsomodelError } from '../error/base.ts'
import { type Bounds, within } from './bounds.ts'

export const isRetryable = (error: unknown): boolean => error instanceof IsomodelError && error.retryable

/**
 * Waits before the next run, or until the call ends: for a random time below a limit that doubles, so that those who met
 * do not meet again. https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/
 *
 * @param runs - how many there were, from 1 on
 */
export const pause = (runs: number, bounds: Bounds): Promise<void> =>
  within(bounds, new Promise(resolve => setTimeout(resolve, Math.random() * Math.min(1000, 5 * 2 ** runs))))
