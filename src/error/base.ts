// The one root of every error this library throws.

/**
 * Every error of this library. `message` is one sentence that names model, column and rule and never holds a value;
 * `code` stays the same between versions. What may hold values (`cause`, `issues`, `values`) is neither enumerable nor
 * part of `toJSON()`, so that logs stay clean; consoles that print causes all the same are kept from it where drivers
 * quote values (`console.ts`).
 */
export class IsomodelError extends Error {
  /** Stable name of the kind of error, for switches and logs. */
  readonly code: string
  /** Running the same again, from the begin of its transaction, may work: the database was busy with others. */
  readonly retryable: boolean = false
  /** The connection to the database broke; the next call gets another one. */
  readonly connectionLost: boolean = false

  constructor(code: string, message: string, cause?: unknown) {
    super(message)
    this.code = code
    hide(this, 'cause', cause)
  }

  toJSON(): object {
    return { ...Object.fromEntries(Object.entries(this)), name: this.name, message: this.message }
  }
}

/** Sets a property that neither logs nor JSON show. */
export function hide(target: object, key: string, value: unknown): void {
  if (value !== undefined) Object.defineProperty(target, key, { value, configurable: true })
}
