// Plain values on their way into documents.

const isScalar = (value: unknown): boolean =>
  value === null ||
  typeof value === 'boolean' ||
  (typeof value === 'string' && value.isWellFormed()) ||
  (typeof value === 'number' && Number.isFinite(value))

const isObject = (value: unknown): value is Record<string, unknown> => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === null || prototype === Object.prototype
}

/** Whether JSON has the value. Keys without a value are left out of objects. */
export function isJson(value: unknown): boolean {
  if (isScalar(value)) return true
  if (Array.isArray(value)) return value.every(isJson)
  return (
    isObject(value) &&
    Object.entries(value).every(([key, one]) => key.isWellFormed() && (one === undefined || isJson(one)))
  )
}

type Path = readonly string[]
/** How something is wanted: the value itself, an item, or any object or list; where; and what. */
type Wanted = readonly [how: 'is' | 'in' | 'object' | 'array', path: string, value?: unknown]

/** What a document has to have to contain the value; null where that cannot be said of each part alone. */
export function wantedOf(value: unknown, pathOf: (path: Path) => string): readonly Wanted[] | null {
  if (isScalar(value)) return [['in', pathOf([]), value]]
  const wanted: Wanted[] = []
  return collect(value, [], pathOf, wanted) ? wanted : null
}

function collect(value: unknown, path: Path, pathOf: (path: Path) => string, wanted: Wanted[]): boolean {
  const at = pathOf(path)
  if (isScalar(value)) {
    wanted.push(['is', at, value])
    return true
  }
  if (Array.isArray(value)) {
    wanted.push(['array', at], ...value.map(item => ['in', at, item] as const))
    return value.every(isScalar)
  }
  if (!isObject(value)) return false
  wanted.push(['object', at])
  return Object.entries(value).every(
    ([key, one]) => one === undefined || (key.isWellFormed() && collect(one, [...path, key], pathOf, wanted)),
  )
}

/** The keys of all objects in a value. */
export const keysIn = (value: unknown): string[] =>
  isObject(value) ? Object.entries(value).flatMap(([key, one]) => [key, ...keysIn(one)]) : []
