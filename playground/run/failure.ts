// Why a text gave no query, and where.

export interface Failure {
  /** `syntax`: it does not compile. `thrown`: it compiles, and threw. `no query`: it ran, and ended in something else. */
  readonly kind: 'syntax' | 'thrown' | 'no query'
  /** One sentence, without a full stop. */
  readonly message: string
  /** Counted from 1; undefined where the place is not known. */
  readonly line: number | undefined
  readonly column: number | undefined
  /** What was thrown, if anything was. */
  readonly cause?: unknown
}

/** A place in a text; both are counted from 1. */
export interface Place {
  readonly line: number
  readonly column: number
}

export const failure = (kind: Failure['kind'], message: string, place?: Place, cause?: unknown): Failure => ({
  kind,
  message,
  line: place?.line,
  column: place?.column,
  ...(cause === undefined ? {} : { cause }),
})
