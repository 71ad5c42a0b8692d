// The few assertions that cases need, so that no test framework is needed to run them.
import { IsomodelError } from '../error/base.ts'
import { difference, show } from './difference.ts'

/** A case found another behaviour than it describes. */
export class ConformanceError extends IsomodelError {
  override readonly name = 'ConformanceError'
  constructor(message: string, cause?: unknown) {
    super('CONFORMANCE', message, cause)
  }
}

/** The two values are deeply equal; `what` names them where a case compares several. */
export function equal<T>(actual: T, expected: NoInfer<T>, what?: string): void {
  const found = difference(actual, expected)
  if (found) throw new ConformanceError(what ? `${what}: ${found}` : found)
}

/** The condition holds. */
export function holds(condition: boolean, what: string): void {
  if (!condition) throw new ConformanceError(`not true: ${what}`)
}

type ErrorClass<E> = abstract new (...args: never[]) => E

/** The promise fails with an error of this very class, which is answered. */
export async function fails<E extends Error>(promise: PromiseLike<unknown>, type: ErrorClass<E>): Promise<E> {
  try {
    await promise
  } catch (error) {
    return checked(error, type)
  }
  throw new ConformanceError(`nothing failed instead of ${type.name}`)
}

/** The function throws an error of this very class, which is answered. */
export function throws<E extends Error>(work: () => unknown, type: ErrorClass<E>): E {
  try {
    work()
  } catch (error) {
    return checked(error, type)
  }
  throw new ConformanceError(`nothing was thrown instead of ${type.name}`)
}

function checked<E extends Error>(error: unknown, type: ErrorClass<E>): E {
  if (error instanceof type && error.constructor === type) return error
  throw new ConformanceError(`${show(error)} instead of ${type.name}`, error)
}

/** Everything that a stream answers. */
export async function collected<T>(stream: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = []
  for await (const one of stream) all.push(one)
  return all
}
