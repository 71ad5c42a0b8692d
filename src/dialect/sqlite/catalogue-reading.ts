// Reading a definition from its text, token by token.
import { MigrationError } from '../../error/migration.ts'
import { type Token, tokensOf } from './catalogue-tokens.ts'

/** A definition that is being read. */
export interface Reading {
  /** What it defines, for messages. */
  readonly what: string
  readonly text: string
  readonly tokens: readonly (Token | null)[]
  at: number
}

/** Tokens from one place to another, which is not among them. */
export interface Span {
  readonly from: number
  readonly to: number
}

export const reading = (what: string, text: string): Reading => ({ what, text, tokens: tokensOf(text), at: 0 })

/** What is not understood is not guessed. */
export function unreadable({ what, text, tokens, at }: Reading): never {
  const place = tokens[at]?.start ?? tokens[at - 1]?.end ?? text.length
  throw new MigrationError(`${what}: its definition cannot be read from character ${place + 1} on`)
}

/** Whether a word or symbol stands here, or so many tokens ahead. */
export const isNext = ({ tokens, at }: Reading, word: string, ahead = 0): boolean => tokens[at + ahead]?.word === word

/** Goes past the words, if all of them stand here. */
export function took(r: Reading, ...words: readonly string[]): boolean {
  const all = words.every((word, ahead) => isNext(r, word, ahead))
  if (all) r.at += words.length
  return all
}

export function expect(r: Reading, ...words: readonly string[]): void {
  if (!took(r, ...words)) unreadable(r)
}

/** The first of the words, if one of them stands here. */
export const oneOf = (r: Reading, words: readonly string[]): string | undefined => words.find(word => took(r, word))

/** A name, in quotes of any kind or none. */
export function takeName(r: Reading): string {
  const token = r.tokens[r.at]
  if (token?.kind !== 'word' && token?.kind !== 'name' && token?.kind !== 'string') unreadable(r)
  r.at++
  return token.value
}

/** Goes past what stands between round brackets, and answers it. */
export function bracketed(r: Reading): Span {
  expect(r, '(')
  const from = r.at
  for (let depth = 1; depth > 0; r.at++) {
    if (!r.tokens[r.at]) unreadable(r)
    if (isNext(r, '(')) depth++
    else if (isNext(r, ')')) depth--
  }
  return { from, to: r.at - 1 }
}

/** Goes past a list between round brackets; `item` reads one. */
export function listed<T>(r: Reading, item: (r: Reading) => T): T[] {
  expect(r, '(')
  const items = [item(r)]
  while (took(r, ',')) items.push(item(r))
  expect(r, ')')
  return items
}

/** There may be a semicolon, and nothing else. */
export function expectEnd(r: Reading): void {
  while (took(r, ';'));
  if (r.at < r.tokens.length) unreadable(r)
}
