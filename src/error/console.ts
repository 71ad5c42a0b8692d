// Consoles that print the cause of an error, though it is not enumerable, and drivers' errors that quote values.
import { IsomodelError } from './base.ts'

/** https://nodejs.org/api/util.html#utilinspectcustom, which other programs than Node ask for too. */
const CUSTOM = Symbol.for('nodejs.util.inspect.custom')

type Inspect = (value: unknown, options: object) => string

function shown(this: IsomodelError, _depth: number, options: object, inspect: Inspect): string {
  const { name: _, message: __, ...more } = this.toJSON() as Record<string, unknown>
  return `${this.stack ?? String(this)} ${inspect(more, options)}`
}

/** Consoles show errors of this library as `toJSON()` does, and their stack. Adapters whose drivers quote values ask for it. */
export function hideCauses(): void {
  Object.defineProperty(IsomodelError.prototype, CUSTOM, { value: shown, configurable: true })
}
