// Expressions of SQL as trees, so that brackets, casts and synonyms are the same however they are written.

export type Tree =
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'string'; readonly value: string }
  | { readonly kind: 'number'; readonly text: string }
  /** Words and text that stay what they are: `null`, types, queries. */
  | { readonly kind: 'text'; readonly text: string }
  /** Operators, calls and everything that has parts. */
  | { readonly kind: 'node'; readonly head: string; readonly items: readonly Tree[] }

export const node = (head: string, ...items: readonly Tree[]): Tree => ({ kind: 'node', head, items })
export const text = (words: string): Tree => ({ kind: 'text', text: words })

export const isLiteral = (tree: Tree): boolean => tree.kind === 'string' || tree.kind === 'number'
