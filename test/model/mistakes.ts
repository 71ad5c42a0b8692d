// Mistakes with what the compiler says about them: one error each, whose last line is the sentence that a reader needs.
import { describe, expect, test } from 'vitest'
import { compile } from './compiler.ts'

/** By what is wrong: the code, and what the last line of its only error says. */
export type Mistakes = Readonly<Record<string, readonly [snippet: string, message: string]>>

/**
 * @param folder - where the snippets are compiled
 * @param head - what stands before each of them
 */
export function describeMistakes(folder: string, mistakes: Mistakes, head: string): void {
  const entries = Object.entries(mistakes)
  describe('the compiler says', () => {
    const answers = compile(folder, Object.fromEntries(entries.map(([name, [snippet]]) => [name, snippet])), head)
    test.each(entries)('%s', (name, [, message]) => {
      const lines = answers.get(name)!
      expect(lines.filter(line => line.startsWith('error'))).toHaveLength(1)
      expect(lines.at(-1), lines.join('\n')).toContain(message)
    })
  })
}
