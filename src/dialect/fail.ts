// What codecs throw: a plain error whose message says what is wrong with the value.
export function fail(message: string): never {
  throw new Error(message)
}
