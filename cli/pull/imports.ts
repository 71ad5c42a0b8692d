// What a written file uses, and imports.

export class Imports {
  readonly #used = new Set<string>()

  /** The name, which is imported from now on. */
  use(name: string): string {
    this.#used.add(name)
    return name
  }

  has(name: string): boolean {
    return this.#used.has(name)
  }

  /** Sorted as people sort: letters first, capitals as small ones. */
  names(): string[] {
    return [...this.#used]
      .filter(name => name !== 'v')
      .toSorted((a, b) => a.toLowerCase().localeCompare(b.toLowerCase(), 'en'))
  }
}
