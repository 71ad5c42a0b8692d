// Runs JavaScript as a module of its own: content policies forbid eval, and allow modules from blob: addresses.

export interface Loaded {
  /** What the module exports by default. */
  readonly main: (scope: object) => Promise<unknown>
  /** The address under which it stands in the stacks of errors. */
  readonly address: string
}

/** Rejects with what the browser says of a module that it cannot read. */
export type Load = (code: string) => Promise<Loaded>

export const loadBlob: Load = async code => {
  const address = URL.createObjectURL(new Blob([code], { type: 'text/javascript' }))
  try {
    const module = (await import(/* @vite-ignore */ address)) as { default: Loaded['main'] }
    return { main: module.default, address }
  } finally {
    URL.revokeObjectURL(address)
  }
}
