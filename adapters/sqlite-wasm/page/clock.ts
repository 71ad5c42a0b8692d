// How the time of an answer is divided, for those who ask.

/** The time of one answer of the worker. */
export interface AnswerTiming {
  /** Milliseconds in the worker. */
  readonly worker: number
  /** Milliseconds on the page, from bytes to rows. */
  readonly decode: number
  readonly rows: number
}

export type OnAnswer = (timing: AnswerTiming) => void

/** Measures one answer. */
export interface Clock {
  decode<T>(work: () => T): T
  end(worker: number, rows: number): void
}

/** Without anyone to tell, nothing is measured. */
export const NO_CLOCK: Clock = { decode: work => work(), end: () => {} }

export function startClock(tell: OnAnswer): Clock {
  let decoded = 0
  return {
    decode(work) {
      const started = performance.now()
      try {
        return work()
      } finally {
        decoded += performance.now() - started
      }
    },
    end: (worker, rows) => tell({ worker, decode: decoded, rows }),
  }
}
