// Expressions of SQL in their one spelling.
import { lex } from './lex.ts'
import { parse } from './parse.ts'
import { nameText, stringText, tokensText } from './print.ts'
import { rewrite } from './rewrite.ts'
import type { Tree } from './tree.ts'

const NAMED = /^[\p{L}_][\p{L}\p{N}_.]*$/u

function printed(tree: Tree): string {
  switch (tree.kind) {
    case 'name':
      return nameText(tree.name)
    case 'string':
      return stringText(tree.value)
    case 'number':
    case 'text':
      return tree.text
    case 'node':
      return printedNode(tree.head, tree.items.map(printed))
  }
}

const CALLS = new Set([
  'in',
  'is',
  'like',
  'and',
  'or',
  'regexp',
  'collate',
  'ilike',
  'glob',
  'match',
  'div',
  'xor',
  'rlike',
])

function printedNode(head: string, items: string[]): string {
  if (NAMED.test(head) && !CALLS.has(head)) return `${head}(${items.join(', ')})`
  const [first = '', ...others] = items
  if (head === 'in') return `(${first} in (${others.join(', ')}))`
  if (items.length === 1) return `(${first} ${head})`
  return `(${items.join(` ${head} `)})`
}

/**
 * One spelling of an expression of the dialect, for all that mean the same and that differ only in what servers change when
 * they print it: brackets, quotes, casts that were added, `IN` and `= ANY (ARRAY[...])`, `now()` and `CURRENT_TIMESTAMP`, the
 * case of words. It is for comparing, not for running. What is no expression, such as the query of a view, has only its
 * spaces, quotes and letters made the same.
 */
export function normalSql(dialectName: string, text: string): string {
  const tree = parse(text, dialectName)
  return tree ? printed(rewrite(tree, dialectName)) : tokensText(lex(text, dialectName), dialectName)
}
