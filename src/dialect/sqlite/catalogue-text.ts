// SQL out of definitions, as text that can stand in others: without comments, which would take what follows with them.
import { isSame } from './catalogue-names.ts'
import type { Reading, Span } from './catalogue-reading.ts'
import { isNext, reading } from './catalogue-reading.ts'
import type { Token } from './catalogue-tokens.ts'

function joined({ text, tokens }: Reading, { from, to }: Span, between: (gap: string) => string): string {
  let sql = ''
  for (let at = from; at < to; at++) {
    const { start, end } = tokens[at] as Token
    if (at > from) sql += between(text.slice((tokens[at - 1] as Token).end, start))
    sql += text.slice(start, end)
  }
  return sql
}

/** The text of a span in one line. */
export const lineOf = (r: Reading, span: Span): string => joined(r, span, gap => (gap === '' ? '' : ' '))

/** The same of an expression, without brackets around the whole of it. */
export const expressionOf = (r: Reading, span: Span): string => lineOf(r, unwrapped(r, span))

/** The text as it was laid out. */
export const queryOf = (r: Reading, span: Span): string =>
  joined(r, span, gap => gap.replace(/--[^\n]*|\/\*[^]*?\*\//g, ' '))

/** What is left of a span when brackets around all of it are taken away. */
export function unwrapped(r: Reading, span: Span): Span {
  const inside: Reading = { ...r, at: span.from }
  if (!isNext(inside, '(') || closing(inside) !== span.to - 1) return span
  return unwrapped(r, { from: span.from + 1, to: span.to - 1 })
}

/** Where the bracket that opens here is closed. */
function closing({ tokens, at }: Reading): number {
  let depth = 0
  for (let place = at; place < tokens.length; place++) {
    const word = tokens[place]?.word
    if (word === '(') depth++
    else if (word === ')' && --depth === 0) return place
  }
  return -1
}

/** The parts of a span between commas that stand in no brackets. */
export function parts({ tokens }: Reading, { from, to }: Span): Span[] {
  const found: Span[] = []
  let [start, depth] = [from, 0]
  for (let at = from; at < to; at++) {
    const word = tokens[at]?.word
    if (word === '(') depth++
    else if (word === ')') depth--
    else if (word === ',' && depth === 0) {
      found.push({ from: start, to: at })
      start = at + 1
    }
  }
  return [...found, { from: start, to }]
}

/** Whether two definitions are the same but for layout, comments, and how their names are quoted. */
export function sameText(a: string, b: string): boolean {
  const [left, right] = [reading('', a).tokens, reading('', b).tokens]
  return left.length === right.length && left.every((token, at) => isSameToken(token, right[at] ?? null))
}

const named = new Set(['word', 'name'])

function isSameToken(a: Token | null, b: Token | null): boolean {
  if (!a || !b) return false
  if (named.has(a.kind) && named.has(b.kind)) return isSame(a.value, b.value)
  return a.kind === b.kind && a.value === b.value
}
