// Names that cannot be used, whatever they name.
import { DefinitionError } from '../error/definition.ts'
import { byteLength, MAX_NAME } from './naming.ts'

export function fail(where: string, what: string): never {
  throw new DefinitionError(`${where}: ${what}`)
}

/** A name in the database. */
export function checkName(where: string, name: string): void {
  if (typeof name !== 'string' || name === '' || name.includes('\0')) fail(where, 'the name is empty or holds a NUL')
  if (byteLength(name) > MAX_NAME) fail(where, `the name is longer than ${MAX_NAME} bytes`)
}

/** A property of models and rows: neither what every object has already, nor what marks our own parts, nor taken. */
export function checkProperty(where: string, key: string, taken: object = {}): void {
  if (key === '$' || key.startsWith('~') || key in Object.prototype) {
    fail(where, `'${key}' cannot be the name of a property`)
  }
  checkName(where, key)
  if (Object.hasOwn(taken, key)) fail(where, 'is a column already')
}

/** Remembers names, and refuses one that differs from another at most in case. */
export function uniqueNames(): (name: string, where: string) => void {
  const seen = new Map<string, string>()
  return (name, where) => {
    const other = seen.get(name.toLowerCase())
    if (other !== undefined) fail(where, `the name '${name}' is taken by ${other}`)
    seen.set(name.toLowerCase(), where)
  }
}
