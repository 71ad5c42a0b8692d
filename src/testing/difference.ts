// Where two values differ, in words. Stricter than most: prototypes count, and so does the sign of zero.

/** The first difference, as `at .rows[2].name: 'a' instead of 'b'`; undefined where the values are deeply equal. */
export function difference(actual: unknown, expected: unknown, path = ''): string | undefined {
  if (Object.is(actual, expected)) return undefined
  const wrong = `at ${path || 'the top'}: ${show(actual)} instead of ${show(expected)}`
  if (typeof actual !== 'object' || typeof expected !== 'object' || actual === null || expected === null) return wrong
  if (Object.getPrototypeOf(actual) !== Object.getPrototypeOf(expected)) {
    return `${wrong} (made by ${maker(actual)} instead of ${maker(expected)})`
  }
  if (actual instanceof Date) return Object.is(actual.getTime(), (expected as Date).getTime()) ? undefined : wrong
  return differenceInside(actual, expected, path, wrong)
}

function differenceInside(actual: object, expected: object, path: string, wrong: string): string | undefined {
  const keys = Reflect.ownKeys(actual)
  if (keys.length !== Reflect.ownKeys(expected).length) return wrong
  for (const key of keys) {
    if (!Object.hasOwn(expected, key)) return wrong
    const step = Array.isArray(actual) || ArrayBuffer.isView(actual) ? `[${String(key)}]` : `.${String(key)}`
    const found = difference(Reflect.get(actual, key), Reflect.get(expected, key), path + step)
    if (found) return found
  }
  return undefined
}

function maker(value: object): string {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === null ? 'nothing' : ((prototype as { constructor?: { name?: string } }).constructor?.name ?? '?')
}

/** A value as a message shows it, cut where it is long. */
export function show(value: unknown): string {
  const text = written(value)
  return text.length > 300 ? `${text.slice(0, 300)}...` : text
}

function written(value: unknown): string {
  if (typeof value === 'bigint') return `${value}n`
  if (typeof value === 'string') return JSON.stringify(value)
  if (Object.is(value, -0)) return '-0'
  if (typeof value !== 'object' || value === null) return String(value)
  if (value instanceof Error) return `${value.name}(${JSON.stringify(value.message)})`
  if (value instanceof Date) return `Date(${Number.isNaN(value.getTime()) ? 'invalid' : value.toISOString()})`
  if (value instanceof Uint8Array) return `${maker(value)}(${Array.from(value).join(' ')})`
  if (Array.isArray(value)) return `[${value.map(written).join(', ')}]`
  return `{ ${Object.entries(value)
    .map(([key, item]) => `${key}: ${written(item)}`)
    .join(', ')} }`
}
