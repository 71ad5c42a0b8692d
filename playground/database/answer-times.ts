// Adds up what the answers of the worker took, so that the time of a run can be split.

/** Milliseconds. */
export interface AnswerTime {
  readonly worker: number
  readonly decode: number
}

export interface AnswerTimes {
  add(time: AnswerTime): void
  /** The sums so far. */
  spent(): AnswerTime
}

export function answerTimes(): AnswerTimes {
  let sum: AnswerTime = { worker: 0, decode: 0 }
  return {
    add({ worker, decode }) {
      sum = { worker: sum.worker + worker, decode: sum.decode + decode }
    },
    spent: () => sum,
  }
}
