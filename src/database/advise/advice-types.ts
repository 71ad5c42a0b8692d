// What advise() says, and what it is told.

interface Said {
  /** The advice as a sentence, without any value. */
  readonly message: string
  /** The model that is read, and the properties that the advice is about. */
  readonly model: string
  readonly columns: readonly string[]
  /** File, line and column of the call; undefined where the runtime tells no stack. */
  readonly site: string | undefined
  readonly sql: string
  /** The tag of the handle that made the call. */
  readonly tag: string | undefined
}

/** One row after another was read by the same call. */
export interface RepeatAdvice extends Said {
  readonly kind: 'repeats'
  readonly count: number
  /** Relations that lead to these rows, such as `Hero.team`. */
  readonly relations: readonly string[]
}

/** All rows of a large table were read to find some. */
export interface ScanAdvice extends Said {
  readonly kind: 'scan'
  /** The table has more rows than this. */
  readonly rows: number
}

export type Advice = RepeatAdvice | ScanAdvice

export interface AdviseOptions {
  /**
   * Hears each advice, once for each call site. What it throws about `repeats` is thrown by the call, so that tests can be
   * strict; about a `scan` it is dropped.
   */
  readonly onAdvice: (advice: Advice) => void
  /** How many single rows one call site may read in a row; 3 unless given, `Infinity` for any number. */
  readonly repeats?: number | undefined
  /** The rows from which a table is large; 1,000 unless given, `Infinity` to look at no plans. */
  readonly rows?: number | undefined
}
