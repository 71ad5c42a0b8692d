// Expressions of SQL in their one spelling.
import type { TypeSchema } from '../../ast/schema.ts'
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

const normalTree = (dialectName: string, text: string): Tree | null => {
  const tree = parse(text, dialectName)
  return tree && rewrite(tree, dialectName)
}

/**
 * One spelling of an expression of the dialect, for all that mean the same and that differ only in what servers change when
 * they print it: brackets, quotes, casts that were added, `IN` and `= ANY (ARRAY[...])`, `now()` and `CURRENT_TIMESTAMP`, the
 * case of words. It is for comparing, not for running. What is no expression, such as the query of a view, has only its
 * spaces, quotes and letters made the same.
 */
export function normalSql(dialectName: string, text: string): string {
  const tree = normalTree(dialectName, text)
  return tree ? printed(tree) : tokensText(lex(text, dialectName), dialectName)
}

const NUMBERS = new Set<string>([
  'integer',
  'bigint',
  'real',
  'decimal',
  'boolean',
  'interval',
] satisfies TypeSchema['type'][])

/**
 * The same for the default of a column of this kind: servers print the text of a number as the
 * number, with as many digits as the column has. Null is no default,
 * and so is the empty text.
 */
export function normalDefault(dialectName: string, text: string, { type }: Pick<TypeSchema, 'type'>): string {
  const tree = normalTree(dialectName, text)
  if (tree?.kind === 'text' && tree.text === 'null') return ''
  const value = tree?.kind === 'string' ? tree.value : tree?.kind === 'number' ? tree.text : null
  if (value === null || !NUMBERS.has(type) || !/^-?\d+(?:\.\d+)?$/.test(value)) return normalSql(dialectName, text)
  return value.includes('.') ? value.replace(/\.?0+$/, '') : value
}
