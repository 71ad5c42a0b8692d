// Waiting that ends.

/** The promise, or `undefined` after so many milliseconds; what comes later is handed to `late`. Failures after that are dropped. */
export function withinTime<T>(
  promise: Promise<T>,
  milliseconds: number,
  late: (value: T) => void = () => {},
): Promise<T | undefined> {
  return new Promise((resolve, reject) => {
    let over = false
    const timer = setTimeout(() => {
      over = true
      resolve(undefined)
    }, milliseconds)
    promise.then(
      value => {
        clearTimeout(timer)
        if (over) late(value)
        else resolve(value)
      },
      (error: unknown) => {
        clearTimeout(timer)
        reject(error as Error)
      },
    )
  })
}
