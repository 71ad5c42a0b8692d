// Code as it stands on the page: coloured, and reachable by keyboard where it scrolls.
import { element } from './element.ts'
import { scrollable } from './scrollable.ts'
import { sqlLines } from './sql-lines.ts'
import { type Grammar, sql, tokens, typescript } from './tokens.ts'

const paint = (text: string, grammar: Grammar) =>
  [...tokens(text, grammar)].map(token =>
    token.kind === 'plain' ? token.text : element('span', { class: `token-${token.kind}` }, token.text),
  )

/** The code of a file; a long list of imports is folded. */
export function typescriptCode({ imports, code }: FileParts, label: string): HTMLElement[] {
  const parts = imports.split('\n').length > 6 ? [folded(imports, label), code] : [`${imports}\n\n${code}`]
  return parts.map(part => (typeof part === 'string' ? pre(part, label) : part))
}

const pre = (text: string, label: string) =>
  scrollable(element('pre', {}, element('code', {}, ...paint(text, typescript))), label)

const folded = (imports: string, label: string) =>
  element('details', {}, element('summary', {}, 'Imports'), pre(imports, `Imports, ${label}`))

export function sqlCode(text: string): HTMLElement {
  return element('pre', { class: 'sql' }, element('code', {}, ...paint(sqlLines(text), sql)))
}

export interface FileParts {
  /** The first line, which says why the file exists. */
  readonly about: string
  readonly imports: string
  readonly code: string
}

/** The text of a file of this project: a comment, imports, an empty line, the rest. */
export function splitFile(text: string): FileParts {
  const [, about = '', imports = '', code = ''] = /^\/\/ ([^\n]*)\n(.*?)\n\n(.*)$/s.exec(text.trim()) ?? []
  return { about, imports, code }
}
