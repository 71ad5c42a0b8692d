// What examples print, and what they say that they print.
import { readFileSync } from 'node:fs'
import { inspect } from 'node:util'
import { vi } from 'vitest'

/** What the file says that it prints: its comments that begin with an arrow. */
export const promised = (path: string): string[] =>
  [...readFileSync(new URL(path, import.meta.url), 'utf8').matchAll(/^\s*\/\/=> (.*)$/gm)].map(([, line]) => line ?? '')

const shown = (value: unknown): string =>
  typeof value === 'string' ? value : inspect(value, { breakLength: 110, depth: 6 })

export async function printedBy(run: () => Promise<unknown>): Promise<string[]> {
  const printed: string[] = []
  const log = vi.spyOn(console, 'log').mockImplementation((...values) => {
    printed.push(...values.map(shown).join(' ').split('\n'))
  })
  try {
    await run()
    return printed
  } finally {
    log.mockRestore()
  }
}
