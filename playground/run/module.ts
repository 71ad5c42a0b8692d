// Makes a module of a script: a function of the scope that answers what the script's last expression is.
import type { Place } from './failure.ts'
import { placeAt, type Span, type Syntax } from './syntax.ts'

export interface ModuleText {
  readonly code: string
  /** Where a place of `code` was in the script. */
  readonly placeOf: (place: Place) => Place
}

/**
 * `names` become parameters, which the script may declare anew. A function can neither import nor export, so that those
 * words are blanked. Columns stay as they are; lines move down by one, and those of the last expression by three.
 */
export function moduleOf(script: string, syntax: Syntax, names: readonly string[]): ModuleText {
  const { imports, exported, expression, name } = syntax
  const text = [...imports, ...exported].reduce(blank, script)
  const kept = expression ? expression.from : text.length
  const place = placeAt(text, kept)
  const answer = expression ? ' '.repeat(place.column - 1) + part(text, expression) : name ? part(text, name) : ''
  const code = [
    `export default async ({ ${names.join(', ')} }) => {{`,
    text.slice(0, kept),
    'return (',
    answer,
    ')}}',
  ].join('\n')
  return { code, placeOf: ({ line, column }) => ({ line: line > place.line + 1 ? line - 3 : line - 1, column }) }
}

const part = (text: string, { from, to }: Span): string => text.slice(from, to)

const blank = (text: string, span: Span): string =>
  text.slice(0, span.from) + part(text, span).replace(/[^\n]/g, ' ') + text.slice(span.to)
