// The shape key of a statement: integers written into one buffer while the tree is walked, and the values met on the way.
// Equal keys always mean equal SQL: every token's low six bits tell its kind, and every part of variable length is counted.

let tokens = new Int32Array(1024)
let length = 0
let values: unknown[] = []

export function begin(): void {
  length = 0
  values = []
}

export function put(token: number): void {
  if (length === tokens.length) grow()
  tokens[length++] = token
}

export function push(value: unknown): void {
  values.push(value)
}

export function taken(): unknown[] {
  return values
}

/** What a walk writes and collects, of which nothing stays. */
export function aside(walk: () => void): { readonly tokens: Int32Array; readonly values: readonly unknown[] } {
  const [start, outer] = [length, values]
  values = []
  walk()
  const made = { tokens: tokens.slice(start, length), values }
  length = start
  values = outer
  return made
}

/** Values that were collected elsewhere: those of an insert. */
export function take(collected: unknown[]): void {
  values = collected
}

export function matches(stored: readonly number[]): boolean {
  if (stored.length !== length) return false
  for (let at = 0; at < length; at++) if (stored[at] !== tokens[at]) return false
  return true
}

export function currentHash(): number {
  let hash = 0
  for (let at = 0; at < length; at++) hash = (Math.imul(hash, 31) + (tokens[at] as number)) | 0
  return hash
}

/** A copy to keep. An array: small typed arrays are dear to make and to collect. */
export function storedKey(): number[] {
  const key = new Array<number>(length)
  for (let at = 0; at < length; at++) key[at] = tokens[at] as number
  return key
}

function grow(): void {
  const larger = new Int32Array(tokens.length * 2)
  larger.set(tokens)
  tokens = larger
}

/** Numbers for texts, so that names can stand in keys. A number is never used again, so forgetting costs a cache miss. */
const names = new Map<string, number>()
let nameCount = 0
const REMEMBERED = 10_000

export function nameId(name: string): number {
  let id = names.get(name)
  if (id === undefined) {
    if (names.size >= REMEMBERED) names.clear()
    names.set(name, (id = ++nameCount))
  }
  return id
}

const templates = new WeakMap<readonly string[], number>()

/** A number for the strings of a template: by identity, and by content the first time. */
export function templateId(strings: readonly string[]): number {
  let id = templates.get(strings)
  if (id === undefined) templates.set(strings, (id = nameId(`template ${JSON.stringify(strings)}`)))
  return id
}
