// Work that is done now where nothing has to be waited for, and later where something has.

/** Goes on with an answer. */
export const after = <T, R>(answer: unknown, next: (answer: T) => R): unknown =>
  answer instanceof Promise ? answer.then(next) : next(answer as T)

/** One step for each item, each when the one before is done. */
export function inTurn<T>(items: readonly T[], step: (item: T) => unknown, from = 0): unknown {
  for (let at = from; at < items.length; at++) {
    const answer = step(items[at] as T)
    if (answer instanceof Promise) return answer.then(() => inTurn(items, step, at + 1))
  }
}
