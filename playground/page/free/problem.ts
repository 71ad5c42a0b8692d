// A text that gave no query, as an error that says where.
import type { Failure } from '../../run/failure.ts'

export class TextProblem extends Error {
  override readonly name: string
  readonly failure: Failure

  constructor(failure: Failure) {
    super(`${failure.message}${failure.line === undefined ? '' : ` (line ${failure.line}, column ${failure.column})`}`)
    this.name = titles[failure.kind]
    this.failure = failure
  }
}

const titles = {
  syntax: 'It does not compile',
  thrown: 'It throws',
  'no query': 'No query',
} as const
